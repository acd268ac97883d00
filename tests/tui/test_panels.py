"""What a reader does in the panels, key by key: facts, quotations, only here, matrix."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from lesarten.facts.quotations import SCARE_WORDS
from tui.help import make_help
from tui.panels.rows_screen import ListingScreen
from tui.panels.screen import SurveyScreen
from tui.screens.compare import CompareScreen
from tui.screens.facts import FactsScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.quotes import QuotesScreen
from tui.screens.sentence import SentenceScreen
from widgets.marks import gather_discrepancies
from widgets.signs import count_facts, has_discrepancy

if TYPE_CHECKING:
    from textual.pilot import Pilot

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TYPES_SHOWN: dict[str, set[str]] = {
    "numbers": {"number"},
    "dates": {"date"},
    "names and roles": {"name", "role"},
    "quotations": {"quote"},
    "attribution": {"attribution"},
    "certainty": {"certainty"},
    "all": {"number", "date", "name", "role", "quote", "attribution", "certainty"},
}
SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]


async def surveyed(pilot: Pilot[None]) -> SurveyScreen:
    """Wait until a panel is on screen and its survey is finished."""
    app = app_of(pilot)
    await until(
        pilot,
        lambda: isinstance(app.screen, SurveyScreen) and app.state.survey and app.state.survey.finished,
        "a finished survey",
    )
    screen = app.screen
    assert isinstance(screen, SurveyScreen)
    await until(pilot, lambda: screen.survey is app.state.survey, "the panel to show it")
    return screen


async def listing(pilot: Pilot[None], *keys: str) -> ListingScreen:
    """Press keys and wait for the panel of rows that they open."""
    await pilot.press(*keys)
    screen = await surveyed(pilot)
    assert isinstance(screen, ListingScreen)
    return screen


def line_with(text: str, words: str) -> str:
    """The line of the screen that has these words."""
    found = [line for line in text.splitlines() if words in line]
    assert found, f"{words!r} is not in\n{text}"
    return found[0]


async def test_no_figure_of_what_differs_stands_without_what_it_counts() -> None:
    """Pairs of a comparison, facts of a pair, rows of the table, quotations: four counts, four names."""
    async with open_app(SEEDS).run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "j", "space", "c")
        await comparing(pilot)
        collation = app_of(pilot).state.collation
        assert collation is not None
        await until(pilot, lambda: " pairs" in screen_text(pilot).splitlines()[0], "the heading")
        pairs = sum(map(has_discrepancy, gather_discrepancies(collation).beads))
        facts = count_facts(collation)
        shared = sum(bead.kind == "paired" for bead in collation.beads)
        counted = f"{facts} facts differ (≠) in {pairs} of {shared} pairs"
        assert counted in screen_text(pilot).splitlines()[0]
        await pilot.press("f", "f", "f")
        shown = "only ≠: " + counted.replace(" (≠)", "")
        await until(pilot, lambda: shown in screen_text(pilot).splitlines()[0], "the filter")
        matrix = await surveyed_by(pilot, "m")
        assert matrix.survey is not None
        assert [cell.discrepancies for cell in matrix.survey.cells] == [facts]
        assert f"sentences shared, {facts} facts differ in them" in screen_text(pilot)
        await pilot.press("q")
        await surveyed_by(pilot, "F")
        assert re.search(r" rows, \d+ with ≠", screen_text(pilot).splitlines()[0])
        await pilot.press("q")
        await surveyed_by(pilot, "Q")
        assert re.search(r" quotations, \d+ with ≠", screen_text(pilot).splitlines()[0])


async def test_a_line_below_the_facts_explains_each_sign_that_stands_in_them() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "j", "space")
        screen = await listing(pilot, "F")
        shown = {row.meaning for row in screen.rows}
        assert {"discrepancy", "alone"} <= shown
        line = line_with(screen_text(pilot), "one source alone")
        assert line.strip() == "≠ differs   ≈ spelling   = same   · one source alone   empty: nothing found"
        page = make_help(screen)
        assert dict(page.signs)["·"] == "one source alone"
        await pilot.press("f")
        await until(pilot, lambda: "numbers" in screen_text(pilot).splitlines()[0])
        assert {sign for sign, _words in make_help(screen).signs} <= {"≠", "=", "·", "empty:"}
    async with open_app(SEEDS).run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        assert "one source alone" not in screen_text(pilot), "a low screen leaves its rows to the facts"
        assert dict(make_help(screen).signs)["·"] == "one source alone", "but its help says it"


async def test_the_keys_stay_on_the_first_row_while_rows_come_in_above_it() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        survey = screen.survey
        assert survey is not None
        for moved, key in ((False, survey.facts[0].key), (True, survey.facts[3].key)):
            screen._was_finished = False
            await pilot.press("g")
            app_of(pilot).change(survey=replace(survey, facts=survey.facts[2:], finished=False))
            await until(pilot, lambda: len(screen.rows) == len(survey.facts) - 2, "the first rows")
            await pilot.press("g", *("j" if moved else ""))
            app_of(pilot).change(survey=survey)
            await until(pilot, lambda: len(screen.rows) == len(survey.facts), "all rows")
            assert screen.rows[screen.view.index or 0].key == key


async def surveyed_by(pilot: Pilot[None], key: str) -> SurveyScreen:
    await pilot.press(key)
    return await surveyed(pilot)


async def go_to_row(pilot: Pilot[None], screen: ListingScreen, words: str) -> None:
    """Walk down to the row that has these words."""
    await pilot.press("g")
    for _step in range(200):
        index = screen.view.index
        if index is not None and any(words in saying.text for saying in screen.sayings(index)):
            return
        await pilot.press("j")
    pytest.fail(f"no row with {words!r}")


async def test_facts_that_differ_come_first_with_a_column_for_each_source(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "F")
        lines = screen_text(pilot).splitlines()
        assert "A bridge-courier" in lines[1]
        assert "B bridge-herald" in lines[1]
        assert lines[1].index("A bridge-courier") < lines[1].index("B bridge-herald")
        price = line_with(screen_text(pilot), "14 million")
        assert price.lstrip(" ▌").startswith("≠ number")
        assert price.index("14 million") < price.index("16 million")
        same = line_with(screen_text(pilot), "120 years")
        assert "=" in same
        assert lines.index(price) < lines.index(same)


async def test_the_storm_is_not_on_the_event_of_the_bridge(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "F")
        assert "2 sources" in screen_text(pilot)
        assert "110 kilometres" not in screen_text(pilot)


async def test_marked_articles_are_the_scope_whatever_they_tell(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "G", "space")
        await listing(pilot, "F")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot))


async def test_an_article_alone_on_its_event_says_so_and_which_keys_help(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot))
        await pilot.press("O")
        await surveyed(pilot)
        assert "No other article here tells of this event" in screen_text(pilot)
        assert "space marks two articles" in screen_text(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


async def test_the_sentence_behind_a_fact_stands_below_and_follows_the_source(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        await go_to_row(pilot, screen, "14 million")
        assert "The bridge cost 14 million euros and took three years" in screen_text(pilot)
        await pilot.press("l")
        assert "The bridge cost 16 million euros and took three years" in screen_text(pilot)
        await pilot.press("l")
        await until(pilot, lambda: "no further source here" in screen_text(pilot))


async def test_enter_reads_at_the_sentence_and_escape_comes_back_to_the_row(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        await go_to_row(pilot, screen, "14 million")
        await pilot.press("l")
        row = screen.view.item
        await pilot.press("enter")
        app = app_of(pilot)
        await until(pilot, lambda: isinstance(app.screen, SentenceScreen))
        reading = app.screen
        assert isinstance(reading, SentenceScreen)
        await until(pilot, lambda: "16 million" in reading.reader.sentence_text(), "the sentence")
        await pilot.press("escape")
        assert app.screen is screen
        assert screen.view.item == row
        assert screen.saying() is not None
        assert "16 million" in screen.saying().text  # type: ignore[union-attr]


async def test_c_compares_the_two_sources_at_the_place_and_escape_comes_back(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        await go_to_row(pilot, screen, "14 million")
        await pilot.press("c")
        await comparing(pilot)
        app = app_of(pilot)
        compare = app.screen
        assert isinstance(compare, CompareScreen)
        await until(pilot, lambda: "14 million" in compare.view.sentence_text(), "the place")
        await pilot.press("escape")
        assert app.screen is screen
        assert screen.view.has_focus


async def test_f_walks_through_the_types_and_the_title_says_which(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        assert isinstance(screen, FactsScreen)
        seen = []
        for _press in range(7):
            await pilot.press("f")
            seen.append(screen_text(pilot).splitlines()[0].split("  ")[0].strip())
            assert {row.type for row in screen.rows} <= TYPES_SHOWN[seen[-1].removeprefix("Facts · ")]
        assert seen == [
            "Facts · numbers",
            "Facts · dates",
            "Facts · names and roles",
            "Facts · quotations",
            "Facts · attribution",
            "Facts · certainty",
            "Facts · all",
        ]


async def test_y_copies_a_fact_with_the_names_of_its_sources(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        screen = await listing(pilot, "F")
        await go_to_row(pilot, screen, "14 million")
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert copied == [
            "Number:\nbridge-courier 04.05.2024: 14 million euros\nbridge-herald 03.05.2024: 16 million euros"
        ]


async def test_finding_in_a_panel_goes_to_the_row(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        await pilot.press("slash", *"120 years", "enter")
        await until(pilot, lambda: screen.view.has_focus)
        await pilot.pause()
        saying = screen.saying()
        assert saying is not None
        assert saying.text == "120 years"
        await pilot.press("escape")
        assert not screen.view.finding
        assert pilot.app.screen is screen


async def test_the_panels_open_from_each_other_on_the_same_articles(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("F")
        await surveyed(pilot)
        survey = app_of(pilot).state.survey
        for key, words in (("Q", "Quotations"), ("O", "Only in A"), ("m", "Matrix"), ("F", "Facts")):
            await pilot.press(key)
            await until(pilot, lambda words=words: words in screen_text(pilot).splitlines()[0])
            assert app_of(pilot).state.survey == survey
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("q")
        assert pilot.app.screen is library_of(pilot)
        assert app_of(pilot).state.survey is None


async def test_the_figures_of_the_quotations_are_of_those_on_screen(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("Q")
        await until(pilot, lambda: "Quotations · all" in screen_text(pilot), "the panel")
        screen = pilot.app.screen
        assert isinstance(screen, QuotesScreen)
        await until(pilot, lambda: screen.survey is not None and screen.survey.finished, "all pairs")
        counted = set()
        for _kind in range(4):
            count, differing = len(screen.groups), sum(one.meaning == "discrepancy" for one in screen.groups)
            words = f"{count} quotation{'' if count == 1 else 's'}, {differing} with ≠"
            assert words in screen_text(pilot).splitlines()[0]
            counted.add(count)
            await pilot.press("f")
            await pilot.pause()
        assert len(counted) > 1


async def test_a_quotation_stands_once_with_the_letters_of_all_who_give_it(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "Q")
        line = line_with(screen_text(pilot), "We have waited for this bridge")
        assert "A B" in line
        assert "Anna Keller" in screen_text(pilot)
        assert "the same words" in screen_text(pilot)


async def test_only_here_shows_each_source_and_sentences_or_facts(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "O")
        assert "Only in A bridge-courier" in screen_text(pilot)
        assert "Fishermen had protested" in screen_text(pilot)
        assert "A toll is not planned" not in screen_text(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: "Only in B bridge-herald" in screen_text(pilot))
        assert "A toll is not planned" in screen_text(pilot)
        assert "Fishermen" not in screen_text(pilot)
        await pilot.press("f")
        await until(pilot, lambda: "facts only here" in screen_text(pilot))
        assert "Joseph Brandt" in screen_text(pilot)
        await pilot.press("h")
        await until(pilot, lambda: "Only in A bridge-courier" in screen_text(pilot))


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_only_here_always_says_against_whom(width: int) -> None:
    async with open_app(SEEDS).run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        await listing(pilot, "O")
        assert re.search(
            r"Only in A .*against 4 others · \d+ of \d+ sentences", screen_text(pilot).splitlines()[0]
        )
        await pilot.press("escape", "space", "j", "space", "c")
        await comparing(pilot)
        await listing(pilot, "O")
        assert re.search(
            r"Only in A .*against B only · (e shows all · )?\d+ of \d+ sentences",
            screen_text(pilot).splitlines()[0],
        )


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_list_of_sentences_only_here_says_how_many_facts_stand_only_here_too(width: int) -> None:
    async with open_app(SEEDS).run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "O")
        facts = len(screen.survey.only_facts(screen.source))
        assert facts > 1
        lines = screen_text(pilot).splitlines()
        assert f"f {facts} facts · " in lines[-1]
        assert (f"sentences and {facts} facts only here: f" in lines[0]) == (width >= 100)
        await pilot.press("f")
        await until(pilot, lambda: "f sentences · " in screen_text(pilot).splitlines()[-1])
        assert f"{facts} facts only here" in screen_text(pilot).splitlines()[0]


async def test_only_here_stays_at_its_sentence_when_facts_take_the_place_of_sentences() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "O")
        await pilot.press(*"jjjjjjj")
        at = screen.saying().sentence
        await pilot.press("f")
        facts = [screen.sayings(row)[0].sentence for row in range(screen.view.count_stops())]
        assert screen.saying().sentence == next(one for one in facts if one >= at)
        assert facts.index(screen.saying().sentence) == screen.view.index
        here = screen.saying().sentence
        await pilot.press("n")
        await until(pilot, lambda: "no facts that differ here" in screen_text(pilot))
        await pilot.press("f")
        assert screen.saying().sentence == here


async def test_what_others_lack_is_no_fact_of_a_source() -> None:
    async with open_app(SEEDS).run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await listing(pilot, "O", "f")
        for _source in range(5):
            assert "no source named" not in screen_text(pilot)
            assert "stated as fact" not in screen_text(pilot)
            await pilot.press("tab")


async def test_the_matrix_has_a_number_in_every_cell_and_enter_compares(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        screen = await surveyed(pilot)
        assert isinstance(screen, MatrixScreen)
        first = line_with(screen_text(pilot), "A bridge-courier")
        assert "%" in first
        assert "sentences shared" in screen_text(pilot)
        await pilot.press("f")
        assert "sentences shared" in screen_text(pilot).splitlines()[0]
        await pilot.press("f")
        assert "facts that differ" in screen_text(pilot).splitlines()[0]
        await pilot.press("j", "enter")
        await comparing(pilot)
        state = app_of(pilot).state
        assert state.pair is not None
        assert [Path(path).name for path in state.pair] == ["bridge-courier.txt", "bridge-herald.txt"]
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_a_changed_file_changes_the_panel_and_keeps_its_row(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "F")
        await go_to_row(pilot, screen, "120 years")
        key = screen.view.item.key  # type: ignore[union-attr]
        herald = library / "bridge-herald.txt"
        herald.write_text(
            herald.read_text(encoding="utf-8").replace("16 million", "17 million"), encoding="utf-8"
        )
        await until(pilot, lambda: "17 million" in screen_text(pilot), "the new number")
        await surveyed(pilot)
        assert screen.view.item is not None
        assert screen.view.item.key == key


async def test_a_new_article_on_the_event_joins_the_open_panel(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "F")
        text = (library / "bridge-herald.txt").read_text(encoding="utf-8")
        (library / "bridge-times.txt").write_text(
            text.replace("Herald", "Times").replace("16 million", "18 million"), encoding="utf-8"
        )
        await until(pilot, lambda: "3 sources" in screen_text(pilot), "the third source")
        await until(pilot, lambda: "18 million" in screen_text(pilot), "its number")


async def test_an_article_that_goes_leaves_the_open_panel(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await surveyed(pilot)
        (library / "bridge-herald.txt").unlink()
        await until(pilot, lambda: "No other article here tells of this event" in screen_text(pilot))


async def test_an_empty_library_opens_panels_that_say_why_they_are_empty(tmp_path: Path) -> None:
    async with open_app(tmp_path).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app_of(pilot).state.listed)
        for key in "FQOm":
            await pilot.press(key)
            await until(pilot, lambda: "esc goes back" in screen_text(pilot))
            await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


async def test_text_that_looks_like_markup_is_shown_as_it_stands(tmp_path: Path) -> None:
    for name, number in (("one", 14), ("two", 16)):
        (tmp_path / f"[bold]{name}.txt").write_text(
            f"[red]The new bridge[/red] over the Tarn\n\nThe bridge over the Tarn cost {number} million "
            "euros and took three years to build.\n\n"
            'The mayor said "we have [b]waited[/b] for it" in Millbrook.\n',
            encoding="utf-8",
        )
    async with open_app(tmp_path).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space")
        await listing(pilot, "Q")
        assert "[b]waited[/b]" in screen_text(pilot)
        await pilot.press("F")
        await until(pilot, lambda: "Facts" in screen_text(pilot))
        assert "[bold]one" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", "FQOm")
async def test_every_panel_says_what_it_is_and_what_to_press_at_every_size(
    size: tuple[int, int], key: str, library: Path
) -> None:
    async with open_app(library).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await surveyed(pilot)
        lines = screen_text(pilot).splitlines()
        assert {"F": "Facts", "Q": "Quotations", "O": "Only in A", "m": "Matrix"}[key] in lines[0]
        assert "enter" in lines[-1]
        assert "? help" in lines[-1]
        assert all(len(line) <= size[0] for line in lines)


@pytest.mark.parametrize("key", "FQOm")
async def test_the_help_of_a_panel_explains_it(key: str, library: Path) -> None:
    async with open_app(library).run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await surveyed(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Help" in screen_text(pilot))
        text = screen_text(pilot)
        assert "source" in text
        assert "Close panel" in text


async def test_the_seeds_facts_stand_with_their_sources() -> None:
    wanted = {
        "14000": {"A", "B"},
        "30000": {"A", "B"},
        "10000": {"C", "E"},
        "6000": {"C"},
        "12000000": {"C"},
    }
    async with open_app(SEEDS).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "F")
        survey = app_of(pilot).state.survey
        assert survey is not None
        spellings = {
            "14000": "14.000",
            "30000": "30.000",
            "10000": "10.000",
            "6000": "6.000",
            "12000000": "zwölf Millionen",
        }
        for value, words in spellings.items():
            sources = {
                "ABCDE"[saying.source]
                for row in survey.facts
                if row.type == "number"
                for saying in row.sayings
                if words in saying.text.replace("\u202f", ".")
            }
            assert sources == wanted[value], value
        days = next(row for row in survey.facts if row.meaning == "discrepancy" and row.type == "date")
        said = {("ABCDE"[one.source], one.text.split()[-1]) for one in days.sayings}
        assert said == {("C", "Samstag"), ("D", "Samstag"), ("E", "Sonntag")}


async def test_the_seeds_quotation_on_the_causes_of_the_crisis_has_three_wordings() -> None:
    async with open_app(SEEDS).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, "Q")
        await go_to_row(pilot, screen, "Ursachen der Ukraine-Krise")
        survey = app_of(pilot).state.survey
        assert survey is not None
        group = next(one for one in survey.quotes if "Ursachen" in one.wordings[0].text)
        assert sorted("ABCDE"[source] for source in group.sources) == ["B", "C", "E"]
        assert len(group.wordings) == 3
        assert group.speaker == "Kim Jong Un"
        assert "KCNA" in group.via
        assert all(wording.marks for wording in group.wordings)


async def test_a_panel_opened_over_a_comparison_that_a_panel_opened_leads_back_step_by_step(
    library: Path,
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        facts = await listing(pilot, "F")
        await pilot.press("c")
        await comparing(pilot)
        only = await listing(pilot, "O")
        assert only is not facts
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, CompareScreen)
        await pilot.press("escape")
        assert pilot.app.screen is facts
        await until(pilot, lambda: "14 million" in screen_text(pilot), "the facts again")
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


async def test_the_switcher_in_a_panel_goes_to_the_event_of_another_article(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "F")
        await pilot.press("ctrl+o", *"storm", "enter")
        await until(pilot, lambda: "110 kilometres" in screen_text(pilot), "the storm's facts")


@pytest.mark.parametrize("key", "FQOm")
async def test_every_key_of_a_panel_is_explained_in_words(key: str, library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await surveyed(pilot)
        await pilot.pause()
        page = make_help(pilot.app.screen)
        for _heading, lines in page.groups:
            for line in lines:
                assert line.words[:1].isupper(), line
                assert " " in line.words, line
        assert page.about.count(".") >= 2


@pytest.mark.parametrize("key", "FQO")
async def test_another_width_keeps_the_row_and_its_source(key: str, library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await listing(pilot, key)
        await pilot.press("j", "l") if key != "O" else await pilot.press("j")
        before = screen.saying()
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert screen.saying() == before
            top, bottom = screen.view.item.top, screen.view.item.bottom  # type: ignore[union-attr]
            assert screen.view.top_row <= top
            assert bottom <= screen.view.top_row + screen.view.size.height


async def test_a_survey_that_fails_says_so_instead_of_waiting(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("no paper left")

    monkeypatch.setattr("tui.panels.surveyor.list_sayings", fail)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("F")
        await until(pilot, lambda: "no paper left" in screen_text(pilot))
        assert "esc goes back" in screen_text(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is library_of(pilot)


async def test_one_pair_that_fails_costs_no_other(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("no paper left")

    monkeypatch.setattr("tui.panels.surveyor.Surveyor._pair", fail)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await listing(pilot, "F")
        assert "1 pair failed, see the log" in screen_text(pilot)
        assert "14 million" in screen_text(pilot)


async def test_the_spelling_key_says_what_it_did_or_that_nothing_differs_so() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await surveyed_by(pilot, "F")
        assert screen.survey is not None
        spelled = sum(row.meaning == "differs" for row in screen.survey.facts)
        await pilot.press("i")
        await until(pilot, lambda: f"{spelled} spelling differences hidden" in bottom(pilot), "how many")
        await pilot.press("i")
        await until(pilot, lambda: f"{spelled} spelling differences shown" in bottom(pilot), "how many")
        await pilot.press("f", "i")
        await until(pilot, lambda: "none of these differs in spelling only" in bottom(pilot), "that none is")


async def test_rows_of_another_type_begin_at_the_first_where_the_cursors_row_is_none_of_them() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await surveyed_by(pilot, "F")
        assert isinstance(screen, ListingScreen)
        await pilot.press(*["j"] * 20, "f", "f", "f")
        await until(pilot, lambda: "names and roles" in screen_text(pilot).splitlines()[0], "the names")
        assert screen.view.index == 0
        assert screen.view.top_row == 0
        assert "≠" in screen_text(pilot).splitlines()[2]


async def test_a_matrix_of_two_says_that_they_are_the_marked_ones_and_how_to_see_all() -> None:
    async with open_app(SEEDS).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await surveyed_by(pilot, "m")
        assert "2 marked sources" in screen_text(pilot).splitlines()[0]
        assert "only these two: e shows all sources on this event" in screen_text(pilot)
        await pilot.press("e")
        await surveyed(pilot)
        await until(pilot, lambda: "10 pairs" in screen_text(pilot).splitlines()[0], "all pairs")
        assert "only these two" not in screen_text(pilot)


def bottom(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


async def test_the_help_of_the_quotations_says_which_are_left_out(library: Path) -> None:
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await surveyed_by(pilot, "Q")
        assert f"fewer than {SCARE_WORDS} words" in make_help(pilot.app.screen).about
