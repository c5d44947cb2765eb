"""P102 phone-number: no mobile number stands in the report."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Report, When, contains_any, rule, written
from gouji_common.rules.privacy.private_numbers import masked

__all__ = ["phone_number"]

_FOUND = Message("手机号码：{text}", "a mobile number: {text}")
_MOBILE = re.compile(r"[1１](?<![\dA-Za-z./_-].)[3-9３-９]\d[- ]?\d{4}[- ]?\d{4}(?![\dA-Za-z])")
_CONTACT = ("联系", "电话", "咨询", "热线", "邮箱", "地址")


@rule(
    code="P102",
    name="phone-number",
    kind="any",
    severity="warning",
    summary=Message("报告中不应有个人手机号码", "no mobile number stands in the report"),
    source="个人信息保护法；政府信息公开条例第十五条",
    since="0.1",
    messages=(_FOUND,),
    when=When(signs=("numerals",)),
)
def phone_number(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no mobile number stands in the report.

    ## What it does

    Reports mobile numbers; in a sentence that says how to get in touch, as information. The number
    is never shown in full.

    ## Why is this bad

    A mobile number is personal information; offices publish their landline.

    ## What is not reported

    - Masked numbers (138****0000).
    - Landlines and hotlines such as 12345.

    ## Example

    ```text bad
    六、其他需要报告的事项
    申请人王某某，13800138000，申请公开用地批文。
    ```

    ```text good
    六、其他需要报告的事项
    申请人王某某，138****8000，申请公开用地批文。联系电话：0000-1234567。
    ```
    """
    for node in written(report):
        if len(node.text) < 11 or not ("1" in node.text or "１" in node.text):
            continue
        for match in _MOBILE.finditer(node.text):
            shown = masked(re.sub(r"[- ]", "", match[0]))
            yield Finding(
                _FOUND.format(text=shown),
                node.source_span(*match.span()),
                actual=shown,
                severity="info" if contains_any(node.text, _CONTACT) else None,
                sensitive=True,
            )
