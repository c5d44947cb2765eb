"""Check rendered samples with the installed rules at their defaults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import ActiveRule, usual_rules
from gouji.rules.rule import Rule
from gouji.testing.faults import Expectation, Faulted
from gouji.testing.rendered import Rendered
from gouji.value import Entity, Value, frozen

__all__ = ["Checker", "Verdict", "judged", "serious"]


def serious(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the errors and warnings among diagnostics."""
    return [found for found in diagnostics if found.severity != "info"]


@frozen
class Verdict(Value):
    """What is wrong with how a fault was reported: expectations not ``met``, findings ``beyond`` them."""

    unmet: tuple[Expectation, ...]
    beyond: tuple[Diagnostic, ...]

    def __bool__(self) -> bool:
        """Return whether anything is wrong."""
        return bool(self.unmet or self.beyond)


@frozen
class Checker(Entity):
    """Read and check files with some plugins, whose rules run as they do by default."""

    plugins: Plugins
    binder: Binder

    @classmethod
    def installed(cls) -> Checker:
        """Return the checker with all installed plugins."""
        plugins = load_plugins()
        return cls(plugins, Binder(plugins.kinds))

    def read(self, rendered: Rendered) -> Report:
        """Read a rendered file and return its report."""
        return self.binder.bind(load(rendered.data, rendered.name, self.binder.vocabularies, self.plugins.loaders))

    def check(self, rendered: Rendered, also: Iterable[str] = ()) -> list[Diagnostic]:
        """Return all diagnostics of a rendered file; *also* names rules that run as warnings though off by default.

        Raises RuntimeError where a rule fails.
        """
        return self.check_report(self.read(rendered), rendered.name, also)

    def check_report(self, report: Report, name: str, also: Iterable[str] = ()) -> list[Diagnostic]:
        """Return all diagnostics of a report that was read from the file *name*; otherwise as `check`."""
        off = self._off
        active = [*self._usual, *(off[another] for another in dict.fromkeys(also) if another in off)]
        result = check_report(report, active, name)
        if result.failures:
            raise RuntimeError(result.failures)
        return list(result.diagnostics)

    @cached_property
    def _usual(self) -> Sequence[ActiveRule[Rule]]:
        """The rules that run by default."""
        return usual_rules(self.plugins.rules)

    @cached_property
    def _off(self) -> Mapping[str, ActiveRule[Rule]]:
        """The other rules by name, as warnings."""
        rules = (rule for rule in self.plugins.rules if isinstance(rule, Rule) and rule.meta.severity == "off")
        return {rule.name: ActiveRule(rule, "warning", rule.meta.defaults) for rule in rules}

    def judge(self, faulted: Faulted, rendered: Rendered, sound: Iterable[Diagnostic]) -> Verdict:
        """Judge whether a fault is reported and nothing else; *sound* are the diagnostics of the sound report."""
        rules = {expectation.rule for expectation in faulted.expectations}
        verdict = judged(faulted.expectations, rendered, self.check(rendered, also=rules), sound)
        return Verdict(verdict.unmet, tuple(serious(verdict.beyond)))


def judged(
    expectations: Iterable[Expectation], rendered: Rendered, found: Iterable[Diagnostic], sound: Iterable[Diagnostic]
) -> Verdict:
    """Judge whether what is *found* in a faulted report, and not in the *sound* one, is what is expected."""
    told = _new(found, sound)
    unmet = []
    for expectation in expectations:
        met = next((each for each in told if expectation.is_met_by(each, rendered)), None)
        if met is None:
            unmet.append(expectation)
        else:
            told.remove(met)
    return Verdict(tuple(unmet), tuple(told))


def _new(found: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that the sound report does not have."""
    known = Counter(_said(each) for each in before)
    new = []
    for each in found:
        if known[_said(each)]:
            known[_said(each)] -= 1
        else:
            new.append(each)
    return new


def _said(found: Diagnostic) -> tuple[str | None, ...]:
    return found.rule, found.severity, found.message.zh, found.fact, found.section
