"""Codes and names of rules are never used again, and a successor is there."""

from gouji.docs import rules_of

RULES = rules_of("gouji_gongkai")


def test_the_code_of_a_removed_rule_is_no_other_rule_s() -> None:
    removed = {rule.code for rule in RULES if rule.status == "removed"}

    assert [rule.name for rule in RULES if rule.code in removed and rule.status != "removed"] == []


def test_a_successor_is_a_rule_that_stays() -> None:
    staying = {rule.name for rule in RULES if rule.status in ("stable", "preview")}

    assert {rule.successor for rule in RULES if rule.successor} <= staying


def test_only_what_goes_has_a_successor() -> None:
    assert [rule.name for rule in RULES if rule.successor and rule.status not in ("deprecated", "removed")] == []
