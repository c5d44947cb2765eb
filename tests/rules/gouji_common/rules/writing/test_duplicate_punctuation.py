"""W104: no punctuation mark stands twice."""

import pytest

from gouji.api import Rule
from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_common.rules.writing.duplicate_punctuation import duplicate_punctuation

RULE: Rule = duplicate_punctuation


def report(sentence: str) -> str:
    return f"一、总体情况\n{sentence}\n"


def twice(marks: str) -> Expected:
    return Expected(f"标点重复：“{marks}”", at=marks, severity="warning")


CASES = rule_cases(
    RULE,
    bad=[
        Bad(report("公开信息35条。。"), [twice("。。")], fixed=report("公开信息35条。")),
        Bad(report("公开，，信息、、35条。"), [twice("，，"), twice("、、")], fixed=report("公开，信息、35条。")),
        Bad(report("公开信息35条，。"), [twice("，。")]),
    ],
    good=[report("公开信息35条……"), report("公开——信息35条。"), report("第（一）、（二）项。")],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_marks_in_a_row_are_told_and_one_of_the_same_is_kept(case: Case) -> None:
    case.check()
