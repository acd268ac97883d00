"""Which encoding some bytes are in, and whether they are text at all.

Knows bytes and character statistics, nothing of files or articles.
"""

from __future__ import annotations

import re

from lesarten.errors import SourceError

SAMPLE = 64 * 1024
"""Bytes that detection looks at: enough for any language model, and a 50 MB file costs no more."""
MOST_CONTROLS = 0.005
"""Share of control characters from which bytes are not text; terminal recordings stay below without ESC."""
MOST_BROKEN = 0.001
"""Share of bytes that may be invalid in a file that is otherwise good UTF-8: a cut or a pasted byte."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich-text document"),
)
_CONTROLS = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâáçñóòôíìîïúùûåøÉÀÁÈÇÑÅØÓ„“”‚‘’–—…»«›‹€§°·•©®™×\xa0\xad")
"""What Western European text holds beyond ASCII when it is read as Windows-1252.
Left out are the signs that a Central European text shows there in the middle of its words."""
_CANDIDATES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "mac_roman"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "cp437", "cp850"),
    *("shift_jis", "euc_jp", "euc_kr", "gb18030", "big5"),
]
"""What detection may answer; its full list of a hundred takes longer and errs more."""
_WESTERN_CODECS = frozenset(("cp1252", "cp1254", "iso8859_15", "mac_roman", "cp437", "cp850"))
_SIGN_IN_WORD = re.compile(r"[a-zà-ÿ][³¹£¿¥ªº¼¾](?=[a-zà-ÿ])")
"""No Western word holds such a sign: the bytes are letters of another code page."""


def decode(data: bytes, path: str) -> tuple[str, str, str | None]:
    """Decode bytes to (text, codec name, problem sentence or None).

    A byte-order mark decides, then valid UTF-8, then what an HTML page declares, then detection on a
    sample. Raises SourceError("is not text") for what is binary; `path` is only named in it.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _lossy(data, codec)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(path, f"is not text (it is {what})")
    wide = _wide_codec(data[:SAMPLE])
    if wide:
        return _lossy(data, wide)
    sample = data[:SAMPLE]
    if b"\x00" in sample or len(_CONTROLS.findall(sample)) > MOST_CONTROLS * len(sample) + 1:
        raise SourceError(path, "is not text")
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError:
        pass
    return _decode_narrow(data, path)


def _decode_narrow(data: bytes, path: str) -> tuple[str, str, str | None]:
    if _nearly_utf8(data):
        return _lossy(data, "utf-8")
    declared = _DECLARED.search(data[:4096])
    if declared:
        codec = _known(declared.group(1).decode("ascii"))
        if codec and not codec.startswith(("utf-8", "utf-16", "utf-32")):
            return _lossy(data, codec)
    sample = _telling_sample(data)
    if _looks_western(sample):
        return _lossy(data, "cp1252")
    return _lossy(data, _detect(sample, path))


def _lossy(data: bytes, codec: str) -> tuple[str, str, str | None]:
    """Decode, and say so when some bytes have no meaning."""
    text = data.decode(codec, errors="replace")
    if codec == "cp1252" and "\ufffd" in text:  # five bytes mean nothing there; Latin-1 has controls instead
        text = data.translate(_UNDEFINED_1252).decode("cp1252")
    broken = text.count("\ufffd")
    if not broken:
        return text, codec, None
    what = "one character" if broken == 1 else f"{broken} characters"
    return text, codec, f"{what} could not be decoded as {codec}"


_UNDEFINED_1252 = bytes.maketrans(b"\x81\x8d\x8f\x90\x9d", b"     ")


def _wide_codec(sample: bytes) -> str | None:
    """UTF-16 without its mark: Western text has a zero in every second byte."""
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[offset::2].count(0) > 0.6 * half and sample[1 - offset :: 2].count(0) < 0.02 * half:
            return codec
    return None


def _nearly_utf8(data: bytes) -> bool:
    """Many valid multi-byte characters and a few broken bytes: UTF-8 that something damaged."""
    text = data[: 16 * SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    valid = sum(1 for character in text[: 4 * SAMPLE] if character > "\x7f") - broken
    return valid > 4 * broken or (broken == 1 and valid > 0 and text.endswith("\ufffd"))


def _known(name: str) -> str | None:
    import codecs

    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec  # what browsers do with these names


def _telling_sample(data: bytes) -> bytes:
    """Some kilobytes around the first bytes that are not ASCII."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 1024) if first else 0
    return data[start : start + SAMPLE]


def _looks_western(sample: bytes) -> bool:
    """A few of the usual accents and quotes between ASCII letters: Windows-1252, which holds Latin-1.

    Detection by language models confuses such a text with a dozen near relatives when it is short.
    """
    text = sample.translate(_UNDEFINED_1252).decode("cp1252")
    special = [character for character in text if character > "\x7f"]
    letters = sum(1 for character in text if character.isalpha()) or 1
    return len(special) < 0.15 * letters and all(character in _WESTERN for character in special)


def _detect(sample: bytes, path: str) -> str:
    # Deferred: 30 ms that only a file in an old encoding costs.
    from charset_normalizer import from_bytes

    foreign = _SIGN_IN_WORD.search(sample.translate(_UNDEFINED_1252).decode("cp1252"))
    candidates = [codec for codec in _CANDIDATES if not (foreign and codec in _WESTERN_CODECS)]
    best = from_bytes(sample, cp_isolation=candidates).best()
    if best is None:
        raise SourceError(path, "is not text")
    return best.encoding
