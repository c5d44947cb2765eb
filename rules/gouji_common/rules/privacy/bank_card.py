"""P103 bank-card: no bank card's number stands in the report."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Report, When, contains_any, rule, written
from gouji_common.rules.privacy.private_numbers import is_bank_card, masked

__all__ = ["bank_card"]

_FOUND = Message("银行卡号：{text}", "a bank card's number: {text}")
_NUMBER = re.compile(r"(?<!\d)[1-9１-９]\d{3}(?: ?\d{4}){3}(?: ?\d{1,3})?(?!\d)")
_CONTEXT = ("卡号", "账号", "帐号", "账户", "开户", "银行卡")


@rule(
    code="P103",
    name="bank-card",
    kind="any",
    severity="error",
    summary=Message("报告中不应有银行卡号", "no bank card's number stands in the report"),
    source="个人信息保护法",
    since="0.1",
    messages=(_FOUND,),
    when=When(words=_CONTEXT),
)
def bank_card(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no bank card's number stands in the report.

    ## What it does

    Reports numbers of 16 to 19 digits that satisfy Luhn's formula where words such as 卡号, 账号 or 开户
    stand near. The number is never shown in full.

    ## Why is this bad

    An account's number may not be published.

    ## What is not reported

    - Long numbers without such words near them.

    ## Example

    ```text bad
    六、其他需要报告的事项
    退费账号：6222021234567890128。
    ```

    ```text good
    六、其他需要报告的事项
    文件编号：6222021234567890128。
    ```
    """
    for node in written(report):
        if len(node.text) < 16 or not contains_any(node.text, _CONTEXT):
            continue
        for match in _NUMBER.finditer(node.text):
            around = node.text[max(0, match.start() - 30) : match.end() + 10]
            digits = match[0].replace(" ", "")
            if contains_any(around, _CONTEXT) and is_bank_card(digits):
                shown = masked(digits)
                yield Finding(_FOUND.format(text=shown), node.source_span(*match.span()), actual=shown, sensitive=True)
