"""Plugins are found and loaded; what cannot be is named with its plugin and distribution."""

from pathlib import Path
import sys

import pytest

from gouji.errors import PluginError
from gouji.plugins.finder import find, load, load_plugins
from gouji.plugins.model import FoundPlugin


def found(name: str = "odd", distribution: str = "odd-pack", target: str = "odd") -> FoundPlugin:
    return FoundPlugin(name, distribution, "1.0", target)


def test_what_is_installed_is_found_by_name() -> None:
    names = [plugin.name for plugin in find()]

    assert names == sorted(names)
    assert {"common", "gongkai", "plugins"} <= set(names)


def test_the_rules_that_are_always_there_are_sorted_by_code() -> None:
    plugins = load_plugins()

    assert [rule.code for rule in plugins.rules] == sorted(rule.code for rule in plugins.rules)
    assert plugins.loaders[0].name == "text"


def test_a_plugin_is_imported_from_its_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd_module.py").write_text("class Plugin:\n    class inner:\n        value = 3\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    module, inner = load([found("a", target="odd_module"), found("b", target="odd_module:Plugin.inner")])

    assert (module.implementation.__name__, inner.implementation.value) == ("odd_module", 3)


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("import no_such_module_anywhere", "odd_broken", "ModuleNotFoundError: No module named"),
        ("1 / 0", "odd_broken", "ZeroDivisionError"),
        ("def f(:", "odd_broken", "SyntaxError"),
        ("", "odd_broken:missing", "AttributeError"),
        ("", "odd_broken_absent", "ModuleNotFoundError"),
    ],
)
def test_a_plugin_that_cannot_be_imported_is_named_with_its_distribution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, target: str, told: str
) -> None:
    (tmp_path / "odd_broken.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "odd_broken", raising=False)

    with pytest.raises(PluginError) as caught:
        load([found(target=target)])

    assert (caught.value.plugin, caught.value.distribution) == ("odd", "odd-pack")
    assert str(caught.value).startswith(f"the plugin 'odd' of odd-pack 1.0 could not be imported from {target}: {told}")


def test_two_plugins_of_one_name_are_an_error_that_names_both() -> None:
    with pytest.raises(PluginError) as caught:
        load([found("same", "one-pack", "json"), found("same", "other-pack", "json")])

    assert str(caught.value) == (
        "two plugins are named 'same': one of one-pack 1.0 and one of other-pack 1.0; uninstall one of them"
    )
