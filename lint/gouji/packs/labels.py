"""The labels of a report's paragraphs: sub-headings, and the words before a colon."""

from __future__ import annotations

from functools import cached_property

from gouji.document.model import Paragraph
from gouji.packs.sought import Sought
from gouji.text.fold import fold
from gouji.text.ordinals import OrdinalStyle, ordinal, strip_ordinal
from gouji.text.source import Span
from gouji.value import Value, frozen

__all__ = ["Label", "label_of"]

_LONGEST = 40
_COLONS = "：:"
_STOPS = ("。", "；", ";")
_ENDS = (*_COLONS, *_STOPS)
_COMMAS = "，,"


@frozen
class Label(Value):
    """A label as a report writes it: its text without ordinal, the style of the ordinal, and its place."""

    text: str
    style: OrdinalStyle
    span: Span

    @cached_property
    def folded(self) -> str:
        """Its text without white space and punctuation."""
        return fold(self.text)

    @cached_property
    def encoded(self) -> bytes:
        """Its text in UTF-8, for patterns."""
        return self.text.encode()

    def has(self, sought: Sought) -> bool:
        """Return whether a word or pattern is in its text; of a word, white space and punctuation do not count."""
        return sought.matches(self.encoded) if sought.is_pattern else sought.folded in self.folded


def label_of(paragraph: Paragraph) -> Label | None:
    """Return the label that a paragraph is or begins with; None for running text."""
    text = paragraph.text
    style = ordinal(text)[0]
    bare = strip_ordinal(text)
    end = min((at for mark in (_ENDS if style else _COLONS) if (at := bare.find(mark)) >= 0), default=len(bare))
    label = bare[:end].strip()
    runs_on = not style and (any(mark in label for mark in _COMMAS) or (end == len(bare) and bare.endswith(_STOPS)))
    if not label or len(label) > _LONGEST or runs_on:
        return None
    at = text.find(label)
    return Label(label, style, paragraph.source_span(at, at + len(label)))
