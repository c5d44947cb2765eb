"""The comments of one sheet: those of gouji are taken away and written anew, all others stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
import re
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

import attrs

from gouji.api.documents import AUTHORS, Language, Message, UnreadableSourceError
from gouji_plugins.office.editing import Markup
from gouji_plugins.office.parts import NewPart, Parts
from gouji_plugins.office.sheet.names import S, cell_name, cell_place
from gouji_plugins.office.sheet.shapes import Cell

__all__ = ["SheetComments"]

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_AUTHORS, _AUTHOR, _LIST, _COMMENT = S + "authors", S + "author", S + "commentList", S + "comment"
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 30_000
_DAMAGED = Message(
    "{part} 缺少必有的内容，无法写入批注", "{part} lacks what it must have, so that no comment can be added"
)


@attrs.define(eq=False)
class SheetComments:
    """The part of a sheet with its comments; ``part`` is its name, None where it is not there yet."""

    _parts: Parts
    _sheet: str
    part: str | None
    _markup: Markup | None = None

    @classmethod
    def of(cls, parts: Parts, sheet: str, part: str | None) -> SheetComments:
        """Read the comments of a sheet, by the names of its part and of that of its comments."""
        if part is None or not parts.package.has(part):
            return cls(parts, sheet, None)
        return cls(parts, sheet, part, parts.read(part))

    def cells(self, *, own: bool) -> set[Cell]:
        """Return the cells that have a comment of gouji, or of others."""
        places = (cell_place(comment.get("ref", "")) for comment in self._comments(own=own))
        return {place for place in places if place is not None}

    def _comments(self, *, own: bool) -> Iterator[Element]:
        if self._markup is None:
            return
        authors = [author.text or "" for author in self._markup.tree.iter(_AUTHOR)]
        for comment in self._markup.tree.iter(_COMMENT):
            number = comment.get("authorId", "")
            author = (
                authors[int(number)] if number.isdecimal() and len(number) < 9 and int(number) < len(authors) else ""
            )
            if (author in AUTHORS.values()) == own:
                yield comment

    def write(self, comments: Mapping[Cell, Sequence[str]], language: Language, namespace: str) -> None:
        """Put comments, by their cells, in the place of gouji's old ones."""
        if self._markup is None or self.part is None:
            if comments:
                self._add(comments, language, namespace)
            return
        markup, author = self._markup, AUTHORS[language]
        authors, every = (self._child(markup, tag) for tag in (_AUTHORS, _LIST))
        known = [each.text or "" for each in authors.iter(_AUTHOR)]
        edits = [markup.removed(comment) for comment in self._comments(own=True)]
        if comments and author not in known:
            new = f'<author xmlns="{namespace}">{author}</author>'
            edits.append(markup.filled(authors, markup.encoded(new)))
        number = known.index(author) if author in known else len(known)
        written = "".join(_comment(*each, number, namespace) for each in comments.items())
        edits.append(markup.filled(every, markup.encoded(written)))
        self._parts.edit(self.part, markup, edits)

    def _child(self, markup: Markup, tag: str) -> Element:
        found = markup.tree.find(tag)
        if found is None:
            raise UnreadableSourceError(self._parts.package.name, _DAMAGED.format(part=self.part), kind="damaged")
        return found

    def _add(self, comments: Mapping[Cell, Sequence[str]], language: Language, namespace: str) -> None:
        written = "".join(_comment(*each, 0, namespace) for each in comments.items())
        content = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{namespace}"><authors><author>'
            f"{AUTHORS[language]}</author></authors><commentList>{written}</commentList></comments>"
        )
        folder = self._sheet.partition("/")[0] + "/" if "/" in self._sheet else ""
        self._parts.add(NewPart(folder, "comments", ".xml", "comments", _CONTENT_TYPE, content.encode()), self._sheet)


def _comment(cell: Cell, lines: Sequence[str], author: int, namespace: str) -> str:
    text = escape(_LIKE_ESCAPE.sub("_x005F_", "\n".join(lines)[:_LONGEST]))
    return (
        f'<comment xmlns="{namespace}" ref="{cell_name(*cell)}" authorId="{author}"><text><t xml:space="preserve">{text}</t>'
        "</text></comment>"
    )
