"""The form that filters the findings of the page, which its script shows; without scripts there is none."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.message import Language, Message
from gouji.output.html.markup import shown
from gouji.output.html.overview import RuleFindings
from gouji.output.words import SEVERITY_WORDS
from gouji.rules.finding import SEVERITIES

__all__ = ["filter_form"]

_FILTER = Message("筛选", "Filter")
_SEARCH = Message("查找机关、文件名或问题中的词", "Search bodies, files and findings")
_SEVERITY = Message("级别", "Severity")
_YEAR = Message("年度", "Year")
_RULE = Message("规则", "Rule")
_ALL = Message("全部", "all")
_RESET = Message("全部显示", "Show all")
_COUNTED = Message(
    "当前显示 {parts} 个机关、{reports} 份文件、{findings} 个问题",
    "bodies: {parts}, files: {reports}, findings: {findings}",
)


def filter_form(years: Iterable[int], rules: Iterable[RuleFindings], language: Language) -> str:
    """Return the form: words to search for, severities, a year, a rule; and how much is shown."""
    severities = "".join(
        f'<label><input type="checkbox" name="severity" value="{severity}" checked> '
        f"{SEVERITY_WORDS[severity][language]}</label>"
        for severity in reversed(SEVERITIES)
    )
    of_years = _select("year", _YEAR[language], [(str(year), str(year)) for year in years], language)
    codes = sorted({(rule.code, f"{rule.code} {rule.name}") for rule in rules})
    of_rules = _select("rule", _RULE[language], codes, language)
    return (
        f'<form id="filter" role="search" aria-label="{_FILTER[language]}" hidden>\n'
        f'<label>{_SEARCH[language]} <input type="search" name="words" autocomplete="off"></label>\n'
        f"<fieldset><legend>{_SEVERITY[language]}</legend>{severities}</fieldset>\n{of_years}{of_rules}"
        f'<button type="reset">{_RESET[language]}</button>\n'
        f'<output aria-live="polite" data-words="{_COUNTED[language]}"></output>\n</form>\n'
    )


def _select(name: str, label: str, choices: Iterable[tuple[str, str]], language: Language) -> str:
    options = "".join(f'<option value="{shown(value)}">{shown(words)}</option>' for value, words in choices)
    return (
        f'<label>{label} <select name="{name}"><option value="">{_ALL[language]}</option>{options}</select></label>\n'
    )
