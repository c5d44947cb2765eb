"""Make rules of what a pack says: each holds for some reports, and checks those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from gouji.late import Late
from gouji.message import Message
from gouji.packs.bodies import ALL_BODIES, Bodies
from gouji.packs.checks.check import Check
from gouji.packs.expressions.expression import Expression
from gouji.packs.expressions.scope import scope_of
from gouji.packs.expressions.unknown import unknown_part
from gouji.packs.model import PackFile, PackRule
from gouji.packs.reasons import reason_of
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Holding, Unknown
from gouji.rules.meta import Options, RuleMeta
from gouji.rules.pack import Pack
from gouji.rules.rule import AcrossRule, Rule
from gouji.value import Entity, evolve, field, frozen

__all__ = ["pack_of", "rule_of"]

_ALONE = Message(
    "需要同一机关上年的报告一并检查", "the report of the same body for the year before has to be among the files"
)
_BODY = Message("机关的名称、类型或层级不能确定", "the body's name, type or level is not certain")


def pack_of(file: PackFile) -> Pack:
    """Return a pack with the rules that are made of a file."""
    rules = tuple([rule_of(rule, file, bodies) for rule, bodies in _shared(file.rules)])
    return Pack(file.name, file.title.zh, rules, version=file.version, file=file)


def _shared(rules: Iterable[PackRule]) -> Iterator[tuple[PackRule, Bodies]]:
    """Yield rules, each with the bodies that it is for: the same object for all rules with equal ones."""
    same: dict[Bodies, Bodies] = {}
    for rule in rules:
        bodies = rule.bodies
        yield rule, ALL_BODIES if bodies is ALL_BODIES else same.setdefault(bodies, bodies)


def rule_of(rule: PackRule, file: PackFile, bodies: Bodies | None = None) -> Rule:
    """Return the rule that is made of a rule of a file, without fixes where it compares reports; *bodies* are its own, the same object for all rules with them.

    So it is decided once for a report whether its body is one of them.
    """
    defaults = Options({option.name: option.default for option in rule.options})
    judge = _Judge(rule.check, bodies or rule.bodies, rule.when, rule.bound, defaults)
    meta = RuleMeta(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        summary=rule.title,
        source=rule.source or file.title.zh,
        since=file.version,
        function=judge,
        years=rule.years,
        kind=file.kind,
        options=rule.options,
        messages=(rule.check.message,),
        fix="none" if judge.compares else rule.check.fix,
        pack=file.name,
        written=_Page(rule),
    )
    return Rule(meta, judge, across=_across(meta, judge), holds=judge.holds)


def _across(meta: RuleMeta, judge: _Judge) -> AcrossRule | None:
    """Return the part of a rule that needs the report of the year before; None where it needs none.

    Reports of the year before the rule's first are not judged, but compared with.
    """
    if not judge.compares:
        return None
    from gouji.packs.prior import PriorRule

    first, last = meta.years
    prior = PriorRule(
        meta.name, f"{meta.code} {meta.name}", judge.check, judge.when, judge.holds, judge.with_options, meta.years
    )
    widened = evolve(meta, years=(first - 1 if first is not None else None, last))
    return AcrossRule(widened, prior.contribute, prior.join, _ALONE)


@frozen
class _Judge(Entity):
    """The check of a rule with the reports that it holds for."""

    check: Check
    bodies: Bodies = ALL_BODIES
    when: Expression | None = None
    bound: Mapping[str, str] = field(factory=dict)
    defaults: Options = field(factory=Options)

    @cached_property
    def compares(self) -> bool:
        """Whether the check or the condition uses facts of the report of the year before."""
        return bool(self.when is not None and self.when.prior_facts) or self.check.compares

    def holds(self, report: Report, options: Options) -> Holding | Unknown:
        """Return whether the rule holds for a report and has something to look at in it, or why that is not known.

        Where nothing would be found, the rule is kept: to run it takes twice as long as to tell that.
        """
        have = self.bodies is ALL_BODIES or self.bodies.have(report)
        if not have:
            return "no" if have is False else Unknown(_BODY)
        if self.when is not None and not self.when.prior_facts:
            met = _met(self.when, report, options)
            if met is not True:
                return met or "no"
        check = self.with_options(options) if self.bound else self.check
        return check.look(report, options)

    def __call__(self, report: Report, options: Options) -> Iterable[Finding | Unknown]:
        """Return what the check finds in a report, and why it cannot tell."""
        if self.compares:
            return ()
        found = self.with_options(options).judge(report, options)
        first = next(found, None)
        return () if first is None else chain((first,), found)

    def with_options(self, options: Options) -> Check:
        """Return the check with the values that users have set."""
        if options.values == self.defaults.values:
            return self.check
        values: dict[str, Any] = {field: _value(options[name]) for field, name in self.bound.items()}
        return evolve(self.check, **values)


def _met(condition: Expression, report: Report, options: Options) -> bool | Unknown:
    """Return whether a condition is true for a report, or why that is not known."""
    scope = scope_of(report, options.values)
    value = condition.value(scope)
    return reason_of(unknown_part(condition, scope), report) if value is None else value is True


def _value(value: object) -> object:
    return tuple([Sought(word) for word in value]) if isinstance(value, list | tuple) else value


@frozen
class _Page(Entity):
    """The page of a rule, which is written when it is asked for."""

    rule: PackRule

    def __call__(self, language: str) -> str:
        """Return the page in a language."""
        page: str = Late("gouji.packs.page:page_of")(self.rule, language)
        return page
