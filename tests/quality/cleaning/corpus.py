"""The pages that cleaning is held to: written for the purpose, with every line marked, and the seeds.

A line of a `.page` file is a mark and a line of the page: T title, K kicker, L lead, H heading, B body,
`+` the same paragraph going on, `-` not the article's. The first line says language, date
and outlet (`-`: none).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
KINDS = {"T": "title", "K": "kicker", "L": "lead", "H": "heading", "B": "body"}


@dataclass
class Page:
    name: str
    text: str
    language: str
    title: str | None
    date: str | None
    outlet: str | None
    blocks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def body(self) -> list[str]:
        return [text for kind, text in self.blocks if kind not in ("title", "kicker")]


def load_pages() -> list[Page]:
    return [_parse(path) for path in sorted((HERE / "pages").glob("*.page"))]


def load_seeds() -> list[Page]:
    gold = json.loads((HERE / "seeds.json").read_text(encoding="utf-8"))
    pages = []
    for name, seed in sorted(gold.items()):
        text = (ROOT / "seeds" / name).read_text(encoding="utf-8")
        lines = text.split("\n")
        blocks = []
        for kind, line, start, end in seed["blocks"]:
            blocks.append((kind, lines[line - 1][start:end].strip()))
        pages.append(Page(name, text, "de", seed["title"], seed["date"], seed["outlet"], blocks))
    return pages


def digest() -> str:
    """One number for all that the floors were measured on."""
    total = hashlib.sha256()
    for path in [
        *sorted((HERE / "pages").glob("*.page")),
        HERE / "seeds.json",
        *sorted((ROOT / "seeds").glob("*.txt")),
    ]:
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _parse(path: Path) -> Page:
    head, *marked = path.read_text(encoding="utf-8").splitlines()
    facts = dict(part.split(" ", 1) for part in head.removeprefix("meta ").split(" | ")[1:])
    lines: list[str] = []
    blocks: list[tuple[str, str]] = []
    for line in marked:
        mark, text = line[:1], line[2:]
        lines.append(text)
        if mark == "+":
            kind, before = blocks[-1]
            blocks[-1] = (kind, before + ("" if text[:1] in ",." else " ") + text)
        elif mark in KINDS:
            blocks.append((KINDS[mark], text))
    title = next((text for kind, text in blocks if kind == "title"), None)
    date, outlet = (None if facts[name] == "-" else facts[name] for name in ("date", "outlet"))
    language = head.removeprefix("meta ").split(" ", 1)[0]
    return Page(path.stem, "\n".join(lines), language, title, date, outlet, blocks)
