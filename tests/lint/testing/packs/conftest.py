"""What tests rules of a pack that are written in YAML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.packs.folder import read_parts
from gouji.packs.read import read_pack
from gouji.packs.rules import pack_of
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.testing.packs.outcome import RuleOutcome
from gouji.testing.packs.trying import rule_tests
from gouji.yaml.problems import Problem

HEAD = 'pack: jia\ntitle: 甲\nversion: "1"\nkind: gongkai\nrules:\n'
REPORTS = 4


@pytest.fixture
def tried(plugins: Plugins, tmp_path: Path) -> Callable[[str], list[RuleOutcome]]:
    """Return a function that tests the pack with some rules, or a whole one."""

    def run(rules: str) -> list[RuleOutcome]:
        path = tmp_path / "jia.yaml"
        path.write_text(rules if rules.startswith("pack:") else HEAD + rules, "utf-8")
        problems: list[Problem] = []
        parts = read_parts(path, None, lambda _path: None, problems, tmp_path)
        file = read_pack(parts or (), tmp_path, plugins.kinds, Catalogue.of(plugins), problems)
        assert file is not None
        assert [problem.text("en") for problem in problems] == []
        tests = rule_tests(file, pack_of(file).rules, plugins, reports=REPORTS)
        return [test.outcome() for test in tests]

    return run


@pytest.fixture
def wrong(tried: Callable[[str], list[RuleOutcome]]) -> Callable[[str], list[str]]:
    """Return a function that gives what is wrong with the rules of a pack."""

    def run(rules: str) -> list[str]:
        return [what.message.zh for each in tried(rules) for what in each.wrong]

    return run


@pytest.fixture
def told(tried: Callable[[str], list[RuleOutcome]]) -> Callable[[str], list[str]]:
    """Return a function that gives what is wrong with the rules of a pack, with the place and what stands there."""

    def run(rules: str) -> list[str]:
        return [_at_place(what) for each in tried(rules) for what in each.wrong]

    return run


def _at_place(problem: Problem) -> str:
    place = problem.place
    assert place is not None
    line = place.source.text[place.offset :].splitlines()[0]
    return f"{line[:12]}：{problem.message.zh}"
