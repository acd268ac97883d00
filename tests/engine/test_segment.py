"""Where a text is cut into sentences, and where it is not; "|" marks the cuts that are wanted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lesarten.model import Block
from lesarten.segment import cut_blocks, cut_sentences

GERMAN = {
    "date": (
        "Der Vertrag gilt ab dem 1. Mai. | Er läuft aus.",
        "Das war am 3. Oktober 1990. | Danach kam alles anders.",
        "Am 24. Februar 2022 begann der Krieg. | Er dauert an.",
        "Am 5. 11. fällt die Sitzung aus. | Am 12.11. findet sie statt.",
        "Die Frist endet am 31.12. | Danach ist es zu spät.",
        "Er kam am Mo., 3. März, an. | Sie kam am 4. März.",
        "Vom 10. bis 12. Mai tagt der Rat. | Am 13. Mai ist Pause.",
        "Er wurde am 7. Jan. 1950 geboren. | Sie am 8. Febr. 1951.",
        "Die Sitzung war am 1. | Er kam zu spät.",
        "Gültig ab 1.1.2025. | Bis dahin gilt altes Recht.",
        "In den 90er Jahren war das anders. | Im 21. Jahrhundert nicht mehr.",
        "Beginn ist um 9.00 Uhr. | Ende um 17.30 Uhr.",
    ),
    "number": (
        "Es kamen 14.000 Soldaten. | Weitere 30.000 sollen folgen.",
        "Der Wert liegt bei 3.5. | Das ist viel.",
        "Er zahlte 1.234,56 Euro. | Sie zahlte nichts.",
        "Die Quote stieg auf 35. | Experten sind besorgt.",
        "Das Spiel endete 2:1. | Die Fans jubelten.",
        "Er lief 10,5 km. | Dann ruhte er.",
        "Das Gerät kostet 99,- Euro. | Es ist neu.",
        "Bis 2030. | Dann ist Schluss.",
        "Er hat Windows 3.1. | Sie hat Version 2.0.1. | Beide sind alt.",
        "Es waren 20 Prozent. | 30 Prozent fehlten.",
    ),
    "ordinal": (
        "Der 2. Weltkrieg endete 1945. | Der 1. Weltkrieg 1918.",
        "Kaiser Wilhelm II. dankte ab. | Ludwig XIV. regierte lange.",
        "Er feierte seinen 70. Geburtstag. | Sie kam nicht.",
        "Im 3. Quartal sank der Umsatz. | Im 4. Quartal stieg er.",
        "Papst Johannes XXIII. und Pius XII. waren Päpste. | Das ist lange her.",
        "Er stieg in die 2. Bundesliga auf. | Der 1. FC Köln nicht.",
        "Er kam als 3. ins Ziel. | Sie wurde Erste.",
        "Zum 100. Mal trafen sie sich. | Es war schön.",
        "Die 9. Sinfonie von Beethoven erklang. | Alle weinten.",
        "Königin Elisabeth II. | Sie regierte 70 Jahre.",
    ),
    "abbr": (
        "Viele Staaten, z.B. Polen, warnen. | Andere nicht.",
        "Er kaufte Äpfel, Birnen usw. | Dann ging er heim.",
        "Er kam mit Äpfeln, Birnen etc. und ging. | So war es.",
        "Die Fa. Müller zahlt ca. 5 Mio. Euro. | Das reicht.",
        "Laut § 5 Abs. 2 Nr. 3 BGB ist das so. | Vgl. auch Art. 12 GG.",
        "Das kostet 3 Mrd. | Die Summe ist hoch.",
        "Prof. Dr. Hans Müller und Fr. Dr. Meier kamen. | Hr. Schulze fehlte.",
        "Er ist Dipl.-Ing. und wohnt in St. Pölten. | Sie wohnt in Bad Homburg v. d. Höhe.",
        "Das gilt d. h. nur heute. | Morgen nicht.",
        "Das war um 500 v. Chr. | Die Griechen siegten.",
        "Er wohnt in der Hauptstr. 5. | Sie in der Bahnhofstr. 7.",
        "Nr. 5 lebt. | Nr. 6 ist tot.",
        "Der Verein e.V. tagt. | Der Vorsitzende i.R. fehlt.",
        "Bzw. sagte er das so. | Ggf. kommt er wieder.",
        "Er nannte u.a. Frankreich, Italien und Spanien. | Sonst nichts.",
        "Das Zitat stammt von S. 12 ff. | Es ist alt.",
        "Die Lieferung erfolgt i. d. R. Montags. | Danach nicht.",
        "Er kam inkl. Gepäck, exkl. Hund. | Der Hund blieb da.",
        "Die Temperatur betrug max. 30 Grad, min. 10 Grad. | Es war mild.",
        "Die Studie (Bd. 3, S. 12) liegt vor. | Niemand las sie.",
        "Der Gen. Müller und der Lt. Meier kamen. | Sie gingen wieder.",
        "Er arbeitet bei der Müller GmbH & Co. KG. | Sie auch.",
        "Im Dez. 2024 war es kalt. | Im Jan. auch.",
        "Das sagt die Bank ING. | Doch niemand hört zu.",
    ),
    "name": (
        "Donald J. Trump kam. | J. D. Vance auch.",
        "Das schrieb J.R.R. Tolkien. | Er war Brite.",
        "Der Täter Thomas M. (34) gestand. | Maria K. schwieg.",
        "Die Anklage gegen Thomas M. lautet auf Mord. | Ihm drohen 20 Jahre.",
        "Es gibt keinen Plan B. | Das ist klar.",
        "Er braucht Vitamin C. | Sie braucht Ruhe.",
        "George W. Bush trat ab. | Barack H. Obama folgte.",
        "Der FC St. Pauli siegte. | Der HSV verlor.",
        "H. G. Wells und C. S. Lewis schrieben. | Wer las?",
        "Die Nachrichtenagentur S.P.Q.R. meldet das. | Stimmt das?",
        "Sie heißt Anna-L. Schmidt. | Er heißt K.-H. Meier.",
        "Das Unternehmen Yahoo! Inc. wurde verkauft. | Niemand trauert.",
    ),
    "quote": (
        "„Wir kommen. | Wir siegen“, sagte Kim. | Dann ging er.",
        "„Kommen Sie?“, fragte er. | „Nein!“, rief sie.",
        '"Das ist gut", sagte er. | "Das ist schlecht." | Sie ging.',
        "Er rief: „Halt!“ | Dann schoss er.",
        "Sie sagte: »Ich gehe.« | Er blieb.",
        "„Warum?“ fragte sie. | „Darum!“ schrie er.",
        "Die Serie „Wer wird Millionär?“ läuft. | Sie ist alt.",
        "Er sagte, das sei „völlig falsch“. | Mehr nicht.",
        "Das Buch „Was nun?“ Autor Meier schrieb es. | So war es.",
        "„Er sagte ‚Nein‘“, erklärte sie. | „Wirklich?“",
        "«Wir warten», sagte er. | «Noch lange.»",
        "„Das ist es!“ | „Ja.“ | Beide lachten.",
        "Er nannte es eine „Frechheit“! | Sie lachte.",
        "„Wir haben gewonnen. | Aber um welchen Preis?“, fragte der Trainer.",
        "“Wir gehen”, sagte er. | “Jetzt.”",
        "Sie habe „nichts gewusst.“ | Das glaubt ihr niemand.",
    ),
    "bracket": (
        "Er kam (spät, sagte er). | Niemand fragte.",
        "Die Partei (SPD u. a.) verlor. | Die Union gewann.",
        "Das ist so [Anm. d. Red.]. | Mehr nicht.",
        "Er sagte (Hört! Hört!) das so. | Alle lachten.",
        "Die Stadt (ca. 5.000 Einw.) feiert. | Das Fest ist groß.",
        "Das Werk (1. Aufl. 1990) ist vergriffen. | Ein Nachdruck kommt.",
        "Sie kam (wie immer!) zu spät. | Er wartete.",
        "Er schrieb (siehe Abb. 3) darüber. | Gut so.",
        "Es regnete. | (Das tut es oft. | Sehr oft.) | Dann schien die Sonne.",
        "Das Zitat (…) Das Ende fehlt. | So ist es.",
    ),
    "domain": (
        "Mehr auf www.krone.at. | Dort steht alles.",
        "Besuchen Sie thenga.de! | Es lohnt sich.",
        "Die Datei bericht.final.pdf liegt bei. | Bitte lesen.",
        "Booking.com und Amazon.de wachsen. | Zalando auch.",
        "Schreiben Sie an a.b@c-d.de. | Danke.",
        "Siehe https://example.org/a.b?c=d.e. | Ende.",
        "Er nutzt Node.js und ASP.NET. | Sie nutzt beides nicht.",
        "Laut t-online.de kam er. | Spiegel.de widerspricht.",
    ),
    "headline": (
        "Kim trifft Lawrow | Beim Treffen ging es um viel. | Mehr nicht.",
        "Live! | Alle Spiele, alle Tore | Mehr erfahren?",
    ),
    "other": (
        "Er kam ... und ging. | Sie blieb.",
        "Er wartete… | Dann ging er.",
        "Was?! | Das kann nicht sein!! | Doch.",
        "Er kam – und ging. | Sie – blieb.",
        "Es gibt drei Punkte: Erstens das. | Zweitens jenes.",
        "« Ja. » | « Nein. »",
        "Dr. h. c. mult. Meier, Minister a. D., kam. | General a. D. Schulze auch.",
        "Der Bau dauerte 3 Std. 20 Min. | Er war teuer.",
        "Er lebte im 2. Jh. n. Chr. | Damals war das üblich.",
        "Neuer ist die Nr. 1. | Ter Stegen ist die Nr. 2.",
        "I. Einleitung und Ziel. | Er ist kurz.",
        "1. Der erste Punkt. | Er ist kurz.",
        "So geht es nicht: Das ist klar. | Gut.",
        "Ein iPhone kostet viel. | iPhones sind teuer. | macOS auch.",
        "In Abschn. III. steht das. | Sonst nirgends.",
        "Das ist fein; das auch. | Ende.",
        "Er sagte ja.[1] | Sie sagte nein.[2] | Schluss.",
        "Das war 1990.² | Danach nicht mehr.",
    ),
}

ENGLISH = {
    "abbr": (
        "Mr. Smith met Dr. Jones. | They talked.",
        "The U.S. Senate voted. | The U.K. did not.",
        "He lives in the U.S. | She lives in Washington, D.C. | They met.",
        "It happened on Jan. 6. | Nobody was hurt.",
        "The meeting is at 5 p.m. | Do not be late.",
        "It opens at 9 a.m. Monday and closes at 5 p.m. Friday. | Be there.",
        "Apple Inc. Chief Executive Tim Cook spoke. | He smiled.",
        "He works for Acme Corp. | She works for Foo Ltd.",
        "Martin Luther King Jr. spoke. | Sammy Davis Jr. sang.",
        "It was by Robert Downey Jr. | He acts.",
        "See No. 5 on p. 12. | It is short.",
        "He said no. | She said yes.",
        "Sen. John Smith, R-Ky., and Rep. Jane Doe, D-Calif., agreed. | Gov. Brown did not.",
        "It was Smith v. Jones. | Smith won.",
        "Fruits, e.g. apples, and nuts, i.e. almonds, are good. | Eat them.",
        "Lt. Gov. Kim Guadagno spoke. | Gen. Petraeus listened.",
        "They met at St. Mary's on Fifth Ave. | It was late.",
        "The firm paid approx. $5 million. | It was a lot.",
    ),
    "name": (
        "J.K. Rowling wrote it. | J. R. R. Tolkien did not.",
        "George W. Bush left. | So did I. | Nobody cared.",
        "Robert F. Kennedy Jr. resigned. | He was tired.",
        "World War II ended. | Then came peace.",
        "There is no Plan B. | The end is near.",
        "Queen Elizabeth II. | She reigned long.",
        "He is smarter than I. | She knows.",
    ),
    "quote": (
        '"Stop!" he shouted. | "Why?" she asked.',
        '"Is it over?" Kim asked. | Nobody knew.',
        "“We won. | We lost,” he said. | He left.",
        '"It is over." | With that he left.',
        "He asked, “Why?” | She did not answer.",
        "'It is fine,' she said. | 'Go now.'",
        '"We are ready." | "Are we?"',
        'She said: "Go." | He went.',
    ),
    "number": (
        "It rose 3.5 percent. | It fell 2.1 percent later.",
        "He scored 35. | Smith scored 20.",
        "It cost $1.5 million. | That is a lot.",
        "It was 1,000. | Then it was 2,000.",
        "Temperatures hit 100 degrees F. | Police closed roads.",
        "He was born in 1950. | She was born in 1960.",
    ),
    "bracket": (
        "He left (it was late). | She stayed.",
        "PYONGYANG (Reuters) - Kim met Lavrov. | They talked.",
        "He came. | (He always did.) | She left.",
    ),
    "other": (
        "He waited ... and left. | She stayed.",
        "Really?! | Yes!",
        "Visit www.nytimes.com. | It is free.",
        "Write to a@b.co.uk. | Thanks.",
    ),
}

CASES = [
    (language, kind, case)
    for language, kinds in (("de", GERMAN), ("en", ENGLISH))
    for kind, cases in kinds.items()
    for case in cases
]


@pytest.mark.parametrize(
    ("language", "kind", "case"), CASES, ids=[f"{c[0]}-{c[1]}-{i}" for i, c in enumerate(CASES)]
)
def test_a_hard_case_is_cut_where_a_reader_would(language: str, kind: str, case: str) -> None:
    separator = "\n\n" if kind == "headline" else " "
    wanted = case.split(" | ")
    assert [sentence.text for sentence in cut_sentences(separator.join(wanted), language)] == wanted


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from("Er kam. „Ja!“ (So.) 3. Mai z. B. Dr. \n ... ?! X".split(" "))).map(
            " ".join
        ),
    )
)
def test_sentences_are_exact_pieces_in_order_and_lose_no_letter(text: str) -> None:
    sentences = cut_sentences(text)
    end = 0
    for position, sentence in enumerate(sentences):
        assert sentence.id == position
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c", "\x85"])
def test_a_line_break_always_cuts(line_break: str) -> None:
    texts = [sentence.text for sentence in cut_sentences(f"Der Minister{line_break}kam spät")]
    assert texts == ["Der Minister", "kam spät"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("他来了。她走了！真的吗？", 3),
        ("Он пришёл. Она ушла.", 2),
        ("وصل الوزير. ثم غادر.", 2),
        ("Ήρθε. Έφυγε!", 2),
    ],
)
def test_other_scripts_are_cut_too(text: str, count: int) -> None:
    assert len(cut_sentences(text, "xx")) == count


def test_blocks_keep_their_kind_and_their_place_in_the_article() -> None:
    text = "Ein Titel\n\nEr kam. Sie ging."
    blocks = (Block("title", "Ein Titel", 0, 9, 1), Block("body", "Er kam. Sie ging.", 11, 28, 3))
    sentences = cut_blocks(blocks, None)
    assert [(s.id, s.kind, s.text) for s in sentences] == [
        (0, "title", "Ein Titel"),
        (1, "body", "Er kam."),
        (2, "body", "Sie ging."),
    ]
    assert all(text[s.start : s.end] == s.text for s in sentences)


def test_a_missing_space_behind_a_full_stop_does_not_glue_two_sentences() -> None:
    assert [s.text for s in cut_sentences("Das ist wahr.Das glaubt keiner.")] == [
        "Das ist wahr.",
        "Das glaubt keiner.",
    ]
    assert len(cut_sentences("Bei Node.Js und spiegel.Online stand es.")) == 1


def test_nothing_has_no_sentences() -> None:
    assert cut_sentences("") == ()
    assert cut_sentences(" \n \t\n") == ()


@pytest.mark.parametrize("piece", ["." * 20, '"A! B ', "Er kam (am 3. ", "z. ", "Ja?! »", "“", "Kim. "])
def test_a_line_of_marks_costs_time_in_proportion_to_its_length(piece: str) -> None:
    long_line = piece * 20_000
    sentences = cut_sentences(long_line)
    assert "".join(s.text for s in sentences).replace(" ", "") == long_line.replace(" ", "")
