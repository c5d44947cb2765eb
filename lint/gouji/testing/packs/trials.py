"""Test a pack: read what is asked for, then try its rules, and the wordings that it accepts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

import attrs

from gouji.config.pack_settings import with_wrong_settings
from gouji.message import Message
from gouji.packs.accepts import Accepts
from gouji.packs.asked import AskedPack, read_asked, with_taken_names
from gouji.packs.library import with_installed
from gouji.packs.model import PackFile
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.testing.packs.outcome import PackOutcome, WordingsOutcome
from gouji.testing.packs.trying import SOUND_REPORTS, RuleTest, rule_tests
from gouji.testing.packs.wordings import try_wordings
from gouji.value import Entity
from gouji.yaml.nodes import Mapping
from gouji.yaml.problems import Problem

__all__ = ["PackTests", "read_tests", "try_asked"]

_EMPTY = Message(
    "规则包里什么也没有：没有 rules、settings、accepts 和 extends",
    "there is nothing in the pack: no rules, settings, accepts or extends",
)
_PYTHON = Message(
    "规则包 {name} 不是用 YAML 写的；用 Python 写的规则由 pytest 测试（docs/testing.md）",
    "the pack {name} is not written in YAML; rules in Python are tested by pytest (docs/testing.md)",
)


@attrs.frozen(eq=False, repr=False)
class PackTests(Entity):
    """The tests of a pack: those of its rules, and of the wordings that it accepts (None: it has none).

    ``broken`` is why it cannot be tested at all.
    """

    name: str = ""
    rules: tuple[RuleTest, ...] = ()
    broken: tuple[Problem, ...] = ()
    wordings: Callable[[], WordingsOutcome] | None = None


def read_tests(
    path: Path, plugins: Plugins, *, working: Path, seed: int = 1, reports: int = SOUND_REPORTS
) -> PackTests:
    """Read the pack at a path and return its tests.

    Of each rule *reports* are generated, the same for a *seed*; messages show paths relative to the folder *working*.
    """
    catalogue = Catalogue.of(plugins)
    read = with_wrong_settings(read_asked(str(path.absolute()), catalogue, working))
    (asked,) = with_taken_names([read], with_installed(catalogue, working).packs.values())
    return _tests_of(asked, plugins, seed=seed, reports=reports)


def try_asked(
    asked: AskedPack,
    plugins: Plugins,
    *,
    selected: Collection[str] | None = None,
    seed: int = 1,
    reports: int = SOUND_REPORTS,
) -> PackOutcome:
    """Test a pack and return its outcome, of its rules only those that are *selected* by name (None: everything).

    Of each rule *reports* are generated, the same for a *seed*.
    """
    tests = _tests_of(asked, plugins, selected=selected, seed=seed, reports=reports)
    outcomes = tuple([test.outcome() for test in tests.rules])
    outcome = PackOutcome(asked.reference, tests.name, outcomes, tests.broken)
    if tests.broken or selected is not None or asked.pack is None:
        return outcome
    file: PackFile = asked.pack.file
    return attrs.evolve(
        outcome,
        settings=len(file.settings.entries) if isinstance(file.settings, Mapping) else 0,
        wordings=tests.wordings() if tests.wordings is not None else None,
    )


def _tests_of(
    asked: AskedPack,
    plugins: Plugins,
    *,
    selected: Collection[str] | None = None,
    seed: int = 1,
    reports: int = SOUND_REPORTS,
) -> PackTests:
    if asked.pack is None:
        return PackTests(broken=asked.problems)
    file: PackFile | None = asked.pack.file
    if file is None:
        return PackTests(asked.pack.name, broken=(Problem(_PYTHON.format(name=asked.pack.name)),))
    if not (file.rules or file.settings or file.accepts or file.extends):
        return PackTests(file.name, broken=(Problem(_EMPTY, file.place),))
    accepts = _accepted_by_others(asked)
    tests = rule_tests(file, asked.pack.rules, plugins, accepts=accepts, seed=seed, reports=reports)
    return PackTests(
        file.name,
        tuple([test for test in tests if selected is None or test.rule.name in selected]),
        wordings=partial(try_wordings, file, accepts, plugins) if file.accepts else None,
    )


def _accepted_by_others(asked: AskedPack) -> list[Accepts]:
    """Return the wordings of the packs that a pack extends."""
    others = [each.file for each in asked.packs.values() if each.file is not None and each is not asked.pack]
    return [each.accepts for each in others]
