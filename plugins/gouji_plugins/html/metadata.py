"""The title and the date of publication, from a page's metadata or its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
import re

from gouji.api.documents import CHINESE, Table
from gouji_plugins.html.flow import Part
from gouji_plugins.html.visible import Line

__all__ = ["metadata"]

_TITLES = ("articletitle", "og:title", "dc.title", "dcterms.title")
_DATES = ("pubdate", "publishdate", "article:published_time", "og:published_time", "dc.date", "dcterms.date")
_DATE = re.compile(r"(?P<year>(?:19|20)\d{2})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)")
_CAPTION = re.compile(rf"(?<!的)(?:发布|发文|公开|公布|(?<!{CHINESE})更新)\s*(?:日期|时间)|发布于")
_LONGEST = 300
_NEAR = 20


def metadata(meta: Mapping[str, str], page_title: str, blocks: Sequence[Part]) -> dict[str, str]:
    """Collect ``title``, ``page-title`` and ``published`` (as 2025-01-20) from *meta* tags, title and text."""
    found: dict[str, str] = {}
    page_title = " ".join(page_title.split())
    title = next((meta[name] for name in _TITLES if meta.get(name)), page_title)
    if title:
        found["title"] = title
    if page_title:
        found["page-title"] = page_title
    published = next((day for name in _DATES if (day := _day(meta.get(name, "")))), "")
    published = published or next((day for text in _texts(blocks) if (day := _told(text))), "")
    if published:
        found["published"] = published
    return found


def _texts(blocks: Sequence[Part]) -> Iterator[str]:
    """Yield short texts that speak of a day, each with the beginning of the next text; a table row is one text."""
    before = ""
    for block in blocks:
        if isinstance(block, Line):
            texts = [block.text]
        elif isinstance(block, Table):
            texts = [" ".join([cell.text for cell in row.cells]) for row in block.rows]
        else:
            continue
        for text in texts:
            if before:
                yield f"{before} {text[:_NEAR]}"
            before = text if len(text) <= _LONGEST and _speaks_of_day(text) else ""
    yield before


def _speaks_of_day(text: str) -> bool:
    return "日期" in text or "时间" in text or "发布于" in text


def _told(text: str) -> str:
    """Return the day that follows 发布日期 or the like, as 2025-01-20; "" if there is none."""
    match = _CAPTION.search(text)
    return _day(text[match.end() : match.end() + _NEAR]) if match else ""


def _day(text: str) -> str:
    match = _DATE.search(text)
    if match is None:
        return ""
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{match['year']}-{month:02}-{day:02}"
