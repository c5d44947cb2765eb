"""Raw HTML inside Markdown: where it ends, and whether any of it is seen."""

from __future__ import annotations

from bisect import bisect_left
import re

import attrs

__all__ = ["HtmlTables", "is_seen"]

_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]{0,2000}>?", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNSEEN = re.compile(r"\s*(?:<!|<\?|<(?:script|style)\b)", re.IGNORECASE)
_SEEN = re.compile(r"(?:^|>)[^<>]*?[^\s<>]|<img\b", re.IGNORECASE)


def is_seen(html: str) -> bool:
    """Whether a reader sees anything of a block of HTML: it is no comment, script or style."""
    closed = html.rfind("-->") + 3
    if closed > 2:
        html = _COMMENT.sub("", html[:closed]) + html[closed:]
    return _UNSEEN.match(html) is None and _SEEN.search(html) is not None


@attrs.frozen(eq=False)
class HtmlTables:
    """Where each ``<table>`` of a text begins and where it is closed, in order of beginning."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> HtmlTables:
        """Find the tables of *text*; one that is never closed is none."""
        opened: list[int] = []
        pairs: list[tuple[int, int]] = []
        for match in _TABLE_TAG.finditer(text):
            if not match[1]:
                opened.append(match.start())
            elif opened:
                pairs.append((opened.pop(), match.end()))
        pairs.sort()
        return cls(tuple(start for start, _ in pairs), tuple(end for _, end in pairs))

    def end(self, start: int, end: int) -> int:
        """Where a block of HTML ends: at *end*, or where a table that begins in it is closed.

        Markdown ends a block of HTML at a blank line; a table may have some between its rows.
        """
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return max((end, *self.ends[first:last]))
