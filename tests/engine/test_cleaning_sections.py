"""Parts of a page that rules know: contents, comments, captions, teasers with a link, lone headings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from small_pages import decided, pieces_of

from lesarten.extract import extract
from lesarten.extract.classify import (
    KEEP_CREDITED,
    KEEP_QUESTION,
    _cut_lone_headings,
    _cut_told,
    _keep_lead,
    _keep_likely,
)
from lesarten.extract.context import AFTER_NAMES, Decisions, afterthoughts
from lesarten.extract.copies import cut_twins, cut_whole
from lesarten.extract.decide import _choose_title
from lesarten.extract.features import NAMES, describe
from lesarten.extract.headline import settle_title
from lesarten.extract.lines import find_pieces
from lesarten.extract.runs import cut_linked
from lesarten.extract.sections import cut_comments, settle_contents
from lesarten.extract.shape import ends_in_link, opens_comment
from lesarten.source import decode_source

if TYPE_CHECKING:
    from lesarten.extract.weights import Weights

PARAGRAPH = (
    "Der Stadtrat hat am Montag beschlossen, dass die Schule am Markt ein neues Dach bekommt. "
    "Die Arbeiten sollen im Sommer beginnen, sagte die Bürgermeisterin."
)
HEADINGS = ["Das Dach ist undicht", "Die Kosten sind höher als gedacht", "Der Unterricht zieht um"]


def outline(entries: list[str]) -> tuple[list[str], list[bool]]:
    texts = ["Inhalt", *entries]
    kept = [False, *[True] * len(entries)]
    for heading in HEADINGS:
        texts += [heading, PARAGRAPH]
        kept += [False, True]
    settle_contents(decided(texts), kept)
    return texts, kept


@pytest.mark.parametrize("form", ["* {}", "{}", "• {} (11.39 Uhr)", "{} 20:42"])
def test_a_list_of_contents_is_cut_and_the_headings_that_it_names_are_kept(form: str):
    texts, kept = outline([form.format(heading) for heading in HEADINGS])
    assert [text for text, keep in zip(texts, kept, strict=True) if keep] == [
        text for heading in HEADINGS for text in (heading, PARAGRAPH)
    ]


def test_a_list_that_names_no_headings_is_no_list_of_contents():
    _, kept = outline(["Drei neue Fenster", "Eine neue Tür", "Ein neuer Ofen"])
    assert kept[1:4] == [True] * 3


def test_two_repeated_lines_are_no_list_of_contents():
    _, kept = outline(HEADINGS[:2])
    assert kept[1:3] == [True] * 2


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("kleinerkaempfer vor 5 Stunden", True),
        ("Ada vor einem Tag", True),
        ("Ada Winter 3 hours ago", True),
        ("2. Ada sagt:", True),
        ("Ada says:", True),
        ("vor 5 Stunden", False),
        ("Er war vor 5 Stunden noch hier", False),
        ("Was Ada dazu sagt", False),
        ("Ada, die schon lange in der Stadt am Fluss wohnt und alles kennt, sagt:", False),
    ],
)
def test_a_name_and_a_time_open_a_comment(line: str, opens: bool):
    assert opens_comment(line) is opens


def comments(marker: str, openers: list[str], before: int = 3) -> list[bool]:
    texts = [PARAGRAPH] * before + [marker] + [text for opener in openers for text in (opener, PARAGRAPH)]
    kept = [True] * len(texts)
    cut_comments(decided(texts), kept)
    return kept


def test_what_readers_wrote_is_cut_from_the_first_name_on():
    assert comments("12 Kommentare", ["Ada vor 2 Stunden", "Ben vor 3 Stunden"]) == [True] * 4 + [False] * 4


AGO = ["Ada vor 2 Stunden", "Ben vor 3 Stunden", "Cem vor 4 Tagen"]


def test_three_names_give_comments_away_without_a_word_of_them():
    assert comments("Noch etwas", AGO, before=4) == [True] * 5 + [False] * 6
    assert all(comments("Noch etwas", AGO[:2]))


def test_names_above_most_of_the_text_open_no_comments():
    assert all(comments("12 Kommentare", AGO, before=1))


@pytest.mark.parametrize(("below", "cut"), [("28. April 2024 um 10:17 Uhr", True), (PARAGRAPH, False)])
def test_who_says_something_comments_only_with_a_date(below: str, cut: bool):
    texts = [PARAGRAPH] * 5
    for name in ("Ada", "Ben", "Cem"):
        texts += [f"{name} sagt:", below, PARAGRAPH]
    kept = [True] * len(texts)
    cut_comments(decided(texts), kept)
    assert kept == [True] * 5 + [not cut] * 9


def test_the_lines_of_a_refrain_are_no_list_of_contents():
    refrain = [
        f"Und wieder regnet es in der {n}. Nacht, sagt der Mann." for n in ("ersten", "zweiten", "dritten")
    ]
    texts = [*refrain, *[PARAGRAPH] * 2, *refrain, PARAGRAPH]
    kept = [True] * len(texts)
    settle_contents(decided(texts), kept)
    assert all(kept)


def captions(texts: list[str], chance: float = 0.9) -> list[bool]:
    kept = [True] * len(texts)
    _cut_told(decided(texts, chance), kept)
    return kept


@pytest.mark.parametrize(
    "caption",
    [
        "Starkes Trio seit vielen Jahren am Markt: Ada Winter, Ben Sommer und Cem Herbst (v.l.).",
        "Source: Institute for Roofs",
        "Das Rathaus der Stadt am Morgen nach dem großen Sturm von gestern (Foto: Jan Okonski)",
    ],
)
def test_a_caption_that_names_itself_is_cut_however_likely(caption: str):
    assert captions([PARAGRAPH, caption, PARAGRAPH]) == [True, False, True]


def test_somebody_who_was_pictured_stands_in_no_caption():
    text = "The mayor was pictured at the match on Sunday, the paper said in its report on the visit."
    assert captions([PARAGRAPH, text, PARAGRAPH]) == [True] * 3


def test_a_sentence_above_a_photographer_needs_a_better_chance_but_not_the_last_one_of_all():
    caption = "Die Schule am Markt bekommt ein neues Dach."
    texts = [caption, "Foto: Jan Okonski", PARAGRAPH, caption, "Quelle: dpa"]
    assert captions(texts, KEEP_CREDITED - 0.05)[::3] == [False, True]
    assert captions(texts, KEEP_CREDITED + 0.05)[::3] == [True, True]


def test_the_text_for_a_picture_and_its_caption_are_cut():
    caption = "Die Schule am Markt bekommt ein neues Dach."
    texts = [PARAGRAPH, caption, f"{caption[:-1]} Jan Okonski", PARAGRAPH]
    kept = [True] * 4
    cut_twins(describe(pieces_of(texts)), kept)
    assert kept == [True, False, False, True]


def test_a_paragraph_that_begins_with_a_quotation_in_large_letters_stays():
    quotation = "Die Schule am Markt bekommt ein neues Dach."
    texts = [quotation, f"{quotation} {PARAGRAPH}"]
    kept = [True, True]
    cut_twins(describe(pieces_of(texts)), kept)
    assert kept == [False, True]


def test_a_paragraph_of_several_sentences_may_stand_twice():
    kept = [True, True]
    cut_twins(describe(pieces_of([PARAGRAPH, PARAGRAPH])), kept)
    assert kept == [True, True]


@pytest.mark.parametrize(("paragraphs", "stays"), [(20, False), (2, True)])
def test_an_article_in_a_single_paragraph_is_a_copy(paragraphs: int, stays: bool):
    texts = [f"In der {n}. Sitzung war es soweit. {PARAGRAPH}" for n in range(paragraphs)]
    whole = "  ".join(texts)
    kept = [True] * (paragraphs + 1)
    assert cut_whole(describe(pieces_of([whole, *texts])), kept) == ([] if stays else [0])
    assert kept == [stays] + [True] * paragraphs


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Zuletzt hieß es oft, sie sei überfordert. mehr", True),
        ("The council has decided. Read more >>", True),
        ("Das Haus hat kein Dach mehr.", False),
        ("Die Stadt braucht mehr", False),
    ],
)
def test_a_teaser_ends_in_a_link(text: str, linked: bool):
    assert ends_in_link(text) is linked


def test_a_teaser_that_ends_in_a_link_is_cut_with_its_heading():
    texts = [PARAGRAPH, "Wenn der Wind zu stark wird", f"{PARAGRAPH} mehr", PARAGRAPH]
    kept = [True] * 4
    cut_linked(decided(texts), kept)
    assert kept == [True, False, False, True]


def test_the_end_of_a_sentence_is_no_link():
    more, ended = describe(pieces_of([f"{PARAGRAPH[:-1]} mehr", f"{PARAGRAPH} Das gibt es nicht mehr."]))
    assert more.own is not None
    assert ended.own is not None
    assert (more.own[NAMES.index("tail_more")], ended.own[NAMES.index("tail_more")]) == (1, 0)


@pytest.mark.parametrize(("heading", "kept"), [("Das Dach ist undicht", False), ("Geplant ist das:", True)])
def test_a_heading_goes_with_its_paragraph(heading: str, kept: bool):
    texts = [PARAGRAPH, heading, PARAGRAPH, PARAGRAPH]
    keep = [True, True, False, True]
    _cut_lone_headings(decided(texts), keep)
    assert keep == [True, kept, False, True]


def test_a_question_above_a_paragraph_is_kept_though_doubted():
    texts = ["Hast du versucht, mit ihnen über das Dach zu verhandeln?", PARAGRAPH]
    chances = [KEEP_QUESTION + 0.02, 0.9]
    assert _keep_likely(decided(texts, chances)) == [True, True]
    assert _keep_likely(decided(texts, [KEEP_QUESTION - 0.02, 0.9])) == [False, True]


def test_a_page_s_title_does_not_go_on_in_its_menu():
    title = "Entwurf des neuen Gesetzes für die Schulen: Ein bisschen Fortschritt - blatt.de"
    page = "\n".join([title, "blatt Literaturfestival", "Abo", "blatt zahl ich", PARAGRAPH])
    assert find_pieces(page)[0].text == title


def test_a_first_sentence_goes_on_behind_its_link():
    rest = "in diesem Jahr neue Fahrzeuge, wie es am Montag aus dem Ministerium hieß."
    page = f"Die Armee bekommt nach Angaben der\nHaupt-Zeitung\n{rest}"
    assert len(find_pieces(page)) == 1


def test_a_kicker_is_not_the_barest_form_of_a_title():
    texts = [
        "Entwurf des Gesetzes für die Schulen: Ein Anfang",
        "Entwurf des Gesetzes für die Schulen:",
        PARAGRAPH,
    ]
    assert settle_title(pieces_of(texts), 0, 2) == 0


def test_a_paragraph_is_compared_with_those_that_surely_are_the_article_s():
    texts = [PARAGRAPH, PARAGRAPH, "Foto: Jan Okonski", PARAGRAPH[:90], "Ada vor 2 Stunden", PARAGRAPH]
    pieces = [piece._replace(gap=0 if piece.line == 4 else 1) for piece in pieces_of(texts)]
    decisions = Decisions(describe(pieces), [0.9, 0.9, 0.0, 0.5, 0.0, 0.5], None)
    row = dict(zip(AFTER_NAMES, afterthoughts(decisions, 3), strict=True))
    assert (row["credit_p1"], row["credit_n1"], row["comments"]) == (True, False, 0)
    assert row["like_gaps"] == 0
    assert row["like_size"] == pytest.approx(90 / len(PARAGRAPH), abs=0.02)
    assert row["like_chars"] < 0
    assert dict(zip(AFTER_NAMES, afterthoughts(decisions, 5), strict=True))["comments"] == 1


def test_where_nothing_is_sure_nothing_is_compared():
    texts = [PARAGRAPH, "Das Dach ist undicht", PARAGRAPH]
    decisions = Decisions(describe(pieces_of(texts)), [0.5] * 3, None)
    rows = [dict(zip(AFTER_NAMES, afterthoughts(decisions, i), strict=False)) for i in range(3)]
    assert [row["like_gaps"] for row in rows] == [0.0] * 3
    assert {row["like_end_mark"] for row in rows} == {0.0}


def test_an_item_of_a_menu_is_less_likely_the_title():
    texts = ["* Das können Sie von der Steuer absetzen", "Schule bekommt neues Dach", *[PARAGRAPH] * 3]
    pieces = pieces_of(texts)
    described = describe(pieces)
    answers = iter([0.5, 0.2])
    weights = SimpleNamespace(title=SimpleNamespace(chance=lambda _row: next(answers)))
    chances = [0.1, 0.1, 0.9, 0.9, 0.9]
    title = _choose_title("\n\n".join(texts), pieces, described, chances, [()] * 5, cast("Weights", weights))
    assert title == 1


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Online seit heute, 7.57 Uhr", False),
        ("von Ada Winter", False),
        ("Ein Interview von Ada Winter", False),
        ("Von Montag an wird gebaut", True),
        ("12.31 Uhr: Rat der Stadt lehnt den Neubau der Schule ab", True),
        ("Was kostet das Dach?", True),
    ],
)
def test_a_line_that_is_a_date_or_a_byline_is_no_heading(line: str, kept: bool):
    assert captions([PARAGRAPH, line, PARAGRAPH]) == [True, kept, True]


SAID = "Der Stadtrat will der Schule am Markt im Sommer ein neues Dach geben, sagte die Bürgermeisterin"


@pytest.mark.parametrize(
    ("title", "below", "chance", "kept"),
    [
        ("Neubau beginnt", SAID, 0.2, True),
        ("Neubau beginnt", SAID, 0.05, False),
        ("Neubau beginnt", f"* {SAID}", 0.2, False),
        (
            "Neubau beginnt",
            "Warum in Wäldern derzeit weniger Vögel singen als jemals zuvor gehört",
            0.2,
            False,
        ),
        ("Der Stadtrat will der Schule ein Dach geben", SAID, 0.2, False),
    ],
)
def test_a_line_below_the_title_that_says_what_the_text_says_is_its_standfirst(
    title: str, below: str, chance: float, kept: bool
):
    texts = [title, below, PARAGRAPH]
    keep = [False, False, True]
    _keep_lead(decided(texts, [0.1, chance, 0.9]), 0, keep)
    assert keep[1] is kept


def test_comments_and_contents_are_cut_for_what_they_are():
    texts = ["Rat der Stadt beschließt den Bau", *[f"* {heading}" for heading in HEADINGS]]
    for number, heading in enumerate(HEADINGS):
        texts += [
            heading,
            *[f"In der {n}. Sitzung war es soweit. {PARAGRAPH}" for n in range(3 * number, 3 * number + 3)],
        ]
    texts += [
        "3 Kommentare",
        *[text for name in AGO for text in (name, "Das Dach ist mir zu teuer, finde ich.")],
    ]
    article = extract(decode_source("\n\n".join(texts).encode(), "x.txt"))
    reasons = {cut.text: cut.reason for cut in article.cut}
    assert [reasons.get(f"* {heading}") for heading in HEADINGS] == ["navigation"] * 3
    assert [reasons.get(name) for name in AGO] == ["comment rules"] * 3
    assert [block.text for block in article.blocks if block.kind == "heading"] == HEADINGS
