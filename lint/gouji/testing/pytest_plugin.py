"""The plugin of pytest: fixtures for authors of rules, and rule packs in YAML whose cases are tests (docs/testing.md).

It is an entry point of the group ``pytest11``: pytest imports it in every run where gouji is installed. So it imports
nothing of gouji before a test asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from gouji.api.running import Plugins, Session
    from gouji.checking.diagnostic import Diagnostic
    from gouji.testing.workbench import Workbench

    LintFiles: TypeAlias = Callable[..., list[Diagnostic]]

__all__ = ["gouji_bench", "gouji_lint"]

_RULE = "gouji_rule"
_PATTERNS = "gouji_packs"
_NOT_INSTALLED = "no rule is installed but gouji's own; install the distribution: pip install --editable ."


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting by which packs in YAML are collected."""
    group = parser.getgroup("gouji", "rule packs of gouji")
    group.addoption(
        "--gouji-packs", action="store_true", help="collect the rule packs in YAML in the folders that are tested"
    )
    parser.addini(_PATTERNS, "patterns of the files that are rule packs in YAML, as packs/*.yaml", "args")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return the tests of a file that is a rule pack in YAML, or the ``pack.yaml`` of the folder that is one."""
    if file_path.suffix != ".yaml" or not _is_asked_for(file_path, parent):
        return None
    from gouji.testing.pytest_packs import PackCollector, is_pack

    if not is_pack(file_path):
        return None
    plugins = _workbench(parent.config).plugins
    language = _session(plugins, str(parent.config.rootpath)).configurations.language
    return PackCollector.from_parent(parent, path=file_path, plugins=plugins, language=language)


def _is_asked_for(path: Path, parent: pytest.Collector) -> bool:
    """Return whether a file is named at the call or by a pattern, or all packs are collected."""
    patterns: list[str] = parent.config.getini(_PATTERNS)
    return (
        parent.config.getoption("gouji_packs")
        or parent.session.isinitpath(path)
        or any(path.match(pattern) for pattern in patterns)
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Call a test with the argument ``gouji_rule`` for each rule of the author's distribution."""
    if _RULE in metafunc.fixturenames:
        rules = _workbench(metafunc.config).rules
        if not rules:
            pytest.fail(_NOT_INSTALLED, pytrace=False)
        metafunc.parametrize(_RULE, rules, ids=[rule.name for rule in rules])


@pytest.fixture(scope="session")
def gouji_bench(pytestconfig: pytest.Config) -> Workbench:
    """Return what is installed, with every way to test a rule: ``gouji_bench.check_examples(rule)``, `gouji.testing.Workbench`."""
    return _workbench(pytestconfig)


@pytest.fixture
def gouji_lint(gouji_bench: Workbench, tmp_path: Path) -> LintFiles:
    """Return a function: ``gouji_lint(files, settings)`` checks files, by their names, under the text of a configuration."""
    from gouji.testing.folders import contents_of

    def lint(files: Mapping[str, str | bytes], settings: str = "") -> list[Diagnostic]:
        configuration = tmp_path / ".gouji.yaml"
        configuration.write_text(settings, "utf-8")
        linter = _session(gouji_bench.plugins, str(tmp_path), configuration).linter
        contents = contents_of(files)
        result = linter.finish([linter.check(data, name) for name, data in contents.items()])
        if result.all_failures:
            pytest.fail("\n".join(map(str, result.all_failures)), pytrace=False)
        return list(result.diagnostics)

    return lint


def _session(plugins: Plugins, folder: str, configuration: Path | None = None) -> Session:
    """Return a session in a folder, with a configuration or that of the folder."""
    from gouji.api.running import CommandLine, Session

    return Session(plugins, CommandLine(config=configuration), folder)


def _workbench(config: pytest.Config) -> Workbench:
    """Return the workbench of a run; it is made when it is first asked for."""
    if _WORKBENCH not in config.stash:
        from gouji.errors import PluginError
        from gouji.testing.workbench import Workbench

        try:
            config.stash[_WORKBENCH] = Workbench.installed(_project(config.rootpath / "pyproject.toml"))
        except PluginError as error:
            pytest.fail(error.message.en, pytrace=False)
    return config.stash[_WORKBENCH]


_WORKBENCH: pytest.StashKey[Workbench] = pytest.StashKey()


def _project(path: Path) -> str | None:
    """Return the name of the distribution whose ``pyproject.toml`` a path is; None where it tells none."""
    try:
        name = tomllib.loads(path.read_text("utf-8")).get("project", {}).get("name")
    except (OSError, ValueError):
        return None
    return name if isinstance(name, str) else None
