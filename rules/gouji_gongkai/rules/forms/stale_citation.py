"""V103 stale-citation: the notice of 2019 cited for a report of 2021 or later."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Paragraph, Report, When, rule

__all__ = ["stale_citation"]

_STALE = Message(
    "{year}年度报告的格式依据是国办公开办函〔2021〕30号，此处引用的〔2019〕60号只适用于2019、2020年度",
    "the form of {year} rests on 国办公开办函〔2021〕30号; 〔2019〕60号, cited here, was for 2019 and 2020",
)
_TITLE = Message(
    "《{title}》的文号是{right}，此处写作{number}", "《{title}》 is {right}; here it has the number {number}"
)
_NUMBER = r"国办公开办函\s?[〔\[［（(【]\s?(\d{4})\s?[〕\]］）)】]\s?(\d{1,4})\s?号"
_TITLE_BEFORE = r"《([^《》]{4,80})》[（(]?$"
_TITLES = (
    ("年度报告格式", ("2021", "30"), "国办公开办函〔2021〕30号"),
    ("年度报告有关事项", ("2019", "60"), "国办公开办函〔2019〕60号"),
)
_NUMBERS = [number for _, number, _ in _TITLES]
_PAST = ("废止", "原", "曾", "此前", "试行")


@rule(
    code="V103",
    name="stale-citation",
    kind="gongkai",
    severity="warning",
    summary=Message(
        "引用的格式通知应为现行通知，文号与标题应相符", "the notice cited for the form is the one in force"
    ),
    source="国办公开办函〔2021〕30号",
    since="0.1",
    messages=(_STALE, _TITLE),
    when=When(words=("国办公开办函",)),
)
def stale_citation(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the notice cited for the form is the one in force.

    ## What it does

    Reports 国办公开办函〔2019〕60号 cited in a report of 2021 or later, and the title of one notice
    with the number of the other.

    ## Why is this bad

    The preface was carried over from an old report; the form may have been too.

    ## What is not reported

    - 〔2019〕61号 and other notices.
    - A sentence that says that the notice of 2019 was replaced.
    - 《…格式（试行）》, the form of 2019, with the number of its notice.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    根据国办公开办函〔2019〕60号要求，编制本报告。
    一、总体情况
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    根据国办公开办函〔2021〕30号要求，编制本报告。
    一、总体情况
    ```
    """
    for paragraph in report.paragraphs:
        if "国办公开办函" in paragraph.text:
            yield from _findings(report, paragraph)


def _findings(report: Report, paragraph: Paragraph) -> Iterator[Finding]:
    year = report.period.value
    for match in re.finditer(_NUMBER, paragraph.text):
        number = (str(int(match[1])), str(int(match[2])))
        before = re.search(_TITLE_BEFORE, paragraph.text[max(0, match.start() - 90) : match.start()])
        title = before[1] if before else ""
        right = next(((cited, name) for words, cited, name in _TITLES if words in title and "试行" not in title), None)
        span = paragraph.source_span(*match.span())
        if right and right[0] != number and number in _NUMBERS:
            yield Finding(_TITLE.format(title=title, right=right[1], number=match[0]), span, expected=right[1])
        elif number == ("2019", "60") and isinstance(year, int) and year >= 2021 and not _is_past(paragraph, match):
            yield Finding(_STALE.format(year=year), span, expected=_TITLES[0][2], actual=match[0])


def _is_past(paragraph: Paragraph, match: re.Match[str]) -> bool:
    around = paragraph.text[max(0, match.start() - 30) : match.end() + 30]
    return any(word in around for word in _PAST)
