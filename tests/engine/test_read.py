from __future__ import annotations

from pathlib import Path

import pytest

from lesarten.errors import SourceError
from lesarten.read import read, read_lines

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_sentences_are_slices_of_the_articles_text(seed: Path):
    article = read(str(seed))
    assert article.path == str(seed)
    assert [sentence.id for sentence in article.sentences] == list(range(len(article.sentences)))
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
    held = "".join("".join(sentence.text.split()) for sentence in article.sentences)
    assert held == "".join(article.text.split())


def test_lines_are_sentences_as_they_stand(tmp_path: Path):
    path = tmp_path / "lines.txt"
    path.write_text("Anzeige\n\n  Ein Satz. Noch einer.  \nDritter", encoding="utf-8")
    article = read_lines(str(path))
    assert [sentence.text for sentence in article.sentences] == [
        "Anzeige",
        "Ein Satz. Noch einer.",
        "Dritter",
    ]
    assert [block.line for block in article.blocks] == [1, 3, 4]
    assert {sentence.kind for sentence in article.sentences} == {"body"}
    assert article.title is None
    assert not article.cut
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)


def test_an_empty_file_is_no_error(tmp_path: Path):
    path = tmp_path / "empty.txt"
    path.write_text("")
    for article in (read(str(path)), read_lines(str(path))):
        assert article.problem == "the file is empty"
        assert article.sentences == ()


def test_a_missing_file_is_named_with_its_reason(tmp_path: Path):
    with pytest.raises(SourceError) as raised:
        read(str(tmp_path / "gone.txt"))
    assert raised.value.reason == "no such file"


def test_a_language_that_was_named_is_taken(tmp_path: Path):
    path = tmp_path / "x.txt"
    path.write_text("Der Minister kam am Montag in die Stadt und sprach mit den Leuten.")
    assert read(str(path)).language == "de"
    assert read(str(path), language="en").language == "en"
