"""Runs in a process of its own: applies a regular expression to texts that come in, line by line.

An expression that takes too long cannot be stopped from within Python, only with its process; that is why
this is one, and why it imports nothing but the standard library.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import sys
import warnings

SECONDS = 0.5
"""So long may one article take: a thousand times what a simple expression needs."""


def main() -> None:
    """Read the expression, then a list of texts a line; write a list of the ranges found in each."""
    warnings.simplefilter("ignore")
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - one module less to load
        pattern = re.compile(json.loads(sys.stdin.readline()), re.IGNORECASE)
        while line := sys.stdin.readline():
            # Its watch is a thread of C: it ends the process even while the matching holds the interpreter.
            faulthandler.dump_traceback_later(SECONDS, exit=True, file=nowhere)
            found = [
                [match.span() for match in pattern.finditer(text) if match.end() > match.start()]
                for text in json.loads(line)
            ]
            faulthandler.cancel_dump_traceback_later()
            sys.stdout.write(json.dumps(found) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
