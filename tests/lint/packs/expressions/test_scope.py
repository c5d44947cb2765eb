"""Expressions on a report: its facts, its text, and what it is of."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from gouji.api import Report
from gouji.packs.expressions.expression import UNKNOWN, read_expression
from gouji.packs.expressions.names import Names
from gouji.packs.expressions.scope import ReportScope

Bind = Callable[[str], Report]

TEXT = """澄江市气象局2024年政府信息公开工作年度报告
本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
一、总体情况
2024年，我局依法公开，没有收取费用。
三、收到和处理政府信息公开申请情况
申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10 | ||
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 |  | ||
四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
六、其他需要报告的事项
无。
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("requests.new.total == 10", True),
        ("requests.new.total > requests.carried_in.total", UNKNOWN),
        ("requests.new.total > requests.granted.total", UNKNOWN),
        ("requests.new.total - 1 == prior.requests.new.total", True),
        ("requests.new.total == prior.requests.granted.total", UNKNOWN),
        ('mentions("overview", "收取 费用")', True),
        ('mentions("overview", "/收取.用/")', True),
        ('mentions("problems", "收费")', UNKNOWN),
        ('mentions("title", "气象")', True),
        ('length("other") == 2', True),
        ("requests.new.total < $most", True),
        ("year == 2024", True),
        ('agency == "澄江市气象局"', True),
        ('level == "city"', UNKNOWN),
        ('type == "department"', True),
    ],
)
def test_an_expression_is_evaluated_on_a_report(bind: Bind, text: str, value: bool | None) -> None:
    report = bind(TEXT)
    subjects = report.subjects
    names = Names.of([report.form], levels=subjects.levels, types=subjects.types, options={"most": "number"})
    scope = ReportScope(report, {"most": 10.5}, {"requests.new.total": Decimal(9)})

    found = read_expression(text, names).value(scope)

    assert found is value
