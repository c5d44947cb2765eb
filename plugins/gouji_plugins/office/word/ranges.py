"""Marks of comments in the text of a Word file: where each goes, and how runs are split there."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import accumulate
import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.editing import Edit, Markup
from gouji_plugins.office.word.inline import shown_text
from gouji_plugins.office.word.names import MC, W
from gouji_plugins.office.word.passages import Character, Passage

__all__ = ["Ranges"]

_RUN, _TEXT, _RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = W + "r", W + "t", W + "rPr", W + "pPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_PRESERVE = b' xml:space="preserve"'


class _Spot(NamedTuple):
    """An offset in the bytes where marks go: ``before`` ends what is open there, ``after`` begins it anew."""

    at: int
    before: bytes = b""
    after: bytes = b""


@attrs.define(eq=False)
class _Marks:
    """The marks at one spot, in their order: ends of ranges, ranges that hold nothing, beginnings of ranges."""

    spot: _Spot
    ends: list[bytes] = attrs.field(factory=list)
    blank_starts: list[bytes] = attrs.field(factory=list)
    blank_ends: list[bytes] = attrs.field(factory=list)
    starts: list[bytes] = attrs.field(factory=list)

    @property
    def data(self) -> bytes:
        """All marks, with what ends and begins anew what is open there."""
        marks = (*self.ends, *self.blank_starts, *self.blank_ends, *self.starts)
        return b"".join((self.spot.before, *marks, self.spot.after))


@attrs.define(eq=False)
class Ranges:
    """Collects the marks of comments. ``namespace`` declares the prefix ``w`` in each mark, where the part does not."""

    _markup: Markup
    _namespace: bytes
    _marks: dict[int, _Marks] = attrs.field(factory=dict)
    _filled: dict[Element, _Marks] = attrs.field(factory=dict)
    _preserved: dict[Element, Edit] = attrs.field(factory=dict)
    _parents: dict[Element, dict[Element, Element]] = attrs.field(factory=dict)
    _offsets: dict[Element, array[int]] = attrs.field(factory=dict)

    def add(self, passage: Passage, comment: int) -> None:
        """Mark a passage as that of a comment, named by the comment's number."""
        start, end, run = (
            pattern % (self._namespace, comment)
            for pattern in (
                b'<w:commentRangeStart%s w:id="%d"/>',
                b'<w:commentRangeEnd%s w:id="%d"/>',
                b'<w:r%s><w:commentReference w:id="%d"/></w:r>',
            )
        )
        if passage.words is None:
            self._add_whole(passage, start, end + run)
            return
        first, last = passage.words
        paragraph = passage.first
        self._at(self._before(paragraph, first)).starts.append(start)
        closing, top = self._after(paragraph, last), self._path(paragraph, last.origin)[-1]
        self._at(closing).ends.append(end)
        self._at(closing if top.tag == _RUN else _Spot(self._markup.end(top))).ends.append(run)

    def edits(self) -> Iterator[Edit]:
        """Yield the edits that write all marks."""
        for at, marks in self._marks.items():
            yield Edit(at, at, marks.data)
        yield from self._preserved.values()
        yield from (self._markup.filled(paragraph, marks.data) for paragraph, marks in self._filled.items())

    def _at(self, spot: _Spot) -> _Marks:
        return self._marks.setdefault(spot.at, _Marks(spot))

    def _add_whole(self, passage: Passage, start: bytes, end: bytes) -> None:
        """Mark all that paragraphs hold."""
        first, last = self._beginning(passage.first), self._end(passage.last)
        if first is last:
            first.blank_starts.append(start)
            last.blank_ends.append(end)
        else:
            first.starts.append(start)
            last.ends.append(end)

    def _beginning(self, paragraph: Element) -> _Marks:
        """Return the marks at the beginning of a paragraph: after its properties."""
        markup = self._markup
        if markup.is_empty_tag(paragraph):
            return self._in_empty(paragraph)
        head = next(iter(paragraph), None)
        has_properties = head is not None and head.tag == _PARAGRAPH_PROPERTIES
        return self._at(_Spot(markup.end(head) if head is not None and has_properties else markup.inside(paragraph)))

    def _end(self, paragraph: Element) -> _Marks:
        if self._markup.is_empty_tag(paragraph):
            return self._in_empty(paragraph)
        return self._at(_Spot(self._markup.inside_end(paragraph)))

    def _in_empty(self, paragraph: Element) -> _Marks:
        """Return the marks in a paragraph that is a single tag."""
        return self._filled.setdefault(paragraph, _Marks(_Spot(0)))

    def _before(self, paragraph: Element, character: Character) -> _Spot:
        """Return the spot before a character: as close to it as the file can be parted."""
        origin, number = character
        run = self._run_of(paragraph, origin)
        if run is None:
            return _Spot(self._markup.start(self._whole(paragraph, origin)))
        if number:
            return self._in_text(run, origin, number) or _Spot(self._markup.start(run))
        pieces = [piece for piece in run if piece.tag != _RUN_PROPERTIES]
        return _Spot(self._markup.start(run)) if pieces[0] is origin else self._in_run(run, self._markup.start(origin))

    def _after(self, paragraph: Element, character: Character) -> _Spot:
        """Return the spot after a character: as close to it as the file can be parted."""
        origin, number = character
        run = self._run_of(paragraph, origin)
        if run is None:
            return _Spot(self._markup.end(self._whole(paragraph, origin)))
        if origin.tag == _TEXT and number + 1 < len(shown_text(origin)):
            return self._in_text(run, origin, number + 1) or _Spot(self._markup.end(run))
        return _Spot(self._markup.end(run)) if run[-1] is origin else self._in_run(run, self._markup.end(origin))

    def _path(self, paragraph: Element, element: Element) -> list[Element]:
        """Return an element and those around it, up to the child of its paragraph."""
        if paragraph not in self._parents:
            self._parents[paragraph] = {child: parent for parent in paragraph.iter() for child in parent}
        path = [element]
        while (parent := self._parents[paragraph][path[-1]]) is not paragraph:
            path.append(parent)
        return path

    def _run_of(self, paragraph: Element, origin: Element) -> Element | None:
        """Return the run that holds an element and can be split there; None in ruby, mathematics and alternatives."""
        path = self._path(paragraph, origin)
        runs = [element for element in path if element.tag == _RUN]
        is_plain = len(runs) == 1 and runs[0] is path[min(1, len(path) - 1)]
        return runs[0] if is_plain and not any(element.tag.startswith(MC) for element in path) else None

    def _whole(self, paragraph: Element, origin: Element) -> Element:
        """Return the outermost element around one that no mark may part: a run, alternatives, or itself."""
        path = self._path(paragraph, origin)
        parts = [element for element in path if element.tag == _RUN or element.tag == MC + "AlternateContent"]
        return parts[-1] if parts else origin

    def _in_run(self, run: Element, at: int) -> _Spot:
        """Return a spot between two elements of a run, which is two runs then, alike."""
        markup = self._markup
        head = next(iter(run))
        properties = markup.bytes_of(head) if head.tag == _RUN_PROPERTIES else b""
        return _Spot(at, b"</%s>" % markup.name(run), markup.start_tag(run) + properties)

    def _in_text(self, run: Element, text: Element, number: int) -> _Spot | None:
        """Return the spot before a character of a text, whose run is two runs then; None where it cannot be split."""
        markup = self._markup
        raw = markup.data[markup.inside(text) : markup.inside_end(text)]
        keeps_space = text.get(_SPACE) == "preserve"
        if b"<" in raw or (not keeps_space and shown_text(text) != (text.text or "").replace("\n", " ")):
            return None
        if text not in self._offsets:
            self._offsets[text] = array("q", accumulate(map(len, _CHARACTER.findall(raw)), initial=0))
        at = markup.inside(text) + self._offsets[text][number]
        tag = markup.start_tag(text)
        if not keeps_space:
            end = markup.inside(text) - 1
            self._preserved[text] = Edit(end, end, _PRESERVE)
            tag = tag[:-1] + _PRESERVE + b">"
        spot = self._in_run(run, at)
        return _Spot(at, b"</%s>" % markup.name(text) + spot.before, spot.after + tag)
