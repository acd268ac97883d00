"""What a reader decided: cuts, kept blocks, links, names of sources, kept in the reader's own data folder.

Decisions are keyed by the path and the normalised text they are about, so that they survive edits elsewhere
in the file. A `sources.csv` in a folder names outlet and date of many files at once. Knows no screen.
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lesarten.errors import LesartenError
from lesarten.model import Article, Block, Cut

FILE_NAME = "decisions.json"
VERSION = 1
SOURCES_FILE = "sources.csv"
REASON = "your decision"


class DecisionsError(LesartenError):
    """The file of decisions, or a `sources.csv`, cannot be read or written."""


@dataclass(frozen=True, slots=True)
class SourceName:
    """What a reader says of a file that its text does not say."""

    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class FileDecisions:
    """The decisions on one file."""

    cut: frozenset[str] = frozenset()
    """Keys of blocks that the reader cut."""
    kept: frozenset[str] = frozenset()
    """Keys of cuts that the reader turned back into text."""
    source: SourceName | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a reader; changing them gives new ones."""

    files: dict[str, FileDecisions] = field(default_factory=dict)
    """By absolute path."""
    links: dict[str, bool] = field(default_factory=dict)
    """By `link_key`: True for a link the reader made, False for one the reader took away."""

    def of(self, path: str) -> FileDecisions:
        """The decisions on a file, empty when there are none."""
        return self.files.get(path_key(path), FileDecisions())

    def cut_block(self, path: str, text: str) -> Decisions:
        """Turn a block into a cut."""
        now = self.of(path)
        key = text_key(text)
        return self._with(path, replace(now, cut=now.cut | {key}, kept=now.kept - {key}))

    def keep_cut(self, path: str, text: str) -> Decisions:
        """Turn a cut into text."""
        now = self.of(path)
        key = text_key(text)
        return self._with(path, replace(now, kept=now.kept | {key}, cut=now.cut - {key}))

    def name_source(self, path: str, outlet: str | None, date: str | None) -> Decisions:
        """Say which outlet a file is from and of which date."""
        return self._with(path, replace(self.of(path), source=SourceName(outlet, date)))

    def link(self, path_a: str, sentence_a: str, path_b: str, sentence_b: str, linked: bool) -> Decisions:
        """Link two sentences, or take their link away."""
        key = link_key(path_a, sentence_a, path_b, sentence_b)
        return replace(self, links={**self.links, key: linked})

    def _with(self, path: str, decided: FileDecisions) -> Decisions:
        return replace(self, files={**self.files, path_key(path): decided})


def path_key(path: str) -> str:
    """The path as it is remembered: absolute, links followed."""
    return os.path.realpath(path)


def text_key(text: str) -> str:
    """A text without what an edit of its layout changes: case, white space, typographic variants."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def link_key(path_a: str, sentence_a: str, path_b: str, sentence_b: str) -> str:
    """The same for both orders of two sentences."""
    ends = sorted(((path_key(path_a), text_key(sentence_a)), (path_key(path_b), text_key(sentence_b))))
    return json.dumps(ends, ensure_ascii=False)


def load_decisions(folder: Path) -> Decisions:
    """Read the decisions in a data folder; none when there is no file. Raises DecisionsError."""
    path = folder / FILE_NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        files = {name: _file_from(entry) for name, entry in data["files"].items()}
        links = {str(key): bool(linked) for key, linked in data["links"].items()}
    except FileNotFoundError:
        return Decisions()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DecisionsError(f"{path}: the decisions in it cannot be read ({error})") from error
    return Decisions(files, links)


def save_decisions(decisions: Decisions, folder: Path) -> None:
    """Write the decisions, all or nothing: a crash leaves the old file. Raises DecisionsError."""
    files = {
        name: {
            "cut": sorted(decided.cut),
            "kept": sorted(decided.kept),
            "outlet": decided.source.outlet if decided.source else None,
            "date": decided.source.date if decided.source else None,
            "named": decided.source is not None,
        }
        for name, decided in sorted(decisions.files.items())
    }
    data = {"version": VERSION, "files": files, "links": dict(sorted(decisions.links.items()))}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=FILE_NAME)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
        Path(temporary).replace(folder / FILE_NAME)
    except OSError as error:
        raise DecisionsError(f"{folder / FILE_NAME}: cannot be written ({error.strerror})") from error


def _file_from(entry: dict[str, Any]) -> FileDecisions:
    source = SourceName(entry["outlet"], entry["date"]) if entry.get("named") else None
    return FileDecisions(frozenset(entry["cut"]), frozenset(entry["kept"]), source)


def read_sources(folder: Path) -> dict[str, SourceName]:
    """Read `sources.csv` (columns file, outlet, date) of a folder, by file name; empty when there is none.

    Raises DecisionsError when it cannot be read or has no column "file".
    """
    path = folder / SOURCES_FILE
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if rows.fieldnames is None or "file" not in rows.fieldnames:
                raise DecisionsError(f'{path}: its first line must name the columns "file,outlet,date"')
            return {
                row["file"].strip(): SourceName((row.get("outlet") or "").strip() or None, _date(row))
                for row in rows
                if row.get("file")
            }
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DecisionsError(f"{path}: cannot be read ({error})") from error


def _date(row: dict[str, str]) -> str | None:
    return (row.get("date") or "").strip() or None


def apply_decisions(article: Article, decided: FileDecisions, named: SourceName | None = None) -> Article:
    """The article as its reader wants it; `sentences` are left empty when the blocks changed.

    `named` is what `sources.csv` says; the reader's own naming goes before it, and both before the text.
    """
    blocks: list[Block] = []
    cuts = [cut for cut in article.cut if text_key(cut.text) not in decided.kept]
    for block in article.blocks:
        if text_key(block.text) in decided.cut:
            cuts.append(Cut(block.line, block.text, REASON, block.spans, "reader"))
        else:
            blocks.append(block)
    blocks += [
        Block("body", " ".join(cut.text.split()), 0, 0, cut.line, cut.spans, "reader")
        for cut in article.cut
        if text_key(cut.text) in decided.kept
    ]
    source = decided.source or named or SourceName()
    article = replace(article, outlet=source.outlet or article.outlet, date=source.date or article.date)
    if len(cuts) == len(article.cut) and not decided.kept and not decided.cut:
        return article
    return _with_blocks(article, sorted(blocks, key=_place), sorted(cuts, key=_place))


def _place(part: Block | Cut) -> tuple[int, int]:
    return part.spans[0] if part.spans else (part.line or 0, 0)


def _with_blocks(article: Article, blocks: list[Block], cuts: list[Cut]) -> Article:
    """The same article with offsets counted anew."""
    placed: list[Block] = []
    position = 0
    for block in blocks:
        placed.append(replace(block, start=position, end=position + len(block.text)))
        position += len(block.text) + 2
    return replace(
        article,
        title=next((block.text for block in placed if block.kind == "title"), None),
        kicker=next((block.text for block in placed if block.kind == "kicker"), None),
        text="\n\n".join(block.text for block in placed),
        blocks=tuple(placed),
        cut=tuple(cuts),
        sentences=(),
        problem=None if placed else article.problem,
    )
