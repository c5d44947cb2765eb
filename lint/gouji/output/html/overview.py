"""The beginning of the page: totals, the bodies with their years side by side, and the findings by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from gouji.message import Language, Message, counted
from gouji.output.by_body import Entry, Part, Parts
from gouji.output.html.markup import shown
from gouji.output.html.tones import VERDICT_TONES
from gouji.output.ordered import Ordered
from gouji.output.words import SEVERITY_WORDS, VERDICT_WORDS
from gouji.results import RunResult
from gouji.rules.finding import SEVERITIES, Severity
from gouji.rules.meta import RuleMeta
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["ReportLink", "RuleFindings", "bodies_table", "rules_of", "rules_table", "totals"]

_REPORTS = Message("报告", "reports")
_BODIES = Message("机关", "bodies")
_RELATIONS = Message("条勾稽关系不成立", "relations broken")
_HOLD = Message("条勾稽关系成立", "relations hold")
_TOTALS = Message("汇总", "Totals")
_BODY = Message("机关", "Body")
_BY_BODY = Message("各机关", "Bodies")
_RANKED = Message(
    "错误较多的机关在前。点击机关名称可查看其全部问题，点击年度可查看该年报告。",
    "Bodies with most errors first. A name leads to all findings of the body, a year to those of its report.",
)
_UNKNOWN_YEAR = Message("年度不明", "no year")
_YEAR = Message("{year}年", "{year}")
_NO_REPORT = Message("没有报告", "no report")
_BY_RULE = Message("各规则", "Rules")
_RULE = Message("规则", "Rule")
_SEVERITY = Message("级别", "Severity")
_FINDINGS = Message("问题", "Findings")
_WHERE = Message("所在报告", "Reports")
_WHERE_COUNTED = Message("{reports} 份，{bodies} 个机关", "{reports} of {bodies}")


@frozen
class RuleFindings(Entity):
    """A rule that found something: its number in the page, its gravest severity, how often, and in how many reports."""

    number: int
    code: str
    name: str
    severity: Severity
    findings: int
    reports: int
    bodies: int


class ReportLink(NamedTuple):
    """A report in which a rule found something: its number in the page, its body and year, and how many findings it has."""

    entry: int
    name: str
    year: int | None
    times: int


def rules_of(parts: Iterable[Part]) -> tuple[tuple[RuleFindings, ...], Ordered[ReportLink]]:
    """Return the rules that found something, the gravest and most frequent first, and the reports of each in this order."""
    worst: dict[tuple[str, str], int] = {}
    counts: dict[tuple[str, str], tuple[int, int, int]] = {}

    def found() -> Iterator[tuple[tuple[str, str], ReportLink]]:
        before: dict[tuple[str, str], int] = {}
        for part, entry in ((each, entry) for each in parts for entry in each.entries):
            for each in entry.diagnostics:
                key = (each.code, each.rule)
                worst[key] = max(worst.get(key, 0), SEVERITIES.index(each.severity))
            for key, count in Counter((each.code, each.rule) for each in entry.diagnostics).items():
                is_first, before[key] = before.get(key) != part.number, part.number
                findings, reports, bodies = counts.get(key, (0, 0, 0))
                counts[key] = findings + count, reports + 1, bodies + is_first
                yield key, ReportLink(entry.number, part.name, entry.file.period, count)

    links = Ordered(found())
    ranked = sorted(counts, key=lambda key: (-worst[key], -counts[key][0], key))
    numbers = {key: number for number, key in enumerate(ranked, 1)}
    return (
        tuple([RuleFindings(numbers[key], *key, SEVERITIES[worst[key]], *counts[key]) for key in ranked]),
        Ordered((numbers[key], link) for key, link in links.pairs()),
    )


def totals(result: RunResult, parts: Parts, language: Language) -> str:
    """Return how many reports, bodies and findings there are, how many reports have which verdict, and the relations."""
    relations = result.relations
    tiles = [
        _tile(sum(result.verdicts.values()), _REPORTS[language]),
        _tile(parts.bodies, _BODIES[language]),
        *(_tile(count, VERDICT_WORDS[each][language], VERDICT_TONES[each]) for each, count in result.verdicts.items()),
        *(_tile(result.count(each), SEVERITY_WORDS[each][language]) for each in reversed(SEVERITIES)),
        _tile(relations["broken"], _RELATIONS[language]),
        _tile(relations["hold"], _HOLD[language]),
    ]
    return f'<ul class="totals" aria-label="{_TOTALS[language]}">{"".join(tiles)}</ul>\n'


def _tile(count: int, what: str, tone: str = "") -> str:
    kind = f' class="{tone}"' if tone else ""
    return f"<li{kind}><strong>{count}</strong> {what}</li>"


def bodies_table(parts: Parts, language: Language) -> Iterator[str]:
    """Yield the table of bodies: how many findings each has, and the verdict on its report of each year."""
    severities = [SEVERITY_WORDS[severity][language] for severity in reversed(SEVERITIES)]
    heads = [_BODY[language], *severities, *(_year(year, language) for year in parts.years)]
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield (
        f'<section id="bodies" aria-labelledby="hb">\n<h2 id="hb">{_BY_BODY[language]}</h2>\n<p>{_RANKED[language]}</p>\n'
        f'<div class="scroll"><table class="bodies"><thead><tr>{cells}</tr></thead><tbody>\n'
    )
    for part in parts:
        counts = "".join(f"<td>{count}</td>" for count in part.counts)
        verdicts = _verdicts(part.entries, language) if part.is_body else {}
        none = f'<span class="none" title="{_NO_REPORT[language]}">—</span>'
        of_years = "".join(f"<td>{' '.join(verdicts.get(year, (none,)))}</td>" for year in parts.years)
        name = f'<th scope="row"><a href="#b{part.number}">{shown(part.name)}</a></th>'
        yield f'<tr data-part="b{part.number}">{name}{counts}{of_years if part.is_body else ""}</tr>\n'
    yield "</tbody></table></div>\n</section>\n"


def _year(year: int | None, language: Language) -> str:
    return _YEAR[language].format(year=year) if year is not None else _UNKNOWN_YEAR[language]


def _verdicts(entries: Iterable[Entry], language: Language) -> Mapping[int | None, Sequence[str]]:
    """Return the verdicts of a body's reports by their years, each leading to its report."""
    verdicts: dict[int | None, list[str]] = {}
    for entry in entries:
        verdicts.setdefault(entry.file.period, []).append(
            f'<a class="verdict {VERDICT_TONES[entry.file.verdict]}" href="#r{entry.number}">'
            f"{VERDICT_WORDS[entry.file.verdict][language]}</a>"
        )
    return verdicts


def rules_table(
    rules: Sequence[RuleFindings], links: Ordered[ReportLink], known: Mapping[str, RuleMeta], language: Language
) -> Iterator[str]:
    """Yield the table of rules: how many findings each has, and in which reports; nothing where none found anything.

    Beside the name of one that is *known* stands what it asks for.
    """
    if not rules:
        return
    heads = (_RULE, _SEVERITY, _FINDINGS, _WHERE)
    cells = "".join(f'<th scope="col">{head[language]}</th>' for head in heads)
    yield (
        f'<section id="rules" aria-labelledby="hk">\n<h2 id="hk">{_BY_RULE[language]}</h2>\n'
        f'<div class="scroll"><table class="rules"><thead><tr>{cells}</tr></thead><tbody>\n'
    )
    for rule, (_, pairs) in zip(rules, groupby(links.pairs(), key=itemgetter(0)), strict=True):
        severity = f'<span class="verdict {rule.severity}">{SEVERITY_WORDS[rule.severity][language]}</span>'
        yield (
            f'<tr id="k{rule.number}"><th scope="row">{_named(rule, known, language)}</th><td>{severity}</td>'
            f"<td>{rule.findings}</td><td>"
        )
        yield from _reports(rule, (link for _, link in pairs), language)
        yield "</td></tr>\n"
    yield "</tbody></table></div>\n</section>\n"


def _named(rule: RuleFindings, known: Mapping[str, RuleMeta], language: Language) -> str:
    name = f"{shown(rule.code)} {shown(rule.name)}"
    return f"{name}<br>{shown(known[rule.name].summary[language])}" if rule.name in known else name


def _reports(rule: RuleFindings, links: Iterable[ReportLink], language: Language) -> Iterator[str]:
    """Yield the reports in which a rule found something, folded up under how many they are."""
    summary = _WHERE_COUNTED.format(
        reports=counted(rule.reports, "report"), bodies=counted(rule.bodies, "body", "bodies")
    )[language]
    yield f"<details><summary>{summary}</summary><ul>"
    for link in links:
        suffix = f" × {link.times}" if link.times > 1 else ""
        yield f'<li><a href="#r{link.entry}">{shown(link.name)} {link.year or ""}</a>{suffix}</li>'
    yield "</ul></details>"
