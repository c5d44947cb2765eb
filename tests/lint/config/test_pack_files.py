"""Packs in YAML: asked for by path or by name, extending each other, within the repository; their origins are shown."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
from typing import Any

import attrs
import pytest

from gouji.api import Form, FormColumn, FormRow, FormSection, FormTable, Kind, Message, PackSource
from gouji.config import CommandLine, Configurations, Settings
from gouji.config.schema import schema
from gouji.config.show import show
from gouji.errors import ConfigurationError

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]
Problems = Callable[..., list[str]]

PACK = """\
pack: lower
version: "2025.1"
settings: {total-consistency: info}
rules:
  - code: LO101
    name: lower-nets
    title: 应写渔网
    options: {least: {type: integer, default: 3}}
    in: catch
    length: {min: $least}
"""


def rivers() -> Kind:
    row = FormRow("carp", "鲤", (FormColumn("total", "总计"),), ("fish.carp.total",))
    table = FormTable("fish", "catch", "表一", (row,), {})
    sections = (FormSection("summary", "一、概述"), FormSection("catch", "二、渔获"))
    form = Form("2019", "rivers", "河流报告", "…", (2019, None), ("河流年度报告",), sections, (table,), ())
    return Kind("rivers", Message("河流报告", "report on rivers"), (form,), ("渔获",))


@pytest.fixture(scope="session")
def plugins(rules: Any, packs: Any) -> Any:
    from tests.lint.config.conftest import Plugins

    return Plugins(rules, packs, kinds={"rivers": rivers()})


@pytest.fixture
def bringing(plugins: Any, write: Write, tmp_path: Path) -> Any:
    """Plugins of which one brings a pack in YAML."""
    write(PACK, "site/lower.yaml")
    return attrs.evolve(plugins, pack_sources=(PackSource("lower", str(tmp_path / "site/plugin.py"), "lower.yaml"),))


def origins(settings: Settings, name: str) -> tuple[str, dict[str, str]]:
    """The severity of a rule with the origins of all that is set."""
    active = next(active for active in settings.every_rule if active.rule.name == name)
    return active.severity, dict(active.origins)


def first_lines(problems: list[str]) -> list[str]:
    return [problem.split("\n")[0] for problem in problems]


def test_a_pack_by_path_brings_its_rules_and_settings(write: Write, settings_of: SettingsOf) -> None:
    write(PACK, "lower.yaml")
    write("packs: [./lower.yaml]\nrules: {LO101: {least: 5}}\n")

    settings = settings_of()

    assert [active.meta.name for active in settings.rules if active.meta.pack == "lower"] == ["lower-nets"]
    assert origins(settings, "lower-nets") == (
        "warning",
        {"severity": "pack lower (lower.yaml:5)", "least": ".gouji.yaml:2"},
    )
    assert origins(settings, "total-consistency") == ("info", {"severity": "pack lower (lower.yaml:3)"})


def test_a_path_is_relative_to_the_file_that_names_it(write: Write, settings_of: SettingsOf) -> None:
    write(PACK, "shared/lower.yaml")
    write("packs: lower.yaml\n", "shared/base.yaml")
    write("extends: ../shared/base.yaml\n", "a/.gouji.yaml")

    settings = settings_of("a/x.txt")

    assert [pack.name for pack in settings.file.brought] == ["lower"]
    assert "  - ../shared/lower.yaml  # shared/base.yaml:1\n" in list(show(settings, "a"))


def test_a_folder_is_a_pack_with_all_its_rules(write: Write, settings_of: SettingsOf) -> None:
    write("pack: lower\n", "packs/lower/pack.yaml")
    write(PACK[PACK.index("rules:") :], "packs/lower/nets.yaml")
    write("packs: packs/lower\n")

    assert origins(settings_of(), "lower-nets")[1]["severity"] == "pack lower (packs/lower/nets.yaml:2)"


def test_another_configuration_does_not_know_its_rules(write: Write, settings_of: SettingsOf) -> None:
    write(PACK, "a/lower.yaml")
    write("packs: [./lower.yaml]\n", "a/.gouji.yaml")
    write("", "b/.gouji.yaml")

    known = [any(each.rule.name == "lower-nets" for each in settings_of(path).every_rule) for path in ("a/x", "b/x")]

    assert known == [True, False]


def test_a_pack_that_a_plugin_brings_in_yaml_is_asked_for_by_name(
    write: Write, settings_of: SettingsOf, bringing: Any
) -> None:
    write("packs: lower==2025.1\n")

    assert [pack.name for pack in settings_of(plugins=bringing).file.brought] == ["lower"]


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("lower==2024.1", "1:8: the pack lower is wanted in version 2024.1; it is 2025.1"),
        ("zibo==1", "1:8: the pack zibo is wanted in version 1; it is of no version"),
        ("lowr", "1:8: the pack 'lowr' is not installed; expected one of shandong, zibo, lower; did you mean 'lower'?"),
        ("./none.yaml", "1:8: cannot read the file of a rule pack none.yaml: the file is not there"),
        ("/etc/none.yaml", "1:8: '/etc/none.yaml' is no pack; expected a path with / that is relative to this file"),
        ("'a\\b.yaml'", "1:8: 'a\\b.yaml' is no pack"),
        (
            "https://example.org/a.yaml",
            "1:8: 'https://example.org/a.yaml' is an address; put the file into the repository",
        ),
        ("git@example.org:a/b", "1:8: 'git@example.org:a/b' is an address"),
        ("./site/lower.yaml==2025.1", "1:8: a path has no version; did you mean './site/lower.yaml'?"),
        ("site/lower.yaml >= 2025.1", "1:8: a path has no version; did you mean 'site/lower.yaml'?"),
        ("lower>=2025.1", "1:8: a version is asked for with ==; did you mean 'lower==2025.1'?"),
        ("lower 2025.1", "1:8: a version is asked for with ==; did you mean 'lower==2025.1'?"),
    ],
)
def test_a_pack_that_is_not_there_or_of_another_version_is_reported(
    problems_of: Problems, bringing: Any, reference: str, told: str
) -> None:
    (problem,) = first_lines(problems_of(f"packs: {reference}\n", plugins=bringing))

    assert told in problem


def test_what_a_pack_extends_is_no_address_and_has_a_version_only_with_a_name(
    write: Write, problems_of: Problems
) -> None:
    write("pack: upper\nextends: [https://example.org/a.yaml, ./a.yaml==2, zibo~=1]\n", "upper.yaml")

    assert [told.split("; ")[0] for told in first_lines(problems_of("packs: ./upper.yaml\n"))] == [
        "upper.yaml:2:11: 'https://example.org/a.yaml' is an address",
        "upper.yaml:2:39: a path has no version",
        "upper.yaml:2:52: a version is asked for with ==",
    ]


def test_all_packs_that_are_not_there_are_reported_at_once(problems_of: Problems, bringing: Any) -> None:
    told = first_lines(problems_of("packs: [lowr, ./x.yaml, lower==3]\n", plugins=bringing))

    assert [each.split(": ")[0] for each in told] == [".gouji.yaml:1:9", ".gouji.yaml:1:15", ".gouji.yaml:1:25"]


@pytest.mark.parametrize(
    ("name", "file"), [("upper", "upper.yaml"), ("upper", "upper/pack.yaml"), ("上游", "上游.yaml")]
)
def test_the_path_of_a_pack_beside_the_configuration_is_the_nearest_name(
    write: Write, problems_of: Problems, name: str, file: str
) -> None:
    write(PACK, file)

    path = "./" + file.removesuffix("/pack.yaml")
    assert first_lines(problems_of(f"packs: [{name}]\n")) == [
        f".gouji.yaml:1:9: the pack '{name}' is not installed; did you mean '{path}'?"
    ]


def test_what_else_is_wrong_is_reported_with_a_pack_that_is_not_there(problems_of: Problems) -> None:
    rules = "rules: {LO101: off, total-consistency: loud}\n"
    told = first_lines(problems_of(f"packs: ./x.yaml\nlanguage: cn\nexlude: []\n{rules}overrides: [{{rules: {{}}}}]\n"))

    assert [each.split(": ")[0].removeprefix(".gouji.yaml:") for each in told] == ["1:8", "2:11", "3:1", "4:40", "5:13"]


@pytest.mark.parametrize("written", ["./a.yaml、./b.yaml", "./a.yaml，shandong", "shandong、zibo"])
def test_packs_that_are_written_as_one_are_reported(problems_of: Problems, written: str) -> None:
    assert first_lines(problems_of(f"packs: {written}\n")) == [
        ".gouji.yaml:1:8: several packs are written [./a.yaml, ./b.yaml]"
    ]


def test_the_nearest_file_beside_the_configuration_is_told(write: Write, problems_of: Problems) -> None:
    write(PACK, "lower.yaml")

    assert first_lines(problems_of("packs: [./lower.yml]\n")) == [
        ".gouji.yaml:1:9: there is no file './lower.yml'; did you mean './lower.yaml'?"
    ]


def test_packs_extend_each_other_the_extended_first(write: Write, settings_of: SettingsOf) -> None:
    write(PACK, "lower.yaml")
    write("pack: mouth\nextends: [./lower.yaml, shandong]\nsettings: {LO101: error}\n", "mouth.yaml")
    write("packs: ./mouth.yaml\n")

    settings = settings_of()

    assert [pack.name for pack in settings.file.brought] == ["lower", "shandong", "mouth"]
    assert origins(settings, "lower-nets")[1]["severity"] == "pack mouth (mouth.yaml:3)"
    assert origins(settings, "shandong-fee") == ("warning", {"severity": "pack shandong"})


def test_packs_that_extend_each_other_in_a_circle_are_reported(write: Write, problems_of: Problems) -> None:
    write("pack: a\nextends: ./b.yaml\n", "a.yaml")
    write("pack: b\nextends: ./a.yaml\n", "b.yaml")

    assert first_lines(problems_of("packs: ./a.yaml\n")) == [
        "b.yaml:2:10: packs extend each other in a circle: a.yaml → b.yaml → a.yaml"
    ]


def test_everything_wrong_with_packs_and_configuration_is_reported_at_once(write: Write, problems_of: Problems) -> None:
    write("pack: a\nextends: zibbo\nsettings: {total-consistncy: off}\nrules:\n  - {code: A101, name: a-b}\n", "a.yaml")

    assert first_lines(problems_of("packs: ./a.yaml\nrules: {T999: off}\n")) == [
        ".gouji.yaml:2:9: unknown rule 'T999'; expected the name or code of a rule (see gouji rules)",
        "a.yaml:2:10: the pack 'zibbo' is not installed; expected one of shandong, zibo; did you mean 'zibo'?",
        "a.yaml:3:12: unknown rule 'total-consistncy'; did you mean 'total-consistency'?",
        "a.yaml:5:5: the rule has no title",
        "a.yaml:5:6: the rule has no check; expected one of must-mention, must-not-mention, headings, length, matches, "
        "published-by, require",
    ]


def test_a_setting_of_a_rule_of_a_pack_that_is_not_extended_is_reported(write: Write, problems_of: Problems) -> None:
    write(PACK.replace("total-consistency", "zibo-preface"), "lower.yaml")

    assert first_lines(problems_of("packs: [./lower.yaml]\n")) == [
        "lower.yaml:3:12: the rule 'zibo-preface' is of the pack zibo, which this pack does not extend; add extends: [zibo]"
    ]


def test_a_name_or_code_of_another_rule_is_reported(write: Write, problems_of: Problems) -> None:
    write(PACK.replace("lower-nets", "total-consistency").replace("LO101", "SD101"), "lower.yaml")

    assert first_lines(problems_of("packs: [shandong, ./lower.yaml]\n")) == [
        "lower.yaml:5:11: 'SD101' is taken by the rule shandong-fee (SD101) of the pack shandong",
        "lower.yaml:5:11: 'total-consistency' is taken by the rule total-consistency (T101) of gouji",
    ]


def test_a_code_that_an_installed_pack_has_is_reported_in_the_file_of_the_user(
    write: Write, problems_of: Problems, bringing: Any
) -> None:
    write(PACK.replace("pack: lower", "pack: upper"), "upper.yaml")

    assert first_lines(problems_of("packs: [./upper.yaml, lower]\n", plugins=bringing)) == [
        "upper.yaml:5:11: 'LO101' is taken by the rule lower-nets (LO101) of the pack lower",
        "upper.yaml:5:11: 'lower-nets' is taken by the rule lower-nets (LO101) of the pack lower",
    ]


def test_two_packs_of_one_name_are_reported(write: Write, problems_of: Problems) -> None:
    write("pack: lower\n", "a.yaml")
    write("pack: lower\n", "b.yaml")

    assert first_lines(problems_of("packs: [./a.yaml, ./b.yaml]\n")) == ["b.yaml:1:7: there is a pack lower already"]


@pytest.mark.parametrize("link", ["packs", "lower.yaml", "folder"])
def test_a_pack_stays_within_the_repository(
    write: Write, problems_of: Problems, tmp_path_factory: pytest.TempPathFactory, folder: Path, link: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "lower.yaml").write_text("password: secret\n", "utf-8")
    away = f"{os.path.relpath(outside, folder)}/lower.yaml"
    if link == "lower.yaml":
        (folder / "lower.yaml").symlink_to(outside / "lower.yaml")
        away = "./lower.yaml"
    elif link == "folder":
        write("pack: lower\n", "inner/pack.yaml")
        (folder / "inner" / "more.yaml").symlink_to(outside / "lower.yaml")
        away = "inner/"

    (problem,) = problems_of(f"packs: {away}\n")

    assert ".gouji.yaml:1:8: not read: it is outside of the repository" in problem
    assert "secret" not in problem


def test_a_file_that_is_no_pack_is_not_quoted(write: Write, problems_of: Problems) -> None:
    write("password: [secret, other]\n", "other.yaml")

    assert not [problem for problem in problems_of("packs: ./other.yaml\n") if "secret" in problem]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(60)), "aliases"),
        ("pack: " + "[" * 100, "deeper than"),
        ("pack: lower\nrules: [" + "{}, " * 60_000 + "]", "too large"),
        ("#" * 600_000, "more than 524,288 bytes"),
        ("pack: !!python/object:os.system lower\n", "tags"),
        ("pack: lower\n---\npack: upper\n", "one YAML document"),
        ("", "the pack has no pack"),
    ],
)
def test_a_hostile_pack_is_refused_in_time(write: Write, problems_of: Problems, text: str, told: str) -> None:
    write(text, "lower.yaml")

    assert any(told in problem for problem in problems_of("packs: ./lower.yaml\n"))


def test_the_command_line_names_rules_of_a_pack_by_path(write: Write, plugins: Any) -> None:
    write(PACK, "lower.yaml")
    write("packs: ./lower.yaml\n")

    settings = Configurations(plugins, CommandLine(select=("LO101",))).settings("x.txt")

    assert [active.meta.name for active in settings.rules] == ["lower-nets"]


@pytest.mark.parametrize("asked", ["", "packs: [./upper.yaml]\n"])
def test_a_rule_of_an_installed_pack_that_is_not_asked_for_is_told_with_its_pack(
    bringing: Any, write: Write, asked: str
) -> None:
    write(PACK.replace("lower", "upper").replace("LO101", "UP101"), "upper.yaml")
    write(f"{asked}rules: {{lower-nets: error, lower-net: error}}\n")

    with pytest.raises(ConfigurationError) as raised:
        Configurations(bringing, CommandLine(language="en")).settings("x.txt")

    assert [told.split("\n")[0].partition(": ")[2] for told in raised.value.problems] == [
        "the rule 'lower-nets' is of the pack lower, which is not asked for; add packs: [lower]",
        "unknown rule 'lower-net'; did you mean 'lower-nets'?",
    ]


def test_the_command_line_switches_on_a_rule_of_an_installed_pack_in_yaml(folder: Path, bringing: Any) -> None:
    settings = Configurations(bringing, CommandLine(select=("lower-nets",))).settings("x.txt")

    assert [active.meta.name for active in settings.rules] == ["lower-nets"]


def test_what_is_shown_is_a_configuration_of_the_same_settings(write: Write, settings_of: SettingsOf) -> None:
    write(PACK, "lower.yaml")
    write("packs: [./lower.yaml, shandong]\n")
    before = settings_of()

    write("".join(show(before, ".")))

    after = settings_of()
    assert [pack.value for pack in after.file.packs] == [pack.value for pack in before.file.packs]
    assert {a.rule.name: a.severity for a in after.every_rule} == {a.rule.name: a.severity for a in before.every_rule}


def test_what_packs_accept_is_shown_and_origins_are_in_the_language(write: Write, settings_of: SettingsOf) -> None:
    accepts = "accepts: {headings: {catch: [渔获情况]}, labels: {fish.carp: [鲤鱼, 鲤]}}\n"
    write(f"{PACK.partition('rules:')[0]}{accepts}", "lower.yaml")
    write("packs: [./lower.yaml, shandong]\nlanguage: zh\n")

    shown = list(show(settings_of(), "."))

    assert shown[:8] == [
        "# .: .gouji.yaml\n",
        "packs:\n",
        "  - ./lower.yaml  # .gouji.yaml:1\n",
        "  - shandong  # .gouji.yaml:1\n",
        "# accepts.headings.catch: [渔获情况]  # 规则包 lower\n",
        "# accepts.labels.fish.carp: [鲤鱼, 鲤]  # 规则包 lower\n",
        "language: zh  # .gouji.yaml:2\n",
        "fail-on: error  # 默认\n",
    ]
    assert "    in_place: allow  # 规则包 shandong\n" in shown


def test_the_fingerprint_holds_the_content_of_packs(write: Write, settings_of: SettingsOf) -> None:
    write("packs: ./lower.yaml\n")
    prints = set()
    for text in (PACK, PACK.replace("应写渔网", "要写渔网"), PACK):
        write(text, "lower.yaml")
        prints.add(settings_of().fingerprint)

    assert len(prints) == 2


def test_the_schema_knows_rules_of_packs_and_paths(write: Write, plugins: Any) -> None:
    write(PACK, "lower.yaml")
    write("packs: ./lower.yaml\n")

    body = schema(Configurations(plugins, CommandLine()).catalogue_at("x.txt"), "en")

    assert "LO101" in body["$defs"]["rules"]["properties"]
