"""N106: no figure is left out of the text."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "blank-number"


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("主动公开信息  条，举办培训3次。", "  条"),
        ("主动公开信息　　条。", "　　条"),
        ("收到申请____件，办结3件。", "____件"),
        ("收到申请（ ）件；", "（ ）件"),
        ("举办培训 次。", " 次"),
    ],
)
def test_a_gap_before_a_unit_is_told_where_it_is(say: Say, text: str, gap: str) -> None:
    (found,) = say(RULE, text)

    assert (found.severity, found.actual) == ("error", gap)
    assert found.range
    assert found.range.start.column == text.index(gap) + 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("逐 条核对，逐条 公开。", id="逐条"),
        pytest.param("对每 件申请逐一登记。", id="每件"),
        pytest.param("本年度未收到依申请公开信息件。", id="没有空格"),
        pytest.param("公开信息 12 条，收到申请 3 件。", id="数字两侧空格"),
        pytest.param("第十五 条、第二十 条。", id="条文"),
        pytest.param("办结 件均已归档。", id="件不是量词"),
        pytest.param("该 项、各 项、多 次、首 次、几 次。", id="不计数的量词"),
    ],
)
def test_a_unit_that_counts_nothing_is_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text) == []
