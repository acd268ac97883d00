"""A short run of the faults that benchmarks/faults.py throws for minutes: the program stands them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHORT = """
import sys
sys.path.insert(0, "benchmarks")
from faults import run
trial = run(0, seed=7, articles=12, scale=0.1)
print(trial.pressed, trial.checks, len(trial.kept))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the harness speaks to a terminal of Linux")
def test_it_stands_truncated_files_garbage_swaps_permissions_renames_a_full_disk_and_kills() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHORT], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pressed, checks, decisions = map(int, done.stdout.split())
    assert pressed >= 100
    assert checks == 1
    assert decisions >= 1
