"""Reading sentences of one's own as a report of 2024."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.document.reader import read_text
from gouji.report.model import Report
from gouji.text.source import Source

HEADINGS = {"overview": "一、总体情况", "litigation": "四、政府信息公开行政复议、行政诉讼情况"}

HEADER = (
    "申请人情况 | ||||||||",
    "自然人 | 法人或其他组织 | 总计 | |||||||",
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||",
)
ROWS = (("new", "一、本年新收政府信息公开申请数量"), ("carried_in", "二、上年结转政府信息公开申请数量"))

ReadReport = Callable[..., Report]


@pytest.fixture(scope="session")
def read_report(binder: Binder) -> ReadReport:
    """A report of 2024 that says a text in a section."""

    def read(text: str, section: str = "overview") -> Report:
        lines = ("澄江县农机局2024年政府信息公开工作年度报告", HEADINGS[section], text, "五、存在的主要问题及改进情况")
        return binder.bind(read_text(Source.from_text("\n".join(lines)), binder.kinds["gongkai"].vocabulary))

    return read


@pytest.fixture(scope="session")
def read_table(binder: Binder) -> ReadReport:
    """A report of 2024 that says a text above its table of requests, whose totals are given by row."""

    def read(text: str, **totals: int) -> Report:
        rows = [
            f"{label} | {totals.get(row, 0)} | 0 | 0 | 0 | 0 | 0 | {totals.get(row, 0)} | ||" for row, label in ROWS
        ]
        lines = (
            "澄江县农机局2024年政府信息公开工作年度报告",
            "三、收到和处理政府信息公开申请情况",
            text,
            *HEADER,
            *rows,
        )
        return binder.bind(read_text(Source.from_text("\n".join(lines)), binder.kinds["gongkai"].vocabulary))

    return read
