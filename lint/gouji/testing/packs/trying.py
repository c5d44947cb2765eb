"""Test a pack: run the cases of each rule, then sound reports and planted faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import attrs

from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.packs.accepts import Accepts
from gouji.packs.model import PackFile, PackRule
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import AnyRule
from gouji.testing.packs.case import PackCase, cases_of
from gouji.testing.packs.composing import printed_as_text
from gouji.testing.packs.generating import Generator, named_file
from gouji.testing.packs.judging import case_wrong, cases_wrong, words_at
from gouji.testing.packs.outcome import RuleOutcome
from gouji.testing.packs.planting import Planted, planted_in
from gouji.testing.packs.running import File, Found, PackRunner
from gouji.testing.packs.sample_scope import SampleScope
from gouji.testing.sample import SampleReport
from gouji.testing.samples import installed_samples
from gouji.value import Entity
from gouji.yaml.problems import Place, Problem

__all__ = ["SOUND_REPORTS", "RuleTest", "rule_tests"]

SOUND_REPORTS = 12
"""How many generated reports a rule is tried on."""

_NOBODY = Message(
    "没有生成报告：示例单位都不在 bodies 之内",
    "no report is generated: the bodies of samples are none of those of the rule",
)
_NO_YEAR = Message("没有生成报告：years 之内没有格式", "no report is generated: no form is in force in its years")
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
        cases = tuple(cases_of(rule, file.folder or Path(), catalogue, problems))
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
        for case in self.cases:
            one, problems = self.case(case)
            wrong += problems
            found += [one] if case.is_bad and one is not None else []
        generated = self.generated(found) if not wrong else RuleOutcome.of(self.rule)
        return attrs.evolve(generated, cases=len(self.cases), wrong=(*wrong, *generated.wrong))

    def before(self) -> Iterator[Problem]:
        """Yield what is wrong with the cases before any is run; where one cannot be read it is not said that some are missing."""
        yield from self.unread
        if not self.unread:
            yield from (Problem(what, _place(case, self.rule)) for what, case in cases_wrong(self.rule, self.cases))

    def case(self, case: PackCase) -> tuple[Found | None, list[Problem]]:
        """Run a case, and return what is found in it and what is wrong."""
        try:
            found = self.runner.run(*self._files(case))
        except UnreadableSourceError as error:
            return None, [Problem(_UNREADABLE.format(why=error.message), case.place)]
        except ValueError:
            return None, [Problem(_NO_YEAR, case.place)]
        return found, [Problem(what, case.place) for what in case_wrong(case, found)]

    def _files(self, case: PackCase) -> tuple[File, File | None]:
        """Return the report of a case and that of the year before; raise ValueError where no form is in force."""
        if self.generator is not None:
            return self.generator.files(case)
        return named_file(case.content), named_file(case.prior) if case.prior is not None else None

    def generated(self, found: Sequence[Found]) -> RuleOutcome:
        """Try sound reports and planted faults, like those *found* in bad cases, and return their outcome."""
        if self.generator is None:
            return RuleOutcome.of(self.rule)
        sound, planted, told = self._generated(self.generator, self.cases, _seen(self.rule, found))
        wrong = tuple(Problem(what, self.rule.place) for what in told)
        return RuleOutcome.of(self.rule, sound=sound, planted=planted, wrong=wrong)

    def _generated(
        self, generator: Generator, cases: Sequence[PackCase], seen: Sequence[str]
    ) -> tuple[int, int, list[Message]]:
        """Return how many sound reports and planted faults were tried, and what was wrong with the first bad one."""
        sound = planted = 0
        try:
            for base in generator.sound(cases, self.reports):
                number, problems = self._try_base(base, generator.before(base), seen)
                sound, planted = sound + 1, planted + number
                if problems:
                    return sound, planted, problems
        except ValueError:
            return 0, 0, [_NO_YEAR]
        return sound, planted, [] if sound else [_NOBODY]

    def _try_base(
        self, base: SampleReport, prior: SampleReport | None, seen: Sequence[str]
    ) -> tuple[int, list[Message]]:
        """Return how many faults were planted in a generated report, and what is wrong with it or one of them."""
        spoken = self._found(base, prior)
        own = spoken.of(self.rule.name)
        if own or spoken.failures:
            return 0, [_filled(_NOT_SILENT, base, found=own[0].message if own else spoken.failures[0].message)]
        random = Random(f"{self.seed} {self.rule.name} {base.subject}")  # noqa: S311 (which faults, the same each time)
        options = {option.name: option.default for option in self.rule.options}
        faults = [
            planted
            for planted in planted_in(base, self.rule.check, seen, random, prior=prior, options=options)
            if self._still_holds(planted.sample, prior, options)
        ]
        return len(faults), [problem for planted in faults for problem in self._planted(planted, prior)]

    def _still_holds(self, sample: SampleReport, prior: SampleReport | None, options: Mapping[str, Any]) -> bool:
        """Return whether the rule's condition is true for a report, as far as its lines and figures tell."""
        return self.rule.when is None or self.rule.when.value(SampleScope(sample, options, prior)) is True

    def _planted(self, planted: Planted, prior: SampleReport | None) -> Iterator[Message]:
        found = self._found(planted.sample, prior)
        own = found.of(self.rule.name)
        if not own:
            yield _filled(_NOT_FOUND, planted.sample, done=planted.done)
        elif planted.at is not None and planted.at not in [words_at(each, found) for each in own]:
            actual, expected = (Message(text, text) for text in (words_at(own[0], found), planted.at))
            yield _filled(_NOT_THERE, planted.sample, done=planted.done, actual=actual, expected=expected)

    def _found(self, sample: SampleReport, prior: SampleReport | None) -> Found:
        return self.runner.run(_file(sample), _file(prior) if prior is not None else None)


def _file(sample: SampleReport) -> File:
    return printed_as_text(sample), f"{sample.period}.txt"


def _place(case: PackCase | None, rule: PackRule) -> Place:
    return rule.place if case is None else case.place


def _seen(rule: PackRule, found: Iterable[Found]) -> list[str]:
    """Return the words at which a rule's findings stand in bad cases."""
    words = [words_at(finding, each) for each in found for finding in each.of(rule.name)]
    return list(dict.fromkeys(word for word in words if word))


def _filled(message: Message, sample: SampleReport, **values: Message) -> Message:
    return message.format(agency=sample.subject, year=sample.period, **values)
