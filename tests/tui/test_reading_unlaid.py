"""An article whose text is not laid out yet must not keep the keys from working."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from driving import app_of, open_app, settled, until

from tui.screens.find_all import FindAllScreen
from tui.screens.sentence import SentenceScreen
from widgets.reader import ReaderView

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PATIENCE = 20


async def test_escape_leaves_a_found_article_whose_text_is_never_laid_out(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        await pilot.press("ctrl+f", *"euros")
        await until(pilot, lambda: bool(app.state.search and app.state.search.finished))
        monkeypatch.setattr(ReaderView, "count_stops", lambda self: 0)
        asked = 0

        def count(*_given: object) -> None:
            nonlocal asked
            asked += 1

        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FindAllScreen) and app.screen.view.has_focus)
        mark = SentenceScreen._mark
        monkeypatch.setattr(SentenceScreen, "_mark", lambda self, *given: (count(), mark(self, *given))[1])
        async with asyncio.timeout(PATIENCE):
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, SentenceScreen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, FindAllScreen))
        assert asked < 100
