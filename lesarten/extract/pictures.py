"""What says of itself that it goes with a picture: names of photographers, and captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lesarten.extract.features import CUE, NAMES
from lesarten.extract.shape import PICTURES, inner_ends

if TYPE_CHECKING:
    from lesarten.extract.features import Traits

_CREDIT_HEAD, _PAREN_NAME = NAMES.index("credit_head"), NAMES.index("paren_name")
LABEL = 20
"""Characters in which the label of a credit ends: "Source: …"."""
MOST_SENTENCES = 2
"""A paragraph with more of them is no caption, whoever stands "(left)" in it."""
CREDITED = 80
"""Characters of the end in which a picture is credited."""
_CREDITED = re.compile(rf"\((?:{PICTURES}|Credit|Archiv)(?:s|er)?\b[^()]*\)\W*$")


def is_credit(traits: Traits) -> bool:
    """Whether a line names the photographer of a picture, and says no more."""
    own = traits.own
    return (
        own is not None
        and not traits.long
        and bool(own[_CREDIT_HEAD] or own[_PAREN_NAME] or "©" in traits.text)
    )


def shows_picture(traits: Traits) -> bool:
    """Whether a piece is a caption, or the credit of a picture, by its own words.

    Of the development set's pieces that this is true of, one in sixty belongs to an article.
    """
    own, text = traits.own, traits.text
    if own is None:
        return False
    if not traits.long:
        return bool(own[_CREDIT_HEAD]) and 0 < text.find(":") < LABEL
    if own[CUE] and inner_ends(text) < MOST_SENTENCES:
        return True
    return ")" in text[-3:] and _CREDITED.search(text, max(0, len(text) - CREDITED)) is not None
