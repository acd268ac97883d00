"""Similarity of sentences: the protocol that an exchangeable one keeps, and the built-in evidence.

Knows strings and positions, no links, beads or articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike


@runtime_checkable
class Similarity(Protocol):
    """Further evidence that two sentences mean the same, such as a sentence-embedding model."""

    name: str
    """What it calls itself in messages: the folder of the model."""

    def vectors(self, sentences: Sequence[str]) -> ArrayLike:
        """One vector a sentence, all of one length; their cosine is how near the meanings are."""
        ...
