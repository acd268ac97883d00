"""Installs what the tests need into an environment of its own and runs them all: one command, nothing else.

usage: python3 scripts/test.py [arguments for pytest]

The environment is made in .venv-test, or where LESARTEN_TEST_ENV says, and used again the next time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    environment = Path(os.environ.get("LESARTEN_TEST_ENV") or ROOT / ".venv-test")
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(environment, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "-e", ".[test]"], cwd=ROOT, check=True)
    tests: list[str | Path] = [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:]]
    return subprocess.run(tests, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
