"""Which of some printed choices a text marks as chosen."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.ticks import ticked

YES_NO = ("是", "否")
SITES = ("政府门户网站", "部门网站", "专项网站")
NEW = ("搜索即服务", "多语言版本", "无障碍浏览", "千人千网", "其他")
BOXES = ("☑□", "■□", "√□", "☒☐", "✓○", "●○", "★☆")
SEPARATORS = ("", " ", "  ", "　", "\n", "、", "/", " / ", "；")
BRACKETS = ("（{}）", "({})", "[{}]", "【{}】")


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("□是 ☑否", ("否",)),
        ("■是 □否", ("是",)),
        ("是（√） 否（ ）", ("是",)),
        ("是( )否(√)", ("否",)),
        ("（√）是 （ ）否", ("是",)),
        ("是", ("是",)),
        ("√是 否", ("是",)),
        ("是 √否", ("否",)),
        ("是√ 否", ("是",)),
        ("是 □ 否 ☑", ("否",)),
        ("□ 是 ☑ 否", ("否",)),
        ("是□否☑", ("否",)),
        ("☒是 ☐否", ("是",)),
        ("□是 □否", ()),
        ("☑是 ☑否", ("是", "否")),
        ("是（ ） 否（ ）", ()),
        ("是 否", ()),
        ("是/否", ()),
        ("☑是（ ） □否", ("是",)),
        ("已建立", ()),
        ("", ()),
        ("是" * 1001, ()),
    ],
)
def test_yes_or_no_is_what_is_ticked(text: str, chosen: tuple[str, ...]) -> None:
    assert ticked(text, YES_NO) == chosen


def test_a_blank_to_be_filled_in_after_the_last_choice_is_no_mark() -> None:
    assert ticked("☑搜索即服务 □多语言版本 □无障碍浏览 □千人千网 ☑其他（ ）", NEW) == ("搜索即服务", "其他")


def test_a_choice_that_begins_another_is_not_taken_for_it() -> None:
    assert ticked("☑部门网站群 □部门网站", ("部门网站", "部门网站群")) == ("部门网站群",)


def test_a_choice_that_is_ticked_twice_is_one() -> None:
    assert ticked("☑是 □否 ☑是", YES_NO) == ("是",)


def test_without_choices_nothing_is_ticked() -> None:
    assert ticked("☑是", ()) == ()


def boxed(draw: st.DrawFn, choices: Sequence[str], chosen: Sequence[str]) -> str:
    """Each choice with a box on the same side, in any separation."""
    tick, empty = draw(st.sampled_from(BOXES))
    between = draw(st.sampled_from(("", " ")))
    pattern = draw(st.sampled_from(("{mark}{between}{choice}", "{choice}{between}{mark}")))
    # Amid spaces a mark is as near to the one as to the other choice.
    separator = draw(st.sampled_from([each for each in SEPARATORS if len(each) >= len(between)]))
    parts = (pattern.format(mark=tick if each in chosen else empty, between=between, choice=each) for each in choices)
    return separator.join(parts)


def bracketed(draw: st.DrawFn, choices: Sequence[str], chosen: Sequence[str]) -> str:
    """Each choice with brackets on the same side, empty where it is not chosen."""
    brackets, empty = draw(st.sampled_from(BRACKETS)), draw(st.sampled_from(("", " ", "　")))
    tick, pattern = draw(st.sampled_from("√✓☑")), draw(st.sampled_from(("{brackets}{choice}", "{choice}{brackets}")))
    parts = (pattern.format(brackets=brackets.format(tick if c in chosen else empty), choice=c) for c in choices)
    return draw(st.sampled_from(SEPARATORS)).join(parts)


def only_ticked(draw: st.DrawFn, choices: Sequence[str], chosen: Sequence[str]) -> str:
    """A tick at what is chosen, nothing at the others."""
    pattern = draw(st.sampled_from(("√{}", "{}√")))
    separator = draw(st.sampled_from([each for each in SEPARATORS if each]))
    return separator.join(pattern.format(each) if each in chosen else each for each in choices)


def named(draw: st.DrawFn, choices: Sequence[str], chosen: Sequence[str]) -> str:
    """What is chosen, and nothing else."""
    return draw(st.sampled_from([each for each in SEPARATORS if each])).join(chosen)


@pytest.mark.parametrize("style", [boxed, bracketed, only_ticked, named], ids=lambda style: style.__name__)
@given(data=st.data(), choices=st.sampled_from((YES_NO, SITES, NEW)))
def test_what_is_printed_with_ticks_is_read_back(style: object, data: st.DataObject, choices: Sequence[str]) -> None:
    least, most = (0, len(choices)) if style in (boxed, bracketed) else (1, len(choices) - 1)
    taken = data.draw(st.sets(st.sampled_from(choices), min_size=least, max_size=most))
    chosen = [each for each in choices if each in taken]
    text = data.draw(st.composite(style)(choices, chosen))

    assert ticked(text, choices) == tuple(chosen)
