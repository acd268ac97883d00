"""Runs of teasers: what stands in a row behind a line such as "Lesen Sie auch", or tells another story.

The learned weights judge piece by piece; a row of them says more than each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.extract.features import FURNITURE_WORDS
from lesarten.extract.foreign import is_clean
from lesarten.extract.shape import ends_in_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lesarten.extract.decide import Decided
    from lesarten.extract.features import Traits
    from lesarten.extract.lines import Piece

RELATED = "related articles"
_ENTRY = re.compile(r"\d{1,2}[.:]\d\d(?: Uhr)?(?:: | [–-] )\S+ \S+")
"""The heading of an entry in a live ticker: "20.41 Uhr: Ergebnis steht fest"."""
_STAMP = re.compile(r"(?:^|\bago|\bvor \d+ (?:Minuten|Stunden)) ?\d{1,2}[:.]\d\d(?!\d|[.:]\d)(?!.*\d{4})")
"""The line above an entry: "19:48 Name", "5 hours ago07:22 Name"; one with a year is a list of articles."""
STAMP_WORDS = 7
FOLLOWED = 0.6
"""Share of the entries whose first paragraph must be the article's: lists have clock times, too."""
FEWEST_ENTRIES = 3
FEWEST_ITEMS = 3
"""So many short lines in a row are a list of links, not a heading."""
FEWEST_STORIES = 2
"""So many headings with a paragraph each; one alone could be a box of the article itself."""
MOST_PARAGRAPHS = 2
"""A teaser has no more of them."""
ON_TOPIC = 0.6
"""Part of the share of known words that the article's own paragraphs reach; below it one is off topic."""
UNSURE = 0.97
"""Mean chance of the stories' paragraphs above which the weights are sure that they belong."""
FEWEST_CORE = 3
"""Paragraphs that are needed before a marker to know what the topic is."""
ON_TOPIC_CHANCE = 0.25
"""The chance from which clean prose on the topic, right beside kept paragraphs, is kept, too: on small pages
the weights, which learned from long articles, doubt the last paragraphs."""
BESIDE, FARTHER = 2, 8
"""Pieces among which a kept paragraph is looked for; the farther ones must be short, as a box of links is."""
LIKELIER = 0.35
"""The chance from which a paragraph may stand farther from the others."""
SLOWLY = 100
"""Part by which a long article must have grown before what is typical of it is reckoned again."""
FAR_APART = 120
"""Pieces in a row that are all cut: what stands behind them is no part of the article, as the long
explanations of cookies at the end of a page are none."""
COOKIE = "cookie"
FEWEST_COOKIES, COOKIES_APART = 5, 3
"""So many pieces that speak of cookies, none farther from the next, are a list of a page's own."""
COOKIE_TOPIC = 2
"""First paragraphs that would speak of cookies, too, if the article did."""


def cut_runs(pieces: Sequence[Piece], decided: Decided, kept: list[bool]) -> set[int]:
    """Take links and stories behind a marker out of `kept`; gives the positions of other stories."""
    another: set[int] = set()
    core = _Core(decided.described, kept)
    described = decided.described
    for i, traits in [(i, traits) for i, traits in enumerate(described) if traits.known is not None]:
        if traits.known == RELATED and traits.count <= FURNITURE_WORDS:
            kept[i] = False
            _cut_links(i + 1, pieces, decided, kept)
            another |= _cut_stories(i + 1, decided, kept, core)
        else:
            kept[i] = False
    return another


def cut_linked(decided: Decided, kept: list[bool]) -> None:
    """Cut the teasers that end in a link to the rest, each with the line above it."""
    for i, traits in enumerate(decided.described):
        if kept[i] and traits.long and ends_in_link(traits.text):
            kept[i] = False
            if i and not decided.described[i - 1].long:
                kept[i - 1] = False


def cut_cookies(decided: Decided, kept: list[bool]) -> None:
    """Cut a page's list of its cookies, which is prose; not where title or first paragraphs speak of them."""
    described = decided.described
    found = [i for i, traits in enumerate(described) if COOKIE in traits.stems]
    if len(found) < FEWEST_COOKIES:
        return
    text = [i for i, traits in enumerate(described) if traits.long and kept[i]][:COOKIE_TOPIC]
    if not {decided.title, *text}.isdisjoint(found):
        return
    run: list[int] = []
    for i in [*found, len(described) + COOKIES_APART]:
        if run and i - run[-1] > COOKIES_APART:
            if len(run) >= FEWEST_COOKIES:
                kept[run[0] : run[-1] + 1] = [False] * (run[-1] + 1 - run[0])
            run = []
        run.append(i)


def keep_on_topic(decided: Decided, kept: list[bool]) -> None:
    """Keep clean prose that the weights doubt when it stands beside the article and speaks of the same."""
    described = decided.described
    core = [i for i, traits in enumerate(described) if traits.long and kept[i]]
    doubtful = [
        i
        for i, traits in enumerate(described)
        if traits.prose and not kept[i] and decided.chances[i] > ON_TOPIC_CHANCE and is_clean(traits)
    ]
    if len(core) < FEWEST_CORE or not doubtful:
        return
    said: _Said | None = None
    for i in doubtful:
        reach = FARTHER if decided.chances[i] > LIKELIER else BESIDE
        if _is_kept_beside(described, kept, i, -reach) or _is_kept_beside(described, kept, i, reach):
            if said is None:  # few are asked for their words
                said = _Said([described[j].stems for j in core])
                typical = sum([_share(described[j], said.again) for j in core]) / len(core)
            kept[i] = _share(described[i], said.once) >= ON_TOPIC * typical


def _is_kept_beside(described: Sequence[Traits], kept: Sequence[bool], i: int, reach: int) -> bool:
    """Whether the next paragraph in a direction is kept, links and captions between left aside."""
    step = 1 if reach > 0 else -1
    for j in range(i + step, i + reach + step, step):
        if not 0 <= j < len(kept):
            return False
        if described[j].long and (kept[j] or abs(j - i) >= BESIDE):
            return kept[j]
    return False


def cut_islands(described: Sequence[Traits], kept: list[bool]) -> None:
    """Keep only the heaviest part of what stands far apart: an article stands in one place."""
    positions = [i for i, keep in enumerate(kept) if keep]
    if not positions or positions[-1] - positions[0] <= FAR_APART:
        return
    parts: list[list[int]] = []
    for i in positions:
        if parts and i - parts[-1][-1] <= FAR_APART:
            parts[-1].append(i)
        else:
            parts.append([i])
    if len(parts) > 1:
        heaviest = max(parts, key=lambda part: sum(described[i].size for i in part))
        for i in {i for part in parts if part is not heaviest for i in part}:
            kept[i] = False


def keep_ticker(pieces: Sequence[Piece], decided: Decided, kept: list[bool]) -> None:
    """Keep the entries of a live ticker: headings with a clock time, each with its paragraphs."""
    described = decided.described
    last = len(pieces) - 1
    headings = [i for i, below in enumerate(described[1:]) if below.long]
    entries = [i for i in headings if pieces[i].text[0].isdecimal() and _ENTRY.match(pieces[i].text)]
    _keep_stamped(headings, pieces, described, kept)
    if len(entries) < FEWEST_ENTRIES:
        return
    for i in entries:
        kept[i] = True
        following = i + 1
        while following <= last and described[following].long and not _ENTRY.match(pieces[following].text):
            kept[following] = True
            following += 1


def _keep_stamped(
    headings: Sequence[int], pieces: Sequence[Piece], described: Sequence[Traits], kept: list[bool]
) -> None:
    """Keep the headings of a ticker that stand between a line with the clock time and a kept paragraph."""
    headings = [
        i
        for i in headings
        if i
        and described[i - 1].count <= STAMP_WORDS
        and described[i].known is None
        and pieces[i].text[-1] not in ".:"
        and _is_stamped(pieces[i - 1].text)
    ]
    followed = [i for i in headings if kept[i + 1]]
    if len(followed) >= max(FEWEST_ENTRIES, FOLLOWED * len(headings)):
        for i in followed:
            kept[i] = True


def _is_stamped(text: str) -> bool:
    return (":" in text or "." in text) and _STAMP.search(text) is not None


def _cut_links(start: int, pieces: Sequence[Piece], decided: Decided, kept: list[bool]) -> None:
    """Short lines at equal distances right behind a marker; the last may be the next heading."""
    described = decided.described
    end = start
    while end < len(pieces) and not described[end].long and pieces[end].gap == pieces[start].gap:
        end += 1
    if end - start < FEWEST_ITEMS:
        return
    for i in range(start, end):
        kept[i] = False
    if (
        end < len(pieces)
        and decided.chances[end - 1] > 0.9
        and described[end - 1].stems & described[end].stems
    ):
        kept[end - 1] = True


class _Said:
    """What paragraphs speak of: the words that one of them uses, and those that come again in another."""

    def __init__(self, paragraphs: Iterable[frozenset[str]]) -> None:
        self.once: set[str] = set()
        self.again: set[str] = set()
        for stems in paragraphs:
            self.add(stems)

    def add(self, stems: frozenset[str]) -> None:
        self.again |= self.once & stems
        self.once |= stems


class _Core:
    """The kept paragraphs above a marker, which grow from marker to marker, and what they speak of."""

    def __init__(self, described: Sequence[Traits], kept: Sequence[bool]) -> None:
        self.described = described
        self.kept = kept
        self.paragraphs: list[Traits] = []
        self.said = _Said(())
        self._seen = self._asked = 0
        self._typical = 0.0

    def reach(self, end: int) -> None:
        """Take in what is kept above the position `end`, where nothing is cut any more."""
        for i in range(self._seen, end):
            if self.described[i].long and self.kept[i]:
                self.paragraphs.append(self.described[i])
                self.said.add(self.described[i].stems)
        self._seen = max(self._seen, end)

    def typical(self) -> float:
        """The mean share of a paragraph's words that others use, too; on long pages of nearly all of them."""
        count = len(self.paragraphs)
        if count > self._asked + self._asked // SLOWLY:
            again = self.said.again
            self._typical = sum([_share(traits, again) for traits in self.paragraphs]) / count
            self._asked = count
        return self._typical


def _cut_stories(start: int, decided: Decided, kept: list[bool], core: _Core) -> set[int]:
    """Two or more headings with one or two paragraphs each that share few words with the text before."""
    described = decided.described
    if start + 1 >= len(described) or described[start].long or not described[start + 1].long:
        return set()
    core.reach(start - 1)
    if len(core.paragraphs) < FEWEST_CORE:
        return set()
    said, typical = core.said.once, core.typical()
    stories: list[list[int]] = []
    i = start
    while i + 1 < len(described) and not described[i].long:
        paragraphs: list[int] = []
        while i + 1 < len(described) and described[i + 1].long and len(paragraphs) < MOST_PARAGRAPHS:
            i += 1
            paragraphs.append(i)
        if not paragraphs or any(_share(described[j], said) >= ON_TOPIC * typical for j in paragraphs):
            break
        stories.append([paragraphs[0] - 1, *paragraphs])
        i += 1
    if len(stories) < FEWEST_STORIES:
        return set()
    chances = [decided.chances[j] for story in stories for j in story[1:]]
    if sum(chances) > UNSURE * len(chances):
        return set()
    positions = {j for story in stories for j in story}
    for j in positions:
        kept[j] = False
    return positions


def _share(traits: Traits, words: set[str]) -> float:
    """The share of a paragraph's words that are among some others."""
    return len(traits.stems & words) / (len(traits.stems) or 1)
