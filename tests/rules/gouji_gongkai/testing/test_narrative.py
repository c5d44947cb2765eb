"""Faults of the text: what each says, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.testing import Expectation, SampleReport
from gouji_gongkai.testing.faults import narrative

Make = Callable[..., SampleReport]


def added(sample: SampleReport) -> str:
    return sample.prose["overview"][-1].text


def test_a_figure_that_is_not_the_table_s_is_told_at_its_digits(sample_of: Make) -> None:
    fault = narrative.figure_miscited(sample_of(requests__new__total="20"), 21)

    fact = "requests.new.total"
    assert added(fault.sample) == "全年新收政府信息公开申请21件。"
    assert fault.expectations == (Expectation("narrative-mismatch", "fault", fact=fact, expected="20"),)


def test_what_is_no_fault_is_refused(sample_of: Make) -> None:
    with pytest.raises(ValueError, match="it is 20 already"):
        narrative.figure_miscited(sample_of(requests__new__total="20"), 20)
    with pytest.raises(ValueError, match="there are none"):
        narrative.none_claimed(sample_of())


@pytest.mark.parametrize(
    ("fault", "text", "rule"),
    [
        (
            lambda s: narrative.parts_off(s, (10, 20, 30), 1),
            "整理档案61件，其中文书10件，照片20件，其他30件。",
            "part-sum",
        ),
        (lambda s: narrative.percent_off(s, 16, 4, 30), "处理来电20次，比上年增加4次，增长30%。", "percent-mismatch"),
        (lambda s: narrative.change_off(s, 16, 4, 5), "处理来电由上年的16次增加到20次，增加5次。", "year-on-year"),
        (lambda s: narrative.blank_left(s, "__"), "本年度公布办事指南__份。", "blank-number"),
        (
            lambda s: narrative.unit_slipped(s, (2, 1)),
            "政务数据归集3万条，其中人口数据2万条，法人数据1条。",
            "unit-slip",
        ),
        (lambda s: narrative.exact_called_about(s, 1867), "本年度印制手册1867余册。", "exact-approximation"),
        (
            lambda s: narrative.said_twice(s, 5, 6),
            "本年度主动公开政府信息5件。全年共主动公开政府信息6件。",
            "repeated-fact-conflict",
        ),
    ],
)
def test_each_says_one_wrong_thing(
    sample_of: Make, fault: Callable[[SampleReport], object], text: str, rule: str
) -> None:
    made = fault(sample_of())

    assert (added(made.sample), [expectation.rule for expectation in made.expectations]) == (text, [rule])
