"""Texts in languages that the weights were not learned on."""

from __future__ import annotations

import pytest
from small_pages import pieces_of

from lesarten.extract import extract
from lesarten.extract.features import describe
from lesarten.extract.foreign import NOT_OUT, is_clean, keep_clean_prose
from lesarten.model import Article
from lesarten.source import decode_source


def clean(text: str) -> Article:
    return extract(decode_source(text.encode(), "x.txt"))


OTHER_SCRIPTS = {
    "ru": (
        "Парламент одобрил новый закон о школах",
        "Парламент в понедельник одобрил закон, по которому школы получат средства на ремонт зданий.",
        "Министр заявил, что первые выплаты начнутся осенью.",
    ),
    "el": (
        "Το κοινοβούλιο ενέκρινε τον νέο νόμο για τα σχολεία",
        "Το κοινοβούλιο ενέκρινε τη Δευτέρα έναν νόμο που δίνει στα σχολεία επιπλέον χρήματα για επισκευές.",
        "Ο υπουργός δήλωσε ότι οι πρώτες πληρωμές θα αρχίσουν το φθινόπωρο.",
    ),
    "ar": (
        "البرلمان يقر قانون المدارس الجديد",
        "أقر البرلمان يوم الاثنين قانونا يمنح المدارس أموالا إضافية لإصلاح المباني في جميع أنحاء البلاد.",
        "وقال وزير التعليم إن الدفعات الأولى ستبدأ في الخريف.",
    ),
    "zh": (
        "议会通过新的学校法",
        "议会星期一通过了一项法律，为学校提供额外资金用于修缮校舍。312名议员投了赞成票，54名议员投了反对票。",
        "教育部长表示，第一批款项将于秋季开始发放。反对党认为资金不足。",
    ),
}


@pytest.mark.parametrize("language", OTHER_SCRIPTS)
def test_other_scripts_are_kept_whole_below_their_title(language: str):
    lines = OTHER_SCRIPTS[language]
    article = clean("\n\n".join(lines))
    assert article.language == language
    assert [block.text for block in article.blocks] == list(lines)
    assert article.title == lines[0]
    assert not article.cut


def test_of_several_lines_above_a_foreign_text_none_is_called_its_title():
    article = clean("\n\n".join(("Новости", "Политика", *OTHER_SCRIPTS["ru"])))
    assert article.title is None
    assert not article.cut


def test_a_date_between_title_and_text_hides_no_foreign_title():
    article = clean(
        "Accueil\nPolitique\n\nLe parlement adopte la loi sur les écoles\nPublié le 12 juillet 2025\n\n"
        "Le parlement a adopté lundi une loi qui donne aux écoles des moyens pour tous les bâtiments.\n\n"
        "Le ministre de l'Éducation a déclaré que les paiements commenceront à l'automne.\n\nPartager"
    )
    assert article.title == "Le parlement adopte la loi sur les écoles"
    assert [block.kind for block in article.blocks] == ["title", "body", "body"]


def test_among_nothing_but_paragraphs_one_with_words_of_furniture_is_kept():
    told = [
        f"Der Rat der Stadt hat am Montag über das {n}. Dach der Schule gesprochen, sagte sie."
        for n in range(9)
    ]
    told[4] = (
        "Hier werden Anzeigen und Werbung gesammelt, sortiert und kostenlos im Shop verwertet, sagte sie."
    )
    described = describe(pieces_of(told))
    assert not is_clean(described[4])
    for chance, keep in ((NOT_OUT + 0.01, True), (NOT_OUT - 0.01, False)):
        kept = [True] * len(told)
        kept[4] = False
        keep_clean_prose(described, [chance] * len(told), kept)
        assert kept[4] is keep
