"""The interface in German: complete, chosen by the environment, and in its place on the screen."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from everywhere import WAYS

from lesarten import words
from lesarten.words import PROBLEMS, REASONS, language_in_use, show_decimal, show_problem, use_language
from tui.panels.panes import fit_legend
from widgets.legend import rows_legend
from widgets.reader_rows import REASON_WIDTH
from widgets.signs import choose_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

HERE = Path(__file__).parent
CATALOGUE = Path(words.__file__).parent / "data" / "locale" / "de" / "LC_MESSAGES" / "lesarten.po"
SIGNS = "≠≈=·↕◂▸"
PICTURES = [
    "library",
    "reader",
    "also in, with some",
    "find all",
    "name",
    "to check",
]


def pairs() -> list[tuple[str, str]]:
    """Every message and what stands for it, each form of those that count."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="de")
    found = []
    for message in catalogue:
        if isinstance(message.id, str):
            found.append((message.id, str(message.string)))
        else:
            found += list(zip(message.id, map(str, message.string), strict=True))
    return [(english, german) for english, german in found if english]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """By place, the text of the screen."""
    import os

    home = str(tmp_path_factory.mktemp("home"))
    done = subprocess.run(
        [sys.executable, str(HERE / "in_german.py")],
        capture_output=True, text=True, check=False, encoding="utf-8", cwd=HERE.parents[1],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(HERE.parents[1]), "HOME": home,
             **{f"XDG_{name}_HOME": home for name in ("STATE", "DATA", "CACHE", "CONFIG")}},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture
def in_german() -> Iterator[None]:
    use_language("de")
    yield
    use_language("en")


def test_everything_is_translated() -> None:
    assert [english for english, german in pairs() if not german] == []


@pytest.mark.parametrize(
    "kept",
    [
        lambda words: sorted(re.findall(r"\{[^}]*\}", words)),
        lambda words: (words[:1] == " ", words[-1:] == " ", words.count("\n")),
        lambda words: [sign for sign in words if sign in "≠≈↕◂▸"],
        lambda words: words.endswith("…"),
        lambda words: words[-1:] == "." and words != "." and not words.endswith(" entf."),
    ],
    ids=["what is filled in", "spaces and lines", "signs", "that it goes on", "full stop"],
)
def test_a_translation_keeps_what_is_not_words(kept: object) -> None:
    wrong = [pair for pair in pairs() if kept(pair[0]) != kept(pair[1])]  # type: ignore[operator]
    # One form of a message that counts may say "the one" for "the {n}".
    assert [pair for pair in wrong if "{n}" not in pair[0] or "{n}" in pair[1]] == []


def test_one_thing_has_one_word() -> None:
    cut = [words for said, words in pairs() if re.search(r"\bcut\b", said, re.IGNORECASE)]
    assert cut
    assert [words for words in cut if not re.search(r"(?i)entf(ern|\.)", words)] == []
    others = re.compile(r"\b(weg|Worte|wählen ·|esc)\b")
    assert [words for _said, words in pairs() if others.search(words)] == []


def test_nobody_is_addressed() -> None:
    addressed = re.compile(r"\b(Sie|Ihre?[nmrs]?|[Dd]u|[Dd]eine?[nmrs]?)\b")
    spoken = [german for _english, german in pairs() if addressed.search(german)]
    # "Sie" at the beginning of a clause is "they" here: files, texts.
    assert [german for german in spoken if not re.search(r":\sSie (erscheinen|haben)", german)] == []


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT.ISO-8859-1"}, "de"),
        ({"LC_MESSAGES": "de_CH.UTF-8", "LANG": "en_US.UTF-8"}, "de"),
        ({"LC_ALL": "de_DE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "de"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "de", "LANG": "en_US.UTF-8"}, "de"),
        ({"LANGUAGE": "en:de", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "nds:de:en", "LANG": "nds_DE.UTF-8"}, "de"),
        ({"LANGUAGE": "de", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "de", "LC_ALL": "C.UTF-8"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else value,
)
def test_the_environment_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    try:
        use_language(None)
        assert language_in_use() == language
    finally:
        use_language("en")


@pytest.mark.usefixtures("in_german")
def test_what_is_wrong_with_a_file_is_said_in_german() -> None:
    assert show_problem("is not text (it is a PDF)") == "ist kein Text (sondern eine PDF-Datei)"
    assert show_problem("3 characters could not be decoded as cp1252").startswith("3 Zeichen ließen sich")
    assert show_problem("something that nobody expected") == "something that nobody expected"
    assert [problem for problem in PROBLEMS if words._(problem) == problem] == []


@pytest.mark.usefixtures("in_german")
def test_the_reasons_of_cuts_fit_into_their_margin() -> None:
    assert [words._(reason) for reason in REASONS if len(words._(reason)) > REASON_WIDTH] == []


@pytest.mark.parametrize("place", WAYS)
def test_no_english_is_left_on_a_screen(shown: dict[str, str], place: str) -> None:
    text = " ".join(shown[place].split())
    articles = "".join(path.read_text(encoding="utf-8") for path in (HERE / "articles").glob("*.txt"))
    sentences = [english.strip() for english, german in pairs() if english != german]
    told = [english for english in sentences if " " in english and "{" not in english]
    assert [english for english in told if english in text and english not in articles] == []


@pytest.mark.parametrize("place", WAYS)
def test_the_words_fit_at_80_columns(shown: dict[str, str], place: str) -> None:
    lines = shown[place].splitlines()
    assert "…" not in lines[0]
    # What stands in the lower edge of a frame says what to press: whole, or it says nothing.
    assert [line for line in lines if "╰" in line and "…" in line] == []
    verbs = lines[-1].split(" · ")
    assert len(verbs) >= 2 or "? Hilfe" in verbs[0]
    assert "…" not in lines[-1]


@pytest.mark.parametrize("place", PICTURES)
def test_the_screen_reads_as_it_did(shown: dict[str, str], place: str, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(line.rstrip() for line in shown[place].splitlines()) == snapshot


def test_decimals_have_the_mark_of_the_language_in_use() -> None:
    assert show_decimal(0.8, 2) == "0.80"
    use_language("de")
    try:
        assert show_decimal(0.8, 2) == "0,80"
        assert show_decimal(12, 1) == "12,0"
    finally:
        use_language(None)


@pytest.mark.parametrize("width", range(6, 120, 3))
def test_a_narrow_line_of_signs_loses_what_is_needed_least(width: int) -> None:
    signs = choose_signs(False)
    whole = rows_legend({"discrepancy", "differs", "same", "alone"}, signs, columns=True)
    fitted = fit_legend(whole, width)
    assert [one for one in whole if one in fitted] == list(fitted)
    if fitted:
        assert fitted[0][0] == "≠", "what differs is explained longest"
    if len(fitted) > 1:
        assert fitted[-1] == whole[-1], "then what an empty cell is"
