"""The hard cases of prose difference in docs/tricky-cases.md: each output that the page shows is what
comes out."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from lesarten.diff import diff

PAGE = Path(__file__).parent.parent.parent / "docs" / "tricky-cases.md"
FEWEST = 20

_CASE = re.compile(
    r"^## \d+\. (?P<title>.+?)(?: \((?P<language>[a-z]{2})\))?\n(?P<why>.*?)"
    r"^    A: (?P<a>.*)\n    B: (?P<b>.*)\n\nA plain diff:\n\n    (?P<plain>.*)\n\n"
    r"lesarten:\n\n    (?P<ours>.*)\n",
    re.MULTILINE | re.DOTALL,
)
_SIGNS = {"fold": "≈", "inflect": "~", "value": "≠", "replace": "→", "move": "↕"}


@dataclass(frozen=True)
class Case:
    title: str
    language: str
    a: str
    b: str
    plain: str
    ours: str


def read_cases() -> list[Case]:
    page = PAGE.read_text(encoding="utf-8")
    lines = re.compile(r"^## \d+\. ", re.MULTILINE)
    starts = [match.start() for match in lines.finditer(page)] + [len(page)]
    cases = []
    for start, end in pairwise(starts):
        match = _CASE.match(page[start:end])
        assert match, page[start : start + 80]
        pieces = {name: text.replace("␣", "\u202f") for name, text in match.groupdict(default="de").items()}
        cases.append(
            Case(*(pieces[key].split("\n")[0] for key in ("title", "language", "a", "b", "plain", "ours")))
        )
    return cases


def render_plain(a: str, b: str) -> str:
    """Words by difflib: [-only A-] {+only B+}."""
    words_a, words_b = a.split(), b.split()
    out = []
    for op, a0, a1, b0, b1 in difflib.SequenceMatcher(None, words_a, words_b, autojunk=False).get_opcodes():
        if op == "equal":
            out.append(" ".join(words_a[a0:a1]))
            continue
        if a1 > a0:
            out.append(f"[-{' '.join(words_a[a0:a1])}-]")
        if b1 > b0:
            out.append(f"{{+{' '.join(words_b[b0:b1])}+}}")
    return " ".join(out)


def render_ours(a: str, b: str, language: str) -> str:
    """[a → b] replaced, [a ≠ b] another value, [a ≈ b] spelling, [a ~ b] inflected, [a ↕ b] moved, [-a]
    [+b]."""
    difference = diff(a, b, language)
    if difference.reworded:
        return "(reworded)"
    out = []
    for edit in difference.edits:
        left, right = a[slice(*edit.a)].strip(), b[slice(*edit.b)].strip()
        if edit.op == "equal":
            out.append(left)
        elif edit.op == "insert":
            out.append(f"[+{right}]")
        elif edit.op == "delete":
            out.append(f"[-{left}]")
        else:
            out.append(f"[{left} {_SIGNS[edit.op]} {right}]")
    return " ".join(out)


def test_the_page_holds_enough_cases() -> None:
    assert len(read_cases()) >= FEWEST


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_a_case_comes_out_as_the_page_shows(case: Case) -> None:
    assert render_plain(case.a, case.b) == case.plain
    assert render_ours(case.a, case.b, case.language) == case.ours
    assert case.plain != case.ours
