"""Checks of words as data: what must not stand in the texts of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
import re
from typing import Literal, TypeAlias

from gouji.document.model import Cell, Paragraph
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.finding import Edit, Finding, Fix, Safety
from gouji.rules.meta import FixKind, Options
from gouji.rules.texts import contains_any, line_span, written
from gouji.rules.when import When
from gouji.text.fold import fold
from gouji.text.source import Span
from gouji.value import Entity, field, frozen

__all__ = ["MustNotMention", "Places"]

Places: TypeAlias = Literal["each", "first-of-word", "first"]
"""The places in one text that are reported: each, the first of each word, the first of the first word of the list."""


@frozen
class MustNotMention(Entity):
    """Words that stand in no paragraph and, with ``cells``, in no cell that is longer than a figure.

    They are ``words``, and those that ``replace`` maps to the right one; with a ``pattern`` its matches are
    reported, and ``words``, if any, are those without one of which nothing matches. A fix puts the right word, or, with
    ``removes_lines``, removes a paragraph that holds nothing but the words; it is ``safety``. ``message`` may hold
    ``{text}``, what was found, and ``{right}``.
    """

    message: Message
    words: tuple[str, ...] = ()
    pattern: str = ""
    replace: Mapping[str, str] = field(factory=dict)
    removes_lines: bool = False
    safety: Safety = "unsafe"
    cells: bool = False
    places: Places = "each"

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for a check that forbids nothing."""
        if not (self.words or self.pattern or self.replace):
            message = "MustNotMention: expected words, a pattern or words to replace"
            raise ValueError(message)

    @property
    def fix(self) -> FixKind:
        """The kind of its fixes."""
        return self.safety if self.replace or self.removes_lines else "none"

    @property
    def when(self) -> When:
        """What a report must have for it to be run."""
        return When((*self.words, *self.replace))

    def __call__(self, report: Report, _options: Options) -> Iterator[Finding]:
        """Yield a finding at each place of a report that it forbids."""
        present = tuple([word for word in self.when.words if word in report.text])
        for node in written(report) if self.cells else report.paragraphs:
            found = self._matches(node.text, present) if self.pattern else self._words(node.text, present)
            for at, text in islice(found, 1 if self.places == "first" else None):
                yield self._finding(report, node, text, node.source_span(at, at + len(text)))

    def _matches(self, text: str, present: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        if not self.words or contains_any(text, present):
            yield from ((match.start(), match[0]) for match in re.finditer(self.pattern, text))

    def _words(self, text: str, present: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        for word in present:
            at = text.find(word)
            while at >= 0:
                yield at, word
                at = text.find(word, at + len(word)) if self.places == "each" else -1

    def _finding(self, report: Report, node: Paragraph | Cell, text: str, span: Span) -> Finding:
        right = self.replace.get(text)
        edit = Edit(span, right) if right is not None else self._removal(report, node, text)
        return Finding(
            self.message.format(text=text, right=right),
            span,
            expected=right,
            actual=text,
            fix=Fix(self.safety, (edit,)) if edit is not None else None,
        )

    def _removal(self, report: Report, node: Paragraph | Cell, text: str) -> Edit | None:
        """Return the edit that removes a paragraph which holds nothing but a text."""
        if self.removes_lines and isinstance(node, Paragraph) and fold(node.text) == fold(text):
            return Edit(line_span(report, node), "")
        return None
