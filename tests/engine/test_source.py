from __future__ import annotations

import codecs
import os
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lesarten.errors import SourceError
from lesarten.source import clean_characters, decode_source, read_source

GERMAN = "Die Straße führt nach Köln. Überall hört man: „schön“.\n" * 5
PLAIN_GERMAN = "Die Straße führt nach Köln. Überall hört man Gutes.\n" * 5


def reason(path: str) -> str:
    with pytest.raises(SourceError) as raised:
        read_source(path)
    assert raised.value.path == path
    return raised.value.reason


def test_a_missing_file_a_folder_and_a_pipe_are_refused_in_words(tmp_path: Path):
    assert reason(str(tmp_path / "no.txt")) == "no such file"
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert reason(str(folder)) == "is a folder"
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert reason(str(pipe)) == "is not a regular file"
    assert reason("/dev/zero") == "is not a regular file"
    assert reason("a\0b") == "no such file"


def test_a_link_to_nothing_and_a_file_without_permission_are_refused(tmp_path: Path):
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert reason(str(link)) == "is a link to a file that is gone"
    closed = tmp_path / "closed.txt"
    closed.write_text("x")
    closed.chmod(0)
    if os.geteuid() != 0:
        assert reason(str(closed)) == "cannot be read: permission denied"


def test_a_descriptor_given_by_name_is_read():
    reading, writing = os.pipe()
    os.write(writing, "Köln".encode())
    os.close(writing)
    try:
        assert read_source(f"/dev/fd/{reading}").text == "Köln"
    finally:
        os.close(reading)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"%PDF-1.4 text",
        b"PK\x03\x04 text",
        b"\x89PNG\r\n",
        b"text\x00with\x00zero" * 9,
    ],
)
def test_what_is_binary_is_not_text(data: bytes):
    with pytest.raises(SourceError, match="is not text"):
        decode_source(data, "x.txt")


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_german_is_read_in_every_encoding_it_comes_in(codec: str):
    data = GERMAN.encode(codec)
    if codec == "utf-16-be":
        data = codecs.BOM_UTF16_BE + data
    assert decode_source(data, "x.txt").text == GERMAN


def test_latin_1_is_read_even_when_it_is_short():
    assert decode_source("Köln grüßt".encode("latin-1"), "x.txt").text == "Köln grüßt"
    assert decode_source(PLAIN_GERMAN.encode("latin-1"), "x.txt").text == PLAIN_GERMAN


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Правительство объявило о новых мерах поддержки экономики страны. ", "cp1251"),
        ("Rząd ogłosił nowe środki, które mają pomóc gospodarce, powiedział premier. ", "cp1250"),
        ("日本の首相は東京で会談した。経済について話した。", "shift_jis"),
    ],
)
def test_other_old_encodings_are_detected(text: str, codec: str):
    assert decode_source((text * 20).encode(codec), "x.txt").text == text * 20


def test_utf_8_with_one_broken_byte_stays_utf_8_and_says_so():
    source = decode_source("Größe und Länge\n".encode() * 50 + b"\xff", "x.txt")
    assert source.encoding == "utf-8"
    assert source.text.startswith("Größe")
    assert source.problem == "one character could not be decoded as utf-8"


def test_line_ends_are_one_kind_and_the_text_is_composed():
    source = decode_source(b"a\r\nb\rc\n" + "u\u0308".encode(), "x.txt")
    assert source.text == "a\nb\nc\nü"


def test_escape_sequences_are_removed_whole_and_markup_stays():
    text = "\x1b[31mrot\x1b[0m \x1b]0;evil title\x07klar \x1b]8;;http://x\x1b\\Link \x9b2Jfertig [bold]x[/]"
    assert clean_characters(text) == "rot klar Link fertig [bold]x[/]"


def test_invisible_characters_go_and_narrow_spaces_stay():
    assert clean_characters("Mei\u00adnung\u200b\ufeff a\tb 10\u202f000 x\u00a0y \u202eabc") == (
        "Meinung a b 10\u202f000 x\u00a0y abc"
    )


def test_joiners_stay_in_the_scripts_that_need_them():
    assert clean_characters("نمی\u200cخواهم") == "نمی\u200cخواهم"
    assert clean_characters("foo\u200cbar") == "foobar"


@given(st.text())
def test_no_text_keeps_control_characters(text: str):
    cleaned = clean_characters(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in cleaned)


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused_but_never_crash(data: bytes):
    try:
        digest = decode_source(data, "x.txt").digest
    except SourceError:
        digest = "0" * 64
    assert len(digest) == 64


def test_the_format_comes_from_the_suffix_or_the_first_bytes():
    assert decode_source(b"hello", "x.html").format == "html"
    assert decode_source(b"  <!DOCTYPE html><p>x", "x.txt").format == "html"
    assert decode_source(b"<b>no page</b>", "x.txt").format == "text"
    assert decode_source(b"# head", "x.md").format == "text"


def test_an_html_page_in_the_encoding_it_declares_is_read():
    page = '<html><meta charset="iso-8859-2"><p>Łódź</p></html>'.encode("iso-8859-2")
    assert "Łódź" in decode_source(page, "x.html").text
    wrong = '<html><meta charset="iso-8859-1"><p>Łódź</p></html>'.encode()
    assert "Łódź" in decode_source(wrong, "x.html").text


def test_fifty_megabytes_of_an_old_encoding_do_not_hang():
    data = PLAIN_GERMAN.encode("latin-1") * (50_000_000 // len(PLAIN_GERMAN))
    start = time.process_time()
    assert decode_source(data, "x.txt").encoding == "cp1252"
    assert time.process_time() - start < 20
