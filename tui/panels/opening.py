"""Makes the screen of a panel by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.facts import FactsScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.only_here import OnlyHereScreen
from tui.screens.quotes import QuotesScreen

if TYPE_CHECKING:
    from tui.panels.screen import SurveyScreen
    from tui.panels.survey import Scope
    from tui.panels.surveying import Panel


def make_panel(panel: Panel, scope: Scope) -> SurveyScreen:
    """A new screen of a panel on a scope."""
    kinds: dict[Panel, type[SurveyScreen]] = {
        "facts": FactsScreen,
        "quotes": QuotesScreen,
        "only": OnlyHereScreen,
        "matrix": MatrixScreen,
    }
    return kinds[panel](scope)
