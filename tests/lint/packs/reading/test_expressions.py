"""Expressions in a pack: what is wrong with them is told at its place in the file."""

from __future__ import annotations

from collections.abc import Callable

from gouji.packs.checks.require import Require
from gouji.packs.model import PackFile

Read = Callable[[str], tuple[PackFile | None, list[str]]]

PACK = """pack: p
kind: rivers
version: "1"
title: 包
source: 文件
rules:
  - code: P101
    name: p-rule
    title: 题
    years: {years}
    options:
      most: {{type: integer, default: 3}}
    require: {require}
    when: {when}
"""


def told(problems: list[str]) -> list[tuple[str, str]]:
    """Return the line and column of each problem, and what it is."""
    return [
        (problem.split(": ")[0].split("p.yaml:")[1], problem.splitlines()[0].split(": ", 1)[1]) for problem in problems
    ]


def test_a_requirement_and_a_condition_are_read(read: Read) -> None:
    pack, problems = read(PACK.format(years="2021-", require="fish.carp.total < $most", when="year > 2022"))

    assert problems == []
    assert pack is not None
    (rule,) = pack.rules
    assert isinstance(rule.check, Require)
    assert (rule.check.expression.facts, rule.when and rule.when.text) == (("fish.carp.total",), "year > 2022")


def test_all_mistakes_stand_at_their_places_in_the_file(read: Read) -> None:
    require = '"fish.crap.total < $mst and\\n  fish.eel.total = 1"'

    _, problems = read(PACK.format(years="2021-", require=require, when="levl == 'uper'"))

    assert told(problems) == [
        ("13:15", "there is no fact 'fish.crap.total'; did you mean 'fish.carp.total'?"),
        ("13:33", "the rule has no option '$mst'; did you mean '$most'?"),
        ("13:45", "'fish.eel.total' is a fact of the form 2019, which the years of the rule exclude"),
        ("13:60", "'=' is not used here; expected =="),
        ("14:11", "there is no fact 'levl'; did you mean 'level'?"),
    ]


def test_a_condition_that_no_year_of_the_rule_meets_is_told(read: Read) -> None:
    _, problems = read(PACK.format(years="2022-2023", require="fish.carp.total > 1", when="year < 2022"))

    assert told(problems) == [("14:11", "in the years of the rule these conditions can never be true")]
