"""What befell the people that a number counts: who died is not counted with who was hurt.

Knows the text of one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesarten.model import Fact

_REACH = 70
"""Letters between a number and the verb that says what befell those it counts."""

_FATES = {
    "dead": r"getötet\w*|töte[tn]\w*|gestorben|starben?|sterben|ums Leben|das Leben gekostet|Leben verloren|"
    r"tot\b|Todesopfer|erschossen|ertrunken|ermordet|kill(?:ed|ing|s)\b|died\b|dead\b|deaths?\b|drowned|"
    r"murdered|lost their lives",
    "injured": r"verletz\w*|verwundet\w*|Verletzungen|injur\w+|wound(?:ed|ing|s)\b|hurt\b",
    "arrested": r"festgenommen|festnahm\w*|nahm(?:en)?\b.{0,40}\bfest\b|verhaftet\w*|arrest(?:ed|ing|s)\b|"
    r"detain\w+",
    "missing": r"vermisst\w*|verschollen|missing\b|unaccounted",
    "displaced": r"obdachlos|vertrieben|evakuier\w+|in Sicherheit gebracht|displac\w+|evacuat\w+|homeless",
}
_ANY = re.compile("|".join(f"(?P<{name}>\\b(?:{words}))" for name, words in _FATES.items()))


def counted_fate(text: str, fact: Fact) -> str:
    """The fate told nearest to a number ("dead", "injured", …), else the number's own unit.

    What stands behind the number counts as nearer than what stands before it, and another number ends its
    reach.
    """
    best = (float(_REACH), fact.unit)
    for match in _ANY.finditer(text):
        behind = match.start() >= fact.end
        gap = text[fact.end : match.start()] if behind else text[match.end() : fact.start]
        if match.start() < fact.end and match.end() > fact.start:
            gap = ""
        distance = len(gap) * (1.0 if behind else 1.5) + (_REACH if re.search(r"\d|[;.:]\s", gap) else 0)
        best = min(best, (distance, str(match.lastgroup)))
    return best[1]
