"""Pandoc as the peer: Markdown that it turns into HTML, and Word that it turns into Markdown, say the same."""

from __future__ import annotations

from collections.abc import Callable
import shutil
import subprocess

import pytest

from gouji.api import Report
from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.testing import SampleReport
from gouji.testing.markdown import MarkdownStyle, render_markdown
from gouji.testing.office import WordStyle, render_word
from gouji_gongkai.testing import least_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed"),
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


def pandoc(data: bytes, *options: str) -> bytes:
    return subprocess.run(["pandoc", *options], input=data, capture_output=True, check=True, timeout=60).stdout


def told(report: Report) -> tuple[object, ...]:
    facts = {fact.id: fact.raw for fact in report.facts.values()}
    headings = {name: section.heading.text for name, section in report.sections.items() if section.heading}
    return facts, headings, report.subject.value, report.period.value, report.form.id


def told_of(sample: SampleReport) -> tuple[object, ...]:
    return sample.figures, sample.headings, sample.subject, sample.period, sample.form.id


@pytest.mark.parametrize("repeated", [False, True], ids=["empty", "repeated"])
@pytest.mark.parametrize("mark", ["", "**"])
def test_html_made_of_our_markdown_says_the_same(
    repeated: bool, mark: str, sample: SampleReport, read: Callable[[bytes, str], Report]
) -> None:
    markdown = render_markdown(sample, MarkdownStyle(repeated=repeated, mark=mark)).data

    html = pandoc(markdown, "-f", "gfm", "-t", "html", "-s", "--metadata", "title=页面")

    assert (told(read(markdown, "a.md")), told(read(html, "a.html"))) == (told_of(sample), told_of(sample))


@pytest.mark.parametrize("target", ["gfm", "gfm-raw_html", "markdown-simple_tables-multiline_tables-grid_tables"])
def test_markdown_made_of_a_word_document_says_the_same(
    target: str, sample: SampleReport, read: Callable[[bytes, str], Report]
) -> None:
    """Without raw HTML pandoc writes pipe tables, and leaves covered cells empty."""
    word = render_word(sample, WordStyle(headed=True)).data

    markdown = pandoc(word, "-f", "docx", "-t", target, "--wrap=none")

    assert told(read(markdown, "a.md")) == told_of(sample)
