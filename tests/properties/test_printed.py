"""A report whose tables are printed as a PDF's text is read whole, or the table is told once; no rule says a false word."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
import pytest

from gouji.report.model import Report
from gouji.testing import Rendered, TextStyle, text_renderer
from gouji.testing.checker import Checker, serious
from gouji.testing.layouts import PrintedLayout, StreamedLayout, TableLayout
from gouji.testing.strategies import any_of
from gouji_gongkai.testing.strategies import sound_reports

Read = Callable[[Rendered], Report]

PRINTED: dict[str, st.SearchStrategy[TableLayout]] = {
    "in columns": st.builds(
        PrintedLayout,
        width=st.integers(8, 40),
        groups=st.integers(2, 8),
        gap=st.integers(2, 6),
        page=any_of((0, 0, 7, 23)),
    ),
    "in the order of its content": st.builds(StreamedLayout, width=st.integers(8, 40)),
}
STYLES = st.builds(
    TextStyle,
    indent=any_of(("", "\u3000\u3000", "   ")),
    spacing=st.integers(0, 1),
    half_width=st.booleans(),
    bullet=any_of((".", "．", "、")),
)


@pytest.mark.parametrize("how", PRINTED)
@given(data=st.data())
def test_a_sound_report_is_read_whole(how: str, data: st.DataObject, read: Read) -> None:
    sample, style = data.draw(sound_reports()), data.draw(STYLES)
    rendered = text_renderer(data.draw(PRINTED[how]), style)(sample)
    report = read(rendered)
    place = report.document.source.range

    found = {fact.id: (fact.raw, place(fact.span) if fact.span else None) for fact in report.facts.values()}

    assert found == {fact: (style.figure(text), rendered.places[fact]) for fact, text in sample.figures.items()}


@pytest.mark.parametrize("how", PRINTED)
@given(data=st.data())
def test_no_rule_errs_or_warns_about_a_sound_report(how: str, data: st.DataObject, checker: Checker) -> None:
    sample = data.draw(sound_reports(dated=True, traps=True))
    rendered = text_renderer(data.draw(PRINTED[how]), data.draw(STYLES))(sample)

    assert serious(checker.check(rendered)) == []


@pytest.mark.parametrize("how", PRINTED)
@given(data=st.data())
def test_what_cannot_be_placed_is_told_once_a_table_and_nothing_in_it_is_missing(
    how: str, data: st.DataObject, checker: Checker
) -> None:
    """Some rows have lost their last figure."""
    sample = data.draw(sound_reports())
    layout, chosen = data.draw(PRINTED[how]), data.draw(st.lists(st.integers(0, 999), min_size=1, max_size=3))
    rendered = text_renderer(layout)(sample)
    lines = rendered.text.splitlines()
    rows = [number for number, line in enumerate(lines) if line[-1:].isdigit() and not line[-2:].isdigit()]
    assume(rows)  # 件 or 元 may stand behind each figure.
    for number in {rows[choice % len(rows)] for choice in chosen}:
        lines[number] = lines[number][:-1].rstrip()
    text = "\n".join(lines)
    found = serious(checker.check(attrs.evolve(rendered, data=text.encode(), text=text)))

    sections = {sample.form.table(table).section for table in sample.tables}
    told = [(each.code, each.section) for each in found if each.section in sections]
    assert {code for code, _ in told} == {"F111"}
    assert len(told) == len(set(told))
