"""What the strategies draw: sound reports of every kind that has been seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
import pytest

from gouji.forms.model import Form
from gouji.testing import SampleReport, derived_facts
from gouji_gongkai.testing import official_forms
from gouji_gongkai.testing.bodies import Body
from gouji_gongkai.testing.strategies import FAULTS, faulted, figures, sound_reports, sound_years

OLD, NEW = official_forms()
FORMS = pytest.mark.parametrize("form", [OLD, NEW], ids=lambda form: str(form.id))
SEARCH = settings(max_examples=2000, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def text_of(sample: SampleReport) -> str:
    return "\n".join(line.text for line in sample.lines)


@FORMS
@given(data=st.data())
def test_a_report_is_of_a_year_in_which_its_form_is_in_force(form: Form, data: st.DataObject) -> None:
    sample = data.draw(sound_reports(form))

    assert (sample.form, form.in_force(sample.period)) == (form, True)


@given(sound_reports(NEW))
def test_a_report_of_the_form_of_2021_has_five_aspects_and_speaks_of_fees(sample: SampleReport) -> None:
    overview = "".join(line.text for line in sample.prose["overview"])
    other = "".join(line.text for line in sample.prose["other"])

    aspects = ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"]
    assert ([word for word in aspects if word not in overview], "信息处理费" in other) == ([], True)


@given(sound_reports(cites=False))
def test_a_report_that_cites_nothing_states_no_figure_of_its_tables(sample: SampleReport) -> None:
    assert [key for key in sample.keys if key.startswith("cited.")] == []


@given(sound_reports(dated=True))
def test_a_dated_report_says_its_year_in_title_period_and_statements(sample: SampleReport) -> None:
    keys = set(sample.keys)

    assert {"title.year", "period.year", "statement.0", "statement.1"} <= keys


@given(sound_reports())
def test_a_cited_figure_is_the_one_of_the_table(sample: SampleReport) -> None:
    cited = {
        piece.key.removeprefix("cited."): piece.text for line in sample.lines for piece in line if "cited." in piece.key
    }

    assert cited == {fact: sample.figures[fact].replace(",", "").removesuffix("件") for fact in cited}


@FORMS
@given(data=st.data())
def test_only_what_no_relation_determines_is_drawn(form: Form, data: st.DataObject) -> None:
    drawn = data.draw(figures(form))

    assert len([fact for fact in set(form.slots) - derived_facts(form) if drawn[fact]]) <= 13


@FORMS
@pytest.mark.parametrize(
    "seen",
    [
        lambda figures: not any(figures.values()),
        lambda figures: figures["requests.new.total"] > 100_000,
        lambda figures: figures["requests.carried_in.total"] and figures["requests.carried_out.total"],
        lambda figures: figures["litigation.reconsideration.total"] > 0,
        lambda figures: any(value != int(value) for value in figures.values()),
    ],
    ids=["all zero", "large", "carried in and out", "reviews", "decimals"],
)
def test_figures_of_every_kind_are_drawn(form: Form, seen: Callable[[Mapping[str, Decimal]], bool]) -> None:
    find(figures(form), seen, settings=SEARCH)


def test_a_change_may_be_negative_and_nothing_else() -> None:
    drawn = find(figures(OLD), lambda figures: min(figures.values()) < 0, settings=SEARCH)

    assert {OLD.slots[fact][2].type for fact, value in drawn.items() if value < 0} == {"change"}


@pytest.mark.parametrize(
    "seen",
    [
        lambda sample: not sample.title,
        lambda sample: len(sample.title) == 2,
        lambda sample: "二〇二" in text_of(sample),
        lambda sample: "六个部分" in text_of(sample),
        lambda sample: "（二）收到和处理政府信息公开申请情况" in text_of(sample),
        lambda sample: f"《公共数据开放三年行动方案（{sample.period}—" in text_of(sample),
        lambda sample: "〔" in text_of(sample),
        lambda sample: f"{sample.period - 1}年度查摆" in text_of(sample),
        lambda sample: f"{sample.period + 1}年，" in text_of(sample),
        lambda sample: "同比" in text_of(sample),
        lambda sample: f"评为{sample.period - 1}年度" in text_of(sample),
        lambda sample: sample.headings["problems"] != sample.form.section("problems").heading,
        lambda sample: "均已办结" in text_of(sample),
        lambda sample: any("," in figure for figure in sample.figures.values()),
    ],
)
def test_traps_that_sound_reports_have_are_drawn(seen: Callable[[SampleReport], bool]) -> None:
    find(sound_reports(), seen, settings=SEARCH)


@given(data=st.data())
@settings(max_examples=5)
def test_a_body_of_ones_own_has_reports_years_and_faults(data: st.DataObject) -> None:
    own = Body("临川县港口局", "我局", "临川县")
    sample = data.draw(sound_reports(body=own, cites=False, dated=True))
    years = data.draw(sound_years(body=own, count=2))
    fault = data.draw(faulted(sample, next(iter(FAULTS))))

    assert {sample.subject, fault.sample.subject, *(each.subject for each in years)} == {own.name}


@pytest.mark.parametrize("kind", FAULTS)
@given(data=st.data())
@settings(max_examples=10)
def test_every_fault_changes_something_and_expects_a_finding(kind: str, data: st.DataObject) -> None:
    sample = data.draw(sound_reports(cites=False, dated=True))
    fault = data.draw(faulted(sample, kind))

    assert (
        repr(fault.sample) != repr(sample)
        or fault.sample.headings != sample.headings
        or (fault.sample.tables != sample.tables)
    )
    assert fault.expectations
