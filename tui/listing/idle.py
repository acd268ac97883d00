"""Which keys of the library would do nothing now: the bottom line does not name them.

Knows the state and the names of actions, no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.state import Row, State

ON_TEXT = frozenset({"screen.mark", "screen.read"})
"""What does nothing to a file without a text."""

ON_ARTICLE = ON_TEXT | {"compare", "raw"}
"""What does nothing where no article is under the cursor."""

ON_PAIR = frozenset({"compare", "app.panel('matrix')"})
"""What takes two articles."""

PANELS = frozenset({"app.panel('facts')", "app.panel('matrix')"})
"""What does nothing where no article is open and no two are marked."""

ON_LIBRARY = ON_ARTICLE | PANELS | {"screen.find"}
"""What does nothing where there are no articles at all."""


def idle_actions(state: State, row: Row | None, *, raw: bool) -> frozenset[str]:
    """What would do nothing to the row under the cursor, by its actions; `raw`: files show as they are."""
    if not state.listed:
        return frozenset()  # Nobody knows yet.
    count = len(state.snapshot.entries)
    if row is None:
        # Two that are marked can be looked at, whatever a filter hides.
        marked = state.mark_a is not None and state.mark_b is not None
        on_list = ON_ARTICLE - {"compare"} if marked else ON_ARTICLE | PANELS
        return on_list if count else ON_LIBRARY
    idle = frozenset[str]() if row.readable or raw else ON_TEXT
    return idle if count > 1 else idle | ON_PAIR
