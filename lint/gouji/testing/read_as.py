"""Read a file as a report that a rule checks, even if it is too small a part of one to be recognised."""

from __future__ import annotations

from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.meta import RuleMeta
from gouji.value import evolve

__all__ = ["read_as"]


def read_as(rule: RuleMeta, data: bytes, name: str, binder: Binder, plugins: Plugins) -> list[Report]:
    """Return the reports of a file; a part of which no kind is recognised is read as one that *rule* checks."""
    document = load(data, name, binder.vocabularies, plugins.loaders)
    reports = [binder.bind(part) for part in (document, *document.parts)]
    if "other" in rule.statuses or any(report.status != "other" for report in reports):
        return reports
    if rule.kind in plugins.kinds:
        document = load(data, name, binder.vocabularies.only(rule.kind), plugins.loaders)
        reports = [binder.bind(part, rule.kind) for part in (document, *document.parts)]
    return [evolve(report, kind=rule.kind, status=rule.statuses[0]) for report in reports]
