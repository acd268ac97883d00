"""The pages that cleaning learns from: which pieces are the article's, and pages made dirtier."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from cleaning_regions import render_regions

from lesarten.extract.context import surroundings
from lesarten.extract.features import Traits, describe
from lesarten.extract.glue import split_glued
from lesarten.extract.lines import Piece, find_pieces
from lesarten.source import clean_characters, read_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEED = 7
REGION_SEED = 1
SHORTENED = 0.8
"""Share of the pages that also come in a short version."""
MARKERS = {
    "de": (
        "Lesen Sie auch",
        "Mehr zum Thema",
        "Empfohlen",
        "Das könnte Sie auch interessieren",
        "Weitere Artikel",
        "",
    ),
    "en": ("Read more", "Related articles", "Recommended", "You may also like", "More from us", ""),
}
"""What opens the teasers that training pages are contaminated with; the empty one has none."""
TOKEN = re.compile(r"\w+")
CREDIT = re.compile(
    r"""\s*(?:
    \([^()]{0,60}(?:Foto|Bild|Image|Picture|Photo|Pic\b|AP\b|AFP|dpa|Reuters|Getty|©|Quelle|Credit|Archiv|imago)[^()]{0,60}\)\.?$
    |(?:[|–—-]\s*)?(?:Fotos?|Bild(?:quelle|rechte)?|Images?|Pictures?|Photos?|Photograph|Credit|Quelle|Source)\s*:\s*[^.]{2,70}\.?$
    |(?:[|–—-]\s*)?©.{2,60}$
    |(?:[A-Z][\w.-]+\s){0,3}(?:via\s)?(?:/\s?)?
     (?:dpa|AFP|AP|Reuters|Getty\sImages|IMAGO|imago\simages|picture\salliance)(?:[/\s].{0,40})?$
    )""",
    re.X,
)
"""What names the photographer at the end of a caption."""
CAPTION_WORDS = 4
"""A caption has so many words before its credit."""
LINK_WORDS = (4, 14)
"""Words of a link to another story."""
PULLED = 0.6
"""Share of the pages with a quotation in large letters."""
QUOTATION = re.compile(r"[„“\"][^„“”\"]{40,160}[“”\"]")
AROUND = 10
"""Pieces around the article's among which captions and teasers are made harder to tell."""
Places = dict[tuple[str, ...], list[tuple[int, int]]]


@dataclass
class Page:
    """A rendering of a page, with what belongs to its article."""

    id: str
    render: str
    gold: dict[str, Any]
    text: str
    pieces: list[Piece]
    labels: npt.NDArray[np.int64]
    """1 belongs to the article, 0 does not, -1 counts neither way."""
    titles: npt.NDArray[np.int64]
    """1 where a piece is the title or near it."""
    described: list[Traits] = field(default_factory=list)
    rows: list[tuple[float, ...] | None] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    title: int | None = None
    made: bool = False
    region: bool = False
    """A part of a page that may lack its title."""

    @property
    def publisher(self) -> str:
        """Who made the page: what is learned is tried on others."""
        return str(self.gold["publisher"])


def load_pages(data: Path) -> list[Page]:
    """Read every rendering with its gold."""
    gold = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((data / "gold").glob("*.json"))
    }
    pages = []
    for path in sorted((data / "txt").glob("*.txt")):
        name, _, render = path.name.removesuffix(".txt").partition(".")
        pages.append(make_page(f"{name}.{render}", render, gold[name], read_source(str(path)).text))
    return pages


def load_training(data: Path) -> list[Page]:
    """All that cleaning learns from: the pages, regions of them, and pages made dirtier."""
    pages = load_pages(data)
    return [*pages, *load_regions(data, pages), *contaminate(pages)]


def load_regions(data: Path, pages: Sequence[Page]) -> list[Page]:
    """Other renderings of the pages, of the parts that scrapers take for the article."""
    rng = random.Random(REGION_SEED)
    golds = {page.id.split(".")[0]: page.gold for page in pages}
    made = []
    for name, gold in sorted(golds.items()):
        regions = render_regions(data / "html" / f"{name}.html.gz", gold, rng)
        for number, (text, cut_inside) in enumerate(regions):
            render = "bs4" if cut_inside else "region"
            made.append(make_page(f"{name}.region{number}", render, gold, clean_characters(text)))
            made[-1].region = True
    return made


def make_page(
    name: str, render: str, gold: dict[str, Any], text: str, outside: frozenset[str] = frozenset()
) -> Page:
    """A page with its labels; the lines `outside` are not the article's whatever they say."""
    pieces = split_glued(find_pieces(text))
    labels, titles = label(pieces, gold)
    for i, piece in enumerate(pieces):
        if piece.text in outside:
            labels[i] = 0
    page = Page(name, render, gold, text, pieces, labels, titles)
    page.described = describe(pieces)
    page.rows = surroundings(page.described)
    return page


# --- labels ---------------------------------------------------------------------------------------------


def tokens(text: str | None) -> list[str]:
    return TOKEN.findall((text or "").lower())


def label(
    pieces: Sequence[Piece], gold: dict[str, Any]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Find the article's blocks among the pieces by shared runs of four words, in order."""
    units = [found for _, text in gold["body"] if (found := tokens(text))]
    where = places(units)
    words = [tokens(piece.text) for piece in pieces]
    titles = [t for t in map(tokens, [gold["title"], *(gold.get("title_alternatives") or [])]) if t]
    optional = {run for text in gold.get("optional") or () for run in runs(tokens(text))}
    matches = [hit for i, piece in enumerate(words) if (hit := match(i, piece, units, where))]
    labels = np.zeros(len(pieces), dtype=np.int64)
    chain = best_chain(matches)
    covered = Counter[int]()
    for _, unit, _, weight in chain:
        covered[unit] += weight
    for i, unit, position, weight in matches:
        alone = covered[unit] + weight <= 1.2 * len(units[unit])
        labels[i] = (i, unit, position, weight) in chain or unit not in covered or alone
    is_title = np.zeros(len(pieces), dtype=np.int64)
    for i, piece_words in enumerate(words):
        is_title[i] = bool(piece_words) and any(near(piece_words, title) for title in titles)
        is_optional = optional and _share(piece_words, optional) >= 0.5
        if any(piece_words == title for title in titles) or (not labels[i] and is_optional):
            labels[i] = -1
    return labels, is_title


def _share(words: list[str], known: set[tuple[str, ...]]) -> float:
    found = runs(words)
    return sum(run in known for run in found) / len(found)


def runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))]


def near(a: list[str], b: list[str]) -> bool:
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common >= 0.8 * (len(a) + len(b))


def places(units: Sequence[list[str]]) -> Places:
    """Where each run of words stands: its unit and its position in the article's words."""
    where: Places = defaultdict(list)
    offset = 0
    for number, unit in enumerate(units):
        for at, run in enumerate(runs(unit)):
            where[run].append((number, offset + at))
        offset += len(unit)
    return where


def match(
    i: int, piece: list[str], units: Sequence[list[str]], where: Places
) -> tuple[int, int, int, int] | None:
    """(piece, unit, where in the article's words, words) when at least half of a piece is the article's."""
    if len(piece) < 4:
        whole = [place for place in where.get(tuple(piece), ()) if units[place[0]] == piece]
        return (i, *whole[0], len(piece)) if whole else None
    hit = [False] * len(piece)
    votes: Counter[int] = Counter()
    positions = []
    for at, run in enumerate(runs(piece)):
        if run in where:
            hit[at : at + 4] = [True] * 4
            votes.update(number for number, _ in where[run])
            positions.append(where[run][0][1] - at)
    if not votes or sum(hit) < 0.5 * len(piece):
        return None
    best = max(votes, key=lambda number: (votes[number], -number))
    whole_article_in_one_line = len(piece) > 300 and len(piece) > 2.5 * len(units[best])
    return (
        None if whole_article_in_one_line else (i, best, sorted(positions)[len(positions) // 2], len(piece))
    )


def best_chain(matches: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int, int, int]]:
    """The heaviest matches whose order is the article's: a teaser that repeats a paragraph is not in it."""
    best: list[int] = []
    before: list[int] = []
    for a, (_, _, position, weight) in enumerate(matches):
        earlier = [b for b in range(a) if matches[b][2] < position]
        link = max(earlier, key=lambda b: best[b], default=-1)
        best.append(weight + (best[link] if link >= 0 else 0))
        before.append(link)
    chain = set()
    at = max(range(len(matches)), key=lambda a: best[a], default=-1)
    while at >= 0:
        chain.add(matches[at])
        at = before[at]
    return chain


# --- contamination --------------------------------------------------------------------------------------


def contaminate(pages: Sequence[Page], seed: int = SEED) -> list[Page]:
    """Pages with teasers of full prose and lists of links behind or in the article, and articles alone."""
    rng = random.Random(seed)
    golds = {page.id.split(".")[0]: page.gold for page in pages}
    made = []
    for page in pages:
        others = [
            gold for gold in golds.values() if gold["lang"] == page.gold["lang"] and gold is not page.gold
        ]
        kept = [i for i in range(len(page.pieces)) if page.labels[i] == 1]
        if len(kept) < 4 or len(others) < 4:
            continue
        inside = rng.random() < 0.5
        after = rng.choice(kept[2:-1]) if inside else kept[-1]
        at = page.pieces[after].spans[-1][1]
        lines = teasers(rng, others, MARKERS[page.gold["lang"]], inside)
        gap = "\n" if page.render == "bs4" else "\n\n"
        text = page.text[:at] + gap + gap.join(lines) + gap + page.text[at:].lstrip("\n")
        made.append(make_page(page.id + "+teasers", page.render, page.gold, text))
        made[-1].made = True
        if rng.random() < SHORTENED:
            text = shorten(page, kept[rng.randint(2, 4) : -rng.randint(1, 3)])
            made.append(make_page(page.id + "+short", page.render, page.gold, text))
            made[-1].made = True
        if scattered := scatter(rng, page, kept):
            text, outside = scattered
            made.append(make_page(page.id + "+scattered", page.render, page.gold, text, outside))
            made[-1].made = True
        if (text := bare(page, kept)) != page.text:
            made.append(make_page(page.id + "+bare", page.render, page.gold, text))
            made[-1].made = True
    for gold in golds.values():
        parts = [gold["title"] or "", *(text for _, text in gold["body"])]
        text = rng.choice(["\n\n", "\n"]).join(filter(None, parts))
        made.append(make_page(gold["id"] + ".alone", "alone", gold, text))
        made[-1].made = True
    return made


def shorten(page: Page, dropped: Sequence[int]) -> str:
    """The page without some of its article's pieces: most news are shorter than the pages here."""
    text = page.text
    for i in reversed(dropped):
        start, end = page.pieces[i].spans[0][0], page.pieces[i].spans[-1][1]
        text = text[:start] + text[end:]
    return re.sub(r"\n{3,}", "\n\n", text)


def scatter(rng: random.Random, page: Page, kept: Sequence[int]) -> tuple[str, frozenset[str]] | None:
    """The page with links to other stories, from around its article, one by one between its paragraphs, and
    with a quotation of it in large letters: what speaks of the same and still is none of the article.
    """
    own = {stem for i in kept for stem in page.described[i].stems}
    lines = []
    for i, (piece, traits) in enumerate(zip(page.pieces, page.described, strict=True)):
        link = (
            page.labels[i] == 0 and not traits.long and traits.known is None and piece.text[-1] not in ":©)"
        )
        if link and LINK_WORDS[0] <= len(piece.text.split()) <= LINK_WORDS[1] and "©" not in piece.text:
            stems = {word[:6] for word in traits.words if len(word) > 4}
            if len(stems & own) >= 2:
                lines.append(piece.text.lstrip("*•- "))
    chosen = rng.sample(sorted(set(lines)), min(len(set(lines)), rng.randint(1, 3)))
    quotations = [quote for i in kept for quote in QUOTATION.findall(page.pieces[i].text)]
    if quotations and rng.random() < PULLED:
        chosen.append(rng.choice(quotations).strip())
    paragraphs = [i for i in kept[1:-1] if page.described[i].long]
    if not chosen or len(paragraphs) < len(chosen):
        return None
    text = page.text
    gap = "\n" if page.render == "bs4" else "\n\n"
    for i, line in zip(sorted(rng.sample(paragraphs, len(chosen)), reverse=True), chosen, strict=True):
        at = page.pieces[i].spans[-1][1]
        text = text[:at] + gap + line + gap + text[at:].lstrip("\n")
    return text, frozenset(chosen)


def bare(page: Page, kept: Sequence[int]) -> str:
    """The page with its captions without credits and its teasers without what announces them.

    Other pages print them like that: the same words at the same place, which then must tell alone.
    """
    text = page.text
    for i in range(min(len(page.pieces), kept[-1] + AROUND) - 1, max(0, kept[0] - AROUND) - 1, -1):
        piece, traits = page.pieces[i], page.described[i]
        if page.labels[i] != 0:
            continue
        start, end = piece.spans[0][0], piece.spans[-1][1]
        credit = CREDIT.search(text[start:end])
        if credit and len(text[start : start + credit.start()].split()) >= CAPTION_WORDS:
            text = text[: start + credit.start()] + text[end:]
        elif (credit and credit.start() == 0) or (traits.known == "related articles" and not traits.long):
            text = text[:start] + text[end:]
    return re.sub(r"\n{3,}", "\n\n", text)


def teasers(
    rng: random.Random, others: Sequence[dict[str, Any]], markers: Sequence[str], inside: bool
) -> list[str]:
    chosen = rng.sample(list(others), rng.randint(2, 4))
    prose = rng.random() < 0.6
    lines = [marker] if (marker := rng.choice(markers[:-1] if inside else markers)) else []
    for gold in chosen:
        lines.append(gold["title"] or gold["body"][0][1][:60])
        if prose:
            paragraphs = [text for kind, text in gold["body"] if kind != "headline"]
            lines += paragraphs[: rng.choice((1, 1, 2))]
    return lines
