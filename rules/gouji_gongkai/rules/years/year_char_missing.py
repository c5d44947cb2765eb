"""Y104 year-char-missing: a year is followed by 年."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.api import CHINESE, Edit, Finding, Fix, Message, Options, Paragraph, Pattern, Report, Span, rule
from gouji_gongkai.years.year_claims import is_title

__all__ = ["year_char_missing"]

_MISSING = Message("“{year}”后缺少“年”", "年 is missing after {year}")
_BARE = Pattern(
    r"(?<![\dA-Za-z.,:/\\〔\[（(【\-—–－~～_#＃第])(?<!\d[至到])(?:20[0-4]\d|２０[０-４][０-９])(?=\s?(?:政务公开|政府信息|信息公开|政府工作|政府采购|"
    r"政府开放|部门预|部门决|财政预|财政决|工作要点|工作总结|工作计划|工作任务|工作报告|重点工作|法治政府|度(?:政|部|财|工|考|我)|"
    r"全年|上半年|下半年|第[一二三四]季度|我局|我县|我市|我区|我镇|我单位|我委|本单位|本机关|预算|决算|"
    rf"(?:共|累计|合计|总共)?(?:收到|新收|受理|办理|主动公开|公开|发布|制发|办结|答复|举办|召开|开展|组织)|共计?(?={CHINESE})|未(?:收到|发生|制发)|"
    r"(?:1[0-2]|[1-9])月\d{1,2}日))"
)
_QUOTES = (("《", "》"), ("“", "”"), ("「", "」"))
_LONGEST_QUOTED = 100
_FAR = 3
_MAYBE_BARE = Pattern(
    r"[2２](?:0[0-4]\d|０[０-４][０-９])(?=\s?[政信部财工重法度全上下第我本预决共累合总收新受办主公发制答举召开组未1-9])"
)
"""A year, and how what may follow a bare one begins: few have that. It begins with a set, which is sought fast."""


@rule(
    code="Y104",
    name="year-char-missing",
    kind="gongkai",
    severity="info",
    summary=Message("年份后应有“年”", "a year is followed by 年"),
    source="practice；GB/T 15835—2011 出版物上数字用法",
    since="0.1",
    statuses=("report", "old"),
    fix="unsafe",
    messages=(_MISSING,),
)
def year_char_missing(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a year is followed by 年.

    ## What it does

    Reports a year of the report's time that stands before words such as 政务公开, 工作要点, 全年 or
    共收到 without 年.

    ## Why is this bad

    It reads as a number of what follows, and whoever searches for 2024年 does not find it.

    ## What is not reported

    - Ranges (2024-2026年), numbers (2024件), numbers of documents, telephones, addresses of pages.
    - Titles in 《》 and names in quotation marks, which are printed as they are.
    - The report's own title: that is `malformed-title`.

    ## Fix

    年 is added (unsafe).

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    年初制定2024政务公开培训安排，举办培训2次。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    年初制定2024年政务公开培训安排，举办培训2次。
    ```
    """
    for paragraph in report.paragraphs if _MAYBE_BARE.search(report.prose) else ():
        bare = list(_bare_years(paragraph.text))
        if bare and not is_title(report.title, paragraph):
            yield from _findings(report, paragraph, bare)


def _findings(report: Report, paragraph: Paragraph, bare: Sequence[re.Match[str]]) -> Iterator[Finding]:
    text, own = paragraph.text, report.period.value
    for match in bare:
        if isinstance(own, int) and abs(int(match[0]) - own) > _FAR:
            continue
        if _is_quoted(text, match.start()):
            continue
        span = paragraph.source_span(*match.span())
        fix = Fix("unsafe", (Edit(Span(span.end, span.end), "年"),))
        yield Finding(_MISSING.format(year=match[0]), span, expected=f"{int(match[0])}年", actual=match[0], fix=fix)


def _is_quoted(text: str, at: int) -> bool:
    """Return whether the place *at* lies within 《》, “” or 「」."""
    first = max(0, at - _LONGEST_QUOTED)
    return any(text.rfind(opening, first, at) > text.rfind(closing, first, at) for opening, closing in _QUOTES)


def _bare_years(text: str) -> Iterator[re.Match[str]]:
    for year in _MAYBE_BARE.finditer(text):
        match = _BARE.match(text, year.start())
        if match is not None:
            yield match
