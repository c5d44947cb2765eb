"""Make rules of what a pack says: each holds for some reports, and checks those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from gouji.late import Late
from gouji.message import Message
from gouji.packs.bodies import ALL_BODIES, Bodies
from gouji.packs.judge import Judge
from gouji.packs.looking import holding_alone, looking
from gouji.packs.model import PackFile, PackRule
from gouji.rules.meta import Options, RuleMeta
from gouji.rules.pack import Pack
from gouji.rules.rule import AcrossRule, Rule
from gouji.value import Entity, evolve, frozen

__all__ = ["pack_of", "rule_of"]

_ALONE = Message(
    "需要同一机关上年的报告一并检查", "the report of the same body for the year before has to be among the files"
)


def pack_of(file: PackFile) -> Pack:
    """Return a pack with the rules that are made of a file."""
    rules = tuple([rule_of(rule, file, bodies) for rule, bodies in _shared(file.rules)])
    return Pack(file.name, file.title.zh, rules, version=file.version, file=file)


def _shared(rules: Iterable[PackRule]) -> Iterator[tuple[PackRule, Bodies]]:
    """Yield rules, each with the bodies that it is for: the same object for all rules with equal ones."""
    same = {ALL_BODIES: ALL_BODIES}
    for rule in rules:
        bodies = rule.bodies
        yield rule, ALL_BODIES if bodies is ALL_BODIES else same.setdefault(bodies, bodies)


def rule_of(rule: PackRule, file: PackFile, bodies: Bodies | None = None) -> Rule:
    """Return the rule that is made of a rule of a file, without fixes where it compares reports; *bodies* are its own, the same object for all rules with them.

    So it is decided once for a report whether its body is one of them.
    """
    defaults = Options({option.name: option.default for option in rule.options})
    judge = Judge(rule.check, bodies or rule.bodies, rule.when, rule.bound, defaults)
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
    return Rule(meta, judge, across=_across(meta, judge), holds=partial(holding_alone, judge), together=looking)


def _across(meta: RuleMeta, judge: Judge) -> AcrossRule | None:
    """Return the part of a rule that needs the report of the year before; None where it needs none.

    Reports of the year before the rule's first are not judged, but compared with.
    """
    if not judge.compares:
        return None
    from gouji.packs.prior import PriorRule

    first, last = meta.years
    prior = PriorRule(meta.name, f"{meta.code} {meta.name}", judge, meta.years)
    widened = evolve(meta, years=(first - 1 if first is not None else None, last))
    return AcrossRule(widened, prior.contribute, prior.join, _ALONE)


@frozen
class _Page(Entity):
    """The page of a rule, which is written when it is asked for."""

    rule: PackRule

    def __call__(self, language: str) -> str:
        """Return the page in a language."""
        page: str = Late("gouji.packs.page:page_of")(self.rule, language)
        return page
