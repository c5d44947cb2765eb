"""The compiled list of rules is what the modules say now."""

import pytest

from gouji.rules.compile import compiled, target_of
from gouji.rules.index import rules_from_json, rules_of_modules, rules_to_json

PACKAGES = ("gouji_common", "gouji_gongkai", "gouji_websites")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_compiled_rules_are_those_of_the_modules(package: str) -> None:
    """If they are not: ``python -m gouji.rules.compile PACKAGE``."""
    assert target_of(package).read_text("utf-8") == compiled(package)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_compiled_list_read_and_written_again_is_the_same(package: str) -> None:
    text = target_of(package).read_text("utf-8")
    rules = {
        str(getattr(rule.meta.function, "target", "")).removesuffix(".meta.function"): rule
        for rule in rules_from_json(text)
    }

    assert rules_to_json(rules) == text


def test_a_module_s_own_rules_are_taken_and_not_those_it_imports() -> None:
    from gouji_gongkai.rules.structure import old_report
    from gouji_gongkai.rules.writing import known_typo

    vars(old_report)["known_typo"] = known_typo.known_typo
    try:
        assert list(rules_of_modules([old_report, known_typo])) == [
            "gouji_gongkai.rules.structure.old_report:old_report",
            "gouji_gongkai.rules.writing.known_typo:known_typo",
        ]
    finally:
        del vars(old_report)["known_typo"]
