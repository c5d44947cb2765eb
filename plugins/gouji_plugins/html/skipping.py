"""The parts of a page that are not read: scripts, controls, hidden and deleted text."""

from __future__ import annotations

from collections.abc import Iterator
import re
import sys

from gouji.api.documents import Span
from gouji_plugins.html.names import IMPLIED_ENDS, LEFT_OUT, PARTS_HOLDING, RAW, ROW_PARTS, VOID
from gouji_plugins.html.tokens import END, START, Token

__all__ = ["Hidden", "Skipped", "has_no_height", "hides", "may_shout"]

_MARKS = ("isplay", "hid")
_SHOUTED = "DISPLAY"
_FEW_HITS = 50
_MARKS_OF_WORD = ("mso-element:comment",)
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment")
_FLAT = re.compile(r"(?i)(?:^|[;\s])height\s*:\s*0(?:\.0+)?(?:pt|px|cm|mm|in)?\s*(?:;|$)")
_LONGEST_TAG = 4000
_MOST_NOTED = 1000
_UNKNOWN = -2
_NONE = -1


class Hidden:
    """Finds tags that hide their element, in a *part* of a text; only tags near a word that can hide are looked at.

    Tags must be asked about in their order; when no such word ``is_left``, none hides anything.
    """

    __slots__ = ("_marks", "_near", "_next", "is_left")

    def __init__(self, text: str, part: Span, *, shouts: bool = True) -> None:
        of_word = _MARKS_OF_WORD if text.find("mso-", *part) >= 0 else ()
        words = [*_MARKS, *of_word, *((_SHOUTED,) if shouts else ())]
        self._marks = sorted({at for word in words for at in _places(text, part, word)})
        self._next = 0
        self._approach()

    def _approach(self) -> None:
        """Find the first offset from which on the next such word may stand in a tag."""
        self.is_left = left = self._next < len(self._marks)
        self._near = max(0, self._marks[self._next] - _LONGEST_TAG) if left else sys.maxsize

    def has(self, tag: Token, name: str, at: int) -> bool:
        """Return whether the tag at an offset hides its element, or makes it one of Word's comments."""
        if at < self._near or name in VOID:
            return False
        if self._next < len(self._marks) and self._marks[self._next] < at:
            while self._next < len(self._marks) and self._marks[self._next] < at:
                self._next += 1
            self._approach()
        if at < self._near:
            return False
        return hides(tag)


def hides(tag: Token) -> bool:
    """Return whether a tag hides its element, or makes it one of Word's comments."""
    style = tag.attr("style")
    return (style is not None and _HIDDEN.search(style) is not None) or tag.attr("hidden") is not None


def may_shout(data: bytes) -> bool:
    """Return whether a page may hold DISPLAY in capitals, as old programs wrote it; looks for its rare last letter."""
    at = data.find(b"Y")
    for _ in range(_FEW_HITS):
        if at < 0:
            return False
        if data.endswith(_SHOUTED.encode(), 0, at + 1):
            return True
        at = data.find(b"Y", at + 1)
    return True


def _places(text: str, part: Span, word: str) -> Iterator[int]:
    """Yield where a word stands, from the last place to the first: to seek backwards takes a third of the time."""
    at = text.rfind(word, *part)
    while at >= 0:
        yield at
        at = text.rfind(word, part.start, at)


def has_no_height(tag: Token) -> bool:
    """Return whether a row has no height: Word and Excel write such rows to set the widths of columns."""
    height = tag.attr("height")
    if height is not None:
        return height.strip() in ("0", "0px", "0pt")
    style = tag.attr("style")
    return style is not None and _FLAT.search(style) is not None


class Skipped:
    """Keeps which element is being left out (``tag``, "" for none), and the offsets of hidden and deleted ones.

    ``title`` is the text of the page's ``<title>``. The page ends at an offset of the *text*.
    """

    __slots__ = ("_depth", "_end_of_page", "_ends", "_holders", "_tables", "_text", "deleted", "hidden", "tag", "title")

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end_of_page = end
        self._ends: dict[str, int] = {}
        self._depth = 0
        self._tables = 0
        self._holders = ROW_PARTS
        self.tag = ""
        self.title = ""
        self.hidden: list[int] = []
        self.deleted: list[int] = []

    def begin(self, name: str, at: int) -> bool:
        """Begin to leave out an element at an offset; return False if it never ends and would take all the rest."""
        if not self._is_closed(name, at):
            return False
        noted = self.deleted if name == "del" else self.hidden
        if name not in LEFT_OUT - {"del"} and len(noted) < _MOST_NOTED:
            noted.append(at)
        self.tag, self._depth, self._tables = name, 1, int(name == "table")
        self._holders = PARTS_HOLDING.get(name, ROW_PARTS)
        return True

    def _is_closed(self, name: str, at: int) -> bool:
        """Return whether an end tag follows an offset; each stretch of the text is searched only once."""
        if name in RAW or name in IMPLIED_ENDS:
            return True
        known = self._ends.get(name, _UNKNOWN)
        if known != _NONE and known < at:
            found = re.compile(f"</{name}", re.IGNORECASE).search(self._text, at, self._end_of_page)
            known = self._ends[name] = found.start() if found else _NONE
        return known != _NONE

    def goes_on(self, token: Token) -> bool:
        """Return whether a tag or text is left out too; end the element if this tag ends it."""
        kind, name = token.type, token.tag or ""
        if kind is START:
            return self._start(name)
        if kind is END:
            return self._end(name)
        if self.tag == "title" and not self.title:
            self.title = token.data or ""
        return True

    def _start(self, name: str) -> bool:
        if not self._tables and name in IMPLIED_ENDS.get(self.tag, ()):
            self.tag = ""
            return False
        if name == self.tag:
            self._depth += 1
        elif name == "table":
            self._tables += 1
        return True

    def _end(self, name: str) -> bool:
        if name == self.tag:
            self._depth -= 1
            if not self._depth:
                self.tag = ""
            return True
        if name == "table" and self._tables:
            self._tables -= 1
        elif not self._tables and self.tag not in RAW and (name == "table" or name in self._holders):
            # What holds the element ends, and so does the element.
            self.tag = ""
            return False
        return True
