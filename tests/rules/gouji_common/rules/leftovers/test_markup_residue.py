"""C106: no markup stands in the text."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_common.rules.leftovers.markup_residue import markup_residue

SOUND = "一、总体情况\n我局 主动公开信息。\n"
FIGURE = "一、总体情况\n35\n我局主动公开信息。\n"


def residue(text: str) -> Expected:
    return Expected(f"网页代码混入文字：“{text}”", at=text, severity="warning")


CASES = rule_cases(
    markup_residue,
    bad=[
        Bad(SOUND.replace(" ", "&nbsp;"), [residue("&nbsp;")], fixed=SOUND),
        Bad(SOUND.replace(" ", "</span>"), [residue("</span>")]),
        Bad(FIGURE.replace("35", "35&nbsp;"), [residue("&nbsp;")]),
    ],
    good=[SOUND, FIGURE],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_markup_is_told_and_entities_beside_words_are_replaced(case: Case) -> None:
    case.check()
