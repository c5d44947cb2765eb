"""Test packs by their paths: read each with what it extends, then try its rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs

from gouji.message import Message
from gouji.packs.library import Library, folder_of
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.testing.packs.outcome import PackOutcome, RuleOutcome
from gouji.testing.packs.trying import SOUND_REPORTS, RuleTest, rule_tests
from gouji.value import Entity
from gouji.yaml.problems import Problem
from gouji.yaml.setting import Setting

__all__ = ["PackTests", "read_tests", "try_path"]

_EMPTY = Message("规则包没有规则（rules）", "the pack has no rules")


@attrs.frozen(eq=False, repr=False)
class PackTests(Entity):
    """The tests of a pack's rules; ``broken`` is why it could not be read at all."""

    name: str = ""
    rules: tuple[RuleTest, ...] = ()
    broken: tuple[Problem, ...] = ()


def read_tests(
    path: Path, plugins: Plugins, *, working: Path, seed: int = 1, reports: int = SOUND_REPORTS
) -> PackTests:
    """Read the pack at a path and return the tests of its rules.

    Of each rule *reports* are generated, the same for a *seed*; messages show paths relative to the folder *working*.
    """
    problems: list[Problem] = []
    library = Library(Catalogue.of(plugins), problems, lambda _path: None, working)
    key = str(path if path.is_absolute() else working / path)
    library.ask_for(Setting(key, "", None))
    pack = library.packs.get(key)
    if problems or pack is None:
        return PackTests(broken=tuple(problems))
    if not pack.file.rules:
        return PackTests(pack.name, broken=(Problem(_EMPTY, pack.file.place),))
    accepts = tuple([each.file.accepts for each in library.packs.values() if each.file is not None])
    tests = rule_tests(
        pack.file, pack.rules, plugins, folder=folder_of(Path(key)), accepts=accepts, seed=seed, reports=reports
    )
    return PackTests(pack.name, tuple(tests))


def try_path(
    path: Path,
    plugins: Plugins,
    *,
    working: Path,
    seed: int = 1,
    reports: int = SOUND_REPORTS,
    progress: Callable[[RuleOutcome], None] = lambda _outcome: None,
) -> PackOutcome:
    """Test the pack at a path and return its outcome; *progress* is called after each rule.

    The other arguments are those of `read_tests`.
    """
    tests = read_tests(path, plugins, working=working, seed=seed, reports=reports)
    outcomes = []
    for test in tests.rules:
        outcomes.append(test.outcome())
        progress(outcomes[-1])
    return PackOutcome(str(path), tests.name, tuple(outcomes), tests.broken)
