"""What a reader decided: cuts, kept blocks, links, names of sources. Kept in a log, applied to results.

The log is a file of JSON lines that only grows: a later line about the same thing wins, so that an
interrupted write or a second running program costs at most one line. Knows no screen and no folder of
its own; the caller says where the log lies.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

from lesarten.cards import BY_READER
from lesarten.errors import LesartenError
from lesarten.model import Article, Block, Cut, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

DecisionKind = Literal["cut", "keep", "link", "unlink", "name"]
KINDS: tuple[DecisionKind, ...] = ("cut", "keep", "link", "unlink", "name")
REASON = BY_READER
"""The reason of a cut that a reader made."""

Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a reader decided. Texts are normalised, paths absolute."""

    kind: DecisionKind
    path: str
    text: str = ""
    """The block's or sentence's text; empty for a name."""
    other_path: str = ""
    """For links: the other article, never before `path` in sorting order."""
    other_text: str = ""
    outlet: str | None = None
    date: str | None = None
    """ISO 8601."""
    undone: bool = False
    """Taken back: the program decides again."""

    @property
    def key(self) -> Key:
        """What it is about: two decisions with one key replace each other."""
        family = {"keep": "cut", "unlink": "link"}.get(self.kind, self.kind)
        return family, self.path, self.text, self.other_path, self.other_text


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that hold, by what they are about."""

    held: dict[Key, Decision]

    def of(self, key: Key) -> Decision | None:
        """The decision about something, or None."""
        return self.held.get(key)

    def about(self, path: str) -> tuple[Decision, ...]:
        """Those that name an article, in the order they were made."""
        place = absolute(path)
        return tuple(d for d in self.held.values() if place in (d.path, d.other_path))

    def with_one(self, decision: Decision) -> Decisions:
        """These and one more, which replaces an earlier one about the same thing."""
        held = {key: kept for key, kept in self.held.items() if key != decision.key}
        if not decision.undone:
            held[decision.key] = decision
        return Decisions(held)


NONE = Decisions({})


def normalise(text: str) -> str:
    """The text as decisions are keyed by it: one line, single spaces, lower case."""
    return " ".join(text.split()).casefold()


def absolute(path: str) -> str:
    """The path as decisions are keyed by it."""
    return path if path == "-" else os.path.abspath(path)  # noqa: PTH100 - must not follow links


def about_block(article: Article, part: Block | Cut, *, keep: bool) -> Decision:
    """The decision to keep or to cut a block or a cut of an article."""
    return Decision("keep" if keep else "cut", absolute(article.path), normalise(part.text))


def about_link(a: Article, b: Article, i: int, j: int, *, linked: bool) -> Decision:
    """The decision that sentence `i` of A and `j` of B say the same, or do not. The sides are equal."""
    one = (absolute(a.path), normalise(a.sentences[i].text))
    two = (absolute(b.path), normalise(b.sentences[j].text))
    first, second = sorted((one, two))
    return Decision("link" if linked else "unlink", *first, *second)


def about_name(article: Article, outlet: str | None, date: str | None) -> Decision:
    """The decision what a source is called and when it appeared."""
    return Decision("name", absolute(article.path), outlet=outlet, date=date)


def read_log(log: Path) -> Decisions:
    """The decisions of a log; damaged lines are passed over, a missing log holds none."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return NONE
    except OSError as error:
        raise LesartenError(f"your decisions cannot be read: {log}: {error.strerror}") from error
    held: dict[Key, Decision] = {}
    for line in lines:
        decision = _parse(line)
        if decision is not None:
            held.pop(decision.key, None)
            if not decision.undone:
                held[decision.key] = decision
    return Decisions(held)


def append(log: Path, decision: Decision) -> None:
    """Write one decision behind the others. Raises LesartenError when the log cannot be written."""
    line = json.dumps(asdict(decision), ensure_ascii=True) + "\n"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(log, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # A line torn by a crash must not swallow this one.
            end = os.lseek(handle, 0, os.SEEK_END)
            torn = end > 0 and os.lseek(handle, end - 1, os.SEEK_SET) >= 0 and os.read(handle, 1) != b"\n"
            os.write(handle, (("\n" if torn else "") + line).encode("ascii"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise LesartenError(f"your decision could not be kept: {log}: {error.strerror}") from error


def apply_to_article(article: Article, decisions: Decisions) -> Article:
    """The article with the reader's cuts, kept blocks and name; sentences are cut anew where needed."""
    path = absolute(article.path)
    blocks: list[Block] = []
    cuts: list[Cut] = []
    for part in _parts(article):
        found = decisions.of(("cut", path, normalise(part.text), "", ""))
        if isinstance(part, Block):
            if found is not None and found.kind == "cut":
                cuts.append(Cut(part.line, part.text, REASON, part.spans, "reader"))
            else:
                blocks.append(part)
        elif found is not None and found.kind == "keep":
            blocks.append(Block("body", " ".join(part.text.split()), 0, 0, part.line, part.spans, "reader"))
        else:
            cuts.append(part)
    if blocks != list(article.blocks):
        article = _rebuild(article, blocks, cuts)
    return _name(article, decisions.of(("name", path, "", "", "")))


def decided_links(a: Article, b: Article, decisions: Decisions) -> tuple[tuple[int, int, bool], ...]:
    """What a reader linked (True) or unlinked (False) between two articles, as sentence ids."""
    a_path, b_path = absolute(a.path), absolute(b.path)
    a_ids, b_ids = _by_text(a.sentences), _by_text(b.sentences)
    found = []
    for decision in decisions.about(a.path):
        ends = ((decision.path, decision.text), (decision.other_path, decision.other_text))
        for (one, one_text), (two, two_text) in (ends, ends[::-1]):
            if (one, two) == (a_path, b_path) and one_text in a_ids and two_text in b_ids:
                found.append((a_ids[one_text], b_ids[two_text], decision.kind == "link"))
                break
    return tuple(sorted(found))


def to_check(article: Article, decisions: Decisions) -> tuple[Decision, ...]:
    """Decisions about an article whose own text is no longer in it: the reader should look again."""
    path = absolute(article.path)
    present = {normalise(part.text) for part in _parts(article)}
    present |= {normalise(sentence.text) for sentence in article.sentences}
    return tuple(
        decision
        for decision in decisions.about(article.path)
        if decision.kind != "name"
        and any(
            place == path and text not in present
            for place, text in (
                (decision.path, decision.text),
                (decision.other_path, decision.other_text),
            )
        )
    )


def _parts(article: Article) -> list[Block | Cut]:
    """Blocks and cuts in the order of the page; parts without a place keep their order at the end."""
    parts: list[Block | Cut] = [*article.blocks, *article.cut]
    last = len(article.page)
    return sorted(parts, key=lambda part: part.spans[0][0] if part.spans else last)


def _rebuild(article: Article, blocks: Iterable[Block], cuts: Sequence[Cut]) -> Article:
    from lesarten.segment import cut_blocks  # patterns and word lists, which most articles are spared here

    placed: list[Block] = []
    position = 0
    for block in blocks:
        placed.append(replace(block, start=position, end=position + len(block.text)))
        position += len(block.text) + 2
    # A title that the reader cut is no title; one that stood in no block stays.
    gone = {block.kind for block in article.blocks} - {block.kind for block in placed}
    return replace(
        article,
        title=None if "title" in gone else article.title,
        kicker=None if "kicker" in gone else article.kicker,
        text="\n\n".join(block.text for block in placed),
        blocks=tuple(placed),
        cut=tuple(cuts),
        sentences=cut_blocks(placed, article.language),
        problem=article.problem if bool(placed) == bool(article.blocks) else None,
    )


def _name(article: Article, decision: Decision | None) -> Article:
    if decision is None:
        return article
    found = tuple(item for item in article.found if item[0] not in ("outlet", "date"))
    named = [("outlet", decision.outlet), ("date", decision.date)]
    return replace(
        article,
        outlet=decision.outlet or article.outlet,
        date=decision.date or article.date,
        found=found + tuple((field, REASON) for field, value in named if value),
    )


def _by_text(sentences: Sequence[Sentence]) -> dict[str, int]:
    """The first sentence with each text."""
    ids: dict[str, int] = {}
    for sentence in sentences:
        ids.setdefault(normalise(sentence.text), sentence.id)
    return ids


def _parse(line: str) -> Decision | None:
    with suppress(ValueError, TypeError, AttributeError):
        given = json.loads(line)
        known = {field.name for field in fields(Decision)}
        decision = Decision(**{name: value for name, value in given.items() if name in known})
        texts = (decision.path, decision.text, decision.other_path, decision.other_text)
        names = (decision.outlet or "", decision.date or "")
        if decision.kind in KINDS and all(isinstance(text, str) for text in (*texts, *names)):
            return decision
    return None
