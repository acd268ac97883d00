"""Articles as bytes and back: what the cache holds of them.

JSON in zlib: a hostile or damaged file can give wrong data but run nothing, and the checksum of zlib finds
what rotted. Texts that are parts of others are not kept twice: a sentence is two offsets.
"""

from __future__ import annotations

import json
import zlib
from typing import cast, get_args

from lesarten.errors import LesartenError
from lesarten.model import Article, Block, BlockKind, Cut, Sentence, Span

LARGEST_PACKED = 64_000_000
"""Bytes of JSON: far above any article, and a bound for what a damaged file may unfold to."""

_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_LEVEL = 1
"""zlib's fastest level: a quarter larger than its best, in a fifth of the time."""

Json = object


class PackingError(LesartenError):
    """Bytes that are no packed article."""


def pack(article: Article) -> bytes:
    """The article without its path; `unpack` gives it back, equal in every field."""
    kinds = {kind: number for number, kind in enumerate(_KINDS)}
    page, text = article.page, article.text
    fields = [
        article.title,
        article.kicker,
        article.outlet,
        article.authors,
        article.agency,
        article.date,
        article.language,
        article.problem,
        article.file_words,
        article.digest,
        article.found,
        text,
        page,
        [(kinds[one.kind], one.start, one.end, one.line, one.spans) for one in article.blocks],
        [(cut.line, _text_unless(cut, page), cut.reason, cut.spans) for cut in article.cut],
        [(one.start, one.end, kinds[one.kind]) for one in article.sentences],
    ]
    written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes, path: str) -> Article:
    """The article that was packed, at a path. Raises PackingError when the bytes hold none."""
    try:
        fields = json.loads(inflate(data).decode("utf-8", "surrogatepass"))
        return _article(fields, path)
    except (ValueError, TypeError, IndexError, KeyError, RecursionError, zlib.error) as error:
        raise PackingError(f"no packed article: {error}") from error


def inflate(data: bytes) -> bytes:
    """Unpack zlib's bytes. Raises ValueError when they are more than LARGEST_PACKED or cut short."""
    stream = zlib.decompressobj()
    raw = stream.decompress(data, LARGEST_PACKED)
    if not stream.eof:
        raise ValueError("too long or cut short")
    return raw


def _text_unless(cut: Cut, page: str) -> str | None:
    """A cut's text, unless it is what its spans cover."""
    return None if cut.spans and cut.text == page[cut.spans[0][0] : cut.spans[-1][1]] else cut.text


def _article(fields: list[Json], path: str) -> Article:
    title, kicker, outlet, authors, agency, date, language, problem, file_words, digest, found = fields[:11]
    text, page, blocks, cuts, sentences = fields[11:]
    text, page = _string(text), _string(page)
    return Article(
        path=path,
        title=_maybe(title),
        kicker=_maybe(kicker),
        outlet=_maybe(outlet),
        authors=tuple(_string(one) for one in _list(authors)),
        agency=_maybe(agency),
        date=_maybe(date),
        language=_maybe(language),
        text=text,
        blocks=tuple(_block(_list(one), text) for one in _list(blocks)),
        cut=tuple(_cut(_list(one), page) for one in _list(cuts)),
        sentences=tuple(_sentence(n, _list(one), text) for n, one in enumerate(_list(sentences))),
        problem=_maybe(problem),
        page=page,
        file_words=_number(file_words),
        digest=_string(digest),
        found=tuple((_string(name), _string(where)) for name, where in map(_list, _list(found))),
    )


def _block(fields: list[Json], text: str) -> Block:
    kind, start, end, line, spans = fields
    first, last = _range(start, end, len(text))
    return Block(_kind(kind), text[first:last], first, last, _line(line), _spans(spans))


def _cut(fields: list[Json], page: str) -> Cut:
    line, text, reason, given = fields
    spans = _spans(given)
    if text is None:
        first, last = _range(spans[0][0], spans[-1][1], len(page))
        text = page[first:last]
    return Cut(_line(line), _string(text), _string(reason), spans)


def _sentence(number: int, fields: list[Json], text: str) -> Sentence:
    start, end, kind = fields
    first, last = _range(start, end, len(text))
    return Sentence(text[first:last], first, last, number, _kind(kind))


def _spans(given: Json) -> tuple[Span, ...]:
    return tuple((_number(start), _number(end)) for start, end in map(_list, _list(given)))


def _range(start: Json, end: Json, length: int) -> Span:
    first, last = _number(start), _number(end)
    if not 0 <= first <= last <= length:
        raise ValueError("an offset outside of its text")
    return first, last


def _kind(number: Json) -> BlockKind:
    return _KINDS[_number(number)]


def _line(line: Json) -> int | None:
    return None if line is None else _number(line)


def _list(given: Json) -> list[Json]:
    if type(given) is not list:
        raise TypeError("no list")
    return cast("list[Json]", given)


def _string(given: Json) -> str:
    if type(given) is not str:
        raise TypeError("no text")
    return given


def _maybe(given: Json) -> str | None:
    return None if given is None else _string(given)


def _number(given: Json) -> int:
    if type(given) is not int:
        raise TypeError("no number")
    return given
