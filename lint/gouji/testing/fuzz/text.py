"""Mutations of text: lines, columns, figures, characters and encodings."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from random import Random
import re

from gouji.testing.fuzz.case import Change, Mutation
from gouji.testing.fuzz.odd import ODD_CHARACTERS, ODD_FIGURES
from gouji.testing.fuzz.raw import piece, repeated

__all__ = ["ENCODINGS", "TEXT", "decoded", "of_text"]

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SEPARATOR = re.compile(r"[ \t\u3000\u00a0|]+")
_SEPARATORS = ("|", " | ", "\t", "  ", " ", "\u3000", "\u00a0", "||", "│", "")
_NEWLINES = ("\r\n", "\r", "\n\n", "\n\r", "\x0b", "\x0c", "\u2028", "\x85", "")
_ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5", "utf-7", "latin-1", "utf-32")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of some bytes, and the encoding that was taken; what is no text is kept as surrogates."""
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        encoding = "gb18030" if b"\xef\xbb\xbf" not in data[:3] and _is_gb(data) else "utf-8"
        return data.decode(encoding, "surrogateescape"), encoding


def _is_gb(data: bytes) -> bool:
    try:
        data[: len(data) // 2].decode("gb18030", "strict")
    except UnicodeDecodeError as error:
        return error.start > len(data) // 4
    return True


def of_text(change: Callable[[Random, str], str]) -> Change:
    """Return what changes the text of a file, in the encoding that it has."""

    @wraps(change)
    def changed(random: Random, data: bytes) -> bytes:
        text, encoding = decoded(data)
        return change(random, text).encode(encoding, "surrogateescape")

    def safe(random: Random, data: bytes) -> bytes:
        try:
            return changed(random, data)
        except UnicodeEncodeError:
            return data

    return safe


def _by_lines(change: Callable[[Random, list[str]], None]) -> Change:
    """Return what changes the list of a text's lines, each with its end."""

    def changed(random: Random, text: str) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(random, lines)
        return "".join(lines)

    return of_text(changed)


def _drop(random: Random, lines: list[str]) -> None:
    start, end = piece(random, len(lines), 30)
    del lines[start:end]


def _double(random: Random, lines: list[str]) -> None:
    start, end = piece(random, len(lines), 30)
    lines[end:end] = lines[start:end] * (repeated(random, sum(map(len, lines[start:end]))) - 1)


def _move(random: Random, lines: list[str]) -> None:
    start, end = piece(random, len(lines), 30)
    moved = lines[start:end]
    del lines[start:end]
    at = random.randint(0, len(lines))
    lines[at:at] = moved


def _join(random: Random, lines: list[str]) -> None:
    start, end = piece(random, len(lines), 60)
    lines[start:end] = ["".join(line.rstrip("\r\n") for line in lines[start:end]) + "\n"]


def _break(random: Random, lines: list[str]) -> None:
    at = random.randrange(len(lines))
    column = random.randint(0, len(lines[at]))
    lines[at : at + 1] = [lines[at][:column] + "\n" * random.choice((1, 1, 2, 5)), lines[at][column:]]


def _truncate(random: Random, lines: list[str]) -> None:
    for at in range(*piece(random, len(lines), 30)):
        lines[at] = lines[at][: random.randint(0, len(lines[at]))] + "\n"


def _shift(random: Random, lines: list[str]) -> None:
    """Put a cell more or less into some rows, at one side."""
    start, end = piece(random, len(lines), 20)
    before = random.choice(("| ", "\t", "    ", "0 | ", "\u3000", "规章\t"))
    for at in range(start, end):
        parts = _SEPARATOR.split(lines[at], maxsplit=1)
        lines[at] = parts[-1] if random.random() < 0.4 else before + lines[at]


def _separate(random: Random, lines: list[str]) -> None:
    start, end = piece(random, len(lines), 60)
    separator = random.choice(_SEPARATORS)
    for at in range(start, end):
        lines[at] = _SEPARATOR.sub(separator, lines[at].rstrip("\r\n")) + "\n"


def _end_lines(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 3000)
    return text[:start] + re.sub(r"\r\n|\r|\n", random.choice(_NEWLINES), text[start:end]) + text[end:]


def _figures(random: Random, text: str) -> str:
    found = list(_FIGURE.finditer(text))
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 2, 10)))), key=lambda m: -m.start()):
        text = text[: match.start()] + random.choice(ODD_FIGURES) + text[match.end() :]
    return text


def _odd(random: Random, text: str) -> str:
    for _ in range(random.choice((1, 1, 3))):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(ODD_CHARACTERS) + text[at:]
    return text


def _wide(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 2000)
    return text[:start] + text[start:end].translate(_WIDE) + text[end:]


def _swap(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 300)
    to = random.randint(end, len(text))
    return text[:start] + text[end:to] + text[start:end] + text[to:]


def _run(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 30)
    return text[:end] + text[start:end] * repeated(random, end - start, 100_000) + text[end:]


def _recode(random: Random, data: bytes) -> bytes:
    text, _ = decoded(data)
    return text.encode(random.choice(_ENCODINGS), "replace")


def _recode_part(random: Random, data: bytes) -> bytes:
    text, encoding = decoded(data)
    at = random.randint(0, len(text))
    return text[:at].encode(encoding, "replace") + text[at:].encode(random.choice(_ENCODINGS), "replace")


def _halve(random: Random, data: bytes) -> bytes:
    """Take one byte out of a character of several."""
    wide = [at for at in range(len(data)) if data[at] > 0x80]
    if not wide:
        return data
    at = random.choice(wide)
    return data[:at] + data[at + 1 :]


TEXT = (
    Mutation("lines lost", _by_lines(_drop)),
    Mutation("lines repeated", _by_lines(_double)),
    Mutation("lines moved", _by_lines(_move)),
    Mutation("lines joined", _by_lines(_join)),
    Mutation("line broken", _by_lines(_break)),
    Mutation("lines cut", _by_lines(_truncate)),
    Mutation("columns shifted", _by_lines(_shift)),
    Mutation("columns parted otherwise", _by_lines(_separate)),
    Mutation("line ends", of_text(_end_lines)),
    Mutation("odd figures", of_text(_figures)),
    Mutation("odd characters", of_text(_odd)),
    Mutation("wide characters", of_text(_wide)),
    Mutation("text moved", of_text(_swap)),
    Mutation("text repeated", of_text(_run)),
)
"""What can be done to a text in any layout."""

ENCODINGS = (
    Mutation("other encoding", _recode),
    Mutation("two encodings", _recode_part),
    Mutation("half a character", _halve),
)
"""What can be done to the encoding of a text, after which it often is none."""
