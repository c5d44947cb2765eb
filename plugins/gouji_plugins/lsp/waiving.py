"""Waive one finding of a document, in the configuration that holds for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from gouji.api import Report
from gouji.api.documents import Diagnostic
from gouji.api.running import Language, Message, Session, UsageError, add_waivers, record
from gouji_plugins.lsp.documents import Document

__all__ = ["PLACEHOLDER", "Waiving", "waive"]

PLACEHOLDER = Message("（请写明理由）", "(state the reason)")
"""The reason of a waiver for which none was given yet."""

_FILE = ".gouji.yaml"
_GONE = Message("没有这个问题（文字可能已经改动）", "this finding is not there (any more)")
_NEVER = Message(
    "这个问题不能豁免：报告的机关或年度不明，或问题涉及豁免、注释本身",
    "this finding cannot be waived: the report's agency or year is not known, or it is about waivers and comments themselves",
)


@attrs.frozen
class Waiving:
    """A configuration file as it is (None: not there yet) and with a waiver more."""

    path: Path
    before: str | None
    after: str


def waive(
    session: Session,
    document: Document,
    finding: str | Diagnostic,
    *,
    name: str,
    reason: str,
    until: str | None,
    language: Language,
) -> Waiving:
    """Return the configuration with a waiver of a finding: that with a fingerprint, or one between reports; raise `GoujiError`."""
    reports = session.linter.read(document.data, name)
    if isinstance(finding, str):
        found = next(_found(session, reports, name, finding), None)
    else:
        found = next(((report, finding) for report in reports if finding.fact in report.facts), (reports[0], finding))
    if found is None:
        raise UsageError(_GONE)
    recorded = record([(found[0], [found[1]])], " ".join(reason.split()), until)
    if not recorded.waivers:
        raise UsageError(_NEVER)
    file = session.settings(name).file.path or Path(session.working) / _FILE
    addition = add_waivers(file, recorded.waivers, session.configurations.catalogue_at(name), language)
    before = None if addition.before is None else addition.before.decode("utf-8-sig")
    return Waiving(file, before, addition.after.decode("utf-8-sig"))


def _found(
    session: Session, reports: Iterable[Report], name: str, fingerprint: str
) -> Iterator[tuple[Report, Diagnostic]]:
    """Yield the report and the finding in it that has a fingerprint."""
    for report in reports:
        for diagnostic in session.linter.check_reports([report], name).diagnostics:
            if diagnostic.fingerprint == fingerprint:
                yield report, diagnostic
