"""What a reader looks for in all sources: words, whole words, or a regular expression.

Plain Python; an expression is brought into the form in which texts are searched (`widgets.find`).
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import Literal

from lesarten.words import _
from widgets.find import compile_query, fold

Mode = Literal["text", "words", "expression"]
MODES: tuple[Mode, ...] = ("text", "words", "expression")

_TOKENS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""The parts of an expression: an escape, a set of characters, or one character."""

_SET_MEMBERS = re.compile(r"\\.|.", re.DOTALL)
_CLOSING = "/"
_SHORTEST_SLASHED = 3


class QueryError(ValueError):
    """An expression that is none; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str = ""
    mode: Mode = "text"

    def __bool__(self) -> bool:
        return bool(self.text.strip())


def read_query(typed: str, mode: Mode) -> Query:
    """What a reader means: "/…/" is a regular expression in any mode."""
    if len(typed) >= _SHORTEST_SLASHED and typed.startswith(_CLOSING) and typed.endswith(_CLOSING):
        return Query(typed[1:-1], "expression")
    return Query(typed, mode)


def compile_for_folded(query: Query) -> re.Pattern[str] | None:
    """The pattern for folded texts; None when there is nothing to look for. Raises QueryError."""
    if not query:
        return None
    if query.mode != "expression":
        return compile_query(query.text, words=query.mode == "words")
    try:
        with warnings.catch_warnings():
            # Python warns of expressions that it may read otherwise one day; not a reader's concern.
            warnings.simplefilter("ignore")
            return re.compile(spell_out(query.text), re.IGNORECASE)
    except re.error as error:
        raise QueryError(_say_fault(error.msg)) from error
    except (OverflowError, RecursionError) as error:
        raise QueryError(str(error)) from error


def _say_fault(said: str) -> str:
    """What is wrong with an expression in plain words; what is rare, as the language says it."""
    plain = {
        "missing )": _("a ( is not closed"),
        "unbalanced parenthesis": _("a ) closes nothing"),
        "unterminated character set": _("a [ is not closed"),
        "nothing to repeat": _("there is nothing to repeat before * + or ?"),
        "multiple repeat": _("two signs repeat the same thing"),
        "bad escape (end of pattern)": _("nothing follows the last \\"),
    }
    return next((words for fault, words in plain.items() if said.startswith(fault)), said)


def spell_out(expression: str) -> str:
    """An expression for folded texts: "ä" means "ae" there, also in a set of characters."""
    return "".join(_spell_out_token(token) for token in _TOKENS.findall(expression))


def _spell_out_token(token: str) -> str:
    if token.isascii() or token.startswith("\\"):
        return token
    if token.startswith("[") and len(token) > 1:
        return _spell_out_set(token)
    form = re.escape(fold(token)[0])
    return f"(?:{form})"


def _spell_out_set(token: str) -> str:
    """A set with the characters that fold to several as alternatives beside it."""
    negated = token.startswith("[^")
    members = token[2:-1] if negated else token[1:-1]
    single: list[str] = []
    several: list[str] = []
    for member in _SET_MEMBERS.findall(members):
        form = member if member.isascii() else fold(member)[0]
        if member.isascii() or len(form) == 1:
            single.append(member if member.isascii() else re.escape(form))
        elif form:
            several.append(re.escape(form))
    if negated:
        # One folded letter cannot say that it is not the beginning of an "ae": such members are left out.
        return f"[^{''.join(single)}]" if single else r"[\s\S]"
    parts = [f"[{''.join(single)}]"] if single else []
    return f"(?:{'|'.join([*parts, *dict.fromkeys(several)])})" if parts or several else r"(?!)"
