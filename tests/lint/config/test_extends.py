"""Files are inherited by extends alone: in order, without circles, within limits; packs must be there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from gouji.config import Settings
from gouji.config.extends import MAX_EXTENDED, MAX_EXTENDS_DEPTH

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]
Problems = Callable[..., list[str]]


def severity(settings: Settings, name: str) -> tuple[str, str]:
    """A rule's severity and its origin."""
    active = next(active for active in settings.every_rule if active.rule.name == name)
    return active.severity, active.origins["severity"]


def first_lines(problems: list[str]) -> list[str]:
    return [problem.split("\n")[0] for problem in problems]


def test_a_file_goes_before_what_it_extends_and_later_ones_before_earlier(
    write: Write, settings_of: SettingsOf
) -> None:
    write("rules: {T101: info, T102: info, C101: info}\n", "first.yaml")
    write("rules: {T102: warning, C101: warning}\n", "base/second.yaml")
    write("extends: [first.yaml, base/second.yaml]\nrules: {C101: error}\n")

    settings = settings_of()

    assert [severity(settings, name) for name in ("total-consistency", "carried-over-count", "leftover-caption")] == [
        ("info", "first.yaml:1"),
        ("warning", "base/second.yaml:1"),
        ("error", ".gouji.yaml:2"),
    ]


def test_language_fail_on_and_exclude_are_inherited(write: Write, folder: Path, settings_of: SettingsOf) -> None:
    write("language: zh\nfail-on: info\nexclude: a.txt\n", "base/base.yaml")
    write("extends: base/base.yaml\nfail-on: never\nexclude: b.txt\n")

    settings = settings_of()

    held = [settings.excludes(str(folder / name)) for name in ("b.txt", "base/a.txt", "a.txt")]
    assert (settings.language, settings.fail_on, held) == ("zh", "never", [True, True, False])


def test_a_path_in_extends_is_relative_to_its_file(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {T101: info}\n", "shared/deep/base.yaml")
    write("extends: deep/base.yaml\n", "shared/middle.yaml")
    write("extends: ../shared/middle.yaml\n", "a/.gouji.yaml")

    assert severity(settings_of("a/x.txt"), "total-consistency") == ("info", "shared/deep/base.yaml:1")


def test_files_above_are_not_inherited_by_themselves(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {T101: info}\n")
    write("", "a/.gouji.yaml")

    assert severity(settings_of("a/x.txt"), "total-consistency") == ("error", "default")


def test_a_circle_is_told(write: Write, problems_of: Problems) -> None:
    write("extends: c.yaml\n", "b.yaml")
    write("rules: {}\nextends: [.gouji.yaml]\n", "c.yaml")

    problems = problems_of("extends: b.yaml\n")

    assert problems == [
        "c.yaml:2:11: extends goes round in a circle: .gouji.yaml → b.yaml → c.yaml → .gouji.yaml\n"
        "  extends: [.gouji.yaml]\n"
        "            ^"
    ]


def test_a_circle_through_a_link_is_told(write: Write, folder: Path, problems_of: Problems) -> None:
    (folder / "link.yaml").symlink_to(".gouji.yaml")

    problems = problems_of("extends: link.yaml\n")

    assert first_lines(problems) == [".gouji.yaml:1:10: extends goes round in a circle: .gouji.yaml → link.yaml"]


def test_the_same_file_twice_is_no_circle(write: Write, problems_of: Problems) -> None:
    write("rules: {T101: info}\n", "base.yaml")
    write("extends: base.yaml\n", "a.yaml")

    assert problems_of("extends: [a.yaml, base.yaml]\n") == []


def test_a_chain_that_is_too_long_is_told(write: Write, problems_of: Problems) -> None:
    for number in range(1, MAX_EXTENDS_DEPTH + 2):
        write(f"extends: {number + 1}.yaml\n", f"{number}.yaml")

    problems = problems_of("extends: 1.yaml\n")

    assert first_lines(problems) == [
        f"{MAX_EXTENDS_DEPTH}.yaml:1:10: extends is more than {MAX_EXTENDS_DEPTH} files deep"
    ]


def test_files_that_multiply_are_told(write: Write, problems_of: Problems) -> None:
    """Each of a few files extends the next ten times."""
    for number in range(1, MAX_EXTENDS_DEPTH):
        write(f"extends: [{', '.join([f'{number + 1}.yaml'] * 10)}]\n", f"{number}.yaml")
    write("", f"{MAX_EXTENDS_DEPTH}.yaml")

    problems = problems_of("extends: 1.yaml\n")

    assert all(f"extends names more than {MAX_EXTENDED} files" in line for line in first_lines(problems))
    assert problems


def test_a_file_that_is_not_there_is_told_where_it_is_extended(problems_of: Problems) -> None:
    problems = problems_of("extends:\n  - base.yaml\n")

    assert problems == [
        ".gouji.yaml:2:5: cannot read the configuration file base.yaml: the file is not there\n    - base.yaml\n      ^"
    ]


def test_problems_of_all_files_are_told_at_once(write: Write, problems_of: Problems) -> None:
    write("rulez: {}\n", "a.yaml")
    write("language: [\n", "b.yaml")

    problems = problems_of("extends: [a.yaml, b.yaml, c.yaml]\nlanguage: cn\n")

    assert [line.split(": ")[0] for line in first_lines(problems)] == [
        ".gouji.yaml:1:27",
        ".gouji.yaml:2:11",
        "a.yaml:1:1",
        "b.yaml:1:11",
    ]


def test_a_pack_brings_its_rules_and_settings(write: Write, settings_of: SettingsOf) -> None:
    write("packs: [shandong]\n")

    settings = settings_of()

    caption = next(active for active in settings.rules if active.meta.name == "leftover-caption")
    assert [
        severity(settings, "shandong-fee"),
        severity(settings, "total-consistency"),
        caption.options["in_place"],
    ] == [
        ("warning", "pack shandong"),
        ("info", "pack shandong"),
        "allow",
    ]


def test_a_pack_sets_options_of_every_type(write: Write, settings_of: SettingsOf, plugins: Any) -> None:
    options = {
        "strict": True,
        "limit": 1,
        "share": 0.25,
        "note": "a",
        "words": ("b",),
        "kinds": ["a"],
        "part": 1.0,
        "day": "03-31",
    }
    options["in"] = {"title": "info", "words": ("c",)}
    pack = attrs.evolve(plugins.packs[1], settings={"rules": {"many-options": options}})
    write("packs: zibo\n")

    settings = settings_of(plugins=attrs.evolve(plugins, packs=(pack,)))

    active = next(active for active in settings.rules if active.meta.name == "many-options")
    assert dict(active.options.values) == {**options, "kinds": ("a",)}


def test_a_pack_that_is_not_asked_for_brings_nothing(settings_of: SettingsOf) -> None:
    names = {active.rule.name for active in settings_of().every_rule}

    assert names.isdisjoint({"shandong-fee", "shandong-plan", "zibo-preface"})


def test_the_overrides_of_a_pack_are_relative_to_the_file_that_asks_for_it(
    write: Write, settings_of: SettingsOf
) -> None:
    write("packs: shandong\n", "a/.gouji.yaml")

    held = [severity(settings_of(path), "carried-over-count") for path in ("a/old/x.txt", "a/x.txt")]

    assert held == [("off", "pack shandong"), ("error", "default")]


def test_a_pack_may_be_asked_for_by_a_file_that_is_extended(write: Write, settings_of: SettingsOf) -> None:
    write("packs: shandong\n", "base.yaml")
    write("extends: base.yaml\nrules: {shandong-fee: error}\n")

    assert severity(settings_of(), "shandong-fee") == ("error", ".gouji.yaml:2")


def test_wrong_settings_of_a_pack_are_told_where_it_is_asked_for(problems_of: Problems, plugins: Any) -> None:
    pack = attrs.evolve(plugins.packs[1], settings={"rules": {"zibo-prefce": "off"}, "language": "zh"})

    problems = problems_of("packs:\n  - zibo\n", plugins=attrs.evolve(plugins, packs=(pack,)))

    assert problems == [
        ".gouji.yaml:2:5: wrong settings in the pack zibo: unknown rule 'zibo-prefce'; did you mean 'zibo-preface'?\n"
        "    - zibo\n"
        "      ^",
        ".gouji.yaml:2:5: wrong settings in the pack zibo: unknown key 'language'; expected one of rules, overrides\n"
        "    - zibo\n"
        "      ^",
    ]


def test_settings_of_a_pack_that_no_file_could_hold_are_told(problems_of: Problems, plugins: Any) -> None:
    pack = attrs.evolve(plugins.packs[1], settings={"rules": {"T101": object()}})

    problems = problems_of("packs: zibo\n", plugins=attrs.evolve(plugins, packs=(pack,)))

    assert first_lines(problems) == [
        ".gouji.yaml:1:8: wrong settings in the pack zibo: object is no value of a configuration"
    ]


def test_an_address_is_told(problems_of: Problems) -> None:
    assert first_lines(problems_of("extends: https://example.org/base.yaml\n")) == [
        ".gouji.yaml:1:10: 'https://example.org/base.yaml' is an address; put the file into the repository, as a copy or a "
        "git submodule, and write its path"
    ]
