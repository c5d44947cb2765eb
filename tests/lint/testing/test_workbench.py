"""The workbench: the rules of a distribution, any rule by its name, and what one finds in files that are compared."""

from __future__ import annotations

import pytest

from gouji.testing import Bad, CaseError, Workbench

FIRST = "临川县水务局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局公开信息35条。\n"
HEADINGS = "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"


def test_the_rules_of_a_distribution_are_those_that_it_brings_however_its_name_is_written() -> None:
    own = Workbench.installed("Gouji")

    assert {rule.meta.distribution for rule in own.rules} == {""}
    assert own.rule("T101") in own.rules


def test_a_distribution_without_rules_has_those_of_all_but_gouji() -> None:
    assert Workbench.installed("nothing").rules == ()


@pytest.mark.parametrize("key", ["T101", "total-consistency"])
def test_a_rule_is_found_by_its_code_and_name(gouji_bench: Workbench, key: str) -> None:
    assert gouji_bench.rule(key).name == "total-consistency"


def test_a_rule_across_reports_is_found_too_and_compares_files(gouji_bench: Workbench) -> None:
    rule = gouji_bench.rule("repeated-report")
    files = {"a.txt": FIRST + HEADINGS, "b.txt": (FIRST + HEADINGS).encode()}

    assert [each.path for each in gouji_bench.check_across(rule, files)] == ["b.txt"]


def test_names_of_bodies_stand_in_settings(gouji_bench: Workbench) -> None:
    rule = gouji_bench.rule("repeated-report")
    files = {"a.txt": FIRST + HEADINGS, "b.txt": FIRST.replace("临川县水务局", "临川水利局") + HEADINGS}

    settings = "aliases:\n  临川县水务局: [临川水利局]\n"
    assert [
        len(gouji_bench.check_across(rule, files)),
        len(gouji_bench.check_across(rule, files, settings=settings)),
    ] == [0, 1]


def test_a_rule_that_compares_nothing_is_refused(gouji_bench: Workbench) -> None:
    with pytest.raises(ValueError, match="rule wordiness compares no reports"):
        gouji_bench.check_across(gouji_bench.rule("wordiness"), {"a.txt": FIRST})


def test_cases_are_checked(gouji_bench: Workbench) -> None:
    with pytest.raises(CaseError, match="no good case"):
        gouji_bench.check_rule(gouji_bench.rule("wordiness"), good=[], bad=[Bad("仍还\n", [])])  # type: ignore[arg-type]
