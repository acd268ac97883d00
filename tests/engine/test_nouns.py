"""Blocks, cuts and sentences made in one go are those that their classes make."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from lesarten.model import Block, Cut, Sentence, make_block, make_cut, make_sentence

SPANS = ((3, 9),)
PAIRS = (
    (make_block("lead", "Ein Satz.", 0, 9, 4, SPANS), Block("lead", "Ein Satz.", 0, 9, 4, SPANS)),
    (make_cut(None, "Anzeige", "advertisement", SPANS), Cut(None, "Anzeige", "advertisement", SPANS)),
    (make_sentence("Ein Satz.", 3, 12, 7, "title"), Sentence("Ein Satz.", 3, 12, 7, "title")),
)
NAMES = ("block", "cut", "sentence")


@pytest.mark.parametrize(("made", "noun"), PAIRS, ids=NAMES)
def test_what_is_made_in_one_go_cannot_be_told_from_the_noun(made: object, noun: object):
    assert type(made) is type(noun)
    assert made == noun
    assert hash(made) == hash(noun)
    assert repr(made) == repr(noun)


@pytest.mark.parametrize(("made", "noun"), PAIRS, ids=NAMES)
def test_it_can_be_copied_and_sent_to_another_process(made: Block | Cut | Sentence, noun: object):
    assert copy.copy(made) == pickle.loads(pickle.dumps(made)) == noun
    assert replace(made, text="Anders.").text == "Anders."


@pytest.mark.parametrize("made", [made for made, _ in PAIRS], ids=NAMES)
def test_it_cannot_be_changed(made: Block | Cut | Sentence):
    with pytest.raises(FrozenInstanceError):
        made.text = "Anders."  # type: ignore[misc]
