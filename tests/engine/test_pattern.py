from __future__ import annotations

import re

import pytest

from lesarten.pattern import Pattern


def test_a_pattern_answers_as_the_compiled_one():
    lazy, compiled = Pattern(r"(?P<day>\d+)\.", re.I), re.compile(r"(?P<day>\d+)\.", re.I)
    text = "am 12. und am 13. Juli"
    assert [match.span() for match in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert lazy.search(text, 5)["day"] == compiled.search(text, 5)["day"]
    assert lazy.sub("X", text) == compiled.sub("X", text)
    assert lazy.fullmatch(text) is None


def test_it_is_compiled_when_it_is_first_asked():
    broken = Pattern("(")
    with pytest.raises(re.error):
        broken.search("x")
