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
def test_a_lost_request_is_one_finding_for_its_column_and_the_total(
    check: Check, printed: Print, row: str, form: str
) -> None:
    (found,) = check("carried-over-count", printed(changed(row, enterprise=1), form=form))

    assert (found.severity, found.section, found.expected) == ("error", "requests", None)
    assert "商业企业：新收" in found.message.zh


def test_the_message_has_both_sides_and_what_would_repair_them(check: Check, printed: Print) -> None:
    (found,) = check("carried-over-count", printed(changed("carried_out", natural_person=3)))

    assert found.message.zh == (
        "自然人：新收 12＋上年结转 1 ≠ 办理总计 11＋结转下年度 5，相差 3，另有 1 条勾稽关系不成立："
        "可能是新收 · 自然人、新收 · 总计有误（改为 15、18 即可相符），"
        "也可能是上年结转 · 自然人、上年结转 · 总计有误（改为 4、4 即可相符），"
        "也可能是结转下年度 · 自然人、结转下年度 · 总计有误（改为 2、2 即可相符）"
    )
    assert {each.fact for each in found.related} >= {
        "requests.new.total",
        "requests.carried_in.total",
        "requests.carried_out.total",
    }


@pytest.mark.parametrize("row", ["new", "carried_in", "carried_out"])
def test_two_columns_wrong_and_the_total_right_is_a_request_in_the_wrong_column(
    check: Check, printed: Print, row: str
) -> None:
    (found,) = check("carried-over-count", printed(changed(row, natural_person=-1, research=1)))

    assert "合计不变：可能有 1 件填错了位置" in found.message.zh
    assert "1 may have been entered in the wrong place" in found.message.en


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


def test_of_two_explanations_that_which_the_text_agrees_with_is_told(check: Check, printed: Print) -> None:
    """One more was received than handled or carried out, or one less carried out than there should be."""
    heading = "三、收到和处理政府信息公开申请情况\n"
    text = printed(changed("new", natural_person=1))

    open_, told_by_text = (
        check("carried-over-count", text.replace(heading, heading + sentence))[0]
        for sentence in ("", "本年新收政府信息公开申请15件。\n")
    )

    assert (open_.expected, "可能是" in open_.message.zh) == (None, True)
    assert (told_by_text.fact, told_by_text.expected) == ("requests.new.natural_person", "12")
    assert told_by_text.message.zh.endswith(
        "：新收 · 自然人应为 12（实为 13），新收 · 总计应为 15（实为 16）；改后与正文一致"
    )
