"""What replaces another takes its place; what is not clear is an error that names the plugin."""

from __future__ import annotations

import pytest

from gouji.api.documents import Format, Layout, Loader, Message, hookimpl
from gouji.errors import PluginError
from gouji.plugins.classify import classify
from gouji.plugins.model import FoundPlugin, LoadedPlugin


def a_loader(name: str, replaces: str = "") -> Loader:
    return Loader(name, (f".{name}",), lambda data, path: 0, lambda data, path, vocabularies: None, replaces)


def a_layout(name: str, replaces: str = "") -> Layout:
    return Layout(name, ("short",), lambda lines, index: (None, index + 1), replaces=replaces)


def a_format(name: str, replaces: str = "") -> Format:
    return Format(name, Message("甲", "a"), lambda result, options: (), replaces)


def brings(name: str, *items: Loader | Layout | Format) -> LoadedPlugin:
    """A plugin that brings loaders, layouts and formats."""
    kinds = {"gouji_loaders": Loader, "gouji_layouts": Layout, "gouji_formats": Format}

    def giving(kind: type) -> object:
        return staticmethod(hookimpl(lambda: [item for item in items if isinstance(item, kind)]))

    hooks = {hook: giving(kind) for hook, kind in kinds.items()}
    return LoadedPlugin(FoundPlugin(name, f"{name}-pack", "1.0", name), type(name, (), hooks)())


def misfit(*plugins: LoadedPlugin) -> str:
    with pytest.raises(PluginError) as caught:
        classify(plugins)
    return str(caught.value)


@pytest.mark.parametrize("name", ["plain", "text"])
def test_a_loader_takes_the_place_of_the_built_in_one(name: str) -> None:
    loader = a_loader(name, replaces="text")

    assert classify([brings("a", loader)]).loaders == (loader,)


def test_a_layout_takes_the_place_of_a_built_in_one() -> None:
    names = [layout.name for layout in classify([brings("a", a_layout("pipes", replaces="barred"))]).layouts]

    assert names == ["columns", "tabs", "spaced", "paragraphs", "pipes"]


def test_a_format_takes_the_place_of_another_plugin_s() -> None:
    plugins = classify([brings("a", a_format("b")), brings("z", a_format("y", replaces="b"))])

    assert [format_.name for format_ in plugins.formats][-2:] == ["xlsx", "y"]


def test_two_may_not_replace_the_same() -> None:
    told = misfit(brings("a", a_loader("x", replaces="text")), brings("b", a_loader("y", replaces="text")))

    assert told == (
        "the plugin 'b' of b-pack 1.0 does not fit: Loader 'y' replaces 'text', and so does 'x', from a-pack"
    )


def test_what_replaces_may_not_be_replaced_itself() -> None:
    told = misfit(brings("a", a_format("x", replaces="json")), brings("b", a_format("y", replaces="x")))

    assert told == ("the plugin 'b' of b-pack 1.0 does not fit: Format 'y' replaces 'x', which replaces another itself")


@pytest.mark.parametrize("name", ["x", "txet"])
def test_what_is_replaced_must_be_there(name: str) -> None:
    told = misfit(brings("a", a_loader(name, replaces="txet")))

    assert told == (
        f"the plugin 'a' of a-pack 1.0 does not fit: Loader '{name}' replaces 'txet', and there is none of that name"
    )


def test_what_is_replaced_need_not_be_there_where_plugins_are_left_out() -> None:
    loader = a_loader("x", replaces="of-a-plugin-that-is-off")

    assert loader in classify([brings("a", loader)], complete=False).loaders


def test_what_replaces_one_name_may_not_have_another_that_is_there() -> None:
    told = misfit(brings("a", a_format("json", replaces="jsonl")))

    assert told == "the plugin 'a' of a-pack 1.0 does not fit: Format 'json' is there already, from gouji itself"
