"""On what file system a folder lies, and whether the system's events can be trusted there.

Knows what Linux tells about its mounts; elsewhere nothing is known, and the watcher finds out by itself.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOUNTS = Path("/proc/self/mounts")

NETWORK_FILE_SYSTEMS = (
    "nfs", "cifs", "smb", "9p", "fuse", "afs", "ceph", "glusterfs", "lustre", "davfs", "vboxsf", "prl_fs",
    "vmhgfs", "virtiofs", "drvfs",
)  # fmt: skip
"""Beginnings of file system types where the system's events miss what other machines write."""

_ESCAPE = re.compile(r"\\([0-7]{3})")


def slow_file_system(folders: Sequence[str], mounts: str | None = None) -> tuple[str, str] | None:
    """(folder, type) of the first folder on a network file system, or None.

    `mounts` is what /proc/self/mounts says; by default it is read.
    """
    if mounts is None:
        with suppress(OSError):
            mounts = MOUNTS.read_text(errors="replace")
    points = _parse(mounts or "")
    for folder in folders:
        with suppress(OSError):
            place = Path(folder).resolve()
            # Of two mounts on one place the later one is seen.
            nested = [
                (len(point), n, kind) for n, (point, kind) in enumerate(points) if place.is_relative_to(point)
            ]
            kind = max(nested, default=(0, 0, ""))[2]
            if kind.startswith(NETWORK_FILE_SYSTEMS):
                return folder, kind
    return None


def _parse(mounts: str) -> list[tuple[str, str]]:
    """(where, type) of each mount."""
    found = []
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            where = _ESCAPE.sub(lambda match: chr(int(match.group(1), 8)), fields[1])
            found.append((where, fields[2]))
    return found
