"""Each message is handled once by each class: Textual calls the handler of every class itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from driving import app_of, open_app, settled, until
from textual.message_pump import MessagePump

import tui
import widgets
from tui.messages import CardsRead
from tui.panes.frame import Frame
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.geometry import Region

NOT_DISPATCHED = {"on_event"}
"""Handlers by their name only: Textual calls the one of the nearest class, as Python does."""


def our_classes() -> Iterator[type[MessagePump]]:
    for package in (tui, widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for found in vars(importlib.import_module(module.name)).values():
                ours = inspect.isclass(found) and found.__module__ == module.name
                if ours and issubclass(found, MessagePump):
                    yield found


def calls_the_one_above(handler: Callable[..., object]) -> bool:
    """Whether a handler calls `super().on_x(…)`, and Textual calls that one too."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(handler)))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    above = any(
        isinstance(one, ast.Attribute)
        and one.attr == handler.__name__
        and isinstance(one.value, ast.Call)
        and isinstance(one.value.func, ast.Name)
        and one.value.func.id == "super"
        for one in called
    )
    return above and not any(
        isinstance(one, ast.Attribute) and one.attr == "prevent_default" for one in called
    )


class Plain:
    def on_shown(self) -> None: ...


class Twice(Plain):
    def on_shown(self) -> None:
        super().on_shown()


def test_a_handler_that_would_run_twice_is_found() -> None:
    assert calls_the_one_above(Twice.on_shown)
    assert not calls_the_one_above(Plain.on_shown)


@pytest.mark.parametrize("one", sorted(our_classes(), key=lambda one: one.__qualname__))
def test_no_handler_runs_twice(one: type[MessagePump]) -> None:
    handlers = [
        handler
        for name, handler in vars(one).items()
        if name.removeprefix("_").startswith("on_")
        and name not in NOT_DISPATCHED
        and inspect.isfunction(handler)
    ]
    assert not [handler.__name__ for handler in handlers if calls_the_one_above(handler)]


async def test_what_is_typed_into_the_article_is_looked_for_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for = []
    find = DeskScreen.on_find_bar_changed

    def count(screen: DeskScreen, event: object) -> None:
        looked_for.append(event)
        find(screen, event)  # type: ignore[arg-type]

    monkeypatch.setattr(DeskScreen, "on_find_bar_changed", count)
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "slash", *"bri")
        await until(pilot, lambda: len(looked_for) >= 3, "three letters")
        assert len(looked_for) == 3


async def test_what_is_learned_of_other_articles_leaves_the_open_one_unpainted(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Frame] = []
    refresh = Frame.refresh

    def note(frame: Frame, *regions: Region, **options: bool) -> Frame:
        painted.append(frame)
        return refresh(frame, *regions, **options)

    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        card = app.state.cards[str(library / "weather.txt")]
        monkeypatch.setattr(Frame, "refresh", note)
        app.post_message(CardsRead((replace(card, title="Another title"),)))
        await until(pilot, lambda: app.state.cards[card.path].title == "Another title")
        assert painted == []
        await pilot.press("j")
        await until(pilot, lambda: painted, "the other article's name")
