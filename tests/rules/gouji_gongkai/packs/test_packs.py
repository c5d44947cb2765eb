"""The built-in packs: each passes its own test, and says of the published reports what is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.packs.asked import read_asked
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.testing.packs.trials import try_asked

PACKS = Path(__file__).parents[4] / "rules/gouji_gongkai/packs"
NAMES = sorted(path.stem for path in PACKS.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_passes_its_own_test(plugins: Plugins, name: str) -> None:
    asked = read_asked(f"{name}.yaml", Catalogue.of(plugins), PACKS)
    outcome = try_asked(asked, plugins, reports=3)
    problems = [*outcome.broken, *(problem for rule in outcome.rules for problem in rule.wrong)]
    assert [problem.text("zh") for problem in problems] == []


def test_every_pack_in_the_folder_is_brought(plugins: Plugins) -> None:
    assert sorted(source.name for source in plugins.pack_sources) == NAMES
