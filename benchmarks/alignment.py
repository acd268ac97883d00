"""Measures links against other ways to find them, on the development sets, in one run.

    python benchmarks/alignment.py --data PATH [--growth] [--curve]

PATH holds news.jsonl, news-en.jsonl, deplain-web.jsonl and simple-german.jsonl. Ours is cross-validated by
event or document where it was learned, and as shipped on news.jsonl; threshold and configuration are the
same in every row. The others get the threshold that is best on the set itself, which flatters them: word
difflib, cosine of letter groups, and a monotone dynamic programme over that cosine. A star: the sentences of
one side are shuffled. `--curve` prints precision and recall by threshold, `--growth` time
and memory by length.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import train_alignment as training

from lesarten.align import SAME, _same_letters, align
from lesarten.chances import raw_chances
from lesarten.similarity.evidence import gather_evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from train_alignment import Pair

    from lesarten.weights import Weights

SETS = ("news", "news-en", "deplain-web", "simple-german")
LETTERS = re.compile(r"[\W_]+")
Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def cosine(pair: Pair) -> Table:
    """Cosine of letter groups of four, weighed by how rare they are in the pair."""

    def groups(text: str) -> Counter[str]:
        words = (f" {word} " for word in re.findall(r"\w+", text.casefold()))
        return Counter(word[k : k + 4] for word in words for k in range(max(1, len(word) - 3)))

    counted = [groups(text) for text in (*pair.a, *pair.b)]
    seen = Counter(group for one in counted for group in one)
    ids = {group: k for k, group in enumerate(seen)}
    rows = np.zeros((len(counted), max(1, len(ids))))
    for row, one in zip(rows, counted, strict=True):
        for group, count in one.items():
            row[ids[group]] = (1 + np.log(count)) * np.log((len(counted) + 1) / seen[group])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows[: len(pair.a)] @ rows[len(pair.a) :].T


def words(pair: Pair) -> Table:
    """Word difflib's ratio."""
    a, b = ([re.findall(r"\w+", text.casefold()) for text in side] for side in (pair.a, pair.b))
    table = np.zeros((len(a), len(b)))
    matcher = difflib.SequenceMatcher(autojunk=False)
    for j, second in enumerate(b):
        matcher.set_seq2(second)
        for i, first in enumerate(a):
            matcher.set_seq1(first)
            table[i, j] = matcher.real_quick_ratio() and matcher.ratio()
    return table


def monotone(pair: Pair) -> Table:
    """The cosine of the pairs on the best path through both texts, 1:n and n:1 allowed; 0 elsewhere."""
    table = cosine(pair)
    gain = table - 0.1
    best = np.zeros((table.shape[0] + 1, table.shape[1] + 1))
    for i in range(1, best.shape[0]):
        for j in range(1, best.shape[1]):
            stay = max(best[i - 1, j - 1], best[i - 1, j], best[i, j - 1])
            best[i, j] = max(best[i - 1, j], best[i, j - 1], stay + gain[i - 1, j - 1])
    path = np.zeros_like(table)
    i, j = table.shape
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            path[i - 1, j - 1] = table[i - 1, j - 1]
            before = {
                (i - 1, j - 1): best[i - 1, j - 1],
                (i - 1, j): best[i - 1, j],
                (i, j - 1): best[i, j - 1],
            }
            i, j = max(before, key=lambda place: before[place])
    return path


def ours(pair: Pair, weights: Weights) -> Table:
    """Our scores, from the chances of weights that did not see the pair."""
    assert pair.evidence is not None
    table = np.zeros((len(pair.a), len(pair.b)))
    table[pair.evidence.i, pair.evidence.j] = weights.calibrate(pair.chance)
    for place in _same_letters(pair.a, pair.b):
        table[place] = max(table[place], SAME)
    return table


def score(
    pairs: Sequence[Pair], tables: Sequence[Table], threshold: float, differing: bool = False
) -> tuple[float, ...]:
    """Precision, recall and F1, as the sets' own scorer counts; `differing` leaves out copies."""
    hit = out = gold = 0
    for pair, table in zip(pairs, tables, strict=True):
        key = [[LETTERS.sub("", text).casefold() for text in side] for side in (pair.a, pair.b)]
        given = {(int(i), int(j)) for i, j in np.argwhere(table >= threshold)}
        right = {place for place, grade in pair.grades.items() if grade >= 1.5}
        if differing:
            given, right = ({p for p in some if key[0][p[0]] != key[1][p[1]]} for some in (given, right))
        hit += len(given & right)
        out += len(given - {place for place, grade in pair.grades.items() if grade < 1.5})
        gold += len(right)
    precision, recall = hit / max(1, out), hit / max(1, gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def best_threshold(pairs: Sequence[Pair], tables: Sequence[Table]) -> float:
    values = np.concatenate([table.ravel() for table in tables])
    grid = np.unique(np.quantile(values[values > 0], np.linspace(0.3, 0.999, 50)))
    return float(max(grid, key=lambda threshold: score(pairs, tables, threshold)[2]))


def show_set(name: str, pairs: Sequence[Pair], weights: Weights, curve: bool) -> None:
    methods: dict[str, Callable[[Pair], Table]] = {"difflib": words, "cosine": cosine, "monotone": monotone}
    for label, method in methods.items():
        tables = [method(pair) for pair in pairs]
        threshold = best_threshold(pairs, tables)
        show_row(name, label, pairs, tables, threshold)
    tables = [ours(pair, weights) for pair in pairs]
    show_row(name, "ours", pairs, tables, weights.threshold)
    precision, recall, _ = score(pairs, tables, weights.sure)
    print(f"{name:15} {'  sure':9} P {precision:.3f} R {recall:.3f}")
    if curve:
        for step in range(1, 19):
            precision, recall, f1 = score(pairs, tables, step / 20)
            print(f"{'':15} {step / 20:9.2f} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def show_row(name: str, label: str, pairs: Sequence[Pair], tables: Sequence[Table], threshold: float) -> None:
    precision, recall, f1 = score(pairs, tables, threshold)
    differing = score(pairs, tables, threshold, differing=True)[2]
    print(
        f"{name:15} {label:9} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  not identical {differing:.3f}",
        flush=True,
    )


def show_witnesses(name: str, pairs: Sequence[Pair]) -> None:
    """The shipped aligner with the other articles of the event as witnesses, and without; not held out."""
    articles: dict[str, dict[str, tuple[str, ...]]] = {}
    for pair in pairs:
        event = pair.event if name == "news-en" else "one"
        articles.setdefault(event, {}).update({"\n".join(side): tuple(side) for side in (pair.a, pair.b)})
    for label in ("alone", "witnessed"):
        tables = []
        for pair in pairs:
            told = articles[pair.event if name == "news-en" else "one"]
            others = [text for text in told.values() if list(text) not in (pair.a, pair.b)]
            links = align(
                pair.a, pair.b, pair.language, witnesses=others if label == "witnessed" else ()
            ).links
            table = np.zeros((len(pair.a), len(pair.b)))
            for link in links:
                table[link.a, link.b] = 1
            tables.append(table)
        show_row(name, label, pairs, tables, 0.5)


def show_speed(pairs: Sequence[Pair]) -> None:
    a, b = (pairs[0].a + pairs[0].b)[:30], (pairs[1].b + pairs[1].a)[:30]
    times = []
    for _ in range(12):
        start = time.perf_counter()
        align(a, b, pairs[0].language)
        times.append((time.perf_counter() - start) * 1000)
    print(f"align 30 x 30: first {times[0]:.1f} ms, warm {median(times[2:]):.1f} ms")


def show_growth(pairs: Sequence[Pair]) -> None:
    """Time and memory on made texts: each sentence of B keeps three quarters of the words of one of A."""
    stock = " ".join(text for pair in pairs for text in (*pair.a, *pair.b)).split()
    for size in (100, 300, 1000, 2000, 5000, 10_000):
        pick = random.Random(size)
        own = [pick.choice(stock)[:5] + pick.choice(stock)[:4].casefold() for _ in range(size * 2)]
        a = [
            " ".join(pick.choice(own if pick.random() < 0.5 else stock) for _ in range(18))
            for _ in range(size)
        ]
        b = [" ".join(word for word in text.split() if pick.random() < 0.75) for text in a]
        pick.shuffle(b)
        start = time.perf_counter()
        links = align(a, b).links
        seconds = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"align {size} x {size}: {seconds:.2f} s, {len(links)} links, peak {memory:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    plain = {name: training.read_set(options.data / f"{name}.jsonl") for name in SETS}
    show_speed(plain["news"])
    if options.growth:
        show_growth(plain["news"])
    for name in ("news", "news-en"):
        show_witnesses(name, plain[name])
    learned = training.read_training(options.data)
    training.predict_left_out(learned)
    weights = training.calibrate(learned, training.train(learned))
    held_out = [*plain["news"], *(training.shuffle(pair, star=True) for pair in plain["news"])]
    for pair in held_out:
        pair.evidence = gather_evidence(pair.a, pair.b, pair.language)
        pair.chance = raw_chances(pair.evidence, weights)
    every = [*held_out, *learned]
    print(f"threshold {weights.threshold}, sure from {weights.sure}; simple-german: shuffled")
    for name in ("news", "news*", "news-en", "news-en*", "deplain-web", "deplain-web*", "simple-german"):
        show_set(name, [pair for pair in every if pair.group == name], weights, options.curve)


if __name__ == "__main__":
    main()
