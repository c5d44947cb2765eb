"""Try a rule on generated reports: in sound ones it finds nothing, a planted fault it finds at its place (Hypothesis)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TypeAlias

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.forms.model import Form
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.rules.meta import ANY_KIND, RuleMeta
from gouji.rules.rule import AnyRule, Rule
from gouji.testing.alone import read_for, run_alone
from gouji.testing.checker import judged
from gouji.testing.faults import Fault, Faulted
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples, installed_samples
from gouji.value import Entity

__all__ = ["GeneratedError", "Mend", "check_faults", "check_sound"]

Mend: TypeAlias = Callable[[SampleReport], SampleReport]
"""What puts into a sound report all that a rule asks for beyond what other rules do."""

EXAMPLES = 25
"""How many sound reports are drawn."""


class GeneratedError(AssertionError):
    """A rule reports something in a sound report or not what was planted; the text names the rule and what is wrong."""

    def __init__(self, rule: RuleMeta, problems: Iterable[str]) -> None:
        super().__init__("\n".join((f"rule {rule.name} ({rule.code}):", *(f"  {problem}" for problem in problems))))


def check_sound(
    rule: AnyRule, plugins: Plugins | None = None, *, mended: Mend | None = None, examples: int = EXAMPLES
) -> None:
    """Draw sound reports of the rule's kind, in every format and style, and run the rule alone on each.

    *examples* reports are drawn, the same each time, and *mended*. Raises `GeneratedError` for the first report in
    which the rule finds something, where it fails, and where it held for none of them.
    """
    trial = _Trial.of(rule, plugins)
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from gouji.testing.strategies.formats import RENDERERS

    quiet = settings(
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        max_examples=examples,
    )
    reports = [
        (kind.strategies().reports(form, dated=True, traps=True), name)
        for kind, form in trial.forms
        for name in RENDERERS
        if kind.has_format(name)
    ]
    held: list[bool] = []
    problems: list[str] = []

    @quiet
    @given(st.data())
    def silent(data: st.DataObject) -> None:
        strategy, name = reports[data.draw(st.integers(0, len(reports) - 1))]
        sample = _mended(data.draw(strategy), mended)
        if not problems:
            found, holds = trial.run(data.draw(RENDERERS[name])(sample))
            held.append(holds)
            problems.extend(_shown(f"in a sound report ({sample.form.qualified}, {name})", found))

    silent()
    if not any(held):
        problems.append(f"it holds for none of {examples} reports: see its kind, forms and years")
    if problems:
        raise GeneratedError(rule.meta, problems)


def check_faults(
    rule: AnyRule,
    faults: Sequence[Fault] | None = None,
    plugins: Plugins | None = None,
    *,
    mended: Mend | None = None,
) -> None:
    """Plant each fault in a sound report of every form and format that can have it, and run the rule alone on it.

    *faults* are those of the rule that the samples of its kind have, if they are not given. Raises `GeneratedError` for
    findings that are expected and not reported, or reported and not expected, and for a fault that can be planted in no
    report for which the rule holds.
    """
    trial = _Trial.of(rule, plugins)
    problems: list[str] = []
    held: dict[Fault, bool] = dict.fromkeys(faults or (), False)
    for kind, form in trial.forms:
        own = [fault for fault in kind.faults if fault.rule == rule.name] if faults is None else faults
        for fault in own:
            found, holds = trial.planted(fault, kind, form, _mended(kind.sound(form), mended))
            problems += found
            held[fault] = held.get(fault, False) or holds
    problems += [f"{each.what}: no report for which the rule holds can have it" for each in held if not held[each]]
    if problems or not held:
        raise GeneratedError(rule.meta, problems or ["there is no fault to plant"])


@attrs.frozen(eq=False)
class _Trial(Entity):
    """A rule that is tried alone, and the kinds and forms of the reports that it is tried on."""

    rule: Rule
    plugins: Plugins
    forms: tuple[tuple[Samples, Form], ...]

    @classmethod
    def of(cls, rule: AnyRule, plugins: Plugins | None) -> _Trial:
        """Return the trial of a rule; raise `GeneratedError` for one that compares reports, or is of no known kind."""
        if find_spec("hypothesis") is None:
            raise GeneratedError(
                rule.meta, ["Hypothesis draws the reports, and is not installed: pip install 'gouji[testing]'"]
            )
        if not isinstance(rule, Rule):
            raise GeneratedError(rule.meta, ["it compares reports: check_across runs it on several"])
        kinds = [kind for kind in installed_samples() if rule.meta.kind in ("", ANY_KIND, kind.kind)]
        forms = tuple([(kind, form) for kind in kinds for form in kind.forms if rule.meta.is_for(form)])
        if not forms:
            raise GeneratedError(
                rule.meta, [f"no samples of its kind {rule.meta.kind!r} are installed (gouji.samples)"]
            )
        return cls(rule, plugins or load_plugins(), forms)

    def run(self, rendered: Rendered) -> tuple[list[Diagnostic], bool]:
        """Return what the rule finds in a file, and whether it holds for it; raise `GeneratedError` where it fails."""
        report = read_for(self.rule.meta, rendered.data, rendered.name, self.plugins)
        result = run_alone(self.rule, report, rendered.name)
        if result.failures:
            raise GeneratedError(self.rule.meta, [failure.message.en for failure in result.failures])
        return list(result.diagnostics), self.rule.meta.applies_to(report)

    def planted(self, fault: Fault, kind: Samples, form: Form, sound: SampleReport) -> tuple[list[str], bool]:
        """Plant a fault in a report, in each format; return what is wrong, and whether the rule holds for such reports."""
        from gouji.testing.strategies.formats import PLAIN_RENDERERS

        problems: list[str] = []
        held = False
        for name, render in PLAIN_RENDERERS.items():
            if fault.fits(form.id) and kind.has_format(name) and not fault.excuse(name):
                before, holds = self.run(render(sound))
                held = held or holds
                faulted = fault.plant(sound)
                where = f"{fault.what} ({form.qualified}, {name})"
                problems += self._judged(faulted, render(faulted.sample), before, where) if holds else []
        return problems, held

    def _judged(self, faulted: Faulted, rendered: Rendered, before: Sequence[Diagnostic], where: str) -> Iterator[str]:
        """Yield what is wrong with how a fault is reported in a file."""
        own = [each for each in faulted.expectations if each.rule == self.rule.name]
        if not own:
            yield f"{where}: it expects no finding of the rule"
            return
        lost = [each.place for each in own if each.place and each.place not in rendered.places]
        if lost:
            yield f"{where}: nothing of it is printed at {', '.join(lost)}; name the forms that can have it"
            return
        verdict = judged(own, rendered, self.run(rendered)[0], before)
        for unmet in verdict.unmet:
            at = f" at {rendered.places[unmet.place]}" if unmet.place else ""
            yield f"{where}: not reported as {unmet.severity_of(rendered)}{at}"
        yield from _shown(f"{where}: reported, and not expected", verdict.beyond)


def _mended(sample: SampleReport, mended: Mend | None) -> SampleReport:
    return sample if mended is None else mended(sample)


def _shown(where: str, found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield diagnostics, each with the line in which it stands."""
    for each in found:
        yield f"{where}: {each}{f': {each.excerpt.strip()}' if each.excerpt else ''}"
