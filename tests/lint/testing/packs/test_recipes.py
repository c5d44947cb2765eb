"""Every rule on the page of recipes passes the test of packs as it stands."""

from __future__ import annotations

from pathlib import Path
import re
import textwrap

import pytest

from gouji.packs.folder import read_parts
from gouji.packs.read import read_pack
from gouji.packs.rules import pack_of
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.testing.packs.trying import rule_tests
from gouji.yaml.problems import Problem

DOCS = Path(__file__).parents[4] / "docs"
HEAD = "pack: example\ntitle: 示例\nkind: gongkai\nrules:\n"


def recipes(page: str) -> list[str]:
    return re.findall(r"^```yaml\n(- code: .*?)^```", (DOCS / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


RECIPES = recipes("pack-recipes.md")


def test_both_pages_have_the_same_eleven_rules() -> None:
    assert (recipes("zh/pack-recipes.md"), len(RECIPES)) == (RECIPES, 11)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: re.search(r"name: (\S+)", recipe)[1])  # type: ignore[index]
def test_a_recipe_passes_its_test(plugins: Plugins, tmp_path: Path, recipe: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(HEAD + textwrap.indent(recipe, "  "), "utf-8")
    problems: list[Problem] = []
    parts = read_parts(path, None, lambda _path: None, problems) or ()
    file = read_pack(parts, tmp_path, plugins.kinds, Catalogue.of(plugins), problems)
    assert [problem.text("zh") for problem in problems] == []
    assert file is not None
    tests = rule_tests(file, pack_of(file).rules, plugins, reports=3)
    outcomes = [test.outcome() for test in tests]
    told = [problem.text("zh") for outcome in outcomes for problem in outcome.wrong]
    assert [*told, *(note.zh for outcome in outcomes for note in outcome.notes)] == []
