"""Run one rule by itself on the bytes of a file, as its examples and cases are run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import CheckResult, check_report
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.finding import Severity
from gouji.rules.meta import RuleMeta
from gouji.rules.rule import AnyRule, Rule
from gouji.testing.read_as import read_as

__all__ = ["misfits_of", "read_for", "run_alone", "why_silent"]

_DEFAULT_SEVERITY: Severity = "warning"


def read_for(rule: RuleMeta, data: bytes, name: str, plugins: Plugins) -> Report:
    """Read a file and return the report that a rule checks, the first of several; raise `UnreadableSourceError`."""
    return read_as(rule, data, name, Binder(plugins.kinds), plugins)[0]


def run_alone(rule: AnyRule, report: Report, name: str, options: Mapping[str, Any] | None = None) -> CheckResult:
    """Run a rule on a report, an off rule as a warning, its defaults replaced by *options*; return the result."""
    severity = rule.meta.severity if rule.meta.severity != "off" else _DEFAULT_SEVERITY
    active = [ActiveRule(rule, severity, rule.meta.defaults.over(options or {}))] if isinstance(rule, Rule) else []
    return check_report(report, active, name)


def why_silent(rule: RuleMeta, report: Report) -> str:
    """Return why a rule does not run on a report; "" where it does."""
    if rule.applies_to(report):
        return ""
    year = report.period.value or "unknown"
    return (
        f": the rule does not hold for it (read as status {report.status}, form {report.form.id}, year {year}; "
        f"the rule holds for statuses {', '.join(rule.statuses)}, forms {', '.join(rule.forms) or 'any'}, "
        f"years {_years(rule)})"
    )


def _years(rule: RuleMeta) -> str:
    first, last = rule.years
    return "any" if first is None and last is None else f"{first or '…'} to {last or '…'}"


def misfits_of(rule: RuleMeta, diagnostic: Diagnostic) -> Iterator[str]:
    """Yield what is wrong with a finding whatever it is about: an empty message, a fix not announced."""
    if not diagnostic.message.zh.strip() or not diagnostic.message.en.strip():
        yield "the message of a finding is empty in Chinese or English"
    if diagnostic.fix is not None and rule.fix == "none":
        yield "a finding has a fix, and the rule announces none"
