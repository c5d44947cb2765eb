"""Waivers in a configuration: what is wrong is told with a caret; layers add up; a day passes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from gouji.config import CommandLine, Configurations, Settings
from gouji.config.show import show
from gouji.errors import ConfigurationError
from gouji.plugins.finder import load_plugins

Write = Callable[..., Path]
Load = Callable[..., Settings]

WHOLE = "rule: T101, agency: 青石县水务局, year: 2023, reason: 核对过"

WRONG = {
    "no list": (
        "waivers: {rule: T101}\n",
        "1:10: waivers is a mapping; expected a list of items with rule, agency, year and reason",
        "         ^",
    ),
    "a key that is none": (
        f"waivers: [{{{WHOLE}, because: x}}]\n",
        "1:65: unknown key 'because'; expected one of rule, agency, year, facts, findings, reason, until",
        None,
    ),
    "no agency": (
        "waivers:\n  - rule: T101\n    year: 2023\n    reason: 核对过\n",
        "2:5: this item of waivers has no agency",
        "    ^",
    ),
    "no reason": (
        "waivers:\n  - rule: T101\n    year: 2023\n    agency: 青石县水务局\n",
        "2:5: this item of waivers has no reason",
        "    ^",
    ),
    "an empty reason": (
        "waivers: [{rule: T101, agency: 青石县水务局, year: 2023, reason: ' '}]\n",
        "1:60: reason is ' '; expected a text",
        None,
    ),
    "a reason that is a number": (
        "waivers: [{rule: T101, agency: 青石县水务局, year: 2023, reason: 12}]\n",
        "1:60: reason is '12'; expected a text: write it in quotes",
        None,
    ),
    "an unknown rule": (
        "waivers: [{rule: T110, agency: 青石县水务局, year: 2023, reason: 核对过}]\n",
        "1:18: unknown rule 'T110'; did you mean 'T102'?",
        None,
    ),
    "a rule that is gone": (
        "waivers: [{rule: gone-rule, agency: 青石县水务局, year: 2023, reason: 核对过}]\n",
        "1:18: rule gone-rule (W902) has been removed; take it out",
        None,
    ),
    "a rule of a pack that is not asked for": (
        "waivers: [{rule: SD101, agency: 青石县水务局, year: 2023, reason: 核对过}]\n",
        "1:11: the rule 'shandong-fee' is of the pack shandong, which is not asked for; add packs: [shandong]",
        None,
    ),
    "a year that is none": (
        "waivers: [{rule: T101, agency: 青石县水务局, year: 23, reason: 核对过}]\n",
        "1:46: year is '23'; expected a year, as 2024",
        None,
    ),
    "an unknown figure": (
        f"waivers: [{{{WHOLE}, facts: {{requests.carried_in.totals: 4}}}}]\n",
        "1:73: unknown figure 'requests.carried_in.totals'; did you mean 'requests.carried_in.total'?",
        None,
    ),
    "a figure that is no figure": (
        f"waivers: [{{{WHOLE}, facts: {{requests.carried_in.total: true}}}}]\n",
        "1:100: requests.carried_in.total is 'true'; expected a number, a text or null (blank)",
        None,
    ),
    "a finding that is none": (
        f"waivers: [{{{WHOLE}, findings: T101}}]\n",
        "1:75: findings is 'T101'; expected the fingerprint of a finding, 16 hexadecimal digits",
        None,
    ),
    "a day that is none": (
        f"waivers: [{{{WHOLE}, until: 2025-02-30}}]\n",
        "1:72: until is '2025-02-30'; expected a day, as 2025-12-31",
        None,
    ),
}


@pytest.fixture
def load(folder: Path, plugins: Any) -> Load:
    """The settings of a file, with the official forms, on a day."""
    own = attrs.evolve(plugins, forms=load_plugins().forms)

    def load(path: str = "report.txt", today: str = "2026-01-01", **command_line: Any) -> Settings:
        return Configurations(own, CommandLine(language="en", today=today, **command_line)).settings(Path(path))

    return load


@pytest.mark.parametrize(("text", "told", "caret"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_a_caret(write: Write, load: Load, text: str, told: str, caret: str | None) -> None:
    write(text)

    with pytest.raises(ConfigurationError) as raised:
        load()

    (problem,) = raised.value.problems
    first, _, last = problem.split("\n")
    assert first == f".gouji.yaml:{told}"
    assert caret is None or last == f"  {caret}"


def test_all_that_is_wrong_with_waivers_is_told_at_once(write: Write, load: Load) -> None:
    write("waivers:\n  - {rule: T110, year: x}\n  - 3\n")

    with pytest.raises(ConfigurationError) as raised:
        load()

    assert [problem.split(":", 3)[3].split("\n")[0].strip() for problem in raised.value.problems] == [
        "this item of waivers has no agency",
        "this item of waivers has no reason",
        "unknown rule 'T110'; did you mean 'T102'?",
        "year is 'x'; expected a year, as 2024",
        "waivers is '3'; expected a mapping of keys to values",
    ]


def test_a_waiver_is_read_with_its_figures_as_they_are_written(write: Write, load: Load) -> None:
    write(
        "waivers:\n  - rule: S115\n    agency: 青石县水务局\n    year: 2023\n    facts:\n"
        "      requests.carried_in.total: 4\n      requests.new.total: 7.83\n      requests.granted.total:\n"
        "      requests.new.enterprise: /\n    reason: >-\n      上年\n      更正\n    until: 2030-12-31\n"
    )

    (found,) = load().waivers

    assert (found.named, found.rules, found.subject, found.period, found.until, found.reason, found.expired) == (
        "S115", ("not-a-report", "old-report"), "青石县水务局", 2023, "2030-12-31", "上年 更正", False,
    )  # fmt: skip
    assert found.facts == {
        "requests.carried_in.total": Decimal(4),
        "requests.new.total": Decimal("7.83"),
        "requests.granted.total": None,
        "requests.new.enterprise": "/",
    }
    assert (found.source.name, found.range.start) == (".gouji.yaml", (2, 5))


def test_waivers_of_all_layers_add_up(write: Write, load: Load) -> None:
    write(f"waivers: [{{{WHOLE}}}]\n", "shared/base.yaml")
    write(f"extends: base.yaml\nwaivers: [{{{WHOLE}}}]\n", "shared/more.yaml")
    write(f"extends: [shared/base.yaml, shared/more.yaml]\nwaivers: [{{{WHOLE}}}]\n")

    assert [each.source.name for each in load().waivers] == ["shared/base.yaml", "shared/more.yaml", ".gouji.yaml"]


def test_no_pack_brings_waivers(plugins: Any, packs: Any, write: Write) -> None:
    pack = attrs.evolve(packs[1], settings={"waivers": []})
    write("packs: zibo\n")

    with pytest.raises(ConfigurationError, match="unknown key 'waivers'; expected one of rules, overrides"):
        Configurations(attrs.evolve(plugins, packs=(pack,)), CommandLine(language="en")).settings(Path("a.txt"))


@pytest.mark.parametrize(("today", "expired"), [("2025-12-30", False), ("2025-12-31", False), ("2026-01-01", True)])
def test_a_waiver_expires_after_its_last_day(write: Write, load: Load, today: str, expired: bool) -> None:
    write(f"waivers: [{{{WHOLE}, until: 2025-12-31}}]\n")

    assert [each.expired for each in load(today=today).waivers] == [expired]


def test_results_are_kept_apart_by_waivers_and_by_whether_they_have_expired(write: Write, load: Load) -> None:
    found = []
    for text, today in (
        ("", "2026-01-01"),
        (f"waivers: [{{{WHOLE}}}]\n", "2026-01-01"),
        (f"waivers: [{{{WHOLE}, facts: {{requests.new.total: 4}}}}]\n", "2026-01-01"),
        (f"waivers: [{{{WHOLE}, facts: {{requests.new.total: 5}}}}]\n", "2026-01-01"),
        (f"waivers: [{{{WHOLE}, until: 2025-12-31}}]\n", "2025-01-01"),
        (f"waivers: [{{{WHOLE}, until: 2025-12-31}}]\n", "2026-01-01"),
        (f"\nwaivers: [{{{WHOLE}, until: 2025-12-31}}]\n", "2026-01-01"),
    ):
        write(text)
        found.append(load(today=today).fingerprint)

    assert len(set(found)) == len(found)


def test_waivers_are_shown_with_their_place_and_can_be_read_again(write: Write, load: Load) -> None:
    write(
        f"waivers: [{{{WHOLE}, until: 2030-12-31, facts: {{requests.new.total: 7.80, requests.granted.total: , "
        "requests.new.enterprise: '4'}}]\n"
    )
    before = load()
    text = "".join(show(before, "."))
    write(text)

    assert text.endswith(
        'waivers:\n  - rule: "T101"  # .gouji.yaml:1\n    agency: 青石县水务局\n    year: 2023\n    facts:\n'
        '      requests.new.total: 7.80\n      requests.granted.total: null\n      requests.new.enterprise: "4"\n'
        "    reason: 核对过\n    until: 2030-12-31\n"
    )
    assert [each.binding for each in load().waivers] == [each.binding for each in before.waivers]
