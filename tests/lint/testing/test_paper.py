"""A sample printed as a PDF is read with all its figures, and as RTF it has its words and its cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.testing import SampleReport
from gouji.testing.checker import Checker
from gouji.testing.paper import render_paper
from gouji.testing.rich import render_rich


@pytest.mark.parametrize("packed", [False, True])
def test_every_figure_is_read_from_paper(
    sample_of: Callable[..., SampleReport], checker: Checker, *, packed: bool
) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    sample = sample_of(requests__new__total="12")

    report = checker.read(render_paper(sample, packed=packed))

    assert {fact.id: fact.raw for fact in report.facts.values()} == sample.figures


def test_rich_text_is_ascii_with_a_cell_for_each_of_the_sample(sample_of: Callable[..., SampleReport]) -> None:
    data = render_rich(sample_of(requests__new__total="{12}")).data

    assert (data.isascii(), data.startswith(b"{\\rtf1"), b" \\{12\\}\\cell" in data) == (True, True, True)
