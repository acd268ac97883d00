"""A comparison as one HTML file: no script, nothing from elsewhere, readable when printed in grey.

Everything that comes from an article is escaped here; nothing else writes HTML.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lesarten import __version__
from lesarten.words import _
from tui.exporting.content import Content, Part, Witness, meaning_words
from widgets.signs import MEANINGS, UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from widgets.marks import Mark, MarkKind

TAGS: dict[MarkKind, tuple[str, ...]] = {
    "discrepancy": ("b", "u"),
    "value": ("b", "u"),
    "letters": ("b", "u"),
    "differs": ("u",),
    "added": ("u",),
    "moved": ("i",),
    "spelling": ("i",),
}
"""Elements that say the same without the style sheet, on any reader's page; inflected words have none."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing may be loaded or run, whatever the text of an article holds."""

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff;
  max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: 1.5rem 1fr; row-gap: .6rem; }
dt { font-weight: bold; } dd { margin: 0; }
.facts, .legend, footer { color: #444; font-size: .9rem; } .legend span { margin-right: 1.2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
thead { display: table-header-group; }
th { text-align: left; border-bottom: 2px solid #1a1a1a; padding: .3rem .6rem; }
td { vertical-align: top; border-bottom: 1px solid #bbb; padding: .45rem .6rem; overflow-wrap: anywhere; }
.sign { width: 2.6rem; text-align: center; }
td.sign { font-weight: bold; border-left: 1px solid #bbb; border-right: 1px solid #bbb; }
tr { break-inside: avoid; }
tr.only_a td, tr.only_b td { color: #444; }
tr.discrepancy td.sign, .discrepancy, .value { color: #8c1d18; }
.differs, .letters { color: #1d4f82; } .added { color: #444; }
.discrepancy u, .value u { text-decoration-thickness: 2px; }
.found { font-size: .85rem; margin: .3rem 0 0; }
@page { margin: 1.5cm; }
@media print { body { font-size: 10pt; max-width: none; margin: 0; padding: 0; } * { color: #000 !important; }
  tr.only_a td, tr.only_b td, .added { color: #444 !important; } }
@media (max-width: 40rem) { body { margin: 1rem auto; } td, th { padding: .3rem; } }
""".strip()
"""Colour only repeats what signs and elements say; contrast is 7 and more on white."""


def html_page(content: Content, language: str) -> str:
    """The page, with its line end; `language` is the code of the words around the texts."""
    return "\n".join(_page(content, language)) + "\n"


def _page(content: Content, language: str) -> Iterator[str]:
    title = f"{_name(content.a)} – {_name(content.b)}"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>\n{STYLE}\n</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{escape(_('Two articles compared'))}</h1>"
    yield "<dl>"
    yield from _source(content.a)
    yield from _source(content.b)
    yield "</dl>"
    yield f'<p class="figures">{escape(" · ".join(content.figures))}</p>'
    yield from _legend()
    yield from _table(content)
    yield from _discrepancies(content)
    yield f"<footer><p>lesarten {escape(__version__)}</p></footer>"
    yield "</body>"
    yield "</html>"


def _name(witness: Witness) -> str:
    return f"{witness.siglum} {witness.outlet or witness.title}"


def _source(witness: Witness) -> Iterator[str]:
    yield f"<dt>{witness.siglum}</dt>"
    yield f"<dd><cite{_lang(witness)}>{escape(witness.title)}</cite>"
    yield f'<br><span class="facts">{escape(" · ".join(witness.facts))}</span>'
    if witness.problem:
        yield f"<br><strong>! {escape(witness.problem)}</strong>"
    yield "</dd>"


def _legend() -> Iterator[str]:
    signs = (
        f"<span><b>{escape(UNICODE.of(meaning))}</b> {escape(meaning_words(meaning))}</span>"
        for meaning in MEANINGS
    )
    yield f'<p class="legend">{" ".join(signs)}</p>'


def _table(content: Content) -> Iterator[str]:
    yield "<table>"
    yield (
        f'<thead><tr><th scope="col">{escape(_name(content.a))}</th>'
        f'<th scope="col" class="sign"></th>'
        f'<th scope="col">{escape(_name(content.b))}</th></tr></thead>'
    )
    yield "<tbody>"
    for part in content.parts:
        yield from _row(content, part)
    yield "</tbody>"
    yield "</table>"


def _row(content: Content, part: Part) -> Iterator[str]:
    sign = escape("".join(map(UNICODE.of, part.signs)))
    words = escape(", ".join(map(meaning_words, part.signs)), quote=True)
    yield f'<tr class="{part.meaning}" id="bead-{part.number}">'
    yield f"<td{_lang(content.a)}>{mark_up(part.a.text, part.marks[0])}</td>"
    yield f'<td class="sign" title="{words}">{sign}</td>'
    yield f"<td{_lang(content.b)}>{mark_up(part.b.text, part.marks[1])}</td>"
    yield "</tr>"


def _discrepancies(content: Content) -> Iterator[str]:
    if not content.discrepancies:
        return
    yield f"<h2>{escape(_('Facts that differ'))}</h2>"
    yield "<ul>"
    for spelling, words in content.discrepancies:
        sign = UNICODE.differs if spelling else UNICODE.discrepancy
        yield f"<li>{sign} {escape(words)}</li>"
    yield "</ul>"


def _lang(witness: Witness) -> str:
    return f' lang="{escape(witness.language, quote=True)}"' if witness.language else ""


def mark_up(text: str, marks: Sequence[Mark]) -> str:
    """A text with its marks as elements; everything of the text is escaped."""
    parts, position = [], 0
    for start, end, kind in marks:
        tags = TAGS.get(kind, ())
        if not tags:
            continue
        opening = f'<{tags[0]} class="{kind}">' + "".join(f"<{tag}>" for tag in tags[1:])
        closing = "".join(f"</{tag}>" for tag in reversed(tags))
        parts += [escape(text[position:start]), opening, escape(text[start:end]), closing]
        position = end
    return "".join(parts) + escape(text[position:])
