"""W102, W103: brackets and quotation marks come in pairs, also over line breaks."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_common.rules.writing.unbalanced_brackets import unbalanced_brackets
from gouji_common.rules.writing.unbalanced_quotes import unbalanced_quotes


def report(text: str) -> str:
    return f"一、总体情况\n{text}\n"


def lone(text: str, *marks: str, kind: str = "括号") -> Bad:
    return Bad(report(text), [Expected(f"{kind}“{mark}”没有配对", at=mark, severity="warning") for mark in marks])


BRACKETS = rule_cases(
    unbalanced_brackets,
    bad=[
        lone("公开信息（含下属单位35条。\n受理申请2件。", "（"),
        lone("根据（关于《公开办法）的要求，公开信息。", "《"),
        lone("公开信息）35条。", "）"),
        lone("公开信息三十五条（\n含下属单位10条。", "（"),
        lone("公开信息（含单位35条。\n公开文件5件。\n办结）2件。", "（", "）"),
        lone("印发《公开指南，更新目录（含附件）。", "《"),
        lone("根据《条例的要求编制。本报告中所列数据的统计期限为2024年。", "《"),
    ],
    good=[
        report("主动公开各类信息（含政策\n文件、人事信息和\n财政信息、其他信\n息），加强解读。"),
        report("按照《政府信息公\n开条例》编制。"),
        report("【字体：大 中 小\n公开信息35条。"),
        report("来源：县水务局（办公室\n公开信息35条。"),
        report("1）编制目录；2）规范流程；（含下属单位)。"),
        report("全年公开各类信息三十五条，工作平稳有序。（\n一）主动公开情况。网站公开35条。"),
        report("（一）主动公开。全年公开三十五条。(\n2)依申请公开。新收申请3件。"),
    ],
)
QUOTES = rule_cases(
    unbalanced_quotes,
    bad=[
        lone("坚持“公开为常态、不公开为例外。\n受理申请2件。", "“", kind="引号"),
        lone("坚持公开为常态”的原则。", "”", kind="引号"),
        lone("推进“一网通办改革（含试点）。", "“", kind="引号"),
    ],
    good=[
        report("坚持“公开为常态、\n不公开为例外”。"),
        report("坚持“公开为常\n态、不公开为例\n外”的原则。"),
        report("“互联网+政务服务”专栏。"),
    ],
)


@pytest.mark.parametrize("case", [*BRACKETS, *QUOTES], ids=str)
def test_a_lost_mark_is_one_finding_at_its_partner(case: Case) -> None:
    case.check()


@given(st.text("（）()《》“”1a", max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_pairs_behind_some_marks_change_nothing(check: Callable[..., list[Diagnostic]], marks: str) -> None:
    line = f"公开{marks}信息"
    plain, long = (check("unbalanced-brackets", report(text)) for text in (line, line + "（）" * 40))

    assert [found.span for found in plain] == [found.span for found in long]
