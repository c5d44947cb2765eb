"""T102: new requests and those carried in are handled or carried out, in every column."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

SOUND = {
    "requests.new.natural_person": 12,
    "requests.new.enterprise": 3,
    "requests.new.total": 15,
    "requests.carried_in.natural_person": 1,
    "requests.carried_in.total": 1,
    "requests.granted.natural_person": 11,
    "requests.granted.enterprise": 3,
    "requests.granted.total": 14,
    "requests.handled_total.natural_person": 11,
    "requests.handled_total.enterprise": 3,
    "requests.handled_total.total": 14,
    "requests.carried_out.natural_person": 2,
    "requests.carried_out.total": 2,
}


def told(found: list[Diagnostic]) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.fact, each.expected, each.actual) for each in found]


def changed(row: str, **changes: int) -> dict[str, int]:
    """A row with some figures changed and its total still right."""
    figures = {f"requests.{row}.{c}": SOUND.get(f"requests.{row}.{c}", 0) + n for c, n in changes.items()}
    total = SOUND.get(f"requests.{row}.total", 0) + sum(changes.values())
    return {**SOUND, **figures, f"requests.{row}.total": total}


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_balance_that_holds_gives_nothing(check: Check, printed: Print, form: str) -> None:
    assert check("carried-over-count", printed(SOUND, form=form)) == []


@pytest.mark.parametrize("row", ["new", "carried_in", "carried_out"])
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_lost_request_is_told_in_its_column_and_in_the_total(
    check: Check, printed: Print, row: str, form: str
) -> None:
    found = check("carried-over-count", printed(changed(row, enterprise=1), form=form))

    assert [each.fact for each in found] == ["requests.handled_total.enterprise", "requests.handled_total.total"]
    assert {(each.severity, each.section) for each in found} == {("error", "requests")}


def test_the_message_says_how_the_figure_comes_about(check: Check, printed: Print) -> None:
    column, total = check("carried-over-count", printed(changed("carried_out", natural_person=3)))

    assert column.message.zh == "（七）总计 · 自然人应为 8（12+1−5），实为 11，多 3"
    assert total.message.zh == "总计应为 11（15+1−5），实为 14，多 3"
    assert {each.fact for each in total.related} == {
        "requests.new.total",
        "requests.carried_in.total",
        "requests.carried_out.total",
    }


@pytest.mark.parametrize("row", ["new", "carried_in", "carried_out"])
def test_two_columns_wrong_and_the_total_right_is_a_request_in_the_wrong_column(
    check: Check, printed: Print, row: str
) -> None:
    found = check("carried-over-count", printed(changed(row, natural_person=-1, research=1)))

    assert [each.fact for each in found] == ["requests.handled_total.natural_person", "requests.handled_total.research"]
    assert all("合计不变：可能有 1 件填错了位置" in each.message.zh for each in found)
    assert all("may have been entered in the wrong place" in each.message.en for each in found)


def test_one_wrong_cell_is_told_once_by_both_rules(check: Check, printed: Print) -> None:
    """The rule of sums and that of balances name the same root; the engine keeps the former."""
    text = printed({**SOUND, "requests.carried_out.natural_person": 5})

    assert (
        told(check("carried-over-count", text))
        == told(check("total-consistency", text))
        == [("requests.carried_out.natural_person", "2", "5")]
    )


@pytest.mark.parametrize("figure", ["", "/", "若干"])
def test_a_column_with_an_unknown_figure_is_not_checked(check: Check, printed: Print, figure: str) -> None:
    text = printed({**SOUND, "requests.carried_in.natural_person": figure})

    assert check("carried-over-count", text) == []


def test_a_row_that_is_not_there_leaves_the_balance_unknown(check: Check, printed: Print) -> None:
    lines = printed(changed("carried_out", natural_person=3)).splitlines()

    assert check("carried-over-count", "\n".join(line for line in lines if not line.startswith("二、上年结转"))) == []


def test_sums_are_another_rule_s(check: Check, printed: Print) -> None:
    assert check("carried-over-count", printed({**SOUND, "requests.granted.total": 99})) == []
