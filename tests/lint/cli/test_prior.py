"""``gouji check --prior``: earlier reports are compared with, not checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import json
from typing import Any, NamedTuple

import pytest

from gouji.api import AcrossFinding, Contributing, Joined, Message, Report, Rule, across_rule

Gouji = Callable[..., Any]
Write = Callable[..., None]

ARGUMENTS = ("--format", "json", "--no-cache", "--fail-on", "never")


class There(NamedTuple):
    """That there is a report."""

    there: bool = True


def _there(report: Report, contributing: Contributing) -> There:
    return There()


def _follows(joined: Joined) -> Iterator[AcrossFinding]:
    """A year follows another.

    ## Example

    No example.
    """
    compared = joined.read(There)
    for member in compared.checked:
        if compared.before(member):
            yield AcrossFinding(member, Message("有上年报告", "last year's is there"))


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """Z201 finds each report of which last year's is there."""
    said = Message("上年", "last year")
    made = across_rule(
        code="Z201", name="follows", severity="warning", summary=said, source="…", since="0.1", contributes=_there
    )(_follows)
    return (made,)


@pytest.fixture
def reports(write: Write) -> None:
    write(
        **{
            f"r{year}": f"云麓县水务局{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年，我局做了许多事。"
            for year in (2022, 2023, 2024)
        }
    )


def _paths(out: str) -> list[str]:
    return [diagnostic["path"] for diagnostic in json.loads(out)["diagnostics"]]


@pytest.mark.usefixtures("reports")
def test_reports_of_one_run_are_compared(gouji: Gouji) -> None:
    assert _paths(gouji("check", ".", *ARGUMENTS).out) == ["r2023.txt", "r2024.txt"]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("prior", [("--prior", "r2023.txt"), ("--prior", "r2022.txt", "--prior", "r2023.txt")])
def test_earlier_reports_are_not_checked(gouji: Gouji, prior: tuple[str, ...]) -> None:
    ended = gouji("check", "r2024.txt", *prior, *ARGUMENTS)

    assert (_paths(ended.out), json.loads(ended.out)["summary"]["files"]) == (["r2024.txt"], 1)


@pytest.mark.usefixtures("reports")
def test_one_report_by_itself_is_compared_with_nothing(gouji: Gouji) -> None:
    assert _paths(gouji("check", "r2024.txt", *ARGUMENTS).out) == []


@pytest.mark.usefixtures("reports")
def test_an_earlier_report_that_is_not_there_is_wrong_usage(gouji: Gouji) -> None:
    assert gouji("check", "r2024.txt", "--prior", "r2021.txt").status == 2


@pytest.mark.usefixtures("reports")
def test_findings_across_reports_count_for_status_and_statistics(gouji: Gouji) -> None:
    ended = gouji("check", ".", "--no-cache", "--fail-on", "warning", "--statistics", "--lang", "en")

    assert (ended.status, "2  Z201  follows" in ended.out) == (1, True)


@pytest.mark.usefixtures("reports")
def test_such_rules_are_listed_and_explained_as_all_others(gouji: Gouji) -> None:
    listed, page = gouji("rules", "--lang", "en").out, gouji("explain", "Z201", "--lang", "en").out

    assert ("follows" in listed, "A year follows another." in page) == (True, True)


@pytest.mark.usefixtures("reports")
def test_they_can_be_left_out(gouji: Gouji) -> None:
    assert _paths(gouji("check", ".", "--ignore", "Z201", *ARGUMENTS).out) == []
