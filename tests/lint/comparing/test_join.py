"""Rules across reports: contributions outlive their reports, are joined in any order, and what fails is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.api import (
    AcrossFinding,
    AcrossRelated,
    AcrossRule,
    Contributing,
    Joined,
    Message,
    NotCompared,
    Report,
    Spot,
    across_rule,
)
from gouji.binding.bind import Binder
from gouji.checking.valid import MAX_FINDINGS
from gouji.comparing.contribute import Contributed, contribute
from gouji.comparing.contribution import Contribution, contribution_to_bytes
from gouji.comparing.join import MAX_VERSIONS, JoinResult, Offer, join
from gouji.comparing.names import Names
from gouji.document.reader import read_text
from gouji.rules.active import ActiveRule
from gouji.text.source import Source

SAID = Message("有误", "wrong")


class Length(NamedTuple):
    """How long the report is."""

    length: int
    spot: Spot


def _length(report: Report, contributing: Contributing) -> Length | None:
    title = report.title.span
    return Length(len(report.document.source.text), contributing.spot(title)) if title is not None else None


def _grows(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """A report is no shorter than last year's."""
    compared = joined.read(Length)
    for member in compared.checked:
        versions = compared.before(member)
        if not versions:
            yield NotCompared(member, "across.length", SAID)
        elif member.given.length < versions[0].given.length:
            yield AcrossFinding(
                member,
                SAID,
                member.given.spot,
                related=(AcrossRelated(versions[0], versions[0].given.spot, SAID),),
                roots=[(member, "length")],
            )


def across(
    joins: Callable[[Joined], Any] = _grows, contributes: Any = _length, **fields: Any
) -> ActiveRule[AcrossRule]:
    metadata = {"code": "Z101", "name": "grows", "severity": "error", "summary": SAID, "source": "x", "since": "0.1"}
    made = across_rule(contributes=contributes, **{**metadata, **fields})(joins)
    return ActiveRule(made, made.meta.severity, made.meta.defaults)


TEXTS = {
    "b/2023.txt": "云麓县水务局2023年政府信息公开工作年度报告\n一、总体情况\n很长很长很长很长的一句话。\n",
    "a/2024.txt": "云麓县水务局2024年政府信息公开工作年度报告\n一、总体情况\n短。\n",
    "c/2024.txt": "云麓县林业局2024年政府信息公开工作年度报告\n一、总体情况\n短。\n",
}


@pytest.fixture(scope="module")
def contributed(binder: Binder) -> Callable[..., Contributed]:
    def run(text: str, active: ActiveRule[AcrossRule], path: str = "a.txt", **how: Any) -> Contributed:
        report = binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))
        return contribute(report, [active], how.pop("names", Names()), path, **how)

    return run


@pytest.fixture(scope="module")
def offers(contributed: Callable[..., Contributed]) -> Callable[..., list[Offer]]:
    def make(active: ActiveRule[AcrossRule], **how: Any) -> list[Offer]:
        return [
            Offer(path, 0, contributed(text, active, path, **how).contribution, {active.meta.name: active})
            for path, text in TEXTS.items()
        ]

    return make


def brief(result: JoinResult) -> dict[str, list[str]]:
    return {path: [d.rule for d in found] for path, found in result.diagnostics.items()}


def test_a_finding_stands_at_its_place_with_its_line(offers: Callable[..., list[Offer]]) -> None:
    result = join(offers(across()))

    ((found,),) = result.diagnostics.values()
    assert (found.path, found.range and found.range.start, found.excerpt) == (
        "a/2024.txt",
        (1, 1),
        "云麓县水务局2024年政府信息公开工作年度报告",
    )
    assert [(r.path, r.range and r.range.start) for r in found.related] == [("b/2023.txt", (1, 1))]


def test_what_could_not_be_compared_is_told(offers: Callable[..., list[Offer]]) -> None:
    result = join(offers(across()))

    assert {path: [u.relation for u in found] for path, found in result.not_compared.items()} == {
        "b/2023.txt": ["across.length"],
        "c/2024.txt": ["across.length"],
    }


@given(st.permutations(range(3)))
def test_the_order_of_offers_changes_nothing(offers: Callable[..., list[Offer]], order: list[int]) -> None:
    made = offers(across())

    shuffled, straight = join([made[at] for at in order]), join(made)

    assert (shuffled.diagnostics, shuffled.not_compared) == (straight.diagnostics, straight.not_compared)


def test_a_cause_that_was_told_in_the_report_is_not_told_again(offers: Callable[..., list[Offer]]) -> None:
    assert brief(join(offers(across(), causes=("length",)))) == {}
    assert brief(join(offers(across(), causes=("other",)))) == {"a/2024.txt": ["grows"]}


def test_more_reports_of_one_body_and_year_than_there_can_be_are_noted(offers: Callable[..., list[Offer]]) -> None:
    first = offers(across())[0]
    many = [attrs.evolve(first, path=f"{number:03}.txt") for number in range(MAX_VERSIONS + 2)]

    result = join(many)

    assert list(result.notes) == ["100.txt", "101.txt"]
    assert [note.en for note in result.notes["100.txt"]] == [
        "more than 100 reports of 云麓县水务局 for 2023: the rest are not compared, nor is this file; check their titles, "
        "or check them in several runs"
    ]
    assert [told.relation for told in result.not_compared["100.txt"]] == ["across"]


def _without_end(joined: Joined) -> Iterator[AcrossFinding]:
    members = list(joined.read(Length).members)
    while True:
        yield AcrossFinding(members[0], SAID)


def test_findings_across_reports_without_end_are_cut_and_noted(offers: Callable[..., list[Offer]]) -> None:
    result = join(offers(across(_without_end)))

    (path,) = result.diagnostics
    assert len(result.diagnostics[path]) == MAX_FINDINGS
    assert [note.en for note in result.notes[path]] == [
        "the rule grows found more than 1,000 problems, of which the first 1,000 are listed; correct them and check again"
    ]


def test_secrets_are_not_shown(contributed: Callable[..., Contributed]) -> None:
    text = TEXTS["a/2024.txt"].replace("报告\n", "报告 13912345678\n", 1)

    kept = contributed(text, across(), secrets=("13912345678",)).contribution

    assert kept is not None
    assert b"13912345678" not in contribution_to_bytes(Contribution((kept,)))


def test_a_rule_that_fails_to_contribute_is_a_failure_of_the_file(contributed: Callable[..., Contributed]) -> None:
    def fails(report: Report, contributing: Contributing) -> None:
        message = "as asked"
        raise RuntimeError(message)

    done = contributed(TEXTS["a/2024.txt"], across(contributes=fails))

    assert [(f.kind, f.path, f.rule) for f in done.failures] == [("rule-failed", "a.txt", "grows")]


def _fails(joined: Joined) -> Iterator[AcrossFinding]:
    message = "as asked"
    raise RuntimeError(message)


def _yields_text(joined: Joined) -> Iterator[Any]:
    yield "x"


def _speaks_of_priors(joined: Joined) -> Iterator[NotCompared]:
    for member in joined.read(Length).members:
        yield NotCompared(member, "x", SAID)


@pytest.mark.parametrize(("joins", "why"), [(_fails, "as asked"), (_yields_text, "yielded str")])
def test_a_rule_that_fails_to_join_is_a_failure_of_the_run(
    offers: Callable[..., list[Offer]], joins: Any, why: str
) -> None:
    result = join(offers(across(joins)))

    assert [(f.kind, f.rule, why in f.message.en) for f in result.failures] == [("rule-failed", "grows", True)]
    assert result.diagnostics == {}


def test_nothing_may_be_told_of_a_report_that_is_only_compared_with(contributed: Callable[..., Contributed]) -> None:
    active = across(_speaks_of_priors)
    contribution = contributed(TEXTS["a/2024.txt"], active).contribution

    result = join([Offer("a.txt", 0, contribution, {"grows": active}, is_prior=True)])

    assert ["only compared with" in f.message.en for f in result.failures] == [True]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("水务局2024年政府信息公开工作年度报告\n一、总体情况\n", "水务局"),
        ("政府信息公开工作年度报告\n一、总体情况\n", "does not say whose"),
        ("云麓县水务局政府信息公开工作年度报告\n一、总体情况\n", "which year"),
    ],
)
def test_a_report_that_is_not_sure_contributes_nothing_and_says_why(
    contributed: Callable[..., Contributed], text: str, why: str
) -> None:
    contribution = contributed(text, across()).contribution

    assert contribution.reason is not None
    assert (dict(contribution.given), why in contribution.reason.en) == ({}, True)


def test_a_name_in_the_configuration_is_sure(contributed: Callable[..., Contributed]) -> None:
    text = "水务局2024年政府信息公开工作年度报告\n一、总体情况\n"

    contribution = contributed(text, across(), names=Names({"云麓县水务局": ("水务局",)})).contribution

    assert (contribution.reason, contribution.key) == (None, "gongkai/云麓县水务局")


def test_a_page_that_is_no_report_contributes_nothing(contributed: Callable[..., Contributed]) -> None:
    assert contributed("云麓县水务局2024年工作总结\n今年做了许多事。\n", across()).contribution is None


def test_the_page_of_an_across_rule_is_the_docstring_of_what_joins() -> None:
    assert across().meta.page == "A report is no shorter than last year's."


def test_a_set_severity_holds_for_findings_across_reports(offers: Callable[..., list[Offer]]) -> None:
    made = across().rule
    result = join(offers(ActiveRule(made, "info", made.meta.defaults, explicit=True)))

    assert [d.severity for found in result.diagnostics.values() for d in found] == ["info"]
