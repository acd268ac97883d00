"""Collects every word that the program shows into its catalogue, and compiles the translations.

usage: python scripts/catalogue.py [--check]

Writes lesarten/data/locale/lesarten.pot from the sources, brings each translation (LANGUAGE/LC_MESSAGES/
lesarten.po beside it) up to date, and compiles it. With --check nothing is written: exit 1 if the catalogue
lacks a message of the sources or keeps one that is gone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "lesarten" / "data" / "locale"
TEMPLATE = LOCALES / "lesarten.pot"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
PACKAGES = ("lesarten", "widgets", "tui")


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--check", action="store_true")
    catalogue = collect()
    if arguments.parse_args().check:
        return check(catalogue)
    LOCALES.mkdir(parents=True, exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=True, sort_output=True, no_location=True)
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/lesarten.po")):
        update(path, catalogue)
    return 0


def collect() -> Catalog:
    """Every message of the sources, and those that are data before they are shown."""
    catalogue = Catalog(project="lesarten", charset="utf-8")
    for package in PACKAGES:
        found = extract_from_dir(ROOT / package, [("**.py", "python")], keywords=KEYWORDS)
        for _file, _line, message, _comments, context in found:
            catalogue.add(message, context=context)
    for message in data_messages():
        catalogue.add(message)
    return catalogue


def data_messages() -> tuple[str, ...]:
    """Words that stand in the engine's data and are translated where they are shown."""
    from lesarten.words import REASONS, TYPES

    return (*REASONS, *TYPES)


def check(catalogue: Catalog) -> int:
    with TEMPLATE.open("rb") as file:
        kept = {message.id for message in read_po(file) if message.id}
    now = {message.id for message in catalogue if message.id}
    for message in sorted(map(str, now - kept)):
        sys.stderr.write(f"not in the catalogue: {message}\n")
    for message in sorted(map(str, kept - now)):
        sys.stderr.write(f"no longer in the program: {message}\n")
    return int(now != kept)


def update(path: Path, catalogue: Catalog) -> None:
    """Bring one translation up to date and compile it."""
    language = path.parent.parent.name
    with path.open("rb") as file:
        translation = read_po(file, locale=language)
    translation.update(catalogue, no_fuzzy_matching=True)
    translation.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, translation, width=100, sort_output=True, no_location=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, translation)


if __name__ == "__main__":
    sys.exit(main())
