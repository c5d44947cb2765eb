"""The tokens of a page by the standard library's parser, for places that have no wheel of turbohtml, such as a browser.

It takes some thirty times as long as turbohtml, and gives the same tokens but for what browsers alone know, such as tags inside ``<title>``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from html.parser import HTMLParser
import re

import attrs

__all__ = ["TokenType", "tokenize"]

_LINE_END = re.compile(r"\r\n?")
_ENDLESS = re.compile(r"&#[0-9]{1000,}")
"""Numbers of characters with so many digits are none, and Python refuses to read longer ones."""

_END_OF_COMMENT = re.compile(r"--!?>|(?<=<!--)-?>")
_OPENING = len("<!--")
_BROKEN_TAG = re.compile(r"</?[a-zA-Z]")


class TokenType(IntEnum):
    """The types of what a page is made of."""

    TEXT = 0
    START_TAG = 1
    END_TAG = 2
    COMMENT = 3
    DOCTYPE = 4


@attrs.define(eq=False)
class _Token:
    """A tag, text or comment, as `gouji_plugins.html.tokens.Token` tells."""

    type: TokenType
    tag: str | None
    data: str | None
    line: int
    col: int
    attributes: Sequence[tuple[str, str | None]] = ()

    def attr(self, name: str, default: str | None = None) -> str | None:
        """Return the value of an attribute, empty if it has none; *default* if the tag has none of that name."""
        return next((value or "" for each, value in self.attributes if each == name), default)


def tokenize(text: str) -> Iterator[_Token]:
    """Yield the tokens of a page. Each line end is one character, that of Windows too."""
    parser = _Parser()
    parser.feed(_ENDLESS.sub(lambda number: "�" * len(number.group()), _LINE_END.sub("\n", text)))
    parser.finish()
    return iter(parser.found)


class _Parser(HTMLParser):
    """Gathers the tokens. Markup that begins with ``<!`` or ``<?`` is read as browsers do: to its end, or to the page's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Token] = []

    def finish(self) -> None:
        """Add what was kept back because more might follow; a tag that the page breaks off is none."""
        if self.cdata_elem:
            if self.rawdata:
                self.handle_data(self.rawdata)
        elif not (_BROKEN_TAG.match(self.rawdata) and ">" not in self.rawdata):
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add a start tag."""
        self.found.append(_Token(TokenType.START_TAG, tag, None, *self.getpos(), attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add a start tag: the slash at its end says nothing in HTML."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Add an end tag."""
        self.found.append(_Token(TokenType.END_TAG, tag, None, *self.getpos()))

    def handle_data(self, data: str) -> None:
        """Add a text, or a further part of the last one."""
        last = self.found[-1] if self.found else None
        if last is not None and last.type is TokenType.TEXT:
            last.data = f"{last.data}{data}"
        else:
            self.found.append(_Token(TokenType.TEXT, None, data, *self.getpos()))

    def parse_comment(self, i: int, report: int = 1) -> int:
        """Add the comment at an offset, and return where it ends."""
        end = _END_OF_COMMENT.search(self.rawdata, i + _OPENING)
        last, after = end.span() if end else (len(self.rawdata),) * 2
        if report:
            self._add(TokenType.COMMENT, self.rawdata[i + _OPENING : last])
        return after

    def parse_html_declaration(self, i: int) -> int:
        """Add the declaration or conditional section at an offset, and return where it ends."""
        is_type = self.rawdata[i : i + 9].lower() == "<!doctype"
        return self._bogus(i + 2, TokenType.DOCTYPE if is_type else TokenType.COMMENT)

    def parse_pi(self, i: int) -> int:
        """Add the processing instruction at an offset, which is a comment in HTML, and return where it ends."""
        return self._bogus(i + 1, TokenType.COMMENT)

    def parse_endtag(self, i: int) -> int:
        """Add the end tag at an offset, or the comment that a browser takes it for; return where it ends, -1 if nowhere."""
        if self.cdata_elem or i + 2 == len(self.rawdata) or _BROKEN_TAG.match(self.rawdata, i):
            return super().parse_endtag(i)
        return i + len("</>") if self.rawdata.startswith("</>", i) else self._bogus(i + 2, TokenType.COMMENT)

    def _bogus(self, begin: int, kind: TokenType) -> int:
        end = self.rawdata.find(">", begin)
        last = end if end >= 0 else len(self.rawdata)
        self._add(kind, self.rawdata[begin:last] if kind is TokenType.COMMENT else None)
        return min(last + 1, len(self.rawdata))

    def _add(self, kind: TokenType, data: str | None) -> None:
        self.found.append(_Token(kind, None, data, *self.getpos()))
