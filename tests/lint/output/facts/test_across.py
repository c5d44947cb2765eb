"""``gouji extract --across``: the reports of each body side by side, in every format."""

from __future__ import annotations

from collections.abc import Callable
import csv
import io
import json
from typing import Any, TypeAlias

import pytest

from gouji.message import Message
from gouji.output.facts import csv as csv_format
from gouji.output.facts import jsonl, table
from gouji.output.facts.across import Across, Keyed, side_by_side

Make: TypeAlias = Callable[..., Any]


@pytest.fixture
def two_bodies(report: Make, fact: Make) -> Across:
    """A body with two years, under two names, and one with one year."""
    return side_by_side(
        [
            Keyed("water", report({"a": fact("12.50")}, path="2023/水.txt", subject="青岚县水利局", period=2023)),
            Keyed("water", report({"a": fact(None)}, path="2024/水.txt", period=2024)),
            Keyed(
                "school", report({"a": fact("7"), "b": fact("0")}, path="教.txt", subject="青岚县教育局", period=2024)
            ),
        ]
    )


def test_a_body_is_one_line_under_its_latest_name(two_bodies: Across) -> None:
    assert [(body.latest.subject, list(body.reports)) for body in two_bodies.bodies] == [
        ("青岚县水务局", [2023, 2024]),
        ("青岚县教育局", [2024]),
    ]
    assert (two_bodies.years, two_bodies.notes) == ([2023, 2024], [])


def test_a_second_report_of_a_year_and_one_of_an_uncertain_body_have_lines_of_their_own(report: Make) -> None:
    found = side_by_side(
        [
            Keyed("k", report({}, path="a.txt")),
            Keyed("k", report({}, path="b.txt")),
            Keyed("", report({}, path="c.txt")),
            Keyed("", report({}, path="d.txt", period=None)),
        ]
    )

    assert [[each.path for each in body.reports.values()] for body in found.bodies] == [
        ["a.txt"],
        ["b.txt"],
        ["c.txt"],
        ["d.txt"],
    ]
    assert found.years == [2024, None]
    assert found.notes == [
        (
            "b.txt",
            Message(
                "与 a.txt 同为青岚县水务局 2024年的报告，另列一行",
                "of 青岚县水务局 and 2024 as a.txt is: it has a line of its own",
            ),
        )
    ]


def test_a_line_of_json_has_the_reports_and_each_fact_by_year(two_bodies: Across) -> None:
    lines = "".join(jsonl.render_across(two_bodies, language="zh")).splitlines()

    first = json.loads(lines[0], parse_float=str)
    assert (first["agency"], first["kind"], first["facts"]) == (
        "青岚县水务局",
        "gongkai",
        {"a": {"2023": "12.50", "2024": None}},
    )
    assert {year: each["path"] for year, each in first["reports"].items()} == {
        "2023": "2023/水.txt",
        "2024": "2024/水.txt",
    }
    assert json.loads(lines[1])["facts"] == {"a": {"2024": 7}, "b": {"2024": 0}}


def test_a_row_of_csv_has_a_column_for_each_fact_and_year(two_bodies: Across) -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_format.render_across(two_bodies, language="zh")))))

    assert rows == [
        ["agency", "kind", "path@2023", "path@2024", "a@2023", "a@2024", "b@2023", "b@2024"],
        ["青岚县水务局", "gongkai", "2023/水.txt", "2024/水.txt", "12.50", "", "", ""],
        ["青岚县教育局", "gongkai", "", "教.txt", "", "7", "", "0"],
    ]


def test_the_heads_of_a_csv_file_are_words(two_bodies: Across) -> None:
    text = "".join(csv_format.render_across(two_bodies, language="zh", to_file=True))

    assert text.splitlines()[0] == (
        "\ufeff机关,报告种类,表二 · 规章 2023年,表二 · 规章 2024年,表二 · 规章 2023年,表二 · 规章 2024年,文件 2023年,文件 2024年"
    )


def test_the_table_has_the_years_side_by_side_and_only_bodies_whose_forms_have_the_figure(two_bodies: Across) -> None:
    assert "".join(table.render_across(two_bodies, language="zh", every=True)) == (
        "表二 · 规章\n"
        "机关            2023    2024\n"
        "------------  ------  ------\n"
        "青岚县水务局   12.50    未知\n"
        "青岚县教育局               7\n"
        "\n"
        "表二 · 规章\n"
        "机关            2023    2024\n"
        "------------  ------  ------\n"
        "青岚县教育局               0\n"
        "\n"
    )


def test_the_table_leaves_out_what_is_zero_everywhere_and_counts_it(two_bodies: Across) -> None:
    text = "".join(table.render_across(two_bodies, language="en"))

    assert (
        text.splitlines()[-1] == "1 more is 0 or unknown in all of these reports and not shown; --facts '*' shows all"
    )
