"""The house keeps its rules: layers, lint, types, sizes, and what an import may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("lesarten", "widgets", "tui")
MODULES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "__pycache__" not in path.parts
)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
TERMINAL = {"textual", "rich", "watchdog", "widgets", "tui"}
HEAVY = TERMINAL | {
    "numpy",
    "trafilatura",
    "py3langid",
    "diff_match_patch",
    "snowballstemmer",
    "charset_normalizer",
}


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def loaded_after(code: str) -> set[str]:
    """The top-level packages in sys.modules after running code in a fresh interpreter."""
    done = run("-c", code + "\nimport sys; print('\\n'.join({n.partition('.')[0] for n in sys.modules}))")
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


ENGINE = [path for path in MODULES if path.is_relative_to(ROOT / "lesarten")]


@pytest.mark.parametrize("path", ENGINE, ids=shown)
def test_an_engine_module_loads_no_terminal_and_no_watcher(path: Path) -> None:
    assert not loaded_after(f"import {dotted(path)}") & TERMINAL


def test_importing_the_engine_loads_nothing_heavy() -> None:
    assert not loaded_after("import lesarten") & HEAVY


def test_rows_load_no_textual() -> None:
    assert "textual" not in loaded_after("import widgets.rows")


def test_every_public_name_of_the_engine_can_be_had() -> None:
    import lesarten

    assert [name for name in lesarten.__all__ if not hasattr(lesarten, name)] == []


def test_a_public_function_is_one_however_its_module_was_imported() -> None:
    code = (
        "import lesarten, lesarten.align, lesarten.collate, lesarten.read\n"
        "assert all(callable(getattr(lesarten, name)) for name in ('align', 'collate', 'read'))"
    )
    assert run("-c", code).returncode == 0


def test_tui_and_widgets_hold_nothing_but_a_docstring() -> None:
    for package in ("tui", "widgets"):
        body = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8")).body
        assert [type(node) for node in body] == [ast.Expr]


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "ruff", "check", "--no-cache", "."),
        ("-m", "ruff", "format", "--no-cache", "--check", "."),
        ("-m", "mypy", "--no-error-summary"),
        ("-c", "import sys; from importlinter.cli import lint_imports_command as lint; lint()"),
    ],
    ids=["ruff check", "ruff format", "mypy", "import-linter"],
)
def test_the_code_passes(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", ["catalogue.py", "keys.py"])
def test_what_is_made_from_the_program_is_up_to_date(script: str) -> None:
    done = run(f"scripts/{script}", "--check")
    assert done.returncode == 0, f"run python scripts/{script}\n{done.stderr}"


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_and_its_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_the_readme_names_the_command_that_runs_these_tests() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 scripts/test.py" in readme
    assert "python3 scripts/test.py" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
