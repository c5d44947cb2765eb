"""The runs of a paragraph → its visible text with breaks and tabs, and what is anchored in it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import attrs

from gouji.api.documents import raised
from gouji_plugins.office.limits import MAX_DEPTH, exceeded
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.names import MC, WP, V, W, is_on
from gouji_plugins.office.word.styles import Styles

__all__ = ["SPACE", "STRIPPED", "Content", "InlineReader", "choice", "shown", "shown_text"]

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SYMBOLS = {"f0fe": "☑", "f0a8": "□", "f06f": "□", "f052": "☑", "f0a3": "□", "f0b7": "•", "f0d7": "×", "f0b4": "×"}
_RUN, _TEXT, _FIELD = W + "r", W + "t", W + "fldChar"
_RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = W + "rPr", W + "pPr"
_STYLE, _NUMBERED, _VAL = W + "pStyle", W + "numPr", W + "val"
_VANISH, _RUN_STYLE, _PRINTED_AT = W + "vanish", W + "rStyle", W + "vertAlign"
_TELLING = frozenset((_VANISH, _RUN_STYLE, _PRINTED_AT, W + "strike", W + "dstrike"))
"""Properties of runs that may change what is read of them; most runs have none of these."""

STRIPPED = " \t\r\n"
_CONTROL, _ALTERNATIVES, _BOX = W + "sdt", MC + "AlternateContent", W + "txbxContent"
_PAGE_BREAK = W + "lastRenderedPageBreak"
_PASSED_THROUGH = frozenset(W + tag for tag in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"))
_INSERTED = frozenset((W + "ins", W + "moveTo"))
_DELETED = frozenset((W + "del", W + "moveFrom"))
_MARKS = frozenset(W + tag for tag in ("bookmarkStart", "bookmarkEnd", "proofErr"))
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_ANCHORS = frozenset((W + "drawing", W + "pict", W + "object"))
_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@attrs.define(eq=False)
class Content:
    """The visible content of one paragraph.

    Digits that are printed above the line, behind others, are superscripts. ``origins`` are the elements that each of its ``parts`` comes from. ``boxes`` are the text boxes anchored in it, ``pictures`` the descriptions of its pictures, ``references`` the kinds
    and ids of its footnotes. ``goes_on`` tells that its paragraph mark is deleted, so that the next paragraph is joined
    to it; ``hidden`` that some of it is not shown.
    """

    parts: list[str] = attrs.field(factory=list)
    origins: list[Element] = attrs.field(factory=list)
    boxes: list[Element] = attrs.field(factory=list)
    pictures: list[str] = attrs.field(factory=list)
    references: list[tuple[str, str]] = attrs.field(factory=list)
    goes_on: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        """All that is shown."""
        return "".join(self.parts)

    def add(self, text: str, origin: Element) -> None:
        """Add a text that is shown, and the element that it comes from."""
        self.parts.append(text)
        self.origins.append(origin)


@attrs.define(eq=False)
class InlineReader:
    """Reads the runs of paragraphs in their order, for a field may reach over several paragraphs.

    ``_fields`` has an entry for each open field: True while its instruction is read, which is not shown, and False
    while its result is, which is shown.
    """

    _name: str
    _styles: Styles
    _notes: Notes
    _fields: list[bool] = attrs.field(factory=list)

    @property
    def is_in_field(self) -> bool:
        """Whether a field is open."""
        return bool(self._fields)

    def plain(self, paragraph: Element) -> str | None:
        """Return the text of a paragraph that has only plain runs; None if it has more or begins inside a field."""
        if self._fields:
            return None
        line, style = "", None
        for child in paragraph:
            tag = child.tag
            if tag == _RUN:
                for piece in child:
                    tag = piece.tag
                    if tag == _TEXT:
                        text = piece.text or ""
                        line += text if piece.get(SPACE) == "preserve" else text.strip(STRIPPED)
                    elif tag == _RUN_PROPERTIES:
                        if not _TELLING.isdisjoint([each.tag for each in piece]) and self._tells(piece):
                            return None
                    elif tag != _PAGE_BREAK:
                        return None
            elif tag == _PARAGRAPH_PROPERTIES:
                if child.find(_NUMBERED) is not None or _is_mark_deleted(child):
                    return None
                named = child.find(_STYLE)
                style = named.get(_VAL, "") if named is not None else None
            elif tag not in _MARKS:
                return None
        return line.replace("\n", " ") if style not in self._styles.marking else None

    def read(self, paragraph: Element, properties: Element | None) -> Content:
        """Read the content of a ``w:p`` element, whose properties the caller has looked up already."""
        content = Content()
        if properties is not None and _is_mark_deleted(properties):
            self._notes.tracked()
            content.goes_on = True
        self._read(paragraph, content, 0)
        return content

    def _read(self, container: Iterable[Element], content: Content, depth: int) -> None:
        self._check(depth)
        for child in container:
            tag = child.tag
            if tag == _RUN:
                self._run(child, content, depth)
            elif tag in _PASSED_THROUGH:
                self._read(child, content, depth + 1)
            elif tag in _INSERTED:
                self._notes.tracked()
                self._read(child, content, depth + 1)
            elif tag in _DELETED:
                self._notes.tracked()
                self._keep_fields(child)
            elif tag == _CONTROL:
                self._read(shown(child, self._notes), content, depth + 1)
            elif tag == _ALTERNATIVES:
                self._read(choice(child), content, depth + 1)
            elif tag.startswith(_MATH):
                content.add("".join(text.text or "" for text in child.iter(_MATH + "t")), child)

    def _check(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            zh, en = f"文字嵌套超过 {MAX_DEPTH} 层", f"text nested more than {MAX_DEPTH} deep"
            raise exceeded(self._name, "MAX_DEPTH", zh, en)

    def _run(self, run: Element, content: Content, depth: int) -> None:
        properties = run[0] if len(run) and run[0].tag == _RUN_PROPERTIES else None
        is_struck = _is_struck(properties)
        if is_struck or (properties is not None and self._is_hidden(properties)):
            if is_struck:
                self._notes.struck()
            else:
                self._notes.hidden_text()
            content.hidden = True
            self._keep_fields(run)
            return
        begun = len(content.parts)
        self._pieces(run, content, depth)
        if any(content.parts[:begun]) and _is_raised(properties):
            content.parts[begun:] = map(raised, content.parts[begun:])

    def _tells(self, properties: Element) -> bool:
        """Return whether the properties of a run tell more than how it looks: that it is hidden, struck or raised."""
        return self._is_hidden(properties) or _is_struck(properties) or _is_raised(properties)

    def _is_hidden(self, properties: Element) -> bool:
        """Return whether a run is hidden by its own properties or by its style."""
        if properties.find(_VANISH) is not None:
            return bool(is_on(properties, "vanish"))
        style = properties.find(_RUN_STYLE)
        return style is not None and self._styles[style.get(_VAL, "")].hidden

    def _keep_fields(self, container: Element) -> None:
        """Keep track of fields that begin or end in content that is not shown."""
        for mark in container.iter(_FIELD):
            self._field(mark)

    def _pieces(self, run: Iterable[Element], content: Content, depth: int) -> None:
        self._check(depth)
        quiet = any(self._fields)
        for piece in run:
            tag = piece.tag
            if tag == _TEXT:
                if not quiet:
                    content.add(shown_text(piece), piece)
            elif tag == _FIELD:
                self._field(piece)
                quiet = any(self._fields)
            elif quiet:
                continue
            elif tag in _SIGNS:
                content.add(_SIGNS[tag], piece)
            elif tag in _ANCHORS:
                _anchored(piece, content)
            elif tag in _REFERENCES:
                content.references.append((_REFERENCES[tag], piece.get(W + "id", "")))
            elif tag == W + "sym":
                content.add(_symbol(piece), piece)
            elif tag == _ALTERNATIVES:
                self._pieces(choice(piece), content, depth + 1)
            elif tag == W + "ruby":
                base = piece.find(W + "rubyBase")
                self._read(base if base is not None else (), content, depth + 1)

    def _field(self, mark: Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _is_raised(properties: Element | None) -> bool:
    """Return whether a run is printed above the line, as the mark of a footnote is, by its properties."""
    place = properties.find(_PRINTED_AT) if properties is not None else None
    return place is not None and place.get(_VAL) == "superscript"


def _is_struck(properties: Element | None) -> bool:
    """Return whether a run is struck through, by its properties."""
    return bool(is_on(properties, "strike") or is_on(properties, "dstrike"))


def _is_mark_deleted(properties: Element) -> bool:
    """Return whether a paragraph's mark is deleted, by the paragraph's properties."""
    mark = properties.find(_RUN_PROPERTIES)
    return mark is not None and not _DELETED.isdisjoint([child.tag for child in mark])


def shown_text(element: Element) -> str:
    """Return the text of a ``w:t`` element, stripped unless its spaces are preserved, with line ends as spaces."""
    text = element.text or ""
    if element.get(SPACE) != "preserve":
        text = text.strip(STRIPPED)
    return text.replace("\n", " ") if "\n" in text else text


def _symbol(element: Element) -> str:
    """Return the character of a ``w:sym`` element: its sign in a symbol font, or else its code; "" if that is none."""
    code = element.get(W + "char", "").lower()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0xFFFD else ""


def _anchored(anchor: Element, content: Content) -> None:
    """Add the text boxes of a drawing to the content or, if it has none, its picture."""
    boxes = [element for element in _chosen(anchor) if element.tag == _BOX]
    content.boxes += boxes
    if boxes:
        return
    if next(anchor.iter(V + "imagedata"), None) is not None or next(anchor.iter(_BLIP), None) is not None:
        content.pictures.append(_description(anchor))


def _chosen(element: Element) -> Iterable[Element]:
    """Yield an element and all below it; take the first of alternatives, and do not look into text boxes."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        yield current
        if current.tag == _BOX:
            continue
        children = choice(current) if current.tag == _ALTERNATIVES else list(current)
        waiting += reversed(children)


def _description(anchor: Element) -> str:
    properties = next(anchor.iter(WP + "docPr"), None)
    if properties is None:
        shape = next(anchor.iter(V + "shape"), None)
        return shape.get("alt", "") if shape is not None else ""
    return properties.get("descr") or properties.get("title") or ""


def choice(alternatives: Element) -> list[Element]:
    """Return the children of the first alternative in a ``mc:AlternateContent`` element."""
    for child in alternatives:
        if child.tag in (MC + "Choice", MC + "Fallback"):
            return list(child)
    return []


def shown(control: Element, notes: Notes) -> list[Element]:
    """Return the content of a content control (``w:sdt``); nothing while it still shows its prompt."""
    properties = control.find(W + "sdtPr")
    if properties is not None and is_on(properties, "showingPlcHdr"):
        notes.unfilled()
        return []
    content = control.find(W + "sdtContent")
    return list(content) if content is not None else []
