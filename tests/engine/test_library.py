"""The library: what a folder holds at one moment, and what differs between two moments."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lesarten.library import AT_ONCE, Changes, Entry, Snapshot, difference, scan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.HTML", "notes.pdf", ".hidden.txt", "a.txt~"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def names(snapshot: Snapshot) -> list[str]:
    return [entry.name for entry in snapshot.entries]


def test_a_folder_holds_its_articles_by_name_and_nothing_else(folder: Path) -> None:
    assert names(scan([str(folder)])) == ["a.md", "b.txt", "c.HTML"]


def test_a_file_named_outright_may_have_any_suffix(folder: Path) -> None:
    path = str(folder / "notes.pdf")
    assert [entry.path for entry in scan([path]).entries] == [path]


def test_paths_stand_as_they_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [entry.path for entry in scan(["."]).entries] == ["./a.md", "./b.txt", "./c.HTML"]


def test_a_file_given_twice_stands_once(folder: Path) -> None:
    path = str(folder / "b.txt")
    assert names(scan([path, str(folder)])).count("b.txt") == 1


def test_a_missing_path_is_told_and_the_others_are_listed(folder: Path) -> None:
    snapshot = scan([str(folder / "nowhere"), str(folder)])
    assert snapshot.missing == ((str(folder / "nowhere"), "no such file or folder"),)
    assert len(snapshot.entries) == 3


def test_subfolders_are_listed_only_on_request_and_a_loop_of_links_ends(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "d.txt").write_text("d", encoding="utf-8")
    (inner / "up").symlink_to(folder, target_is_directory=True)
    assert "d.txt" not in names(scan([str(folder)]))
    assert names(scan([str(folder)], recursive=True)) == ["a.md", "b.txt", "c.HTML", "d.txt"]


def test_what_is_no_file_is_listed_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    found = {entry.name: entry.problem for entry in scan([str(tmp_path)]).entries}
    assert found == {
        "folder.txt": "is a folder",
        "link.txt": "is a link to nothing",
        "pipe.txt": "is not a regular file",
    }


def test_what_came_went_changed_and_was_renamed_is_told(folder: Path) -> None:
    before = scan([str(folder)])
    (folder / "b.txt").write_text("another text", encoding="utf-8")
    (folder / "a.md").rename(folder / "z.md")
    (folder / "c.HTML").unlink()
    (folder / "new.txt").write_text("new", encoding="utf-8")
    changes = difference(before, scan([str(folder)]))
    assert [entry.name for entry in changes.added] == ["new.txt"]
    assert [entry.name for entry in changes.changed] == ["b.txt"]
    assert [entry.name for entry in changes.removed] == ["c.HTML"]
    assert [(old.name, new.name) for old, new in changes.renamed] == [("a.md", "z.md")]


def test_two_looks_at_an_unchanged_folder_do_not_differ(folder: Path) -> None:
    changes = difference(scan([str(folder)]), scan([str(folder)]))
    assert not changes
    assert changes == Changes()


def test_an_atomic_save_is_a_change_and_not_a_new_article(folder: Path) -> None:
    before = scan([str(folder)])
    draft = folder / "draft.tmp"
    draft.write_text("saved anew", encoding="utf-8")
    draft.replace(folder / "b.txt")
    changes = difference(before, scan([str(folder)]))
    assert [entry.name for entry in changes.changed] == ["b.txt"]
    assert changes == Changes(changed=changes.changed)


def test_what_is_known_is_taken_over_and_what_is_new_or_gone_is_found(folder: Path) -> None:
    before = scan([str(folder)])
    (folder / "b.txt").write_text("another text", encoding="utf-8")
    (folder / "c.HTML").unlink()
    (folder / "new.txt").write_text("new", encoding="utf-8")
    after = scan([str(folder)], known={entry.path: entry for entry in before.entries}, ask_again=False)
    assert names(after) == ["a.md", "b.txt", "new.txt"]
    assert after.entries[:2] == before.entries[:2]


def test_an_entry_is_found_by_its_path(folder: Path) -> None:
    snapshot = scan([str(folder)])
    path = str(folder / "b.txt")
    entry = snapshot.entry(path)
    assert isinstance(entry, Entry)
    assert entry.path == path
    assert snapshot.entry("elsewhere") is None


def test_what_is_as_it_was_keeps_its_entry_and_all_else_gets_another(folder: Path) -> None:
    before = scan([str(folder)])
    known = {entry.path: entry for entry in before.entries}
    (folder / "b.txt").write_text("another text", encoding="utf-8")
    after = scan([str(folder)], known=known)
    assert [known[entry.path] is entry for entry in after.entries] == [True, False, True]
    assert difference(before, after) == difference(before, scan([str(folder)]))


def test_what_became_a_folder_is_no_longer_what_it_was(folder: Path) -> None:
    known = {entry.path: entry for entry in scan([str(folder)]).entries}
    (folder / "b.txt").unlink()
    (folder / "b.txt").mkdir()
    assert scan([str(folder)], known=known).entries[1].problem == "is a folder"


def test_a_long_listing_lets_others_work_in_between(tmp_path: Path) -> None:
    for number in range(2 * AT_ONCE):
        (tmp_path / f"{number:04}.txt").touch()
    rests: list[int] = []
    snapshot = scan([str(tmp_path)], rest=lambda: rests.append(1))
    assert len(snapshot.entries) == 2 * AT_ONCE
    assert len(rests) == 2
