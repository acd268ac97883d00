"""What is wrong with a file is said in words that can be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

import lesarten
from lesarten import words
from lesarten.errors import SourceError
from lesarten.library import scan
from lesarten.words import PROBLEMS, show_problem


def problem_of(path: Path) -> str:
    try:
        return lesarten.read(str(path)).problem or ""
    except SourceError as error:
        return error.reason


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"%PDF-1.4 something"),
        ("b.txt", b"PK\x03\x04 something"),
        ("c.txt", b"\x89PNG something"),
        ("d.txt", b"\x1f\x8b something"),
        ("e.txt", b"\x7fELF something"),
        ("f.txt", b"{\\rtf1 something}"),
        ("g.txt", b"\x00\x01\x02\x03" * 200),
        ("h.txt", b""),
        ("i.txt", b"Home\n\nMenu\n\nImprint\n"),
        ("j.txt", "Über die Brücke über die Tür hört man schöne Grüße.\n".encode() * 9 + b"\xff\n"),
    ],
)
def test_every_problem_of_a_file_can_be_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    problem = problem_of(path)
    assert problem
    monkeypatch.setattr(words, "_", _marked)
    assert show_problem(problem).startswith("<")


def _marked(message: str) -> str:
    return f"<{message}>"


def test_every_problem_of_a_folder_can_be_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.txt").mkdir()
    snapshot = scan([str(tmp_path), str(tmp_path / "nowhere")], recursive=False)
    problems = [entry.problem or "" for entry in snapshot.entries] + [
        reason for _path, reason in snapshot.missing
    ]
    assert len(problems) == 3
    monkeypatch.setattr(words, "_", _marked)
    assert [problem for problem in problems if not show_problem(problem).startswith("<")] == []


def test_what_is_filled_in_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_", _marked)
    assert show_problem("12 characters could not be decoded as cp1252") == (
        "<12 characters could not be decoded as cp1252>"
    )
    assert show_problem("is not text (it is a picture)") == "<is not text (it is <a picture>)>"
    assert show_problem("cannot be read: input/output error") == "<cannot be read: input/output error>"


def test_a_special_problem_is_known_before_the_general_one() -> None:
    assert PROBLEMS.index("cannot be read: permission denied") < PROBLEMS.index("cannot be read: {reason}")
