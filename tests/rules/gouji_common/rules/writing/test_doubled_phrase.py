"""W106: no phrase stands twice in a row."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_common.rules.writing.doubled_phrase import doubled_phrase


def report(sentence: str) -> str:
    return f"一、总体情况\n{sentence}\n"


def bad(sentence: str, *phrases: str) -> Bad:
    return Bad(report(sentence), [Expected(f"词语重复：“{phrase}”", at=phrase, severity="info") for phrase in phrases])


CASES = rule_cases(
    doubled_phrase,
    bad=[
        bad("我局我局坚持公开。", "我局我局"),
        bad("公开的情况情况良好，答复答复及时。", "情况情况", "答复答复"),
        bad("建成了了统一的的平台。", "了了", "的的"),
        bad("严格落实落实发布审查审查制度。", "落实落实", "审查审查"),
        bad("丰富了公开内容公开内容。", "公开内容公开内容"),
        bad("公开公开政府信息20条。", "公开公开"),
        bad("各部门部门配合。", "部门部门"),
        bad("组织开展业务培训业务培训3次。", "业务培训业务培训"),
    ],
    good=[
        report(sentence)
        for sentence in (
            "坚持公开、公开、再公开。",
            "有关事项再研究研究、讨论讨论。",
            "以方便群众为目的的公开，为了了解群众需求，问题不会不了了之。",
            "各部门部门预算、各单位单位决算均已公开。",
            "县人民政府政府信息公开指南和依申请公开公开指南已更新。",
            "逐条逐条核对，做到件件有回应。",
            "做好政府信息信息化工作，公开工作工作人员3名。",
            "行政规范性文件规范性审查、食品安全安全生产领域信息已公开。",
        )
    ],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_doubled_words_are_told_and_words_that_meet_are_not(case: Case) -> None:
    case.check()
