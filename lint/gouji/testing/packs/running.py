"""Run the rules of a pack on one report, compared with last year's where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from gouji.binding.bind import Binder
from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.checking.run import check_report
from gouji.comparing.contribute import contribute
from gouji.comparing.join import Offer, join
from gouji.comparing.names import Names
from gouji.document.loader import load
from gouji.packs.accepts import Accepts, accepting
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.finding import Severity
from gouji.rules.rule import AcrossRule, AnyRule, Rule
from gouji.value import Entity

__all__ = ["File", "Found", "PackRunner"]

File: TypeAlias = tuple[bytes, str]
"""The bytes of a file and its name."""

_PRIOR = "prior/"


@attrs.frozen(eq=False, repr=False)
class Found(Entity):
    """What the rules of a pack found in a report, and which of them failed.

    ``unjudged`` are those that could not be judged, with the reasons, ``prior`` is the report of the year before.
    """

    report: Report
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]
    unjudged: tuple[UnknownRelation, ...] = ()
    prior: Report | None = None

    def of(self, rule: str) -> list[Diagnostic]:
        """Return what one rule found."""
        return [each for each in self.diagnostics if each.rule == rule]


class PackRunner:
    """Run the rules of one pack, each as if it were switched on, on reports read with further wordings."""

    def __init__(self, plugins: Plugins, rules: Sequence[AnyRule], accepts: Sequence[Accepts] = ()) -> None:
        self._plugins = plugins
        self._binder = Binder(accepting(plugins.kinds, accepts) if accepts else plugins.kinds)
        self._checking = [_active(rule) for rule in rules if isinstance(rule, Rule)]
        across = [rule if isinstance(rule, AcrossRule) else rule.across for rule in rules]
        self._across = [_active_across(rule) for rule in across if rule is not None]

    @property
    def binder(self) -> Binder:
        """What binds reports to the forms, as the pack has them."""
        return self._binder

    def run(self, file: File, prior: File | None = None) -> Found:
        """Return what is found in a file; raise `UnreadableSourceError`."""
        report = self._read(file)
        checked = check_report(report, self._checking, file[1])
        if not self._across:
            return Found(report, checked.diagnostics, checked.failures, checked.unjudged)
        before = self._read(prior) if prior is not None else None
        offers, failures = self._offers(report, file[1], before)
        joined = join(offers)
        compared = tuple(joined.diagnostics.get(file[1], ()))
        return Found(
            report,
            checked.diagnostics + compared,
            (*checked.failures, *failures, *joined.failures),
            (*checked.unjudged, *joined.not_compared.get(file[1], ())),
            before,
        )

    def _read(self, file: File) -> Report:
        document = load(*file, self._binder.vocabularies, self._plugins.loaders)
        bound = [self._binder.bind(part) for part in (document, *document.parts)]
        return next((report for report in bound if report.status != "other"), bound[0])

    def _offers(self, report: Report, path: str, prior: Report | None) -> tuple[list[Offer], list[Failure]]:
        offers: list[Offer] = []
        failures: list[Failure] = []
        active = {each.meta.name: each for each in self._across}
        for name, each in [(path, report), *([(f"{_PRIOR}{path}", prior)] if prior is not None else [])]:
            given = contribute(each, self._across, Names(), name)
            failures += given.failures
            if given.contribution is not None:
                offers.append(Offer(name, 0, given.contribution, active, is_prior=each is not report))
        return offers, failures


def _active(rule: Rule) -> ActiveRule[Rule]:
    return ActiveRule(rule, _severity(rule), rule.meta.defaults)


def _active_across(rule: AcrossRule) -> ActiveRule[AcrossRule]:
    return ActiveRule(rule, _severity(rule), rule.meta.defaults)


def _severity(rule: AnyRule) -> Severity:
    return rule.meta.severity if rule.meta.severity != "off" else "warning"
