"""Test a pack: run the cases of each rule, then sound reports and planted faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import attrs

from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.packs.accepts import Accepts
from gouji.packs.model import PackFile, PackRule
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import AnyRule
from gouji.testing.packs.case import Composed, PackCase, cases_of
from gouji.testing.packs.composing import text_file
from gouji.testing.packs.generating import Generated, Generator, NobodyError, named_file
from gouji.testing.packs.judging import case_wrong, cases_wrong, words_at
from gouji.testing.packs.outcome import RuleOutcome, ShownReport
from gouji.testing.packs.planting import Planted, planted_in, why_none
from gouji.testing.packs.running import File, Found, PackRunner
from gouji.testing.sample import SampleReport
from gouji.testing.samples import installed_samples
from gouji.value import Entity
from gouji.yaml.context import Context
from gouji.yaml.problems import Place, Problem

__all__ = ["SOUND_REPORTS", "RuleTest", "rule_tests"]

SOUND_REPORTS = 12
"""How many generated reports a rule is tried on."""

_NOBODY = Message(
    "不能生成报告：没有 bodies 之内的示例单位；例子请写 {{report: 文件}}",
    "no report can be generated: there is no sample body among the bodies; write cases with {{report: FILE}}",
).format()
_NO_YEAR = Message("不能生成报告：years 之内没有表式", "no report can be generated: no form is in force in its years")
_UNREADABLE = Message("无法读取：{why}", "it cannot be read: {why}")
_NOT_SILENT = Message(
    "在一份应当无误的报告里（{agency}，{year}年）报告了问题：{found}",
    "a finding in a report that is meant to be sound ({agency}, {year}): {found}",
)
_NOT_FOUND = Message(
    "没有发现放入的差错（{done}；{agency}，{year}年）", "a planted fault was not found ({done}; {agency}, {year})"
)
_NOT_THERE = Message(
    "放入的差错（{done}）报告在“{actual}”，应在“{expected}”",
    "a planted fault ({done}) is reported at '{actual}', not at '{expected}'",
)
_NEVER_HELD = Message(
    "生成的 {count} 份报告都不符合 when，等于没有试：请在例子的 facts 里写上使它成立的数字",
    "when is true in none of the {count} generated reports, so that they prove nothing: write a case whose facts make it true",
)
_NONE_PLANTED = Message("没有放入差错：{why}", "no fault was planted: {why}")
_ALL_DROPPED = Message("放入以后 when 不再成立", "when is no longer true then")


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
        for case in self.cases:
            one, problems = self.case(case)
            wrong += problems
            found += [one] if case.is_bad and one is not None else []
            if one is not None and isinstance(case.content, Composed):
                reports.append(_shown(case.place, one, failed=bool(problems)))
        generated = self.generated(found) if not wrong else RuleOutcome.of(self.rule)
        return attrs.evolve(
            generated,
            cases=len(self.cases),
            wrong=(*sorted(wrong, key=_place_in_file), *generated.wrong),
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
            return None, [Problem(_NOBODY, case.place)]
        except ValueError:
            return None, [Problem(_NO_YEAR, case.place)]
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
        tried = _Tried(self, self.generator, tuple(_seen(self.rule, found)))
        wrong = tuple(Problem(what, self.rule.place) for what in tried.run(self.cases))
        notes = tuple(tried.notes()) if not wrong else ()
        reports = (_shown(self.rule.place, tried.failed, failed=True),) if tried.failed is not None else ()
        return RuleOutcome.of(
            self.rule, sound=tried.sound, planted=tried.planted, wrong=wrong, notes=notes, reports=reports
        )


@attrs.define(eq=False, repr=False)
class _Tried:
    """The generated reports of a rule's test so far: how many there were, for how many its condition held, and faults.

    *seen* are words at which bad cases have findings; ``dropped`` tells whether a fault made the condition false, ``failed``
    is what was found in the first report in which something was wrong.
    """

    test: RuleTest
    generator: Generator
    seen: tuple[str, ...]
    sound: int = 0
    held: int = 0
    planted: int = 0
    dropped: bool = False
    failed: Found | None = None

    def run(self, cases: Sequence[PackCase]) -> list[Message]:
        """Try sound reports and planted faults, and return what is wrong with the first bad one."""
        try:
            for made in self.generator.sound(cases, self.test.reports):
                problems = self._try(made)
                if problems:
                    return problems
        except ValueError:
            return [_NO_YEAR]
        return [] if self.sound else [_NOBODY]

    def notes(self) -> Iterator[Message]:
        """Yield what the rule's author should know: its condition never held, or no fault could be planted."""
        if not self.held:
            yield _NEVER_HELD.format(count=self.sound)
        elif not self.planted:
            yield _NONE_PLANTED.format(why=_ALL_DROPPED if self.dropped else why_none(self.test.rule.check))

    def _try(self, made: Generated) -> list[Message]:
        """Return what is wrong with a generated report, or with one of the faults that are planted in it."""
        rule, base = self.test.rule, made.sample
        self.sound += 1
        spoken = self._found(made)
        own = spoken.of(rule.name)
        if own or spoken.failures:
            self.failed = spoken
            return [_filled(_NOT_SILENT, base, found=own[0].message if own else spoken.failures[0].message)]
        if not self._holds(made):
            return []
        self.held += 1
        faults = list(self._faults(made))
        self.planted += len(faults)
        return [problem for planted in faults for problem in self._planted(planted, made.prior)]

    def _faults(self, made: Generated) -> Iterator[Planted]:
        """Yield the faults planted in a report for which the rule still holds."""
        rule, base = self.test.rule, made.sample
        random = Random(f"{self.test.seed} {rule.name} {base.subject}")  # noqa: S311 (which faults, the same each time)
        for planted in planted_in(base, rule.check, self.seen, random, self.generator.scope(*made)):
            if self._holds(made._replace(sample=planted.sample)):
                yield planted
            else:
                self.dropped = True

    def _holds(self, made: Generated) -> bool:
        """Return whether the rule's condition is true for a report, as far as its lines and figures tell."""
        when = self.test.rule.when
        return when is None or when.value(self.generator.scope(*made)) is True

    def _planted(self, planted: Planted, prior: SampleReport | None) -> Iterator[Message]:
        """Yield what is wrong with the finding of a planted fault: it is not there, or not at its place."""
        found = self._found(Generated(planted.sample, prior))
        own = found.of(self.test.rule.name)
        if own and (planted.at is None or planted.at in [words_at(each, found) for each in own]):
            return
        self.failed = self.failed or found
        if not own:
            yield _filled(_NOT_FOUND, planted.sample, done=planted.done)
        else:
            actual, expected = (Message(text, text) for text in (words_at(own[0], found), planted.at or ""))
            yield _filled(_NOT_THERE, planted.sample, done=planted.done, actual=actual, expected=expected)

    def _found(self, made: Generated) -> Found:
        sample, prior = made
        return self.test.runner.run(text_file(sample), text_file(prior) if prior is not None else None)


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


def _filled(message: Message, sample: SampleReport, **values: Message) -> Message:
    return message.format(agency=sample.subject, year=sample.period, **values)
