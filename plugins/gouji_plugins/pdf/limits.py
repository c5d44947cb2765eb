"""How much of a PDF is read; no report is larger."""

from __future__ import annotations

from gouji.api.documents import LimitExceededError, Message

__all__ = [
    "MAX_CHARACTERS",
    "MAX_FILE_BYTES",
    "MAX_LINES_DRAWN",
    "MAX_MEMORY",
    "MAX_OBJECTS",
    "MAX_PAGES",
    "MAX_SECONDS",
    "exceeded",
]

MAX_FILE_BYTES = 32 * 1024 * 1024
"""The largest file, in bytes; a report with text has some 300,000."""

MAX_PAGES = 200
"""The most pages; a report has some 10."""

MAX_CHARACTERS = 400_000
"""The most characters on all pages together; a report has some 10,000."""

MAX_LINES_DRAWN = 10_000
"""The most drawn lines, boxes and curves on one page; a table has some 300."""

MAX_OBJECTS = 500_000
"""The most texts, lines and pictures on all pages together, each as often as it is drawn; a report has some 5,000."""

MAX_SECONDS = 60
"""The most seconds that reading may take; a report takes one or two."""

MAX_MEMORY = 512 * 1024 * 1024
"""The most memory that reading may take, in bytes: packed data may unpack to any size; a report takes some 60 MB."""

_WHAT = {
    "MAX_FILE_BYTES": Message("文件超过 {most:,} 字节", "more than {most:,} bytes"),
    "MAX_PAGES": Message("超过 {most:,} 页", "more than {most:,} pages"),
    "MAX_CHARACTERS": Message("文字超过 {most:,} 字", "more than {most:,} characters"),
    "MAX_LINES_DRAWN": Message("一页中的线条超过 {most:,} 条", "more than {most:,} lines drawn on one page"),
    "MAX_OBJECTS": Message(
        "各页的文字块、线条和图片超过 {most:,} 个", "more than {most:,} texts, lines and pictures on its pages"
    ),
    "MAX_SECONDS": Message("读取超过 {most} 秒", "reading took more than {most} seconds"),
    "MAX_MEMORY": Message("读取所需内存超过 {most:,} 字节", "reading took more than {most:,} bytes of memory"),
}
_ADVICE = Message(
    "；报告不会这样，请用 Word 或 WPS 重新另存为 PDF 再检查",
    "; no report is like that: save it as PDF again with Word or WPS, then check again",
)


def exceeded(name: str, limit: str) -> LimitExceededError:
    """Return the error for a file that is beyond the limit of that name."""
    what = _WHAT[limit].format(most=globals()[limit])
    return LimitExceededError(name, Message(what.zh + _ADVICE.zh, what.en + _ADVICE.en), limit=limit)
