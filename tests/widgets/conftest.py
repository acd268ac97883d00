"""Widgets in tests: what their files share."""

from __future__ import annotations

import sys
from pathlib import Path

# Tests are imported by file, not as a package: this lets them share `stories`.
sys.path.append(str(Path(__file__).parent))
