"""The token-level differences of two texts that say the same thing: edits that tile both of them.

Minimal differences by diff-match-patch over tokens, then the clean-ups of `lesarten.cleanup` and the moves
of `lesarten.moves`. Knows two strings, not sentences or articles.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lesarten.cleanup import clean_up
from lesarten.edits import Piece, place, whole
from lesarten.fold import is_inflection
from lesarten.moves import find_moves
from lesarten.units import Unit, pair_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Edit, EditOp, Span

REWORDED_SHARE = 0.22
"""Below this share of matched weight word marks are noise: the pair counts as reworded."""

MOVED_SHARE = 1.0
"""A moved word helps as much as one in place to recognise a sentence."""

LONGEST = 12_000
"""Letters of a text beyond which it is no prose: three sentences of five hundred words are shorter."""

_PUNCTUATION = frozenset(".,;:…!\"'-()[]/•·*")
"""Marks, folded, that say nothing by themselves; a question mark does, and so do signs of money."""

_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Diff:
    """How two texts differ."""

    edits: tuple[Edit, ...]
    """Sorted by a, then b; per side the non-empty ranges tile the text."""
    reworded: bool
    """Too little in common for word marks: one replace."""


def diff(a: str, b: str, language: str = "de") -> Diff:
    """Compare two texts word by word; ranges count code points of `a` and of `b`.

    Equal only what has the same surface; `fold` and `inflect` for other forms of the same word, `value` for
    number against number and day against day, `move` for a run with a content word that stands elsewhere.
    """
    if a == b:
        return Diff(whole("equal", a, b), False)
    if max(len(a), len(b)) > LONGEST:
        return Diff(whole("replace", a, b), bool(a and b))
    units_a, units_b = pair_units(a, b, language)
    if not units_a or not units_b:
        return Diff(whole("replace", a, b), False)
    pairs = clean_up(_match(units_a, units_b), units_a, units_b)
    moves = find_moves(pairs, units_a, units_b)
    if _matched_share(pairs, moves, units_a, units_b) < REWORDED_SHARE:
        return Diff(whole("replace", a, b), True)
    return Diff(place(_pieces(pairs, moves, units_a, units_b), a, b, units_a, units_b), False)


def diff_letters(a: str, b: str) -> tuple[list[Span], list[Span]]:
    """The differing letters inside two nearly equal words, as ranges of each."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    only_a: list[Span] = []
    only_b: list[Span] = []
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op == "equal":
            continue
        if a1 > a0:
            only_a.append((a0, a1))
        if b1 > b0:
            only_b.append((b0, b1))
    return only_a, only_b


def _match(a: Sequence[Unit], b: Sequence[Unit]) -> list[tuple[int, int]]:
    """Positions of units with the same key, increasing on both sides, by a minimal difference."""
    from diff_match_patch import diff_match_patch  # deferred: only a comparison needs it

    codes: dict[str, str] = {}
    text_a, text_b = (_encode(units, codes) for units in (a, b))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # otherwise the result depends on how busy the machine is
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for op, run in engine.diff_main(text_a, text_b, False):
        if op == 0:
            pairs.extend(zip(range(i, i + len(run)), range(j, j + len(run)), strict=True))
        i += len(run) if op <= 0 else 0
        j += len(run) if op >= 0 else 0
    return pairs


def _encode(units: Sequence[Unit], codes: dict[str, str]) -> str:
    """One code point a key; surrogates are no characters."""
    out = []
    for unit in units:
        if unit.key not in codes:
            code = _FIRST_CODE + len(codes)
            codes[unit.key] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        out.append(codes[unit.key])
    return "".join(out)


def _matched_share(
    pairs: Sequence[tuple[int, int]],
    moves: Sequence[tuple[Span, Span]],
    a: Sequence[Unit],
    b: Sequence[Unit],
) -> float:
    total = sum(unit.weight for unit in a) + sum(unit.weight for unit in b)
    matched = sum(a[i].weight + b[j].weight for i, j in pairs)
    moved = sum(
        sum(unit.weight for unit in a[a0:a1]) + sum(unit.weight for unit in b[b0:b1])
        for (a0, a1), (b0, b1) in moves
    )
    return (matched + MOVED_SHARE * moved) / total if total else 0.0


def _pieces(
    pairs: Sequence[tuple[int, int]],
    moves: Sequence[tuple[Span, Span]],
    a: Sequence[Unit],
    b: Sequence[Unit],
) -> list[Piece]:
    pieces = [Piece("move", span_a, span_b) for span_a, span_b in moves]
    i = j = 0
    for next_i, next_j in [*pairs, (len(a), len(b))]:
        pieces.extend(_gap((i, next_i), (j, next_j), moves, a, b))
        if next_i < len(a):
            pieces.append(Piece(_same_op(a[next_i], b[next_j]), (next_i, next_i + 1), (next_j, next_j + 1)))
        i, j = next_i + 1, next_j + 1
    return pieces


def _same_op(a: Unit, b: Unit) -> EditOp:
    if a.text == b.text:
        return "equal"
    return "fold" if a.fold == b.fold or a.inclusive or b.inclusive else "inflect"


def _gap(
    gap_a: Span, gap_b: Span, moves: Sequence[tuple[Span, Span]], a: Sequence[Unit], b: Sequence[Unit]
) -> list[Piece]:
    """What stands between two matches, without what moved: values, and replaced, inserted, deleted runs."""
    rest_a = _without(gap_a, [move[0] for move in moves])
    rest_b = _without(gap_b, [move[1] for move in moves])
    pieces: list[Piece] = []
    for k in range(max(len(rest_a), len(rest_b))):
        if k >= len(rest_b):
            pieces.append(Piece("delete", rest_a[k], None))
        elif k >= len(rest_a):
            pieces.append(Piece("insert", None, rest_b[k]))
        else:
            pieces.extend(_inflected(rest_a[k], rest_b[k], a, b) or _values(rest_a[k], rest_b[k], a, b))
    return [_calmed(piece, a, b) for piece in pieces]


def _calmed(piece: Piece, a: Sequence[Unit], b: Sequence[Unit]) -> Piece:
    """Punctuation that only one side sets, or sets otherwise, is a matter of spelling."""
    units = [*(a[slice(*piece.a)] if piece.a else ()), *(b[slice(*piece.b)] if piece.b else ())]
    if not all(unit.fold in _PUNCTUATION for unit in units):
        return piece
    return replace(piece, op="fold") if piece.a and piece.b else replace(piece, noise=True)


def _inflected(run_a: Span, run_b: Span, a: Sequence[Unit], b: Sequence[Unit]) -> list[Piece]:
    """One word against a form of it that the stemmer missed ("dauert", "dauern")."""
    if run_a[1] - run_a[0] != 1 or run_b[1] - run_b[0] != 1:
        return []
    word, other = a[run_a[0]], b[run_b[0]]
    if word.kind != "word" or other.kind != "word" or not is_inflection(word.fold, other.fold):
        return []
    return [Piece("inflect", run_a, run_b)]


def _without(gap: Span, taken: Sequence[Span]) -> list[Span]:
    rest = []
    start = gap[0]
    for t0, t1 in sorted(span for span in taken if gap[0] <= span[0] < gap[1]):
        if t0 > start:
            rest.append((start, t0))
        start = t1
    if start < gap[1]:
        rest.append((start, gap[1]))
    return rest


def _values(run_a: Span, run_b: Span, a: Sequence[Unit], b: Sequence[Unit]) -> list[Piece]:
    """Number against number, day against day and month against month, in order; the rest is replaced."""
    pieces: list[Piece] = []
    i, j = run_a[0], run_b[0]
    for x in range(*run_a):
        if a[x].value_kind is None or x < i:
            continue
        y = next((y for y in range(j, run_b[1]) if b[y].value_kind == a[x].value_kind), None)
        if y is None:
            continue
        pieces.extend(_replaced((i, x), (j, y)))
        pieces.append(Piece("value", (x, x + 1), (y, y + 1)))
        i, j = x + 1, y + 1
    pieces.extend(_replaced((i, run_a[1]), (j, run_b[1])))
    return pieces


def _replaced(run_a: Span, run_b: Span) -> list[Piece]:
    has_a, has_b = run_a[0] < run_a[1], run_b[0] < run_b[1]
    if has_a and has_b:
        return [Piece("replace", run_a, run_b)]
    if has_a:
        return [Piece("delete", run_a, None)]
    return [Piece("insert", None, run_b)] if has_b else []
