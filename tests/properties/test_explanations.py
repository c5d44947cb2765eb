"""What is said of broken relations can be followed: no two findings contradict, and nothing is broken in the end."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, SampleReport, Samples, installed_samples, text_renderer
from gouji.testing.checker import Checker

RULES = ("total-consistency", "carried-over-count")
SHOULD = re.compile(r"应为 (\d+)，实为 \d+$")


@st.composite
def reports_with_wrong_cells(draw: st.DrawFn, kind: Samples) -> SampleReport:
    """Draw a report in which one to four figures of its sums and balances are wrong."""
    sample = draw(kind.strategies().reports(cites=False, dated=True))
    exact = [relation.operands for relation in sample.form.relations if relation.kind in ("sum", "equal")]
    cells = st.sampled_from([fact for operands in exact for fact in operands])
    return sample.with_figures(draw(st.dictionaries(cells, st.integers(0, 30).map(str), min_size=1, max_size=4)))


def read(checker: Checker, sample: SampleReport) -> Report:
    return checker.read(text_renderer(TEXT_LAYOUTS["rows"])(sample))


def found(checker: Checker, report: Report) -> list[Diagnostic]:
    """What is found wrong with the relations of a report."""
    return [each for each in checker.check_report(report, "report.txt") if each.rule in RULES]


def advice(diagnostic: Diagnostic) -> dict[str, str]:
    """The figures that a finding says should be, by their facts."""
    own = {diagnostic.fact: diagnostic.expected} if diagnostic.fact and diagnostic.expected else {}
    others = [(each.fact, SHOULD.search(each.message.zh)) for each in diagnostic.related]
    return own | {fact: match[1] for fact, match in others if fact and match}


@pytest.mark.parametrize("kind", installed_samples())
@given(data=st.data())
def test_who_follows_all_advice_leaves_no_certain_break_and_no_more_is_told_than_is_broken(
    kind: Samples, data: st.DataObject, checker: Checker
) -> None:
    wrong = data.draw(reports_with_wrong_cells(kind))
    report = read(checker, wrong)

    before = found(checker, report)

    broken = [outcome.relation.id for outcome in report.outcomes if outcome.state == "broken"]
    assert bool(broken) <= len(before) <= len(broken)
    told = [advice(each) for each in before]
    followed = {fact: figure for each in told for fact, figure in each.items()}
    after = found(checker, read(checker, wrong.with_figures(followed)))
    assert sum(map(len, told)) == len(followed)
    assert [each.message for each in after] == [each.message for each in before if not advice(each)]
