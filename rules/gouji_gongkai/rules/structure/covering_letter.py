"""S121 covering-letter: the letter to the superior is not published with the report."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Paragraph, Pattern, Report, When, contains_any, rule

__all__ = ["covering_letter"]

_LETTER = Message(
    "公开的报告中混入了报送上级的函：“{text}”",
    "the letter that sends the report to the superior was published with it: “{text}”",
)
_SENT = ("报送", "上报", "呈报", "报备", "报请", "呈送", "提交", "报审")
_TITLE = Pattern(rf"关于(?:{'|'.join(_SENT)}).{{0,60}}(?:报告|年报|函|请示)")
_BODY = Pattern(
    r"(?:现|谨|兹|特).{0,60}(?:报来|报上|报送|呈报|上报|呈上|呈送|报请|报给|随文|送上)"
    r"|请(?:予以?)?(?:审示|审阅|审核|查收|审查|批示|备案|阅示|审定|收悉|指正|汇总|审批)"
)
_ADDRESSEE_ENDS = (
    "办公室",
    "政府办",
    "府办",
    "公开办",
    "管理办",
    "办公厅",
    "人民政府",
    "局",
    "委",
    "厅",
    "科",
    "股",
    "中心",
    "领导",
    "小组",
    "院",
)
_LONGEST_ADDRESSEE = 40
_LONGEST_LINE = 200
_FEWEST_SIGNS = 2


@rule(
    code="S121",
    name="covering-letter",
    kind="gongkai",
    severity="warning",
    summary=Message("报送上级的函不应随报告公开", "the letter to the superior is not published with the report"),
    source="practice",
    since="0.2",
    messages=(_LETTER,),
    when=When(words=(*_SENT, "报来", "报上", "呈上", "审示", "审阅", "阅示", "批示", "查收", "送上")),
)
def covering_letter(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the letter with which the report was sent to the superior is not published with it.

    ## What it does

    Looks above the first section for the signs of such a letter: a title with 关于报送…, the name of an office
    followed by a colon, and a sentence that sends the report and asks for its approval (现将…报来，请审示). Two
    of them are enough.

    ## Why is this bad

    The report is made for the public; the letter is correspondence between offices.

    ## What is not reported

    - 现将…公布如下, 特向社会公布.
    - 上报, 报送 in the text of the report.

    ## Example

    ```text bad
    白杨镇人民政府关于报送2024年政府信息公开工作年度报告的函
    县政府办公室：
    现将我镇2024年政府信息公开工作年度报告报来，请审阅。
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我镇依法公开政府信息。
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    现将我镇2024年政府信息公开工作年度报告公布如下。
    一、总体情况
    2024年，我镇依法公开政府信息。
    ```
    """
    if not any(section.heading for section in report.sections.values()):
        return
    signs: dict[str, Paragraph] = {}
    for block in report.front:
        if isinstance(block, Paragraph):
            sign = _sign(block.text.strip())
            if sign:
                signs.setdefault(sign, block)
    if len(signs) >= _FEWEST_SIGNS:
        first = min(signs.values(), key=lambda line: line.start)
        yield Finding(_LETTER.format(text=first.text.strip()), first.span)


def _sign(text: str) -> str:
    """Return which sign of a letter a line is: its title, whom it addresses, or the sentence that sends; "" for none."""
    if len(text) > _LONGEST_LINE:
        return ""
    if "。" not in text and contains_any(text, _SENT) and _TITLE.search("".join(text.split())):
        return "title"
    if text.endswith(("：", ":")):
        addressee = text[:-1].rstrip()
        return "addressee" if len(text) <= _LONGEST_ADDRESSEE and addressee.endswith(_ADDRESSEE_ENDS) else ""
    return "body" if _BODY.search(text) else ""
