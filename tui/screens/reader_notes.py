"""What is said in place of an article, or above it: why there is nothing to read, what is to be checked.

Words only; knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lesarten.words import _, ngettext, show_problem
from tui.state import short_name, tame

if TYPE_CHECKING:
    from lesarten.model import Article
    from tui.state import State


def article_note(article: Article) -> str:
    """Why there is nothing to read, and the next key."""
    problem = say_problem(short_name(article.path), article.problem or "has no text")
    way_out = _("r shows the raw file") if article.page else _("E opens it in your editor")
    return f"{problem}\n\n{way_out}"


def say_problem(name: str, problem: str) -> str:
    """A file and what is wrong with it as one sentence: "010 is not text."."""
    # What begins with its verb takes the file as its subject; all else stands behind a colon.
    link = " " if problem.startswith(("is ", "has ")) else ": "
    return f"{name}{link}{tame(show_problem(problem)).rstrip('.')}."


def check_note(state: State) -> str:
    """What the open article's heading says of decisions whose text has changed; "" for none."""
    count = len(state.to_check)
    if not count or state.article is None:
        return ""
    words = ngettext(
        "{n} of your decisions to check (its text changed): ctrl+p, “check”",
        "{n} of your decisions to check (their texts changed): ctrl+p, “check”",
        count,
    ).format(n=count)
    problem = state.article.problem
    return f"{tame(show_problem(problem)).rstrip('.')}. {words}" if problem else words
