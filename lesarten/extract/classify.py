"""What each piece of a page is: a kind of block, or a reason to cut it.

Rules stand where rules are better than the learned weights: furniture, runs of teasers, headings, kinds.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from lesarten.extract.bylines import may_be_byline, read_byline
from lesarten.extract.copies import cut_twins, cut_whole, find_copies
from lesarten.extract.decide import Decided, decide
from lesarten.extract.features import CUE, DIGITS, END_MARK, STAMP
from lesarten.extract.foreign import (
    KNOWN_LANGUAGES,
    foreign_title,
    is_other_script,
    is_plain_text,
    keep_clean_prose,
    keep_foreign,
)
from lesarten.extract.headline import settle_title
from lesarten.extract.lexicon import box_labels
from lesarten.extract.pictures import is_credit, shows_picture
from lesarten.extract.reasons import give_reasons, repeats, sizes
from lesarten.extract.runs import cut_cookies, cut_islands, cut_linked, cut_runs, keep_on_topic, keep_ticker
from lesarten.extract.sections import cut_comments, settle_contents
from lesarten.extract.shape import BULLETS
from lesarten.extract.titles import is_paragraph
from lesarten.extract.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.extract.features import Traits
    from lesarten.extract.html import Evidence
    from lesarten.extract.lines import Piece
    from lesarten.extract.weights import Weights

KINDS = frozenset(("title", "kicker", "lead", "heading", "body"))
KEEP_PARAGRAPH, KEEP_HEADING, KEEP_ITEM = 0.5, 0.2, 0.5
"""Chances from which a piece is kept: a paragraph, a line right above one, and another short line, which is
seldom a heading and often a link. Measured on unseen publishers."""
KEEP_QUESTION, QUESTION_WORDS = 0.08, 16
"""The same for a question above a paragraph, which is nearly always its heading, or asked in an interview."""
KEEP_CREDITED, CAPTION_WORDS = 0.7, 25
"""The same for a sentence above the name of a photographer, which is most often a caption."""
DATED, BYLINE_WORDS = 0.2, 6
"""Share of the words of dates in a line that is one; words of a byline without a job or a place."""
FOR, AGAINST = 10.0, 0.05
"""Factors on the odds of a piece that trafilatura kept or left out; the best of a few, on unseen pages."""
FOR_HEADING = 100.0
"""Factor for what trafilatura kept and the page marks as a heading."""
LEAD_CHANCE, NEAR_LEAD_CHANCE = 0.08, 0.28
"""The first whole sentence right below the title is its lead, unless the weights are sure that it is none;
with a date or a name between, unless they rather think so: captions stand there too."""
STANDFIRST_CHANCE, SAID, OF_TITLE = 0.1, 0.55, 0.5
"""The chance from which a line right below the title can be its standfirst, the share of its words that the
text must say, and that of the title's words that make it another form of the title."""
BELOW_TITLE = 3
"""Pieces below the title among which its lead is looked for."""
HEADING_WORDS = 16
LEAD_WORDS = 60
KICKER_WORDS = 9
SENTENCE_MARKS = ".,;…"


def classify(
    page: str,
    pieces: Sequence[Piece],
    language: str | None,
    weights: Weights | None = None,
    evidence: Evidence | None = None,
) -> tuple[list[str], int | None]:
    """Give each piece its kind ("body", "heading", …) or the reason to cut it ("related articles", …).

    The second value is the title's position. `weights` replaces the shipped ones; `evidence` is what
    another extractor says of an HTML page.
    """
    if not pieces:
        return [], None
    weights = weights or load_weights()
    decided = decide(page, pieces, weights)
    copies = find_copies(decided.described, decided.chances)
    if copies:
        decided = _decide_without(copies, page, pieces, decided, weights)
    if evidence is not None:
        decided = _weigh_evidence(pieces, decided, evidence)
    decided, kept = _judge(pieces, decided, language)
    another = cut_runs(pieces, decided, kept)
    keep_ticker(pieces, decided, kept)
    told = dict.fromkeys(settle_contents(decided, kept), "navigation")
    comments = range(cut_comments(decided, kept), len(kept))
    told |= {i: "comment rules" for i in comments if decided.described[i].known is None}
    repeated = [*copies, *cut_whole(decided.described, kept)]
    told |= dict.fromkeys(another, "another story") | dict.fromkeys(repeated, "repeated text")
    _keep_box_labels(pieces, kept)
    _cut_lone_headings(decided, kept)
    title = decided.title
    if not any(keep for i, keep in enumerate(kept) if i != title):
        nothing = [False] * len(kept)
        return give_reasons(pieces, decided._replace(title=None), nothing, told), None
    if title is not None:
        kept[title] = True
    verdicts = give_reasons(pieces, decided, kept, told)
    _name_kinds(pieces, decided, kept, verdicts)
    return verdicts, title


def _decide_without(
    copies: frozenset[int], page: str, pieces: Sequence[Piece], decided: Decided, weights: Weights
) -> Decided:
    """Judge a page as if the copies were not there: what stands twice looks like furniture."""
    rest = [i for i in range(len(pieces)) if i not in copies]
    again = decide(page, [pieces[i] for i in rest], weights)
    described, chances = list(decided.described), [0.0] * len(pieces)
    for i, traits, chance in zip(rest, again.described, again.chances, strict=True):
        described[i], chances[i] = traits, chance
    return Decided(described, chances, None if again.title is None else rest[again.title])


def _weigh_evidence(pieces: Sequence[Piece], decided: Decided, evidence: Evidence) -> Decided:
    """Raise the odds of what the extractor kept, lower those of the rest; take the head's title."""
    title = next((i for i, piece in enumerate(pieces) if piece.text == evidence.title and i), decided.title)
    chances = []
    for i, piece in enumerate(pieces):
        factor = AGAINST
        if evidence.keeps(piece.text):
            factor = FOR_HEADING if piece.text in evidence.headings else FOR
        if title is not None and piece.text in evidence.tops:
            factor = 0.0  # another form of the title
        chance = decided.chances[i]
        odds = factor * (chance + 0.005) / (1.005 - chance)
        chances.append(odds / (1 + odds))
    return decided._replace(chances=chances, title=title)


def _judge(pieces: Sequence[Piece], decided: Decided, language: str | None) -> tuple[Decided, list[bool]]:
    """What is kept before runs are looked at, with the barest repetition of the title."""
    described = decided.described
    plain = is_plain_text(described)
    if plain or (language is not None and language not in KNOWN_LANGUAGES):
        text = " ".join(piece.text for piece in pieces[:50])
        whole = plain or is_other_script(text)
        kept = keep_foreign(pieces, described, whole)
        return decided._replace(title=None if plain else foreign_title(pieces, described, kept)), kept
    kept = _keep_likely(decided)
    keep_clean_prose(described, decided.chances, kept)
    keep_on_topic(decided, kept)
    cut_cookies(decided, kept)
    cut_linked(decided, kept)
    _cut_told(decided, kept)
    cut_twins(described, kept)
    cut_islands(described, kept)
    if decided.title is not None and is_paragraph(pieces[decided.title], described[decided.title]):
        decided = decided._replace(title=None)
    if decided.title is not None:
        first = next(
            (i for i, traits in enumerate(described) if traits.long and kept[i] and i != decided.title), 0
        )
        title = settle_title(pieces, decided.title, max(first, decided.title))
        for i in {title, decided.title}:
            kept[i] = False
        _keep_lead(decided, max(title, decided.title), kept)
        decided = decided._replace(title=title)
        _cut_repeats(pieces, pieces[title].text, kept)
    return decided, kept


def _cut_repeats(pieces: Sequence[Piece], title: str, kept: list[bool]) -> None:
    shortest, longest = sizes(title)
    for i in [i for i, keep in enumerate(kept) if keep]:
        text = pieces[i].text
        if shortest <= len(text) <= longest and text[-1] not in ".!?" and repeats(text, title):
            kept[i] = False


def _keep_likely(decided: Decided) -> list[bool]:
    """What is likely enough to be the article's; headings have a paragraph below, links seldom."""
    described, chances = decided.described, decided.chances
    kept = [
        traits.long and chance > KEEP_PARAGRAPH for traits, chance in zip(described, chances, strict=True)
    ]
    above = [*kept[1:], False]
    for i in [i for i, chance in enumerate(chances) if chance > KEEP_QUESTION]:
        traits = described[i]
        if not traits.long:
            kept[i] = chances[i] > (KEEP_HEADING if above[i] else KEEP_ITEM)
        elif above[i]:
            kept[i] = kept[i] or (traits.count < QUESTION_WORDS and traits.text[-1] == "?")
    return kept


def _cut_told(decided: Decided, kept: list[bool]) -> None:
    """Cut what says of itself that it goes with a picture, or that it is the article's date or byline.

    A sentence above a photographer's name may stay when the weights are rather sure of it; the name below
    the last paragraph is that of an agency.
    """
    described, chances = decided.described, decided.chances
    found = [i for i, keep in enumerate(kept) if keep]
    last = max([i for i in found if described[i].long], default=0)
    for i in found:
        traits = described[i]
        if shows_picture(traits) or (not traits.long and _tells_day_or_name(traits)):
            kept[i] = False
        elif i < last and traits.long and traits.count < CAPTION_WORDS and is_credit(described[i + 1]):
            kept[i] = chances[i] > KEEP_CREDITED


def _tells_day_or_name(traits: Traits) -> bool:
    """Whether a short line is little more than a date ("Online since today, 7.57"), or names its author."""
    own, text = traits.own, traits.text
    if own is None:
        return False
    dated = own[STAMP] > DATED and own[DIGITS] > 0
    return bool(dated) or (
        traits.count <= BYLINE_WORDS
        and text[-1] not in ".?!:"
        and may_be_byline(text)
        and bool(read_byline(text))
    )


def _cut_lone_headings(decided: Decided, kept: list[bool]) -> None:
    """Cut the headings whose paragraph is cut: both are a teaser. What ends in a colon can open a list."""
    described = decided.described
    for i, (traits, below) in enumerate(pairwise(described)):
        if kept[i] and not kept[i + 1] and below.long and not traits.long:
            kept[i] = traits.text[-1] == ":" or shows_picture(below)


def _keep_lead(decided: Decided, title: int, kept: list[bool]) -> None:
    """Keep the first sentence below the title, and right below it a line without an end: a standfirst."""
    for i in range(title + 1, min(title + 1 + BELOW_TITLE, len(kept))):
        traits, chance = decided.described[i], decided.chances[i]
        if traits.long:
            if kept[i] or traits.own is None or traits.own[CUE]:
                return
            if traits.own[END_MARK] and chance > (LEAD_CHANCE if i == title + 1 else NEAR_LEAD_CHANCE):
                kept[i] = True
            elif i == title + 1 and chance > STANDFIRST_CHANCE:
                kept[i] = _is_standfirst(traits, decided.described[title], decided.described, kept)
            return


def _is_standfirst(traits: Traits, title: Traits, described: Sequence[Traits], kept: Sequence[bool]) -> bool:
    """Whether a piece says in other words than the title what the text says."""
    stems = traits.stems
    if traits.text[0] in BULLETS or len(stems & title.stems) >= OF_TITLE * len(title.stems):
        return False
    said = frozenset().union(*[other.stems for other, keep in zip(described, kept, strict=True) if keep])
    return len(stems & said) >= SAID * len(stems)


def _keep_box_labels(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """The label of a box goes with what stands in it."""
    labels = _labels()
    for i in [i for i, piece in enumerate(pieces) if piece.text.rstrip(": ") in labels]:
        if i + 1 < len(pieces):
            kept[i] = kept[i + 1]


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(box_labels())


def _name_kinds(pieces: Sequence[Piece], decided: Decided, kept: list[bool], verdicts: list[str]) -> None:
    title = decided.title
    for i in [i for i, keep in enumerate(kept) if keep]:
        piece = pieces[i]
        if piece.text[-1] in SENTENCE_MARKS:
            verdicts[i] = "body"
        else:
            verdicts[i] = "heading" if _is_heading(i, piece, decided, kept) else "body"
    if title is not None:
        verdicts[title] = "title"
        if title and _is_kicker(pieces, decided, title):
            verdicts[title - 1] = "kicker"
    _name_lead(pieces, decided, kept, verdicts)


def _is_heading(i: int, piece: Piece, decided: Decided, kept: Sequence[bool]) -> bool:
    """Whether something follows a line without a full stop that is short; items of lists are not headings."""
    if piece.text[0] in "*•-–" or len(piece.text.split()) > HEADING_WORDS:
        return False
    following = i + 1
    while following < len(kept) and not kept[following]:
        following += 1
    if following == len(kept) or piece.text.endswith((".“", '."', ".”", ".«")):
        return False
    traits = decided.described[following]
    return traits.long or (
        decided.described[i].known is None and len(piece.text.split()) >= 2 and not piece.text[0].islower()
    )


def _is_kicker(pieces: Sequence[Piece], decided: Decided, title: int) -> bool:
    """A few words right above the title that speak of the same; a section's name is no kicker."""
    piece, traits = pieces[title - 1], decided.described[title - 1]
    words = piece.text.split()
    if traits.own is None or traits.known or not 2 <= len(words) <= KICKER_WORDS or pieces[title].gap > 1:
        return False
    if any(character.isdigit() for character in piece.text) or piece.text[-1] in ".:|" or "©" in piece.text:
        return False
    own = set(traits.stems)
    article: set[str] = set()
    for i, other in enumerate(decided.described):
        if i != title - 1 and decided.chances[i] > KEEP_PARAGRAPH:
            article |= other.stems
    quoted = piece.text[0] in "„“\"»«'‘"
    return quoted or (bool(own) and len(own & article) >= 0.5 * len(own))


def _name_lead(pieces: Sequence[Piece], decided: Decided, kept: Sequence[bool], verdicts: list[str]) -> None:
    """The first paragraph is a lead when it is short and set apart, or the next one tells the same again."""
    of_text = (i for i in range(len(pieces)) if kept[i] and verdicts[i] not in ("title", "kicker"))
    rest = list(islice(of_text, 3))
    if len(rest) < 3 or not decided.described[rest[0]].long:
        return
    first, second = rest[0], rest[1]
    if len(pieces[first].text.split()) > LEAD_WORDS:
        return
    stems = decided.described[first].stems
    again = len(stems & decided.described[second].stems) >= 0.35 * (len(stems) or 1)
    if second > first + 1 or again:
        verdicts[first] = "lead"
