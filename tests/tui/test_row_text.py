"""The lines of the list: figures stand one below the other and stay while names grow shorter."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from tui.panes.row_text import row_lines


def row(name: str, *, date: str | None = None, words: int = 303, share: float = 0.37) -> SimpleNamespace:
    card = SimpleNamespace(
        by_reader=False,
        title="A title",
        first_words="",
        outlet=name,
        date=date,
        words=words,
        cut_share=share,
        problem=None,
    )
    return SimpleNamespace(
        path="a.txt", card=card, problem=None, news=None, entry=SimpleNamespace(name="a.txt")
    )


ROWS = [
    row("krone.at", date="2025-07-12"),
    row("an outlet of a name that is far too long", date="2025-07-12", words=4690, share=0.1),
    row("tagesschau.de", share=0.0),
]


@pytest.mark.parametrize("width", range(20, 90))
def test_all_rows_show_the_same_figures_in_the_same_cells(width: int) -> None:
    lines = ["".join(piece.text for piece in row_lines(one, "", width)[1]) for one in ROWS]
    assert {cell_len(line) for line in lines} == {width}
    for figure in (" w", "% cut"):
        ends = {line.rfind(figure) for line in lines}
        assert len(ends) == 1, lines


def test_a_name_grows_shorter_before_a_figure_goes() -> None:
    lines = ["".join(piece.text for piece in row_lines(one, "", 40)[1]) for one in ROWS]
    assert lines[1].split()[0].startswith("an")
    assert all(line.endswith("% cut") for line in lines)


@pytest.mark.parametrize("width", range(24, 90))
@pytest.mark.parametrize("news", ["new", "changed"])
def test_what_is_new_is_said_in_a_word_and_moves_no_other_figure(width: int, news: str) -> None:
    plain, told = row("krone.at", date="2025-07-12"), row("krone.at", date="2025-07-12")
    told.news = news
    before, after = ("".join(piece.text for piece in row_lines(one, "", width)[1]) for one in (plain, told))
    assert cell_len(after) == width
    assert news in after
    assert after.find("12.07.2025") == before.find("12.07.2025")
    assert "".join(piece.text for piece in row_lines(told, "", width)[0]).startswith("* ")
