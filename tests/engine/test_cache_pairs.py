"""Collations in the cache: given back equal, for equal articles and arguments only."""

from __future__ import annotations

import json
import zlib
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from lesarten.cache.packing import PackingError
from lesarten.cache.pairs import MOST_CANDIDATES, pack_collation, unpack_collation
from lesarten.cache.store import Cache
from lesarten.collate import collate
from lesarten.model import Bead, Discrepancy, Edit, Link
from lesarten.read import read

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def made():
    return collate(read(str(SEEDS[0])), read(str(SEEDS[2])), decided=((0, 0, True), (1, 1, False)))


@pytest.fixture
def cache(tmp_path):
    cache = Cache(tmp_path, edition="one")
    yield cache
    cache.close()


def test_a_collation_comes_back_equal_with_ones_own_articles(made):
    again = unpack_collation(pack_collation(made), made.a, made.b)
    assert again == made
    assert again.a is made.a


def test_every_field_of_what_a_collation_holds_comes_back(made):
    """A field that is added to the model, and forgotten here, would come back as its default."""
    for one in (*made.alignment.links, *made.beads, *made.discrepancies):
        assert len(astuple(one)) == {Link: 5, Bead: 7, Discrepancy: 9}[type(one)]
    discrepancy = Discrepancy("attribution", "x", "y", 0, 1, True, (1, 2), (3, 4), "b")
    edit = Edit("delete", (0, 3), (2, 2), noise=True)
    bead = replace(made.beads[0], moved=True, reworded=True, edits=(edit,), discrepancies=(discrepancy,))
    full = replace(made, beads=(bead, *made.beads[1:]), discrepancies=(discrepancy,), witnesses=("w.txt",))
    assert len(astuple(edit)) == 4
    assert unpack_collation(pack_collation(full), made.a, made.b) == full


def test_a_kept_collation_is_found_again_by_another_program(made, cache, tmp_path):
    cache.pairs.keep(made, None, made.decided)
    other = Cache(tmp_path, edition="one")
    assert other.pairs.find(made.a, made.b, None, made.decided) == made
    other.close()


def test_other_arguments_find_nothing(made, cache):
    cache.pairs.keep(made, None, made.decided)
    edited = replace(made.a, sentences=made.a.sentences[:-1])
    assert cache.pairs.find(made.a, made.b, 0.5, made.decided) is None
    assert cache.pairs.find(made.a, made.b, None, ()) is None
    assert cache.pairs.find(made.b, made.a, None, made.decided) is None
    assert cache.pairs.find(edited, made.b, None, made.decided) is None
    assert cache.pairs.find(made.a, made.b, None, made.decided, [made.b]) is None


def test_another_engine_finds_nothing(made, cache, tmp_path):
    cache.pairs.keep(made, None, made.decided)
    other = Cache(tmp_path, edition="two")
    assert other.pairs.find(made.a, made.b, None, made.decided) is None
    other.close()


def test_very_long_pairs_are_not_kept(made, cache):
    link = made.alignment.links[0]
    long = replace(made, alignment=replace(made.alignment, candidates=(link,) * (MOST_CANDIDATES + 1)))
    cache.pairs.keep(long, None, ())
    assert cache.pairs.find(made.a, made.b, None, ()) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zlib",
        zlib.compress(b"[]"),
        zlib.compress(b"{"),
        zlib.compress(json.dumps([0] * 10).encode()),
    ],
)
def test_damaged_bytes_are_no_collation(made, data):
    with pytest.raises(PackingError):
        unpack_collation(data, made.a, made.b)


def test_the_collation_of_other_articles_is_refused(made):
    with pytest.raises(PackingError):
        unpack_collation(pack_collation(made), made.b, made.a)


def test_pairs_go_with_the_longest_unused_when_the_cache_is_too_large(made, tmp_path):
    cache = Cache(tmp_path, edition="one", most_bytes=1)
    cache.pairs.keep(made, None, ())
    cache.prune()
    assert cache.pairs.find(made.a, made.b, None, ()) is None
    cache.close()
