"""Articles on one event are told from others, whatever else lies in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from lesarten.event import EVENT_LIKENESS, event_likeness, weigh_words
from lesarten.model import Article
from lesarten.read import read

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [read(str(path)) for path in sorted((ROOT / "seeds").glob("*.txt"))]
BRIDGE, SAME_BRIDGE, STORM = (
    read(str(ROOT / "tests" / "tui" / "articles" / name))
    for name in ("bridge-courier.txt", "bridge-herald.txt", "weather.txt")
)


def likeness(a: Article, b: Article) -> float:
    return event_likeness(weigh_words(a), weigh_words(b))


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_the_seeds_are_on_one_event(number: int) -> None:
    for other in SEEDS:
        assert likeness(SEEDS[number], other) >= EVENT_LIKENESS


def test_a_storm_is_not_on_the_event_of_a_bridge() -> None:
    assert likeness(BRIDGE, SAME_BRIDGE) >= EVENT_LIKENESS
    assert likeness(BRIDGE, STORM) < EVENT_LIKENESS
    assert likeness(SAME_BRIDGE, STORM) < EVENT_LIKENESS


def test_likeness_is_the_same_both_ways_and_one_for_the_same_text() -> None:
    assert likeness(BRIDGE, STORM) == pytest.approx(likeness(STORM, BRIDGE))
    assert likeness(BRIDGE, BRIDGE) == pytest.approx(1.0)


def test_an_article_without_words_is_like_nothing() -> None:
    from dataclasses import replace

    assert likeness(replace(BRIDGE, text=""), BRIDGE) == 0.0
