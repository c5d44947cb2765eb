"""F108: the rows of a table stand in the form's order; labels that were scattered from their figures are no rows."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]
GRANTED, REPEATED = "（一）予以公开", "2.重复申请"


def swapped(text: str, one: str, other: str) -> str:
    lines = text.split("\n")
    first, second = (next(n for n, line in enumerate(lines) if label in line) for label in (one, other))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def bare(text: str, *labels: str) -> str:
    """A text in which some labels stand alone at the end of the third section, without their figures."""
    lines = text.split("\n")
    kept = [line for line in lines if not any(label in line for label in labels)]
    at = next(n for n, line in enumerate(kept) if line.startswith("四、结转"))
    return "\n".join([*kept[:at], *(f"{label} |" for label in labels), *kept[at:]])


def test_rows_that_have_changed_places_are_reported(check: Check, printed: Print) -> None:
    text = swapped(printed(), "（二）部分公开", REPEATED)

    assert len(check("row-order", text)) == 1


@pytest.mark.parametrize("labels", [("3.要求提供公开出版物", REPEATED), (REPEATED,)])
def test_a_label_without_its_figures_is_out_of_no_order(check: Check, printed: Print, labels: tuple[str, ...]) -> None:
    assert check("row-order", bare(printed(), *labels)) == []
