"""The compiled list of rules is what the modules say now."""

from gouji.checking.compile import compiled, target_of
from gouji.checking.compiled import rules_from_json, rules_of_modules, rules_to_json


def test_the_compiled_rules_are_those_of_the_modules() -> None:
    """If they are not: ``python -m gouji.checking.compile gouji_rules``."""
    assert target_of("gouji_rules").read_text("utf-8") == compiled("gouji_rules")


def test_a_compiled_list_read_and_written_again_is_the_same() -> None:
    text = target_of("gouji_rules").read_text("utf-8")
    rules = {str(getattr(rule.check, "target", "")).removesuffix(".check"): rule for rule in rules_from_json(text)}

    assert rules_to_json(rules) == text


def test_a_module_s_own_rules_are_taken_and_not_those_it_imports() -> None:
    from gouji_rules import document_kind, known_typo

    vars(document_kind)["known_typo"] = known_typo.known_typo
    try:
        assert list(rules_of_modules([document_kind, known_typo])) == [
            "gouji_rules.document_kind:not_a_report",
            "gouji_rules.document_kind:old_report",
            "gouji_rules.known_typo:known_typo",
        ]
    finally:
        del vars(document_kind)["known_typo"]
