"""The commands that print. Results go to stdout, complaints to `complain`.

Each runs the engine in this process, goes on behind a file that cannot be read, and returns the exit code.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.cells import cell_len

from lesarten.errors import SourceError, UsageError
from lesarten.model import article_without_text
from lesarten.words import _
from tui.config import NOTHING_SET
from tui.in_turn import InTurn, read_article
from tui.printing import Printer, visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from lesarten.library import Snapshot
    from lesarten.model import Article
    from lesarten.similarity import Similarity
    from tui.config import Settings

    Complain = Callable[[str], None]

STANDARD_INPUT = "-"


def run_command(
    name: str, given: argparse.Namespace, complain: Complain, settings: Settings = NOTHING_SET
) -> int:
    """Run one of tui.arguments.COMMANDS; returns 0, or 2 if a file could not be read.

    What the command line does not say is taken from the settings, all of them left in `given.settings`.
    """
    given.settings, given.cache = settings, None
    if getattr(given, "threshold", 0) is None:
        given.threshold = settings.threshold
    try:
        return _COMMANDS[name](given, complain)
    finally:
        if given.cache is not None:
            given.cache.prune()
            if problem := given.cache.take_problem():
                complain(problem)
            given.cache.close()


def list_articles(given: argparse.Namespace, complain: Complain) -> int:
    """Print one line for each article of the paths."""
    from lesarten.library import scan  # each command loads only what it needs
    from lesarten.report import list_row
    from tui.text import article_line, list_header

    snapshot = scan(given.paths, given.recursive)
    reading = InTurn(snapshot, given, complain)
    problems = dict(snapshot.missing)
    rows = 0
    printer = _printer(given)
    path_width = max((cell_len(visible(entry.path)) for entry in snapshot.entries), default=0)
    if snapshot.entries and sys.stdout.isatty() and not given.json:
        printer.line(list_header(path_width, printer))
    for entry, found, reason in reading.take_all():
        if found is None:
            problems[entry.path] = reason
        article = found or article_without_text(entry.path, reason)
        if given.json:
            write_utf8((",\n" if rows else "[\n") + list_row(article))
        else:
            printer.line(article_line(article, path_width, printer))
        rows += 1
    if given.json:
        write_utf8("\n]\n" if rows else "[]\n")
    for path, reason in problems.items():
        reading.complain(path, reason)
    return reading.code


def show_articles(given: argparse.Namespace, complain: Complain) -> int:
    """Print the cleaned text of each file, or the file itself."""
    from lesarten.report import article_json
    from tui.text import article_lines

    code = 0
    printer = _printer(given)
    for number, path in enumerate(given.paths):
        try:
            if given.raw:
                _print_raw(path)
                continue
            article = read_article(path, given)
        except SourceError as error:
            complain(str(error))
            code = 2
            continue
        if given.json:
            write_utf8(article_json(article) + "\n")
            continue
        if number:
            printer.line()
        for line in article_lines(article, printer):
            printer.line(line)
    return code


def compare_articles(given: argparse.Namespace, complain: Complain) -> int:
    """Print two articles side by side, or their collation as JSON."""
    if given.a == given.b == STANDARD_INPUT:
        raise UsageError(_("standard input can be read only once; give a file for A or for B"))
    read = []
    for path in (given.a, given.b):
        try:
            read.append(read_article(path, given))
        except SourceError as error:
            complain(str(error))
    if len(read) < 2:
        return 2
    from lesarten.collate import collate
    from lesarten.report import to_json

    code, witnesses = _witnesses(given, complain)
    decided = _decided(given, read[0], read[1])
    collation = collate(
        read[0],
        read[1],
        threshold=given.threshold,
        witnesses=witnesses,
        similarity=_similarity(given.model),
        decided=decided,
    )
    if given.json:
        write_utf8(to_json(collation))
        return code
    if given.format != "text":
        from tui.exporting.forms import export

        write_utf8(export(collation, given.format, given.settings.noise))
        return code
    from tui.text import collation_lines

    printer = _printer(given)
    for line in collation_lines(collation, printer, given.settings.noise):
        printer.line(line)
    return code


def print_facts(given: argparse.Namespace, complain: Complain) -> int:
    """Print one row a fact."""
    from tui.overviews import facts_json, facts_lines

    code, articles = _read_all(given, complain)
    _print_either(given, articles, facts_json, facts_lines)
    return code


def print_quotes(given: argparse.Namespace, complain: Complain) -> int:
    """Print one row a quotation."""
    from tui.overviews import quotes_json, quotes_lines

    code, articles = _read_all(given, complain)
    _print_either(given, articles, quotes_json, quotes_lines)
    return code


def print_matrix(given: argparse.Namespace, complain: Complain) -> int:
    """Print every source against every other."""
    from lesarten.matrix import MOST_SOURCES
    from tui.overviews import matrix_json, matrix_lines

    code, articles = _read_all(given, complain)
    if len(articles) > MOST_SOURCES:
        complain(
            _("{n} articles; the matrix shows the first {most}").format(n=len(articles), most=MOST_SOURCES)
        )
        articles = articles[:MOST_SOURCES]
    _print_either(given, articles, matrix_json, matrix_lines)
    return code


def print_near(given: argparse.Namespace, complain: Complain) -> int:
    """Print the articles nearest to one."""
    from lesarten.library import scan
    from tui.overviews import find_near, near_json, near_lines

    article = read_article(given.file, given)
    reading = InTurn(scan(given.paths, given.recursive), given, complain)
    found: list[tuple[Article, float]] = []
    for path, similarity in find_near(article, reading):
        # It may have gone since its words were taken.
        with suppress(SourceError):
            found.append((read_article(path, given), similarity))
    if given.json:
        write_utf8(near_json(article, found))
        return reading.code
    printer = _printer(given)
    for line in near_lines(article, found, printer):
        printer.line(line)
    return reading.code


def print_config(given: argparse.Namespace, complain: Complain) -> int:
    """Print the configuration in force."""
    from tui.config_words import config_lines
    from tui.folders import configuration_file

    del complain
    write_utf8("".join(f"{line}\n" for line in config_lines(configuration_file(), given.settings)))
    return 0


def print_cache(given: argparse.Namespace, complain: Complain) -> int:
    """Print what the cache holds, or delete it."""
    from tui.caching import cache_lines, clear_cache

    if given.clear:
        return clear_cache(complain)
    write_utf8("".join(f"{line}\n" for line in cache_lines()))
    return 0


def print_doctor(given: argparse.Namespace, complain: Complain) -> int:
    """Print what this machine offers."""
    from tui.doctor import examine

    del complain
    printer = Printer.for_output(None, "auto")
    for line in examine(given.paths):
        printer.line(line)
    return 0


def _print_either(
    given: argparse.Namespace,
    articles: list[Article],
    as_json: Callable[[list[Article]], str],
    as_lines: Callable[[list[Article], Printer], Iterable[str]],
) -> None:
    if given.json:
        write_utf8(as_json(articles))
        return
    printer = _printer(given)
    for line in as_lines(articles, printer):
        printer.line(line)


def _printer(given: argparse.Namespace) -> Printer:
    """A printer as the command line and the settings want it."""
    chosen = {"yes": True, "no": False, "auto": None}[given.settings.ascii_signs]
    return Printer.for_output(given.width, given.color, chosen)


def write_utf8(text: str) -> None:
    """Write JSON to standard output, in UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def _decided(given: argparse.Namespace, a: Article, b: Article) -> tuple[tuple[int, int, bool], ...]:
    """The links that the reader made or took away."""
    if given.as_is or given.lines:
        return ()
    from lesarten.decided import decided_links
    from tui.reading import decisions

    return decided_links(a, b, decisions())


def _similarity(folder: str | None) -> Similarity | None:
    """The sentence-embedding model of --model, from a folder on this machine."""
    if folder is None:
        return None
    from lesarten.similarity.model import load_model

    return load_model(folder)


def _witnesses(given: argparse.Namespace, complain: Complain) -> tuple[int, list[Article]]:
    """The articles of --library, without those that cannot be read; none with --lines."""
    if not given.library or given.lines:
        return 0, []
    from lesarten.library import scan

    snapshot = scan([given.library])
    for path, reason in snapshot.missing:
        raise SourceError(path, reason)
    return _read_entries(snapshot, given, complain)


def _read_all(given: argparse.Namespace, complain: Complain) -> tuple[int, list[Article]]:
    """The articles of all paths that hold one, without files that cannot be read."""
    from lesarten.library import scan

    code, articles = _read_entries(scan(given.paths, given.recursive), given, complain)
    return code, [article for article in articles if article.sentences]


def _read_entries(
    snapshot: Snapshot, given: argparse.Namespace, complain: Complain
) -> tuple[int, list[Article]]:
    reading = InTurn(snapshot, given, complain)
    articles = list(reading)
    return reading.code, articles


def _print_raw(path: str) -> None:
    """The bytes of a file; on a terminal its text with control characters made visible."""
    from lesarten.source import decode_source, read_bytes

    data = read_bytes(path)
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = decode_source(data, path).text
    Printer.for_output(None, "never").line(visible(text))


_COMMANDS: dict[str, Callable[[argparse.Namespace, Complain], int]] = {
    "list": list_articles,
    "show": show_articles,
    "compare": compare_articles,
    "facts": print_facts,
    "quotes": print_quotes,
    "matrix": print_matrix,
    "near": print_near,
    "config": print_config,
    "cache": print_cache,
    "doctor": print_doctor,
}
