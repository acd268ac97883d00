"""The commands that print. Results go to stdout, complaints to `complain`.

Each runs the engine in this process, goes on behind a file that cannot be read, and returns the exit code.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len

from lesarten.errors import SourceError, UsageError
from lesarten.model import article_without_text
from lesarten.words import _, show_problem
from tui.config import NOTHING_SET
from tui.printing import Printer, visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from lesarten.cache.store import Cache
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
    from lesarten.report import list_json
    from tui.text import article_line, list_header

    snapshot = scan(given.paths, given.recursive)
    problems = dict(snapshot.missing)
    code = 0
    articles = []
    printer = _printer(given)
    path_width = max((cell_len(visible(entry.path)) for entry in snapshot.entries), default=0)
    if snapshot.entries and sys.stdout.isatty() and not given.json:
        printer.line(list_header(path_width, printer))
    for entry in snapshot.entries:
        reason = entry.problem
        article = None
        if reason is None:
            try:
                article = _read(entry.path, given)
            except SourceError as error:
                reason = error.reason
        if article is None:
            problems[entry.path] = reason or ""
            article = article_without_text(entry.path, reason or "")
        if given.json:
            articles.append(article)
        else:
            printer.line(article_line(article, path_width, printer))
    for path, reason in problems.items():
        complain(f"{path}: {show_problem(reason)}")
        code = 2
    if given.json:
        write_utf8(list_json(articles))
    return code


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
            article = _read(path, given)
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
            read.append(_read(path, given))
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
    from tui.overviews import near_json, near_lines

    article = _read(given.file, given)
    code, others = _read_all(given, complain)
    _print_either(given, others, partial(near_json, article), partial(near_lines, article))
    return code


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


def _read(path: str, given: argparse.Namespace) -> Article:
    if getattr(given, "lines", False):
        from lesarten.read import read_lines

        return read_lines(path, given.language)
    from lesarten.cache.reading import read_kept

    article = read_kept(path, given.language, _open_cache(given))
    if given.as_is:
        return article
    from tui.reading import decide, decisions

    return decide(article, decisions())


def _open_cache(given: argparse.Namespace) -> Cache | None:
    """The cache of this run, opened once; None with --no-cache."""
    if given.cache is None and not given.no_cache:
        from tui.caching import open_cache

        given.cache = open_cache()
    return cast("Cache | None", given.cache)


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
    articles, code = [], 0
    for path, reason in snapshot.missing:
        complain(f"{path}: {show_problem(reason)}")
        code = 2
    for entry in snapshot.entries:
        try:
            if entry.problem:
                raise SourceError(entry.path, entry.problem)
            articles.append(_read(entry.path, given))
        except SourceError as error:
            complain(str(error))
            code = 2
    return code, articles


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
