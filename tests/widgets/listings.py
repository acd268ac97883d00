"""Facts, quotations and figures made by hand, for the tests of the panels' views."""

from __future__ import annotations

from lesarten.matrix import MatrixCell
from widgets.fact_rows import FactRow
from widgets.listing import Saying
from widgets.quote_rows import QuoteGroup, QuoteWording, mark_wordings


def facts() -> tuple[FactRow, ...]:
    """One row of each meaning, three sources."""
    return (
        FactRow(
            "number:cost",
            "number",
            "discrepancy",
            (Saying(0, 3, "etwa 14 Millionen Euro"), Saying(2, 5, "mehr als 16 Millionen Euro")),
        ),
        FactRow(
            "attribution:city",
            "attribution",
            "discrepancy",
            (Saying(0, 4, "laut der Stadt"), Saying(1, 2, "no source named", quiet=True)),
        ),
        FactRow(
            "name:keller",
            "name",
            "differs",
            (Saying(0, 1, "Anna-Lena Keller"), Saying(1, 1, "Anna Lena Keller")),
        ),
        FactRow(
            "date:saturday",
            "date",
            "same",
            (Saying(0, 0, "am Samstag"), Saying(1, 0, "am Samstag"), Saying(2, 0, "am Samstag")),
        ),
        FactRow("name:brandt", "name", "alone", (Saying(1, 7, "Joseph Brandt"),)),
    )


def many_facts(count: int = 60) -> tuple[FactRow, ...]:
    """More facts than a screen holds."""
    return tuple(
        FactRow(f"name:{n}", "name", "alone", (Saying(n % 3, n, f"Person {n}"),)) for n in range(count)
    )


def quotes() -> tuple[QuoteGroup, ...]:
    """One quotation in three wordings, one in one source."""
    texts = (
        "die Maßnahmen zur Beseitigung der Ursachen der Krise bedingungslos zu unterstützen",
        "alle Maßnahmen zur Bekämpfung der Ursachen der Krise bedingungslos zu unterstützen",
        "alle Maßnahmen zur Bewältigung der Ursachen der Krise zu unterstützen",
    )
    marks = mark_wordings(texts, "de")
    return (
        QuoteGroup(
            "discrepancy",
            "Anna Keller",
            "dpa",
            tuple(
                QuoteWording(text, text, (Saying(n, 4 + n, text),), marked)
                for n, (text, marked) in enumerate(zip(texts, marks, strict=True))
            ),
        ),
        QuoteGroup("alone", "", "", (QuoteWording("lone", "ein einsames Wort", (Saying(1, 9, "ein"),)),)),
    )


def cells(sources: int) -> tuple[MatrixCell, ...]:
    """A cell for every pair."""
    return tuple(
        MatrixCell(a, b, round((a + b) / (2 * sources), 2), a + b, 40, (a * b) % 5)
        for a in range(sources)
        for b in range(a + 1, sources)
    )
