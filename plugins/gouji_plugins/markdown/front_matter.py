"""The front matter of a Markdown file: its title and date, and where the text begins."""

from __future__ import annotations

from collections.abc import Sequence
import re

import attrs

__all__ = ["FrontMatter", "read_front_matter"]

_MOST_LINES = 200
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_ENTRY = re.compile(r"""(?P<key>[\w-]{1,40})\s*[:=：]\s*(?P<quote>["']?)(?P<value>[^\r\n]{1,300}?)(?P=quote)\s*""")
_KEYS = {
    "title": "title", "标题": "title", "date": "published", "published": "published", "pubdate": "published",
    "publishdate": "published", "发布日期": "published", "发布时间": "published",
}  # fmt: skip


@attrs.frozen(eq=False)
class FrontMatter:
    """The front matter. ``lines`` is the number of its lines, ``title`` the line and column (from 0) of the title."""

    lines: int = 0
    metadata: dict[str, str] = attrs.field(factory=dict)
    title: tuple[int, int] | None = None


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Read the front matter (between ``---`` or ``+++``) at the beginning of a file; only plain entries are read."""
    closing = _FENCES.get(lines[0].rstrip()) if lines else None
    if closing is None:
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in closing), 0)
    entries = [(number, _ENTRY.fullmatch(lines[number])) for number in range(1, end)]
    if not any(match for _, match in entries):
        return FrontMatter()
    metadata: dict[str, str] = {}
    title = None
    for number, match in entries:
        key = _KEYS.get(match["key"].lower()) if match else None
        if match is None or key is None or key in metadata:
            continue
        metadata[key] = match["value"]
        if key == "title":
            title = (number, match.start("value"))
    return FrontMatter(end + 1, metadata, title)
