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
    """Return whether a reader sees anything of a block of HTML, which may be only comments, a script or styles."""
    closed = html.rfind("-->") + 3
    if closed > 2:
        html = _COMMENT.sub("", html[:closed]) + html[closed:]
    return _UNSEEN.match(html) is None and _SEEN.search(html) is not None


@attrs.frozen(eq=False)
class HtmlTables:
    """The offsets at which each ``<table>`` of a text begins and ends, in the order in which they begin."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> HtmlTables:
        """Find the tables of *text*; one that is never closed is left out."""
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
        """Return the end of a block of HTML: *end*, or the end of a table that begins in it.

        Markdown ends a block of HTML at a blank line, but a table may have blank lines between its rows.
        """
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return max((end, *self.ends[first:last]))
