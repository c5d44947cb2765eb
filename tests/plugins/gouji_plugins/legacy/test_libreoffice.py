"""LibreOffice as the peer: old files and PDFs that it makes are read back to the same facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.api import Report
from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.testing import SampleReport
from gouji.testing.office import WordStyle, render_word
from gouji.testing.pages import PageStyle, render_page
from gouji_gongkai.testing import least_report
from gouji_plugins.legacy.convert import convert, find_office

OFFICE = find_office()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(params=["2019", "2021"])
def sample(request: pytest.FixtureRequest, plugins: Plugins) -> SampleReport:
    """A report of a form, every figure another than its neighbours'."""
    form = next(form for form in plugins.forms if form.id == request.param)
    figures = {fact: str(number % 97) for number, fact in enumerate(form.slots)}
    return least_report(form, subject="临川县水务局", period=2019 if form.id == "2019" else 2024, figures=figures)


@pytest.fixture
def read(plugins: Plugins, binder: Binder) -> Callable[[bytes, str], Report]:
    return lambda data, name: binder.bind(load(data, name, binder.vocabularies, plugins.loaders))


def converted(data: bytes, extension: str, target: str) -> bytes:
    return convert(data, extension, target, OFFICE or "")


def facts(report: Report) -> dict[str, str]:
    return {fact.id: fact.raw for fact in report.facts.values()}


@pytest.mark.parametrize("extension", [".doc", ".rtf"])
def test_an_old_document_is_read_back(
    extension: str, sample: SampleReport, read: Callable[[bytes, str], Report]
) -> None:
    data = converted(render_word(sample, WordStyle()).data, ".docx", extension)
    report = read(data, f"年报{extension}")

    assert facts(report) == sample.figures
    identity = (report.document.loader, report.document.source.data, report.subject.value, report.period.value)
    assert identity == ("legacy", data, sample.subject, sample.period)


def test_a_pdf_of_a_web_page_is_read_back(sample: SampleReport, read: Callable[[bytes, str], Report]) -> None:
    page = render_page(sample, PageStyle()).data.replace(b"<table>", b'<table border="1" cellspacing="0">')
    report = read(converted(page, ".html", ".pdf"), "年报.pdf")

    assert facts(report) == sample.figures
    assert len({report.document.locator(fact.span.start)["page"] for fact in report.facts.values()}) > 1


def test_a_pdf_without_lines_is_read_or_told(sample: SampleReport, read: Callable[[bytes, str], Report]) -> None:
    """Its tables have no borders, and the last one is wider than the page."""
    report = read(converted(render_word(sample, WordStyle()).data, ".docx", ".pdf"), "年报.pdf")

    wrong = {fact.id: fact.raw for fact in report.facts.values() if fact.raw and fact.raw != sample.figures[fact.id]}
    outcomes = {name: bound.outcome for name, bound in report.tables.items()}
    assert (wrong, outcomes) == ({}, {"proactive": "complete", "requests": "complete", "litigation": "unreadable"})
