"""What linting a web page costs: in time as a multiple of lxml's bare parse, in memory of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import tracemalloc

import attrs
import lxml.html
import pytest

from gouji.run.session import Session
from gouji.testing import Line
from gouji.testing.pages import PageStyle, render_page
from gouji_gongkai.testing import least_report

MOST = 5
"""Linting costs at most so many bare parses of the page."""

MOST_MEMORY = 20
"""And at its peak so many times the file."""

SENTENCE = "我局认真贯彻落实有关规定，及时、准确、全面公开政府信息，回应群众关切，接受社会监督。"


@pytest.fixture(scope="module")
def session() -> Session:
    from gouji.config import CommandLine

    return Session.start(CommandLine())


@pytest.fixture(scope="module")
def page(session: Session) -> bytes:
    """A report of usual length as Word saves it, on the page of a web site."""
    form = session.linter.binder.kinds["gongkai"].newest
    prose = {section.id: (Line.of(SENTENCE),) * 8 for section in form.sections}
    sample = least_report(form, subject="澄江县水务局", period=2024)
    sample = attrs.evolve(sample, prose=prose)
    return render_page(sample, PageStyle(manner="word")).data


def test_linting_a_page_costs_at_most_five_parses(
    page: bytes,
    session: Session,
    ratios: Callable[..., Mapping[str, float]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = ratios(
        parsed=lambda: lxml.html.document_fromstring(page),
        read=lambda: session.linter.read(page, "report.html"),
        linted=lambda: session.check(page, "report.html"),
    )

    with capsys.disabled():
        print(f"\n{len(page):,} bytes: " + ", ".join(f"{name} {ratio:.1f}" for name, ratio in found.items()))
    assert found["linted"] <= MOST


@pytest.mark.parametrize("times", [1, 40])
def test_linting_a_page_takes_at_most_twenty_times_its_size(times: int, page: bytes, session: Session) -> None:
    """Both of one report and of one with forty times as much text."""
    data = page.replace(SENTENCE.encode(), SENTENCE.encode() * times)
    session.check(data, "report.html")
    tracemalloc.start()
    session.check(data, "report.html")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak <= MOST_MEMORY * len(data)
