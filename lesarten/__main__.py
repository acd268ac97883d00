"""The door: `lesarten` on the command line and `python -m lesarten`.

It imports nothing of the terminal itself: it looks whether the packages that do are the ones that
came with this program, and hands over to them by name.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from lesarten.errors import LesartenError

_HOME = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the program; the exit code is the one of the command line's contract."""
    try:
        for name in ("widgets", "tui"):
            refuse_foreign(name)
    except LesartenError as error:
        sys.stderr.write(f"lesarten: {error}\n")
        return 2
    code: int = import_module("tui.main").main()
    return code


def refuse_foreign(name: str, home: Path = _HOME) -> None:
    """Raise LesartenError unless the package of this name lies beside ours.

    `tui` and `widgets` are names that other projects use too; whichever is installed last would
    otherwise be run in place of ours.
    """
    spec = find_spec(name)
    origin = Path(spec.origin).resolve() if spec and spec.origin else None
    if origin is None or origin.parent.parent != home:
        where = str(origin.parent) if origin else "nowhere"
        raise LesartenError(
            f"another package named {name!r} ({where}) stands in the way of this program's own; "
            "install lesarten into an environment of its own, for example with: pipx install lesarten"
        )


if __name__ == "__main__":
    sys.exit(main())
