"""Decide what a document is: a report, one whose line breaks are lost, an old one, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gouji.document.model import Paragraph
from gouji.forms.model import Form
from gouji.report.model import BoundTable, Draft, Identity, Recognition, ReportStatus, Section

__all__ = ["status_of"]

_FEWEST_HEADINGS = 2
_FEWEST_MERGED = 3
_FEWEST_GLUED = 2


def status_of(
    forms: Sequence[Form],
    draft: Draft,
    identity: Identity,
    tables: Mapping[str, BoundTable],
    recognition: Recognition,
) -> ReportStatus:
    """Return the status of a document: what the kind recognised it as, else what its title, headings and tables show.

    Without tables it is old where its period lies before the first form, and merged where several headings stand inside
    one line; it is merged too where the cells of several tables run together in lines.
    """
    has_table = any(bound.rows for bound in tables.values())
    has_glued = any(bound.cells for bound in tables.values())
    if recognition.is_report is False:
        return "other"
    if not (
        recognition.is_report
        or has_glued
        or has_table
        or identity.title.value is not None
        or sum(1 for section in draft.sections.values() if section.heading) >= _FEWEST_HEADINGS
    ):
        return "other"
    if not has_table and _is_before(forms, identity):
        return "old"
    glued = sum(1 for bound in tables.values() if bound.cells and not bound.labels)
    if glued >= _FEWEST_GLUED or (not has_table and _is_merged(draft.paragraphs, draft.sections.values())):
        return "merged"
    return "report"


def _is_before(forms: Sequence[Form], identity: Identity) -> bool:
    """Return whether the period lies before the first form."""
    first = min((form.years[0] for form in forms if form.years[0] is not None), default=0)
    return isinstance(identity.period.value, int) and identity.period.value < first


def _is_merged(paragraphs: Iterable[Paragraph], sections: Iterable[Section]) -> bool:
    """Return whether several headings stand within one paragraph."""
    starts = [section.heading.start for section in sections if section.heading]
    lines = Counter(
        paragraph.start for paragraph in paragraphs for start in starts if paragraph.start < start < paragraph.end
    )
    return max(lines.values(), default=0) >= _FEWEST_MERGED
