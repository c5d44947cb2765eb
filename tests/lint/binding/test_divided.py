"""A row of figures that is divided among several tables."""

from collections.abc import Callable

import pytest

from gouji.report.model import BoundTable, Report

Bind = Callable[[str], Report]

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
HEAD = " | ".join(RESULTS)
FIGURES = ("1 | 2 | 3 | 4 | 10", "2 | 0 | 1 | 0 | 3", "0 | 5 | 0 | 1 | 6")
REVIEWS, DIRECT, LATER = "行政复议", "未经复议直接起诉", "复议后起诉"
ALL = " | ".join(FIGURES).split(" | ")
ONE = f"{REVIEWS} | ||||\n{HEAD} |\n{FIGURES[0]} |\n"
TWO = f"行政诉讼 | |||||||||\n{DIRECT} | ||||{LATER} | ||||\n{HEAD} | {HEAD} |\n{FIGURES[1]} | {FIGURES[2]} |\n"
ROWS = f"类别 | {HEAD} |\n{REVIEWS} | {FIGURES[0]} |\n{DIRECT} | {FIGURES[1]} |\n{LATER} | {FIGURES[2]} |\n"


def listed(group: str, figures: str) -> str:
    """Each figure on a row behind its label, the first one behind the group's label as well."""
    lines = [f"{label} | {figure} |" for label, figure in zip(RESULTS, figures.split(" | "), strict=True)]
    return f"{group} | " + "\n".join(lines) + "\n"


def table(bind: Bind, text: str) -> BoundTable:
    after = "五、存在的主要问题及改进情况\n公开不够及时。下一步将加强培训。\n"
    return bind(f"四、政府信息公开行政复议、行政诉讼情况\n{text}{after}").tables["litigation"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE + "\n图一\n" + TWO, id="two tables"),
        pytest.param(TWO + "\n图一\n" + ONE, id="two tables, suits first"),
        pytest.param(ROWS, id="a row for each group"),
        pytest.param("".join(map(listed, (REVIEWS, DIRECT, LATER), FIGURES)), id="a row for each figure"),
    ],
)
def test_each_group_of_columns_may_have_its_own_figures(bind: Bind, text: str) -> None:
    found = table(bind, text)

    assert found.outcome == "complete"
    assert [cell.text for row in found.rows for cell in row.cells] == ALL


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE + ONE.replace("10", "11"), id="a group twice"),
        pytest.param(ONE, id="groups left out"),
        pytest.param(ROWS.replace(" | 4 | 10", " | 10"), id="a figure lost"),
        pytest.param(ROWS.replace(REVIEWS, "仲裁"), id="another group"),
    ],
)
def test_nothing_is_placed_where_a_group_has_not_just_its_figures(bind: Bind, text: str) -> None:
    assert table(bind, text).outcome == "unreadable"
