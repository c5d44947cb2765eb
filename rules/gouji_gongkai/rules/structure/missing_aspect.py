"""S110 missing-aspect: section one covers the five aspects."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Option, Options, Report, Severity, contains_any, option_group, rule
from gouji_gongkai.rules.structure.headings import is_outdated

__all__ = ["missing_aspect"]

_MISSING = Message("“{heading}”中未写到{aspect}", "“{heading}” says nothing of {aspect}")
_HEADING_ONLY = Message(
    "“{heading}”只有{aspect}的小标题，没有内容", "“{heading}” names {aspect} in a heading and says nothing of it"
)
_ASPECTS = (
    ("proactive", "主动公开", ("主动公开", "公开", "公布", "发布")),
    ("requests", "依申请公开", ("依申请", "申请")),
    ("management", "政府信息管理", ("信息管理", "管理", "审核", "审查", "目录", "规范", "制度", "保密")),
    ("platforms", "政府信息公开平台建设", ("平台", "网站", "公众号", "微信", "新媒体", "专栏", "公开栏", "渠道")),
    (
        "supervision",
        "监督保障",
        ("监督", "保障", "考核", "培训", "领导小组", "责任", "评议", "检查", "落实", "组织领导"),
    ),
)
_SHORTEST_SENTENCE = 20
_SEVERITY = Option(
    "severity",
    "string",
    "warning",
    Message("没有写到时的级别；off 表示可以不写", "the severity where nothing is said of it; off: nothing need be"),
    ("off", "info", "warning", "error"),
)
_FURTHER = Option(
    "words", "array", (), Message("也表示写到这一方面的词语", "further words that show that it is spoken of")
)
_GROUP = option_group(
    "aspects",
    Message("五个方面，各有级别和词语", "the five aspects, each with a severity and further words"),
    *(option_group(name, Message(title, title), _SEVERITY, _FURTHER) for name, title, _ in _ASPECTS),
)


@rule(
    code="S110",
    name="missing-aspect",
    kind="gongkai",
    severity="warning",
    summary=Message("总体情况应写到五个方面", "section one covers the five aspects"),
    source="国办公开办函〔2021〕30号：一、总体情况",
    since="0.1",
    years=(2021, None),
    options=(_GROUP,),
    messages=(_MISSING, _HEADING_ONLY),
)
def missing_aspect(report: Report, options: Options) -> Iterator[Finding]:
    """Check that section one covers the five aspects.

    ## What it does

    Looks in section one for words of each of the five aspects that the form of 2021 names: 主动公开,
    依申请公开, 政府信息管理, 政府信息公开平台建设, 监督保障. An aspect of which no word is found is a
    warning; one that is only named in a sub-heading is reported as information.

    ## Why is this bad

    The form asks for all five, also where there is nothing to report: 未收到依申请公开 is a report.

    ## What is not reported

    - An order or headings of one's own (一是…, 1、…, …方面), as long as the aspect is spoken of.
    - A section one that is empty or missing: that is `empty-section` or `missing-section`.

    ## Options

    `aspects`: for each aspect (`proactive`, `requests`, `management`, `platforms`, `supervision`) its `severity` where nothing is
    said of it, `off`, `info`, `warning` (default) or `error`, and further `words` that show that it is spoken of. For those
    who do not ask for all five, and for what things are called where the report is from. A severity that is set for the
    rule holds for all aspects but those that are off.

    ```yaml
    rules:
      missing-aspect:
        aspects:
          supervision: {severity: off}
          platforms: {words: [大喇叭, 村村通]}
    ```

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局主动公开气象信息，健全信息审核制度。未收到依申请公开。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局主动公开气象信息，健全信息审核制度，每天用大喇叭播报。未收到依申请公开。
    二、主动公开政府信息情况
    ```

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局通过门户网站主动公开气象信息，健全信息审核制度，加强监督检查和业务培训。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局通过门户网站主动公开气象信息，健全信息审核制度，加强监督检查和业务培训。未收到依申请公开。
    二、主动公开政府信息情况
    ```
    """
    section = report.sections.get("overview")
    if section is None or section.heading is None or not section.whole or report.form.id == "2019":
        return
    if is_outdated(report):
        return
    texts = [paragraph.text for paragraph in section.paragraphs]
    if not any(text.strip() for text in texts):
        return
    sentences = "\n".join([text for text in texts if len(text) >= _SHORTEST_SENTENCE])
    for name, aspect, words in _ASPECTS:
        own = options["aspects"][name]
        sought = (*words, *own["words"])
        if own["severity"] == "off" or contains_any(sentences, sought):
            continue
        having = [number for number, text in enumerate(texts) if contains_any(text, sought)]
        if any(_says(texts, number) for number in having):
            continue
        message = _HEADING_ONLY if having else _MISSING
        severity: Severity | None = own["severity"] if own["severity"] != "warning" else None
        yield Finding(
            message.format(heading=section.heading.text.strip(), aspect=aspect),
            section.heading.span,
            section=section.id,
            expected=aspect,
            severity="info" if having else severity,
        )


def _says(texts: list[str], number: int) -> bool:
    """Return whether the text at index *number* is a sentence, or a heading with a sentence after it."""
    if len(texts[number]) >= _SHORTEST_SENTENCE:
        return True
    return any(len(text) >= _SHORTEST_SENTENCE or "。" in text for text in texts[number : number + 2])
