"""What kind of file system a folder lies on, as far as Linux tells. Knows no watcher and no terminal."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "9p", "fuse", "afs", "ceph", "glusterfs", "vboxsf", "prl_fs")
"""Beginnings of file system types where the system's events miss what other machines write."""


def slow_file_system(folders: Sequence[str]) -> str | None:
    """Why events cannot be trusted there, or None; knows what Linux tells about its mounts."""
    mounts: list[tuple[str, str]] = []
    with suppress(OSError):
        for line in Path("/proc/self/mounts").read_text(errors="replace").splitlines():
            fields = line.split(" ")
            if len(fields) > 2:
                mounts.append((fields[1].replace("\\040", " "), fields[2]))
    for folder in folders:
        with suppress(OSError):
            place = Path(folder).resolve()
            nested = [(len(point), kind) for point, kind in mounts if place.is_relative_to(point)]
            kind = max(nested, default=(0, ""))[1]
            if kind.startswith(NETWORK_FILE_SYSTEMS):
                return f"a network folder ({kind})"
    return None
