"""Compare the figures of a report before and after its file was fixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.checking.diagnostic import Diagnostic
from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.text.source import Span

__all__ = ["changed_fact"]


def changed_fact(before: Report, after: Report, fixes: Iterable[Diagnostic]) -> str | None:
    """Return the address of a figure that has changed, or the two forms where the form has; None where all is kept.

    A cell that held no number may hold one after a safe fix of that cell, and a figure that could
    not be placed may have found its place.
    """
    if (before.kind, before.form.id) != (after.kind, after.form.id):
        return f"{before.form.title} → {after.form.title}"
    safe = [edit.span for fix in fixes if fix.fix and fix.fix.safety == "safe" for edit in fix.fix.edits]
    for fact_id in {**before.facts, **after.facts}:
        if not _is_kept(before.facts.get(fact_id), after.facts.get(fact_id), safe):
            return (before if fact_id in before.facts else after).address(fact_id)
    return None


def _is_kept(before: Fact | None, after: Fact | None, safe: Sequence[Span]) -> bool:
    if before is None or before.state == "unplaced":
        return True
    if after is not None and before.value == after.value:
        return True
    if after is None or before.state != "not-a-number":
        return False
    cell = before.span
    return cell is not None and any(edit.start <= cell.end and cell.start <= edit.end for edit in safe)
