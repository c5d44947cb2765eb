"""--select, --ignore and --severity name rules by name, code or the beginning of a code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.config import Settings

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]

DEFAULT = {
    "leftover-caption",
    "many-options",
    "not-a-report",
    "old-report",
    "total-consistency",
    "carried-over-count",
    "late-rule",
}


def names(settings: Settings) -> set[str]:
    return {active.meta.name for active in settings.rules}


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), DEFAULT),
        (("T101",), (), {"total-consistency"}),
        (("total-consistency", "C101"), (), {"total-consistency", "leftover-caption"}),
        (("T",), (), {"total-consistency", "carried-over-count"}),
        (("T1",), (), {"total-consistency", "carried-over-count"}),
        (("S115",), (), {"not-a-report", "old-report"}),
        (("ALL",), (), DEFAULT | {"missing-supervision-result"}),
        ((), ("T",), DEFAULT - {"total-consistency", "carried-over-count"}),
        ((), ("ALL",), set()),
        (("T",), ("T101",), {"carried-over-count"}),
        (("T101",), ("T",), {"total-consistency"}),
        (("T1",), ("T",), {"total-consistency", "carried-over-count"}),
        (("T",), ("T",), set()),
        (("T101",), ("total-consistency",), set()),
        (("S111",), (), {"missing-supervision-result"}),
        (("W",), (), {"late-rule"}),
        (("W900",), (), {"early-rule"}),
        (("early-rule",), (), {"early-rule"}),
        (("zibo-preface",), (), {"zibo-preface"}),
        (("Z",), (), set()),
        (("shandong",), (), {"shandong-fee", "shandong-plan"}),
        (("t101",), (), {"total-consistency"}),
        (("Total-Consistency", "c101"), (), {"total-consistency", "leftover-caption"}),
        (("t1",), ("t101",), {"carried-over-count"}),
        (
            ("all",),
            ("t",),
            {"leftover-caption", "many-options", "not-a-report", "old-report", "late-rule"}
            | {"missing-supervision-result"},
        ),
        (("Shandong",), ("sd101",), {"shandong-plan"}),
        (("shandong",), ("SD101",), {"shandong-plan"}),
        (("SD101", "zibo"), ("shandong",), {"shandong-fee", "zibo-preface"}),
        ((), ("zibo",), DEFAULT),
    ],
)
def test_the_rules_that_run(
    settings_of: SettingsOf, select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]
) -> None:
    """The more exact selector wins, then --ignore; preview and packs that nobody asks for want the whole name.

    That of a pack stands for its rules.
    """
    assert names(settings_of(select=select, ignore=ignore)) == expected


@pytest.mark.parametrize(("selector", "severity"), [("S111", "warning"), ("W900", "error"), ("T101", "error")])
def test_what_is_off_is_selected_at_its_severity_or_as_a_warning(
    write: Write, settings_of: SettingsOf, selector: str, severity: str
) -> None:
    write("rules: {T101: off}\n")

    settings = settings_of(select=(selector,))

    assert [(active.severity, active.explicit) for active in settings.rules] == [(severity, False)]


def test_selection_leaves_a_severity_that_a_person_set(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {T101: info}\n")

    assert [(a.severity, a.explicit) for a in settings_of(select=("T101",)).rules] == [("info", True)]


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ((("T101", "info"),), {"total-consistency": "info", "carried-over-count": "error"}),
        ((("T", "info"), ("T102", "warning")), {"total-consistency": "info", "carried-over-count": "warning"}),
        ((("T101", "info"), ("T101", "warning")), {"total-consistency": "warning", "carried-over-count": "error"}),
        ((("T101", "off"),), {"carried-over-count": "error"}),
        ((("T101", "off"), ("T101", "info")), {"total-consistency": "info", "carried-over-count": "error"}),
    ],
)
def test_severities_of_the_command_line(
    settings_of: SettingsOf, severities: tuple[tuple[str, str], ...], expected: dict[str, str]
) -> None:
    settings = settings_of(select=("T",), severities=severities)

    assert {active.meta.name: active.severity for active in settings.rules} == expected


def test_a_severity_switches_a_rule_on(settings_of: SettingsOf) -> None:
    settings = settings_of(severities=(("S111", "info"), ("W900", "info"), ("zibo-preface", "info")))

    on = {active.meta.name for active in settings.rules if active.severity == "info" and active.explicit}
    assert on == {"missing-supervision-result", "early-rule", "zibo-preface"}


def test_the_beginning_of_a_code_switches_no_preview_on(settings_of: SettingsOf) -> None:
    assert "early-rule" not in names(settings_of(severities=(("W", "error"),)))


def test_what_is_not_selected_says_so(settings_of: SettingsOf) -> None:
    origins = {a.rule.name: a.origins["severity"] for a in settings_of(select=("T",), ignore=("T102",)).every_rule}

    assert [origins[name] for name in ("leftover-caption", "carried-over-count", "total-consistency")] == [
        "--select",
        "--ignore",
        "default",
    ]


def test_wrong_selectors_and_levels_are_told_at_once(problems_of: Callable[..., list[str]]) -> None:
    """Before any file is looked at."""
    problems = problems_of(
        select=("T99", "totl-consistency"),
        ignore=("t1O1", ""),
        severities=(("T101", "warn"), ("T102", "NO"), ("gone-rule", "off")),
    )

    assert problems == [
        "--select: unknown rule 'T99'; expected the name or code of a rule (see gouji rules)",
        "--select: unknown rule 'totl-consistency'; did you mean 'total-consistency'?",
        "--ignore: unknown rule 't1O1'; did you mean 'T101'?",
        "--ignore: unknown rule ''; expected the name or code of a rule (see gouji rules)",
        "--severity: unknown level 'warn'; expected one of off, info, warning, error; did you mean 'warning'?",
        "--severity: unknown level 'NO'; expected one of off, info, warning, error; did you mean 'off'?",
        "--severity: rule gone-rule (W902) has been removed; take it out",
    ]


def test_wrong_selectors_are_told_in_chinese(problems_of: Callable[..., list[str]]) -> None:
    assert problems_of(select=("t1O1",), language="zh") == ["--select：没有规则“t1O1”；是否想写“T101”？"]


def test_a_severity_is_set_by_names_and_codes_in_any_case(write: Write, settings_of: SettingsOf) -> None:
    write("rules: {t101: info, Leftover-Caption: error}\n")
    settings = settings_of(severities=(("Carried-Over-Count", "info"),))

    chosen = ("total-consistency", "leftover-caption", "carried-over-count")
    assert [each.severity for name in chosen for each in settings.rules if each.meta.name == name] == [
        "info",
        "error",
        "info",
    ]
