"""One wrong cell is named with its right figure; where no cell explains a break, the break stands alone."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.forms.model import Form
from gouji.report.model import Report
from gouji.report.repair import Repair, repairs

COLUMNS = ("natural_person", "enterprise", "research", "welfare", "legal_service", "other_organization")
RESULTS = ("granted", "partial", "denied.third_party", "unavailable.not_held", "not_processed.petition", "other.other")

ReportOf = Callable[[Mapping[str, object]], Report]
Sound = Callable[..., dict[str, int]]

# A report of this has every kind of cell above 0.
DETAILS = {
    "granted": {"natural_person": 31, "enterprise": 4, "other_organization": 2},
    "partial": {"natural_person": 5, "research": 1},
    "denied.third_party": {"natural_person": 2, "welfare": 3},
    "unavailable.not_held": {"natural_person": 9, "legal_service": 6},
    "not_processed.petition": {"natural_person": 1, "enterprise": 1},
}
CARRIED_OUT = {"natural_person": 3, "enterprise": 1}
CARRIED_IN = {"natural_person": 4, "research": 1}


@pytest.fixture
def figures(sound: Sound) -> dict[str, object]:
    return dict(sound(DETAILS, CARRIED_OUT, CARRIED_IN))


def told(found: tuple[Repair, ...]) -> list[tuple[str, int, bool]]:
    return [(repair.fact, int(repair.value), repair.certain) for repair in found]


def broken(report: Report) -> list[str]:
    return [outcome.relation.id for outcome in report.outcomes if outcome.state == "broken"]


def test_a_sound_report_needs_no_repair(report_of: ReportOf, figures: dict[str, object]) -> None:
    report = report_of(figures)

    assert (broken(report), repairs(report)) == ([], ())


@pytest.mark.parametrize("change", [1, 7, 1000])
def test_any_one_wrong_cell_of_the_table_on_requests_is_the_one_repair(
    report_of: ReportOf, form: Form, figures: dict[str, object], change: int
) -> None:
    cells = [fact for row in form.table("requests").rows for fact in row.facts]

    found = {cell: told(repairs(report_of({**figures, cell: figures.get(cell, 0) + change}))) for cell in cells}

    assert found == {cell: [(cell, figures.get(cell, 0), True)] for cell in cells}


def test_a_repair_has_every_relation_that_the_cell_breaks(report_of: ReportOf, figures: dict[str, object]) -> None:
    (repair,) = repairs(report_of({**figures, "requests.handled_total.natural_person": 999}))

    assert [outcome.relation.id for outcome in repair.outcomes] == [
        "requests.balance.natural_person",
        "requests.handled.natural_person",
        "requests.row.handled_total",
    ]


def rows() -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(COLUMNS), st.integers(0, 9999))


CELLS = st.tuples(
    st.sampled_from([*RESULTS, "handled_total", "new", "carried_in", "carried_out"]),
    st.sampled_from([*COLUMNS, "total"]),
)


@given(
    parts=st.tuples(st.dictionaries(st.sampled_from(RESULTS), rows(), min_size=1), rows(), rows()),
    cell=CELLS.map(lambda place: "requests.{}.{}".format(*place)),
    figure=st.integers(0, 10**9),
)
def test_a_random_wrong_cell_of_a_random_sound_table_is_the_one_repair(
    report_of: ReportOf, sound: Sound, parts: tuple[dict[str, object], ...], cell: str, figure: int
) -> None:
    """The repair names this very cell and the figure that stood there."""
    figures = sound(*parts)
    right = figures.get(cell, 0)

    found = told(repairs(report_of({**figures, cell: figure})))

    assert found == ([] if figure == right else [(cell, right, True)])


def test_two_wrong_cells_that_share_no_relation_are_two_repairs(
    report_of: ReportOf, figures: dict[str, object]
) -> None:
    report = report_of({**figures, "requests.granted.enterprise": 40, "requests.new.research": 9})

    assert sorted(told(repairs(report))) == [
        ("requests.granted.enterprise", 4, True),
        ("requests.new.research", 0, True),
    ]


def test_two_cells_of_one_row_that_offset_each_other_are_told_as_a_pair(
    report_of: ReportOf, figures: dict[str, object]
) -> None:
    """One request moved from one applicant to another: rows hold, two columns do not."""
    report = report_of({**figures, "requests.granted.natural_person": 32, "requests.granted.enterprise": 3})

    found = repairs(report)

    assert [(r.fact, r.certain, r.counterpart.relation.id if r.counterpart else "") for r in found] == [
        ("requests.handled_total.natural_person", False, "requests.handled.enterprise"),
        ("requests.handled_total.enterprise", False, "requests.handled.natural_person"),
    ]


def test_a_request_moved_between_two_columns_of_what_is_new_is_told_as_a_pair(
    report_of: ReportOf, figures: dict[str, object]
) -> None:
    moved = {"natural_person": 1, "enterprise": -1}
    changed = {f"requests.new.{c}": figures[f"requests.new.{c}"] + n for c, n in moved.items()}

    found = repairs(report_of({**figures, **changed}))

    assert [(r.fact, r.certain, r.counterpart is not None) for r in found] == [
        ("requests.handled_total.natural_person", False, True),
        ("requests.handled_total.enterprise", False, True),
    ]


def test_two_wrong_cells_of_one_row_are_each_break_by_itself(report_of: ReportOf, figures: dict[str, object]) -> None:
    report = report_of({**figures, "requests.granted.natural_person": 36, "requests.granted.enterprise": 5})

    found = repairs(report)

    assert all(not repair.certain for repair in found)
    assert sorted(o.relation.id for repair in found for o in repair.outcomes) == sorted(broken(report))


@pytest.mark.parametrize("blank", [None, "若干"])
def test_a_cell_with_one_known_relation_is_not_blamed(
    report_of: ReportOf, figures: dict[str, object], blank: object
) -> None:
    """The row has a blank: only the column knows of the break, and many cells could be wrong."""
    report = report_of({**figures, "requests.granted.natural_person": 32, "requests.granted.research": blank})

    assert told(repairs(report)) == [("requests.handled_total.natural_person", 49, False)]


def test_unknown_relations_are_no_breaks(report_of: ReportOf, figures: dict[str, object]) -> None:
    assert repairs(report_of({**figures, "requests.granted.natural_person": None})) == ()


def test_a_break_of_the_table_on_litigation_is_told_at_its_total(report_of: ReportOf) -> None:
    report = report_of({"litigation.direct_suit.upheld": 3, "litigation.direct_suit.total": 2})

    assert told(repairs(report)) == [("litigation.direct_suit.total", 3, False)]


def test_a_total_that_would_have_to_be_negative_is_not_certain(report_of: ReportOf) -> None:
    """A cell is no root where its right figure would be below 0."""
    report = report_of({"requests.new.natural_person": 5, "requests.new.total": 5})

    assert all(not repair.certain for repair in repairs(report))


def test_the_value_of_a_repair_is_exact(report_of: ReportOf) -> None:
    large = 10**17
    report = report_of({"litigation.reconsideration.upheld": large, "litigation.reconsideration.pending": 1})

    (repair,) = repairs(report)

    assert repair.value == Decimal(large + 1)
