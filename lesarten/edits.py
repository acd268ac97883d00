"""Places pieces of a difference in two texts, so that the edits tile both; white space goes to the calmer side.

Knows ranges of units and of characters, not words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesarten.model import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import EditOp, Span
    from lesarten.units import Unit

_CALM = ("equal", "fold", "inflect")


@dataclass(frozen=True, slots=True)
class Piece:
    """One difference in units; None where a side has nothing."""

    op: EditOp
    a: Span | None
    b: Span | None


def place(
    pieces: Sequence[Piece], a: str, b: str, units_a: Sequence[Unit], units_b: Sequence[Unit]
) -> tuple[Edit, ...]:
    """The edits of two texts: sorted by a, then b; per side the non-empty ranges tile the text.

    `pieces` cover every unit of each side once. Neighbours of the same kind are joined. A text without
    any unit is covered by the one piece there is.
    """
    if len(pieces) == 1:
        op = pieces[0].op
        if op == "replace" and not (a and b):
            op = "delete" if a else "insert"
        return (Edit(op, (0, len(a)), (0, len(b))),) if a or b else ()
    joined = _join(_order(pieces), a, b, units_a, units_b)
    spans_a = _spans(joined, "a", len(a), units_a)
    spans_b = _spans(joined, "b", len(b), units_b)
    edits = [Edit(piece.op, spans_a[k], spans_b[k]) for k, piece in enumerate(joined)]
    return tuple(sorted(edits, key=lambda edit: (edit.a, edit.b)))


def _order(pieces: Sequence[Piece]) -> list[Piece]:
    """In the order of A; what only B has stands behind what precedes it in B."""
    by_b = sorted((piece for piece in pieces if piece.b), key=lambda piece: piece.b or (0, 0))
    anchors: dict[Piece, tuple[int, int]] = {}
    position, count = -1, 0
    for piece in by_b:
        count += 1
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
            and piece.op == last.op
            and piece.op in ("equal", "fold", "inflect")
            and last.a
            and last.b
            and piece.a
            and piece.b
            and last.a[1] == piece.a[0]
            and last.b[1] == piece.b[0]
            and _space(a, units_a, last.a[1]) == _space(b, units_b, last.b[1])
        ):
            joined[-1] = Piece(piece.op, (last.a[0], piece.a[1]), (last.b[0], piece.b[1]))
        else:
            joined.append(piece)
    return joined


def _space(text: str, units: Sequence[Unit], k: int) -> str:
    return text[units[k - 1].end : units[k].start]


def _spans(pieces: Sequence[Piece], side: str, length: int, units: Sequence[Unit]) -> dict[int, Span]:
    """The character range of each piece on one side; a piece without units there is an empty range."""
    ranges = {k: span for k, piece in enumerate(pieces) if (span := getattr(piece, side))}
    order = sorted(ranges, key=lambda k: ranges[k])
    spans: dict[int, Span] = {}
    start = 0
    for here, following in zip(order, [*order[1:], None], strict=True):
        end = length if following is None else _boundary(pieces, here, following, ranges, units)
        spans[here] = (start, end)
        start = end
    position = 0
    for k in range(len(pieces)):
        if k in spans:
            position = spans[k][1]
        else:
            spans[k] = (position, position)
    return spans


def _boundary(
    pieces: Sequence[Piece], here: int, following: int, ranges: dict[int, Span], units: Sequence[Unit]
) -> int:
    """Where one piece ends and the next begins: white space goes to a calm neighbour, else to the left."""
    if pieces[following].op in _CALM and pieces[here].op not in _CALM:
        return units[ranges[here][1] - 1].end
    return units[ranges[following][0]].start
