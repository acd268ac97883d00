"""Decisions whose text has changed: said with the article, listed, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import app_of, comparing, library_of, open_app, screen_text, settled, until

from lesarten.decided import Decision, absolute, append, normalise
from tui.folders import decisions_log
from tui.screens.to_check import ToCheckScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def decide_about_gone_text(path: Path, text: str = "A sentence that was here [once] upon a time.") -> None:
    append(decisions_log(), Decision("cut", absolute(str(path)), normalise(text)))


async def open_list(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+p")
    await pilot.pause()
    await pilot.press(*"decisions to check")
    await pilot.pause(0.3)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ToCheckScreen), "the list")


async def test_an_article_says_that_a_decision_about_it_is_to_check(library: Path) -> None:
    decide_about_gone_text(library / "bridge-courier.txt")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "1 of your decisions to check" in " ".join(screen_text(pilot).split())
        await pilot.press("j")
        await until(pilot, lambda: "Joseph Brandt" in screen_text(pilot), "the next article")
        assert "to check" not in screen_text(pilot)


async def test_a_decision_becomes_one_to_check_when_its_text_is_edited(library: Path) -> None:
    path = library / "bridge-courier.txt"
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "r", "G", "x", "r")
        await until(pilot, lambda: "The school band" not in screen_text(pilot), "the block cut")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("The school band", "The brass band"), encoding="utf-8")
        await until(pilot, lambda: "The brass band" in screen_text(pilot), "the edited block")
        await until(pilot, lambda: "1 of your decisions to check" in screen_text(pilot), "the note")
        path.write_text(text, encoding="utf-8")
        await until(pilot, lambda: "The school band" not in screen_text(pilot), "the block cut again")
        await until(pilot, lambda: "to check" not in screen_text(pilot), "no note")


async def test_the_list_names_what_was_decided_and_enter_goes_to_the_article(library: Path) -> None:
    decide_about_gone_text(library / "weather.txt")
    async with open_app(library).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_list(pilot)
        await until(pilot, lambda: "weather · cut: “a sentence that was here …”" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the library")
        await until(pilot, lambda: (library_of(pilot).list.path or "").endswith("weather.txt"), "the article")
        await until(pilot, lambda: (app_of(pilot).state.open_path or "").endswith("weather.txt"))


async def test_from_a_comparison_the_list_leads_to_the_article_too(library: Path) -> None:
    decide_about_gone_text(library / "weather.txt")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "j", "space", "c")
        await comparing(pilot)
        await open_list(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the library")
        await until(pilot, lambda: (library_of(pilot).list.path or "").endswith("weather.txt"), "the article")


async def test_x_in_the_list_forgets_a_decision_and_u_brings_it_back(library: Path) -> None:
    decide_about_gone_text(library / "bridge-courier.txt")
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await open_list(pilot)
        await pilot.press("x")
        await until(pilot, lambda: pilot.app.screen is library_of(pilot), "the library")
        await until(pilot, lambda: "to check" not in screen_text(pilot), "no note")
        assert "forgotten: cut: “a sentence that was here …”" in screen_text(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "1 of your decisions to check" in screen_text(pilot), "the note again")


async def test_without_such_decisions_the_palette_says_so(library: Path) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app_of(pilot).check_decisions()
        await until(pilot, lambda: "no decision to check" in screen_text(pilot), "the answer")
