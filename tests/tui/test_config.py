"""The configuration: what it may say, how it is refused, what `lesarten config` prints, what it changes."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from driving import app_of, comparing, open_app, screen_text, settled, until
from textual.keys import _character_to_key
from textual.theme import Theme

from lesarten.errors import UsageError
from lesarten.words import use_language
from tui.binding_ids import BINDING_KEYS
from tui.config import NOTHING_SET, Settings, check_settings, read_settings, split_keys
from tui.config_words import config_lines, describe_options
from tui.main import main
from tui.screens.compare import CompareScreen
from tui.themes import DARK, LIGHT, THEMES, choose_theme
from tui.user_themes import find_faint, load_theme, load_themes

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = """
theme = "light"
ascii_signs = "yes"
mouse = false
columns = 120
threshold = 0.4
noise = false
poll = true
language = "en"
[keys]
pair.swap = "s"
"pair.raw" = "w,ctrl+w"
"""


@pytest.fixture(autouse=True)
def in_english() -> None:
    use_language("en")


@pytest.fixture
def configuration(own_folders: Path) -> Path:
    """Where the program under test looks for its configuration."""
    path = own_folders / "XDG_CONFIG_HOME" / "lesarten" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def lesarten(
    *arguments: str, encoding: str = "utf-8", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lesarten", *arguments],
        cwd=ROOT, capture_output=True, check=False, timeout=60, encoding=encoding,
        env={**os.environ, "PYTHONIOENCODING": encoding, **environment},
    )  # fmt: skip


# What it may say


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == NOTHING_SET


def test_without_a_file_no_parser_is_loaded() -> None:
    code = (
        "import sys; from pathlib import Path; from tui.config import read_settings; "
        "read_settings(Path('none')); assert not {'tomllib', 'difflib'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_option_is_read(configuration: Path) -> None:
    configuration.write_text(EVERYTHING, encoding="utf-8")
    keys = (("pair.raw", "w,ctrl+w"), ("pair.swap", "s"))
    assert read_settings(configuration) == Settings("light", "yes", False, 120, 0.4, False, True, "en", keys)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("them = 'dark'", "no option “them”; did you mean “theme”?"),
        ("treshold = 0.4", "did you mean “threshold”?"),
        ("[key]\npair.swap = 's'", "no option “key”; did you mean “keys”?"),
        ("xyzzy = 1", "no option “xyzzy”"),
        ("[keys]\npair.swop = 's'", "no key binding “pair.swop”; did you mean “pair.swap”?"),
        ("threshold = 'high'", "threshold must be a number from 0 to 1"),
        ("threshold = 1.5", "threshold must be a number from 0 to 1"),
        ("threshold = nan", "threshold must be a number from 0 to 1"),
        ("threshold = true", "threshold must be a number from 0 to 1"),
        ("mouse = 'no'", "mouse must be true or false"),
        ("poll = 1", "poll must be true or false"),
        ("noise = []", "noise must be true or false"),
        ("ascii_signs = true", "ascii_signs must be “auto”, “yes” or “no”"),
        ("ascii_signs = []", "ascii_signs must be “auto”, “yes” or “no”"),
        ("columns = 12", "columns must be a whole number from 40 to 1000"),
        ("columns = 100.0", "columns must be a whole number"),
        ("language = '../x'", "language must be a language code"),
        ("theme = 3", "theme must be a text in quotation marks"),
        ("keys = 's'", "keys must be a table: [keys]"),
        ("[keys]\npair.swap = 3", "keys.pair.swap must be names of keys"),
        ("[keys]\npair.swap = 'r'", "keys.pair.swap and pair.raw have the same key: r"),
        ("[keys]\npair.swap = '/'", "keys.pair.swap and screen.find have the same key: slash"),
        ("[keys]\npair.swap = ''", "keys.pair.swap must be names of keys"),
        ("[keys]\npair.swap = 'two words'", "keys.pair.swap must be names of keys"),
        ("theme = ", "is no TOML"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(configuration: Path, text: str, said: str) -> None:
    configuration.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_settings(configuration)
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(configuration))
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_text_is_refused(configuration: Path) -> None:
    configuration.write_bytes(b"theme = '\xff'")
    with pytest.raises(UsageError, match="is no TOML"):
        read_settings(configuration)
    configuration.unlink()
    configuration.mkdir()
    with pytest.raises(UsageError, match="directory"):
        read_settings(configuration)


def test_the_comma_can_be_a_key() -> None:
    assert split_keys(",") == ["comma"]
    assert split_keys("a, ctrl+b") == ["a", "ctrl+b"]


@pytest.mark.parametrize("key", "?/#+-.<>@_\\^*~äÄßx1")
def test_a_key_has_textuals_name(key: str) -> None:
    assert split_keys(key) == [_character_to_key(key)]


# The ids


def collected() -> dict[str, set[str]]:
    """What scripts/binding_ids.py finds in the screens and views."""
    found = importlib.util.spec_from_file_location("binding_ids", ROOT / "scripts" / "binding_ids.py")
    assert found is not None
    assert found.loader is not None
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    return script.collect()  # type: ignore[no-any-return]


def test_the_table_of_ids_is_what_the_screens_say() -> None:
    now = {id_: min(keys) for id_, keys in collected().items()}
    assert dict(sorted(now.items())) == BINDING_KEYS, "run scripts/binding_ids.py"


def test_an_id_has_the_same_keys_wherever_it_stands() -> None:
    assert {id_: keys for id_, keys in collected().items() if len(keys) > 1} == {}


@pytest.mark.parametrize("id_", BINDING_KEYS)
def test_everything_can_have_another_key(id_: str) -> None:
    assert check_settings({"keys": {id_: "f11"}}).keys == ((id_, "f11"),)


# `lesarten config`


def test_every_option_is_described() -> None:
    assert set(describe_options()) == set(Settings._fields) == set(fields_checked())


def fields_checked() -> list[str]:
    from tui.config import _CHECKS

    return list(_CHECKS)


@pytest.mark.parametrize("text", ["", EVERYTHING])
def test_what_config_prints_is_the_same_configuration(tmp_path: Path, text: str) -> None:
    settings = check_settings(tomllib.loads(text))
    printed = "\n".join(config_lines(tmp_path / "config.toml", settings))
    assert check_settings(tomllib.loads(printed)) == settings


def test_with_every_comment_taken_away_config_is_still_valid(tmp_path: Path) -> None:
    lines = list(config_lines(tmp_path / "config.toml", NOTHING_SET))
    examples = [line.removeprefix("# ") if " = " in line else line for line in lines]
    settings = check_settings(tomllib.loads("\n".join(examples)))
    assert dict(settings.keys) == BINDING_KEYS
    assert (settings.theme, settings.columns, settings.language) == ("dark", 100, "de")


def test_config_prints_its_path_and_what_is_in_force(configuration: Path) -> None:
    assert "there is no such file yet" in lesarten("config", LANGUAGE="en").stdout
    configuration.write_text("threshold = 0.25", encoding="utf-8")
    done = lesarten("config")
    assert done.returncode == 0
    assert done.stdout.startswith(f"# {configuration}\n")
    assert "\nthreshold = 0.25\n" in done.stdout
    assert tomllib.loads(done.stdout)["threshold"] == 0.25


@pytest.mark.parametrize("command", [("config",), ("list", "."), (".",)])
def test_a_wrong_configuration_ends_a_command_with_one_line(
    configuration: Path, command: tuple[str, ...]
) -> None:
    configuration.write_text("treshold = 0.4", encoding="utf-8")
    done = lesarten(*command, LANGUAGE="en")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f"lesarten: {configuration}: no option “treshold”; did you mean “threshold”?\n"


def test_help_and_doctor_work_with_a_wrong_configuration(configuration: Path) -> None:
    configuration.write_text("treshold = 0.4", encoding="utf-8")
    assert lesarten("--help").returncode == 0
    doctor = lesarten("doctor", LANGUAGE="en")
    assert doctor.returncode == 0
    assert f"{configuration} (refused: no option “treshold”; did you mean “threshold”?)" in doctor.stdout


def test_the_command_line_wins_over_the_file(configuration: Path, library: Path) -> None:
    files = [str(path) for path in sorted(library.glob("bridge*"))]
    configuration.write_text("threshold = 0.9", encoding="utf-8")
    assert '"threshold": 0.9,' in lesarten("compare", "--json", *files).stdout
    assert '"threshold": 0.2,' in lesarten("compare", "--json", "--threshold", "0.2", *files).stdout


def test_signs_are_ascii_where_the_configuration_or_the_stream_wants_it(
    configuration: Path, library: Path
) -> None:
    files = [str(path) for path in sorted(library.glob("bridge*"))]
    assert "≠" in lesarten("compare", *files, LANGUAGE="en").stdout
    latin = lesarten("compare", *files, encoding="latin-1", LANGUAGE="en").stdout
    assert " # " in latin
    assert "?" not in latin
    configuration.write_text("ascii_signs = 'yes'", encoding="utf-8")
    configured = lesarten("compare", *files).stdout
    assert " # " in configured
    assert not set("≈≠↕◂▸─") & set(configured)


def test_the_formats_of_compare_are_printed(library: Path) -> None:
    files = [str(path) for path in sorted(library.glob("bridge*"))]
    assert lesarten("compare", "--format", "html", *files).stdout.startswith("<!DOCTYPE html>\n")
    assert lesarten("compare", "--format", "markdown", *files).stdout.startswith("# ")
    assert lesarten("compare", "--format", "csv", *files).stdout.startswith("bead,kind,")
    text = lesarten("compare", *files).stdout
    assert lesarten("compare", "--format", "text", *files).stdout == text
    assert lesarten("compare", "--format", "html", "--json", *files).returncode == 2


def test_the_interface_speaks_the_configured_language(
    configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    translated = "was der Leser sieht"
    catalogue = Catalog(locale="de")
    catalogue.add(describe_options()["poll"], translated)
    place = tmp_path / "de" / "LC_MESSAGES" / "lesarten.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr("lesarten.words._LOCALES", tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    configuration.write_text("poll = true", encoding="utf-8")
    assert main(["config"]) == 0
    assert translated not in capfd.readouterr().out
    configuration.write_text('language = "de"', encoding="utf-8")
    assert main(["config"]) == 0
    assert f"# {translated}\npoll = false\n" in capfd.readouterr().out


def test_the_page_about_the_configuration_names_every_option_and_real_keys() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    options = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert options == [name for name in Settings._fields if name != "keys"]
    example = page.partition("    [keys]\n")[2].partition("\n\n")[0]
    assert check_settings({"keys": tomllib.loads(example)}).keys


# What it changes in the app


async def test_a_configured_key_does_what_its_binding_does(library: Path) -> None:
    app = open_app(library, keys=(("pair.swap", "s"), ("compare.filter", "w")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space", "down", "space", "c")
        await comparing(pilot)
        pair = app.state.pair
        await pilot.press("x")
        await pilot.pause()
        assert app.state.pair == pair
        await pilot.press("s")
        assert pair is not None
        await until(pilot, lambda: app.state.pair == (pair[1], pair[0]))
        assert "w filter" in screen_text(pilot)


async def test_a_comparison_opens_as_configured(library: Path) -> None:
    app = open_app(library, noise=False, columns=140, ascii_only=True, theme="light")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.theme == "light"
        await pilot.press("space", "down", "space", "c")
        await comparing(pilot)
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert not screen.view.options.noise
        assert screen.view.columns.stacked
        top = screen_text(pilot).splitlines()[:-1]  # the last line names keys, in words
        assert not set("≈≠↕◂▸│▌") & set("".join(top))


# Themes


def test_a_theme_of_ones_own_is_offered(configuration: Path) -> None:
    folder = configuration.parent / "themes"
    assert load_themes(folder) == ((), ())
    folder.mkdir()
    (folder / "mine.toml").write_text("dark = false\nprimary = '#112233'", encoding="utf-8")
    (folder / "notes.txt").write_text("not a theme", encoding="utf-8")
    (mine,), faults = load_themes(folder)
    assert faults == ()
    assert (mine.name, mine.dark, mine.primary) == ("mine", False, "#112233")
    assert mine.background == LIGHT.background


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("primry = '#112233'", "no colour “primry”; did you mean “primary”?"),
        ("primary = 'no colour'", "primary must be a colour"),
        ("primary = 3", "primary must be a colour"),
        ("dark = 'yes'", "dark must be"),
        ("primary", "is no TOML"),
    ],
)
def test_a_theme_that_is_none_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        load_theme(path)
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


def test_a_colour_of_ones_own_that_is_too_faint_is_named_with_its_line_and_made_readable(
    configuration: Path,
) -> None:
    folder = configuration.parent / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text("# mine\nbackground = '#101010'\nerror = '#402020'\n", encoding="utf-8")
    (folder / "other.toml").write_text("accent = '#ff00ff'", encoding="utf-8")
    (mine, other), (fault,) = load_themes(folder)
    assert "mine.toml: line 3: error is too faint on panel (1." in fault
    assert "\n" not in fault
    assert find_faint(mine) == {}
    assert (other.name, other.accent) == ("other", "#ff00ff")


def test_a_background_that_makes_the_programs_own_colours_faint_is_named_with_its_line(
    configuration: Path,
) -> None:
    folder = configuration.parent / "themes"
    folder.mkdir()
    (folder / "grey.toml").write_text("background = '#808080'", encoding="utf-8")
    (grey,), (fault,) = load_themes(folder)
    assert "grey.toml: line 1: foreground is too faint on background" in fault
    assert " and 6 more" in fault
    assert "background" not in find_faint(grey).values()


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_no_colour_of_the_programs_themes_is_too_faint(theme: Theme) -> None:
    assert find_faint(theme) == {}


async def test_a_broken_theme_of_ones_own_is_said_and_the_rest_goes_on(
    configuration: Path, library: Path
) -> None:
    folder = configuration.parent / "themes"
    folder.mkdir()
    (folder / "broken.toml").write_text("primry = '#112233'", encoding="utf-8")
    (folder / "mine.toml").write_text("accent = '#ff00ff'", encoding="utf-8")
    async with open_app(library, theme="mine").run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert app_of(pilot).theme == "mine"
        await until(pilot, lambda: "no colour “primry”" in screen_text(pilot), "what is wrong")
    with pytest.raises(UsageError, match="no colour “primry”"):
        open_app(library, theme="broken")


async def test_without_colour_the_terminals_own_theme_is_used_and_not_kept(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library, theme="light").run_test(size=(100, 30)) as pilot:
        await settled(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(library).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert pilot.app.theme == "terminal"
        segments = [one for strip in pilot.app.screen._compositor.render_strips() for one in strip]
        styles = [style for _text, style, _control in segments if style]
        colours = {part for style in styles for part in (style.color, style.bgcolor) if part is not None}
        assert {part.is_default for part in colours} <= {True}
    monkeypatch.delenv("NO_COLOR")
    assert open_app(library).theme == "light"


async def test_the_key_for_themes_walks_through_ones_own_too(configuration: Path, library: Path) -> None:
    folder = configuration.parent / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text("accent = '#ff00ff'", encoding="utf-8")
    (folder / "dark.toml").write_text("accent = '#00ff00'", encoding="utf-8")
    async with open_app(library, theme="mine").run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app = app_of(pilot)
        assert app.theme == "mine"
        assert app.current_theme.accent == "#ff00ff"
        await pilot.press("t")
        assert app.theme == "dark"
        assert app.current_theme.accent == "#00ff00"
        assert len(app.known_themes) == len(THEMES) + 1


def test_a_theme_that_nobody_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no theme “lihgt”; did you mean “light”"):
        choose_theme((DARK, LIGHT), "lihgt", "dark")
    assert choose_theme((DARK, LIGHT), None, "light") == "light"
    assert choose_theme((DARK, LIGHT), None, "gone") == "dark"
    assert choose_theme((DARK, LIGHT), "dark", "light") == "dark"
