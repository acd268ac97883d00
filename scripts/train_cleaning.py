"""Learns the weights of cleaning from pages with their articles, and writes them as plain numbers.

usage: train_cleaning.py --data PATH [--out FILE]

PATH holds txt/PAGE.RENDER.txt and gold/PAGE.json. Only this script needs numpy for cleaning.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lesarten.extract.context import Decisions, afterthoughts, surroundings
from lesarten.extract.decide import TITLE_CHANCE
from lesarten.extract.features import Traits, describe
from lesarten.extract.lines import Piece, find_pieces
from lesarten.extract.titles import title_candidates, title_numbers
from lesarten.extract.weights import Weights
from lesarten.source import read_source

Numbers = npt.NDArray[np.float64]
SEED = 7
INNER_FOLDS = 5
TREES = {"second_long": 80, "second_short": 80, "title": 40}
MARKERS = {
    "de": (
        "Lesen Sie auch",
        "Mehr zum Thema",
        "Empfohlen",
        "Das könnte Sie auch interessieren",
        "Weitere Artikel",
        "",
    ),
    "en": ("Read more", "Related articles", "Recommended", "You may also like", "More from us", ""),
}
"""What opens the teasers that training pages are contaminated with; the empty one has none."""
TOKEN = re.compile(r"\w+")


@dataclass
class Page:
    """A rendering of a page, with what belongs to its article."""

    id: str
    render: str
    gold: dict[str, Any]
    text: str
    pieces: list[Piece]
    labels: npt.NDArray[np.int64]
    """1 belongs to the article, 0 does not, -1 counts neither way."""
    titles: npt.NDArray[np.int64]
    """1 where a piece is the title or near it."""
    described: list[Traits] = field(default_factory=list)
    rows: list[list[float] | None] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    title: int | None = None

    @property
    def publisher(self) -> str:
        return str(self.gold["publisher"])


def load_pages(data: Path) -> list[Page]:
    """Read every rendering with its gold."""
    gold = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((data / "gold").glob("*.json"))
    }
    pages = []
    for path in sorted((data / "txt").glob("*.txt")):
        name, _, render = path.name.removesuffix(".txt").partition(".")
        pages.append(make_page(f"{name}.{render}", render, gold[name], read_source(str(path)).text))
    return pages


def make_page(name: str, render: str, gold: dict[str, Any], text: str) -> Page:
    pieces = find_pieces(text)
    labels, titles = label(pieces, gold)
    page = Page(name, render, gold, text, pieces, labels, titles)
    page.described = describe(pieces)
    around = surroundings(page.described)
    page.rows = [
        None if traits.own is None or row is None else traits.own + row
        for traits, row in zip(page.described, around, strict=True)
    ]
    return page


# --- labels ---------------------------------------------------------------------------------------------


def tokens(text: str | None) -> list[str]:
    return TOKEN.findall((text or "").lower())


def label(
    pieces: Sequence[Piece], gold: dict[str, Any]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Find the article's blocks among the pieces by shared runs of four words, in order."""
    units = [found for _, text in gold["body"] if (found := tokens(text))]
    words = [tokens(piece.text) for piece in pieces]
    titles = [t for t in map(tokens, [gold["title"], *(gold.get("title_alternatives") or [])]) if t]
    optional = {run for text in gold.get("optional") or () for run in runs(tokens(text))}
    matches = [found for i, piece in enumerate(words) if (found := match(i, piece, units))]
    labels = np.zeros(len(pieces), dtype=np.int64)
    chain = best_chain(matches)
    covered = Counter[int]()
    for _, unit, _, weight in chain:
        covered[unit] += weight
    for i, unit, position, weight in matches:
        alone = covered[unit] + weight <= 1.2 * len(units[unit])
        labels[i] = (i, unit, position, weight) in chain or unit not in covered or alone
    is_title = np.zeros(len(pieces), dtype=np.int64)
    for i, piece in enumerate(words):
        is_title[i] = bool(piece) and any(near(piece, title) for title in titles)
        is_optional = optional and sum(run in optional for run in runs(piece)) >= 0.5 * max(1, len(piece) - 3)
        if any(piece == title for title in titles) or (not labels[i] and is_optional):
            labels[i] = -1
    return labels, is_title


def runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))]


def near(a: list[str], b: list[str]) -> bool:
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common >= 0.8 * (len(a) + len(b))


def match(i: int, piece: list[str], units: Sequence[list[str]]) -> tuple[int, int, int, int] | None:
    """(piece, unit, where in the article's words, words) when at least half of a piece is the article's."""
    where: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    offset = 0
    if len(piece) < 4:
        for number, unit in enumerate(units):
            if unit == piece:
                return i, number, offset, len(piece)
            offset += len(unit)
        return None
    wanted = set(runs(piece))
    for number, unit in enumerate(units):
        for at, run in enumerate(runs(unit)):
            if run in wanted:
                where[run].append((number, offset + at))
        offset += len(unit)
    hit = [False] * len(piece)
    votes: Counter[int] = Counter()
    positions = []
    for at, run in enumerate(runs(piece)):
        if run in where:
            hit[at : at + 4] = [True] * 4
            votes.update(number for number, _ in where[run])
            positions.append(where[run][0][1] - at)
    if not votes or sum(hit) < 0.5 * len(piece):
        return None
    best = max(votes, key=lambda number: (votes[number], -number))
    whole_article_in_one_line = len(piece) > 300 and len(piece) > 2.5 * len(units[best])
    return (
        None if whole_article_in_one_line else (i, best, sorted(positions)[len(positions) // 2], len(piece))
    )


def best_chain(matches: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int, int, int]]:
    """The heaviest matches whose order is the article's: a teaser that repeats a paragraph is not in it."""
    best: list[int] = []
    before: list[int] = []
    for a, (_, _, position, weight) in enumerate(matches):
        earlier = [b for b in range(a) if matches[b][2] < position]
        link = max(earlier, key=lambda b: best[b], default=-1)
        best.append(weight + (best[link] if link >= 0 else 0))
        before.append(link)
    chain = set()
    at = max(range(len(matches)), key=lambda a: best[a], default=-1)
    while at >= 0:
        chain.add(matches[at])
        at = before[at]
    return chain


# --- contamination --------------------------------------------------------------------------------------


def contaminate(pages: Sequence[Page], seed: int = SEED) -> list[Page]:
    """Pages with teasers of full prose and lists of links put behind and into their articles, and articles alone."""
    rng = random.Random(seed)
    golds = {page.id.split(".")[0]: page.gold for page in pages}
    made = []
    for page in pages:
        others = [
            gold for gold in golds.values() if gold["lang"] == page.gold["lang"] and gold is not page.gold
        ]
        kept = [i for i in range(len(page.pieces)) if page.labels[i] == 1]
        if len(kept) < 4 or len(others) < 4:
            continue
        inside = rng.random() < 0.4
        after = rng.choice(kept[2:-1]) if inside else kept[-1]
        at = page.pieces[after].spans[-1][1]
        lines = teasers(rng, others, MARKERS[page.gold["lang"]], inside)
        gap = "\n" if page.render == "bs4" else "\n\n"
        text = page.text[:at] + gap + gap.join(lines) + gap + page.text[at:].lstrip("\n")
        made.append(make_page(page.id + "+teasers", page.render, page.gold, text))
    for gold in golds.values():
        parts = [gold["title"] or "", *(text for _, text in gold["body"])]
        text = rng.choice(["\n\n", "\n"]).join(filter(None, parts))
        made.append(make_page(gold["id"] + ".alone", "alone", gold, text))
    return made


def teasers(
    rng: random.Random, others: Sequence[dict[str, Any]], markers: Sequence[str], inside: bool
) -> list[str]:
    chosen = rng.sample(list(others), rng.randint(2, 4))
    prose = rng.random() < 0.6
    lines = [marker] if (marker := rng.choice(markers[:-1] if inside else markers)) else []
    for gold in chosen:
        lines.append(gold["title"] or gold["body"][0][1][:60])
        if prose:
            paragraphs = [text for kind, text in gold["body"] if kind != "headline"]
            lines += paragraphs[: rng.choice((1, 1, 2))]
    return lines


# --- learning -------------------------------------------------------------------------------------------


def fit_linear(x: Numbers, y: Numbers, w: Numbers, penalty: float = 20.0) -> dict[str, list[float]]:
    """Logistic regression by Newton's method, given back for numbers as they come."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    b = np.zeros(z.shape[1])
    for _ in range(10):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        hessian = (z * (w * p * (1 - p))[:, None]).T @ z + penalty * np.eye(z.shape[1])
        b += np.linalg.solve(hessian, z.T @ (w * (y - p)) - penalty * b)
    weights = b[:-1] / scale
    return {"weights": weights.round(5).tolist(), "bias": [round(float(b[-1] - weights @ mean), 5)]}


def fit_trees(x: Numbers, y: Numbers, w: Numbers, count: int, seed: int = SEED) -> dict[str, list[float]]:
    """Gradient boosting of oblivious trees with three tests, on quantile bins."""
    bins, rate, penalty = 32, 0.2, 6.0
    rng = np.random.default_rng(seed)
    edges = [bin_edges(x[:, f], bins) for f in range(x.shape[1])]
    binned = np.stack([np.searchsorted(e, x[:, f]) for f, e in enumerate(edges)], 1)
    share = float(np.clip((w * y).sum() / w.sum(), 0.01, 0.99))
    base = float(np.log(share / (1 - share)))
    score = np.full(len(x), base)
    features: list[int] = []
    thresholds: list[float] = []
    leaves: list[float] = []
    for _ in range(count):
        p = 1 / (1 + np.exp(-score))
        gradient, hessian = (y - p) * w, p * (1 - p) * w + 1e-9
        columns = np.sort(rng.choice(x.shape[1], max(1, x.shape[1] // 2), replace=False))
        rows = np.flatnonzero(rng.random(len(x)) < 0.8)
        tests = grow(binned, edges, gradient, hessian, columns, rows, bins, penalty)
        leaf = np.zeros(len(x), dtype=np.int64)
        for f, cut in tests:
            leaf = leaf * 2 + (binned[:, f] > cut)
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


def bin_edges(values: Numbers, bins: int) -> Numbers:
    distinct = np.unique(values)
    if len(distinct) > bins:
        edges: Numbers = np.unique(np.quantile(values, np.linspace(0, 1, bins + 1)[1:-1]))
        return edges
    middle: Numbers = (distinct[1:] + distinct[:-1]) / 2
    return middle


def grow(
    binned: npt.NDArray[np.int64],
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
    part = binned[rows][:, columns]
    offsets = np.arange(len(columns)) * bins
    gs, hs = np.repeat(gradient[rows], len(columns)), np.repeat(hessian[rows], len(columns))
    leaf = np.zeros(len(rows), dtype=np.int64)
    for level in range(3):
        groups = 1 << level
        index = (leaf[:, None] * (len(columns) * bins) + offsets[None, :] + part).ravel()
        shape = (groups, len(columns), bins)
        g = np.bincount(index, gs, groups * len(columns) * bins).reshape(shape)
        h = np.bincount(index, hs, groups * len(columns) * bins).reshape(shape)
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
        leaf = leaf * 2 + (part[:, c] > cut)
    return tests


# --- the whole ------------------------------------------------------------------------------------------


def gather(
    pages: Sequence[Page], rows: Callable[[Page, int], list[float]], chosen: Callable[[Page, int], bool]
) -> tuple[Numbers, Numbers, Numbers]:
    """Rows, labels and weights; a page of many pieces counts for less a piece, as scores are means over pages."""
    x: list[list[float]] = []
    y: list[float] = []
    w: list[float] = []
    for page in pages:
        use = [
            i
            for i in range(len(page.pieces))
            if page.rows[i] is not None and page.labels[i] >= 0 and chosen(page, i)
        ]
        weight = (40 / max(1, len(use))) ** 0.5
        for i in use:
            x.append(rows(page, i))
            y.append(float(page.labels[i]))
            w.append(weight)
    weights = np.array(w)
    return np.array(x, dtype=float), np.array(y), weights / weights.mean()


def own_rows(page: Page, i: int) -> list[float]:
    return page.rows[i] or []


def is_long(page: Page, i: int) -> bool:
    return page.described[i].long


def is_short(page: Page, i: int) -> bool:
    return not page.described[i].long


def train(pages: Sequence[Page]) -> dict[str, dict[str, list[float]]]:
    """All weights. The second look learns from first answers on publishers that the first one did not see."""
    publishers = sorted({page.publisher for page in pages})
    random.Random(SEED).shuffle(publishers)
    fold_of = {publisher: number % INNER_FOLDS for number, publisher in enumerate(publishers)}
    model: dict[str, dict[str, list[float]]] = {}
    for fold in range(INNER_FOLDS):
        seen = [page for page in pages if fold_of[page.publisher] != fold]
        first = train_first(seen)
        for page in pages:
            if fold_of[page.publisher] == fold:
                answer_first(page, first)
    for fold in range(INNER_FOLDS):
        title = train_title([page for page in pages if fold_of[page.publisher] != fold])
        for page in pages:
            if fold_of[page.publisher] == fold:
                page.title = answer_title(page, title)
    contexts = {id(page): Decisions(page.described, page.first, page.title) for page in pages}

    def after_rows(page: Page, i: int) -> list[float]:
        return own_rows(page, i) + afterthoughts(contexts[id(page)], i)

    model["second_long"] = fit_trees(*gather(pages, after_rows, is_long), TREES["second_long"])
    model["second_short"] = fit_trees(*gather(pages, after_rows, is_short), TREES["second_short"])
    model["title"] = train_title(pages)
    model.update(train_first(pages))
    return model


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


def title_rows(page: Page) -> tuple[list[int], list[list[float]]]:
    candidates = title_candidates(page.pieces, page.described, page.first)
    rows = title_numbers(page.text, page.pieces, page.described, page.first, candidates)
    return candidates, [own_rows(page, i) + row for i, row in zip(candidates, rows, strict=True)]


def train_title(pages: Sequence[Page]) -> dict[str, list[float]]:
    x: list[list[float]] = []
    y: list[float] = []
    w: list[float] = []
    for page in pages:
        candidates, rows = title_rows(page)
        x += rows
        y += [float(page.titles[i]) for i in candidates]
        w += [(10 / max(1, len(candidates))) ** 0.5] * len(candidates)
    return fit_trees(np.array(x, dtype=float), np.array(y), np.array(w), TREES["title"])


def answer_title(page: Page, model: dict[str, list[float]]) -> int | None:
    data: dict[str, Any] = {
        "first_long": {"weights": [], "bias": [0]},
        "first_short": {"weights": [], "bias": [0]},
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
    arguments = parser.parse_args()
    pages = load_pages(arguments.data)
    model = train([*pages, *contaminate(pages)])
    arguments.out.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size} bytes from {len(pages)} pages", file=sys.stderr)


if __name__ == "__main__":
    main()
