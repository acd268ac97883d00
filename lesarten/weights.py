"""The learned numbers of the aligner: read from `lesarten/data/alignment.json`, applied here.

`scripts/train_alignment.py` makes the file and says from what. Only measures are weighed, never words.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from lesarten.align import LEARNED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lesarten.similarity.sparse import Floats


class _Numbers(TypedDict):
    constant: float
    weights: dict[str, float]


class _File(TypedDict):
    about: str
    threshold: float
    sure: float
    first: _Numbers
    parallel: _Numbers
    news: _Numbers
    is_news: _Numbers
    calibration: list[list[float]]


@dataclass(frozen=True, slots=True)
class Linear:
    """Log odds as a weighted sum of measures."""

    constant: float
    weights: dict[str, float]
    """By measure."""

    def odds(self, measures: Mapping[str, Floats]) -> Floats:
        """The log odds of each pair."""
        total = np.full(len(next(iter(measures.values()))), self.constant)
        for name, weight in self.weights.items():
            total += weight * measures[name]
        return total

    def odds_of_texts(self, texts: Mapping[str, float]) -> float:
        """The log odds of one pair of texts."""
        return self.constant + sum(weight * texts[name] for name, weight in self.weights.items())


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learned."""

    first: Linear
    """A first look without order: what the order is estimated from."""
    parallel: Linear
    """For a text and its other version."""
    news: Linear
    """For two stories of one event."""
    is_news: Linear
    """Which of these two the texts are like."""
    calibration: tuple[tuple[float, float], ...]
    """Ascending points (raw chance, probability), linear between them."""
    threshold: float
    """The probability from which a pair is a link, unless the user says otherwise."""
    sure: float
    """The probability from which nine in ten links are right."""

    def calibrate(self, chance: Floats) -> Floats:
        """Probabilities from raw chances."""
        points = np.array(self.calibration)
        calibrated: Floats = np.interp(chance, points[:, 0], points[:, 1])
        return calibrated

    def news_share(self, texts: Mapping[str, float]) -> float:
        """How much a pair of texts is like two news stories, 0 to 1."""
        return 1 / (1 + math.exp(-min(max(self.is_news.odds_of_texts(texts), -30.0), 30.0)))


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the learned numbers."""
    return read_weights(LEARNED)


def read_weights(path: Path) -> Weights:
    """Read learned numbers from a file such as `scripts/train_alignment.py` writes."""
    data: _File = json.loads(path.read_text(encoding="utf-8"))

    def linear(numbers: _Numbers) -> Linear:
        return Linear(numbers["constant"], dict(numbers["weights"]))

    return Weights(
        first=linear(data["first"]),
        parallel=linear(data["parallel"]),
        news=linear(data["news"]),
        is_news=linear(data["is_news"]),
        calibration=tuple((point[0], point[1]) for point in data["calibration"]),
        threshold=data["threshold"],
        sure=data["sure"],
    )
