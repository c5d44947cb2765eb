"""Try a rule on generated reports: it must be silent on sound ones, and find each fault that is planted in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import attrs

from gouji.message import Message
from gouji.packs.model import PackRule
from gouji.testing.packs.case import PackCase
from gouji.testing.packs.composing import text_file
from gouji.testing.packs.generating import Generated, Generator
from gouji.testing.packs.judging import words_at
from gouji.testing.packs.planting import Planted, planted_in, why_none
from gouji.testing.packs.running import Found, PackRunner
from gouji.testing.sample import SampleReport

__all__ = ["NOBODY", "NO_YEAR", "FaultTrial"]

NOBODY = Message(
    "不能生成报告：没有 bodies 之内的示例单位；例子请写 {{report: 文件}}",
    "no report can be generated: there is no sample body among the bodies; write cases with {{report: FILE}}",
).format()
NO_YEAR = Message("不能生成报告：years 之内没有表式", "no report can be generated: no form is in force in its years")
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
    "生成的 {count} 份报告都不符合 when，等于没有测试：请在例子的 facts 里写上使它成立的指标",
    "when is true in none of the {count} generated reports, so that they prove nothing: write a case whose facts make it true",
)
_NONE_PLANTED = Message("没有放入差错：{why}", "no fault was planted: {why}")
_ALL_DROPPED = Message("放入以后 when 不再成立", "when is no longer true then")


@attrs.define(eq=False, repr=False)
class FaultTrial:
    """The generated reports on which a rule was tried so far: how many there were, for how many its condition held, and faults.

    *seen* are words at which bad cases have findings; ``dropped`` tells whether a fault made the condition false, ``failed``
    is what was found in the first report in which something was wrong.
    """

    rule: PackRule
    runner: PackRunner
    generator: Generator
    seed: int
    seen: tuple[str, ...]
    sound: int = 0
    held: int = 0
    planted: int = 0
    dropped: bool = False
    failed: Found | None = None

    def run(self, cases: Sequence[PackCase], number: int) -> list[Message]:
        """Try a number of sound reports and planted faults, and return what is wrong with the first bad one."""
        try:
            for made in self.generator.sound(cases, number):
                problems = self._try(made)
                if problems:
                    return problems
        except ValueError:
            return [NO_YEAR]
        return [] if self.sound else [NOBODY]

    def notes(self) -> Iterator[Message]:
        """Yield what the rule's author should know: its condition never held, or no fault could be planted."""
        if not self.held:
            yield _NEVER_HELD.format(count=self.sound)
        elif not self.planted:
            yield _NONE_PLANTED.format(why=_ALL_DROPPED if self.dropped else why_none(self.rule.check))

    def _try(self, made: Generated) -> list[Message]:
        """Return what is wrong with a generated report, or with one of the faults that are planted in it."""
        rule, base = self.rule, made.sample
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
        rule, base = self.rule, made.sample
        random = Random(f"{self.seed} {rule.name} {base.subject}")  # noqa: S311 (which faults, the same each time)
        for planted in planted_in(base, rule.check, self.seen, random, self.generator.scope(*made)):
            if self._holds(made._replace(sample=planted.sample)):
                yield planted
            else:
                self.dropped = True

    def _holds(self, made: Generated) -> bool:
        """Return whether the rule's condition is true for a report, as far as its lines and figures tell."""
        when = self.rule.when
        return when is None or when.value(self.generator.scope(*made)) is True

    def _planted(self, planted: Planted, prior: SampleReport | None) -> Iterator[Message]:
        """Yield what is wrong with the finding of a planted fault: it is not there, or not at its place."""
        found = self._found(Generated(planted.sample, prior))
        own = found.of(self.rule.name)
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
        return self.runner.run(text_file(sample), text_file(prior) if prior is not None else None)


def _filled(message: Message, sample: SampleReport, **values: Message) -> Message:
    return message.format(agency=sample.subject, year=sample.period, **values)
