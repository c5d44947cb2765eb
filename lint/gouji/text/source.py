"""The bytes of a file, their text, and the ways to name a place in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
import re

from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.message import Message
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["MAX_SOURCE_BYTES", "MOST_SOUGHT", "Position", "Range", "Source", "Span", "beyond_ascii"]

MAX_SOURCE_BYTES = 64 * 1024 * 1024
"""The largest text file that is read, in bytes; a report is some ten kilobytes."""

MOST_SOUGHT = 300_000
"""In no more characters of a text is sought what kind of report it is, and in which script."""

_ASCII = bytes(range(128))
_LINE_END = re.compile(r"\r\n|\n|\r")
_UTF8_BOM = b"\xef\xbb\xbf"
_FOREIGN_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Span(NamedTuple):
    """A start and an end, as code-point offsets into a source's text; ``end`` is exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted from 1; the column counts code points."""

    line: int
    column: int


class Range(NamedTuple):
    """A start and an end position; ``end`` is exclusive."""

    start: Position
    end: Position


@frozen
class Source(Entity):
    """A file's bytes, its text and its places.

    ``data`` is kept unchanged. ``text`` is the decoded text, without the byte order mark
    and with its line ends untouched, so that ``source[span]`` is the raw text of any node.
    ``lined`` is false where the text was drawn out of a format that has no lines (DOCX).
    """

    name: str
    data: bytes
    text: str
    encoding: str
    bom: int = 0
    lined: bool = True

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "<bytes>", declared: str = "") -> Source:
        """Decode *data* into a source: by its byte order mark, else as UTF-8, else as GB18030.

        *declared* is the encoding that the file itself names; the content may prove it wrong, and
        it decides where the content does not. Raises `UnreadableSourceError` where no encoding fits;
        its text names the byte offset.
        """
        if len(data) > MAX_SOURCE_BYTES:
            message = Message(
                f"文件有 {len(data):,} 字节；最多读取 {MAX_SOURCE_BYTES:,} 字节",
                f"{len(data):,} bytes; at most {MAX_SOURCE_BYTES:,} are read",
            )
            raise LimitExceededError(name, message, limit="MAX_SOURCE_BYTES")
        text, encoding, bom = _decode(data, name, declared.strip().lower())
        source = cls(name, data, text, encoding, bom)
        if encoding == "utf-8" and len(text) <= MOST_SOUGHT:
            # Of the bytes it takes a third of what it takes of the text.
            vars(source)["beyond_ascii"] = data[bom:].translate(None, _ASCII).decode()
        return source

    @classmethod
    def from_text(cls, text: str, name: str = "<text>") -> Source:
        """Return a source of *text*, as if it had been read from UTF-8."""
        try:
            return cls(name, text.encode(), text, "utf-8")
        except UnicodeEncodeError as error:
            message = Message(
                f"第 {error.start} 个字符是孤立的代理项，不是文字",
                f"a lone surrogate at character {error.start} is no text",
            )
            raise UnreadableSourceError(name, message, kind="encoding") from None

    def __getitem__(self, span: tuple[int, int]) -> str:
        start, end = span
        return self.text[start:end]

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {len(self.data)} bytes, {self.encoding})"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        r"""The offset at which each line begins; lines end with ``\n``, ``\r\n`` or ``\r``."""
        if "\r" not in self.text:
            # Where they are read as lines they are there; those of a page would be kept for nothing.
            lines: list[str] = vars(self).get("lines") or self.text.split("\n")
        elif re.search(r"\r(?!\n)", self.text):
            return (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        else:
            lines = self.text.split("\n")
        return (0, *accumulate([len(line) + 1 for line in lines[:-1]]))

    @cached_property
    def lines(self) -> list[str]:
        """Each line without its line end."""
        text = self.text
        if "\r" not in text:
            return text.split("\n")
        ends = (*self.line_starts[1:], len(text))
        return [text[start:end].rstrip("\r\n") for start, end in zip(self.line_starts, ends, strict=True)]

    @cached_property
    def beyond_ascii(self) -> str:
        """What is left of the text without its ASCII characters, nearly all of a page's source: to seek in it takes a tenth."""
        return beyond_ascii(self.text)

    def position(self, offset: int) -> Position:
        """Return the line and column of a code-point offset (0 to ``len(text)``)."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def range(self, span: tuple[int, int]) -> Range:
        """Return the start and end position of a span."""
        start, end = span
        first = self.position(start)
        line, column = first
        if start <= end and (line == len(self.line_starts) or end < self.line_starts[line]):
            return Range(first, Position(line, column + end - start))
        return Range(first, self.position(end))

    def offset(self, position: tuple[int, int]) -> int:
        """Return the code-point offset of a line and column; the inverse of `position`."""
        line, column = position
        return self.line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Return the text of a line (counted from 1) without its line end."""
        start = self.line_starts[number - 1]
        match = _LINE_END.search(self.text, start)
        return self.text[start : match.start() if match else len(self.text)]

    def utf16_column(self, offset: int) -> int:
        """Return the 0-based UTF-16 column of an offset in its line, as editors count by default."""
        start = self.line_starts[bisect_right(self.line_starts, offset) - 1]
        return len(self.text[start:offset].encode("utf-16-le")) // 2

    def byte_offset(self, offset: int) -> int:
        """Return the offset in ``data`` of the character at a code-point offset."""
        return self.bom + len(self.text[:offset].encode(self.encoding))


def beyond_ascii(text: str) -> str:
    """Return a text without its ASCII characters."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _decode(data: bytes, name: str, declared: str) -> tuple[str, str, int]:
    for mark, title in _FOREIGN_BOMS:
        if data.startswith(mark):
            raise _undecodable(name, f"{title}（字节 0 处有字节顺序标记）", f"{title} (byte order mark at byte 0)", 0)
    nul = data.find(b"\0")
    if nul >= 0:
        message = Message(f"字节 {nul} 处有 NUL：这不是文本文件", f"a NUL at byte {nul}: this is no text file")
        raise UnreadableSourceError(name, message, kind="binary", offset=nul)
    bom = len(_UTF8_BOM) if data.startswith(_UTF8_BOM) else 0
    body = data[bom:] if bom else data
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        failed = bom + error.start
    else:
        told = None if bom or not declared.startswith("gb") else _short_gb(body)
        return (text, "utf-8", bom) if told is None else (told, "gb18030", 0)
    if bom or _is_mostly_utf8(body):
        byte = f"0x{data[failed]:02X}"
        raise _undecodable(
            name, f"字节 {failed}（{byte}）处 UTF-8 损坏", f"broken UTF-8 at byte {failed} ({byte})", failed
        )
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(
            name,
            f"既不是 UTF-8（字节 {failed}）也不是 GB18030（字节 {error.start}）",
            f"neither UTF-8 (byte {failed}) nor GB18030 (byte {error.start})",
            error.start,
        ) from None
    if declared and declared not in _EXPECTED and not _is_gb2312(body):
        raise _undecodable(
            name,
            f"文件声明的编码是 {declared[:40]}，不是 UTF-8（字节 {failed}）",
            f"the file declares {declared[:40]}, and is not UTF-8 (byte {failed})",
            failed,
        )
    if not _is_chinese(text):
        raise _undecodable(
            name,
            f"不是 UTF-8（字节 {failed}），按 GB18030 读出的也不是中文",
            f"not UTF-8 (byte {failed}), and no Chinese text as GB18030",
            failed,
        )
    return text, "gb18030", 0


def _undecodable(name: str, zh: str, en: str, offset: int) -> UnreadableSourceError:
    message = Message(f"{zh}；请另存为 UTF-8 再检查", f"{en}; save it as UTF-8 and check again")
    return UnreadableSourceError(name, message, kind="encoding", offset=offset)


# These are compiled where they are needed: most files are UTF-8 and never ask.
_BEYOND_ASCII_IN_UTF8 = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_BEYOND_ASCII = rb"[\x80-\xff]"
_PAIR = rb"[\x81-\xfe][\x40-\xfe]"
_USUAL = r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e\u2010-\u2027\u00a0\u00b7\u2460-\u24ff]"
_UNUSUAL = r"[^\x00-\x7f]"

_EXPECTED = frozenset(
    ("utf-8", "utf8", "gb2312", "gbk", "gb18030", "gb_2312-80", "ascii", "us-ascii", "iso-8859-1", "windows-1252")
)
"""Declared encodings that say nothing against GB18030: its own names, and what programs write by default."""

_FEWEST_BYTES = 16


def _short_gb(body: bytes) -> str | None:
    """Return the text as GB18030 where too few bytes are beyond ASCII to prove any encoding; else None."""
    beyond = sum(1 for _ in re.finditer(_BEYOND_ASCII, body[: 1 << 16]))
    if not 0 < beyond < _FEWEST_BYTES:
        return None
    try:
        return body.decode("gb18030")
    except UnicodeDecodeError:
        return None


def _is_gb2312(body: bytes) -> bool:
    """Return whether nearly all pairs of bytes are of GB2312, as in Chinese text and not in Big5."""
    pairs = [match[0] for match in re.finditer(_PAIR, body[: 1 << 16])]
    common = sum(1 for pair in pairs if 0xA1 <= pair[0] <= 0xF7 and pair[1] >= 0xA1)
    return common >= 0.95 * len(pairs)


def _is_mostly_utf8(body: bytes) -> bool:
    """Return whether bytes that fail as UTF-8 are UTF-8 all the same, damaged in few places."""
    sample = body[: 1 << 20]
    whole = sum(len(found) for found in re.findall(_BEYOND_ASCII_IN_UTF8, sample))
    return whole >= 0.8 * sum(1 for _ in re.finditer(_BEYOND_ASCII, sample))


def _is_chinese(text: str) -> bool:
    """Return whether a text decoded as GB18030 reads as Chinese rather than as noise."""
    sample = text[: 1 << 20]
    beyond = sum(1 for _ in re.finditer(_UNUSUAL, sample))
    return sum(1 for _ in re.finditer(_USUAL, sample)) >= 0.9 * beyond
