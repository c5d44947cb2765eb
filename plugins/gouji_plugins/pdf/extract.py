"""Runs the child process that reads a PDF, or reads it in a browser, and turns its answer into pages or an error."""

from __future__ import annotations

import subprocess
import sys

import attrs

from gouji.api.documents import Message, UnreadableSourceError, counted
from gouji_plugins.pdf.limits import (
    MAX_CHARACTERS,
    MAX_FILE_BYTES,
    MAX_LINES_DRAWN,
    MAX_MEMORY,
    MAX_OBJECTS,
    MAX_PAGES,
    MAX_SECONDS,
    exceeded,
)

__all__ = ["Box", "Cell", "Line", "Page", "extract"]

Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge, in points from the upper left corner of the page."""

Line = tuple[str, float, float, float, float, float]
"""A line's text, the edges of its box, and the height of its tallest character."""

Cell = tuple[float, float, float, float, list[Line]]
"""The edges of a cell and the lines that stand in it."""


@attrs.frozen(eq=False)
class Page:
    """What is printed on one page; sizes are in points. ``struck`` tells that text which is struck through was left out."""

    width: float
    height: float
    lines: list[Line]
    tables: list[list[Cell]]
    images: list[Box]
    struck: bool = False


@attrs.frozen(eq=False)
class _Result:
    """The answer of the child process: pages, or the kind of error, or the name of the limit exceeded."""

    pages: list[Page] = attrs.field(factory=list)
    error: str = ""
    limit: str = ""
    page: int = 0


_ERRORS = {
    "encrypted": Message(
        "PDF 有密码，无法读取；请去掉密码后再检查", "the PDF needs a password; remove it, then check again"
    ),
    "broken": Message(
        "PDF 已损坏或不完整，无法读取；请重新下载，或用 Word、WPS 重新另存为 PDF",
        "the PDF is broken or cut short; fetch it again, or save it anew with Word or WPS",
    ),
    "scan": Message(
        "PDF 是扫描件：{page} 页都是图片，没有文字，无法检查；请用 Word 原稿另存为 PDF，或提供文字版",
        "the PDF is a scan: {page} without text; save it from the Word file it was printed "
        "from, or give a version with text",
    ),
    "no-text": Message(
        "PDF 里没有可以读取的文字（页面空白，或文字已转为图形），无法检查；请用 Word 原稿另存为 PDF，或提供文字版",
        "the PDF has no text that can be read (its pages are blank, or the text was drawn as shapes); save it from the "
        "Word file it was printed from, or give a version with text",
    ),
    "missing-extra": Message("读取 PDF 需要另装可选依赖：{how}", "reading PDF needs an extra: {how}"),
}


def extract(data: bytes, name: str) -> list[Page]:
    """Read the pages of a PDF in a child process.

    Raise `UnreadableSourceError` for one that is damaged, encrypted or a scan, or if the libraries for PDF are missing;
    raise `LimitExceededError` for one that is too large or takes too long.
    """
    if len(data) > MAX_FILE_BYTES:
        raise exceeded(name, "MAX_FILE_BYTES")
    _require(name)
    read = _read_here if sys.platform == "emscripten" else _run
    result = _decoded(read(data, name), name)
    if result.limit:
        raise exceeded(name, result.limit)
    if result.error:
        raise _unreadable(name, result.error, page=counted(result.page, "page is a picture", "pages are pictures"))
    return result.pages


def _unreadable(name: str, kind: str, **fields: object) -> UnreadableSourceError:
    message = _ERRORS[kind].format(**fields)
    return UnreadableSourceError(name, message, kind=kind)


def _require(name: str) -> None:
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        from gouji.api.documents import how_to_add

        raise _unreadable(name, "missing-extra", how=how_to_add("pdf"))


def _run(data: bytes, name: str) -> bytes:
    limits = (MAX_MEMORY, MAX_SECONDS, MAX_PAGES, MAX_CHARACTERS, MAX_LINES_DRAWN, MAX_OBJECTS)
    command = [sys.executable, "-P", "-W", "ignore", "-m", "gouji_plugins.pdf.child", *map(str, limits)]
    try:
        done = subprocess.run(  # noqa: S603 (gouji's own module, the PDF on its standard input)
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise exceeded(name, "MAX_SECONDS") from None
    if done.returncode < 0:
        import signal

        is_clock = -done.returncode in (signal.SIGXCPU, signal.SIGKILL)
        raise exceeded(name, "MAX_SECONDS" if is_clock else "MAX_MEMORY")
    if done.returncode:
        raise _unreadable(name, "broken")
    return done.stdout


def _read_here(data: bytes, _name: str) -> bytes:
    """Read a PDF in this process: in a browser there is no other, and the page's worker keeps it apart."""
    import msgspec

    from gouji_plugins.pdf.meter import Meter
    from gouji_plugins.pdf.reading import read

    return msgspec.json.encode(read(data, Meter(MAX_PAGES, MAX_CHARACTERS, MAX_LINES_DRAWN, MAX_OBJECTS)))


def _decoded(output: bytes, name: str) -> _Result:
    import msgspec

    try:
        return msgspec.json.decode(output, type=_Result)
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise _unreadable(name, "broken") from None
