"""Learned weights as plain numbers: a logistic regression for the first look, small trees for the second."""

from __future__ import annotations

import json
from functools import lru_cache
from math import dist, exp
from pathlib import Path
from typing import TYPE_CHECKING

from lesarten.extract.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FILE = Path(__file__).parent.parent / "data" / "cleaning" / "weights.json"
CHECK_EVERY = 10
"""Trees after which a clear answer ends the counting."""
CLEAR, TITLE_CLEAR = 2.2, 3.0
"""Log-odds that the remaining trees hardly ever turn; titles are compared, which asks for more."""
DOUBTFUL, SETTLED = 1.2, 0.7
"""Log-odds of the first bag below which the others are asked, too, one by one until their mean is as clear as
the second. On unseen publishers this changes no figure by more than chance, and saves half of the trees."""


_Tree = tuple[int, float, int, float, int, float, float, float, float, float, float, float, float, float]
"""Three tests, each a number's position and its threshold, and the leaves from all "no" to all "yes"."""


class Linear:
    """A logistic regression; its sum of products is reckoned from distances.

    |w - x|² is |w|² + |x|² - 2 w·x, and two distances take a third of the time of a sum over products.
    """

    def __init__(self, weights: Sequence[float], bias: float) -> None:
        self.weights = tuple(weights)
        self.origin = (0.0,) * len(self.weights)
        self.bias = bias + dist(self.weights, self.origin) ** 2 / 2

    def chance(self, point: tuple[float, ...]) -> float:
        """The probability that a piece with these numbers belongs to the article."""
        size, apart = dist(self.origin, point), dist(self.weights, point)
        return _sigmoid(self.bias + (size * size - apart * apart) / 2)


class Trees:
    """Boosted trees of three tests each; every leaf of a tree asks the same three (oblivious trees).

    They come in bags, each learned by itself from another sample: the mean of bags errs less than one.
    """

    def __init__(
        self, base: float, trees: Iterable[Sequence[Sequence[float]]], bags: int = 1, clear: float = CLEAR
    ) -> None:
        self.base = base
        self.clear = clear
        rows: list[_Tree] = [
            (int(f), s, int(g), t, int(h), u, l0, l1, l2, l3, l4, l5, l6, l7)
            for (f, g, h), (s, t, u), (l0, l1, l2, l3, l4, l5, l6, l7) in trees
        ]
        size = len(rows) // bags
        self.bags = [_in_groups(rows[bag * size : (bag + 1) * size]) for bag in range(bags)]

    def chance(self, numbers: Sequence[float]) -> float:
        """The probability, from as many bags and trees as it takes to be clear."""
        mean = self._odds(self.bags[0], numbers)
        if -DOUBTFUL < mean < DOUBTFUL:
            total = mean
            for asked, bag in enumerate(self.bags[1:], 2):
                total += self._odds(bag, numbers)
                mean = total / asked
                if not -SETTLED < mean < SETTLED:
                    break
        return _sigmoid(mean)

    def _odds(self, groups: Sequence[Sequence[_Tree]], numbers: Sequence[float]) -> float:
        total, clear = self.base, self.clear
        for group in groups:
            # Branches, not an index reckoned from three tests: a third faster, and the time goes here.
            for f, s, g, t, h, u, l0, l1, l2, l3, l4, l5, l6, l7 in group:
                if numbers[f] > s:
                    if numbers[g] > t:
                        total += l7 if numbers[h] > u else l6
                    else:
                        total += l5 if numbers[h] > u else l4
                elif numbers[g] > t:
                    total += l3 if numbers[h] > u else l2
                else:
                    total += l1 if numbers[h] > u else l0
            if not -clear < total < clear:
                break
        return total


def _in_groups(trees: Sequence[_Tree]) -> list[Sequence[_Tree]]:
    return [trees[start : start + CHECK_EVERY] for start in range(0, len(trees), CHECK_EVERY)]


class Weights:
    """All that cleaning learned."""

    def __init__(self, data: dict[str, dict[str, list[float]]]) -> None:
        self.first_long = _linear(data["first_long"])
        self.first_short = _linear(data["first_short"])
        self.title = _trees(data["title"], TITLE_CLEAR)
        self.second_long = _trees(data["second_long"])
        self.second_short = _trees(data["second_short"])
        self.wording = Wording(data["wording"])  # type: ignore[arg-type]


def _linear(data: dict[str, list[float]]) -> Linear:
    return Linear(data["weights"], data["bias"][0])


def _trees(data: dict[str, list[float]], clear: float = CLEAR) -> Trees:
    features, thresholds, leaves = iter(data["features"]), iter(data["thresholds"]), iter(data["leaves"])
    tests = (
        zip(features, features, features, strict=True),
        zip(thresholds, thresholds, thresholds, strict=True),
    )
    return Trees(
        data["base"][0],
        zip(*tests, zip(*[leaves] * 8, strict=True), strict=True),
        int(data.get("bags", [1])[0]),
        clear,
    )


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights."""
    return Weights(json.loads(_FILE.read_text(encoding="utf-8")))


def _sigmoid(x: float) -> float:
    if x < -30:
        return 0.0
    return 1 / (1 + exp(-x))
