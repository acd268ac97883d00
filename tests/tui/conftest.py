"""The app in tests: its own state folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Tests are imported by file, not as a package: this lets them share `driving`.
sys.path.append(str(Path(__file__).parent))

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """State, log and cache of the program under test lie apart from the user's."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home / name))
    for name in ("TMUX", "NO_COLOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of three articles that a test may change."""
    folder = tmp_path / "library"
    folder.mkdir()
    for article in sorted(ARTICLES.glob("*.txt")):
        (folder / article.name).write_bytes(article.read_bytes())
    return folder
