"""The bodies that a rule is for: by type, level and name, and unknown where the name does not tell."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

import pytest

from gouji.api import Report
from gouji.packs.bodies import Bodies

Bind = Callable[[str], Report]


@pytest.mark.parametrize(
    ("agency", "bodies", "expected"),
    [
        ("淄博市水利局", {}, True),
        ("淄博市水利局", {"types": ("department",), "levels": ("city",)}, True),
        ("淄博市水利局", {"types": ("township",)}, False),
        ("淄博市水利局", {"names": ("*局",), "excepts": ("*税务局",)}, True),
        ("淄博市税务局", {"names": ("*局",), "excepts": ("*税务局",)}, False),
        ("淄博市水利局", {"names": ("*厅", "*中心")}, False),
        ("荣成市水利局", {"levels": ("city",)}, None),
        ("荣成市水利局", {"types": ("township",), "levels": ("city",)}, False),
    ],
)
def test_a_rule_is_for_some_bodies(bind: Bind, agency: str, bodies: dict[str, Any], expected: bool | None) -> None:
    report = bind(f"{agency}2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局依法公开政府信息。\n")
    assert Bodies(**bodies).have(report) is expected


@pytest.mark.parametrize(
    "glob", ["*局", "淄博*", "*水利*", "淄博市水利局", "淄?市*", "[淄]博*局", "*", "淄博市水利局*局", "局*局", ""]
)
def test_a_name_fits_a_glob_as_the_shell_has_it(bind: Bind, glob: str) -> None:
    report = bind("淄博市水利局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局依法公开政府信息。\n")
    assert Bodies(excepts=(glob,)).have(report) is not fnmatchcase("淄博市水利局", glob)


def test_a_body_without_a_name_is_not_known(bind: Bind) -> None:
    report = bind("一、总体情况\n2024年，我局依法公开政府信息。\n")
    assert (Bodies().have(report), Bodies(names=("*",)).have(report)) == (True, None)
