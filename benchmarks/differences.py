"""Word differences on real pairs: ours beside diff-match-patch (words, semantic clean-up) and difflib.

usage: python -m benchmarks.differences [--data PATH]

Without --data the linked sentences of the seeds; with it those that two annotators linked in
alignment/news.jsonl and alignment/news-en.jsonl. A pair that ours calls reworded shows no word marks and
is left out for all three. Prints, per pair: cuts inside words, function words alone between two changes,
content words shown as changed on both sides, changed runs, and the median time.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import json
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

from lesarten.collate import bead_text
from lesarten.collate import collate as collate_articles
from lesarten.diff import diff
from lesarten.read import read
from lesarten.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from lesarten.model import Span

SEEDS = Path(__file__).parent.parent / "seeds"
LINKED = 1.5
"""Grade from which two annotators call two sentences linked."""

_WORD = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a difference shows: changed ranges of both sides, and what it shows as equal between them."""

    changed_a: list[Span]
    changed_b: list[Span]
    equal_a: list[Span]
    moved: int = 0


def ours(a: str, b: str, language: str) -> Marks:
    changed = [edit for edit in diff(a, b, language).edits if edit.op in ("replace", "insert", "delete")]
    calm = [edit.a for edit in diff(a, b, language).edits if edit.op == "equal"]
    return Marks([e.a for e in changed if e.a[0] < e.a[1]], [e.b for e in changed if e.b[0] < e.b[1]], calm)


def by_dmp(a: str, b: str, _language: str) -> Marks:
    codes: dict[str, str] = {}
    words = [[codes.setdefault(w, chr(0x100 + len(codes))) for w in _WORD.findall(text)] for text in (a, b)]
    surfaces = {code: word for word, code in codes.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = [
        (op, "".join(surfaces[code] for code in run))
        for op, run in engine.diff_main("".join(words[0]), "".join(words[1]), False)
    ]
    engine.diff_cleanupSemantic(found)
    return _marks(found)


def by_difflib(a: str, b: str, _language: str) -> Marks:
    words_a, words_b = _WORD.findall(a), _WORD.findall(b)
    matcher = difflib.SequenceMatcher(None, words_a, words_b, autojunk=False)
    found: list[tuple[int, str]] = []
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op == "equal":
            found.append((0, "".join(words_a[a0:a1])))
            continue
        found += [(-1, "".join(words_a[a0:a1]))] if a1 > a0 else []
        found += [(1, "".join(words_b[b0:b1]))] if b1 > b0 else []
    return _marks(found)


def _marks(found: list[tuple[int, str]]) -> Marks:
    changed_a: list[Span] = []
    changed_b: list[Span] = []
    equal_a: list[Span] = []
    i = j = 0
    for op, run in found:
        if op <= 0:
            (changed_a if op else equal_a).append((i, i + len(run)))
            i += len(run)
        if op >= 0:
            if op:
                changed_b.append((j, j + len(run)))
            j += len(run)
    return Marks(changed_a, changed_b, equal_a)


def cuts_inside_words(text: str, spans: list[Span]) -> int:
    """Borders of changes between two letters or digits of one word."""
    borders = {border for span in spans for border in span}
    return sum(1 for k in borders if 0 < k < len(text) and text[k - 1].isalnum() and text[k].isalnum())


def islands(text: str, marks: Marks, language: str) -> int:
    """Equal runs between two changes that hold function words only."""
    count = 0
    for start, end in marks.equal_a:
        kinds = {token.kind for token in tokenize(text[start:end], language)}
        count += "function" in kinds and kinds <= {"function", "mark"} and start > 0 and end < len(text)
    return count


def repeated(a: str, b: str, marks: Marks, language: str) -> int:
    """Content words that are shown as changed on both sides."""
    words_a, words_b = (
        [t.fold for start, end in spans for t in tokenize(text[start:end], language) if t.kind == "word"]
        for text, spans in ((a, marks.changed_a), (b, marks.changed_b))
    )
    return sum(min(words_a.count(word), words_b.count(word)) for word in set(words_a))


def seed_pairs() -> list[tuple[str, str, str]]:
    articles = [read(str(path)) for path in sorted(SEEDS.glob("*.txt"))]
    pairs = []
    for a, b in itertools.combinations(articles, 2):
        for bead in collate_articles(a, b).beads:
            if bead.kind == "paired":
                pairs.append((bead_text(a, bead.a), bead_text(b, bead.b), "de"))  # noqa: PERF401 reads better
    return pairs


def gold_pairs(folder: Path) -> list[tuple[str, str, str]]:
    pairs = []
    for name, language in (("news", "de"), ("news-en", "en")):
        for line in (folder / "alignment" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for i, j, grade in row["links"]:
                if grade >= LINKED:
                    pairs.append((row["a_sentences"][i]["text"], row["b_sentences"][j]["text"], language))
    return pairs


def report(name: str, method: Callable[[str, str, str], Marks], pairs: list[tuple[str, str, str]]) -> None:
    cuts = alone = same = hunks = 0
    times = []
    for a, b, language in pairs:
        start = time.perf_counter()
        marks = method(a, b, language)
        times.append(time.perf_counter() - start)
        cuts += cuts_inside_words(a, marks.changed_a) + cuts_inside_words(b, marks.changed_b)
        alone += islands(a, marks, language)
        same += repeated(a, b, marks, language)
        hunks += max(len(marks.changed_a), len(marks.changed_b))
    n = len(pairs) or 1
    print(
        f"{name:28} {cuts / n:8.2f} {alone / n:8.3f} {same / n:8.3f} {hunks / n:8.2f} "
        f"{1000 * statistics.median(times):8.2f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the folder that holds alignment/")
    data = parser.parse_args().data
    every = gold_pairs(data) if data else seed_pairs()
    pairs = [pair for pair in every if not diff(*pair).reworded]
    print(f"{len(every)} linked pairs, {len(every) - len(pairs)} of them reworded")
    print(f"{'a pair':28} {'cuts':>8} {'islands':>8} {'repeated':>8} {'hunks':>8} {'time':>11}")
    report("lesarten", ours, pairs)
    report("diff-match-patch, semantic", by_dmp, pairs)
    report("difflib", by_difflib, pairs)


if __name__ == "__main__":
    main()
