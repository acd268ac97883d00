"""Which engine this is: one digest of all that articles and collations hang on besides their files.

The code and data of this package, Python's Unicode tables, and the packages that decode text, tell its
language, read HTML and compare.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_NEEDED = (
    "charset_normalizer",
    "diff_match_patch",
    "lxml",
    "lxml_html_clean",
    "numpy",
    "py3langid",
    "snowballstemmer",
    "trafilatura",
)
"""Packages whose other version may read the same file, or compare the same articles, otherwise."""


@cache
def engine_edition() -> str:
    """Sixteen hexadecimal digits, other ones after any change of code, data or needed packages."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for name in _versions():
        digest.update(name.encode() + b"\0")
    for path in sorted(_files(str(_ROOT))):
        digest.update(path[len(str(_ROOT)) :].encode() + b"\0")
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: str) -> list[str]:
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("__pycache__", "locale")]
        found += [os.path.join(place, name) for name in names if not name.startswith(".")]  # noqa: PTH118
    return found


def _versions() -> list[str]:
    """The names of the needed packages' metadata folders, which hold their versions.

    `importlib.metadata` would tell the same, for 20 ms more.
    """
    found: set[str] = set()
    for name in _NEEDED:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            beside = Path(spec.origin).parent.parent
            found |= {item for item in os.listdir(beside) if item.startswith(f"{name}-")}  # noqa: PTH208
    return sorted(found)
