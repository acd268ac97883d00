"""The whole way of one file: source, article, sentences."""

from __future__ import annotations

from dataclasses import replace

from lesarten.extract import EMPTY, extract
from lesarten.extract.language import detect_language
from lesarten.model import Article, Block, Sentence, Source, count_words
from lesarten.segment import cut_blocks
from lesarten.source import decode_source, read_bytes, read_source


def read(path: str, language: str | None = None) -> Article:
    """Read one file as an article with its sentences; `-` is standard input.

    Raises SourceError when the file is missing, unreadable, binary or no regular file. An empty file,
    or one without an article, gives an Article with its `problem`.
    """
    return read_data(read_bytes(path), path, language)


def read_data(data: bytes, path: str, language: str | None = None) -> Article:
    """The article in the bytes of a file that is named `path`; raises SourceError when they are no text."""
    article = extract(decode_source(data, path), language)
    return replace(article, sentences=cut_blocks(article.blocks, article.language))


def read_lines(path: str, language: str | None = None) -> Article:
    """Read one file whose lines are sentences: no cleaning, no cutting; blank lines are skipped.

    Every sentence and block is of kind body, the metadata are None. Raises SourceError as `read` does.
    """
    source = read_source(path)
    blocks: list[Block] = []
    position = offset = 0
    for number, raw in enumerate(source.text.split("\n"), 1):
        text = raw.strip()
        if text:
            start = offset + raw.find(text[0])
            end = position + len(text)
            blocks.append(Block("body", text, position, end, number, ((start, start + len(text)),)))
            position = end + 2
        offset += len(raw) + 1
    return _article_of_lines(source, blocks, language)


def _article_of_lines(source: Source, blocks: list[Block], language: str | None) -> Article:
    text = "\n\n".join(block.text for block in blocks)
    sentences = tuple(
        Sentence(block.text, block.start, block.end, number, "body") for number, block in enumerate(blocks)
    )
    return Article(
        path=source.path,
        title=None,
        kicker=None,
        outlet=None,
        authors=(),
        agency=None,
        date=None,
        language=language or detect_language(text),
        text=text,
        blocks=tuple(blocks),
        cut=(),
        sentences=sentences,
        problem=source.problem if blocks else EMPTY,
        page=source.text,
        file_words=count_words(source.text),
        digest=source.digest,
    )
