"""Collations that were made once: two articles with the same sentences are not aligned again.

As with articles, JSON in zlib: a damaged file can give nothing wrong that its checksum would not find.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from lesarten.cache.packing import PackingError, inflate, pack
from lesarten.cache.tables import today
from lesarten.model import (
    Alignment,
    Article,
    Bead,
    BeadKind,
    By,
    Collation,
    Discrepancy,
    DiscrepancyType,
    Edit,
    EditOp,
    Link,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lesarten.cache.database import Database

Side = Literal["", "a", "b"]

Decided = tuple[tuple[int, int, bool], ...]

MOST_CANDIDATES = 20_000
"""Links of a pair that is kept: those of longer texts would push many other pairs out."""

_WORDS: dict[str, tuple[str, ...]] = {
    "by": get_args(By),
    "kind": get_args(BeadKind),
    "op": get_args(EditOp),
    "type": get_args(DiscrepancyType),
    "side": get_args(Side),
}


class Pairs:
    """Remembers collations. Nothing raises: what cannot be read was never kept."""

    def __init__(self, database: Database, edition: Callable[[], str]) -> None:
        """`edition` names the engine whose collations are kept and given."""
        self._database = database
        self._edition = edition

    def find(
        self,
        a: Article,
        b: Article,
        threshold: float | None,
        decided: Decided,
        witnesses: Sequence[Article] = (),
    ) -> Collation | None:
        """What `collate` gave for articles like these with these arguments, or None."""
        if self._database.path is None:
            return None
        key = self._key(a, b, threshold, decided, witnesses)
        found = self._database.ask("SELECT data, used FROM pairs WHERE key=?", (key,))
        if not found:
            return None
        data, used = found[0]
        if used != today():
            self._database.tell(("UPDATE pairs SET used=? WHERE key=?", [(today(), key)]))
        try:
            return unpack_collation(cast("bytes", data), a, b)
        except PackingError:
            return None

    def keep(
        self, made: Collation, threshold: float | None, decided: Decided, witnesses: Sequence[Article] = ()
    ) -> None:
        """Keep what `collate` gave for these arguments."""
        if not self._database.lasting or len(made.alignment.candidates) > MOST_CANDIDATES:
            return
        key = self._key(made.a, made.b, threshold, decided, witnesses)
        data = pack_collation(made)
        self._database.tell(
            ("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)", [(key, data, len(data), today())])
        )

    def _key(
        self,
        a: Article,
        b: Article,
        threshold: float | None,
        decided: Decided,
        witnesses: Sequence[Article],
    ) -> bytes:
        digest = hashlib.sha256(repr((self._edition(), threshold, decided)).encode())
        for article in (a, b, *witnesses):
            digest.update(_fingerprint(article))
        # The result names its witnesses, but not where A and B lie.
        digest.update(repr([witness.path for witness in witnesses]).encode("utf-8", "surrogatepass"))
        return digest.digest()


@lru_cache(maxsize=64)
def _fingerprint(article: Article) -> bytes:
    """Remembered: in a matrix every article is asked for with every pair."""
    return hashlib.sha256(pack(article)).digest()


def pack_collation(made: Collation) -> bytes:
    """A collation without its articles; `unpack_collation` gives it back, equal in every field."""
    alignment = made.alignment
    fields = [
        alignment.threshold,
        alignment.problem,
        [_link_fields(link) for link in alignment.links],
        [_link_fields(link) for link in alignment.candidates],
        [_bead_fields(bead) for bead in alignment.beads],
        [_bead_fields(bead) for bead in made.beads],
        [_discrepancy_fields(one) for one in made.discrepancies],
        made.similarity,
        made.witnesses,
        made.decided,
    ]
    written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), 1)


def unpack_collation(data: bytes, a: Article, b: Article) -> Collation:
    """The collation of two articles that was packed. Raises PackingError when the bytes hold none of them."""
    try:
        fields: list[Any] = json.loads(inflate(data).decode("utf-8", "surrogatepass"))
        threshold, problem, links, candidates, aligned, beads, rest, similarity, witnesses, decided = fields
        alignment = Alignment(
            tuple(_link(one) for one in links),
            tuple(_bead(one) for one in aligned),
            float(threshold),
            tuple(_link(one) for one in candidates),
            None if problem is None else str(problem),
        )
        made = Collation(
            a,
            b,
            alignment,
            tuple(_bead(one) for one in beads),
            tuple(_discrepancy(one) for one in rest),
            float(similarity),
            tuple(str(one) for one in witnesses),
            tuple((int(i), int(j), bool(linked)) for i, j, linked in decided),
        )
    except (ValueError, TypeError, IndexError, KeyError, RecursionError, zlib.error) as error:
        raise PackingError(f"no packed collation: {error}") from error
    sides = [sorted(n for bead in made.beads for n in getattr(bead, side)) for side in "ab"]
    if sides != [list(range(len(article.sentences))) for article in (a, b)]:
        raise PackingError("the collation of other articles")
    return made


def _link_fields(link: Link) -> list[object]:
    return [link.a, link.b, link.score, link.sure, _number("by", link.by)]


def _link(fields: Sequence[Any]) -> Link:
    a, b, score, sure, by = fields
    return Link(int(a), int(b), float(score), bool(sure), cast("By", _WORDS["by"][by]))


def _bead_fields(bead: Bead) -> list[object]:
    return [
        bead.a,
        bead.b,
        _number("kind", bead.kind),
        bead.moved,
        bead.reworded,
        [[_number("op", edit.op), *edit.a, *edit.b, edit.noise] for edit in bead.edits],
        [_discrepancy_fields(one) for one in bead.discrepancies],
    ]


def _bead(fields: Sequence[Any]) -> Bead:
    a, b, kind, moved, reworded, edits, discrepancies = fields
    return Bead(
        tuple(map(int, a)),
        tuple(map(int, b)),
        cast("BeadKind", _WORDS["kind"][kind]),
        bool(moved),
        bool(reworded),
        tuple(_edit(one) for one in edits),
        tuple(_discrepancy(one) for one in discrepancies),
    )


def _edit(fields: Sequence[Any]) -> Edit:
    op, a_start, a_end, b_start, b_end, noise = fields
    return Edit(cast("EditOp", _WORDS["op"][op]), _span(a_start, a_end), _span(b_start, b_end), bool(noise))


def _discrepancy_fields(one: Discrepancy) -> list[object]:
    spans = (one.a_span, one.b_span)
    plain = _number("side", one.plain)
    return [_number("type", one.type), one.a, one.b, one.a_id, one.b_id, one.noise, *spans, plain]


def _discrepancy(fields: Sequence[Any]) -> Discrepancy:
    type_, a, b, a_id, b_id, noise, a_span, b_span, plain = fields
    return Discrepancy(
        cast("DiscrepancyType", _WORDS["type"][type_]),
        str(a),
        str(b),
        int(a_id),
        int(b_id),
        bool(noise),
        _span(*a_span),
        _span(*b_span),
        cast("Side", _WORDS["side"][plain]),
    )


def _span(start: Any, end: Any) -> Span:
    return int(start), int(end)


def _number(kind: str, word: str) -> int:
    return _WORDS[kind].index(word)
