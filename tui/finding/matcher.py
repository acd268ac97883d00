"""Finds the matches of a query in texts: plain words here, expressions in a process that can be ended.

Knows queries and texts; used by one thread at a time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.finding import matching
from tui.finding.query import compile_for_folded
from widgets.find import find_spans, fold, fold_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.model import Span
    from tui.finding.query import Query

SCRIPT = str(Path(matching.__file__))


class TooSlowError(Exception):
    """An expression took so long that the process with it was ended."""


class Matcher:
    """A query, ready to be looked for. Close it after use."""

    def __init__(self, query: Query) -> None:
        """Raises QueryError for an expression that is none."""
        self._pattern = compile_for_folded(query)
        self._process: subprocess.Popen[str] | None = None
        self._is_expression = query.mode == "expression"

    def find(self, whole: str, sentences: Sequence[Span]) -> list[tuple[int, list[Span]]]:
        """The sentences of a text that match: (position, ranges of the sentence). Raises TooSlowError."""
        if self._pattern is None:
            return []
        if self._is_expression:
            return self._find_by_process([whole[start:end] for start, end in sentences])
        # Most articles have no match at all, and one look at the whole is a hundred times cheaper.
        if not self._pattern.search(fold_text(whole)):
            return []
        found = ((n, find_spans(whole[start:end], self._pattern)) for n, (start, end) in enumerate(sentences))
        return [(n, spans) for n, spans in found if spans]

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process.wait()
            self._process = None

    def _find_by_process(self, texts: list[str]) -> list[tuple[int, list[Span]]]:
        try:
            answer = self._ask(json.dumps([fold_text(text) for text in texts]))
        except OSError as error:  # its end closed the pipe
            raise TooSlowError from error
        if not answer:
            raise TooSlowError
        found = []
        for n, spans in enumerate(json.loads(answer)):
            if spans:
                origins = fold(texts[n])[1]
                found.append((n, [(origins[start], origins[end - 1] + 1) for start, end in spans]))
        return found

    def _ask(self, line: str) -> str:
        assert self._pattern is not None
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", SCRIPT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
            )
            self._write(json.dumps(self._pattern.pattern))
        self._write(line)
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def _write(self, line: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
