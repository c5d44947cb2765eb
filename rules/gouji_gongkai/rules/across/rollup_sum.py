"""X105 rollup-sum: a government's figures are the sums of those of its bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gouji.api import (
    AcrossFinding,
    AcrossRelated,
    Contributing,
    Joined,
    Member,
    Message,
    NamedTuple,
    NotCompared,
    Report,
    across_rule,
    counted,
)
from gouji_gongkai.across.figures import Figures, figures_of

__all__ = ["rollup_sum"]

_FIRST = "requests.new.total"
_MOST_TERMS = 8
_MOST_RELATED = 30
_ZERO = Decimal(0)

_BROKEN = Message(
    "{name}应为 {expected}（{count} 个单位之和：{sum}），实为 {actual}，{more} {difference}{others}",
    "{name} should be {expected}, the sum of {count} ({sum}); it is {actual}, {difference} too {more_en}{others_en}",
)
_OTHERS = Message("；同表另有 {count} 个数字与各单位之和不符", "; {count}")
_OF_BODY = Message("{agency}：{figure}", "{agency}: {figure}")
_OTHER = Message("{address}：应为 {expected}，实为 {actual}", "{address}: should be {expected}, is {actual}")
_RELATION = Message("汇总数与各单位之和", "the figures and the sums of the bodies' figures")
_MISSING = Message("缺少 {count} 个单位的报告", "{count} no report")
_UNKNOWN = Message("{count} 个数字在某个单位的报告中无法确定", "{count} not known of one of the bodies")


class Rolled(NamedTuple):
    """Figures of a report by fact: ``figures`` has those that are not 0, ``zeros`` the ids of those that are.

    Of a government ``figures`` has all, and the rest is filled: the ``keys`` of its bodies, whether the list is
    ``complete``, which facts relations connect (``together``), and which are amounts that may be rounded.
    """

    figures: Figures
    zeros: frozenset[str]
    keys: tuple[str, ...]
    complete: bool
    together: dict[str, str]
    rounded: tuple[str, ...]

    def value(self, fact: str) -> Decimal | None:
        """Return the value of a fact; None where it is not known."""
        if fact in self.figures.values:
            return self.figures.values[fact]
        return _ZERO if fact in self.zeros else None


def _rolled(report: Report, contributing: Contributing) -> Rolled | None:
    """Contribute the figures of a government that has a list of bodies, or of a body in such a list; else None."""
    if contributing.parts is None and not contributing.is_listed:
        return None
    facts = [fact for fact in report.facts if _is_comparable(report, fact)]
    known = [fact for fact in report.terms(facts) if fact.value is not None and fact.cell is not None]
    zeros = frozenset(fact.id for fact in known if not fact.value)
    if contributing.parts is None:
        counted = figures_of(report, contributing, [fact.id for fact in known if fact.value], shown=False)
        return Rolled(counted, zeros, (), complete=False, together={}, rounded=())
    figures = figures_of(report, contributing, facts, shown=True)
    return Rolled(
        figures,
        zeros,
        contributing.part_keys,
        contributing.parts.complete,
        _together(report),
        tuple(fact for fact in facts if report.column(fact).type == "amount"),
    )


def _is_comparable(report: Report, fact: str) -> bool:
    """Return whether a fact has the same unit in every report: it counts, or its column prints the unit."""
    column = report.column(fact)
    return column.type != "amount" or bool(column.unit)


def _together(report: Report) -> dict[str, str]:
    """Map each fact of a relation to one fact that stands for all that relations connect it with."""
    root: dict[str, str] = {}

    def find(fact: str) -> str:
        while root.setdefault(fact, fact) != fact:
            fact = root[fact]
        return fact

    for relation in report.relations:
        first = find(relation.operands[0])
        for fact in relation.operands[1:]:
            root[find(fact)] = first
    return {fact: find(fact) for fact in root}


@across_rule(
    code="X105",
    name="rollup-sum",
    kind="gongkai",
    severity="error",
    summary=Message("政府的数字应等于各单位之和", "a government's figures are the sums of those of its bodies"),
    source="practice",
    since="0.1",
    contributes=_rolled,
    messages=(_BROKEN, _OTHERS, _OF_BODY, _OTHER, _MISSING, _UNKNOWN),
)
def rollup_sum(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Check that a government's figures are the sums of those of its bodies.

    ## What it does

    Adds up every figure over the reports of the bodies that `bodies` in the configuration lists under a
    government, and compares the sum with the figure in the government's own report of that year. Where the
    list is said to be `complete`, a difference is an error, else a warning.

    Figures that sums of the form connect are reported once, at the total.

    ## Why is this bad

    A body was left out or counted twice, or one of the reports was changed after the figures were added up.

    ## What is not reported

    - Years in which a body listed has no report: the sum is not known (`rollup-missing` names the body).
    - Figures that are blank or cannot be read in one of the reports.
    - Amounts that differ by no more than rounding explains.
    - A cell that breaks the sums of its own table: that is the cause.

    ## Example

    ```text bad
    --- .gouji.yaml
    bodies:
      云麓县人民政府: {complete: true, bodies: [云麓县水务局, 柳汀镇人民政府]}
    --- 县政府.txt
    云麓县人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 30 | ||
    行政强制 | 1 | ||
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 14 | ||
    行政强制 | 1 | ||
    --- 柳汀镇.txt
    柳汀镇人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 6 | ||
    行政强制 | 0 | ||
    ```

    ```text good
    --- .gouji.yaml
    bodies:
      云麓县人民政府: {complete: true, bodies: [云麓县水务局, 柳汀镇人民政府]}
    --- 县政府.txt
    云麓县人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 20 | ||
    行政强制 | 1 | ||
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 14 | ||
    行政强制 | 1 | ||
    --- 柳汀镇.txt
    柳汀镇人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 6 | ||
    行政强制 | 0 | ||
    ```
    """
    compared = joined.read(Rolled)
    for member in compared.checked:
        if not member.given.keys:
            continue
        bodies = [compared.of(key, member.period) for key in member.given.keys]
        missing = sum(1 for versions in bodies if not versions)
        if missing:
            yield NotCompared(
                member,
                "across.rollup",
                _MISSING.format(count=counted(missing, "of the bodies has", "of the bodies have")),
                _RELATION,
            )
        else:
            yield from _of_government(member, bodies)


def _of_government(
    member: Member[Rolled], bodies: list[tuple[Member[Rolled], ...]]
) -> Iterator[AcrossFinding | NotCompared]:
    broken: dict[str, Decimal] = {}
    unknown = 0
    for fact, figure in member.given.figures.values.items():
        values = [_value(versions, fact) for versions in bodies]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            unknown += 1
        elif not _agrees(figure, known, is_rounded=fact in member.given.rounded):
            broken[fact] = sum(known, _ZERO)
    if unknown:
        yield NotCompared(
            member, "across.rollup", _UNKNOWN.format(count=counted(unknown, "figure is", "figures are")), _RELATION
        )
    groups: dict[str, list[str]] = {}
    for fact in broken:
        groups.setdefault(member.given.together.get(fact, fact), []).append(fact)
    for facts in groups.values():
        yield _finding(member, [versions[0] for versions in bodies], facts, broken)


def _value(versions: tuple[Member[Rolled], ...], fact: str) -> Decimal | None:
    """Return the figure of a body; None where it is not known, or where versions of its report differ."""
    values = {version.given.value(fact) for version in versions}
    return values.pop() if len(values) == 1 else None


def _agrees(figure: Decimal, parts: list[Decimal], *, is_rounded: bool) -> bool:
    difference = abs(figure - sum(parts, _ZERO))
    if not is_rounded or not difference:
        return not difference
    steps = [Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)) for value in (figure, *parts)]
    return difference <= sum(steps, _ZERO) / 2


def _finding(
    member: Member[Rolled], bodies: list[Member[Rolled]], facts: list[str], sums: Mapping[str, Decimal]
) -> AcrossFinding:
    fact = min(facts, key=lambda each: (each != _FIRST, not each.endswith("total"), facts.index(each)))
    figures, expected = member.given.figures, sums[fact]
    figure, spot = figures.values[fact], figures.spot(fact)
    nonzero = [body for body in bodies if body.given.value(fact)]
    terms = [str(body.given.value(fact)) for body in nonzero]
    if len(terms) > _MOST_TERMS:
        terms = [*terms[: _MOST_TERMS - 1], "…"]
    rest = [each for each in facts if each != fact]
    others = (
        _OTHERS.format(
            count=counted(
                len(rest), "more figure of the table is not its sum", "more figures of the table are not their sums"
            )
        )
        if rest
        else Message("", "")
    )
    is_more = figure > expected
    message = _BROKEN.format(
        name=" · ".join((spot.address or fact).split(" · ")[1:]) or fact,
        expected=expected,
        count=counted(len(bodies), "body", "bodies"),
        sum="+".join(terms) or "0",
        actual=figure,
        more="多" if is_more else "少",
        more_en="much" if is_more else "little",
        difference=abs(figure - expected),
        others=others.zh,
        others_en=others.en,
    )
    related = [
        AcrossRelated(
            body,
            body.given.figures.spot(fact),
            _OF_BODY.format(agency=body.subject, figure=body.given.figures.values[fact]),
        )
        for body in nonzero
    ]
    for each in rest:
        other = figures.spot(each)
        text = _OTHER.format(address=other.address, expected=sums[each], actual=figures.values[each])
        related.append(AcrossRelated(member, other, text))
    return AcrossFinding(
        member,
        message,
        spot,
        expected=str(expected),
        actual=spot.text.strip(),
        related=tuple(related[:_MOST_RELATED]),
        severity=None if member.given.complete else "warning",
        roots=tuple((each, f"repair:{name}") for each in (member, *bodies) for name in facts),
    )
