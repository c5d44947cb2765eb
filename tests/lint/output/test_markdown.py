"""``--format markdown``: a summary for a pull request, escaped, and short enough for a comment."""

from __future__ import annotations

from collections.abc import Callable
import html
import re
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
import pytest

from gouji.message import Message
from gouji.output.markdown import MOST, escaped, render
from gouji.output.visible import one_line

Make: TypeAlias = Callable[..., Any]

NASTY = "| a | **b** `c` <img src=x> [d](http://e.cn) @user #12 !34 $x$ ~~f~~ \\ www.g.cn & &lt;\n# h"


def _shown(markdown: str) -> str:
    """The text of a page as a reader sees it."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return html.unescape(re.sub(r"<!-- -->", "", re.sub(r"<(?!!--)[^>]*>", "", page)))


def test_the_summary_has_totals_verdicts_and_findings_with_their_places(
    diagnostic: Make, file_result: Make, failure: Make, rendered: Make
) -> None:
    other = file_result(path="c.txt", subject="青岚县教育局")

    text = rendered(render, file_result([diagnostic()]), other, failures=(failure(),), language="zh")

    assert text == (
        "## 勾稽检查结果\n"
        "\n"
        "**1 个错误，0 个警告，0 个提示；检查了 2 个文件，勾稽关系成立 84 条，不成立 2 条，无法核对 0 条；1 项未能检查**\n"
        "\n"
        "共 2 份：需修改 1 份，未发现问题 1 份\n"
        "\n"
        "### 各报告结论\n"
        "\n"
        "| 报告 | 结论 | 错误 | 警告 | 提示 | 勾稽关系 |\n"
        "|---|---|---|---|---|---|\n"
        "| 青岚县水务局2024年<br>a.txt | 需修改 | 1 |  |  | 勾稽关系成立 42 条，不成立 1 条 |\n"
        "\n"
        "另有 1 份报告没有问题，未列出。\n"
        "\n"
        "### 未能检查\n"
        "\n"
        "- b.txt: 没有读取权限\n"
        "\n"
        "### 问题\n"
        "\n"
        "**青岚县水务局2024年（1 个问题）**\n"
        "\n"
        "- **错误** Z101 总计不对 — a.txt:3:4 (some-rule)\n"
        "\n"
    )


def test_statistics_are_tables_by_rule_body_and_year(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    earlier = file_result([diagnostic(severity="info")], path="b.txt", period=2023)

    text = rendered(render, file_result([diagnostic()]), earlier, statistics=True, quiet=True)

    assert text[text.index("### Rules") :].splitlines() == [
        "### Rules",
        "",
        "| Code | Rule | Findings |",
        "|---|---|--:|",
        "| Z101 | some-rule | 2 |",
        "",
        "### Bodies",
        "",
        "| Body | Reports | Errors | Warnings | Infos |",
        "|---|--:|--:|--:|--:|",
        "| 青岚县水务局 | 2 | 1 | 0 | 1 |",
        "",
        "### Years",
        "",
        "| Year | Reports | Errors | Warnings | Infos |",
        "|---|--:|--:|--:|--:|",
        "| 2023 | 1 | 0 | 0 | 1 |",
        "| 2024 | 1 | 1 | 0 | 0 |",
        "",
    ]


@pytest.mark.parametrize("count", [1, 20])
def test_what_comes_from_a_report_is_text_everywhere(
    count: int, diagnostic: Make, file_result: Make, failure: Make, rendered: Make
) -> None:
    found = diagnostic(message=Message(NASTY, NASTY), path=f"{NASTY}.txt", code="Z|1", rule="a_b_c")
    file = file_result([found] * count, path=f"{NASTY}.txt", subject=NASTY)

    text = rendered(render, file, failures=(failure(path=NASTY, message=Message(NASTY, NASTY)),), statistics=True)

    assert _shown(text).count(one_line(NASTY)) == 6 + 2 * count
    assert re.findall(r"@user|#12|!34|(?<!-)http://|(?<!-)www\.|<img|<a ", text) == []


@given(st.text(max_size=40))
def test_a_text_is_read_back_as_it_is(text: str) -> None:
    assert _shown(f"x{escaped(text)}x").strip() == f"x{one_line(text)}x"


def test_a_long_summary_is_shortened_and_tells_how_much_is_left_out(
    diagnostic: Make, file_result: Make, rendered: Make
) -> None:
    found = [diagnostic(message=Message("甲" * 900, "a" * 900)) for _ in range(30)]
    files = [file_result(found, path=f"{number}.txt", subject=f"第{number}局") for number in range(1500)]

    text = rendered(render, *files, language="zh", statistics=True)

    shown = text.count("- **错误**")
    assert (len(text) <= MOST, shown > 30) == (True, True)
    assert f"另有 {45000 - shown} 个问题，因篇幅所限未列出。" in text
    assert re.search(r"另有 \d+ 份有问题的报告，因篇幅所限未列出。", text) is not None
    assert text.count("<details>") == text.count("</details>")
