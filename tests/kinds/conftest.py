"""A third kind of report, made up: rivers, with sections and a grid; and linters that know some kinds alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import ModuleType

import pytest

from gouji.api import Form, Kind, Message, form_from_yaml, hookimpl
from gouji.config import CommandLine, Configurations
from gouji.output.facts.jsonl import render as render_facts
from gouji.output.facts.model import facts_of
from gouji.output.format import RenderOptions
from gouji.output.json import render
from gouji.plugins.classify import classify
from gouji.plugins.finder import find, load
from gouji.plugins.model import FoundPlugin, LoadedPlugin, Plugins
from gouji.run.linter import Linter

KINDS = ("gongkai", "rivers", "websites")

RIVERS = """
id: "2022"
kind: rivers
title: 河湖巡查工作年度报告
source: 示例
years: {from: 2022}
names: [河湖巡查工作年度报告]
sections:
  - {id: patrols, heading: 一、巡查开展情况}
  - {id: findings, heading: 二、发现问题情况, variants: [巡查发现的问题]}
tables:
  - id: patrols
    section: patrols
    title: 巡查表
    anchors: [河段名称]
    groups: [{id: main, label: 干流}, {id: branches, label: 支流}]
    blocks:
      - columns:
          - {id: day, label: 日间巡查}
          - {id: night, label: 夜间巡查}
          - {id: all, label: 巡查次数}
          - {id: found, label: 发现问题}
          - {id: mended, label: 完成整改}
          - {id: length, label: 河段长度（公里）, type: amount, unit: 公里}
        rows:
          - {id: main.upper, label: 上游段, group: main}
          - {id: main.lower, label: 下游段, group: main}
          - {id: branches.upper, label: 上游段, group: branches}
          - {id: sum, label: 全部河段}
relations:
  - id: patrols.row.$row
    kind: sum
    for: {row: [main.upper, main.lower, branches.upper, sum]}
    left: [patrols.$row.day, patrols.$row.night]
    right: [patrols.$row.all]
    total: patrols.$row.all
  - id: patrols.column.$column
    kind: sum
    for: {column: [day, night, all]}
    left: [patrols.main.upper.$column, patrols.main.lower.$column, patrols.branches.upper.$column]
    right: [patrols.sum.$column]
    total: patrols.sum.$column
  - id: patrols.mended.$row
    kind: at-most
    severity: warning
    for: {row: [main.upper, main.lower, branches.upper, sum]}
    left: [patrols.$row.mended]
    right: [patrols.$row.found]
    total: patrols.$row.mended
  - id: patrols.length
    kind: rounded
    left: [patrols.main.upper.length, patrols.main.lower.length, patrols.branches.upper.length]
    right: [patrols.sum.length]
    total: patrols.sum.length
"""


@pytest.fixture(scope="session")
def rivers() -> Form:
    return form_from_yaml(RIVERS)


@pytest.fixture(scope="session")
def plugins_of(rivers: Form) -> Callable[[frozenset[str]], Plugins]:
    """What is there where only some kinds are installed."""

    @hookimpl
    def gouji_kinds() -> Iterable[Kind]:
        marks = ("河湖巡查工作年度报告",)
        return (Kind("rivers", Message("河湖巡查工作年度报告", "report on rivers"), (rivers,), marks),)

    module = ModuleType("rivers")
    vars(module)["gouji_kinds"] = gouji_kinds
    third = LoadedPlugin(FoundPlugin("rivers", "rivers", "1.0", "rivers"), module)

    @cache
    def plugins_of(kinds: frozenset[str]) -> Plugins:
        there = load(plugin for plugin in find() if plugin.name in kinds or plugin.name not in KINDS)
        return classify((*there, third) if "rivers" in kinds else there)

    return plugins_of


@pytest.fixture(scope="session")
def linter_of(
    plugins_of: Callable[[frozenset[str]], Plugins], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Linter]:
    """What lints with some kinds alone, in an empty folder."""
    folder = str(tmp_path_factory.mktemp("empty"))

    @cache
    def linter_of(*kinds: str) -> Linter:
        plugins = plugins_of(frozenset(kinds))
        return Linter(plugins, Configurations(plugins, CommandLine(), folder))

    return linter_of


@pytest.fixture(scope="session")
def said_of(linter_of: Callable[..., Linter]) -> Callable[..., str]:
    """All that is said of some files by name where some kinds are installed: findings, coverage, facts."""

    def said_of(files: dict[str, bytes], *kinds: str) -> str:
        linter = linter_of(*kinds)
        result = linter.finish([linter.check(data, name) for name, data in files.items()])
        facts = [facts_of(report, name) for name, data in files.items() for report in linter.read(data, name)]
        return "".join(
            (*render(result, RenderOptions("zh", coverage=True)), *render_facts(facts, provenance=True, language="zh"))
        )

    return said_of
