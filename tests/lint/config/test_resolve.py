"""Defaults < packs < extends < file < overrides < command line; every setting knows where it came from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from gouji.api import Message, Option
from gouji.config import Settings
from gouji.plugins.finder import load_plugins
from gouji.rules.active import ActiveRule
from gouji.yaml.setting import Setting

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]


def rule_in_force(settings: Settings, name: str = "total-consistency") -> ActiveRule:
    return next(active for active in settings.every_rule if active.rule.name == name)


def severity(settings: Settings, name: str = "total-consistency") -> tuple[str, str]:
    active = rule_in_force(settings, name)
    return active.severity, active.origins["severity"]


def running(settings: Settings) -> dict[str, str]:
    return {active.meta.name: active.severity for active in settings.rules}


def explicit(settings: Settings) -> set[str]:
    return {active.meta.name for active in settings.rules if active.explicit}


def test_by_default_stable_and_deprecated_rules_run_at_their_severity(settings_of: SettingsOf) -> None:
    assert running(settings_of()) == {
        "leftover-caption": "warning",
        "many-options": "info",
        "not-a-report": "info",
        "old-report": "info",
        "total-consistency": "error",
        "carried-over-count": "error",
        "late-rule": "warning",
    }


def test_by_default_nothing_is_excluded_and_errors_fail(settings_of: SettingsOf) -> None:
    settings = settings_of()

    assert (settings.fail_on, settings.language, settings.excludes("/a.txt")) == ("error", None, False)


LAYERS: list[tuple[str, dict[str, Any], tuple[str, str]]] = [
    ("defaults", {}, ("error", "default")),
    ("pack", {}, ("info", "pack shandong")),
    ("extends", {}, ("warning", "base.yaml:1")),
    ("file", {}, ("error", ".gouji.yaml:4")),
    ("overrides", {}, ("info", ".gouji.yaml:7")),
    ("command line", {"severities": (("T101", "warning"),)}, ("warning", "--severity")),
    ("selection", {"ignore": ("T101",), "severities": (("T101", "warning"),)}, ("off", "--ignore")),
]


@pytest.mark.parametrize("number", range(len(LAYERS)), ids=[layer[0] for layer in LAYERS])
def test_each_source_goes_before_the_one_below(write: Write, settings_of: SettingsOf, number: int) -> None:
    _, command_line, expected = LAYERS[number]
    write("rules: {T101: warning}\n", "base.yaml")
    lines = [
        "packs: [shandong]" if number >= 1 else "packs: []",
        "extends: [base.yaml]" if number >= 2 else "extends: []",
        "rules:",
        "  T101: error" if number >= 3 else "  T102: error",
        "overrides:",
        "  - files: ['*.txt']" if number >= 4 else "  - files: ['*.md']",
        "    rules: {T101: info}",
    ]
    write("\n".join(lines))

    assert severity(settings_of(**command_line)) == expected


def test_overrides_hold_for_their_files_and_later_ones_win(write: Write, settings_of: SettingsOf) -> None:
    write(
        "overrides:\n"
        "  - {files: ['2019/**', '2020/**'], rules: {T101: info, T102: info}}\n"
        "  - {files: '2020/水务局.txt', rules: {T101: off}}\n"
    )

    found = [
        (running(settings_of(path)).get("total-consistency"), running(settings_of(path)).get("carried-over-count"))
        for path in ("2019/a.txt", "2020/a.txt", "2020/水务局.txt", "2021/a.txt")
    ]

    assert found == [("info", "info"), ("info", "info"), (None, "info"), ("error", "error")]


def test_overrides_are_relative_to_the_folder_of_their_file(write: Write, settings_of: SettingsOf) -> None:
    write("overrides: [{files: '2019/**', rules: {T101: off}}]\n", "reports/.gouji.yaml")

    assert [severity(settings_of(path))[0] for path in ("reports/2019/a.txt", "reports/x/2019/a.txt")] == [
        "off",
        "error",
    ]


def test_options_are_laid_over_each_other_one_by_one(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {Q101: {limit: 1, note: a}}\n", "base.yaml")
    write("extends: base.yaml\nrules: {Q101: {note: b}}\noverrides: [{files: '*', rules: {Q101: {strict: true}}}]\n")

    active = rule_in_force(settings_of(), "many-options")

    assert {name: (value, active.origins[name]) for name, value in active.options.values.items() if name != "in"} == {
        "strict": (True, ".gouji.yaml:3"),
        "limit": (1, "base.yaml:1"),
        "share": (0.5, "default"),
        "note": ("b", ".gouji.yaml:2"),
        "words": (("一",), "default"),
        "kinds": ((), "default"),
        "part": (0.5, "default"),
        "day": ("01-31", "default"),
    }


def test_options_leave_the_severity_and_a_severity_the_options(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {C101: {in_place: allow}}\noverrides: [{files: '*', rules: {C101: error}}]\n")

    caption = rule_in_force(settings_of(), "leftover-caption")

    assert (caption.severity, caption.options["in_place"]) == ("error", "allow")


@pytest.mark.parametrize(
    ("yaml", "name", "value"),
    [
        ("strict: true", "strict", True),
        ("limit: 5", "limit", 5),
        ("limit: 5.0", "limit", 5),
        ("limit: -1", "limit", -1),
        ("share: 0.25", "share", 0.25),
        ("share: 1", "share", 1.0),
        ("note: on", "note", "on"),
        ("note: '12'", "note", "12"),
        ("words: []", "words", ()),
        ("words: [off, 水务]", "words", ("off", "水务")),
        ("kinds: [b, a]", "kinds", ("b", "a")),
    ],
)
def test_a_rule_is_given_its_options(
    write: Write, settings_of: SettingsOf, yaml: str, name: str, value: object
) -> None:
    write(f"rules: {{many-options: {{{yaml}}}}}\n")

    active = next(active for active in settings_of().rules if active.meta.name == "many-options")

    assert (active.options[name], type(active.options[name])) == (value, type(value))


def test_options_within_an_object_are_set_one_by_one(write: Write, settings_of: SettingsOf) -> None:
    write(
        "rules: {many-options: {in: {title: off}}}\n"
        "overrides: [{files: a.txt, rules: {many-options: {in: {words: [甲]}}}}]\n"
    )

    active = rule_in_force(settings_of("a.txt"), "many-options")

    assert (active.options["in"], active.origins["in.title"], active.origins["in.words"]) == (
        {"title": "off", "words": ("甲",)},
        ".gouji.yaml:1",
        ".gouji.yaml:2",
    )


def test_other_options_are_another_entry_of_the_cache(write: Write, settings_of: SettingsOf) -> None:
    fingerprints = set()
    for title in ("info", "warning"):
        write(f"rules: {{many-options: {{in: {{title: {title}}}}}}}\n")
        fingerprints.add(settings_of().fingerprint)

    assert len(fingerprints) == 2


def test_the_ids_of_what_forms_name_are_the_values_of_an_option(
    problems_of: Callable[..., list[str]], plugins: Any
) -> None:
    text = Message("文字", "a text")
    options = (Option("tables", "array", (), text, of="table"), Option("columns", "array", (), text, of="column"))
    own = plugins.rules[0].with_meta(options=options, kind="gongkai")
    plugins = attrs.evolve(plugins, rules=(own,), packs=(), forms=load_plugins().forms)

    told = problems_of("rules: {T101: {tables: [第四部分表格], columns: [total]}}\n", plugins=plugins)

    assert [problem.splitlines()[0] for problem in told] == [
        ".gouji.yaml:1:25: total-consistency.tables is '第四部分表格'; expected one of proactive (第二部分表格), requests (第三部分表格), "
        "litigation (第四部分表格); did you mean 'litigation'?",
    ]


def test_a_number_is_exact_where_the_default_is(write: Write, settings_of: SettingsOf, plugins: Any) -> None:
    rule = plugins.rules[3]
    exact = tuple(attrs.evolve(o, default=Decimal("0.5")) if o.name == "share" else o for o in rule.meta.options)
    write("rules: {many-options: {share: 0.10}}\n")

    settings = settings_of(plugins=attrs.evolve(plugins, rules=(rule.with_meta(options=exact),)))

    assert repr(settings.rules[0].options["share"]) == "Decimal('0.10')"


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("strict: on", "many-options.strict is 'on'; expected true or false"),
        ("strict: 1", "many-options.strict is '1'; expected true or false"),
        ("limit: true", "many-options.limit is 'true'; expected a whole number"),
        ("limit: 1.5", "many-options.limit is '1.5'; expected a whole number"),
        ("limit: '3'", "many-options.limit is '3'; expected a whole number"),
        ("share: .nan", "many-options.share is '.nan'; expected a number"),
        ("note: 12", "many-options.note is '12'; expected a text: write it in quotes"),
        ("note: [a]", "many-options.note is a list; expected a text"),
        ("words: a", "many-options.words is 'a'; expected a list of texts"),
        ("words: [1]", "many-options.words is '1'; expected a text: write it in quotes"),
        ("kinds: [c]", "many-options.kinds is 'c'; expected one of a, b"),
        ("kinds: [1]", "many-options.kinds is '1'; expected one of a, b"),
        ("kinds: {a: b}", "many-options.kinds is a mapping; expected a list of texts"),
        ("words: ['']", "many-options.words is ''; expected a text that is not blank"),
        ("part: 2", "many-options.part is '2'; expected a number from 0 to 1"),
        ("day: 31 January", "many-options.day is '31 January'; expected a text such as 01-31"),
        ("in: error", "many-options.in is 'error'; expected a mapping of keys to values"),
        (
            "in: {title: warn}",
            "many-options.in.title is 'warn'; expected one of off, info, warning, error; did you mean 'warning'?",
        ),
        ("in: {titel: info}", "unknown key 'titel'; expected one of title, words; did you mean 'title'?"),
    ],
)
def test_a_value_of_another_type_is_told(problems_of: Callable[..., list[str]], yaml: str, told: str) -> None:
    problems = problems_of(f"rules:\n  many-options: {{{yaml}}}\n")

    assert [problem.split("\n")[0].split(": ", 1)[1] for problem in problems] == [told]


@pytest.mark.parametrize("word", ["off", "'off'", "false"])
def test_off_is_off_as_a_word_and_as_a_boolean(write: Write, settings_of: SettingsOf, word: str) -> None:
    """YAML 1.1 reads ``off`` as false, YAML 1.2 as a word."""
    write(f"rules: {{T101: {word}, T102: {{severity: {word}}}}}\n")

    assert {"total-consistency", "carried-over-count"}.isdisjoint(running(settings_of()))


def test_a_code_of_two_rules_sets_both(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {S115: error}\n")

    assert [severity(settings_of(), name)[0] for name in ("not-a-report", "old-report")] == ["error", "error"]


def test_a_severity_is_explicit_where_a_person_set_it(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {T102: error}\n", "base.yaml")
    write(
        "packs: [shandong]\n"
        "extends: [gouji:all, base.yaml]\n"
        "rules: {C101: {severity: info}, Q101: {limit: 1}}\n"
        "overrides: [{files: '*', rules: {late-rule: info}}]\n"
    )

    settings = settings_of(severities=(("S115", "warning"),))

    assert explicit(settings) == {"carried-over-count", "leftover-caption", "late-rule", "not-a-report", "old-report"}


def test_recommended_changes_nothing(write: Write, settings_of: SettingsOf) -> None:
    before = settings_of()
    write("extends: gouji:recommended\n")

    assert settings_of().fingerprint == before.fingerprint


def test_all_switches_on_every_rule_but_those_in_preview(write: Write, settings_of: SettingsOf) -> None:
    write("packs: shandong\nextends: gouji:all\n")

    settings = settings_of()

    assert [severity(settings, name) for name in ("missing-supervision-result", "shandong-plan", "early-rule")] == [
        ("warning", "gouji:all"),
        ("warning", "gouji:all"),
        ("off", "default"),
    ]


def test_a_rule_in_preview_runs_where_it_is_named(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {early-rule: warning}\n")

    assert running(settings_of())["early-rule"] == "warning"


def test_a_removed_rule_never_runs(write: Write, settings_of: SettingsOf) -> None:
    write("extends: gouji:all\n")

    assert "gone-rule" not in {active.rule.name for active in settings_of(select=("ALL",)).every_rule}


def test_the_command_line_wins(write: Write, settings_of: SettingsOf) -> None:
    write("language: en\nfail-on: info\ntimeout: 5\nmax-memory: 100\n")

    file = settings_of(language="zh", fail_on="never", timeout=0, max_memory=64).file

    assert [file.language, file.fail_on, file.timeout, file.max_memory] == [
        Setting("zh", "--lang"),
        Setting("never", "--fail-on"),
        Setting(0, "--timeout"),
        Setting(64, "--max-memory"),
    ]


def test_the_limits_of_a_file_are_those_of_its_configuration(write: Write, settings_of: SettingsOf) -> None:
    write("timeout: 5\n", "base/base.yaml")
    write("extends: base/base.yaml\nmax-memory: 100\n")

    assert settings_of().limits == (5, 100)


def test_the_order_of_keys_changes_nothing(write: Write, settings_of: SettingsOf) -> None:
    write("packs: [shandong]\nextends: gouji:all\nrules: {T101: off, Q101: {severity: error, limit: 1}}\n")
    first = settings_of().fingerprint
    write("rules: {Q101: {limit: 1, severity: error}, T101: off}\nextends: gouji:all\npacks: [shandong]\n")

    assert settings_of().fingerprint == first


@pytest.mark.parametrize(
    "text",
    [
        "rules: {T101: info}",
        "rules: {T101: error}",
        "rules: {T101: off}",
        "rules: {Q101: {limit: 4}}",
        "packs: [shandong]",
    ],
)
def test_the_fingerprint_changes_with_what_may_be_found(write: Write, settings_of: SettingsOf, text: str) -> None:
    """Even with a severity that is the default: now a person set it, and no finding is told above it."""
    before = settings_of().fingerprint
    write(text)

    assert settings_of().fingerprint != before


@pytest.mark.parametrize("text", ["", "fail-on: never", "language: zh", "exclude: x", "rules: {Q101: {limit: 3}}"])
def test_the_fingerprint_stays_with_what_may_be_found(write: Write, settings_of: SettingsOf, text: str) -> None:
    before = settings_of().fingerprint
    write(text)

    assert settings_of().fingerprint == before


def test_the_fingerprint_changes_with_the_versions_of_plugins(settings_of: SettingsOf, plugins: Any) -> None:
    newer = attrs.evolve(plugins, found=(attrs.evolve(plugins.found[0], version="1.1"),))

    assert settings_of(plugins=newer).fingerprint != settings_of().fingerprint
