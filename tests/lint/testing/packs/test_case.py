"""The cases of a pack: texts, figures, both at once; all that is wrong with one is told at its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.testing.packs.outcome import RuleOutcome

Try = Callable[[str], list[RuleOutcome]]
Told = Callable[[str], list[str]]

RULE = """\
  - code: JIA101
    name: jia-first
    title: 应说明收费
    in: other
    when: proactive.fees.amount > 0
    must-mention: {any: [信息处理费]}
    cases:
      - bad:
          text: |
            六、其他需要报告的事项
            没有其他情况。
          facts: {proactive.fees.amount: 3.5}
        at: 六、其他需要报告的事项
        message: 应说明
      - good:
          text: |
            六、其他需要报告的事项
            收取信息处理费3.5万元。
          facts: {proactive.fees.amount: 3.5}
"""
FACTS = "{proactive.fees.amount: 3.5}\n        at"


def test_a_case_has_text_and_figures_at_once(tried: Try) -> None:
    (outcome,) = tried(RULE)

    text = outcome.reports[0].text
    assert ([each.message.zh for each in outcome.wrong], "没有其他情况。" in text, "| 3.5 |" in text) == (
        [],
        True,
        True,
    )


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ("{requests.new.total: 十一}", "十一}：requests.new.total 的值是“十一”；应为不小于 0 的整数；空白写 null"),
        ("{requests.new.total: -4}", "-4}：requests.new.total 的值是“-4”；应为不小于 0 的整数；空白写 null"),
        ("{requests.new.total: 1.5}", "1.5}：requests.new.total 的值是“1.5”；应为不小于 0 的整数；空白写 null"),
        ("{requests.new.total: true}", "true}：requests.new.total 的值是“true”；应为不小于 0 的整数；空白写 null"),
        ("{requests.new.total: [1]}", "[1]}：requests.new.total 的值是列表；应为不小于 0 的整数；空白写 null"),
        ("{proactive.fees.amount: 5元}", "5元}：proactive.fees.amount 的值是“5元”；应为不小于 0 的数；空白写 null"),
        ("{requests.nw.total: 1}", "requests.nw.：没有指标“requests.nw.total”；是否想写“requests.new.total”？"),
        ("{requests.new.total：3}", "requests.new：“requests.new.total：”：键和值之间应为半角冒号加一个空格"),
        ("{requests.new.total:3}", "requests.new：“requests.new.total:”：键和值之间应为半角冒号加一个空格"),
        ("{scale.visits: 1}", "scale.visits：没有指标“scale.visits”；应为 gouji extract 列出的名称"),
        ("{行政复议: 1}", "行政复议: 1}：没有指标“行政复议”；是否想写“litigation.reconsideration.total”？"),
        ("[1]", "[1]：bad.facts 的值是列表；应为指标名称: 值"),
    ],
)
def test_a_fact_is_a_figure_as_its_form_has_it(told: Told, facts: str, problem: str) -> None:
    assert told(RULE.replace(FACTS, f"{facts}\n        at"))[:1] == [problem]


@pytest.mark.parametrize("value", ["11", "'11'", "1_000", "0", "null", "'/'"])
def test_right_figures_blanks_and_placeholders_are_taken(told: Told, value: str) -> None:
    assert told(RULE.replace(FACTS, f"{{proactive.fees.amount: 2, requests.new.total: {value}}}\n        at")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        (
            "          text: |\n            六、其他需要报告的事项\n            没有",
            "          text: |\n            六、其他报告事项\n            没有",
            "六、其他报告事项：“六、其他报告事项”不是表式规定的标题，会当作正文；是否想写“六、其他需要报告的事项”？",
        ),
        (
            "            没有其他情况。",
            "            没有其他情况。\n            七、附件",
            "七、附件：“七、附件”不是表式规定的标题，会当作正文；应为以下之一：一、总体情况、二、主动公开政府信息情况、"
            "三、收到和处理政府信息公开申请情况、四、政府信息公开行政复议、行政诉讼情况、五、存在的主要问题及改进情况、"
            "六、其他需要报告的事项",
        ),
        (
            "        at: 六、其他需要报告的事项",
            "        at: 其他事项",
            "其他事项：问题报告在“六、其他需要报告的事项”，at 写的却是“其他事项”",
        ),
        ("message: 应说明", "message: 没有说明", "没有说明：说明是“应说明收费”，其中没有“没有说明”"),
        (
            "text: |\n            六、其他需要报告的事项\n            没有其他情况。",
            "text: 1",
            "1：bad.text 的值是“1”；应为文字",
        ),
        (
            "facts: {proactive.fees.amount: 3.5}\n        at",
            "fact: 1\n        at",
            "text: |：bad 的值是若干“键: 值”；应为文字、{text: 文字, facts: {…}}（可只写其一）或 {report: 文件}",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_own_place(told: Told, right: str, wrong: str, problem: str) -> None:
    assert right in RULE
    assert told(RULE.replace(right, wrong, 1))[:1] == [problem]


@pytest.mark.parametrize("line", ["一、收费情况", "（一）收费情况", "其他情况", "信息处理费情况"])
def test_a_sub_heading_is_no_heading_that_is_wrong(told: Told, line: str) -> None:
    rule = RULE.replace("            收取信息", f"            {line}\n            收取信息")

    assert told(rule) == []


def test_what_stands_beside_a_content_is_not_written_below_it(told: Told) -> None:
    rule = RULE.replace("        at: 六、其他需要报告的事项", "          at: 六、其他需要报告的事项", 1)

    assert told(rule)[:1] == ["at: 六、其他需要报告：at 与 bad 并列，不写在 bad 之下；请另起一行，与 bad 对齐"]
