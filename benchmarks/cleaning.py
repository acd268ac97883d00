"""Measures cleaning on pages with their articles, by publishers not seen, beside trafilatura and keep-all.

usage: cleaning.py --data PATH [--folds N] [--seed N] [--shipped] [--no-html] [--json FILE]

PATH holds txt/, gold/, html/ and score.py. `--shipped` measures the shipped weights instead, which have
seen these pages: only a check that they are the ones that were trained.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

import train_cleaning as learning
from cleaning_pages import load_training

from lesarten.extract import extract
from lesarten.extract.weights import Weights
from lesarten.source import decode_source, read_source

if TYPE_CHECKING:
    from cleaning_pages import Page

    from lesarten.model import Article

COLUMNS = ("P", "R", "F", "pP", "pR", "pF", "hR", "exact")


def load_scorer(data: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {data}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def body_of(article: Article) -> list[str]:
    """What a reader reads under the title."""
    return [block.text for block in article.blocks if block.kind not in ("title", "kicker")]


def score_article(scorer: Any, gold: dict[str, Any], render: str, article: Article) -> dict[str, Any]:
    row: dict[str, Any] = scorer.score_body(
        gold["body"], body_of(article), gold["title"], gold.get("optional") or ()
    )
    exact, near = scorer.score_title(gold["title"], gold.get("title_alternatives"), article.title)
    day = (article.date or "")[:10]
    stated = bool(gold.get("date")) and (gold.get("date_in_text") or {}).get(render) is not False
    row.update(title=exact, near=near, date=day == gold["date"] if stated else None)
    row["wrong"] = bool(day) and day != gold.get("date")
    return row


def score_lines(scorer: Any, gold: dict[str, Any], lines: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = scorer.score_body(gold["body"], lines, gold["title"], gold.get("optional") or ())
    return row


def fold_weights(everything: list[Page], folds: int, seed: int) -> dict[str, Weights]:
    """For each publisher weights that have not seen it; `seed` deals the publishers out."""
    publishers = sorted({page.publisher for page in everything})
    random.Random(seed).shuffle(publishers)
    weights: dict[str, Weights] = {}
    for fold in range(folds):
        held_out = set(publishers[fold::folds])
        model = Weights(learning.train([page for page in everything if page.publisher not in held_out]))
        weights.update(dict.fromkeys(held_out, model))
        print(f"fold {fold + 1} of {folds} learned", file=sys.stderr)
    return weights


def mean(rows: list[dict[str, Any]], column: str) -> float:
    values = [row[column] for row in rows if row.get(column) is not None]
    return sum(values) / len(values) if values else float("nan")


def print_table(title: str, groups: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    print(f"\n{title}")
    names = (*COLUMNS, "title", "near", "date", "wrong")
    print(f"{'':24}    n " + " ".join(f"{name:>6}" for name in names) + "  <0.80")
    for key in sorted(groups):
        rows = groups[key]
        low = sum(row["F"] < 0.8 for row in rows)
        print(
            f"{' '.join(key):24} {len(rows):4d} "
            + " ".join(f"{mean(rows, name):6.3f}" for name in names)
            + f"  {low:4d}"
        )


def measure_text(
    data: Path, scorer: Any, weights: dict[str, Weights]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for path in sorted((data / "txt").glob("*.txt")):
        name, _, render = path.name.removesuffix(".txt").partition(".")
        gold = json.loads((data / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        source = read_source(str(path))
        row = score_article(scorer, gold, render, extract(source, weights=weights.get(gold["publisher"])))
        row["id"] = f"{name}.{render}"
        groups[gold["lang"], "all four"].append(row)
        groups[gold["lang"], render].append(row)
        keep_all = score_lines(scorer, gold, source.text.split("\n"))
        groups[gold["lang"], "keep all"].append(keep_all)
    return groups


def measure_html(
    data: Path, scorer: Any, weights: dict[str, Weights]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    import trafilatura

    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for path in sorted((data / "html").glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        gold = json.loads((data / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        raw = gzip.decompress(path.read_bytes())
        source = decode_source(raw, f"{name}.html")
        row = score_article(scorer, gold, "html", extract(source, weights=weights.get(gold["publisher"])))
        row["id"] = name
        groups[gold["lang"], "html, ours"].append(row)
        text = trafilatura.extract(raw, include_comments=False, favor_precision=False) or ""
        groups[gold["lang"], "html, trafilatura"].append(score_lines(scorer, gold, text.split("\n")))
    return groups


def measure_speed(data: Path) -> None:
    """Articles a second and core: cleaning and cutting what the `main` rendering holds."""
    from lesarten.segment import cut_blocks

    sources = [read_source(str(path)) for path in sorted((data / "txt").glob("*.main.txt"))]
    for source in sources:
        extract(source)
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for source in sources:
            article = extract(source)
            cut_blocks(article.blocks, article.language)
        best = min(best, time.perf_counter() - start)
    print(f"\nspeed: {len(sources) / best:.0f} articles a second ({len(sources)} of the main rendering)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=3, help="another one shows how much is chance")
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--no-html", action="store_true")
    parser.add_argument("--json", type=Path, help="write every row here")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.data)
    weights = (
        {}
        if arguments.shipped
        else fold_weights(load_training(arguments.data), arguments.folds, arguments.seed)
    )
    groups = measure_text(arguments.data, scorer, weights)
    print_table("plain text" + (" (weights that have seen the pages)" if arguments.shipped else ""), groups)
    if not arguments.no_html:
        html = measure_html(arguments.data, scorer, weights)
        print_table("html", html)
        groups.update(html)
    measure_speed(arguments.data)
    if arguments.json:
        rows = [{"group": " ".join(key), **row} for key, found in groups.items() for row in found]
        arguments.json.write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
