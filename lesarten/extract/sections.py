"""Parts of a page that are known by how they are built: the list of its contents, and what its readers wrote.

Knows lines, and what is kept of them so far; the words of a piece only as far as two are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.extract.shape import OPENER, opens_comment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.decide import Decided
    from lesarten.extract.features import Traits

FEWEST_ENTRIES = 3
"""So many lines in a row that come again as headings are a list of the contents."""
TELLING_WORD, FEWEST_TELLING = 4, 2
"""Letters of a word that tells an entry from others, and how many it has; "Uhr" and figures tell nothing."""
MOST_OFTEN = 3
"""A line that a page has more often is furniture, or a refrain."""
FEWEST_COMMENTS = 2
"""So many lines that open a comment, behind one that speaks of comments."""
UNMARKED_COMMENTS = 3
"""So many where no line speaks of them."""
ABOVE = 0.5
"""Share of the kept words that must stand above the first comment."""


def settle_contents(decided: Decided, kept: list[bool]) -> set[int]:
    """Cut the list of a page's contents, and keep the headings that it names; gives the list's positions."""
    contents: set[int] = set()
    places: dict[tuple[str, ...], list[int]] = {}
    keys = [() if traits.long else _key(traits.words) for traits in decided.described]
    for i, key in enumerate(keys):
        if key:
            places.setdefault(key, []).append(i)
    repeated = [
        i for i, key in enumerate(keys) if key and i < places[key][-1] and len(places[key]) <= MOST_OFTEN
    ]
    if len(repeated) < FEWEST_ENTRIES:
        return contents
    run: list[int] = []
    for i in [*repeated, len(kept) + 2]:
        if run and i != run[-1] + 1:
            contents |= _settle_run(run, keys, places, decided, kept)
            run = []
        run.append(i)
    return contents


def _settle_run(
    run: Sequence[int],
    keys: Sequence[tuple[str, ...]],
    places: dict[tuple[str, ...], list[int]],
    decided: Decided,
    kept: list[bool],
) -> set[int]:
    if len(run) < FEWEST_ENTRIES:
        return set()
    described = decided.described
    headings: list[int] = []
    for i in run:
        # Headings have their text between them; lines that come again in a row are a refrain.
        at = next((j for j in places[keys[i]] if j > (headings[-1] + 1 if headings else run[-1])), None)
        if at is None or at + 1 == len(kept) or at == decided.title:
            return set()
        headings.append(at)
    followed = [
        j for j in headings if any(described[k].long and kept[k] for k in range(j + 1, min(j + 3, len(kept))))
    ]
    if len(followed) < FEWEST_ENTRIES:
        return set()
    label = run[0] - 1
    if label >= 0 and not described[label].long:
        kept[label] = False
    for i in run:
        kept[i] = False
    for j in followed:
        kept[j] = True
    return set(run)


def cut_comments(decided: Decided, kept: list[bool]) -> int:
    """Cut what readers wrote below an article: lines with a name that open each comment give it away.

    Gives the position of the first of them, or the number of pieces.
    """
    described = decided.described
    openers = [
        i for i, traits in enumerate(described) if opens_comment(traits.text) and _is_dated(described, i)
    ]
    if len(openers) < FEWEST_COMMENTS:
        return len(kept)
    first = openers[0]
    marked = any(traits.known == "comment rules" for traits in described[:first])
    if len(openers) < UNMARKED_COMMENTS and not marked:
        return len(kept)
    words = [traits.count if keep else 0 for traits, keep in zip(described, kept, strict=True)]
    if sum(words[:first]) <= ABOVE * sum(words):
        return len(kept)
    kept[first:] = [False] * (len(kept) - first)
    return first


def _is_dated(described: Sequence[Traits], i: int) -> bool:
    """Whether a comment's opening says when it was written; an article's "Ada says:" opens a quotation."""
    if described[i].text[-1] != ":":
        return True
    below = described[i + 1].text if i + 1 < len(described) else ""
    return len(below) <= OPENER and any(map(str.isdecimal, below))


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """The words that two forms of a heading share, with a number or a clock time before or behind it."""
    key = tuple([word for word in words if len(word) >= TELLING_WORD and word.isalpha()])
    return key if len(key) >= FEWEST_TELLING else ()
