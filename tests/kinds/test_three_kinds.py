"""Three kinds of reports in one house: no rule crashes, none says a false word, none changes what is said of another."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path

import attrs
import pytest

from gouji.api import Form, Rule
from gouji.binding.bind import Binder
from gouji.checking.run import check_report
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.run.linter import Linter
from gouji.testing import Line, SampleReport, installed_samples
from gouji.testing.checker import Checker, serious
from gouji.testing.strategies.formats import PLAIN_RENDERERS

KINDS = ("gongkai", "rivers", "websites")
FORMATS = ("text rows", "text cells", "text tabs", "html clean", "html word", "docx")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"

LENGTHS = {"main.upper": "12.4", "main.lower": "8.35", "branches.upper": "3", "sum": "24"}


@pytest.fixture(scope="session")
def sound(rivers: Form) -> dict[str, SampleReport]:
    """A sound report of each kind."""
    figures = {f"patrols.{row}.length": length for row, length in LENGTHS.items()}
    sample = SampleReport.of(rivers, subject="云梦泽管理站", period=2023, figures=figures)
    prose = {
        "patrols": (Line.of("2023年，我站完成全年巡查任务，未发生险情。"),),
        "findings": (Line.of("未发现突出问题。"),),
    }
    samples = {each.kind: each.sound(each.forms[-1]) for each in installed_samples()}
    return {**samples, "rivers": attrs.evolve(sample, prose=prose)}


@pytest.fixture(scope="session")
def everything(plugins_of: Callable[[frozenset[str]], Plugins]) -> Checker:
    """A checker that knows all three kinds."""
    plugins = plugins_of(frozenset(KINDS))
    return Checker(plugins, Binder(plugins.kinds))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_with_a_sound_report_of_any_kind(
    kind: str, name: str, sound: dict[str, SampleReport], everything: Checker
) -> None:
    rendered = PLAIN_RENDERERS[name](sound[kind])
    found = everything.check(rendered)

    # A report on disclosure has its form's note over a table and, on a page, a late day: both are told as information.
    assert (everything.read(rendered).kind, serious(found) if kind == "gongkai" else found) == (kind, [])


@pytest.mark.parametrize("kind", ["rivers", "websites"])
def test_no_rule_of_the_house_says_a_false_word_even_if_it_is_off(
    kind: str, sound: dict[str, SampleReport], everything: Checker
) -> None:
    names = [rule.name for rule in everything.plugins.rules]

    assert everything.check(PLAIN_RENDERERS["text rows"](sound[kind]), also=names) == []


@pytest.mark.parametrize("kind", KINDS)
def test_only_rules_of_its_kind_and_of_any_kind_look_at_a_report(
    kind: str, sound: dict[str, SampleReport], everything: Checker
) -> None:
    report = everything.read(PLAIN_RENDERERS["text rows"](sound[kind]))
    looking = {rule.meta.kind for rule in everything.plugins.rules if rule.meta.applies_to(report)}

    assert looking <= {kind, "any"}
    assert "any" in looking


@pytest.mark.parametrize("kind", KINDS)
def test_rules_for_any_kind_name_no_section_or_figure_of_one(
    kind: str, sound: dict[str, SampleReport], everything: Checker
) -> None:
    """They are run on a report of which nothing could be read: a rule that takes a fact for granted would fail."""
    empty = attrs.evolve(sound[kind], tables=(), headings={}, prose={})
    report = everything.read(PLAIN_RENDERERS["text rows"](empty))
    rules = [rule for rule in everything.plugins.rules if isinstance(rule, Rule) and rule.meta.kind == "any"]
    active = [ActiveRule(rule, "warning", rule.meta.defaults) for rule in rules]

    assert check_report(report, active, "甲.txt").failures == ()


def test_a_broken_relation_of_each_kind_is_told(sound: dict[str, SampleReport], everything: Checker) -> None:
    sample = sound["rivers"].with_figures(
        {"patrols.main.upper.day": "3", "patrols.sum.mended": "2", "patrols.sum.length": "25"}
    )
    found = everything.check(PLAIN_RENDERERS["text rows"](sample))

    assert [(each.fact, each.severity, each.message.zh) for each in found] == [
        ("patrols.main.upper.day", "error", "上游段 · 日间巡查应为 0（巡查次数 0－夜间巡查 0），实为 3，多 3"),
        ("patrols.sum.mended", "warning", "全部河段 · 完成整改不应大于全部河段 · 发现问题：2 > 0，多 2"),
        (
            "patrols.sum.length",
            "error",
            "上游段 · 河段长度（公里） + 下游段 · 河段长度（公里） + 上游段 · 河段长度（公里）与全部河段 · "
            "河段长度（公里）应相等：23.75 与 25 相差 1.25，超出四舍五入的误差",
        ),
    ]


OTHERS = "首页 | 政府信息公开年度报告 | 政府网站工作年度报表 | 河湖巡查工作年度报告 |"
"""The links of a page that name all three."""


def files_of(sound: dict[str, SampleReport]) -> dict[str, dict[str, bytes]]:
    """Files of each kind by name: the examples, samples in some formats, texts and pages whose links name the others."""
    files: dict[str, dict[str, bytes]] = {kind: {} for kind in KINDS}
    for path in sorted(EXAMPLES.rglob("*.txt")):
        kind = "websites" if "网" in path.stem else "gongkai"
        files[kind][path.relative_to(EXAMPLES).as_posix()] = path.read_bytes()
    for kind, sample in sound.items():
        for name in ("text cells", "docx"):
            rendered = PLAIN_RENDERERS[name](sample)
            files[kind][f"{kind} {name} {rendered.name}"] = rendered.data
        text = PLAIN_RENDERERS["text rows"](sample).text
        page = PLAIN_RENDERERS["html clean"](sample).text
        untitled = PLAIN_RENDERERS["text rows"](attrs.evolve(sample, title=())).text
        files[kind][f"{kind} links.txt"] = f"{OTHERS.replace(' | ', '  ').rstrip('|')}\n{text}".encode()
        files[kind][f"{kind} barred links.txt"] = f"{OTHERS}\n{text}".encode()
        files[kind][f"{kind} untitled.txt"] = f"{text.splitlines()[-1]}\n\n政府网站工作年度报表\n\n{untitled}".encode()
        links = "".join(f"<li><a href='#'>{link}</a></li>" for link in OTHERS.strip("|").split("|"))
        files[kind][f"{kind} links.html"] = page.replace("<body>", f"<body><ul>{links}</ul>", 1).encode()
    return files


@pytest.mark.parametrize("kind", KINDS)
def test_the_presence_of_others_changes_not_a_byte_of_what_is_said(
    kind: str, sound: dict[str, SampleReport], said_of: Callable[..., str]
) -> None:
    files = files_of(sound)[kind]

    assert said_of(files, *KINDS) == said_of(files, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_of_one_kind_is_no_report_where_that_is_not_there(
    kind: str, sound: dict[str, SampleReport], said_of: Callable[..., str]
) -> None:
    text = PLAIN_RENDERERS["text rows"](sound[kind])
    others = [other for other in KINDS if other != kind]

    said, _ = json.JSONDecoder().raw_decode(said_of({"甲.txt": text.data}, *others))

    assert [(file["kind"], file["status"]) for file in said["files"]] == [(None, "not-a-report")]


def test_reports_of_two_kinds_of_one_body_and_year_are_not_two_of_one(linter_of: Callable[..., Linter]) -> None:
    texts = {
        "甲.txt": "云麓县水务局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局依法公开。\n",
        "乙.txt": "政府网站工作年度报表\n（2024年度）\n填报单位：云麓县水务局\n网站名称 | 云麓水务 |\n首页网址 | www.example.org |\n",
    }
    linter = linter_of(*KINDS)
    result = linter.finish([linter.check(text.encode(), name) for name, text in texts.items()])

    assert [each.rule for file in result.files for each in file.diagnostics if (each.code or "").startswith("X")] == []
