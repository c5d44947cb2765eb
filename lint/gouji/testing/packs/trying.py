"""Test a pack: run the cases of each rule, then sound reports and planted faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.packs.accepts import Accepts
from gouji.packs.checks.require import Require
from gouji.packs.model import PackFile, PackRule
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import AnyRule
from gouji.testing.packs.case import Composed, PackCase, cases_of
from gouji.testing.packs.fault_trial import NO_YEAR, NOBODY, FaultTrial
from gouji.testing.packs.generating import Generator, NobodyError, named_file
from gouji.testing.packs.judging import case_wrong, cases_wrong, words_at
from gouji.testing.packs.outcome import RuleOutcome, ShownReport
from gouji.testing.packs.running import File, Found, PackRunner
from gouji.testing.samples import installed_samples
from gouji.value import Entity
from gouji.yaml.context import Context
from gouji.yaml.problems import Place, Problem

__all__ = ["SOUND_REPORTS", "RuleTest", "rule_tests"]

SOUND_REPORTS = 12
"""How many generated reports a rule is tried on."""

_CONTRADICTORY = Message(
    "第 {line} 行的例子：所给的指标互相矛盾，生成的报告里对不上的有 {facts}",
    "the case in line {line}: its facts contradict each other; in the generated report these do not agree: {facts}",
)
_MOST_NAMED = 3
_UNREADABLE = Message("无法读取：{why}", "it cannot be read: {why}")


def rule_tests(
    file: PackFile,
    rules: Sequence[AnyRule],
    plugins: Plugins,
    *,
    accepts: Sequence[Accepts] = (),
    seed: int = 1,
    reports: int = SOUND_REPORTS,
) -> Iterator[RuleTest]:
    """Yield the test of each rule of a pack.

    ``rules`` are those made of the file, in its order, ``accepts`` the wordings that packs which it extends accept. Files
    that cases name are in the pack's folder. Of each rule *reports* are generated, the same for a ``seed``.
    """
    catalogue = Catalogue.of(plugins)
    samples = next((each for each in installed_samples() if each.kind == file.kind), None)
    runner = PackRunner(plugins, rules, [each for each in (file.accepts, *accepts) if each])
    kind = runner.binder.kinds[file.kind]
    for rule in file.rules:
        problems: list[Problem] = []
        context = Context(rule.place.source, file.folder or Path(), catalogue, problems)
        cases = tuple(cases_of(rule, kind, context))
        generator = Generator(rule, samples, kind) if samples is not None else None
        yield RuleTest(rule, cases, tuple(problems), runner, generator, seed, reports)


@attrs.frozen(eq=False, repr=False)
class RuleTest(Entity):
    """The test of one rule: its cases, and reports that are generated.

    ``unread`` are the problems of cases that could not be read. Without a ``generator`` only files that its cases name
    are tried.
    """

    rule: PackRule
    cases: tuple[PackCase, ...]
    unread: tuple[Problem, ...]
    runner: PackRunner
    generator: Generator | None
    seed: int
    reports: int

    def outcome(self) -> RuleOutcome:
        """Run everything and return the outcome; what depends on sound cases is not tried where a case is wrong."""
        wrong = list(self.before())
        found: list[Found] = []
        reports: list[ShownReport] = []
        notes: list[Message] = []
        for case in self.cases:
            one, problems = self.case(case)
            wrong += problems
            found += [one] if case.is_bad and one is not None else []
            if one is not None and isinstance(case.content, Composed):
                notes += _contradictory(case, one)
                reports.append(_shown(case.place, one, failed=bool(problems)))
        generated = self.generated(found) if not wrong else RuleOutcome.of(self.rule)
        return attrs.evolve(
            generated,
            cases=len(self.cases),
            wrong=(*sorted(wrong, key=_place_in_file), *generated.wrong),
            notes=(*dict.fromkeys(notes), *generated.notes),
            reports=(*reports, *generated.reports),
        )

    def before(self) -> Iterator[Problem]:
        """Yield what is wrong with the cases before any is run; where one cannot be read it is not said that some are missing."""
        yield from self.unread
        if not self.unread:
            yield from (Problem(what, _place(case, self.rule)) for what, case in cases_wrong(self.rule, self.cases))

    def case(self, case: PackCase) -> tuple[Found | None, list[Problem]]:
        """Run a case, and return what is found in it and what is wrong; one whose headings are wrong is not run."""
        try:
            odd = self._odd_headings(case)
            if odd:
                return None, odd
            found = self.runner.run(*self._files(case))
        except UnreadableSourceError as error:
            return None, [Problem(_UNREADABLE.format(why=error.message), case.place)]
        except NobodyError:
            return None, [Problem(NOBODY, case.place)]
        except ValueError:
            return None, [Problem(NO_YEAR, case.place)]
        return found, [Problem(what, case.place_of(key)) for what, key in case_wrong(case, found)]

    def _odd_headings(self, case: PackCase) -> list[Problem]:
        if self.generator is None:
            return []
        return [Problem(what, case.place_of(key, at)) for key, at, what in self.generator.odd_headings(case)]

    def _files(self, case: PackCase) -> tuple[File, File | None]:
        """Return the report of a case and that of the year before; raise ValueError where no form is in force."""
        if self.generator is not None:
            return self.generator.files(case)
        return named_file(case.content), named_file(case.prior) if case.prior is not None else None

    def generated(self, found: Sequence[Found]) -> RuleOutcome:
        """Try sound reports and planted faults, like those *found* in bad cases, and return their outcome."""
        if self.generator is None:
            return RuleOutcome.of(self.rule)
        tried = FaultTrial(self.rule, self.runner, self.generator, self.seed, tuple(_seen(self.rule, found)))
        wrong = tuple(Problem(what, self.rule.place) for what in tried.run(self.cases, self.reports))
        notes = tuple(tried.notes()) if not wrong else ()
        reports = (_shown(self.rule.place, tried.failed, failed=True),) if tried.failed is not None else ()
        return RuleOutcome.of(
            self.rule, sound=tried.sound, planted=tried.planted, wrong=wrong, notes=notes, reports=reports
        )


def _contradictory(case: PackCase, found: Found) -> Iterator[Message]:
    """Yield a note where the figures of a case cannot be those of one report, but for a bad one of `require`, which may be about that."""
    if case.is_bad and isinstance(case.rule.check, Require):
        return
    for content, report in ((case.content, found.report), (case.prior, found.prior)):
        if isinstance(content, Composed) and content.facts and report is not None:
            broken = [each.relation.total for each in report.outcomes if each.state == "broken"]
            facts = ", ".join(list(dict.fromkeys(broken))[:_MOST_NAMED])
            if facts:
                yield _CONTRADICTORY.format(line=case.place.line, facts=facts)


def _shown(place: Place, found: Found, *, failed: bool) -> ShownReport:
    """Return the report in which something was found, and that of the year before, as they are shown."""
    text, prior = (each.document.source.text if each is not None else "" for each in (found.report, found.prior))
    return ShownReport(place, text, failed, prior)


def _place_in_file(problem: Problem) -> tuple[str, int]:
    return (problem.place.source.name, problem.place.offset) if problem.place is not None else ("", 0)


def _place(case: PackCase | None, rule: PackRule) -> Place:
    return rule.place if case is None else case.place


def _seen(rule: PackRule, found: Iterable[Found]) -> list[str]:
    """Return the words at which a rule's findings stand in bad cases."""
    words = [words_at(finding, each) for each in found for finding in each.of(rule.name)]
    return list(dict.fromkeys(word for word in words if word))
