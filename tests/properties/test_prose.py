"""What prose says of the tables: sound reports agree with themselves, a figure changed is found where it stands."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import Rendered, SampleReport
from gouji.testing.strategies import printed_reports
from gouji.text.numbers import read_figure
from gouji_gongkai.testing.strategies import sound_reports

Check = Callable[[Rendered], list[Diagnostic]]

NARRATIVE = frozenset(f"N{number}" for number in range(101, 110))
STRICT = ("requests.new.total", "requests.carried_in.total", "requests.carried_out.total")


def narrative(found: list[Diagnostic]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in found if diagnostic.code in NARRATIVE]


def cited(sample: SampleReport) -> list[str]:
    return sorted({key for key in sample.keys if key.startswith("cited.")})


def beyond(sample: SampleReport) -> int:
    """A number that no sum of the report's figures comes to."""
    values = [read_figure(figure).value for figure in sample.figures.values()]
    return int(sum(abs(value) for value in values if value is not None)) + 1


@given(printed_reports(sound_reports()))
def test_the_text_of_a_sound_report_is_passed_over(check: Check, printed: object) -> None:
    """At every severity, info too."""
    assert narrative(check(printed.rendered)) == []


@given(data=st.data())
def test_a_figure_changed_in_a_sentence_is_found_where_it_stands(check: Check, data: st.DataObject) -> None:
    printed = data.draw(printed_reports(sound_reports()))
    keys = cited(printed.sample)
    assume(keys)
    key = data.draw(st.sampled_from(keys))
    wrong = beyond(printed.sample) + data.draw(st.integers(0, 1000))
    assume(wrong % 10_000)
    rendered = printed.print_again(printed.sample.replace(key, str(wrong))).rendered

    found = narrative(check(rendered))

    fact = key.removeprefix("cited.")
    assert {(d.rule, d.severity, d.fact) for d in found} == {
        ("narrative-mismatch", "error" if fact in STRICT else "warning", fact)
    }
    assert rendered.places[key].start in {d.range.start for d in found}
