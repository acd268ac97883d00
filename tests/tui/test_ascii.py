"""Where the locale is not UTF-8, every screen is drawn in ASCII, and nothing of the program is lost."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from driving import open_app, screen_text
from everywhere import WAYS, go_to, leave_a_decision

from tui.plain import IN_ASCII
from widgets.signs import ASCII, UNICODE

ROOT = Path(__file__).parents[2]
DEADLINE = 20.0


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)


@pytest.mark.parametrize("place", WAYS)
async def test_nothing_on_a_screen_is_lost_in_ascii(place: str) -> None:
    leave_a_decision("articles/weather.txt")
    async with open_app("articles", ascii_only=True).run_test(size=(100, 30)) as pilot:
        await go_to(pilot, place)
        shown = screen_text(pilot)
        plain = shown.encode("ascii", errors=IN_ASCII).decode()
        assert len(plain) == len(shown), "columns and frames stay in place"
        assert plain.count("?") == shown.count("?"), {
            a for a, b in zip(shown, plain, strict=True) if b == "?"
        }


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp437"])
async def test_a_comparison_keeps_its_signs_apart_in_every_encoding(encoding: str) -> None:
    async with open_app("articles", ascii_only=True).run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "comparison")
        shown = screen_text(pilot).encode(encoding, errors=IN_ASCII).decode(encoding)
        gutter = {sign for line in shown.splitlines() for sign in line[58:62]}
        assert not set("≈≠↕◂▸▌│") & set(shown)
        assert {ASCII.discrepancy, ASCII.only_a, ASCII.only_b} <= gutter


def test_a_sign_is_the_same_in_ascii_wherever_it_is_drawn() -> None:
    for name in UNICODE.__slots__:
        sign, plain = str(getattr(UNICODE, name)), str(getattr(ASCII, name))
        written = sign.encode("ascii", errors=IN_ASCII).decode()
        assert written == plain[:1], name


def test_letters_are_written_without_their_marks() -> None:
    assert "Brücke größer Čapek Łódź".encode("ascii", errors=IN_ASCII) == b"Brucke groser Capek Lodz"
    assert "…–„Zitat“ 10\u202f000".encode("ascii", errors=IN_ASCII) == b'.-"Zitat" 10 000'


@pytest.mark.parametrize(
    ("environment", "ascii_only"),
    [
        ({"LANG": "C"}, True),
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({}, False),
        ({"LANG": "C", "PYTHONIOENCODING": "utf-8"}, False),
        ({"PYTHONIOENCODING": "ascii"}, True),
        ({"PYTHONIOENCODING": "latin-1"}, True),
    ],
    ids=lambda value: " ".join(f"{a}={b}" for a, b in value.items()) if isinstance(value, dict) else "",
)
def test_the_locale_says_whether_a_terminal_knows_more_than_ascii(
    own_folders: Path, environment: dict[str, str], ascii_only: bool
) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    code = "import sys; from tui.plain import encodes_signs; print('signs', encodes_signs(sys.stdout))"
    main, secondary = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env={**kept, **environment, "PYTHONPATH": str(ROOT)}, stdout=secondary, check=True,
    )  # fmt: skip
    assert done.returncode == 0
    said = os.read(main, 1000).decode()
    os.close(main)
    os.close(secondary)
    assert said.split() == ["signs", str(not ascii_only)]


def test_under_the_locale_c_only_ascii_reaches_the_terminal(own_folders: Path) -> None:
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k != "PYTHONIOENCODING"}
        environment = {**kept, "LANG": "C", "COLUMNS": "100", "LINES": "30"}
        os.execve(sys.executable, [sys.executable, "-m", "lesarten", "seeds"], environment)
    written = b""
    try:
        deadline = time.monotonic() + DEADLINE
        while b"Kriegsziele" not in written or b"watching" not in written:
            assert time.monotonic() < deadline, written[-500:]
            if select.select([fd], [], [], 0.05)[0]:
                written += os.read(fd, 65536)
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(fd)
    assert written.isascii()
    assert b"unterstutzt" in written
