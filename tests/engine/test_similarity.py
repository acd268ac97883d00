"""What a sentence is compared by, and a model from a folder as further evidence."""

from __future__ import annotations

import json

import numpy as np
import pytest

from lesarten.align import align
from lesarten.errors import UsageError
from lesarten.order import measure_order
from lesarten.similarity.channels import make_channels
from lesarten.similarity.evidence import gather_evidence
from lesarten.similarity.languages import have_common_language
from lesarten.similarity.model import load_model, read_vectors
from lesarten.similarity.sparse import choose_pairs, make_rows, multiply, shared_with_next
from lesarten.similarity.words import find_terms, normalise

WORDS = ["[UNK]", "brand", "feuer", "schule", "zug", "lager", "das", "der"]
VECTORS = np.array(
    [
        [0, 0, 1],
        [1, 0, 0],
        [0.9, 0.1, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
    ],
    dtype=np.float32,
)


def _stems(text, language="de"):
    return [term.stem for term in find_terms(text, language)]


@pytest.mark.parametrize("written", ["14.000", "14 000", "14\u202f000", "14,000", "14'000"])
def test_a_number_is_the_same_however_its_digits_are_grouped(written):
    assert _stems(f"Etwa {written} Soldaten")[1] == "14000"


def test_gender_forms_have_the_stem_of_the_word():
    assert normalise("Soldat:innen", "de") == normalise("Soldatinnen", "de") == normalise("Soldaten", "de")


def test_an_abbreviation_with_dots_is_one_word():
    assert _stems("The N.A.A.C.P. met", "en")[1] == _stems("The NAACP met", "en")[1]


def test_words_between_quotation_marks_are_told_apart():
    quoted = [term.stem for term in find_terms("Er nannte es „große Kunst“ und ging.", "de") if term.quoted]
    assert quoted == _stems("große Kunst")


def test_transliterations_of_a_name_are_one_word():
    a, b = make_channels(["Gestern sprach Lawrow."], ["Heute schwieg Lavrov."], "de")
    only = np.array([0])
    assert multiply(a.rows["words"], b.rows["words"], only, only)[0] > 0


def test_the_cast_is_left_out_of_the_claim():
    sentences = [
        "Gestern sprach Minister Otto Brahm in Kiel.",
        "Heute schwieg Minister Otto Brahm über Fische.",
    ]
    a, b = make_channels(sentences, sentences, "de")
    first, second = np.array([0]), np.array([1])
    shared = multiply(a.rows["grams"], b.rows["grams"], first, second)[0]
    assert multiply(a.rows["claims"], b.rows["claims"], first, second)[0] < shared / 2


def test_products_of_sparse_rows_are_those_of_the_matrices():
    random = np.random.default_rng(5)
    tables = [(random.random((n, 40)) < 0.2) * random.random((n, 40)) for n in (17, 23)]
    a, b = (
        make_rows([{int(c): float(row[c]) for c in np.flatnonzero(row)} for row in table], 40)
        for table in tables
    )
    i, j = choose_pairs(a, b)
    assert len(i) == 17 * 23
    assert np.allclose(multiply(a, b, i, j), (tables[0] @ tables[1].T)[i, j])


def test_products_of_short_and_of_long_texts_are_the_same_numbers():
    rng = np.random.RandomState(2)
    sides = [
        [{int(c): float(rng.rand()) for c in rng.choice(40, 6, replace=False)} for _ in range(n)]
        for n in (90, 70)
    ]
    a, b = (make_rows(side, 40) for side in sides)
    i, j = (index.ravel() for index in np.indices((90, 70)))
    whole = multiply(a, b, i, j).reshape(90, 70)
    few_a, few_b = make_rows(sides[0][:30], 40), make_rows(sides[1][:30], 40)
    k, m = (index.ravel() for index in np.indices((30, 30)))
    assert np.allclose(multiply(few_a, few_b, k, m).reshape(30, 30), whole[:30, :30])


def test_what_a_row_shares_with_the_next_is_found_and_the_last_has_none():
    rows = make_rows([{0: 2.0, 3: 1.0}, {3: 5.0, 4: 1.0, 0: 1.0}, {}, {4: 1.0}], 5)
    shared = shared_with_next(rows)
    assert [sorted(shared.columns[x:y]) for x, y in zip(shared.starts, shared.starts[1:], strict=False)] == [
        [0, 3],
        [],
        [],
        [],
    ]
    assert set(shared.values) == {1.0}


def _measure(a, b, name):
    evidence = gather_evidence(a, b, "de")
    table = np.zeros((len(a), len(b)))
    table[evidence.i, evidence.j] = evidence.measures[name]
    return table


LONG = "Der Stadtrat beschloss den Neubau der Brücke und der Bürgermeister lobte die Einigung mit dem Land."
HALVES = [
    "Der Stadtrat beschloss den Neubau der Brücke.",
    "Der Bürgermeister lobte die Einigung mit dem Land.",
]
OTHER = "Im Zoo kam am Abend ein Elefant zur Welt."


def test_two_neighbours_cover_together_what_each_covers_in_part():
    together = _measure([LONG, OTHER], HALVES, "union_long")[0]
    apart = _measure([LONG, OTHER], [HALVES[0], OTHER, HALVES[1]], "union_long")[0]
    assert min(together) > 0.9
    assert max(apart[0], apart[2]) < 0.7


def test_neighbours_and_ranks_are_measured_the_same_both_ways_round():
    a, b = [LONG, OTHER, HALVES[0]], [*HALVES, OTHER, OTHER]
    for name in ("union_smaller", "union_long", "words_ahead", "claim_of_best", "claim_rank", "denying_one"):
        assert np.allclose(_measure(a, b, name), _measure(b, a, name).T), name


def test_a_rank_counts_the_better_rivals_of_both_sentences_and_equals_share_one():
    rank = np.expm1(_measure([LONG], [HALVES[0], OTHER, LONG, LONG], "claim_rank"))[0]
    assert list(np.round(rank)) == [2, 3, 0, 0]


def test_that_only_one_sentence_denies_is_told():
    denying = _measure(
        ["Er hat es nicht gesagt."], ["Er hat es gesagt.", "Nie hat er es gesagt."], "denying_one"
    )
    assert denying.tolist() == [[1.0, 0.0]]


def test_long_texts_are_not_compared_pair_by_pair_but_keep_the_nearest():
    random = np.random.default_rng(6)
    rows = [{int(c): 1.0 for c in random.choice(5000, 12, replace=False)} for _ in range(600)]
    i, j = choose_pairs(make_rows(rows, 5000), make_rows(rows[::-1], 5000))
    assert len(i) < 600 * 60
    assert {(k, 599 - k) for k in range(600)} <= set(zip(i.tolist(), j.tolist(), strict=True))
    assert i.tolist() == sorted(i.tolist())


def _order(places):
    n = len(places)
    i, j = np.divmod(np.arange(n * n), n)
    odds = np.where(np.array(places)[i] == j, 2.0, -4.0)
    return measure_order(odds, i, j, n, n), i, j


def test_order_counts_where_it_is_kept_and_not_where_it_is_not():
    kept, _, _ = _order(range(12))
    lost, _, _ = _order([7, 2, 10, 0, 5, 11, 3, 8, 1, 9, 4, 6])
    assert kept.kept > 0.9
    assert lost.kept < 0.2


def test_a_weak_pair_between_strong_ones_is_raised_by_order():
    n = 9
    i, j = np.divmod(np.arange(n * n), n)
    odds = np.where(i == j, 3.0, -5.0)
    odds[(i == 4) & (j == 4)] = -1.0
    odds[(i == 4) & (j == 8)] = -1.0
    measures = measure_order(odds, i, j, n, n).measures["walk_larger"]
    assert measures[(i == 4) & (j == 4)][0] > 5 * measures[(i == 4) & (j == 8)][0]


def test_languages_are_told_apart_by_their_function_words_only_when_clear():
    german = ["Der Mann und die Frau sind nicht mit dem Zug nach Kiel gefahren, sondern auf der Straße."]
    english = ["The man and the woman have not been on the train to Kiel, but by the road with it."]
    assert not have_common_language(german, english)
    assert have_common_language(german, german)
    assert have_common_language(german, ["12 300 4.5", "Kiel"])


def _write_tokenizer(folder):
    tokenizers = pytest.importorskip("tokenizers")
    models, pre = pytest.importorskip("tokenizers.models"), pytest.importorskip("tokenizers.pre_tokenizers")
    normalizers = pytest.importorskip("tokenizers.normalizers")
    tokenizer = tokenizers.Tokenizer(
        models.WordLevel({word: k for k, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))


def _write_vectors(path, vectors=VECTORS):
    raw = vectors.tobytes()
    entry = {"dtype": "F32", "shape": list(vectors.shape), "data_offsets": [0, len(raw)]}
    header = json.dumps({"embeddings": entry}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header + raw)


def test_vectors_are_read_from_a_safetensors_file(tmp_path):
    _write_vectors(tmp_path / "model.safetensors")
    assert np.allclose(read_vectors(tmp_path / "model.safetensors"), VECTORS)


def test_a_folder_without_a_model_is_refused_with_its_name(tmp_path):
    with pytest.raises(UsageError, match="neither"):
        load_model(str(tmp_path))
    with pytest.raises(UsageError, match="not a folder"):
        load_model(str(tmp_path / "missing"))
    (tmp_path / "model.safetensors").write_bytes(b"no model")
    with pytest.raises(UsageError, match="not a safetensors file"):
        read_vectors(tmp_path / "model.safetensors")


def test_a_static_model_from_a_folder_raises_what_means_the_same(tmp_path):
    _write_tokenizer(tmp_path)
    _write_vectors(tmp_path / "model.safetensors")
    model = load_model(str(tmp_path))
    a, b = ["Das Lager: Brand.", "Die Schule ruht."], ["Das Feuer.", "Der Zug."]

    def score(alignment):
        return {(x.a, x.b): x.score for x in alignment.candidates}.get((0, 0), 0.0)

    assert score(align(a, b, similarity=model)) > score(align(a, b))


def test_a_network_from_a_folder_gives_one_vector_a_sentence(tmp_path):
    pytest.importorskip("onnxruntime")
    onnx = pytest.importorskip("onnx")
    _write_tokenizer(tmp_path)
    helper = onnx.helper
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["states"])],
        "tiny",
        [helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["n", "t"])],
        [helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, ["n", "t", 3])],
        [onnx.numpy_helper.from_array(VECTORS, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, str(tmp_path / "model.onnx"))
    vectors = load_model(str(tmp_path)).vectors(["brand", "das feuer", "schule"])
    assert np.allclose(vectors, [VECTORS[1], (VECTORS[6] + VECTORS[2]) / 2, VECTORS[3]], atol=1e-5)
