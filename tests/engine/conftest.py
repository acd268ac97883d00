"""Engine tests share `small_articles`: they are imported by file, not as a package."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
