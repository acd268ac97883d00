"""Places pieces of a difference in two texts, so that the edits tile both and equal edits are equal to the
letter.

White space goes to what is equal where both sides have the same there, else to a changed neighbour. Knows
ranges of units and of characters, not words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lesarten.model import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import EditOp, Span
    from lesarten.units import Unit

_FORMS = ("fold", "inflect")
_JOINABLE = ("equal", "fold", "inflect")


@dataclass(frozen=True, slots=True)
class Piece:
    """One difference in units; None where a side has nothing."""

    op: EditOp
    a: Span | None
    b: Span | None
    noise: bool = False


@dataclass(slots=True)
class _Gap:
    """The white space between two neighbouring pieces of one side, -1 for the border of the text."""

    left: int
    right: int
    start: int
    end: int
    text: str
    owner: int | None = None
    """The piece it goes to."""


class _Side:
    """Where the pieces stand in one of the texts."""

    def __init__(self, text: str, units: Sequence[Unit], spans: Sequence[Span | None]) -> None:
        self.spans = {k: [units[s[0]].start, units[s[1] - 1].end] for k, s in enumerate(spans) if s}
        order = sorted(self.spans, key=lambda k: self.spans[k])
        borders = [(-1, 0, 0), *((k, *self.spans[k]) for k in order), (-1, len(text), len(text))]
        self.gaps = [
            _Gap(left, right, end, start, text[end:start])
            for (left, _, end), (right, start, _) in pairwise(borders)
        ]
        self.behind = {gap.left: gap for gap in self.gaps}
        self.before = {gap.right: gap for gap in self.gaps}

    def settle(self) -> None:
        """Give every owned gap to its owner."""
        for gap in self.gaps:
            if gap.owner is not None:
                self.spans[gap.owner][1 if gap.owner == gap.left else 0] = (
                    gap.end if gap.owner == gap.left else gap.start
                )


def place(
    pieces: Sequence[Piece], a: str, b: str, units_a: Sequence[Unit], units_b: Sequence[Unit]
) -> tuple[Edit, ...]:
    """The edits of two texts: sorted by a, then b; per side the non-empty ranges tile the text.

    `pieces` cover every unit of each side once. Neighbours of the same kind are joined.
    """
    joined = _absorb(_join(_order(pieces), a, b, units_a, units_b), units_a)
    side_a = _Side(a, units_a, [piece.a for piece in joined])
    side_b = _Side(b, units_b, [piece.b for piece in joined])
    _share_space(joined, side_a, side_b)
    side_a.settle()
    side_b.settle()
    edits = [*_edits(joined, side_a, side_b), *_unowned(side_a, side_b)]
    return tuple(sorted(edits, key=lambda edit: (edit.a, edit.b)))


def whole(op: EditOp, a: str, b: str) -> tuple[Edit, ...]:
    """One edit for two whole texts; none for two empty ones."""
    if not (a or b):
        return ()
    if op == "replace" and not (a and b):
        op = "delete" if a else "insert"
    return (Edit(op, (0, len(a)), (0, len(b))),)


def _order(pieces: Sequence[Piece]) -> list[Piece]:
    """In the order of A; what only B has stands behind what precedes it in B."""
    anchors: dict[Piece, tuple[int, int]] = {}
    position = -1
    for count, piece in enumerate(sorted((p for p in pieces if p.b), key=lambda p: p.b or (0, 0)), 1):
        if piece.a is None:
            anchors[piece] = (position, count)
        elif piece.op != "move":
            position = piece.a[0]
    return sorted(pieces, key=lambda piece: (piece.a[0], 0) if piece.a else anchors[piece])


def _join(
    pieces: Sequence[Piece], a: str, b: str, units_a: Sequence[Unit], units_b: Sequence[Unit]
) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last
            and last.op == piece.op
            and piece.op in _JOINABLE
            and last.a
            and last.b
            and piece.a
            and piece.b
        ):
            adjacent = last.a[1] == piece.a[0] and last.b[1] == piece.b[0]
            if adjacent and _space(a, units_a, last.a[1]) == _space(b, units_b, last.b[1]):
                joined[-1] = Piece(piece.op, (last.a[0], piece.a[1]), (last.b[0], piece.b[1]))
                continue
        joined.append(piece)
    return joined


def _absorb(pieces: Sequence[Piece], units_a: Sequence[Unit]) -> list[Piece]:
    """Function words alone between another form of a word and a change go with that form: "call for",
    "calling for".
    """
    out: list[Piece] = []
    k = 0
    while k < len(pieces):
        piece = pieces[k]
        before = out[-1] if out else None
        behind = pieces[k + 1] if k + 1 < len(pieces) else None
        if _is_alone(piece, before, behind, units_a) and before and behind:
            if before.op in _FORMS and _adjacent(before, piece):
                out[-1] = _merged(before.op, before, piece)
                k += 1
                continue
            if behind.op in _FORMS and _adjacent(piece, behind):
                out.append(_merged(behind.op, piece, behind))
                k += 2
                continue
        out.append(piece)
        k += 1
    return out


def _is_alone(piece: Piece, before: Piece | None, behind: Piece | None, units_a: Sequence[Unit]) -> bool:
    if piece.op != "equal" or not piece.a or not before or not behind or "equal" in (before.op, behind.op):
        return False
    return not any(unit.content for unit in units_a[slice(*piece.a)])


def _adjacent(left: Piece, right: Piece) -> bool:
    if not (left.a and left.b and right.a and right.b):
        return False
    return left.a[1] == right.a[0] and left.b[1] == right.b[0]


def _merged(op: EditOp, left: Piece, right: Piece) -> Piece:
    if not (left.a and left.b and right.a and right.b):
        return left
    return Piece(op, (left.a[0], right.a[1]), (left.b[0], right.b[1]))


def _space(text: str, units: Sequence[Unit], k: int) -> str:
    return text[units[k - 1].end : units[k].start]


def _share_space(pieces: Sequence[Piece], a: _Side, b: _Side) -> None:
    """Say whom each gap goes to: first behind, then before what is equal, then to what is changed."""
    equal = [k for k, piece in enumerate(pieces) if piece.op == "equal"]
    for gaps_a, gaps_b in ((a.behind, b.behind), (a.before, b.before)):
        for k in equal:
            gap_a, gap_b = gaps_a[k], gaps_b[k]
            if gap_a.text == gap_b.text and gap_a.owner is None and gap_b.owner is None:
                gap_a.owner = gap_b.owner = k
    for side in (a, b):
        for gap in side.gaps:
            for k in (gap.left, gap.right):
                if gap.owner is None and k >= 0 and pieces[k].op != "equal":
                    gap.owner = k


def _edits(pieces: Sequence[Piece], a: _Side, b: _Side) -> list[Edit]:
    edits = []
    at_a = at_b = 0
    for k, piece in enumerate(pieces):
        span_a, span_b = a.spans.get(k), b.spans.get(k)
        if span_a and piece.op != "move":
            at_a = span_a[1]
        if span_b and piece.op != "move":
            at_b = span_b[1]
        edits.append(
            Edit(
                piece.op,
                (span_a[0], span_a[1]) if span_a else (at_a, at_a),
                (span_b[0], span_b[1]) if span_b else (at_b, at_b),
                piece.noise,
            )
        )
    return edits


def _unowned(a: _Side, b: _Side) -> list[Edit]:
    """White space between two equal pieces that the other side does not have, or has otherwise."""
    edits = []
    rest_b = {(gap.left, gap.right): gap for gap in b.gaps if gap.owner is None and gap.text}
    for gap in a.gaps:
        if gap.owner is not None or not gap.text:
            continue
        other = rest_b.pop((gap.left, gap.right), None)
        at = b.spans[gap.left][1] if gap.left in b.spans else 0
        span = (other.start, other.end) if other else (at, at)
        edits.append(Edit("fold" if other else "delete", (gap.start, gap.end), span))
    for gap in rest_b.values():
        at = a.spans[gap.left][1] if gap.left in a.spans else 0
        edits.append(Edit("insert", (at, at), (gap.start, gap.end)))
    return edits
