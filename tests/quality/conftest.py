from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--repin-cleaning", action="store_true", help="pin the cleaning corpus as it is now")
