"""A file on disk becomes a decoded source: encoding, control and invisible characters, normal form.

It knows bytes and characters; what an article is, it must not know.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from lesarten.encoding import decode
from lesarten.errors import SourceError
from lesarten.model import Source
from lesarten.pattern import Pattern

if TYPE_CHECKING:
    from lesarten.model import SourceFormat

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes. A folder of articles holds nothing near it; reading more could exhaust the memory."""

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_START = Pattern(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", re.I | re.S)
_HANDED_DOWN = Pattern(r"/dev/(?:fd/\d+|stdin)|/proc/(?:self|\d+)/fd/\d+")
"""Paths that name an open descriptor of this process: a pipe there is meant."""

_ESCAPES = Pattern(
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor
    "|\x1b\\][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)"  # operating-system commands: titles, links
    "|\x1b[PX^_][^\x1b\x9c\n]*(?:\x1b\\\\|\x9c)"  # device strings
    "|\x1b[ -/]*[0-~]"  # two-character escapes
    "|\x9b[0-?]*[ -/]*[@-~]"
)
_OVERSTRIKE = Pattern("[^\n]\x08")
"""Old manual pages print bold as letter, backspace, letter."""
_INVISIBLE_CLASS = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff"
)
"""Control and format characters."""
_INVISIBLE = Pattern(
    f"[{_INVISIBLE_CLASS}]|[\u200c\u200d](?=[\x00-\u058f]|$)|(?<=[\x00-\u058f])[\u200c\u200d]"
)
"""The two joiners stay inside scripts and emoji that are written with them."""
_DIRTY = re.compile(f"[{_INVISIBLE_CLASS}\t\v\f\x85\u2028\u2029\u200c\u200d]")
"""One look tells that there is nothing to do, as for most texts."""
_SEPARATORS = (("\t", " "), ("\v", " "), ("\f", " "), ("\x85", "\n"), ("\u2028", "\n"), ("\u2029", "\n"))
"""A form feed breaks a page in the middle of a sentence; the other separators end a line."""


def read_source(path: str) -> Source:
    """Read and decode one file; `-` is standard input, `/dev/fd/N` given by name works.

    Raises SourceError when there is no such file, it is a folder or no regular file, cannot be
    read, is too large or not text. An empty file is no error.
    """
    return decode_source(read_bytes(path), path)


def decode_source(data: bytes, path: str) -> Source:
    """Decode the bytes of the file `path`; raises SourceError when they are not text."""
    text, encoding, problem = decode(data, path)
    text = clean_characters(text)
    return Source(path, text, encoding, _format_of(path, text), hashlib.sha256(data).hexdigest(), problem)


def clean_characters(text: str) -> str:
    """Give NFC text with line feeds only, and no tabs, control, invisible or terminal escape characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _DIRTY.search(text):
        if "\x1b" in text or "\x9b" in text:
            text = _ESCAPES.sub("", text)
        if "\x08" in text:
            text = _OVERSTRIKE.sub("", text)
        for separator, plain in _SEPARATORS:
            text = text.replace(separator, plain)
        text = _INVISIBLE.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _format_of(path: str, text: str) -> SourceFormat:
    if PurePath(path).suffix.lower() in _HTML_SUFFIXES:
        return "html"
    head = text[:2000].lstrip()
    return "html" if head.startswith("<") and _HTML_START.match(head) else "text"


def read_bytes(path: str) -> bytes:
    """The bytes of one file. Raises SourceError as `read_source` does, but takes what is no text."""
    if path == "-":
        return sys.stdin.buffer.read(LARGEST_FILE)
    try:
        _refuse_what_is_no_file(path, os.stat(path))  # noqa: PTH116 - paths stand as given, "./" included
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise SourceError(path, _describe(path, error)) from error
    except ValueError as error:  # a zero byte in the name
        raise SourceError(path, "no such file") from error
    if len(data) > LARGEST_FILE:
        raise SourceError(path, f"is too large (more than {LARGEST_FILE >> 20} MB)")
    return data


def _refuse_what_is_no_file(path: str, status: os.stat_result) -> None:
    """Look before opening: to open a pipe or a device can wait for ever."""
    if stat.S_ISDIR(status.st_mode):
        raise SourceError(path, "is a folder")
    handed_down = path.startswith(("/dev/", "/proc/")) and _HANDED_DOWN.fullmatch(path) is not None
    if not stat.S_ISREG(status.st_mode) and not handed_down:
        raise SourceError(path, "is not a regular file")
    if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST_FILE:
        raise SourceError(path, f"is too large ({status.st_size >> 20} MB)")


def _describe(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "is a link to a file that is gone" if os.path.islink(path) else "no such file"  # noqa: PTH114
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    system_words = (error.strerror or type(error).__name__).lower()
    return f"cannot be read: {system_words}"
