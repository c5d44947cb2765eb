"""What the page shows of a finding beside its record in JSON: what its fix changes, and how its figure comes about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gouji.api import Form
from gouji.api.documents import Diagnostic, DiagnosticFix, FileResult, Language, Source
from gouji.api.running import changes_of, expectation, related_line

__all__ = ["addresses", "details_of"]


def addresses(file: FileResult, files: Iterable[FileResult], forms: Iterable[Form]) -> Callable[[str, str], str | None]:
    """Return the function that gives the address of a fact in the form of a file to which a finding of *file* leads.

    It returns None where the form, or the fact in it, is not known.
    """
    by_form = {(form.kind, form.id): form for form in forms}
    paths = {related.path for each in file.shown(waived=True) for related in each.related}
    known = {each.path: by_form.get((each.kind or "", each.form or "")) for each in files if each.path in paths}

    def address(path: str, fact: str) -> str | None:
        form = known.get(path)
        return form.address(fact) if form is not None and fact in form.slots else None

    return address


def details_of(
    file: FileResult, source: Source | None, address: Callable[[str, str], str | None], language: Language
) -> list[dict[str, Any]]:
    """Return a record for each finding of a file, in the order of its JSON.

    *source* is the text if fixes can be applied to it. *address* returns, of a path and a fact, the address in its form.
    """
    return [_details(diagnostic, source, address, language) for diagnostic in file.shown(waived=True)]


def _details(
    diagnostic: Diagnostic, source: Source | None, address: Callable[[str, str], str | None], language: Language
) -> dict[str, Any]:
    related = [
        {
            "text": related_line(each, diagnostic.path, language),
            "address": address(each.path, each.fact) if each.fact else None,
        }
        for each in diagnostic.related
    ]
    fix = _fix(diagnostic.fix, source) if source is not None and diagnostic.fix and not diagnostic.waived else None
    return {"expected": expectation(diagnostic, language), "related": related, "fix": fix}


def _fix(fix: DiagnosticFix, source: Source) -> dict[str, Any] | None:
    """Return the lines that a fix changes; None where it changes nothing."""
    changes = [change._asdict() for change in changes_of(source, fix) if change.before != change.after]
    return {"safe": fix.safety == "safe", "changes": changes} if changes else None
