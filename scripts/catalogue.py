"""Collects every word that the program shows into its catalogue, and compiles the translations.

usage: python scripts/catalogue.py [--check]

Writes lesarten/data/locale/lesarten.pot from the sources, brings each translation (LANGUAGE/LC_MESSAGES/
lesarten.po beside it) up to date, compiles it to the .mo beside it, and names what is not translated yet:
fill that in and run it again. With --check nothing is written: exit 1 if a catalogue lacks a message of the
sources, keeps one that is gone, or is not what was compiled.
"""

from __future__ import annotations

import argparse
import ast
import gettext
import io
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "lesarten" / "data" / "locale"
TEMPLATE = LOCALES / "lesarten.pot"
FUNCTIONS = {"_": 1, "ngettext": 2}
"""What asks for a translation, with how many of its arguments are messages."""

PACKAGES = ("lesarten", "widgets", "tui")
HEADER = (
    "Language: {language}\nContent-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
"""No dates and no tool's version: the same messages make the same file. English and German count alike."""

MAGIC = 0x950412DE


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--check", action="store_true")
    catalogue = collect()
    if arguments.parse_args().check:
        return max(
            [check_template(catalogue), *(check_translation(path, catalogue) for path in translations())]
        )
    LOCALES.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(written(catalogue))
    for path in translations():
        update(path, catalogue)
        check_translation(path, catalogue)
    return 0


def translations() -> list[Path]:
    return sorted(LOCALES.glob("*/LC_MESSAGES/lesarten.po"))


def collect() -> Catalog:
    """Every message of the sources, and those that are data before they are shown."""
    catalogue = Catalog(project="lesarten", charset="utf-8")
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for message in messages_of(path):
                catalogue.add(message)
    for word in data_messages():
        catalogue.add(word)
    return catalogue


def messages_of(path: Path) -> Iterator[str | tuple[str, str]]:
    """The messages of a module; read from its syntax tree, because tokens hide what stands in an f-string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            wanted = node.args[: FUNCTIONS[node.func.id]]
            words = [one.value for one in wanted if isinstance(one, ast.Constant)]
            if len(words) == len(wanted) and all(isinstance(word, str) for word in words):
                yield str(words[0]) if len(words) == 1 else (str(words[0]), str(words[1]))


def data_messages() -> tuple[str, ...]:
    """Words that stand in data and are translated where they are shown."""
    from lesarten.words import PROBLEMS, REASONS, TYPES
    from tui.arguments import ARGPARSE_WORDS
    from tui.listing.listing import CHOICES
    from tui.state import ORDERS
    from tui.themes import THEMES

    names = tuple(theme.name for theme in THEMES)
    return (*REASONS, *TYPES, *PROBLEMS, *ORDERS, *CHOICES, *ARGPARSE_WORDS, *names)


def check_template(catalogue: Catalog) -> int:
    with TEMPLATE.open("rb") as file:
        return compare("the catalogue", {message.id for message in read_po(file) if message.id}, catalogue)


def check_translation(path: Path, catalogue: Catalog) -> int:
    language = path.parent.parent.name
    translation = read(path)
    wrong = compare(language, {message.id for message in translation if message.id}, catalogue)
    for message in translation:
        if message.id and compiled_pair(message) is None:
            sys.stderr.write(f"not translated to {language}: {message.id}\n")
    compiled = path.with_suffix(".mo")
    if not compiled.is_file() or compiled.read_bytes() != compile_mo(translation, language):
        sys.stderr.write(f"not compiled: {path.relative_to(ROOT)}\n")
        wrong = 1
    return wrong


def compare(name: str, kept: set[object], catalogue: Catalog) -> int:
    now: set[object] = {message.id for message in catalogue if message.id}
    for message in sorted(map(str, now - kept)):
        sys.stderr.write(f"not in {name}: {message}\n")
    for message in sorted(map(str, kept - now)):
        sys.stderr.write(f"no longer in the program, but in {name}: {message}\n")
    return int(now != kept)


def update(path: Path, catalogue: Catalog) -> None:
    """Bring one translation up to date and compile it."""
    language = path.parent.parent.name
    translation = read(path)
    translation.update(catalogue, no_fuzzy_matching=True)
    translation.obsolete.clear()
    lines = HEADER.format(language=language).splitlines()
    header = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
    path.write_bytes(header.encode() + written(translation))
    path.with_suffix(".mo").write_bytes(compile_mo(translation, language))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def written(catalogue: Catalog) -> bytes:
    into = io.BytesIO()
    write_po(into, catalogue, width=100, omit_header=True, sort_output=True, no_location=True)
    return into.getvalue()


def compile_mo(translation: Catalog, language: str) -> bytes:
    """The catalogue in gettext's binary form: two tables of (length, offset), then the texts."""
    texts = {"": HEADER.format(language=language)}
    texts.update(pair for message in translation if (pair := compiled_pair(message)) is not None)
    table = sorted((one.encode(), two.encode()) for one, two in texts.items())
    tables, strings = b"", b""
    start = 28 + 16 * len(table)
    for column in (0, 1):
        for row in table:
            tables += struct.pack("<II", len(row[column]), start + len(strings))
            strings += row[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(table), 28, 28 + 8 * len(table), 0, start)
    made = head + tables + strings
    gettext.GNUTranslations(io.BytesIO(made))  # raises when it cannot be read
    return made


def compiled_pair(message: Message) -> tuple[str, str] | None:
    """A message and its translation; None for the header and for what is not translated."""
    if not message.id:
        return None
    if isinstance(message.id, str):
        ids, strings = [message.id], [str(message.string or "")]
    else:
        ids, strings = list(message.id), [str(one) for one in message.string or [""]]
    return ("\0".join(ids), "\0".join(strings)) if all(strings) else None


if __name__ == "__main__":
    sys.exit(main())
