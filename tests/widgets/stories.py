"""Articles and collations made by hand, for tests of what is drawn: every meaning occurs in them."""

from __future__ import annotations

from collections.abc import Sequence

from lesarten.model import Alignment, Article, Bead, Block, Collation, Cut, Discrepancy, Edit, Sentence

EQUAL_WORDS = "Der Hafen bleibt bis Montag geschlossen."


def make_article(
    path: str,
    paragraphs: Sequence[Sequence[str]],
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    kinds: Sequence[str] = (),
) -> Article:
    """An article of paragraphs, each a list of sentences; `kinds` are those of its first blocks."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    position = 0
    for number, paragraph in enumerate(paragraphs):
        kind = kinds[number] if number < len(kinds) else "body"
        text = " ".join(paragraph)
        span = (position, position + len(text))
        blocks.append(Block(kind, text, *span, number + 1, spans=(span,)))  # type: ignore[arg-type]
        start = position
        for sentence in paragraph:
            end = start + len(sentence)
            sentences.append(Sentence(sentence, start, end, len(sentences), kind))  # type: ignore[arg-type]
            start = end + 1
        position += len(text) + 2
    text = "\n\n".join(block.text for block in blocks)
    return Article(
        path, title, None, outlet, (), None, date, "de", text, tuple(blocks), (), tuple(sentences), None,
        page=text, file_words=len(text.split()), digest=path,
    )  # fmt: skip


def collate_by_hand(a: Article, b: Article, beads: Sequence[Bead]) -> Collation:
    """A collation with the beads as given."""
    return Collation(a, b, Alignment((), tuple(beads), 0.5), tuple(beads), (), 0.5)


def find(text: str, part: str) -> tuple[int, int]:
    """Where a part stands in a text."""
    start = text.index(part)
    return start, start + len(part)


def harbour() -> Collation:
    """Two articles about a harbour: same, differing, a discrepancy, spelling, moved, only here."""
    a = make_article(
        "a/hafen.txt",
        [
            ["Sturm schließt den Hafen"],
            ["Am Samstag zählte die Hafenwacht etwa 14.000 Container.", EQUAL_WORDS],
            ["Die Fähre nach Norden fährt nicht.", "Ein Kran fiel ins Wasser.", "Verletzt wurde niemand."],
            ["Bürgermeisterin Schmidt-Wulf dankte den Helfern der Feuerwehr."],
        ],
        title="Sturm schließt den Hafen",
        outlet="Küstenblatt",
        date="2025-07-12",
        kinds=["title"],
    )
    b = make_article(
        "b/port.txt",
        [
            ["Bürgermeisterin Schmidt Wulf lobte die Feuerwehr."],
            ["Am Sonntag zählte die Hafenwacht mehr als 10.000 Container.", EQUAL_WORDS],
            ["Im Lagerhaus stand das Wasser einen Meter hoch.", "Die Versicherung prüft den Schaden noch."],
        ],
        outlet="Der Lotse",
        date="2025-07-13",
    )
    one, two = a.sentences[1].text, b.sentences[1].text
    edits = (
        Edit("equal", (0, 3), (0, 3)),
        Edit("value", find(one, "Samstag"), find(two, "Sonntag")),
        Edit("equal", find(one, " zählte die Hafenwacht "), find(two, " zählte die Hafenwacht ")),
        Edit("replace", find(one, "etwa"), find(two, "mehr als")),
        Edit("equal", (find(one, "etwa")[1],) * 2, (find(two, "mehr als")[1],) * 2),
        Edit("value", find(one, "14.000"), find(two, "10.000")),
        Edit("equal", find(one, " Container."), find(two, " Container.")),
    )
    found = (
        Discrepancy(
            "date", "Samstag", "Sonntag", 1, 1, False, find(one, "Samstag"), find(two, "Sonntag")
        ),
        Discrepancy(
            "number", "etwa 14.000", "mehr als 10.000", 1, 1, False,
            find(one, "etwa 14.000"), find(two, "mehr als 10.000"),
        ),
    )  # fmt: skip
    last, first = a.sentences[6].text, b.sentences[0].text
    moved = (
        Edit("equal", find(last, "Bürgermeisterin "), find(first, "Bürgermeisterin ")),
        Edit("fold", find(last, "Schmidt-Wulf"), find(first, "Schmidt Wulf")),
        Edit("replace", find(last, " dankte den Helfern der "), find(first, " lobte die ")),
        Edit("equal", find(last, "Feuerwehr."), find(first, "Feuerwehr.")),
    )
    same = (Edit("equal", (0, len(EQUAL_WORDS)), (0, len(EQUAL_WORDS))),)
    beads = [
        Bead((0,), (), "only_a"),
        Bead((1,), (1,), "paired", edits=edits, discrepancies=found),
        Bead((2,), (2,), "paired", edits=same),
        Bead((3,), (), "only_a"),
        Bead((4,), (), "only_a"),
        Bead((5,), (), "only_a"),
        Bead((), (3,), "only_b"),
        Bead((), (4,), "only_b"),
        Bead((6,), (0,), "paired", moved=True, edits=moved),
    ]
    return collate_by_hand(a, b, beads)


def swap(collation: Collation) -> Collation:
    """The same pair with its sides changed."""

    def turn(bead: Bead) -> Bead:
        kind = {"only_a": "only_b", "only_b": "only_a"}.get(bead.kind, bead.kind)
        edits = tuple(
            Edit({"insert": "delete", "delete": "insert"}.get(edit.op, edit.op), edit.b, edit.a)  # type: ignore[arg-type]
            for edit in bead.edits
        )
        return Bead(bead.b, bead.a, kind, bead.moved, bead.reworded, edits)  # type: ignore[arg-type]

    turned = sorted((turn(bead) for bead in collation.beads), key=lambda bead: (bead.a or (99,), bead.b))
    return collate_by_hand(collation.b, collation.a, turned)


def long_story(pairs: int = 60) -> Collation:
    """Many beads, every third one only on a side."""
    a_texts = [
        f"Satz {n} in A erzählt von den Schiffen im Hafen und vom Wind aus Norden." for n in range(pairs)
    ]
    b_texts = [f"Satz {n} in B erzählt von den Booten im Hafen und vom Wind aus Süden." for n in range(pairs)]
    a = make_article("a/lang.txt", [[text] for text in a_texts])
    b = make_article("b/lang.txt", [[text] for text in b_texts])
    beads: list[Bead] = []
    for n in range(pairs):
        if n % 3 == 2:
            beads += [Bead((n,), (), "only_a"), Bead((), (n,), "only_b")]
        else:
            ships, boats = find(a_texts[n], "Schiffen"), find(b_texts[n], "Booten")
            edits = (
                Edit("equal", (0, ships[0]), (0, boats[0])),
                Edit("replace", ships, boats),
                Edit("equal", (ships[1], len(a_texts[n])), (boats[1], len(b_texts[n]))),
            )
            beads.append(Bead((n,), (n,), "paired", edits=edits))
    return collate_by_hand(a, b, beads)


def dirty_page() -> Article:
    """A page with cuts before, inside and behind the article."""
    page = (
        "Startseite | Politik | Hafen\n\n\n\nSturm schließt den Hafen\n"
        "Am Samstag zählte die Hafenwacht „etwa 14.000 Container“ im Hafen. Die Fähre fährt nicht.\n"
        "\nAnzeige\n\nEin Kran fiel ins Wasser.\n\nLesen Sie auch\nSo wird das Wetter\n"
    )

    def span(part: str) -> tuple[int, int]:
        return find(page, part)

    kept = [
        ("title", "Sturm schließt den Hafen"),
        ("body", "Am Samstag zählte die Hafenwacht „etwa 14.000 Container“ im Hafen. Die Fähre fährt nicht."),
        ("body", "Ein Kran fiel ins Wasser."),
    ]
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    position = 0
    for kind, text in kept:
        blocks.append(Block(kind, text, position, position + len(text), 1, spans=(span(text),)))  # type: ignore[arg-type]
        for part in text.split(". "):
            words = part if part.endswith((".", "n")) else part + "."
            start = position + text.index(words)
            sentences.append(Sentence(words, start, start + len(words), len(sentences), kind))  # type: ignore[arg-type]
        position += len(text) + 2
    cuts = (
        Cut(1, "Startseite | Politik | Hafen", "navigation", (span("Startseite | Politik | Hafen"),)),
        Cut(8, "Anzeige", "advertisement", (span("Anzeige"),)),
        Cut(12, "Lesen Sie auch\nSo wird das Wetter", "related articles",
            (span("Lesen Sie auch\nSo wird das Wetter"),)),
    )  # fmt: skip
    text = "\n\n".join(block.text for block in blocks)
    return Article(
        "a/seite.txt", "Sturm schließt den Hafen", None, "Küstenblatt", ("Ina Wolt",), None, "2025-07-12",
        "de", text, tuple(blocks), cuts, tuple(sentences), None, page=page, file_words=len(page.split()),
    )  # fmt: skip
