"""Traditional script is told by frequent characters, and read character by character."""

import pytest

from gouji.text.script import is_traditional, simplified
from gouji.text.source import MOST_SOUGHT, Source
from gouji.text.traditional import PAIRS

TRADITIONAL = "本機關嚴格執行條例規定，按時發佈機構職能、業務辦理和財務信息，開展業務培訓，組織檢查。"
SIMPLIFIED = "本机关严格执行条例规定，按时发布机构职能、业务办理和财务信息，开展业务培训，组织检查。"


def test_a_text_in_traditional_script_is_told() -> None:
    assert is_traditional(Source.from_text(TRADITIONAL))


def test_markup_between_its_characters_changes_nothing() -> None:
    assert is_traditional(Source.from_text("".join(f"<td>{character}</td>" for character in TRADITIONAL)))


@pytest.mark.parametrize(("before", "told"), [(MOST_SOUGHT - len(TRADITIONAL), True), (MOST_SOUGHT, False)])
def test_a_long_text_is_told_by_its_beginning(before: int, told: bool) -> None:
    assert is_traditional(Source.from_text(f"{'x' * before}{TRADITIONAL}")) == told


@pytest.mark.parametrize("text", [SIMPLIFIED, f"{SIMPLIFIED * 3}{TRADITIONAL}", "張開國、劉會業", "", "12 3 0 15"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_traditional(Source.from_text(text))


def test_each_character_is_that_of_simplified_script() -> None:
    assert simplified(TRADITIONAL) == SIMPLIFIED


@pytest.mark.parametrize("text", [SIMPLIFIED, "〔2021〕30号 | 0 | 1,234", "\u3000\u00a0\ufeff😀"])
def test_what_is_no_traditional_character_stays(text: str) -> None:
    assert simplified(text) == text


def test_every_pair_is_of_two_characters_and_no_character_stands_twice() -> None:
    old, new = PAIRS[::2], PAIRS[1::2]

    assert len(old) == len(new) == len(set(old))
    assert not any(before == after for before, after in zip(old, new, strict=True))
