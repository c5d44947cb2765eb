"""C107: no hidden characters stand in the text."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_common.rules.leftovers.hidden_character import hidden_character

SOUND = "一、总体情况\n我局主动公开信息35条。\n"


def with_character(character: str, more: str = "") -> str:
    return SOUND.replace("公开", f"公{character}开{more}")


def hidden(character: str, count: int = 1) -> Expected:
    return Expected(
        f"文字中有看不见的字符（U+{ord(character):04X}，共 {count} 个），应删去", at=character, severity="info"
    )


CASES = rule_cases(
    hidden_character,
    bad=[
        Bad(with_character("\u200b"), [hidden("\u200b")], fixed=SOUND),
        Bad(with_character("\u00ad", "\u2060"), [hidden("\u00ad", 2)], fixed=SOUND),
        Bad(with_character("\ue000"), [hidden("\ue000")]),
        Bad(
            with_character("\ufffd"),
            [Expected("此处有文字丢失，只剩替代符号“�”（U+FFFD）", at="\ufffd", severity="warning")],
        ),
    ],
    good=[SOUND, with_character("\u00a0"), with_character("\u3000")],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_line_is_told_once_and_what_has_no_width_is_removed(case: Case) -> None:
    case.check()
