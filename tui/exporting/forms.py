"""The forms a comparison can be exported in, by name and by suffix of a file, and the writing of the file.

Knows the forms' modules, no screen.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lesarten.errors import LesartenError
from lesarten.words import _

if TYPE_CHECKING:
    from lesarten.model import Article, Collation

Form = Literal["text", "markdown", "html", "csv", "json"]

FORMS: tuple[Form, ...] = ("text", "markdown", "html", "csv", "json")

FORM_OF_SUFFIX: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".txt": "text",
    ".json": "json",
}

TEXT_WIDTH = 100
"""Columns of an exported text: what most editors show."""

LONGEST_NAME = 40
"""Characters of a source in a suggested file name."""

_NO_NAME = re.compile(r"[^\w]+")


def export(collation: Collation, form: Form, noise: bool = True) -> str:
    """The comparison in a form; with `noise` off, differences of spelling alone are not shown.

    JSON is the same as `compare --json`, always with everything.
    """
    if form == "json":
        from lesarten.report import to_json

        return to_json(collation)
    if form == "text":
        return _plain(collation, noise)
    from tui.exporting.content import make_content

    content = make_content(collation, noise)
    if form == "html":
        from lesarten.words import language_in_use
        from tui.exporting.page import html_page

        return html_page(content, language_in_use())
    if form == "markdown":
        from tui.exporting.markdown import markdown

        return markdown(content)
    from tui.exporting.table import csv_table

    return csv_table(content)


def form_of(name: str) -> Form | None:
    """The form that a file's suffix asks for; None for a suffix that asks for none."""
    return FORM_OF_SUFFIX.get(Path(name).suffix.lower())


def suggest_name(collation: Collation, suffix: str = ".html") -> str:
    """A file name of both sources: outlets, else names of files."""
    return f"{_slug(collation.a)}-{_slug(collation.b)}{suffix}"


def save(text: str, path: Path, form: Form, *, overwrite: bool) -> None:
    """Write an export to a file.

    Raises LesartenError when the file exists and must not be overwritten, or cannot be written.
    """
    # A spreadsheet takes UTF-8 for the system's encoding unless the file opens with the mark of UTF-8.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    try:
        with path.open("w" if overwrite else "x", encoding=encoding, newline="") as file:
            file.write(text)
    except FileExistsError:
        raise LesartenError(_("{path}: exists already").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise LesartenError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _plain(collation: Collation, noise: bool) -> str:
    from tui.printing import Printer
    from tui.text import collation_lines

    printer = Printer(io.StringIO(), TEXT_WIDTH, emphasis=False)
    return "".join(f"{line}\n" for line in collation_lines(collation, printer, noise))


def _slug(article: Article) -> str:
    words = article.outlet or Path(os.fsencode(article.path).decode("utf-8", "replace")).stem
    return _NO_NAME.sub("-", words)[:LONGEST_NAME].strip("-_").lower() or "article"
