"""Faults of the form's own note on 本列: damaged, in another cell, as a line of text."""

from __future__ import annotations

from gouji.testing import Expectation, Faulted, Line, SampleReport
from gouji.testing.changes import labelled, with_line

__all__ = ["caption_damaged", "caption_in_cell", "caption_in_text"]


def caption_damaged(sample: SampleReport, text: str) -> Faulted:
    """Keep only *text* of the caption of 第三部分表格, in its own cell."""
    return Faulted(labelled(sample, {"caption": text}), (_leftover("caption"),))


def caption_in_cell(sample: SampleReport, key: str, text: str) -> Faulted:
    """Let the caption leak into the cell of another label, which now reads *text*."""
    return Faulted(labelled(sample, {key: text}), (_leftover(key),))


def caption_in_text(sample: SampleReport, section: str) -> Faulted:
    """Print the caption, as a line of its own, at the end of the text of a section."""
    caption = next(table.caption for table in sample.form.tables if table.caption)
    line = Line.of("{caption}", {"caption": caption}, marked={"caption": "leaked"})
    return Faulted(with_line(sample, line, section), (_leftover("leaked"),))


def _leftover(place: str) -> Expectation:
    return Expectation("leftover-caption", place, "warning")
