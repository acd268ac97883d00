"""A comparison written by hand, so that no change of the engine changes what its exports must be."""

from __future__ import annotations

from lesarten.model import (
    Alignment,
    Article,
    Bead,
    Block,
    Collation,
    Discrepancy,
    Edit,
    Link,
    Sentence,
)

A_SENTENCES = (
    "Brücke über die Tarn eröffnet",
    "=SUM(A1) kostet 14 Millionen Euro.",
    "Die Fähre <b>ruht</b> & schweigt | bald.",
    "Choe Son-hui kam.",
)
B_SENTENCES = (
    "@home: Die Brücke ist *offen*",
    "Sie kostet 16 Millionen Euro.",
    "Choe Son Hui kam.",
    "Eine Maut <script>alert(1)</script> ist nicht geplant.",
)


def written_pair() -> Collation:
    """Six beads: moved, differing in a number, only in A, only in B, of another spelling, reworded."""
    number = Discrepancy("number", "14 Millionen Euro", "16 Millionen Euro", 1, 1, False, (16, 33), (11, 28))
    spelling = Discrepancy("name", "Choe Son-hui", "Choe Son Hui", 3, 2, True, (0, 12), (0, 12))
    beads = (
        Bead((0,), (0,), "paired", moved=True, reworded=True, edits=(Edit("replace", (0, 29), (0, 29)),)),
        Bead((1,), (1,), "paired", edits=_number_edits(), discrepancies=(number,)),
        Bead((2,), (), "only_a"),
        Bead((3,), (2,), "paired", edits=_spelling_edits(), discrepancies=(spelling,)),
        Bead((), (3,), "only_b"),
    )
    links = (Link(0, 0, 0.5, False), Link(1, 1, 0.9, True), Link(3, 2, 0.9, True))
    a = article("a/one.txt", A_SENTENCES, outlet="Der <Bote>", title="Brücke & Fähre")
    b = article(
        "b/zwei|drei.txt", B_SENTENCES, outlet="Bergblatt", title=None, problem="half of it is missing"
    )
    return Collation(a, b, Alignment(links, beads, 0.4), beads, (), 0.625)


def _number_edits() -> tuple[Edit, ...]:
    return (
        Edit("replace", (0, 8), (0, 3)),
        Edit("equal", (8, 16), (3, 11)),
        Edit("value", (16, 18), (11, 13)),
        Edit("equal", (18, 34), (13, 29)),
    )


def _spelling_edits() -> tuple[Edit, ...]:
    return (Edit("equal", (0, 5), (0, 5)), Edit("fold", (5, 12), (5, 12)), Edit("equal", (12, 17), (12, 17)))


def article(
    path: str, texts: tuple[str, ...], outlet: str | None, title: str | None, problem: str | None = None
) -> Article:
    """An article of one paragraph for each sentence."""
    blocks, sentences, position = [], [], 0
    for id_, text in enumerate(texts):
        blocks.append(Block("body", text, position, position + len(text), None))
        sentences.append(Sentence(text, position, position + len(text), id_))
        position += len(text) + 2
    return Article(
        path, title, None, outlet, ("A. Keller",), None, "2025-07-12T16:29", "de", "\n\n".join(texts),
        tuple(blocks), (), tuple(sentences), problem, "", 40,
    )  # fmt: skip
