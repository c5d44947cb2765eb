"""The comments of a Word file: those of gouji are taken away and written anew, all others stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
import re
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

import attrs

from gouji.api.documents import AUTHORS, Annotation, Language
from gouji_plugins.office.editing import Edit, Markup
from gouji_plugins.office.parts import NewPart, Parts
from gouji_plugins.office.word.names import W

__all__ = ["Comments"]

_COMMENT, _REFERENCE, _RUN = W + "comment", W + "commentReference", W + "r"
_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", _REFERENCE)
_ID, _AUTHOR = W + "id", W + "author"
_BESIDE_REFERENCE = (W + "rPr", W + "annotationRef", _REFERENCE)
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OF_PARAGRAPHS = ("commentsExtended", "commentsIds")
_PARENT = re.compile(rb"""\s+[\w.-]+:paraIdParent\s*=\s*(?:"[^"]*"|'[^']*')""")


@attrs.define(eq=False)
class Comments:
    """The part of a package with comments, which may not be there yet.

    ``related`` has the parts that the part *main* refers to, by their kinds. ``old`` are the numbers of gouji's comments.
    """

    _parts: Parts
    _main: str
    _related: Mapping[str, str]
    _namespace: str
    old: frozenset[str] = frozenset()
    _known: frozenset[str] = frozenset()

    @classmethod
    def of(cls, parts: Parts, main: str, related: Mapping[str, str], namespace: str) -> Comments:
        """Read the comments of a package."""
        comments = cls(parts, main, related, namespace)
        if comments._is_there:
            every = list(comments._read().tree.iter(_COMMENT))
            comments.old = frozenset(each.get(_ID, "") for each in every if _is_own(each))
            comments._known = frozenset(each.get(_ID, "") for each in every if not _is_own(each))
        return comments

    @property
    def _is_there(self) -> bool:
        return "comments" in self._related and self._parts.package.has(self._related["comments"])

    def _read(self) -> Markup:
        return self._parts.read(self._related["comments"])

    def first_number(self, body: Element) -> int:
        """Return a number from which on no comment has one, nor a mark in the text."""
        marked = {mark.get(_ID, "") for mark in _marks(body)}
        return 1 + max((int(each) for each in self._known | marked if each.isdecimal() and len(each) < 9), default=-1)

    def write(self, annotations: Sequence[Annotation], first: int, language: Language) -> None:
        """Put the comments of annotations, numbered from *first* on, in the place of gouji's old ones."""
        if not annotations and not self.old:
            return
        new = "".join(
            _comment(annotation, number, language, self._namespace)
            for number, annotation in enumerate(annotations, first)
        )
        if not self._is_there:
            content = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<w:comments xmlns:w="{self._namespace}">{new}</w:comments>'
            )
            folder = f"{self._main.rpartition('/')[0]}/".lstrip("/")
            part = NewPart(folder, "comments", ".xml", "comments", _CONTENT_TYPE, content.encode())
            self._parts.add(part, self._main)
            return
        markup = self._read()
        own = [each for each in markup.tree.iter(_COMMENT) if _is_own(each)]
        edits = [*map(markup.removed, own), markup.filled(markup.tree, markup.encoded(new))]
        self._parts.edit(self._related["comments"], markup, edits)
        self._forget({value for each in own for value in _paragraph_ids(each)})

    def unmarked(self, markup: Markup) -> Iterator[Edit]:
        """Yield the edits that take away the marks of gouji's old comments."""
        for parent in markup.tree.iter():
            for child in parent:
                if child.tag in _MARKS and child.get(_ID) in self.old:
                    only = parent.tag == _RUN and all(each.tag in _BESIDE_REFERENCE for each in parent)
                    yield markup.removed(parent if only else child)

    def _forget(self, paragraphs: Collection[str]) -> None:
        """Take away what Word keeps in other parts on paragraphs of comments that are gone; replies stay, by themselves."""
        for kind in _OF_PARAGRAPHS if paragraphs else ():
            part = self._related.get(kind)
            if part is not None and self._parts.package.has(part):
                markup = self._parts.read(part)
                self._parts.edit(part, markup, _forgetting(markup, paragraphs))


def _is_own(comment: Element) -> bool:
    return comment.get(_AUTHOR) in AUTHORS.values()


def _marks(body: Element) -> Iterable[Element]:
    return (element for element in body.iter() if element.tag in _MARKS)


def _comment(annotation: Annotation, number: int, language: Language, namespace: str) -> str:
    """Return a comment: a paragraph for each line, and no date, so that the same report gives the same bytes."""
    author = AUTHORS[language]
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in annotation.lines
    )
    names = f'w:id="{number}" w:author="{author}" w:initials="{author[0]}"'
    return f'<w:comment xmlns:w="{namespace}" {names}>{paragraphs}</w:comment>'


def _paragraph_ids(comment: Element) -> Iterator[str]:
    """Yield the ids that Word has given to the paragraphs of a comment."""
    for paragraph in comment.iter(W + "p"):
        yield from (value for name, value in paragraph.items() if name.endswith("}paraId"))


def _forgetting(markup: Markup, paragraphs: Collection[str]) -> Iterator[Edit]:
    for element in markup.tree:
        named = {name.rpartition("}")[2]: value for name, value in element.items()}
        if named.get("paraId") in paragraphs:
            yield markup.removed(element)
        elif named.get("paraIdParent") in paragraphs:
            found = _PARENT.search(markup.start_tag(element))
            if found is not None:
                start = markup.start(element)
                yield Edit(start + found.start(), start + found.end(), b"")
