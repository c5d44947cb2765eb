"""The beginning of the page: totals, the bodies with their years side by side, and the findings by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gouji.message import Language, Message, counted
from gouji.output.by_body import Entry, Part, years_of
from gouji.output.html.markup import shown
from gouji.output.html.tones import VERDICT_TONES
from gouji.output.words import SEVERITY_WORDS, VERDICT_WORDS
from gouji.results import RunResult
from gouji.rules.finding import SEVERITIES, Severity
from gouji.rules.meta import RuleMeta
from gouji.value import Entity, frozen

__all__ = ["RuleFindings", "bodies_table", "rules_of", "rules_table", "totals"]

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
    """A rule that found something: its number in the page, its gravest severity, and in which reports.

    ``entries`` are the reports with the body of each and how many findings it has.
    """

    number: int
    code: str
    name: str
    severity: Severity
    entries: tuple[tuple[Part, Entry, int], ...]

    @property
    def count(self) -> int:
        """The number of its findings."""
        return sum(count for _, _, count in self.entries)


def rules_of(parts: Iterable[Part]) -> tuple[RuleFindings, ...]:
    """Return the rules that found something, the gravest and most frequent first."""
    found: dict[tuple[str, str], list[tuple[Part, Entry, int]]] = {}
    worst: dict[tuple[str, str], int] = {}
    for part, entry in [(each, entry) for each in parts for entry in each.entries]:
        counts = Counter((each.code, each.rule) for each in entry.diagnostics)
        for key, count in counts.items():
            found.setdefault(key, []).append((part, entry, count))
        for each in entry.diagnostics:
            key = (each.code, each.rule)
            worst[key] = max(worst.get(key, 0), SEVERITIES.index(each.severity))
    ranked = sorted(found, key=lambda key: (-worst[key], -sum(count for _, _, count in found[key]), key))
    return tuple(
        [RuleFindings(number, *key, SEVERITIES[worst[key]], tuple(found[key])) for number, key in enumerate(ranked, 1)]
    )


def totals(result: RunResult, parts: Sequence[Part], language: Language) -> str:
    """Return how many reports, bodies and findings there are, how many reports have which verdict, and the relations."""
    relations = result.relations
    tiles = [
        _tile(sum(result.verdicts.values()), _REPORTS[language]),
        _tile(sum(1 for part in parts if part.is_body), _BODIES[language]),
        *(_tile(count, VERDICT_WORDS[each][language], VERDICT_TONES[each]) for each, count in result.verdicts.items()),
        *(_tile(result.count(each), SEVERITY_WORDS[each][language]) for each in reversed(SEVERITIES)),
        _tile(relations["broken"], _RELATIONS[language]),
        _tile(relations["hold"], _HOLD[language]),
    ]
    return f'<ul class="totals" aria-label="{_TOTALS[language]}">{"".join(tiles)}</ul>\n'


def _tile(count: int, what: str, tone: str = "") -> str:
    kind = f' class="{tone}"' if tone else ""
    return f"<li{kind}><strong>{count}</strong> {what}</li>"


def bodies_table(parts: Sequence[Part], language: Language) -> Iterator[str]:
    """Yield the table of bodies: how many findings each has, and the verdict on its report of each year."""
    years = years_of(parts)
    severities = [SEVERITY_WORDS[severity][language] for severity in reversed(SEVERITIES)]
    heads = [_BODY[language], *severities, *(_year(year, language) for year in years)]
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield (
        f'<section id="bodies" aria-labelledby="hb">\n<h2 id="hb">{_BY_BODY[language]}</h2>\n<p>{_RANKED[language]}</p>\n'
        f'<div class="scroll"><table class="bodies"><thead><tr>{cells}</tr></thead><tbody>\n'
    )
    for part in parts:
        counts = "".join(f"<td>{count}</td>" for count in part.counts)
        of_years = "".join(f"<td>{_verdicts(part.of(year), language)}</td>" for year in years)
        name = f'<th scope="row"><a href="#b{part.number}">{shown(part.name)}</a></th>'
        yield f'<tr data-part="b{part.number}">{name}{counts}{of_years if part.is_body else ""}</tr>\n'
    yield "</tbody></table></div>\n</section>\n"


def _year(year: int | None, language: Language) -> str:
    return _YEAR[language].format(year=year) if year is not None else _UNKNOWN_YEAR[language]


def _verdicts(entries: Sequence[Entry], language: Language) -> str:
    """Return the verdicts of a body's reports of one year, each leading to its report."""
    if not entries:
        return f'<span class="none" title="{_NO_REPORT[language]}">—</span>'
    return " ".join(
        f'<a class="verdict {VERDICT_TONES[entry.file.verdict]}" href="#r{entry.number}">'
        f"{VERDICT_WORDS[entry.file.verdict][language]}</a>"
        for entry in entries
    )


def rules_table(rules: Sequence[RuleFindings], known: Mapping[str, RuleMeta], language: Language) -> Iterator[str]:
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
    for rule in rules:
        severity = f'<span class="verdict {rule.severity}">{SEVERITY_WORDS[rule.severity][language]}</span>'
        yield (
            f'<tr id="k{rule.number}"><th scope="row">{_named(rule, known, language)}</th><td>{severity}</td>'
            f"<td>{rule.count}</td><td>{_reports(rule, language)}</td></tr>\n"
        )
    yield "</tbody></table></div>\n</section>\n"


def _named(rule: RuleFindings, known: Mapping[str, RuleMeta], language: Language) -> str:
    name = f"{shown(rule.code)} {shown(rule.name)}"
    return f"{name}<br>{shown(known[rule.name].summary[language])}" if rule.name in known else name


def _reports(rule: RuleFindings, language: Language) -> str:
    """Return the reports in which a rule found something, folded up under how many they are."""
    bodies = len({part.number for part, _, _ in rule.entries})
    summary = _WHERE_COUNTED.format(
        reports=counted(len(rule.entries), "report"), bodies=counted(bodies, "body", "bodies")
    )[language]
    links = "".join(
        f'<li><a href="#r{entry.number}">{shown(part.name)} {entry.file.period or ""}</a>'
        f"{f' × {count}' if count > 1 else ''}</li>"
        for part, entry, count in rule.entries
    )
    return f"<details><summary>{summary}</summary><ul>{links}</ul></details>"
