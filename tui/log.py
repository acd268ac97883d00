"""The log file: written only when something happens that nobody expected."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from tui.folders import log_file

if TYPE_CHECKING:
    from pathlib import Path


def log_error(task: str, error: BaseException) -> Path | None:
    """Append an error with its traceback; None where nothing can be written."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"--- {task}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return None
    return path
