"""What the engine found, as JSON for other programs: the shapes are a contract, keys and order included.

Plain text for people is drawn where the width of a terminal is known.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lesarten.model import Article, Bead, Collation, Discrepancy, Link

VERSION = 1
"""The version of compare's JSON."""

_DIGITS = 4
"""Scores are rounded to so many places: more would promise what a probability cannot keep."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON may carry as it is, but a terminal or a line-wise reader should not meet."""


def to_json(collation: Collation) -> str:
    """The bytes of `compare --json` as a string, with its line end."""
    a, b = collation.a, collation.b
    result: dict[str, Any] = {
        "version": VERSION,
        "a": article_fields(a),
        "b": article_fields(b),
        "threshold": round(collation.alignment.threshold, _DIGITS),
        "similarity": round(collation.similarity, _DIGITS),
        "links": [_link(link) for link in collation.links],
        "beads": [_bead(bead) for bead in collation.beads],
        "discrepancies": [_discrepancy(found) for found in collation.discrepancies],
    }
    if collation.alignment.problem:
        result["problem"] = collation.alignment.problem
    if collation.witnesses:
        result["witnesses"] = list(collation.witnesses)
    return dumps(result) + "\n"


def article_json(article: Article) -> str:
    """One line of `show --json`, without its line end."""
    return dumps(article_fields(article))


def list_row(article: Article) -> str:
    """One object of the array of `list --json`, without a line end."""
    return dumps(_list_fields(article))


def article_fields(article: Article) -> dict[str, Any]:
    """The fields of `show --json`."""
    return {
        "path": article.path,
        "title": article.title,
        "kicker": article.kicker,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "agency": article.agency,
        "date": article.date,
        "language": article.language,
        "problem": article.problem,
        "text": article.text,
        "blocks": [{"kind": b.kind, "text": b.text, "line": b.line} for b in article.blocks],
        "cut": [{"line": c.line, "text": c.text, "reason": c.reason, "by": c.by} for c in article.cut],
        "sentences": [
            {"id": s.id, "kind": s.kind, "text": s.text, "start": s.start, "end": s.end}
            for s in article.sentences
        ],
    }


def dumps(value: object) -> str:
    """JSON on one line, characters as they are, those that could harm a terminal escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _list_fields(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "language": article.language,
        "words": article.words,
        "sentences": len(article.sentences),
        "cut_share": round(article.cut_share, _DIGITS),
        "problem": article.problem,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "a": link.a,
        "b": link.b,
        "score": round(link.score, _DIGITS),
        "sure": link.sure,
        "by": link.by,
    }


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "a": list(bead.a),
        "b": list(bead.b),
        "kind": bead.kind,
        "moved": bead.moved,
        "reworded": bead.reworded,
        "edits": [{"op": e.op, "a": list(e.a), "b": list(e.b)} for e in bead.edits],
        "discrepancies": [_discrepancy(found) for found in bead.discrepancies],
    }


def _discrepancy(found: Discrepancy) -> dict[str, Any]:
    return {
        "type": found.type,
        "a": found.a,
        "b": found.b,
        "a_id": found.a_id,
        "b_id": found.b_id,
        "noise": found.noise,
    }
