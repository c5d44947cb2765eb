"""Markdown inside a paragraph or cell → the text that a reader sees, each piece with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import re
from typing import NamedTuple

import attrs

from gouji_plugins.markdown.emphasis import Run, match_runs, run_at

__all__ = ["HARD_BREAK", "SPECIAL", "Image", "Piece", "Visible", "visible"]

HARD_BREAK = "\r"
"""What stands in the visible text for a line break that the writer asked for."""

SPECIAL = re.compile(r"[\\`*_~\[\]!<&\n]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = re.compile(r"`+")
_MARKS = re.compile(r"\*+|_+|~+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]{0,40})(?:[\s/][^<>]{0,2000})?>")
_AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000})|[\w.+-]{1,80}@[\w.-]{1,80})>")
_TARGET = re.compile(
    r"\(\s{0,9}+(?:<[^<>\n]{0,2000}+>|[^\s()<>]{0,2000}+(?:\([^\s()]{0,2000}+\)[^\s()]{0,2000}+){0,9}+)"
    r"(?:\s{1,9}+(?:\"[^\"]{0,999}+\"|'[^']{0,999}+'|\([^()]{0,999}+\)))?\s{0,9}\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,999})\]")


class Piece(NamedTuple):
    """Visible text and the offset at which it begins; ``end`` is given if it is written longer than it is seen."""

    offset: int
    text: str
    end: int = -1


class Image(NamedTuple):
    """A picture in the text: its offsets and its description."""

    start: int
    end: int
    description: str


@attrs.frozen(eq=False)
class Visible:
    """The visible pieces in their order, the pictures, and whether text was left out as struck through."""

    pieces: tuple[Piece, ...]
    images: tuple[Image, ...] = ()
    struck: bool = False


def visible(raw: str, definitions: frozenset[str] = frozenset(), *, in_cell: bool = False) -> Visible:
    r"""Return what a reader sees of the Markdown *raw*.

    *definitions* are the labels that links may refer to, folded. If *in_cell*, a bar is escaped even in code, as in
    GitHub's tables. A line break that only wraps the text stays a ``\n``.
    """
    if SPECIAL.search(raw) is None:
        return Visible((Piece(0, raw),) if raw else ())
    return _Scanner(raw, definitions, in_cell).scan()


@attrs.define(eq=False)
class _Scanner:
    raw: str
    definitions: frozenset[str]
    in_cell: bool
    pieces: list[Piece | None] = attrs.field(factory=list)
    runs: list[Run] = attrs.field(factory=list)
    run_pieces: dict[int, Run] = attrs.field(factory=dict)
    brackets: list[tuple[int, int, bool]] = attrs.field(factory=list)
    """Open brackets: the place of their piece, the number of runs before them, whether of an image."""
    images: list[Image] = attrs.field(factory=list)
    ticks: dict[int, list[int]] | None = None
    unclosed_comment: bool = False

    def scan(self) -> Visible:
        at, raw = 0, self.raw
        handlers: Mapping[str, Callable[[int], int]] = {
            "\\": self._escape, "`": self._code, "[": self._open, "]": self._close, "!": self._bang,
            "<": self._angle, "&": self._entity, "\n": self._line_end,
        }  # fmt: skip
        while match := SPECIAL.search(raw, at):
            start = match.start()
            self._text(at, start)
            at = handlers.get(match[0], self._marks)(start)
        self._text(at, len(raw))
        struck = match_runs(self.runs)
        for number, run in self.run_pieces.items():
            if self.pieces[number] is not None:
                self.pieces[number] = Piece(run.left, raw[run.left : run.right])
        kept = [piece for piece in self.pieces if piece is not None and piece.text]
        if struck:
            kept = _without(kept, struck)
        return Visible(tuple(kept), tuple(self.images), bool(struck))

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(Piece(start, self.raw[start:end]))

    def _literal(self, start: int, end: int) -> int:
        self._text(start, end)
        return end

    def _replaced(self, start: int, end: int, text: str) -> int:
        self.pieces.append(Piece(start, text, end))
        return end

    def _escape(self, at: int) -> int:
        following = self.raw[at + 1 : at + 2]
        if following == "\n":
            return self._replaced(at, at + 2, HARD_BREAK)
        if following and following in _PUNCTUATION:
            return self._literal(at + 1, at + 2)
        return self._literal(at, at + 1)

    def _line_end(self, at: int) -> int:
        spaces = 0
        if self.pieces and (last := self.pieces[-1]) is not None:
            bare = last.text.rstrip(" ")
            spaces = len(last.text) - len(bare)
            self.pieces[-1] = Piece(last.offset, bare)
        return self._replaced(at, at + 1, HARD_BREAK if spaces >= 2 else "\n")

    def _code(self, at: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for match in _TICKS.finditer(self.raw):
                self.ticks.setdefault(len(match[0]), []).append(match.start())
            for starts in self.ticks.values():
                starts.reverse()
        run = _TICKS.match(self.raw, at)
        length = run.end() - at if run else 1
        starts = self.ticks.get(length, [])
        while starts and starts[-1] <= at:
            starts.pop()
        if not starts:
            return self._literal(at, at + length)
        start, end = at + length, starts[-1]
        if self.raw[start] == self.raw[end - 1] == " " and self.raw[start:end].strip():
            start, end = start + 1, end - 1
        self._code_text(start, end)
        return starts[-1] + length

    def _code_text(self, start: int, end: int) -> None:
        at = start
        for match in re.finditer(r"\n|\\(?=\|)" if self.in_cell else r"\n", self.raw[start:end]):
            found = start + match.start()
            self._text(at, found)
            if match[0] == "\n":
                self._replaced(found, found + 1, "\n")
            at = found + 1
        self._text(at, end)

    def _open(self, at: int) -> int:
        self.brackets.append((len(self.pieces), len(self.runs), False))
        return self._literal(at, at + 1)

    def _bang(self, at: int) -> int:
        if self.raw[at + 1 : at + 2] != "[":
            return self._literal(at, at + 1)
        self.brackets.append((len(self.pieces), len(self.runs), True))
        return self._literal(at, at + 2)

    def _close(self, at: int) -> int:
        if not self.brackets:
            return self._literal(at, at + 1)
        number, runs, is_image = self.brackets.pop()
        opener = self.pieces[number]
        start = opener.offset if opener else at
        end = self._link_end(start + (2 if is_image else 1), at)
        if end < 0:
            return self._literal(at, at + 1)
        if is_image:
            description = "".join(piece.text for piece in self.pieces[number + 1 :] if piece)
            self._drop(number, runs)
            self.images.append(Image(start, end, description))
        elif self.raw[start + 1] == "^":
            self._drop(number, runs)
        else:
            self.pieces[number] = None
        return end

    def _drop(self, number: int, runs: int) -> None:
        """Remove all pieces and runs since an opening bracket."""
        for place in range(number, len(self.pieces)):
            self.run_pieces.pop(place, None)
        del self.pieces[number:]
        del self.runs[runs:]

    def _link_end(self, start: int, at: int) -> int:
        """Return the end of the link whose text stands from *start* to *at*; -1 if the brackets are plain text."""
        if self.raw[start : start + 1] == "^":
            return at + 1 if at - start < 80 and " " not in self.raw[start:at] else -1
        if target := _TARGET.match(self.raw, at + 1):
            return target.end()
        if not self.definitions or at - start > 999:
            return -1
        label = self.raw[start:at]
        reference = _REFERENCE.match(self.raw, at + 1)
        if reference and (reference[1] or label).casefold().strip() in self.definitions:
            return reference.end()
        return at + 1 if label.casefold().strip() in self.definitions else -1

    def _angle(self, at: int) -> int:
        raw = self.raw
        if raw.startswith("<!--", at) and not self.unclosed_comment:
            end = raw.find("-->", at + 4)
            self.unclosed_comment = end < 0
            if end >= 0:
                return end + 3
        if link := _AUTOLINK.match(raw, at):
            self._text(link.start(1), link.end(1))
            return link.end()
        if tag := _TAG.match(raw, at):
            if tag["name"].lower() == "br":
                return self._replaced(at, tag.end(), HARD_BREAK)
            return tag.end()
        return self._literal(at, at + 1)

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self.raw, at)
        if match is None:
            return self._literal(at, at + 1)
        from html import unescape

        text = unescape(match[0])
        return self._literal(at, match.end()) if text == match[0] else self._replaced(at, match.end(), text)

    def _marks(self, at: int) -> int:
        match = _MARKS.match(self.raw, at)
        end = match.end() if match else at + 1
        if self.raw[at] == "~" and end - at != 2:
            return self._literal(at, end)
        run = run_at(self.raw, at, end)
        self.runs.append(run)
        self.run_pieces[len(self.pieces)] = run
        return self._literal(at, end)


def _without(pieces: list[Piece], struck: list[tuple[int, int]]) -> list[Piece]:
    """Leave out the pieces in struck stretches; each stretch begins and ends at the end of a piece."""
    kept = []
    stretches = sorted(struck, reverse=True)
    for piece in pieces:
        while stretches and stretches[-1][1] <= piece.offset:
            stretches.pop()
        if not (stretches and stretches[-1][0] <= piece.offset):
            kept.append(piece)
    return kept
