"""Broken relations are explained by the smallest set of figures that repairs them all; several sets are all named."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.forms.model import Form
from gouji.report.model import Report
from gouji.report.repair import Change, Explanation, explain
from gouji.report.stated import Stated

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


def told(found: Iterable[Explanation]) -> list[tuple[tuple[str, int], ...]]:
    """What is certain to be right, for each explanation."""
    return [tuple((change.fact, int(change.value or 0)) for change in each.right) for each in found]


def options(explanation: Explanation) -> list[dict[str, int]]:
    return [{change.fact: int(change.value or 0) for change in option} for option in explanation.options]


def broken(report: Report) -> list[str]:
    return [outcome.relation.id for outcome in report.outcomes if outcome.state == "broken"]


def explained(found: Iterable[Explanation]) -> list[list[str]]:
    return [[outcome.relation.id for outcome in each.broken] for each in found]


def with_text(report: Report, **stated: int) -> Report:
    """The report, with a text that gives figures for facts."""
    figures = [Stated((fact.replace("__", "."),), Decimal(figure)) for fact, figure in stated.items()]
    return attrs.evolve(report, stated=lambda _: figures)


def test_a_sound_report_needs_no_repair(report_of: ReportOf, figures: dict[str, object]) -> None:
    report = report_of(figures)

    assert (broken(report), explain(report)) == ([], ())


@pytest.mark.parametrize("change", [1, 7, 1000])
def test_any_one_wrong_cell_of_the_table_on_requests_is_the_one_repair(
    report_of: ReportOf, form: Form, figures: dict[str, object], change: int
) -> None:
    cells = [fact for row in form.table("requests").rows for fact in row.facts]

    found = {cell: told(explain(report_of({**figures, cell: figures.get(cell, 0) + change}))) for cell in cells}

    assert found == {cell: [((cell, figures.get(cell, 0)),)] for cell in cells}


def test_an_explanation_has_every_relation_that_the_cell_breaks(
    report_of: ReportOf, figures: dict[str, object]
) -> None:
    found = explain(report_of({**figures, "requests.handled_total.natural_person": 999}))

    assert explained(found) == [
        ["requests.balance.natural_person", "requests.handled.natural_person", "requests.row.handled_total"]
    ]


def rows() -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(COLUMNS), st.integers(0, 9999))


CELLS = st.tuples(
    st.sampled_from([*RESULTS, "handled_total", "new", "carried_in", "carried_out"]),
    st.sampled_from([*COLUMNS, "total"]),
).map(lambda place: "requests.{}.{}".format(*place))
PARTS = st.tuples(st.dictionaries(st.sampled_from(RESULTS), rows(), min_size=1), rows(), rows())


@given(parts=PARTS, cell=CELLS, figure=st.integers(0, 10**9))
def test_a_random_wrong_cell_of_a_random_sound_table_is_the_one_repair(
    report_of: ReportOf, sound: Sound, parts: tuple[dict[str, object], ...], cell: str, figure: int
) -> None:
    """The explanation names this very cell and the figure that stood there."""
    figures = sound(*parts)
    right = figures.get(cell, 0)

    found = told(explain(report_of({**figures, cell: figure})))

    assert found == ([] if figure == right else [((cell, right),)])


@given(parts=PARTS, wrong=st.dictionaries(CELLS, st.integers(0, 9999), min_size=1, max_size=4), data=st.data())
def test_who_follows_any_one_option_of_each_explanation_has_no_relation_broken(
    report_of: ReportOf,
    sound: Sound,
    parts: tuple[dict[str, object], ...],
    wrong: dict[str, int],
    data: st.DataObject,
) -> None:
    """One to four cells are wrong: no set is larger, no two change one cell, and all relations hold in the end."""
    figures = {**sound(*parts), **wrong}
    found = explain(report_of(figures))

    chosen = [data.draw(st.sampled_from(each.options)) for each in found if each.options]
    changed = [change for option in chosen for change in option]
    left = broken(report_of({**figures, **{change.fact: change.value for change in changed}}))

    assert (left, len(changed) <= len(wrong), len({change.fact for change in changed})) == ([], True, len(changed))


def test_two_wrong_cells_that_share_no_relation_are_two_explanations(
    report_of: ReportOf, figures: dict[str, object]
) -> None:
    report = report_of({**figures, "requests.granted.enterprise": 40, "requests.new.research": 9})

    assert sorted(told(explain(report))) == [
        (("requests.granted.enterprise", 4),),
        (("requests.new.research", 0),),
    ]


def test_a_row_that_is_wrong_in_several_cells_is_one_explanation(report_of: ReportOf) -> None:
    """Nothing was handled: what is new is wrong in three cells, not the row of totals in three."""
    new = {"natural_person": 5, "enterprise": 1, "total": 7}
    report = report_of({f"requests.new.{column}": figure for column, figure in new.items()})

    assert told(explain(report)) == [tuple((f"requests.new.{column}", 0) for column in new)]


def test_a_request_moved_between_two_columns_of_what_is_new_has_three_explanations(
    report_of: ReportOf, figures: dict[str, object]
) -> None:
    moved = {"natural_person": 1, "enterprise": -1}
    changed = {f"requests.new.{c}": figures[f"requests.new.{c}"] + n for c, n in moved.items()}

    (found,) = explain(report_of({**figures, **changed}))

    assert (found.certain, options(found)) == (
        False,
        [
            {"requests.new.natural_person": 47, "requests.new.enterprise": 6},
            {"requests.carried_in.natural_person": 3, "requests.carried_in.enterprise": 1},
            {"requests.carried_out.natural_person": 4, "requests.carried_out.enterprise": 0},
        ],
    )


def test_of_equally_small_sets_that_which_the_text_agrees_with_is_right(report_of: ReportOf) -> None:
    report = report_of({"litigation.direct_suit.upheld": 3, "litigation.direct_suit.total": 2})

    assert told(explain(with_text(report, litigation__direct_suit__total=3))) == [
        (("litigation.direct_suit.total", 3),)
    ]


def test_a_text_that_agrees_with_none_or_all_tells_none_apart(report_of: ReportOf) -> None:
    report = report_of({"litigation.direct_suit.upheld": 3, "litigation.direct_suit.total": 2})

    found = explain(with_text(report, litigation__direct_suit__total=9, requests__new__total=0))

    assert told(found) == [()]


def test_a_figure_below_zero_is_the_wrong_one(report_of: ReportOf) -> None:
    report = report_of({"litigation.direct_suit.upheld": -3, "litigation.direct_suit.total": 3})

    assert told(explain(report)) == [(("litigation.direct_suit.upheld", 3),)]


@pytest.mark.parametrize("blank", [None, "若干"])
def test_a_cell_with_one_known_relation_may_be_wrong_but_is_not_certain(
    report_of: ReportOf, figures: dict[str, object], blank: object
) -> None:
    """The row has a blank: only the column knows of the break."""
    report = report_of({**figures, "requests.granted.natural_person": 32, "requests.granted.research": blank})

    (found,) = explain(report)

    assert (found.certain, options(found)) == (False, [{"requests.granted.natural_person": 31}])


def test_unknown_relations_are_no_breaks(report_of: ReportOf, figures: dict[str, object]) -> None:
    assert explain(report_of({**figures, "requests.granted.natural_person": None})) == ()


def test_every_figure_of_one_sum_may_be_the_wrong_one(report_of: ReportOf) -> None:
    (found,) = explain(report_of({"litigation.direct_suit.upheld": 3, "litigation.direct_suit.total": 2}))

    assert options(found) == [{"litigation.direct_suit.upheld": 2}, {"litigation.direct_suit.total": 3}]


def test_cells_that_share_no_relation_are_each_explained(report_of: ReportOf, figures: dict[str, object]) -> None:
    """Five cells on a diagonal are wrong; their rows and columns cross each other."""
    cells = [f"requests.{row}.{column}" for row, column in zip(RESULTS, COLUMNS[:5], strict=False)]
    wrong = {cell: figures.get(cell, 0) + 10 ** (n + 2) for n, cell in enumerate(cells)}

    assert told(explain(report_of({**figures, **wrong}))) == [((cell, figures.get(cell, 0)),) for cell in cells]


def test_what_lies_apart_is_explained_by_itself(report_of: ReportOf, figures: dict[str, object]) -> None:
    """All of new is wrong, which is too much, and one review."""
    new = {f"requests.new.{column}": 10 ** (n + 4) for n, column in enumerate((*COLUMNS, "total"))}
    report = report_of({**figures, **new, "litigation.direct_suit.upheld": -3, "litigation.direct_suit.total": 3})

    assert told(explain(report)) == [(), (("litigation.direct_suit.upheld", 3),)]


def test_what_no_small_set_repairs_is_one_group_without_advice(report_of: ReportOf) -> None:
    new = {f"requests.new.{column}": 10**n for n, column in enumerate((*COLUMNS, "total"))}

    (found,) = explain(report_of(new))

    assert (found.options, found.certain, len(found.broken)) == ((), False, 8)


def test_the_right_figure_is_exact(report_of: ReportOf) -> None:
    large = 10**17
    report = report_of({"litigation.reconsideration.upheld": large, "litigation.reconsideration.pending": 1})

    (found,) = explain(report)

    assert (Change("litigation.reconsideration.total", Decimal(large + 1)),) in found.options
