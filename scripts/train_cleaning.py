"""Learns the weights of cleaning from pages with their articles, and writes them as plain numbers.

usage: train_cleaning.py --data PATH [--out FILE] [--only title]

PATH holds txt/PAGE.RENDER.txt, html/PAGE.html.gz and gold/PAGE.json.
Only this script needs numpy for cleaning.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from cleaning_pages import Page, load_training
from cleaning_words import learn_wording

from lesarten.extract.context import CONTEXT_NAMES, Decisions, afterthoughts
from lesarten.extract.decide import TITLE_CHANCE
from lesarten.extract.features import NAMES
from lesarten.extract.titles import title_candidates, title_numbers
from lesarten.extract.weights import Weights
from lesarten.extract.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Numbers = npt.NDArray[np.float64]
SEED = 7
INNER_FOLDS = 5
MADE_WEIGHT = 0.35
"""What a contaminated page counts beside a real one: enough to learn from, too little to bend the rest."""
BAGS = 5
SEEN = 0.3, 0.6
"""Shares of the columns and of the rows that a tree sees: the less, the more the bags differ."""
TREES, RATE = 60, 0.25
"""Trees of a bag, and what part of its errors each tree mends: as good as twice as many at half the rate."""
TITLE_TREES, TITLE_RATE = 120, 0.15
"""Of titles there are fewer to learn from."""
OWN_COLUMNS = len(NAMES) + len(CONTEXT_NAMES)
"""Numbers of a piece before what its words say is added."""
# --- learning -------------------------------------------------------------------------------------------


def fit_linear(x: Numbers, y: Numbers, w: Numbers, penalty: float = 20.0) -> dict[str, list[float]]:
    """Logistic regression by Newton's method, given back for numbers as they come."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    half = z.astype(np.float32)  # exact enough for the direction of a step
    b = np.zeros(z.shape[1])
    for _ in range(7):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        curve = (w * p * (1 - p)).astype(np.float32)
        hessian = (half * curve[:, None]).T @ half + penalty * np.eye(z.shape[1])
        b += np.linalg.solve(hessian, z.T @ (w * (y - p)) - penalty * b)
    weights = b[:-1] / scale
    return {"weights": weights.round(5).tolist(), "bias": [round(float(b[-1] - weights @ mean), 5)]}


def fit_trees(
    x: Numbers,
    y: Numbers,
    w: Numbers,
    count: int,
    rate: float,
    seed: int,
) -> dict[str, list[float]]:
    """Gradient boosting of oblivious trees with three tests, on quantile bins."""
    bins, penalty = 32, 6.0
    rng = np.random.default_rng(seed)
    edges = [bin_edges(x[:, f], bins) for f in range(x.shape[1])]
    binned = [np.searchsorted(e, x[:, f]) for f, e in enumerate(edges)]
    share = float(np.clip((w * y).sum() / w.sum(), 0.01, 0.99))
    base = float(np.log(share / (1 - share)))
    score = np.full(len(x), base)
    features: list[int] = []
    thresholds: list[float] = []
    leaves: list[float] = []
    for _ in range(count):
        p = 1 / (1 + np.exp(-score))
        gradient, hessian = (y - p) * w, p * (1 - p) * w + 1e-9
        columns = np.sort(rng.choice(x.shape[1], max(1, int(SEEN[0] * x.shape[1])), replace=False))
        rows = np.flatnonzero(rng.random(len(x)) < SEEN[1])
        tests = grow(binned, edges, gradient, hessian, columns, rows, bins, penalty)
        leaf = np.zeros(len(x), dtype=np.int64)
        for f, cut in tests:
            leaf = leaf * 2 + (binned[f] > cut)
        g = np.bincount(leaf[rows], gradient[rows], 8)
        h = np.bincount(leaf[rows], hessian[rows], 8)
        values = (rate * g / (h + penalty)).round(4)
        score += values[leaf]
        features += [f for f, _ in tests]
        thresholds += [round(float(edges[f][cut]), 5) for f, cut in tests]
        leaves += values.tolist()
    return {
        "base": [round(base, 5)],
        "features": [float(f) for f in features],
        "thresholds": thresholds,
        "leaves": leaves,
    }


def fit_bags(
    x: Numbers, y: Numbers, w: Numbers, count: int = TREES, rate: float = RATE
) -> dict[str, list[float]]:
    """Trees in several bags, learned with other seeds: the pages are few, and chance is what errs most."""
    bags = [fit_trees(x, y, w, count, rate, SEED + bag) for bag in range(BAGS)]
    together = {
        name: [value for bag in bags for value in bag[name]] for name in ("features", "thresholds", "leaves")
    }
    return {"bags": [float(BAGS)], "base": bags[0]["base"], **together}


def bin_edges(values: Numbers, bins: int) -> Numbers:
    distinct = np.unique(values)
    if len(distinct) > bins:
        edges: Numbers = np.unique(np.quantile(values, np.linspace(0, 1, bins + 1)[1:-1]))
        return edges
    middle: Numbers = (distinct[1:] + distinct[:-1]) / 2
    return middle


def grow(
    binned: Sequence[npt.NDArray[np.int64]],
    edges: Sequence[Numbers],
    gradient: Numbers,
    hessian: Numbers,
    columns: npt.NDArray[np.int64],
    rows: npt.NDArray[np.int64],
    bins: int,
    penalty: float,
) -> list[tuple[int, int]]:
    """The three tests of a tree, each the best for all leaves so far."""
    tests: list[tuple[int, int]] = []
    part = [binned[f][rows] for f in columns]
    gs, hs = gradient[rows], hessian[rows]
    leaf = np.zeros(len(rows), dtype=np.int64)
    for level in range(3):
        size = (1 << level) * bins
        cells = [leaf * bins + column for column in part]
        g = np.stack([np.bincount(cell, gs, size).reshape(-1, bins) for cell in cells], 1)
        h = np.stack([np.bincount(cell, hs, size).reshape(-1, bins) for cell in cells], 1)
        left_g, left_h = g.cumsum(2), h.cumsum(2)
        all_g, all_h = left_g[:, :, -1:], left_h[:, :, -1:]
        gain = left_g**2 / (left_h + penalty) + (all_g - left_g) ** 2 / (all_h - left_h + penalty)
        gain = (gain - all_g**2 / (all_h + penalty)).sum(0)
        for c, f in enumerate(columns):
            gain[c, len(edges[f]) :] = -1
            for used, cut in tests:
                if used == f:
                    gain[c, cut] = -1
        best = int(gain.argmax())
        c, cut = divmod(best, bins)
        tests.append((int(columns[c]), cut))
        leaf = leaf * 2 + (part[c] > cut)
    return tests


# --- the whole ------------------------------------------------------------------------------------------


def gather(
    pages: Sequence[Page], rows: Callable[[Page, int], tuple[float, ...]], chosen: Callable[[Page, int], bool]
) -> tuple[Numbers, Numbers, Numbers]:
    """Rows, labels and weights; each piece of a long page counts for less, as scores are means over pages."""
    x: list[tuple[float, ...]] = []
    y: list[float] = []
    w: list[float] = []
    for page in pages:
        use = [
            i
            for i in range(len(page.pieces))
            if page.rows[i] is not None and page.labels[i] >= 0 and chosen(page, i)
        ]
        weight = (40 / max(1, len(use))) ** 0.5 * (MADE_WEIGHT if page.made else 1.0)
        for i in use:
            x.append(rows(page, i))
            y.append(float(page.labels[i]))
            w.append(weight)
    weights = np.array(w)
    return np.array(x, dtype=float), np.array(y), weights / weights.mean()


def own_rows(page: Page, i: int) -> tuple[float, ...]:
    return page.rows[i] or ()


def is_long(page: Page, i: int) -> bool:
    return page.described[i].long


def is_short(page: Page, i: int) -> bool:
    return not page.described[i].long


def train(pages: Sequence[Page]) -> dict[str, dict[str, list[float]]]:
    """All weights. The second look learns from first answers on publishers that the first one did not see."""
    fold_of = deal(pages)
    word_unseen(pages, fold_of)
    answer_unseen(pages, fold_of)
    model: dict[str, Any] = {"wording": learn_wording(pages)}
    for fold in range(INNER_FOLDS):
        title = train_title([page for page in pages if fold_of[page.publisher] != fold])
        for page in pages:
            if fold_of[page.publisher] == fold:
                page.title = answer_title(page, title)
    contexts = {id(page): Decisions(page.described, page.first, page.title) for page in pages}

    def after_rows(page: Page, i: int) -> tuple[float, ...]:
        return own_rows(page, i) + afterthoughts(contexts[id(page)], i)

    model["second_long"] = fit_bags(*gather(pages, after_rows, is_long))
    model["second_short"] = fit_bags(*gather(pages, after_rows, is_short))
    model["title"] = train_title(pages)
    model.update(train_first(pages))
    return model


def deal(pages: Sequence[Page]) -> dict[str, int]:
    """The publishers' folds."""
    publishers = sorted({page.publisher for page in pages})
    random.Random(SEED).shuffle(publishers)
    return {publisher: number % INNER_FOLDS for number, publisher in enumerate(publishers)}


def word_unseen(pages: Sequence[Page], fold_of: dict[str, int]) -> None:
    """Add to each page's rows what tables say of its words that have not seen its publisher."""
    for fold in range(INNER_FOLDS):
        wording = Wording(learn_wording([page for page in pages if fold_of[page.publisher] != fold]))
        for page in pages:
            if fold_of[page.publisher] == fold:
                page.rows = [
                    None if row is None else (*row[:OWN_COLUMNS], *said)
                    for row, said in zip(page.rows, wording.rows(page.described), strict=True)
                ]


def answer_unseen(pages: Sequence[Page], fold_of: dict[str, int]) -> None:
    """Give each page first answers of weights that have not seen its publisher."""
    for fold in range(INNER_FOLDS):
        first = train_first([page for page in pages if fold_of[page.publisher] != fold])
        for page in pages:
            if fold_of[page.publisher] == fold:
                answer_first(page, first)


def train_first(pages: Sequence[Page]) -> dict[str, dict[str, list[float]]]:
    return {
        "first_long": fit_linear(*gather(pages, own_rows, is_long)),
        "first_short": fit_linear(*gather(pages, own_rows, is_short)),
    }


def answer_first(page: Page, model: dict[str, dict[str, list[float]]]) -> None:
    parts = {
        name: (np.array(model[name]["weights"]), model[name]["bias"][0])
        for name in ("first_long", "first_short")
    }
    page.first = []
    for i, row in enumerate(page.rows):
        weights, bias = parts["first_long" if is_long(page, i) else "first_short"]
        page.first.append(
            0.0 if row is None else float(1 / (1 + np.exp(-np.clip(weights @ row + bias, -30, 30))))
        )


def title_rows(page: Page) -> tuple[list[int], list[tuple[float, ...]]]:
    candidates = title_candidates(page.pieces, page.described, page.first)
    rows = title_numbers(page.text, page.pieces, page.described, page.first, candidates)
    return candidates, [
        (*own_rows(page, i), *page.described[i].details(), *row)
        for i, row in zip(candidates, rows, strict=True)
    ]


def train_title(pages: Sequence[Page]) -> dict[str, list[float]]:
    x: list[tuple[float, ...]] = []
    y: list[float] = []
    w: list[float] = []
    for page in pages:
        if page.region and not page.titles.any():
            continue  # it stands above the region
        candidates, rows = title_rows(page)
        x += rows
        y += [float(page.titles[i]) for i in candidates]
        # Every page counts the same, however many lines stand above its text: it has one title.
        w += [10 / max(1, len(candidates)) * (MADE_WEIGHT if page.made else 1.0)] * len(candidates)
    return fit_bags(np.array(x, dtype=float), np.array(y), np.array(w), TITLE_TREES, TITLE_RATE)


def answer_title(page: Page, model: dict[str, list[float]]) -> int | None:
    data: dict[str, Any] = {
        "first_long": {"weights": [], "bias": [0]},
        "first_short": {"weights": [], "bias": [0]},
        "wording": {"long": {}, "short": {}, "opening": {}, "closing": {}},
    }
    trees = Weights({**data, "title": model, "second_long": model, "second_short": model}).title
    candidates, rows = title_rows(page)
    chances = [(trees.chance(row), -i) for i, row in zip(candidates, rows, strict=True)]
    best = max(chances, default=(0.0, 0))
    return -best[1] if best[0] > TITLE_CHANCE else None


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    default = Path(__file__).parent.parent / "lesarten" / "data" / "cleaning" / "weights.json"
    parser.add_argument("--out", type=Path, default=default)
    parser.add_argument("--only", choices=["title"], help="learn this part, keep the others of --out")
    arguments = parser.parse_args()
    made = load_training(arguments.data)
    if arguments.only:
        fold_of = deal(made)
        word_unseen(made, fold_of)
        answer_unseen(made, fold_of)
        model = json.loads(arguments.out.read_text(encoding="utf-8")) | {"title": train_title(made)}
    else:
        model = train(made)
    arguments.out.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size} bytes from {len(made)} pages", file=sys.stderr)


if __name__ == "__main__":
    main()
