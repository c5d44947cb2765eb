"""C102 form-instruction: no instruction of the form is left in the report."""

from __future__ import annotations

from gouji.api import Message, MustNotMention, data_rule

__all__ = ["form_instruction"]

_WORDS = (
    "部分以表格形式报告",
    "填报说明",
    "填表说明",
    "填写说明",
    "此处填写",
    "请填写",
    "报告内容应包括",
    "各行政机关可根据实际",
)
_BEGINS = r"(?:(?<!\S)|(?<=[（(【\[：:]))"
_INSTRUCTION = "|".join(
    (
        r"[该本]部分以表格形式报告",
        rf"{_BEGINS}在?此处填写",
        rf"{_BEGINS}填[报表写]说明(?=[：:）)】\]\s]|$)",
        rf"{_BEGINS}(?:请填写|报告内容应包括|各行政机关可根据实际)",
    )
)
"""What a sentence may say too (申请人请填写申请表) is an instruction only where a line, bracket or list begins with it."""


@data_rule(
    MustNotMention(
        Message("格式自带的填写说明留在报告中：“{text}”", "an instruction of the form is left: “{text}”"),
        _WORDS,
        pattern=_INSTRUCTION,
        removes_lines=True,
        cells=True,
        places="first",
    ),
    code="C102",
    name="form-instruction",
    kind="gongkai",
    severity="error",
    summary=Message("格式自带的填写说明不应留在报告中", "no instruction of the form is left in the report"),
    source="国办公开办函〔2021〕30号：该部分以表格形式报告",
    since="0.1",
)
def form_instruction() -> None:
    """Check that no instruction of the form is left in the report.

    ## What it does

    Looks for the sentences by which the form explains how to fill it in: 该部分以表格形式报告, 填报说明, 此处填写 and
    others.

    ## Why is this bad

    Readers see that the template was not finished; a part of the report may be missing.

    ## What is not reported

    - A sentence that only speaks of tables or of filling in: 引导申请人请填写申请表, 修订了填报说明.

    ## Fix

    A line that holds nothing but the instruction is removed (unsafe: ask for it).

    ## Example

    ```text bad
    二、主动公开政府信息情况
    （该部分以表格形式报告）
    ```

    ```text good
    二、主动公开政府信息情况
    本年度主动公开情况见下表。
    ```
    """
