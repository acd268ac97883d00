"""Makes a library of N articles, the same at each run: invented events in German sentences.

usage: python benchmarks/made_library.py N FOLDER

A handful of articles tell each event, some of them with the same agency sentences; around the text stands
what scrapers bring along. The words are made of syllables and as unevenly frequent as words are, so that an
index of them grows as it would with news.
"""

from __future__ import annotations

import os
import random
import sys
from itertools import accumulate
from pathlib import Path

SYLLABLES = (
    "ba be bi bo da de di do fa fe fi ga ge gi go ha he ho ka ke ki ko la le li lo lu ma me mi mo mu na ne "
    "ni no pa pe pi po ra re ri ro ru sa se si so ta te ti to tu wa we wi wo za ze"
).split()
ENDINGS = "n r t s ng rt cht rg nd st tz ck l m rn".split()
SUFFIXES = ("", "", "", "ung", "heit", "er", "en", "schaft", "keit", "lich", "isch")
VERBS = "erklärte sagte teilte warnte betonte forderte kritisierte bestätigte verlangte meldete".split()
WORDS = 40_000
"""Different words of the language of these articles."""

FRAMES = (
    "{who} {verb} am {day}, die {noun} in {place} habe mit {noun2} und {noun3} nichts zu tun.",
    "Nach Angaben von {who} sind rund {number} {noun} von der {noun2} betroffen, darunter {noun3}.",
    "Die {noun} soll bis {day} über die {noun2} entscheiden, wie {who} in {place} mitteilte.",
    "„Wir werden die {noun} nicht ohne {noun2} hinnehmen“, {verb} {who} vor dem {noun3} in {place}.",
    "Zuvor hatten {number} {noun} gegen die {noun2} und für mehr {noun3} demonstriert, ohne {noun4}.",
    "In {place} gilt seit {day} eine {noun}, die nach dem Willen von {who} auch die {noun2} umfassen soll.",
    "Es ist die {number}. {noun} dieser Art; der {noun2} beziffert den Schaden auf {number2} Mio. Euro.",
    "Weder {noun} noch {noun2} wollten sich dazu äußern, der {noun3} verwies auf ein laufendes Verfahren.",
)
HEAD = ("Startseite", "Politik", "Wirtschaft", "Newsletter abonnieren", "Teilen", "Anzeige")
TAIL = (
    "Lesen Sie auch", "Das könnte Sie auch interessieren", "Mehr zum Thema", "Kommentare", "Impressum",
    "Datenschutz", "Alle Rechte vorbehalten",
)  # fmt: skip
DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
OUTLETS = "Morgenbote Stadtkurier Landeszeitung Abendpost Rundschau Tageblatt Anzeiger".split()


class Language:
    """The invented words, a few of them frequent and most of them rare."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.words = [self._word() for _ in range(WORDS)]
        # The frequency of a word falls with its rank, as in every language.
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(WORDS)))

    def noun(self) -> str:
        """A word of the language, a frequent one more likely."""
        return self.draw.choices(self.words, cum_weights=self.weights)[0]

    def name(self) -> str:
        """A first name and a last name."""
        return f"{self._word(2)} {self._word(2)}"

    def _word(self, syllables: int | None = None) -> str:
        count = syllables or self.draw.choice((2, 2, 3, 3, 4))
        middle = "".join(self.draw.choice(SYLLABLES) for _ in range(count))
        return (middle + self.draw.choice(ENDINGS) + self.draw.choice(SUFFIXES)).capitalize()


class Story:
    """One event: who, where, what, how many."""

    def __init__(self, language: Language) -> None:
        self.language, self.draw = language, language.draw
        self.people = [language.name() for _ in range(4)]
        self.places = [language.name().split()[0] for _ in range(2)]
        self.nouns = [language.noun() for _ in range(14)]
        self.numbers = [str(self.draw.randrange(11, 9_000)) for _ in range(5)]
        self.agency = [self.sentence() for _ in range(4)]

    def noun(self) -> str:
        """A word of the event, or of the language."""
        return self.draw.choice(self.nouns) if self.draw.random() < 0.4 else self.language.noun()

    def sentence(self) -> str:
        """A sentence on the event."""
        draw = self.draw
        words = {name: self.noun() for name in ("noun", "noun2", "noun3", "noun4")}
        return draw.choice(FRAMES).format(
            who=draw.choice(self.people), place=draw.choice(self.places), day=draw.choice(DAYS),
            verb=draw.choice(VERBS), number=draw.choice(self.numbers),
            number2=draw.choice(self.numbers), **words,
        )  # fmt: skip

    def paragraph(self) -> str:
        """A few sentences, sometimes with one of the agency's."""
        sentences = [self.sentence() for _ in range(self.draw.randrange(2, 5))]
        if self.draw.random() < 0.3:
            sentences.insert(0, self.draw.choice(self.agency))
        return " ".join(sentences)

    def article(self) -> str:
        """A page as a scraper keeps it."""
        draw = self.draw
        title = f"{self.nouns[0]} in {self.places[0]}: {draw.choice(self.people)} und die {self.noun()}"
        day = f"{draw.randrange(1, 29):02}.{draw.randrange(1, 13):02}.2025"
        body = [self.paragraph() for _ in range(draw.randrange(6, 11))]
        others = [f"{self.language.noun()} in {self.language.noun()}: was jetzt gilt" for _ in range(3)]
        parts = [
            *draw.sample(HEAD, 3),
            title,
            f"{day} | {draw.choice(OUTLETS)}",
            *body,
            *draw.sample(TAIL, 3),
        ]
        return "\n\n".join([*parts, *others]) + "\n"


def make_library(folder: Path, count: int) -> None:
    """Write so many articles, all of them changed long ago as far as their time says."""
    draw = random.Random(20250712)
    language = Language(draw)
    folder.mkdir(parents=True, exist_ok=True)
    story, left = Story(language), 1
    for number in range(count):
        if not left:
            story, left = Story(language), draw.choice((1, 1, 2, 3, 5, 8))
        left -= 1
        path = folder / f"{number:05}.txt"
        path.write_text(story.article(), encoding="utf-8")
        os.utime(path, (1_750_000_000, 1_750_000_000))


if __name__ == "__main__":
    make_library(Path(sys.argv[2]), int(sys.argv[1]))
