"""The example pack: its plugin hands it over, and its own tests pass."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from shutil import copytree
import sys

import pytest

from gouji.api import Pack

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "pack"


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pack]:
    """The pack that the example distribution brings."""
    monkeypatch.syspath_prepend(EXAMPLE)
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


@pytest.mark.slow
def test_its_own_tests_pass(
    pytester: pytest.Pytester, inner_pytest: Callable[..., pytest.RunResult], install: Callable[[Path, Path], None]
) -> None:
    copytree(EXAMPLE, pytester.path, dirs_exist_ok=True)
    install(EXAMPLE, pytester.mkdir("installed"))
    pytester.syspathinsert(pytester.path)
    pytester.syspathinsert(pytester.path / "installed")

    inner_pytest().assert_outcomes(passed=7)
