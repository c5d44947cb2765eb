"""What is at work while a file is checked is told from a frame: a rule, a loader, a layout, or where other code stands."""

from __future__ import annotations

from collections.abc import Callable
from inspect import currentframe
import re
from typing import Any

import pytest

from gouji.api import Message, Report, across_rule, rule
from gouji.api.documents import Layout
from gouji.binding.bind import Binder
from gouji.checking.run import check_report
from gouji.config import CommandLine
from gouji.document.layout import LAYOUTS
from gouji.document.loader import text_loader
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import Expression
from gouji.packs.model import PackFile, PackRule
from gouji.packs.rules import rule_of
from gouji.packs.sought import Sought
from gouji.plugins.model import Plugins
from gouji.rules.active import usual_rules
from gouji.rules.when import When
from gouji.run.at_work import NOTHING, AtWork, at_work
from gouji.run.session import Session
from gouji.text.source import Source
from gouji.value import evolve
from gouji.yaml.problems import Place

REPORT = "云麓县水务局2023年政府信息公开工作年度报告\n一、总体情况\n无\n".encode()
SUMMARY = Message("问", "asked")
IN_PACK = Place(Source.from_text("", "shandong.yaml"), 0)
PACK = PackFile("shandong", SUMMARY, IN_PACK, kind="gongkai")
PACKAGE = __name__.partition(".")[0]
PLACE = re.compile(r"test_at_work\.py:\d+")


@pytest.fixture
def asked() -> dict[str, AtWork]:
    """What was at work in each place that was asked."""
    return {}


@pytest.fixture
def asking(asked: dict[str, AtWork]) -> Callable[[str, object], Callable[..., Any]]:
    """Make functions that ask, deep within the standard library, what is at work, and return something."""

    def make(place: str, answer: object) -> Callable[..., Any]:
        def ask(*_: object) -> Any:
            re.sub("a", lambda _: asked.setdefault(place, at_work(currentframe())) and "", "a")
            return answer

        return ask

    return make


def test_each_place_where_strangers_code_is_called_is_known(
    plugins: Plugins,
    asked: dict[str, AtWork],
    asking: Callable[[str, object], Callable[..., Any]],
) -> None:
    own = rule(
        code="Z101",
        name="own",
        severity="error",
        summary=SUMMARY,
        source="x",
        since="0.1",
        pack="shandong",
        when=When(words=("无",)),
    )
    joins = across_rule(
        code="Z102",
        name="joins",
        severity="error",
        summary=SUMMARY,
        source="x",
        since="0.1",
        contributes=asking("contributes", None),
    )
    layout = Layout("grid", ("short", "long"), asking("layout", (None, 99)), priority=99)
    text = text_loader((*LAYOUTS, layout))
    document = text.load(REPORT, "a", Binder(plugins.kinds).vocabularies)
    loader = evolve(text, name="odd", recognise=asking("recognise", 99), load=asking("load", document))
    rule_of_pack = evolve(own(asking("rule", ())), holds=asking("holds", "yes"))
    for loaders in ((text,), (text, loader)):
        plugins = evolve(plugins, rules=(rule_of_pack, joins(asking("join", ()))), packs=(), loaders=loaders)
        Session(plugins, CommandLine()).linter.check(REPORT, "a.txt")

    assert {place: tuple(PLACE.sub("line", each) for each in work) for place, work in asked.items()} == {
        "holds": ("rule", "own", "Z101", "shandong"),
        "rule": ("rule", "own", "Z101", "shandong"),
        "contributes": ("rule", "joins", "Z102", "gouji"),
        "layout": ("layout", "grid", "line", PACKAGE),
        "recognise": ("loader", "odd", "line", PACKAGE),
        "load": ("loader", "odd", "line", PACKAGE),
    }


@pytest.mark.parametrize("field", ["check", "when", "expression"])
def test_of_rules_of_packs_that_are_asked_together_the_one_at_work_is_known(
    bind: Callable[[str], Report],
    asked: dict[str, AtWork],
    asking: Callable[[str, object], Callable[..., Any]],
    monkeypatch: pytest.MonkeyPatch,
    field: str,
) -> None:
    monkeypatch.setattr(Sought, "matches", asking("pattern", False))
    report = bind(REPORT.decode())
    plain = MustMention(SUMMARY, ("overview",), any=(Sought("无"),))
    pattern = MustMention(SUMMARY, ("overview",), any=(Sought("/甲/"),))
    told = Expression("mentions", ("mentions", "overview", ("text", "/甲/")))
    checks: dict[str, dict[str, Any]] = {
        "check": {"check": pattern},
        "when": {"check": plain, "when": told},
        "expression": {"check": Require(SUMMARY, expression=told)},
    }
    rules = [
        rule_of(PackRule(f"Z10{at}", name, "error", SUMMARY, "", place=IN_PACK, **fields), PACK)
        for at, (name, fields) in enumerate((("before", {"check": plain}), ("asked", checks[field])))
    ]

    check_report(report, usual_rules(rules), "a.txt")

    assert asked == {"pattern": ("rule", "asked", "Z101", "shandong")}


def test_of_other_code_its_package_and_line_are_known() -> None:
    what, name, line, package = at_work(currentframe())

    assert (what, name, PLACE.sub("line", line), package) == ("plugin", "", "line", PACKAGE)


def test_of_gouji_itself_and_of_python_nothing_is_told() -> None:
    own = eval("currentframe()", {"currentframe": currentframe, "__name__": "gouji.run.read"})  # noqa: S307 (a frame of that module)

    assert (at_work(None), at_work(own)) == (NOTHING, NOTHING)
