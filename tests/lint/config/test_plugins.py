"""``plugins: {disable: […]}`` keeps plugins from being loaded, where it holds for the working directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess
import sys
from typing import Any

import attrs
import pytest

from gouji.config import Settings
from gouji.config.lookup import disabled_plugins, load_plugins_here
from gouji.config.show import show
from gouji.plugins.finder import load_plugins

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]
Problems = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("plugins: {disable: [common, others]}\n", {"common", "others"}),
        ("plugins:\n  disable: common\n", {"common"}),
        ("extends: [gouji:all, base.yaml]\nplugins: {disable: others}\n", {"common", "others"}),
        ("language: cn\nrulez: {}\nplugins: {disable: common, enable: x}\n", {"common"}),
        ("plugins: {}\n", set()),
        ("plugins: [common]\n", set()),
        ("# plugins: {disable: [common]}\n", set()),
        ("extends: [gouji:recommended]\n", set()),
        ("extends: .gouji.yaml\n", set()),
        ("plugins: {disable: [common]\n", set()),
        ("", set()),
    ],
)
def test_what_a_file_and_those_it_extends_disable(write: Write, folder: Path, text: str, names: set[str]) -> None:
    write("plugins: {disable: [common]}\n", "base.yaml")
    write(text)

    assert disabled_plugins(str(folder / "a" / "b"), None) == names


def test_a_file_of_the_command_line_is_used_instead(write: Write, folder: Path) -> None:
    write("plugins: {disable: common}\n")
    write("plugins: {disable: others}\n", "ci/strict.yaml")

    assert disabled_plugins(str(folder), "ci/strict.yaml") == {"others"}


@pytest.mark.parametrize("config", [None, "not-there.yaml"])
def test_without_a_file_nothing_is_disabled(folder: Path, config: str | None) -> None:
    assert disabled_plugins(str(folder), config) == set()


@pytest.mark.parametrize("text", [None, "# plugins\nextends: [gouji:recommended]\nrules: {T101: off}\n"])
def test_where_no_plugin_is_named_no_yaml_is_imported(folder: Path, write: Write, text: str | None) -> None:
    if text is not None:
        write(text)
    program = (
        "import sys\n"
        "from gouji.config.lookup import disabled_plugins\n"
        "print(set(disabled_plugins('.', None)), 'ruamel.yaml' in sys.modules)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=folder)

    assert done.stdout == "set() False\n"


def test_a_plugin_that_is_disabled_brings_nothing(write: Write) -> None:
    write("plugins: {disable: [common]}\n")

    plugins = load_plugins_here()

    brought = {rule.meta.module.partition(".")[0] for rule in plugins.rules}
    assert ("gouji_common" in brought, [plugin.name for plugin in plugins.disabled]) == (False, ["common"])


def test_only_what_is_left_is_found(write: Write) -> None:
    write("plugins: {disable: [common]}\n")

    names = [plugin.name for plugin in load_plugins_here().found]

    assert names == [plugin.name for plugin in load_plugins().found if plugin.name != "common"]


def test_what_is_disabled_is_shown(write: Write, settings_of: SettingsOf) -> None:
    write("plugins: {disable: [others]}\n", "base.yaml")
    write("extends: base.yaml\nplugins:\n  disable: others\n")

    lines = "".join(show(settings_of(language="en"), "a.txt")).splitlines()

    assert lines[1:5] == ["packs: []  # default", "plugins:", "  disable:", "    - others  # base.yaml:1"]


WRONG = {
    "a plugin that is not there": (
        "plugins: {disable: [other]}\n",
        "1:21: the plugin 'other' is not installed; expected one of others, rules; did you mean 'others'?",
    ),
    "a plugin that is loaded all the same": (
        "plugins: {disable: [others, rules]}\n",
        (
            "1:29: the plugin 'rules' cannot be disabled here: plugins are loaded before any file is checked; this belongs "
            "into the configuration that holds for the working directory, or into the one that --config names"
        ),
    ),
    "another key": (
        "plugins: {disabel: [others]}\n",
        "1:11: unknown key 'disabel'; expected disable; did you mean 'disable'?",
    ),
    "no mapping": ("plugins: [others]\n", "1:10: plugins is a list; expected a mapping of keys to values"),
    "a number": ("plugins: {disable: 1}\n", "1:20: disable is '1'; expected a text: write it in quotes"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(problems_of: Problems, text: str, told: str) -> None:
    (problem,) = problems_of(text)

    assert problem.split("\n")[0] == f".gouji.yaml:{told}"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "unknown rule 'page-chrome': the plugin 'common', which brings it, is disabled (plugins.disable)"),
        ("zh", "没有规则“page-chrome”：提供该规则的插件“common”已停用（plugins.disable）"),
    ],
)
def test_a_rule_of_a_plugin_that_is_disabled_says_so(
    write: Write, problems_of: Problems, language: str, told: str
) -> None:
    write("plugins: {disable: [common]}\nrules:\n  page-chrome: off\n")

    problems = problems_of(plugins=load_plugins_here(), language=language)

    assert problems == [f".gouji.yaml:3:3: {told}\n    page-chrome: off\n    ^"]


def test_a_plugin_that_cannot_be_loaded_is_left_out_of_what_is_told(
    problems_of: Problems, plugins: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = attrs.evolve(load_plugins().found[0], name="others", target="not.there")
    monkeypatch.setattr("gouji.plugins.finder.find", lambda: (broken,))

    problems = problems_of("plugins: {disable: others}\nrules: {T999: off}\n", plugins=plugins)

    assert [problem.split("\n")[0] for problem in problems] == [
        ".gouji.yaml:2:9: unknown rule 'T999'; expected the name or code of a rule (see gouji rules)"
    ]
