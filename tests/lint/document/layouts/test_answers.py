"""Lists that end with an answer: a text is known to be a cell where a form asks for it."""

import pytest

from gouji.document.model import Table
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabulary
from gouji.text.source import Source

LABELS = ("巡查次数", "发现问题", "完成整改", "是否公布")
CELLS = ["巡查次数", "12", "发现问题", "3", "完成整改", "3", "是否公布", "☑是 □否"]
FOOT = "填表人：孙青溪　填表日期：2025年1月20日"


def cells_of(text: str, answered: frozenset[str]) -> list[list[str]]:
    """The cells of each table of a text."""
    document = read_text(Source.from_text(text), Vocabulary.of(dict.fromkeys(LABELS, ("list",)), {}, answered=answered))
    return [[cell.text for cell in block.cells] for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("ending", [f"{FOOT}\n", f"\n{FOOT}\n", ""], ids=["foot", "gap", "nothing"])
@pytest.mark.parametrize("form", ["{}\n", "{}\n\n", "|\n{}\n", "|\n\n{}\n\n"])
def test_the_answer_to_the_last_label_is_a_cell_and_the_foot_is_none(form: str, ending: str) -> None:
    text = f"巡查报表\n填报单位：云梦泽管理站\n{''.join(map(form.format, CELLS))}{ending}"

    assert cells_of(text, frozenset(("是否公布",))) == [CELLS]


def test_what_follows_a_label_that_asks_for_a_figure_is_no_cell() -> None:
    assert cells_of("\n".join(CELLS), frozenset()) == [CELLS[:-1]]


def test_a_list_without_its_last_answer_ends_with_the_label() -> None:
    assert cells_of("\n".join([*CELLS[:-1], FOOT]), frozenset(("是否公布",))) == [CELLS[:-1]]
