"""V104 wrong-notice-number: the notice on the form cited with a number that it does not have."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Paragraph, Report, When, rule
from gouji_gongkai.rules.forms.notice_numbers import number_by_title

__all__ = ["wrong_notice_number"]

_WRONG = Message(
    "年度报告格式通知的文号是{right}，此处写作“{number}”", "the notice on the form is {right}; here it is {number}"
)
_OF_TITLE = Message("《{title}》的文号是{right}，此处写作“{number}”", "《{title}》 is {right}; here it is {number}")
_CODE = "国办公开办函"
_CLASS = "国办公开函涵发字厅务"
_NUMBER = rf"(国[{_CLASS}]{{1,9}})\s?([〔\[［（(【]\s?(\d{{4}})\s?[〕\]］）)】]\s?第?\s?(\d{{1,4}})\s?号)"
_NOTICES = {("2021", "30"): "国办公开办函〔2021〕30号", ("2019", "60"): "国办公开办函〔2019〕60号"}
_TITLES = ("年度报告格式", "年度报告有关事项")
_TITLE_BEFORE = 120
_MADE_BY = ("编制", "编写", "制作", "撰写", "格式", "形成")
_PAST = ("废止", "原", "曾", "此前")


@rule(
    code="V104",
    name="wrong-notice-number",
    kind="gongkai",
    severity="warning",
    summary=Message("格式通知的文号应准确", "the notice on the form has its number"),
    source="国办公开办函〔2019〕60号、〔2021〕30号",
    since="0.2",
    messages=(_WRONG, _OF_TITLE),
    when=When(words=("国办", "国公开", "国务")),
)
def wrong_notice_number(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the notice on the form is cited with its number.

    ## What it does

    Reports 〔2021〕30号 or 〔2019〕60号 with another code than 国办公开办函 (国办公开函, 国办函公开), where the code is of
    the office for disclosure or the title of the notice stands before it; the title of the notice with a number of none,
    such as 〔2021〕38号; and a report made by a notice whose number is one's and whose year is none's, such as
    国办公开办函〔2020〕30号. Also the title of another document that reports cite often (政府信息公开信息处理费管理办法) with a
    number that it does not have.

    ## Why is this bad

    Readers cannot find a notice by a number that it does not have, and other reports copy the mistake.

    ## What is not reported

    - Documents of other series, such as 国办发〔2021〕30号, without the notice's title.
    - 国办公开办函〔2019〕61号 and other notices of the office.
    - Other brackets, and spaces within the number.
    - Documents by which others passed one on, such as 《关于转发〈…〉的通知》.
    - The title of one notice with the number of the other: that is `stale-citation`.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    根据国办公开函〔2021〕30号要求，编制本报告。
    一、总体情况
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    根据国办公开办函〔2021〕30号要求，编制本报告。
    一、总体情况
    ```
    """
    for paragraph in report.paragraphs:
        if "号" in paragraph.text and "国" in paragraph.text:
            for match in re.finditer(_NUMBER, paragraph.text):
                found = _told(paragraph, match)
                if found:
                    message, right = found
                    span = paragraph.source_span(*match.span())
                    yield Finding(message, span, expected=right, actual=match[0])


def _told(paragraph: Paragraph, match: re.Match[str]) -> tuple[Message, str] | None:
    """Return what is to be told of a number and the number that is meant; None where it is right or not known."""
    right = _right(paragraph, match)
    if right:
        return _WRONG.format(right=right, number=match[0]), right
    title, right = number_by_title(paragraph.text[max(0, match.start() - _TITLE_BEFORE) : match.start()])
    if not right or _plain(right) == _plain(match[0]):
        return None
    return _OF_TITLE.format(title=title, right=right, number=match[0]), right


def _plain(number: str) -> tuple[str, int, int] | None:
    """Return the code, the year and the number of a document, whatever its brackets and the width of its digits."""
    found = re.fullmatch(_NUMBER, number)
    return (found[1], int(found[3]), int(found[4])) if found else None


def _right(paragraph: Paragraph, match: re.Match[str]) -> str:
    """Return the notice that is meant by a wrong number; "" where the number is right, or another notice's."""
    code, number = match[1], (str(int(match[3])), str(int(match[4])))
    before = paragraph.text[max(0, match.start() - _TITLE_BEFORE) : match.start()]
    titled = _titled(before) if before.rstrip("（(").endswith(("》", "〉", ">")) else ""
    if code != _CODE:
        return _NOTICES.get(number, titled) if titled or "公开" in code else ""
    return "" if number in _NOTICES else titled or _confused(paragraph, match, number)


def _titled(before: str) -> str:
    """Return the notice whose title ends a text; "" where another's does."""
    title = before[
        max(before.rfind("《关于"), before.rfind("《国务院"), before.rfind("《中华人民共和国政府信息公开工作"), 0) :
    ]
    return next((notice for words, notice in zip(_TITLES, _NOTICES.values(), strict=True) if words in title), "")


def _confused(paragraph: Paragraph, match: re.Match[str], number: tuple[str, str]) -> str:
    """Return the notice that shares its number with the one cited, where the report says that it is made by that."""
    if paragraph.text[: match.start()].rstrip("（(").endswith(("》", "〉", ">")):
        return ""
    around = (
        re.split("[。；]", paragraph.text[: match.start()])[-1] + re.split("[。；]", paragraph.text[match.end() :])[0]
    )
    if "年度报告" not in around and "本报告" not in around and "年报" not in around:
        return ""
    if not any(word in around for word in _MADE_BY) or any(word in around for word in _PAST):
        return ""
    return next((name for (_, own), name in _NOTICES.items() if own == number[1]), "")
