"""Why a rule says nothing of a bad case is told: the reason, the figures, and which rule speaks at the place instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Wrong = Callable[[str], list[str]]

SILENT = "bad 例子里没有报告问题"


def _rule(keys: str, case: str, *, code: str = "JIA101", name: str = "jia-first") -> str:
    return f"""\
  - code: {code}
    name: {name}
    title: 标题
    {keys}
    cases:
      - bad: {case}
      - good: |
          六、其他需要报告的事项
          工作要点已经落实，全年无事。
"""


OVERVIEW = "|\n          一、总体情况\n          全年工作要点已经落实。\n        at: 一、总体情况"
POINTS = "{in: other, must-mention: {any: [工作要点]}}"


@pytest.mark.parametrize(
    ("keys", "case", "reason"),
    [
        (
            "in: overview\n    when: requests.new.total > 10\n    must-mention: {any: [解读]}",
            OVERVIEW,
            "when 不成立（requests.new.total 为 7）",
        ),
        (
            "in: overview\n    when: requests.new.total > 10 and year >= 2022\n    must-mention: {any: [解读]}",
            OVERVIEW,
            "when 不成立（requests.new.total 为 7，year 为 2024）",
        ),
        (
            "in: overview\n    when: requests.new.total > prior.requests.new.total\n    must-mention: {any: [解读]}",
            OVERVIEW,
            "when 不能判断：没有上一年的报告，例子里要写 prior",
        ),
        (
            "require: litigation.reconsideration.total == 0",
            "{facts: {litigation.reconsideration.total: null}}\n        at: fact litigation.reconsideration.total",
            "不能判断：第四部分 · 行政复议 · 总计空白",
        ),
        (
            "require: requests.new.total <= 20 and year > 2020",
            "{facts: {requests.new.total: 11}}\n        at: fact requests.new.total",
            "require 成立（requests.new.total 为 11，year 为 2024）",
        ),
        (
            'require: requests.new.total > 3 implies mentions("overview", "依申请")',
            "{facts: {requests.new.total: 11}}\n        at: fact requests.new.total",
            "require 成立（requests.new.total 为 11，overview 写到了这些词语）",
        ),
        (
            "require: requests.new.total >= prior.requests.new.total",
            "{facts: {requests.new.total: 1}}\n        at: fact requests.new.total",
            "不能判断：没有上一年的报告，例子里要写 prior",
        ),
        ("in: overview\n    must-mention: {all: [工作要点, 落实]}", OVERVIEW, "已写到“工作要点”、“落实”"),
        ("in: overview\n    must-not-mention: [创新]", OVERVIEW, "没有写到其中任何词语"),
        ("in: overview\n    length: {max: 1000}", OVERVIEW, "正文 11 字"),
        (
            "in: title\n    matches: /2024年政府/",
            "云麓县水务局2024年政府信息公开工作年度报告\n        at: 云麓县水务局2024年政府信息公开工作年度报告",
            "“云麓县水务局2024年政府信息公开工作年度报告”符合正则表达式",
        ),
        (
            "in: title\n    must-mention: {any: [云麓]}",
            "云麓县水务局2024年度报告\n        at: 云麓县水务局2024年度报告",
            "报告里没有认出 in 所指的 title",
        ),
        (
            "in: overview\n    headings: {labels: [总体]}",
            "|\n          一、总体情况\n          总体：好。\n        at: 一、总体情况",
            "小标题都有，次序也对",
        ),
    ],
)
def test_the_reason_is_told(wrong: Wrong, keys: str, case: str, reason: str) -> None:
    assert wrong(_rule(keys, case))[0] == f"{SILENT}：{reason}"


@pytest.mark.parametrize(
    ("keys", "title", "reason"),
    [
        ("years: -2020", "澄江市气象局2024年", "它识别为2024年的报告，不在 years 之内"),
        ("bodies: {name: ['*镇']}", "澄江市气象局2024年", "它识别为“澄江市气象局”的报告，不在 bodies 之内"),
        ("bodies: {level: [county]}", "2024年", "没有找到机关名称"),
        (
            "bodies: {level: [county]}",
            "澄江2024年",
            "从“澄江”这个名称不能确定类型或层级（bodies）",
        ),
        ("years: 2021-", "", "它没有识别为年度报告"),
    ],
)
def test_it_is_told_that_a_rule_is_not_for_the_report(
    wrong: Wrong, tmp_path: Path, keys: str, title: str, reason: str
) -> None:
    text = f"{title}政府信息公开工作年度报告\n一、总体情况\n好。\n六、其他需要报告的事项\n无。\n" if title else "通知\n"
    (tmp_path / "bad.txt").write_text(text, "utf-8")
    case = "{report: bad.txt}\n        at: 六、其他需要报告的事项"

    assert (
        wrong(_rule(f"{keys}\n    in: other\n    must-mention: {{any: [工作要点]}}", case))[0] == f"{SILENT}：{reason}"
    )


def test_a_rule_that_speaks_elsewhere_answers_no_case(wrong: Wrong) -> None:
    """A generated report lacks what other rules of the pack ask for; they speak at other places than the case is about."""
    first = _rule(
        "require: requests.new.total < 20",
        "{facts: {requests.new.total: 11}}\n        at: fact requests.new.total",
    )
    second = _rule(
        "in: other\n    must-mention: {any: [工作要点]}",
        "|\n          六、其他需要报告的事项\n          无。\n        at: 六、其他需要报告的事项",
        code="JIA102",
        name="jia-second",
    )

    assert wrong(first + second) == [f"{SILENT}：require 成立（requests.new.total 为 11）"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("发布日期：2025年1月25日", []),
        ("发布日期：2026-01-25", []),
        ("2025年1月25日", [f"{SILENT}：不能判断：没有写明发布日期；写作“发布日期：2025年1月25日”"]),
        (
            "发布日期：2025年1月15日",
            [
                f"{SILENT}：报告是2024年度的，公布日期 2025-01-15 不晚于 2025-01-20；要指定年度，请先写一行标题",
            ],
        ),
        (
            "云麓县水务局2025年政府信息公开工作年度报告\n          发布日期：2025年1月25日",
            [
                f"{SILENT}：报告是2025年度的，公布日期 2025-01-25 不晚于 2026-01-20；要指定年度，请先写一行标题",
            ],
        ),
    ],
)
def test_a_day_of_publication_is_of_the_year_after_the_report(wrong: Wrong, text: str, why: list[str]) -> None:
    at = text.rpartition("：")[2]
    found = wrong(_rule("published-by: 01-20", f'|\n          {text}\n        at: "{at}"'))
    assert found == why
