"""Sentence cutting: precision, recall, exact cases and speed on the development sets, one command.

usage: python -m benchmarks.segmentation --data PATH
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from lesarten.segment import cut_sentences

SETS = ("tricky", "gsd-news")
MEGABYTES = 10
"""Text for the measurement of speed: the sentences of both sets, repeated."""


def ends(sentences: list[str]) -> list[int]:
    """Where sentences end in the text without white space."""
    total, out = 0, []
    for sentence in sentences:
        total += len("".join(sentence.split()))
        out.append(total)
    return out


def score(rows: list[dict[str, object]]) -> str:
    hit = out = gold = exact = 0
    for row in rows:
        wanted = ends([str(sentence) for sentence in row["sentences"]])  # type: ignore[attr-defined]
        got = ends([s.text for s in cut_sentences(str(row["text"]), str(row["lang"]))])
        hit += len(set(wanted[:-1]) & set(got[:-1]))
        out += len(set(got[:-1]))
        gold += len(set(wanted[:-1]))
        exact += wanted == got
    precision, recall = hit / (out or 1), hit / (gold or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  exact {exact}/{len(rows)}"


def speed(rows: list[dict[str, object]]) -> float:
    """Megabytes a second, median of five runs."""
    text = "\n".join(str(row["text"]) for row in rows)
    text = "\n".join([text] * (1 + MEGABYTES * 1_000_000 // len(text.encode())))
    size, runs = len(text.encode()) / 1e6, []
    for _ in range(5):
        start = time.perf_counter()
        cut_sentences(text)
        runs.append(time.perf_counter() - start)
    return size / statistics.median(runs)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds segmentation/")
    folder = parser.parse_args().data / "segmentation"
    every = []
    for name in SETS:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        every += rows
        print(f"{name:10} {score(rows)}")
    print(f"speed      {speed(every):.1f} MB/s")


if __name__ == "__main__":
    main()
