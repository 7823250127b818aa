"""Bytes to text: byte order mark, what the page itself says, UTF-8, then a guess that says it is one."""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how its bytes were read, and what was lost on the way (empty: nothing)."""

    text: str
    charset: str
    lost: str = ""


def decoded(data: bytes) -> Decoded:
    """The text of some bytes; never an error: what cannot be read becomes U+FFFD and is told in `lost`."""
    for mark, charset in MARKS:
        if data.startswith(mark):
            return _replaced(data, charset)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if told := _told(data):
        return _replaced(data, told)
    # A few bad bytes in much good UTF-8 are damage, not another encoding.
    if (mended := data.decode("utf-8", "replace")).count("\ufffd") <= len(mended) / 200 and not _latin(data):
        return Decoded(mended, "utf-8", "bytes that are no UTF-8 became U+FFFD")
    best = from_bytes(data[:60_000]).best()
    charset = best.encoding if best else "cp1252"
    found = _replaced(data, charset)
    return Decoded(found.text, charset, found.lost or f"read as {charset}, which the file does not say")


def _told(data: bytes) -> str | None:
    said = re.search(
        rb"<meta[^>]{0,100}charset=[\"']?\s*([\w-]{2,20})|encoding=[\"']([\w-]{2,20})[\"']", data[:4096], re.I
    )
    if said is None:
        return None
    name = (said.group(1) or said.group(2)).decode("ascii").lower()
    name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
    try:
        "".encode(name)
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return None if name.replace("-", "") == "utf8" else name


def _latin(data: bytes) -> bool:
    """Whether the bytes above ASCII stand alone between letters, as in Windows-1252, and never as UTF-8 pairs."""
    return not re.search(rb"[\xc2-\xf4][\x80-\xbf]", data)


def _replaced(data: bytes, charset: str) -> Decoded:
    try:
        return Decoded(data.decode(charset), charset)
    except (UnicodeDecodeError, LookupError):
        text = data.decode(charset if charset != "utf-8-sig" else "utf-8", "replace").removeprefix("\ufeff")
        return Decoded(text, charset, f"bytes that are no {charset} became U+FFFD")
