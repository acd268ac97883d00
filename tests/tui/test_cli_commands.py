"""The commands that print, run as a user or a script runs them: as processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
ARTICLE_KEYS = [
    "path", "title", "kicker", "outlet", "authors", "agency", "date", "language", "problem",
    "text", "blocks", "cut", "sentences",
]  # fmt: skip
LIST_KEYS = ["path", "title", "outlet", "date", "language", "words", "sentences", "cut_share", "problem"]
COMPARE_KEYS = ["version", "a", "b", "threshold", "similarity", "links", "beads", "discrepancies"]
BEAD_KEYS = ["a", "b", "kind", "moved", "reworded", "edits", "discrepancies"]
DISCREPANCY_KEYS = ["type", "a", "b", "a_id", "b_id", "noise"]


def lesarten(
    *arguments: str, cwd: Path = ROOT, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lesarten", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def seed(number: int) -> str:
    return f"seeds/{SEEDS[number]}"


def json_of(*arguments: str, cwd: Path = ROOT, stdin: bytes = b"") -> object:
    done = lesarten(*arguments, cwd=cwd, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


STORY = (
    "Der Stadtrat hat am Dienstag den neuen Haushalt beschlossen. Er sieht Ausgaben von 120 Millionen "
    "Euro vor.\n\nDie Opposition stimmte dagegen. Ihr Sprecher nannte den Plan unsolide und kündigte an, "
    "die Aufsicht anzurufen. Über den Einspruch wird im Herbst entschieden, teilte die Verwaltung mit.\n"
)


def test_list_prints_a_line_for_each_article_with_its_title() -> None:
    done = lesarten("list", "seeds")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert len(lines) == len(SEEDS)
    assert "Lawrow: Nordkorea unterstützt" in lines[0]
    assert all(name in line for name, line in zip(SEEDS, lines, strict=True))


def test_list_json_is_an_array_with_the_contracts_keys() -> None:
    rows = json_of("list", "seeds", "--json")
    assert isinstance(rows, list)
    assert [list(row) for row in rows] == [LIST_KEYS] * len(SEEDS)
    assert [row["path"] for row in rows] == [f"seeds/{name}" for name in SEEDS]
    assert all(0 <= row["cut_share"] < 1 and row["words"] > 100 for row in rows)


def test_show_json_carries_offsets_that_give_the_sentences_back() -> None:
    done = lesarten("show", *map(seed, range(5)), "--json")
    articles = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(articles) == len(SEEDS)
    for article in articles:
        assert list(article) == ARTICLE_KEYS
        assert article["text"] == "\n\n".join(block["text"] for block in article["blocks"])
        for number, sentence in enumerate(article["sentences"]):
            assert sentence["id"] == number
            assert article["text"][sentence["start"] : sentence["end"]] == sentence["text"]


def test_show_raw_is_the_file_byte_for_byte(tmp_path: Path) -> None:
    data = b"\xff\xfeu\x00m\x00l\x00\r\x00\n\x00"
    path = write(tmp_path, "wide.txt", data)
    assert lesarten("show", "--raw", str(path)).stdout == data


def test_show_reads_standard_input() -> None:
    article = json_of("show", "-", "--json", stdin=STORY.encode())
    assert isinstance(article, dict)
    assert article["path"] == "-"
    assert "120 Millionen" in article["text"]


def test_show_reads_a_descriptor_by_name(tmp_path: Path) -> None:
    path = write(tmp_path, "story.txt", STORY)
    with path.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "lesarten", "show", f"/dev/fd/{file.fileno()}", "--json"],
            cwd=ROOT, capture_output=True, pass_fds=[file.fileno()], check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "120 Millionen" in json.loads(done.stdout)["text"]


def test_compare_json_has_the_contracts_shape() -> None:
    result = json_of("compare", seed(2), seed(4), "--json")
    assert isinstance(result, dict)
    assert list(result) == COMPARE_KEYS
    assert [list(result["a"]), list(result["b"])] == [ARTICLE_KEYS] * 2
    assert all(list(bead) == BEAD_KEYS for bead in result["beads"])
    found = [d for bead in result["beads"] for d in bead["discrepancies"]] + result["discrepancies"]
    assert all(list(item) == DISCREPANCY_KEYS for item in found)
    assert all(round(link["score"], 4) == link["score"] for link in result["links"])


def test_compare_is_the_same_bytes_every_time_and_those_of_the_python_interface() -> None:
    import lesarten as engine

    first = lesarten("compare", seed(0), seed(1), "--json", PYTHONHASHSEED="1").stdout
    second = lesarten("compare", seed(0), seed(1), "--json", PYTHONHASHSEED="2").stdout
    collation = engine.collate(engine.read(seed(0)), engine.read(seed(1)))
    assert first == second == engine.to_json(collation).encode()


def test_compare_as_text_shows_both_articles_without_escapes() -> None:
    done = lesarten("compare", seed(0), seed(1))
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "\x1b" not in text
    assert "14.000" in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_text_keeps_to_the_width_asked_for(width: int) -> None:
    for command in (("compare", seed(1), seed(2)), ("show", seed(3))):
        lines = lesarten(*command, "--width", str(width)).stdout.decode().splitlines()
        assert max(map(len, lines)) <= width


def test_emphasis_is_sent_only_when_asked_for() -> None:
    assert b"\x1b[" in lesarten("show", seed(0), "--color", "always").stdout
    assert b"\x1b[" not in lesarten("show", seed(0), "--color", "never").stdout


def test_lines_takes_each_line_as_one_sentence(tmp_path: Path) -> None:
    a = write(tmp_path, "a.txt", "Der Zug kam um 8.30 Uhr an. Er war voll.\n\nAnzeige\n")
    b = write(tmp_path, "b.txt", "Anzeige\nDer volle Zug kam um 8.30 Uhr an.\n")
    result = json_of("compare", str(a), str(b), "--lines", "--json")
    assert isinstance(result, dict)
    assert [s["text"] for s in result["a"]["sentences"]] == [
        "Der Zug kam um 8.30 Uhr an. Er war voll.", "Anzeige",
    ]  # fmt: skip
    assert {s["kind"] for s in result["a"]["sentences"] + result["b"]["sentences"]} == {"body"}
    assert result["a"]["title"] is None


def test_raising_the_threshold_never_adds_a_link() -> None:
    links = []
    for threshold in ("0.1", "0.5", "0.9"):
        result = json_of("compare", seed(2), seed(4), "--json", "--threshold", threshold)
        assert isinstance(result, dict)
        links.append({(link["a"], link["b"]) for link in result["links"]})
    assert links[0] >= links[1] >= links[2]


def test_a_library_adds_witnesses_and_says_which() -> None:
    result = json_of("compare", seed(0), seed(1), "--json", "--library", "seeds")
    assert isinstance(result, dict)
    assert sorted(result["witnesses"]) == [seed(2), seed(3), seed(4)]


def test_wrong_usage_ends_with_two_and_a_word_on_stderr() -> None:
    for arguments in (
        ("compare", seed(0)),
        ("list",),
        ("show", seed(0), "--width", "x"),
        ("compare", seed(0), seed(1), "--threshold", "2"),
        ("compare", "-", "-"),
        ("show", "--nonsense"),
    ):
        done = lesarten(*arguments)
        assert (done.returncode, done.stdout) == (2, b""), arguments
        assert done.stderr


@pytest.fixture
def bad_folder(tmp_path: Path) -> Path:
    """One good article among everything that can be wrong with a file."""
    write(tmp_path, "a_good.txt", STORY)
    write(tmp_path, "b_empty.txt", "")
    (tmp_path / "c_folder.txt").mkdir()
    write(tmp_path, "d_binary.txt", bytes(range(256)) * 40)
    os.mkfifo(tmp_path / "e_pipe.txt")
    (tmp_path / "f_link.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "g_loop.txt").symlink_to(tmp_path / "g_loop.txt")
    write(tmp_path, "h_latin.txt", STORY.encode("latin-1"))
    write(tmp_path, "i_wide.txt", STORY.encode("utf-16"))
    write(tmp_path, "j_dirt.txt", "Anzeige\n\nTeilen\n\nKommentare\n\nMehr zum Thema\n")
    write(
        tmp_path,
        "k_escape.txt",
        "\x1b]0;owned\x07\x1b[31m" + STORY.replace("Haushalt", "\x1b[1mHaushalt\x9b0m"),
    )
    write(tmp_path, "l_markup.txt", "[bold][@click=app.quit]" + STORY + "[/]")
    return tmp_path


def test_list_goes_on_behind_every_bad_file(bad_folder: Path) -> None:
    done = lesarten("list", ".", "--json", cwd=bad_folder)
    rows = {row["path"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 5
    assert [name for name in sorted(rows) if rows[name]["problem"] is None] == [
        "./a_good.txt", "./h_latin.txt", "./i_wide.txt", "./k_escape.txt", "./l_markup.txt",
    ]  # fmt: skip
    for name in ("./h_latin.txt", "./i_wide.txt", "./k_escape.txt"):
        assert rows[name]["words"] == rows["./a_good.txt"]["words"]


@pytest.mark.parametrize(
    "name", ["missing.txt", "c_folder.txt", "d_binary.txt", "e_pipe.txt", "f_link.txt", "g_loop.txt"]
)
def test_a_file_that_is_no_text_costs_one_line_and_nothing_else(bad_folder: Path, name: str) -> None:
    done = lesarten("show", name, "a_good.txt", "--json", cwd=bad_folder)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert len(lines) == 1
    assert name in lines[0]
    assert json.loads(done.stdout)["path"] == "a_good.txt"
    compared = lesarten("compare", "a_good.txt", name, "--json", cwd=bad_folder)
    assert (compared.returncode, compared.stdout) == (2, b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "secret.txt", STORY)
    path.chmod(0)
    done = lesarten("show", str(path))
    assert done.returncode == 2
    assert b"permission denied" in done.stderr


@pytest.mark.parametrize("name", ["b_empty.txt", "j_dirt.txt"])
def test_a_file_without_an_article_is_no_error_but_says_so(bad_folder: Path, name: str) -> None:
    article = json_of("show", name, "--json", cwd=bad_folder)
    assert isinstance(article, dict)
    assert article["problem"]
    compared = json_of("compare", "a_good.txt", name, "--json", cwd=bad_folder)
    assert isinstance(compared, dict)
    assert compared["links"] == []
    assert all(bead["kind"] == "only_a" for bead in compared["beads"] if not bead["b"])


def test_no_control_character_of_a_file_or_a_name_reaches_the_terminal(bad_folder: Path) -> None:
    write(bad_folder, "m_\x1b[31mname.txt", STORY)
    for arguments in (
        ("list", "."), ("list", ".", "--json"), ("show", "k_escape.txt"), ("show", "k_escape.txt", "--json"),
        ("compare", "k_escape.txt", "l_markup.txt"), ("show", "no_\x1b]0;x\x07.txt"),
    ):  # fmt: skip
        done = lesarten(*arguments, cwd=bad_folder)
        assert not {0x1B, 0x07, 0x9B} & set(done.stdout.replace(b"\xc2\x9b", b"\x9b") + done.stderr), (
            arguments
        )


def test_markup_in_a_file_is_shown_as_it_stands(bad_folder: Path) -> None:
    assert b"[@click=app.quit]" in lesarten("show", "l_markup.txt", cwd=bad_folder).stdout


def test_a_name_that_is_no_text_is_still_listed(tmp_path: Path) -> None:
    name = b"stadtrat_\xff.txt"
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text(STORY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    for arguments in (("list", str(tmp_path)), ("list", str(tmp_path), "--json")):
        done = lesarten(*arguments)
        assert done.returncode == 0, done.stderr
        assert b"stadtrat_" in done.stdout


def test_a_closed_pipe_ends_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lesarten", "show", *map(seed, range(5)), "--json"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    def heed_interrupts() -> None:
        # Whoever starts the tests in the background of a script hands on that interrupts are ignored.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    process = subprocess.Popen(
        [sys.executable, "-m", "lesarten", "show", "-"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,
    )  # fmt: skip
    assert process.stdin is not None
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1.5)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in complaint


def test_doctor_names_versions_folders_and_the_watcher() -> None:
    text = lesarten("doctor", "seeds", "nowhere").stdout.decode()
    for word in ("lesarten", "python", "textual", "Terminal", "log file", "Observer", "5 articles"):
        assert word in text
    assert "no such file or folder" in text


@pytest.mark.parametrize(
    "command", ["list", "show", "compare", "facts", "quotes", "matrix", "near", "config", "doctor"]
)
def test_a_command_never_loads_textual(command: str) -> None:
    given = {"show": [seed(0)], "compare": [seed(0), seed(1)], "near": [seed(0), "seeds"], "config": []}
    files = given.get(command, ["seeds"])
    code = (
        "import sys; from tui.main import main; code = main(sys.argv[1:]); "
        "assert 'textual' not in sys.modules; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, command, *files], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_reader_asks_for_a_terminal() -> None:
    done = lesarten("seeds")
    assert done.returncode == 2
    assert b"terminal" in done.stderr


def test_help_and_version_are_there() -> None:
    assert b"compare" in lesarten("--help").stdout
    assert lesarten("--version").stdout.startswith(b"lesarten ")


def test_a_foreign_package_of_our_name_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "widgets"
    foreign.mkdir()
    write(foreign, "__init__.py", "raise SystemExit('the wrong package was loaded')")
    done = lesarten("list", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert b"another package named 'widgets'" in done.stderr


def test_a_line_of_two_megabytes_is_read_and_a_file_of_fifty_said_to_be_too_large(tmp_path: Path) -> None:
    long_line = write(tmp_path, "line.txt", STORY.replace("\n", " ") * 7000)
    big = write(tmp_path, "big.txt", (STORY + "\n") * 180_000)
    assert long_line.stat().st_size > 2_000_000
    assert big.stat().st_size > 50_000_000
    done = lesarten("list", str(long_line), str(big), "--json")
    assert done.returncode == 0, done.stderr
    line, dump = json.loads(done.stdout)
    assert line["words"] == 44 * 7000
    assert line["problem"] is None
    assert "too large" in dump["problem"]


def test_the_matrix_has_a_cell_for_every_pair() -> None:
    result = json_of("matrix", "seeds", "--json")
    assert isinstance(result, dict)
    assert [source["siglum"] for source in result["sources"]] == list("ABCDE")
    assert [cell["a"] + cell["b"] for cell in result["cells"]] == [
        "AB", "AC", "AD", "AE", "BC", "BD", "BE", "CD", "CE", "DE",
    ]  # fmt: skip
    assert "%" in lesarten("matrix", "seeds").stdout.decode()


@pytest.mark.parametrize(
    ("command", "measure"),
    [
        (("compare", seed(0), seed(1)), "71 % in pairs"),
        (("compare", seed(0), seed(1), "--format", "markdown"), "71 % in pairs"),
        (("compare", seed(0), seed(1), "--format", "html"), "71 % in pairs"),
        (("matrix", seed(0), seed(1)), "share of both texts in pairs"),
        (("near", seed(0), "seeds"), "%: rare words alike"),
    ],
)
def test_a_percentage_says_what_it_is_a_share_of(command: tuple[str, ...], measure: str) -> None:
    """In the words of the screens, for they tell the same figures."""
    said = lesarten(*command).stdout.decode()
    assert measure in said
    assert "shared" not in said.replace("shared sentences", "")


def test_facts_tells_which_source_has_which_number_in_its_own_words() -> None:
    rows = json_of("facts", "seeds", "--json")
    assert isinstance(rows, list)
    numbers = {row["value"]: row["sources"] for row in rows if row["type"] == "number"}
    assert numbers["14000"] == [seed(0), seed(1)]
    assert numbers["30000"] == [seed(0), seed(1)]
    assert numbers["10000"] == [seed(2), seed(4)]
    assert numbers["6000"] == numbers["12000000"] == [seed(2)]
    assert "50000000" not in numbers
    differing = [row["differs"] for row in rows]
    assert differing == sorted(differing, reverse=True)
    text = lesarten("facts", "seeds").stdout.decode()
    assert "etwa 14.000" in text
    assert "≠ C D: am Samstag\n  E: Am Sonntag\n" in text
    assert max(map(len, text.splitlines())) <= 100


def test_quotes_puts_the_wordings_of_one_quotation_together() -> None:
    rows = json_of("quotes", "seeds", "--json")
    assert isinstance(rows, list)
    causes = next(row for row in rows if "Ursachen der Ukraine-Krise" in row["text"])
    assert causes["sources"] == [seed(1), seed(2), seed(4)]
    assert causes["differs"]
    assert next(row for row in rows if "direkte Kontakte" in str(row))["sources"] == [seed(1), seed(3)]
    assert (
        "≠ Kim Jong Un · through KCNA · 3 sources · 3 wordings" in lesarten("quotes", "seeds").stdout.decode()
    )
    assert "Ursachen der Ukraine-Krise" in lesarten("quotes", "seeds").stdout.decode().replace("\n    ", " ")


def test_near_names_the_neighbours_and_not_the_article_itself(tmp_path: Path) -> None:
    write(tmp_path, "weather.txt", "Am Wochenende wird es wechselhaft, sagte der Wetterdienst.\n")
    rows = json_of("near", seed(2), "seeds", str(tmp_path), "--json")
    assert isinstance(rows, list)
    assert {row["path"] for row in rows[:4]} == {seed(0), seed(1), seed(3), seed(4)}
    assert all(row["shared_run"] for row in rows[:4])
    assert seed(2) not in {row["path"] for row in rows}


def test_a_readers_decisions_are_applied_unless_the_text_is_wanted_as_it_is(tmp_path: Path) -> None:
    import lesarten as engine
    from lesarten.decided import about_name, append

    path = write(tmp_path, "rat.txt", STORY)
    article = engine.read(str(path))
    data = tmp_path / "data"
    append(data / "lesarten" / "decisions.jsonl", about_name(article, "Kreisbote", "2025-07-12"))
    for arguments, outlet in (((), "Kreisbote"), (("--as-is",), None)):
        done = lesarten("show", str(path), "--json", *arguments, XDG_DATA_HOME=str(data))
        assert json.loads(done.stdout)["outlet"] == outlet


def test_a_model_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    done = lesarten("compare", seed(0), seed(1), "--model", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1


def test_a_mistyped_command_is_told_the_nearest_one_off_a_terminal_too() -> None:
    done = lesarten("compar")
    assert done.returncode == 2
    assert done.stderr.decode().endswith("did you mean: lesarten compare\n")


@pytest.mark.parametrize("arguments", [("compare", "--help"), ("--help",), ("compare", "a")])
def test_the_help_and_wrong_usage_are_wholly_in_the_language_in_use(arguments: tuple[str, ...]) -> None:
    done = lesarten(*arguments, LC_ALL="de_DE.UTF-8", LANGUAGE="de", PYTHONIOENCODING="utf-8")
    said = (done.stdout + done.stderr).decode()
    assert said.startswith("Aufruf: ")
    assert ("Fehler: es fehlt: B" in said) == (done.returncode == 2)
    for english in ("usage", "options:", "positional", "show ", "error", "required"):
        assert english not in said
