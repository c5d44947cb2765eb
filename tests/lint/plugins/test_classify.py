"""What plugins bring is classified; what does not fit is named with its plugin and distribution."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from gouji.api import Form, Kind, Message, Pack, Rule, hookimpl, rule
from gouji.api.documents import Format, Loader
from gouji.errors import PluginError
from gouji.plugins.classify import classify
from gouji.plugins.model import FoundPlugin, LoadedPlugin, Plugins


def found(name: str, distribution: str) -> FoundPlugin:
    return FoundPlugin(name, distribution, "1.0", name)


def loaded(name: str, **hooks: Callable[[], Any]) -> LoadedPlugin:
    """A plugin that implements some hooks."""
    implementations = {hook: staticmethod(hookimpl(function)) for hook, function in hooks.items()}
    return LoadedPlugin(found(name, f"{name}-pack"), type(name, (), implementations)())


def brings(**items: Any) -> dict[str, Callable[[], Any]]:
    """Hooks that give these items: ``rules=[…]`` is ``gouji_rules``."""

    def giving(value: Any) -> Callable[[], Any]:
        return lambda: value

    return {f"gouji_{kind}": giving(value) for kind, value in items.items()}


def a_rule(name: str, code: str = "Z101", **fields: Any) -> Rule:
    @rule(code=code, name=name, severity="info", summary=Message("甲", "a"), source="示例", since="0.1", **fields)
    def check(report: object, options: object) -> tuple[()]:
        return ()

    return check


def a_kind(*forms: Form) -> Kind:
    return Kind("f", Message("题", "title"), forms, ())


def a_form(form_id: str, kind: str = "f") -> Form:
    return Form(form_id, kind, "题", "", (None, None), (), (), (), ())


def a_loader(name: str) -> Loader:
    return Loader(name, (f".{name}",), lambda data, path: 0, lambda data, path, vocabulary: None)


def a_format(name: str) -> Format:
    return Format(name, Message("甲", "a"), lambda result, options: ())


def misfit(*plugins: LoadedPlugin) -> PluginError:
    with pytest.raises(PluginError) as caught:
        classify(plugins)
    return caught.value


def test_nothing_depends_on_the_order_of_plugins() -> None:
    one = loaded(
        "b",
        **brings(rules=[a_rule("b", "Z103"), a_rule("a", "Z102")], kinds=[a_kind(a_form("2"))], forms=[a_form("1")]),
    )
    other = loaded(
        "a", **brings(rules=[a_rule("c", "Z101")], loaders=[a_loader("y"), a_loader("x")], formats=[a_format("m")])
    )

    def shown(plugins: Plugins) -> list[list[str]]:
        return [
            [rule.name for rule in plugins.rules],
            [form.id for form in plugins.forms],
            [loader.name for loader in plugins.loaders],
        ]

    assert (
        shown(classify([one, other]))
        == shown(classify([other, one]))
        == [
            ["c", "a", "b"],
            ["1", "2"],
            ["text", "y", "x"],
        ]
    )


def test_packs_keep_their_rules_to_themselves() -> None:
    plugins = classify(
        [loaded("a", **brings(packs=[Pack("shandong", "山东", (a_rule("own", "Z102"),))], rules=[a_rule("b")]))]
    )

    assert [rule.name for rule in plugins.rules] == ["b"]
    assert [(pack.name, [rule.name for rule in pack.rules]) for pack in plugins.packs] == [("shandong", ["own"])]


def test_a_pack_s_rule_names_its_pack_where_it_does_not_say_another() -> None:
    rules = (a_rule("own"), a_rule("other", "Z102", pack="province"))
    plugins = classify([loaded("a", **brings(packs=[Pack("shandong", "山东", rules)]))])

    assert [rule.meta.pack for rule in plugins.packs[0].rules] == ["shandong", "province"]


def test_a_misspelt_hook_is_told_with_those_that_there_are() -> None:
    error = misfit(loaded("a", gouji_rule=lambda: ()))

    assert (error.plugin, error.distribution) == ("a", "a-pack")
    assert str(error).startswith(
        "the plugin 'a' of a-pack 1.0 does not fit: there is no hook gouji_rule; the hooks are"
    )
    assert "gouji_rules" in str(error)


def test_a_hook_with_an_argument_it_does_not_get_is_a_misfit() -> None:
    assert "'config'" in str(misfit(loaded("a", gouji_rules=lambda config: ())))


def test_a_hook_that_raises_is_a_misfit() -> None:
    def failing() -> None:
        message = "broken"
        raise RuntimeError(message)

    told = str(misfit(loaded("a", gouji_forms=failing)))

    assert "its gouji_forms failed: RuntimeError: broken (test_classify.py:" in told


@pytest.mark.parametrize(
    ("hooks", "told"),
    [
        (brings(rules=["x"]), "its gouji_rules gave a str where a Rule was expected"),
        (brings(packs=[{"name": "x"}]), "its gouji_packs gave a dict where a Pack was expected"),
        (brings(forms=[None]), "its gouji_forms gave a NoneType where a Form was expected"),
        (brings(rules=None), "its gouji_rules failed: TypeError"),
        (brings(rules=[a_rule("a"), a_rule("a")]), "Rule 'a' is there already, from a-pack"),
        (brings(forms=[a_form("1"), a_form("1")]), "Form 'f/1' is there already, from a-pack"),
        (brings(formats=[a_format("json"), a_format("json")]), "Format 'json' is there already"),
    ],
)
def test_what_a_hook_may_not_give(hooks: dict[str, Callable[[], Any]], told: str) -> None:
    assert told in str(misfit(loaded("a", **hooks)))


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("rules", a_rule("same")),
        ("forms", a_form("same")),
        ("loaders", a_loader("same")),
        ("formats", a_format("same")),
        ("packs", Pack("same", "题")),
    ],
)
def test_two_plugins_may_not_bring_the_same(kind: str, item: object) -> None:
    error = misfit(loaded("a", **brings(**{kind: [item]})), loaded("b", **brings(**{kind: [item]})))

    assert (error.plugin, "is there already, from a-pack" in str(error)) == ("b", True)


def test_a_loader_may_not_take_the_name_of_the_built_in_one() -> None:
    error = misfit(loaded("a", **brings(loaders=[a_loader("text")])))

    assert str(error).endswith("Loader 'text' is there already, from gouji itself")


def test_a_pack_may_not_bring_a_rule_that_is_there() -> None:
    plugin = loaded("a", **brings(rules=[a_rule("same")], packs=[Pack("shandong", "山东", (a_rule("same"),))]))

    assert str(misfit(plugin)) == (
        "the plugin 'a' of a-pack 1.0 does not fit: the pack 'shandong' brings a rule 'same', and there is one already"
    )


@pytest.mark.parametrize(
    "items",
    [
        {"rules": [a_rule("one"), a_rule("two")]},
        {"rules": [a_rule("one")], "packs": [Pack("p", "p", (a_rule("two"),))]},
        {"packs": [Pack("p", "p", (a_rule("one"), a_rule("two")))]},
        {"packs": [Pack("p", "p", (a_rule("one"),)), Pack("q", "q", (a_rule("two"),))]},
    ],
    ids=["two-rules", "a-rule-and-one-of-a-pack", "two-of-a-pack", "two-of-two-packs"],
)
def test_two_rules_may_not_have_one_code(items: dict[str, Any]) -> None:
    assert str(misfit(loaded("a", **brings(**items)))) == (
        "the plugin 'a' of a-pack 1.0 does not fit: the code Z101 of the rule 'two' is that of 'one' already, from a-pack"
    )


def test_a_rule_may_not_have_the_code_of_a_built_in_one() -> None:
    built_in = LoadedPlugin(found("g", "gouji"), loaded("g", **brings(rules=[a_rule("one")])).implementation)

    assert "is that of 'one' already, from gouji" in str(misfit(built_in, loaded("h", **brings(rules=[a_rule("two")]))))


def test_a_stranger_s_rule_has_its_distribution() -> None:
    built_in = LoadedPlugin(found("g", "gouji"), loaded("g", **brings(rules=[a_rule("one")])).implementation)
    pack = Pack("p", "p", (a_rule("three", "Z103"),))

    plugins = classify([built_in, loaded("h", **brings(rules=[a_rule("two", "Z102")], packs=[pack]))])

    rules = (*plugins.rules, *plugins.packs[0].rules)
    assert [rule.meta.distribution for rule in rules] == ["", "h-pack", "h-pack"]


def test_a_rule_s_former_name_may_not_be_another_s() -> None:
    older = a_rule("older", former_names=["old"])

    errors = [
        misfit(loaded("a", **brings(rules=[older, a_rule("old")]))),
        misfit(
            loaded("a", **brings(rules=[older])), loaded("b", **brings(rules=[a_rule("newer", former_names=["old"])]))
        ),
        misfit(loaded("a", **brings(rules=[older], packs=[Pack("p", "p", (a_rule("old"),))]))),
    ]

    assert ["is there already" in str(error) or "there is one already" in str(error) for error in errors] == [True] * 3


def test_one_object_may_not_be_two_plugins() -> None:
    shared = SimpleNamespace()

    error = misfit(LoadedPlugin(found("a", "a-pack"), shared), LoadedPlugin(found("b", "b-pack"), shared))

    assert (error.plugin, error.distribution) == ("b", "b-pack")


def test_a_name_that_a_wrapper_may_have_brought_twice_is_told_so() -> None:
    @hookimpl(wrapper=True)
    def twice() -> Iterator[None]:
        brought = yield
        return brought * 2

    wrapper = LoadedPlugin(found("w", "w-pack"), SimpleNamespace(gouji_rules=twice))

    assert str(misfit(loaded("a", **brings(rules=[a_rule("same")])), wrapper)) == (
        "the plugin 'a' of a-pack 1.0 does not fit: Rule 'same' is there already, from a-pack (gouji_rules is wrapped "
        "by the plugin 'w' of w-pack 1.0: that may be why)"
    )


def test_a_name_that_a_wrapper_adds_a_second_time_is_told_of_what_wraps() -> None:
    @hookimpl(wrapper=True)
    def adding() -> Iterator[None]:
        brought = yield
        return [*brought, [a_rule("same")]]

    wrapper = LoadedPlugin(found("w", "w-pack"), SimpleNamespace(gouji_rules=adding))

    assert str(misfit(loaded("a", **brings(rules=[a_rule("same")])), wrapper)) == (
        "gouji_rules, wrapped by the plugin 'w' of w-pack 1.0, does not fit: Rule 'same' is there already, from a-pack"
    )


def test_a_plugin_may_not_take_the_name_of_the_engine_s_own() -> None:
    assert str(misfit(loaded("a", **brings(formats=[a_format("json")])))).endswith(
        "Format 'json' is there already, from gouji itself"
    )
