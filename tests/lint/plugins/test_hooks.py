"""Hooks are called as pluggy calls them, and what comes of them is known to be of a plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pluggy
import pytest

from gouji.api import hookimpl
from gouji.errors import PluginError
from gouji.plugins.hooks import Hooks
from gouji.plugins.model import FoundPlugin, LoadedPlugin

Function = Callable[..., Any]


def plugin(name: str, function: Function, **options: bool) -> LoadedPlugin:
    """A plugin whose gouji_rules is a function, with options for pluggy."""
    implementation = type(name, (), {"gouji_rules": staticmethod(hookimpl(**options)(function))})()
    return LoadedPlugin(FoundPlugin(name, f"{name}-pack", "1.0", name), implementation)


def brings(name: str, *words: str, **options: bool) -> LoadedPlugin:
    """A plugin that brings words."""
    return plugin(name, lambda: words, **options)


def words(*plugins: LoadedPlugin) -> list[str]:
    return Hooks(plugins, {"gouji_rules": (str,)}).call("gouji_rules")


def misfit(*plugins: LoadedPlugin) -> str:
    with pytest.raises(PluginError) as caught:
        words(*plugins)
    return str(caught.value)


def dropping(word: str) -> Function:
    """A wrapper that drops a word."""

    def wrap() -> Iterator[None]:
        brought = yield
        return [[each for each in some if each != word] for some in brought]

    return wrap


def shouting(outcome: pluggy.Result[Any]) -> None:
    outcome.force_result([[word.upper() for word in some] for some in outcome.get_result()])


def old_shouting() -> Iterator[None]:
    """A wrapper of the old kind that changes each word."""
    shouting((yield))


def test_plugins_are_called_in_their_order() -> None:
    assert words(brings("a", "2", "1"), brings("b", "3")) == ["2", "1", "3"]


def test_a_plugin_may_be_called_first_or_last() -> None:
    plugins = [brings("a", "a", trylast=True), brings("b", "b"), brings("c", "c", tryfirst=True)]

    assert words(*plugins) == ["c", "b", "a"]


def test_a_wrapper_may_drop_what_others_bring() -> None:
    assert words(plugin("w", dropping("x"), wrapper=True), brings("a", "x", "y"), brings("b", "x")) == ["y"]


def test_a_wrapper_of_the_old_kind_may_change_what_others_bring() -> None:
    assert words(plugin("w", old_shouting, hookwrapper=True), brings("a", "x")) == ["X"]


def test_a_wrapper_sees_a_list_from_each_plugin_even_where_one_yields() -> None:
    seen = []

    def look() -> Iterator[None]:
        brought = yield
        seen.extend(brought)
        return brought

    words(plugin("w", look, wrapper=True), plugin("a", lambda: iter("xy")), brings("b", "z"))

    assert seen == [["x", "y"], ["z"]]


def test_a_hook_may_have_a_name_of_its_own_in_the_plugin() -> None:
    marked = hookimpl(specname="gouji_rules")(lambda: ["x"])
    found = FoundPlugin("a", "a-pack", "1.0", "a")

    assert words(LoadedPlugin(found, type("a", (), {"own": staticmethod(marked)})())) == ["x"]


def _failing() -> None:
    message = "broken"
    raise RuntimeError(message)


def _failing_before() -> Iterator[None]:
    _failing()
    yield


def _failing_after() -> Iterator[None]:
    yield
    _failing()


@pytest.mark.parametrize("wrapper", [_failing_before, _failing_after])
def test_a_wrapper_that_raises_is_named(wrapper: Function) -> None:
    told = misfit(plugin("w", wrapper, wrapper=True), plugin("v", dropping("x"), wrapper=True), brings("a", "x"))

    assert told.startswith(
        "the plugin 'w' of w-pack 1.0 does not fit: its wrapper of gouji_rules failed: RuntimeError: broken (test_hooks.py:"
    )


def test_a_plugin_that_raises_is_named_whatever_wraps_it() -> None:
    told = misfit(plugin("w", dropping("x"), wrapper=True), plugin("a", _failing))

    assert told.startswith(
        "the plugin 'a' of a-pack 1.0 does not fit: its gouji_rules failed: RuntimeError: broken (test_hooks.py:"
    )


def test_a_wrapper_may_do_without_a_plugin_that_raises() -> None:
    def sparing() -> Iterator[None]:
        try:
            return (yield)
        except PluginError:
            return [["spared"]]

    assert words(plugin("w", sparing, wrapper=True), plugin("a", _failing)) == ["spared"]


@pytest.mark.parametrize(
    ("brought", "what"),
    [
        ([["x", 3]], "gave a int where a str was expected"),
        (3, "failed: TypeError: 'int' object is not iterable"),
        ([None], "failed: TypeError: 'NoneType' object is not iterable"),
    ],
)
def test_what_comes_of_wrappers_is_told_to_be_of_no_single_one(brought: object, what: str) -> None:
    def replacing() -> Iterator[None]:
        yield
        return brought

    def passing() -> Iterator[None]:
        return (yield)

    told = misfit(plugin("v", passing, wrapper=True), plugin("w", replacing, wrapper=True))

    assert told == (f"gouji_rules, wrapped by the plugin 'v' of v-pack 1.0 and the plugin 'w' of w-pack 1.0, {what}")


def test_a_wrapper_that_is_no_generator_is_a_misfit() -> None:
    def giving() -> list[str]:
        return []

    told = misfit(plugin("w", giving, wrapper=True))

    assert told.startswith("the plugin 'w' of w-pack 1.0 does not fit: ")
    assert "is not a generator function" in told


def test_who_brought_a_thing_is_known() -> None:
    hooks = Hooks([brings("a", "x"), brings("b", "y")], {"gouji_rules": (str,)})
    brought = hooks.call("gouji_rules")

    assert [hooks.origin("gouji_rules", word).en for word in brought] == ["a-pack", "b-pack"]


def test_of_what_a_wrapper_adds_all_that_wrap_may_be_the_origin() -> None:
    added = "".join(["ad", "ded"])

    def adding() -> Iterator[None]:
        return [*(yield), [added]]

    wrappers = [plugin("v", dropping("z"), wrapper=True), plugin("w", adding, wrapper=True)]
    hooks = Hooks([*wrappers, brings("a", "x")], {"gouji_rules": (str,)})
    brought = hooks.call("gouji_rules")

    assert [hooks.origin("gouji_rules", word).en for word in brought] == ["a-pack", "v-pack or w-pack"]


def test_plugins_of_gouji_itself_are_called_as_pluggy_would_call_them() -> None:
    def layouts() -> list[str]:
        return ["no argument"]

    def named(layouts: str) -> list[str]:
        return [layouts]

    def called(distribution: str) -> list[str]:
        plugins = [
            LoadedPlugin(
                FoundPlugin(name, distribution, "1.0", name),
                type(name, (), {"gouji_loaders": staticmethod(hookimpl(function))})(),
            )
            for name, function in (("a", layouts), ("b", named), ("c", lambda layouts: [layouts, "c"]))
        ]
        return Hooks(plugins, {"gouji_loaders": (str,)}).call("gouji_loaders", layouts="layouts")

    assert called("gouji") == called("a-pack") == ["no argument", "layouts", "layouts", "c"]


@pytest.mark.parametrize(
    "options", [{}, {"tryfirst": True}, {"wrapper": True}, {"specname": "gouji_rules"}, {"trylast": False}]
)
def test_marks_are_those_of_pluggy(options: dict[str, Any]) -> None:
    def brings() -> list[str]:
        return []

    ours = vars(hookimpl(**options)(brings) if options else hookimpl(brings)).copy()

    assert ours == vars(pluggy.HookimplMarker("gouji")(brings, **options))
