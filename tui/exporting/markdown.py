"""A comparison as Markdown with a table. What an article says is escaped: none of it is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.words import _
from widgets.signs import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.exporting.content import Content, Witness
    from widgets.marks import Mark, MarkKind

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&!$^=]|(?<=:)//|(?<=www)\.|@", re.IGNORECASE)
"""What can begin markup, a reference, a formula or a link in one of the common dialects."""

EMPHASIS: dict[MarkKind, str] = {
    "discrepancy": "**",
    "value": "**",
    "letters": "*",
    "differs": "*",
    "added": "*",
}
"""Markdown has two strengths: facts that differ, and words that the other side does not have."""


def markdown(content: Content) -> str:
    """The document, with its line end."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    yield f"# {_('Two articles compared')}"
    yield ""
    for witness in (content.a, content.b):
        yield f"- **{witness.siglum}** {escape_text(witness.title)} — {_facts(witness)}"
        if witness.problem:
            yield f"  **{escape_text('! ' + witness.problem)}**"
    yield ""
    yield escape_text(" · ".join(content.figures))
    yield ""
    yield f"| A {_cell(content.a.outlet)} |  | B {_cell(content.b.outlet)} |"
    yield "| :-- | :-: | :-- |"
    for part in content.parts:
        sign = "".join(map(UNICODE.of, part.signs))
        a, b = (emphasise(side.text, marks) for side, marks in zip((part.a, part.b), part.marks, strict=True))
        yield f"| {a} | {escape_text(sign)} | {b} |"
    if content.discrepancies:
        yield ""
        yield f"## {_('Facts that differ')}"
        yield ""
        for spelling, words in content.discrepancies:
            yield f"- {UNICODE.differs if spelling else UNICODE.discrepancy} {escape_text(words)}"


def _facts(witness: Witness) -> str:
    return escape_text(" · ".join(witness.facts))


def _cell(text: str) -> str:
    return escape_text(text)


def escape_text(text: str) -> str:
    """The text as Markdown that shows it: one line, no character of it is markup."""
    return _SPECIAL.sub(lambda found: "".join("\\" + c for c in found.group()), " ".join(text.split()))


def emphasise(text: str, marks: Iterable[Mark]) -> str:
    """A text with its marks as emphasis, where the rules of emphasis allow it to begin and end."""
    parts, position = [], 0
    for start, end, strength in _merged(marks):
        piece = text[start:end]
        if not _can_stand(text, start, end):
            continue
        parts += [_escape_piece(text[position:start]), strength, _escape_piece(piece), strength]
        position = end
    return "".join([*parts, _escape_piece(text[position:])])


def _merged(marks: Iterable[Mark]) -> list[tuple[int, int, str]]:
    """(start, end, strength); marks that touch become one, as strong as the strongest."""
    merged: list[tuple[int, int, str]] = []
    for start, end, kind in marks:
        strength = EMPHASIS.get(kind)
        if strength is None:
            continue
        if merged and merged[-1][1] == start:
            first, _end, before = merged.pop()
            merged.append((first, end, max(before, strength, key=len)))
        else:
            merged.append((start, end, strength))
    return merged


def _can_stand(text: str, start: int, end: int) -> bool:
    """Whether emphasis may begin and end here: not between a letter and a point, nor beside white space."""
    piece = text[start:end]
    if not piece or piece != piece.strip():
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return (piece[0].isalnum() or not before.isalnum()) and (piece[-1].isalnum() or not after.isalnum())


def _escape_piece(text: str) -> str:
    """Part of a line: white space at its ends stays."""
    return _SPECIAL.sub(lambda found: "".join("\\" + c for c in found.group()), text)
