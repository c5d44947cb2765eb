"""P101 id-number: no citizen's number stands in the report."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Report, When, rule, written
from gouji_common.rules.privacy.private_numbers import is_id_number, masked

__all__ = ["id_number"]

_FOUND = Message("身份证号码：{text}", "a citizen's number: {text}")
_NUMBER = re.compile(r"[1-9１-９](?<![\dA-Za-z].)\d{16}\w(?![\dA-Za-z])")
"""Its last character is checked with its digits: a set of scattered characters takes 0.5 ms to compile."""


@rule(
    code="P101",
    name="id-number",
    kind="any",
    severity="error",
    summary=Message("报告中不应有身份证号码", "no citizen's number stands in the report"),
    source="个人信息保护法；政府信息公开条例第十五条",
    since="0.1",
    messages=(_FOUND,),
    when=When(signs=("numerals",)),
)
def id_number(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no citizen's number stands in the report.

    ## What it does

    Reports numbers of 18 digits with a real date of birth and a right check digit. The number is
    never shown in full.

    ## Why is this bad

    Personal information may not be published.

    ## What is not reported

    - Unified social credit codes (统一社会信用代码).
    - Numbers whose check digit or date is not right.

    ## Example

    ```text bad
    六、其他需要报告的事项
    申请人身份证号：11010519491231002X。
    ```

    ```text good
    六、其他需要报告的事项
    统一社会信用代码：91350100M000100Y43。
    ```
    """
    for node in written(report):
        if len(node.text) < 18:
            continue
        for match in _NUMBER.finditer(node.text):
            if is_id_number(match[0]) and "信用代码" not in node.text[max(0, match.start() - 16) : match.start()]:
                shown = masked(match[0])
                yield Finding(_FOUND.format(text=shown), node.source_span(*match.span()), actual=shown, sensitive=True)
