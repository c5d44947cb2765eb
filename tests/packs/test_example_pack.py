"""The example pack: its pages are tested as those of built-in rules are, and its plugin hands it over."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
import sys

import pytest

from gouji.api import Pack, Rule
from gouji.testing import check_examples

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pack]:
    """The pack that the example distribution brings."""
    monkeypatch.syspath_prepend(ROOT / "docs" / "examples" / "pack")
    (found,) = import_module("gouji_lanjiang.pack").gouji_packs()
    yield found
    for name in [name for name in sys.modules if name.split(".")[0] == "gouji_lanjiang"]:
        del sys.modules[name]


def test_the_pack_brings_two_rules_of_its_own_and_one_setting_of_a_built_in_rule(pack: Pack) -> None:
    told = ([rule.name for rule in pack.rules], {rule.meta.pack for rule in pack.rules}, pack.settings)

    assert told == (
        ["lanjiang-work-points", "lanjiang-contact"],
        {"lanjiang"},
        {"rules": {"leftover-caption": {"in_place": "allow"}}},
    )


@pytest.mark.parametrize("name", ["lanjiang-work-points", "lanjiang-contact"])
def test_the_examples_in_a_rule_s_page_are_what_they_say(pack: Pack, name: str) -> None:
    rule: Rule = next(rule for rule in pack.rules if rule.name == name)

    check_examples(rule)
