"""The settings in force are shown as a configuration file, each with where it came from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.config import Settings
from gouji.config.emit import yaml_value
from gouji.config.show import show
from gouji.text.source import Source
from gouji.yaml.nodes import Scalar, Sequence
from gouji.yaml.parse import parse_yaml

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]


def test_every_setting_tells_where_it_came_from(
    write: Write, settings_of: SettingsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    write(
        "packs: [shandong]\n"
        "exclude:\n"
        "  - 草稿/**\n"
        "rules:\n"
        "  C101: error\n"
        "overrides:\n"
        "  - files: '*.txt'\n"
        "    rules: {S115: off}\n"
    )
    settings = settings_of(select=("T", "C", "S"), ignore=("T102",), severities=(("SD101", "info"),), fail_on="never")

    shown = "".join(show(settings, "a.txt"))

    assert shown == (
        "# a.txt: .gouji.yaml\n"
        "packs:\n"
        "  - shandong  # .gouji.yaml:1\n"
        "language: en  # default (locale)\n"
        "fail-on: never  # --fail-on\n"
        "exclude:\n"
        '  - "草稿/**"  # .gouji.yaml:3\n'
        "timeout: 30  # default\n"
        "max-memory: 1024  # default\n"
        "rules:\n"
        "  leftover-caption:\n"
        "    severity: error  # .gouji.yaml:5\n"
        "    in_place: allow  # pack shandong\n"
        "  many-options:\n"
        "    severity: off  # --select\n"
        "    strict: false  # default\n"
        "    limit: 3  # default\n"
        "    share: 0.5  # default\n"
        '    note: ""  # default\n'
        "    words: [一]  # default\n"
        "    kinds: []  # default\n"
        "    part: 0.5  # default\n"
        '    day: "01-31"  # default\n'
        "    in:\n"
        "      title: error  # default\n"
        "      words: []  # default\n"
        "  missing-supervision-result: warning  # --select\n"
        "  not-a-report: info  # --select\n"
        "  old-report: info  # --select\n"
        "  shandong-fee: info  # --severity\n"
        "  shandong-plan: warning  # --select\n"
        "  total-consistency: info  # pack shandong\n"
        "  carried-over-count: off  # --ignore\n"
        "  early-rule: off  # default\n"
        "  late-rule: off  # --select\n"
    )


def test_without_a_configuration_file_all_are_defaults(settings_of: SettingsOf) -> None:
    lines = "".join(show(settings_of(language="zh"), ".")).splitlines()

    assert lines[:8] == [
        "# .: -",
        "packs: []  # 默认",
        "language: zh  # --lang",
        "fail-on: error  # 默认",
        "exclude: []  # 默认",
        "timeout: 30  # 默认",
        "max-memory: 1024  # 默认",
        "rules:",
    ]


def test_a_title_is_one_line_of_comment(settings_of: SettingsOf) -> None:
    assert next(show(settings_of(), "a\nrules: {T101: off}")) == "# a<U+000A>rules: {T101: off}: -\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "packs: [zibo]\nextends: gouji:all\nlanguage: zh\n",
        "rules: {Q101: {severity: error, words: ['a\"b', off, '1', 水务], share: 0.125, note: 'x # y', strict: true, in: {title: off}}}\n",
        "exclude: ['*', '!x'.txt]\n".replace("'!x'.txt", "'[a] b.txt'"),
    ],
)
def test_what_is_shown_is_a_configuration_of_the_same_settings(
    write: Write, settings_of: SettingsOf, text: str
) -> None:
    write(text)
    first = settings_of()
    write("".join(show(first, ".")))

    second = settings_of()

    assert in_force(second) == in_force(first)


def in_force(settings: Settings) -> object:
    rules = [(active.rule.name, active.severity, dict(active.options.values)) for active in settings.every_rule]
    globs = [glob.text for setting in settings.file.exclude for glob in setting.value.globs]
    return rules, settings.fail_on, globs, [pack.value for pack in settings.file.packs]


VALUES = st.text() | st.integers(-(10**9), 10**9) | st.booleans() | st.decimals("-1000", "1000", places=3)


@given(st.lists(VALUES, max_size=3))
def test_a_value_is_read_back_as_it_was_shown(values: list[str | int | bool | Decimal]) -> None:
    source = Source.from_text(f"# x\n{yaml_value(values)}  # y\n", "x.yaml")

    node = parse_yaml(source, [])

    assert isinstance(node, Sequence)
    assert [item.value for item in node.items if isinstance(item, Scalar)] == values
