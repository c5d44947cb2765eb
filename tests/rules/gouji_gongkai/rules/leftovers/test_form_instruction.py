"""C102 form-instruction: where the form speaks to who fills it in, and where a sentence only speaks of filling in."""

from __future__ import annotations

import pytest

import gouji

HEAD = "澄江县气象局2024年政府信息公开工作年度报告\n一、总体情况\n"


def _found(line: str) -> list[str | None]:
    result = gouji.check_text(f"{HEAD}{line}\n", name="report.txt")
    return [found.actual for found in result.diagnostics if found.rule == "form-instruction"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("（该部分以表格形式报告）", "该部分以表格形式报告"),
        ("本部分以表格形式报告。", "本部分以表格形式报告"),
        ("填表说明：1.没有数据的填“0”。", "填表说明"),
        ("【填报说明】数据由办公室汇总。", "填报说明"),
        ("2024年（请填写机关名称）公开信息35条。", "请填写"),
        ("一是建章立制情况：此处填写。", "此处填写"),
        ("（在此处填写培训次数）", "在此处填写"),
        ("各行政机关可根据实际增加内容。", "各行政机关可根据实际"),
    ],
)
def test_an_instruction_is_reported(line: str, words: str) -> None:
    assert _found(line) == [words]


@pytest.mark.parametrize(
    "line",
    [
        "在窗口摆放样表，提示申请人请填写申请表后提交。",
        "修订年报填报说明，对各科室开展填表说明会。",
        "各科室每月以表格形式报告办理进度。",
        "《条例》规定年度报告内容应包括六个方面。",
    ],
)
def test_a_sentence_on_filling_in_is_none(line: str) -> None:
    assert _found(line) == []
