"""The one family of exceptions: what went wrong with which file, in words a reader understands."""

from __future__ import annotations

from lesarten.words import show_problem


class LesartenError(Exception):
    """Any failure that the program explains to its user in one line."""


class SourceError(LesartenError):
    """A file that cannot be read as an article: missing, unreadable, binary or no regular file.

    `path` is the file as it was given; `reason` is why, in words, without a full stop.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {show_problem(self.reason)}"

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str], dict[str, object]]:
        """Made again from its two parts, not from its message: it travels between processes."""
        return SourceError, (self.path, self.reason), self.__dict__


class UsageError(LesartenError):
    """A call that makes no sense: an unknown option, a wrong number of files, a value out of range."""
