"""A year that claims to be the report's."""

from __future__ import annotations

import attrs

from gouji.api import Paragraph, Report, Span

__all__ = ["Claim", "in_title"]


@attrs.frozen
class Claim:
    """A year that claims to be the report's: ``kind`` is title, period, figures or statement.

    ``is_plan`` tells that its sentence reads as what is to be done, should the year lie ahead.
    """

    year: int
    span: Span
    kind: str
    is_plan: bool = False


def in_title(report: Report, paragraph: Paragraph) -> bool:
    """Whether a paragraph is (a line of) the report's title."""
    span = report.title.span
    return span is not None and span.start <= paragraph.start < span.end
