"""A comment changes nothing of what is read, wherever it stands, and it is told where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.testing import Renderer, SampleReport
from gouji.testing.markdown import markdown_renderer
from gouji.testing.pages import page_renderer
from gouji.text.source import Range
from gouji_gongkai.testing.strategies import sound_reports

COMMENT = "<!-- gouji: ignore[T101] 核对过 -->"
FORMATS: Mapping[str, Renderer] = {"html": page_renderer(), "md": markdown_renderer()}


def _told(report: Report) -> list[object]:
    """What a report says, without its places."""
    facts = [(fact.id, fact.state, fact.raw) for fact in report.facts.values()]
    return [*facts, report.status, report.title.value, [paragraph.text for paragraph in report.paragraphs]]


@pytest.mark.parametrize("kind", FORMATS)
@given(sample=sound_reports(), at=st.integers(0, 10_000))
@settings(max_examples=20)
def test_a_comment_changes_nothing_of_what_is_read(
    kind: str, sample: SampleReport, at: int, plugins: Plugins, binder: Binder
) -> None:
    rendered = FORMATS[kind](sample)
    place = rendered.places[sorted(rendered.places)[at % len(rendered.places)]]
    assert isinstance(place, Range)
    lines = rendered.data.decode().splitlines(keepends=True)
    line, column = place.end
    text = f"{lines[line - 1][: column - 1]}{COMMENT}{lines[line - 1][column - 1 :]}"
    commented = "".join([*lines[: line - 1], text, *lines[line:]]).encode()

    plain, report = (
        binder.bind(load(each, rendered.name, binder.vocabularies, plugins.loaders))
        for each in (rendered.data, commented)
    )

    source = report.document.source
    assert [source.range(comment.span).start for comment in report.document.comments] == [(line, column)]
    assert _told(report) == _told(plain)
