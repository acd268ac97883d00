"""The engine's own process: takes questions from the app over a pipe and answers them.

Loads neither Textual nor anything that draws.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING

from lesarten.words import use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import IO

    from lesarten.factlist import FactRow
    from lesarten.model import Article, Collation
    from lesarten.near import Near, NearIndex
    from tui.options import AppOptions

POLITENESS = 5
"""Added to the niceness: where there is one processor only, the screen comes first."""

HIDDEN = 19
"""Added while the screen is not there yet: whatever else runs comes first."""

SPECIMEN = (
    ("Am Montag kamen 20 Gäste, sagte Anna Muster.", "„Wir haben lange gewartet“, hieß es."),
    ("Rund 30 Gäste kamen nach Angaben der Stadt am Dienstag.", "Anna Muster: „Wir haben gewartet.“"),
)
"""Two texts with a bit of everything that is looked for in a pair."""

MOST_SENTENCES = 300
"""Articles with more are not collated for nobody: that takes longer than a reader needs to ask."""

_INDEXES: dict[str, NearIndex] = {}
"""Articles by their words, for each library that is open in this process."""


def read_data(data: bytes, path: str, language: str | None) -> Article:
    """One file's bytes as an article."""
    from lesarten.read import read_data

    return read_data(data, path, language)


def collate(
    a: Article,
    b: Article,
    threshold: float | None,
    decided: tuple[tuple[int, int, bool], ...],
    others: tuple[Article, ...],
) -> Collation:
    """Two articles collated, the nearest of the others their witnesses; the articles are left at home."""
    from lesarten.collate import collate

    return _without_articles(collate(a, b, threshold=threshold, decided=decided, witnesses=others))


def collate_at(collation: Collation, threshold: float) -> Collation:
    """The same at another threshold, without the articles."""
    from lesarten.collate import collate_at

    return _without_articles(collate_at(collation, threshold))


def list_facts(articles: tuple[Article, ...]) -> tuple[FactRow, ...]:
    """The facts of some articles."""
    from lesarten.factlist import list_facts

    return list_facts(articles)


def add_terms(index: str, batch: tuple[tuple[str, bytes], ...]) -> None:
    """Put the words of articles into an index, which is made when it is first named."""
    from lesarten.near import NearIndex

    held = _INDEXES.setdefault(index, NearIndex())
    for path, terms in batch:
        held.add_terms(path, terms)


def forget_terms(index: str, paths: tuple[str, ...]) -> None:
    """Take articles out of an index."""
    held = _INDEXES.get(index)
    if held is not None:
        for path in paths:
            held.remove(path)


def nearest(index: str, path: str, limit: int) -> tuple[tuple[Near, ...], int]:
    """The articles nearest to one, and how many the index holds."""
    held = _INDEXES.get(index)
    near = held.nearest(path, limit) if held is not None and path in held else ()
    return near, len(held or ())


def gather_events(
    index: str, paths: tuple[str, ...], least: float, most: int
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
    """The first of some articles that is on no event yet gathers those that are near to it, and so on.

    (path, those near to it), nearest first, and how many articles the index holds.
    """
    held, taken, events = _INDEXES.get(index), set[str](), []
    for path in paths:
        if path not in taken:
            near = held.nearest(path, most, least) if held is not None and path in held else ()
            members = tuple(one.key for one in near)
            taken.update(members)
            events.append((path, members))
    return tuple(events), len(held or ())


def likeness(index: str, path: str) -> tuple[dict[str, float], int]:
    """How near each article of an index is to one, and how many it holds; what shares nothing is missing."""
    held = _INDEXES.get(index)
    return held.likeness(path) if held is not None and path in held else {}, len(held or ())


def warm_up(articles: Sequence[Article] = ()) -> None:
    """Load what the first comparison needs: tables, patterns; better now than when somebody waits.

    With the articles of a library their words are looked up, too: three quarters of a first comparison.
    """
    import lesarten.read  # noqa: F401
    from lesarten.collate import collate

    texts = [article for article in articles if article.sentences]
    if len(texts) < 2 or sum(len(article.sentences) for article in texts) > MOST_SENTENCES:
        texts = [_make_article(text) for text in SPECIMEN]
    collate(texts[0], texts[1], witnesses=texts[2:])


def _make_article(texts: tuple[str, ...]) -> Article:
    from lesarten.model import Sentence, article_without_text

    ends = list(accumulate(len(text) for text in texts))
    sentences = tuple(
        Sentence(text, end - len(text), end, number)
        for number, (text, end) in enumerate(zip(texts, ends, strict=True))
    )
    return replace(article_without_text("", ""), language="de", text="".join(texts), sentences=sentences)


def serve(language: str) -> None:
    """Get ready, say so, and answer until the app closes the pipe or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        os.nice(POLITENESS)
    use_language(language)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    # What the engine or a library of its may print is no answer.
    sys.stdout = sys.stderr
    gc.disable()
    warm_up()
    _answer_all(questions, answers)


def serve_ahead(paths: Sequence[str], options: AppOptions, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Tell a first look at the library, get ready and answer: the fork's whole life (`tui.ahead`).

    Until the app has painted, the work is done by a thread that yields to everything else; from then on by
    this one, step by step: a reader waits for it now.
    """
    from tui.engine import read_message

    gc.disable()
    with suppress(OSError):
        os.nice(POLITENESS)
    steps = _get_ready(paths, options, answers)
    painted, turn = threading.Event(), threading.Lock()

    def begin() -> None:
        with suppress(OSError):
            os.nice(HIDDEN)  # on Linux of this thread alone
        more = True
        while more and not painted.is_set():
            with turn:
                more = next(steps, False)

    threading.Thread(target=begin, daemon=True).start()
    try:
        read_message(questions)
        painted.set()
        with turn:
            while next(steps, False):
                pass
    except (EOFError, OSError):
        return
    _answer_all(questions, answers)


def _get_ready(paths: Sequence[str], options: AppOptions, answers: IO[bytes]) -> Iterator[bool]:
    """Look around and load, in steps of some hundredths of a second."""
    from tui.ahead import Look
    from tui.engine import write_message
    from tui.first_look import look_around

    articles: list[Article] = []
    for told in look_around(paths, options):
        write_message(answers, pickle.dumps(told, protocol=pickle.HIGHEST_PROTOCOL))
        read = told.articles if isinstance(told, Look) else told
        articles += (article for _entry, article in read)
        yield True
    for name in ("lesarten.read", "numpy", "lesarten.collate"):
        import_module(name)
        yield True
    warm_up(articles)


def _answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Say that questions are taken, and answer them until nobody can ask any more."""
    from tui.engine import read_message, write_message

    # What is loaded now stays: no later look for garbage goes through it.
    gc.freeze()
    gc.enable()
    try:
        write_message(answers, b"")
        while True:
            answer = _answer(*pickle.loads(read_message(questions)))
            write_message(answers, pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):
        return


def _answer(
    function: Callable[..., object], arguments: tuple[object, ...], named: dict[str, object]
) -> tuple[bool, object]:
    try:
        return True, function(*arguments, **named)
    except Exception as error:  # noqa: BLE001 - the app is told, with where it happened
        error.add_note(traceback.format_exc())
        return False, _sendable(error)


def _sendable(error: Exception) -> Exception:
    """The error itself when it survives the way, else its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - whatever it is, it cannot travel
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _without_articles(collation: Collation) -> Collation:
    """A collation without the texts that whoever asked has already."""
    return replace(collation, a=_bare(collation.a), b=_bare(collation.b))


def _bare(article: Article) -> Article:
    return replace(article, text="", blocks=(), cut=(), sentences=(), page="")
