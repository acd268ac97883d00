"""Learns the numbers of the aligner and writes them to lesarten/data/alignment.json.

    python scripts/train_alignment.py --data PATH [--out FILE]

PATH is a folder with news-en.jsonl (news stories of one event, links graded by two annotators),
deplain-web.jsonl (DEplain, German texts and their plain versions) and simple-german.jsonl (Simple German
Corpus); the fourth source is scripts/training/news-de.txt, invented German news linked by hand. The file
news.jsonl is never read. Sentences of simple-german are shuffled, because their order there is an artefact.
Logistic regressions with a squared penalty (Newton's method), weighted so that every set counts as much as
said in MIXTURES; the calibration and the threshold come from predictions for events and documents left out.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lesarten.align import LEARNED
from lesarten.chances import complete_measures, raw_chances
from lesarten.similarity.evidence import Evidence, gather_evidence
from lesarten.weights import Linear, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lesarten.similarity.sparse import Floats

OWN = Path(__file__).parent / "training" / "news-de.txt"
FIRST = (
    "cosine root gram_larger gram_smaller words_mass words_larger words_smaller numbers_larger numbers_clash "
    "plain_larger related_smaller related_mass longer shorter sharp blunt sharp_short sharp_long blunt_short "
    "blunt_long beats_short beats_both beats_one ahead of_best "
    "texts_gap texts_top soft_larger soft_smaller soft_mass"
).split()
ORDER = (
    "walk_larger walk_smaller walk_gain walk_near walk_far diagonal beside around diagonal_any texts_kept "
    "first"
).split()
RIVALS = (
    "union_smaller union_long words_ahead claim_of_best gram_larger_of_best claim_rank soft_ahead soft_sharp "
    "heading beside_any nearby"
).split()
CLAIM = "soft_larger soft_mass claim central heading beside beside_any numbers_smaller denying_one".split()
NEWS = (
    [*CLAIM, "union_smaller", "walk_far"],
    [*CLAIM, "union_smaller", "lead"],
    [*CLAIM, "union_smaller", "walk_far", "claim_rank"],
)
"""Three small views of news; their mean is steadier than each and than one large one. That news tells what
matters first counts in one view only, so that it helps and no text depends on it."""
TEXTS = ("gap", "top", "mutual", "ratio")
MIXTURES = {
    "first": {"simple-german": 0.6, "deplain-web": 1.0, "own": 0.2, "news-en": 0.2},
    "parallel": {"simple-german": 0.6, "deplain-web": 1.0, "deplain-web*": 1.0},
    "news": {"news-en": 1.0, "own": 2.0, "news-en*": 0.7, "own*": 1.4},
    "calibration": {"news-en": 1.0, "own": 1.0, "simple-german": 0.3, "deplain-web": 0.3},
}
"""How much each set counts; a star: with the sentences of one side shuffled."""
SCALE = 300.0
"""Right links that a set of weight 1 stands for, against the penalty."""
PENALTIES = {"first": 10.0, "parallel": 10.0, "news": 200.0, "is_news": 10.0}
"""On squared weights: news is learned from few events."""
MOST_WRONG = 1500
"""Of a pair of texts, so many pairs of sentences are learned from, the others counted through them."""
FOLDS = 3
SURE = 0.9
"""What sure links must reach in each kind of text that was left out."""
SURE_IN_NEWS = 0.92
"""What they must reach in news, real and invented, of which there is little."""
AS_GOOD = 0.01
"""Of the sum over `KINDS` of F1 by best F1: less is no difference."""
KINDS = ("own", "own*", "news-en", "news-en*", "deplain-web", "deplain-web*", "simple-german")
"""The kinds of text that the threshold must suit; invented German news stands for German news."""


@dataclass
class Pair:
    """Two texts with their links."""

    name: str
    group: str
    """Set; with a star: shuffled."""
    event: str
    a: list[str]
    b: list[str]
    grades: dict[tuple[int, int], float]
    language: str
    evidence: Evidence | None = None
    chance: Floats = field(default_factory=lambda: np.zeros(0))

    def right(self) -> Floats:
        """The grade of each pair of the evidence; 0 without a link."""
        assert self.evidence is not None
        pairs = zip(self.evidence.i.tolist(), self.evidence.j.tolist(), strict=True)
        return np.array([self.grades.get(pair, 0.0) for pair in pairs])


def read_set(path: Path) -> list[Pair]:
    """One of the sets, a JSON object a line."""
    pairs = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if "a_sentences" in row:
            a, b = ([sentence["text"] for sentence in row[side]] for side in ("a_sentences", "b_sentences"))
            grades = {(i, j): float(grade) for i, j, grade in row["links"]}
            language, event = (
                ("en", row["id"].split("-")[0]) if path.stem.endswith("-en") else ("de", row["id"])
            )
        else:
            a, b, grades = row["src"], row["tgt"], dict.fromkeys(((i, j) for i, j in row["links"]), 3.0)
            language, event = "de", str(row["id"])
        pairs.append(Pair(str(row["id"]), path.stem, event, a, b, grades, language))
    return pairs


def read_own(path: Path, language: str = "de", group: str = "own") -> list[Pair]:
    """Invented news in the form that scripts/training/news-de.txt describes."""
    events: list[tuple[str, list[tuple[str, list[tuple[set[str], set[str], str]]]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            events.append((line[3:], []))
        elif line.startswith("-- "):
            events[-1][1].append((line[3:], []))
        elif line and not line.startswith("#"):
            marks, text = line.split(" | ", 1)
            ids = [mark.strip() for mark in marks.split(",")]
            stated = {mark for mark in ids if not mark.endswith("~")}
            events[-1][1][-1][1].append((stated, {mark.rstrip("~") for mark in ids}, text))
    pairs = []
    for event, articles in events:
        for x, (name_a, a) in enumerate(articles):
            for name_b, b in articles[x + 1 :]:
                grades = {
                    (i, j): 2.0 if stated & stated_b else 1.0
                    for i, (stated, touched, _) in enumerate(a)
                    for j, (stated_b, touched_b, _) in enumerate(b)
                    if stated & stated_b or touched & touched_b
                }
                texts = [text for _, _, text in a], [text for _, _, text in b]
                pairs.append(Pair(f"{event}: {name_a}, {name_b}", group, event, *texts, grades, language))
    return pairs


def shuffle(pair: Pair, star: bool) -> Pair:
    """The same pair with the sentences of A in another order, always the same one."""
    order = np.random.RandomState(len(pair.a) * 1000 + len(pair.b)).permutation(len(pair.a))
    new = {int(old): place for place, old in enumerate(order)}
    grades = {(new[i], j): grade for (i, j), grade in pair.grades.items()}
    group = pair.group + "*" * star
    return replace(pair, group=group, a=[pair.a[k] for k in order], grades=grades)


def read_training(data: Path) -> list[Pair]:
    """Everything that is learned from."""
    pairs = [*read_set(data / "news-en.jsonl"), *read_own(OWN), *read_set(data / "deplain-web.jsonl")]
    pairs += [shuffle(pair, star=True) for pair in pairs]
    pairs += [shuffle(pair, star=False) for pair in read_set(data / "simple-german.jsonl")]
    for pair in pairs:
        pair.evidence = gather_evidence(pair.a, pair.b, pair.language)
    return pairs


def fit(rows: Floats, right: Floats, weight: Floats, names: Sequence[str], part: str) -> Linear:
    """A logistic regression on standardised columns, unstandardised again."""
    mean = np.average(rows, axis=0, weights=weight)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=weight)) + 1e-6
    x = np.column_stack(((rows - mean) / spread, np.ones(len(rows))))
    penalty = np.diag([PENALTIES[part]] * len(names) + [0.0])
    beta = np.zeros(len(names) + 1)
    beta[-1] = math.log(np.average(right, weights=weight) + 1e-6)
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (p - right)) + penalty @ beta
        curvature = (x * (weight * p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(beta)), gradient)
        before, length = _loss(x, right, weight, penalty, beta), 1.0
        while length > 1e-4 and _loss(x, right, weight, penalty, beta - length * step) > before:
            length /= 2
        beta -= length * step
        if float(np.abs(length * step).max()) < 1e-6:
            break
    weights = beta[:-1] / spread
    constant = float(beta[-1] - weights @ mean)
    return Linear(round(constant, 5), {n: round(float(w), 5) for n, w in zip(names, weights, strict=True)})


def _loss(x: Floats, right: Floats, weight: Floats, penalty: Floats, beta: Floats) -> float:
    odds = x @ beta
    return float(np.sum(weight * (np.logaddexp(0, odds) - right * odds)) + beta @ penalty @ beta / 2)


def fit_pairs(pairs: Sequence[Pair], names: Sequence[str], part: str, weights: Weights) -> Linear:
    """Fit one part of the weights; the measures may use the parts fitted before."""
    rng = np.random.RandomState(0)
    mixture = MIXTURES[part]
    total = {
        group: sum((pair.right() >= 1.5).sum() for pair in pairs if pair.group == group) for group in mixture
    }
    rows, right, weight = [], [], []
    for pair in pairs:
        if pair.group not in mixture:
            continue
        assert pair.evidence is not None
        grade = pair.right()
        keep_share = min(1.0, MOST_WRONG / len(grade))
        keep = ((grade >= 1.5) | (rng.rand(len(grade)) < keep_share)) & ((grade == 0) | (grade >= 1.5))
        measures = _measures(pair.evidence, weights, part)
        rows.append(np.column_stack([measures[name] for name in names])[keep])
        right.append((grade >= 1.5)[keep].astype(float))
        counted = np.where(grade >= 1.5, 1.0, 1 / keep_share)[keep]
        weight.append(counted * mixture[pair.group] * SCALE / total[pair.group])
    return fit(np.concatenate(rows), np.concatenate(right), np.concatenate(weight), names, part)


def _measures(evidence: Evidence, weights: Weights, part: str) -> dict[str, Floats]:
    if part != "first":
        return complete_measures(evidence, weights)
    return evidence.measures | {f"texts_{n}": np.full(len(evidence.i), v) for n, v in evidence.texts.items()}


def mean(parts: Sequence[Linear]) -> Linear:
    """One linear form that gives the mean log odds of several."""
    weights: dict[str, float] = {}
    for part in parts:
        for name, weight in part.weights.items():
            weights[name] = weights.get(name, 0.0) + weight / len(parts)
    constant = sum(part.constant for part in parts) / len(parts)
    return Linear(round(constant, 5), {name: round(weight, 5) for name, weight in weights.items()})


def train(pairs: Sequence[Pair]) -> Weights:
    """Learn everything but the calibration."""
    nothing = Linear(0.0, {})
    weights = Weights(nothing, nothing, nothing, nothing, ((0.0, 0.0), (1.0, 1.0)), 0.5, 0.9)
    weights = replace(weights, first=fit_pairs(pairs, FIRST, "first", weights))
    parallel = fit_pairs(pairs, [*FIRST, *RIVALS, *ORDER], "parallel", weights)
    news = mean([fit_pairs(pairs, names, "news", weights) for names in NEWS])
    texts = [pair.evidence.texts for pair in pairs if pair.evidence]
    rows = np.array([[text[name] for name in TEXTS] for text in texts])
    is_news = np.array([float(pair.group.rstrip("*") in ("news-en", "own")) for pair in pairs])
    even = np.where(is_news > 0, 0.5 / is_news.sum(), 0.5 / (1 - is_news).sum()) * SCALE
    return replace(weights, parallel=parallel, news=news, is_news=fit(rows, is_news, even, TEXTS, "is_news"))


def predict_left_out(pairs: Sequence[Pair]) -> None:
    """Give every pair the chances of weights that were learned without its event or document."""
    events = {
        event: k for k, event in enumerate(sorted({(pair.group.rstrip("*"), pair.event) for pair in pairs}))
    }
    fold = [events[pair.group.rstrip("*"), pair.event] % FOLDS for pair in pairs]
    for out in range(FOLDS):
        weights = train([pair for pair, k in zip(pairs, fold, strict=True) if k != out])
        for pair, k in zip(pairs, fold, strict=True):
            if k == out and pair.evidence is not None:
                pair.chance = raw_chances(pair.evidence, weights)


def calibrate(pairs: Sequence[Pair], weights: Weights) -> Weights:
    """Turn chances into probabilities, and choose the threshold and what is sure."""
    mixture = MIXTURES["calibration"]
    score, right, weight = [], [], []
    for group, share in mixture.items():
        of_group = [pair for pair in pairs if pair.group == group]
        grade = np.concatenate([pair.right() for pair in of_group])
        clear = (grade == 0) | (grade >= 1.5)
        score.append(np.concatenate([pair.chance for pair in of_group])[clear])
        right.append((grade >= 1.5)[clear].astype(float))
        weight.append(np.full(int(clear.sum()), share / (grade >= 1.5).sum()))
    points = isotonic(np.concatenate(score), np.concatenate(right), np.concatenate(weight))
    weights = replace(weights, calibration=points)
    return replace(weights, threshold=_best_threshold(pairs, weights), sure=_sure_threshold(pairs, weights))


def isotonic(
    score: Floats, right: Floats, weight: Floats, steps: int = 14
) -> tuple[tuple[float, float], ...]:
    """Ascending points of a monotone fit (pool adjacent violators over quantile bins of the right links)."""
    order = np.argsort(score, kind="stable")
    score, right, weight = score[order], right[order], weight[order]
    mass = np.cumsum(weight * right)
    bins = np.searchsorted(mass, np.linspace(0, mass[-1], steps + 1)[1:-1])
    blocks = []
    for part in np.split(np.arange(len(score)), bins):
        if len(part):
            mass_of = weight[part]
            center = float(np.average(score[part], weights=mass_of * (right[part] + 0.02)))
            blocks.append([center, float((mass_of * right[part]).sum()), float(mass_of.sum())])
    merged: list[list[float]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][1] * merged[-1][2] >= merged[-1][1] * merged[-2][2]:
            x, r, w = merged.pop()
            y, s, v = merged.pop()
            merged.append([(x * w + y * v) / (w + v), r + s, w + v])
    points = [(0.0, 0.0), *((round(x, 4), round(r / w, 4)) for x, r, w in merged), (1.0, 1.0)]
    return tuple(point for k, point in enumerate(points) if k == 0 or point[0] > points[k - 1][0])


def counts(pairs: Sequence[Pair], weights: Weights, threshold: float) -> tuple[int, int, int]:
    """Right links given, links given, right links in all; links of a lower grade count for nothing."""
    hit = out = gold = 0
    for pair in pairs:
        given = weights.calibrate(pair.chance) >= threshold
        grade = pair.right()
        hit += int((given & (grade >= 1.5)).sum())
        out += int((given & ((grade == 0) | (grade >= 1.5))).sum())
        gold += sum(grade >= 1.5 for grade in pair.grades.values())
    return hit, out, gold


def _f1(hit: int, out: int, gold: int) -> float:
    return 2 * hit / max(1, out + gold)


def _best_threshold(pairs: Sequence[Pair], weights: Weights) -> float:
    """Where all kinds of text together lose least against the best threshold of each, over neighbours.

    Of thresholds that are as good, the lowest: a reader sees a wrong pair, but not that one is missing.
    """
    grid = [k / 100 for k in range(5, 75)]
    worth = np.zeros(len(grid))
    for group in KINDS:
        of_group = [pair for pair in pairs if pair.group == group]
        f1 = np.array([_f1(*counts(of_group, weights, threshold)) for threshold in grid])
        worth += f1 / f1.max()
    smooth = np.convolve(worth, np.full(5, 1 / 5), mode="valid")
    return grid[int(np.flatnonzero(smooth >= smooth.max() - AS_GOOD)[0]) + 2]


def _sure_threshold(pairs: Sequence[Pair], weights: Weights) -> float:
    """The lowest score from which links that were left out are right often enough, in each kind of text."""
    kinds: list[tuple[tuple[str, ...], float]] = [(("news-en", "own"), SURE_IN_NEWS)]
    kinds += [((kind,), SURE) for kind in KINDS if not kind.startswith("own")]
    of_kinds = [([pair for pair in pairs if pair.group in groups], least) for groups, least in kinds]
    for k in range(50, 100):
        made = [(counts(of_kind, weights, k / 100), least) for of_kind, least in of_kinds]
        if all(out and hit >= least * out for (hit, out, _), least in made):
            return k / 100
    return 0.99


def write(weights: Weights, path: Path) -> None:
    """Write the numbers, readable."""

    def numbers(linear: Linear) -> dict[str, object]:
        return {"constant": linear.constant, "weights": linear.weights}

    data = {
        "about": "Learned by scripts/train_alignment.py from news-en (English news, graded links), "
        "scripts/training/news-de.txt (invented German news), DEplain-web and the Simple German Corpus; "
        "weights are of measures, not of words.",
        "threshold": weights.threshold,
        "sure": weights.sure,
        "first": numbers(weights.first),
        "parallel": numbers(weights.parallel),
        "news": numbers(weights.news),
        "is_news": numbers(weights.is_news),
        "calibration": [list(point) for point in weights.calibration],
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=LEARNED)
    options = parser.parse_args()
    pairs = read_training(options.data)
    predict_left_out(pairs)
    weights = calibrate(pairs, train(pairs))
    write(weights, options.out)
    print(f"threshold {weights.threshold}, sure {weights.sure}")
    for group in sorted({pair.group for pair in pairs}):
        of_group = [pair for pair in pairs if pair.group == group]
        hit, out, gold = counts(of_group, weights, weights.threshold)
        sure_hit, sure_out, _ = counts(of_group, weights, weights.sure)
        print(
            f"{group:14} F1 {_f1(hit, out, gold):.3f}  P {hit / max(1, out):.3f}  R {hit / gold:.3f}", end=""
        )
        print(f"  sure P {sure_hit / max(1, sure_out):.3f} R {sure_hit / gold:.3f}")


if __name__ == "__main__":
    main()
