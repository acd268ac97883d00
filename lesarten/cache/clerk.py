"""A process of its own that reads articles for another: paths come in, cards and words go out.

It ends with its input, so it cannot outlive the program that started it, whatever ends that. Knows no screen.
"""

from __future__ import annotations

import gc
import json
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.cache.reading import read_found
from lesarten.cache.store import Cache
from lesarten.cards import make_card
from lesarten.errors import LesartenError

if TYPE_CHECKING:
    from typing import BinaryIO

    from lesarten.library import Signature

FRAME = struct.Struct("<II")
"""Before each answer: the bytes of its JSON, and those of its words."""

POLITE = 10
"""How much a clerk steps back behind the program that a reader waits for (`nice`)."""

_SEEN_AS: Signature = (0, 0, 0, 0)


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the input ends.

    The first line is an object: `language`, `folder` of the cache or null, `networked`; it is answered by an
    empty object when all is loaded. Each other line is a path; its answer is an object with `card` (as
    `lesarten.cards.Card` after its signature) or, where the program must look itself, without.
    """
    wanted = json.loads(asked.readline())
    folder, language = wanted["folder"], wanted["language"]
    cache = Cache(Path(folder), networked=wanted["networked"]) if folder is not None else None
    import lesarten.read  # noqa: F401 - now, and not with the first article

    # What is loaded stays: no look for garbage needs to go through it.
    gc.freeze()
    _answer(answers, {}, b"")
    for line in iter(asked.readline, b""):
        path = json.loads(line)
        try:
            article, terms = read_found(path, language, cache)
            card = make_card(path, _SEEN_AS, article)
            fields = [
                card.digest, card.title, card.first_words, card.outlet, card.date, card.words, card.cut_share,
                card.problem,
            ]  # fmt: skip
            _answer(answers, {"path": path, "card": fields}, terms)
        except BrokenPipeError:
            break
        except Exception as error:  # noqa: BLE001 - the program reads the file again, and tells what it meets
            plain = isinstance(error, LesartenError)
            _answer(answers, {"path": path, "error": None if plain else type(error).__name__}, b"")
    if cache is not None:
        cache.close()


def _answer(answers: BinaryIO, fields: dict[str, object], terms: bytes) -> None:
    head = json.dumps(fields).encode("ascii")
    answers.write(FRAME.pack(len(head), len(terms)) + head + terms)
    answers.flush()


def main() -> None:
    """Serve on the standard streams."""
    with suppress(OSError, AttributeError):
        os.nice(POLITE)
    # Whatever prints by mistake must not end up between two answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
