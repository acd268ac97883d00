"""A comparison as CSV: one line a bead, for spreadsheets and scripts; no cell begins a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.exporting.content import Content

COLUMNS = ("bead", "kind", "moved", "sign", "a ids", "a text", "b ids", "b text", "discrepancies")
"""`sign` is the name of what it means, as the sign itself may be "="; whether it moved stands beside it. Ids
count from 0, as in JSON."""

FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
"""A spreadsheet takes a cell that begins with one of these for a formula, the wide ones too."""

_BEHIND_SEMICOLON = re.compile(r"""(;[\s"]*)(?=[=+\-@＝＋－＠])""")


def csv_table(content: Content) -> str:
    """The table; lines end as RFC 4180 has it."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    for part in content.parts:
        bead = part.bead
        cells = (
            str(part.number),
            bead.kind,
            "true" if bead.moved else "false",
            part.meaning,
            " ".join(map(str, bead.a)),
            part.a.text,
            " ".join(map(str, bead.b)),
            part.b.text,
            " | ".join(part.discrepancies),
        )
        writer.writerow([defuse(cell) for cell in cells])
    return made.getvalue()


def defuse(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what looks like one.

    German spreadsheets part cells at semicolons, so that what stands behind one may begin a cell, too.
    """
    cell = _BEHIND_SEMICOLON.sub(r"\1'", cell)
    return f"'{cell}" if cell.lstrip(" \n\u00a0")[:1] in FORMULA_STARTS and cell.strip() else cell
