"""Who wrote an article, as its head says: "Von Anna Weber und Jan Roth", or a name alone above the date.

It reads names by their shape only; whom the article speaks of, its words must tell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lesarten.extract.lexicon import word_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENERS = frozenset("von by text autor autorin author autorin/autor".split())
"""A line that begins with one of them, or holds nothing else, names who wrote it."""
FORMS = frozenset(
    "analyse analysis column comment essay gastbeitrag gastkommentar glosse interview kolumne kommentar "
    "leitartikel opinion porträt reportage rezension words written report story".split()
)
"""What is written, before "von" or "by"."""
JOBS = frozenset(
    "correspondent deputy director editor journalist korrespondent korrespondentin political producer "
    "redakteur redakteurin redaktion reporter senior writer chief news content staff ressort desk".split()
)
"""Words of a job or of an office: no names, and the name stands before them."""
PARTICLES = frozenset("von van de der den del di la le bin al zu ten und and".split())
JOINERS = frozenset(("und", "and", "&", "|"))
_MONTHS = frozenset(
    "jan feb mar mär apr may mai jun jul aug sep sept oct okt nov dec dez january february march april june "
    "july august september october november december januar februar märz juni juli oktober dezember".split()
)
"""Jan and April are names too: only a number behind them makes them a month."""
_PLACE = frozenset(("in", "aus", "at", "for", "für", "-", "–", "·", "/"))
"""What may follow the last name: where it was written, for whom, when."""
_ENDS = "·/|@"
"""Signs that a name alone ends at."""
MOST_PARTS = 4
LONGEST_LINE = 160
LONGEST_STAMP = 70
_NO_NAMES = ("german", "english", "nav", "share", "subscribe", "related")
"""Classes of words that no name is of."""
_BULLETS = "*•·–-▪►‣ "
_IN_OPENERS = ("von", "by", "text", "aut")
"""One of them is in every line that says whose it is."""


def read_byline(text: str, bare: bool = False) -> tuple[str, ...]:
    """The names that a line says it is by; with `bare` those of a line that names nobody but its authors."""
    words = text.strip(_BULLETS).replace("|", " | ").split()
    if not words or len(text) > LONGEST_LINE:
        return ()
    if bare:
        return tuple(_read_names(words))
    start = 1 if _is_opener(words[0]) else _behind_form(words)
    return tuple(_read_names(words[start:])) if start else ()


def may_be_byline(text: str) -> bool:
    """A first look: whether a line can say whose it is; most lines of a page cannot."""
    return any(map(text.lower().__contains__, _IN_OPENERS))


def opens_byline(text: str) -> bool:
    """Whether the names stand in the next line: "Von", "Kommentar von"."""
    words = text.strip(_BULLETS).split()
    return bool(words) and (len(words) == (_behind_form(words) or _is_opener(words[0])))


def read_bare_name(texts: Sequence[str], i: int, has_date: Sequence[bool], article: str) -> tuple[str, ...]:
    """The names in a line that holds only those, when a date stands beside or right below it.

    Somebody whose name the article holds is whom it speaks of.
    """
    text = texts[i].strip(_BULLETS)
    dated = has_date[i] or any(has_date[i + 1 : i + 3])
    if not dated or not text[:1].isupper():
        return ()
    for sign in _ENDS:
        text = text.partition(sign)[0] if sign != "|" else text
    names = tuple(_read_names(text.replace("|", " | ").split(), whole=True))
    return () if any(name.rpartition(" ")[2] in article for name in names) else names


def _is_opener(word: str) -> bool:
    return word.rstrip(":").lower() in OPENERS


def _behind_form(words: Sequence[str]) -> int:
    """Where the names begin in "Ein Kommentar von Anna Weber"; 0 when this is no such line."""
    for at in range(1, min(4, len(words))):
        if words[at].lower().rstrip(":") in ("von", "by") and words[at - 1].lower() in FORMS:
            return at + 1
    return 0


def _read_names(words: Sequence[str], whole: bool = False) -> Iterator[str]:
    """The names at the beginning of some words; with `whole` none when anything else but a date follows."""
    found: list[str] = []
    name: list[str] = []
    for word, following in pairwise([*words, ",", ","]):
        bare = word.strip(",;:")
        stops = _stops(bare, following)
        if bare and bare not in JOINERS and _is_part(bare, bool(name)) and not stops:
            name.append(bare)
        elif bare and bare not in JOINERS:
            found += _person(name)
            if not stops and (whole or bare not in _PLACE):
                found = []
            name = []
            break
        if (word != bare and not word.endswith(".")) or bare in JOINERS:
            person = _person(name)
            if whole and name and not person:
                found, name = [], []
                break
            found += person
            name = []
    persons = [person for person in found if not person.isupper()]
    yield from persons or found  # beside names of persons, capitals are those of a department


def _is_part(word: str, inside: bool) -> bool:
    if word in PARTICLES:
        return inside
    letters = word.replace("-", "").replace("'", "").replace("’", "").rstrip(".")
    return letters.isalpha() and word[0].isupper()


def _stops(word: str, following: str) -> bool:
    """Whether a word surely stands behind a name: a number, a clock time, a month before its day."""
    month = word.lower().rstrip(".") in _MONTHS and following[:1].isdigit()
    return month or any(map(str.isdigit, word))


def _person(parts: list[str]) -> list[str]:
    """A name of two to four parts, without the job behind it; nothing when it is none."""
    job = next((i for i, part in enumerate(parts) if part.lower() in JOBS), len(parts))
    parts = parts[:job]
    if not 2 <= len(parts) <= MOST_PARTS + 1 or any(map(_is_word, parts)):
        return []
    return [" ".join(parts)]


def _is_word(part: str) -> bool:
    """Whether a part of a name is a word of the language or of a menu."""
    classes = word_classes()
    lower = part.lower()
    return lower not in PARTICLES and any(lower in classes[name] for name in _NO_NAMES)
