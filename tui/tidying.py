"""When garbage is looked for: seldom, and never through what stays.

A look through all objects costs a tenth of a second and more once two long texts are compared or many are
read: as long as twenty key presses. What was made and stays is therefore set apart, and only what comes after
it is looked through, every half minute.
"""

from __future__ import annotations

import gc

THRESHOLDS = (700, 10, 10_000)
"""Young objects are looked through as ever; all of them only after ten thousand such looks, so never."""

TIDY_SECONDS = 30.0
"""So often everything that came since is looked through, if nobody is pressing keys."""

IDLE_SECONDS = 3.0
"""Who pressed no key for so long is reading."""


def begin() -> None:
    """Set apart what the start made, and look for garbage from now on."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    gc.enable()


def settle() -> None:
    """Set apart what was made by now, after a look through all; for a moment when something long is done.

    What was set apart before is looked through too: screens that were closed since are garbage.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Look through what came since."""
    gc.collect()


def set_apart() -> None:
    """Set apart what was made by now, unseen: thousands of cards that stay are no garbage to look for."""
    gc.freeze()
