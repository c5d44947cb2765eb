"""X103: sections one and five are nearly those of an earlier year or of another body."""

from array import array
from collections.abc import Callable
import re
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.plugins.finder import load_plugins
from gouji_gongkai.across.likeness import (
    Outlined,
    bits_of,
    likeness,
    nearby,
    numbers_of,
    outline_of,
    outlined,
    pieces_of,
)

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

RULE = "near-duplicate"
BODY, OTHER = "云麓县水务局", "云麓县林业局"

PAGE = next(rule for rule in load_plugins().rules if rule.name == RULE).meta.page
COPY, FRESH = (
    re.split(r"^--- \S+\n", block, flags=re.MULTILINE)[1:]
    for block in re.findall(r"```text \w+\n(.*?)```", PAGE.partition("## Example")[2], re.DOTALL)
)
"""The reports of the page: of the year before and of the year itself, copied and written anew."""


def report(text: str, agency: str = BODY, year: int = 2024) -> str:
    return re.sub(r"^\S+?20\d\d年(?=政府信息公开)", f"{agency}{year}年", text)


def test_last_year_s_text_is_told(across: Across) -> None:
    (found,) = across(RULE, {"2023.txt": COPY[0], "2024.txt": COPY[1]})

    assert (found.path, found.severity, found.section) == ("2024.txt", "warning", "overview")
    assert "有 100% 与本机关2023年报告相同" in found.message.zh
    assert [r.path for r in found.related] == ["2023.txt"]


def test_the_text_of_the_year_before_last_is_told(across: Across) -> None:
    texts = {"2022.txt": report(COPY[0], year=2022), "2023.txt": report(FRESH[1], year=2023), "2024.txt": COPY[1]}

    (found,) = across(RULE, texts)

    assert (found.path, [r.path for r in found.related]) == ("2024.txt", ["2022.txt"])
    assert "与本机关2022年报告相同" in found.message.zh


def test_a_text_written_anew_is_passed_over(across: Across) -> None:
    assert across(RULE, {"2023.txt": FRESH[0], "2024.txt": FRESH[1]}) == []


def test_another_body_s_text_is_told_at_the_later_file(across: Across) -> None:
    texts = {"a.txt": report(COPY[1]), "b.txt": report(COPY[1], OTHER), "c.txt": report(FRESH[1], "云麓县档案馆")}

    (found,) = across(RULE, texts)

    assert (found.path, [r.path for r in found.related]) == ("b.txt", ["a.txt"])
    assert BODY in found.message.zh


def test_the_same_report_in_two_formats_is_no_near_duplicate(across: Across) -> None:
    assert across(RULE, {"2024.txt": COPY[1], "2024.md": COPY[1]}) == []


def test_a_word_changed_here_and_there_changes_nothing(across: Across) -> None:
    changed = COPY[1].replace("最关心的", "最在意的").replace("三日内", "两日内")

    assert [d.path for d in across(RULE, {"2023.txt": COPY[0], "2024.txt": changed})] == ["2024.txt"]


def test_short_texts_are_too_little_to_tell(across: Across, report_of: ReportOf) -> None:
    says = "2024年，我局主动公开信息35条，未收到依申请公开申请，没有被追究责任的情形。"

    assert across(RULE, {f"{year}.txt": report_of(BODY, year, says=says) for year in (2023, 2024)}) == []


def test_tables_and_boilerplate_are_no_text(across: Across, report_of: ReportOf) -> None:
    says = "\n".join(
        (
            "根据《中华人民共和国政府信息公开条例》和上级主管部门的有关要求，结合我局工作实际，编制本年度报告并向社会公布。",
            "本报告由总体情况、主动公开政府信息情况、收到和处理申请情况、复议诉讼情况、问题及改进情况、其他事项六部分组成。",
            "本报告中所列数据的统计期限为当年一月一日至十二月三十一日，电子版可以在县人民政府门户网站专栏内查阅或者下载。",
            "如对本报告有任何疑问，请与我局办公室联系，联系电话和通信地址、邮政编码、电子邮箱见网站公布的信息公开指南。",
        )
        * 2
    )

    assert across(RULE, {f"{year}.txt": report_of(BODY, year, says=says) for year in (2023, 2024)}) == []


@pytest.mark.parametrize("names", [("a.txt", "b.txt", "c.txt"), ("c.txt", "b.txt", "a.txt")])
def test_copies_of_copies_are_told_once_each(across: Across, names: tuple[str, ...]) -> None:
    agencies = (BODY, OTHER, "云麓县档案馆")
    texts = {name: report(COPY[1], agency) for name, agency in zip(names, agencies, strict=True)}

    assert [(d.path, d.related[0].path) for d in across(RULE, texts)] == [("b.txt", "a.txt"), ("c.txt", "a.txt")]


def test_likeness_is_the_share_in_common() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(900))
    half = text[:450] + "".join(chr(0x6E00 + number) for number in range(450))

    one, other = (numbers_of(pieces_of(each)) for each in (text, half))

    assert (likeness(set(one), one), likeness(set(one), other) in range(48, 52)) == (100, True)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_pieces_that_begin_with_a_third_of_the_characters_are_sampled(text: str) -> None:
    pieces = [text[at : at + 6] for at in range(len(text) - 5) if ord(text[at]) % 3 == 0]

    assert list(numbers_of(pieces_of(text))) == sorted({crc32(piece.encode("utf-16-le")) for piece in pieces})


def outlined_text(text: str, year: int = 2024, least: int = 1) -> Outlined:
    pieces = pieces_of(text)
    return outlined(year, pieces, outline_of(pieces, bits_of(pieces)), least)


def test_of_thousands_only_few_are_compared() -> None:
    """Also where all have a piece in common."""
    texts = (outlined_text("套话" * 40) for _ in range(3000))

    assert max(len(near) for _, near in nearby(texts)) <= 300


def test_only_texts_before_one_of_its_year_and_the_year_before_are_near_it() -> None:
    texts = [outlined_text("套话" * 40, year) for year in (2021, 2022, 2024, 2024, 2025)]

    assert list(nearby(texts)) == [(1, [0]), (3, [2]), (4, [2, 3])]


def test_only_texts_that_ask_are_given_those_near_them() -> None:
    texts = [outlined_text("套话" * 40)._replace(asks=number == 2) for number in range(4)]

    assert list(nearby(texts)) == [(2, [0, 1])]


@given(st.lists(st.integers(1, 30), max_size=12), st.integers(1, 100))
def test_near_are_those_before_that_share_a_smallest_piece_and_are_not_ruled_out(sizes: list[int], least: int) -> None:
    texts = [
        outlined_text("套话" * 3 + "".join(map(chr, range(0x4E00, 0x4E00 + 9 * size))), least=least) for size in sizes
    ]

    near = dict(nearby(texts))

    assert near == {
        number: others
        for number, text in enumerate(texts)
        if (
            others := [
                at
                for at, other in enumerate(texts[:number])
                if set(other.smallest) & set(text.smallest) and text.outline.may_share(other.outline, least)
            ]
        )
    }


SAMPLES = st.sets(st.integers(0, 2**32 - 1) | st.integers(0, 40).map(lambda piece: piece << 10), min_size=1)
"""Sets of pieces, some of which have the same remainder."""


@given(SAMPLES, SAMPLES, SAMPLES, st.integers(1, 100))
def test_samples_that_have_so_much_in_common_are_never_ruled_out(
    common: set[int], one: set[int], other: set[int], least: int
) -> None:
    samples = [array("I", sorted(common | own)).tobytes() for own in (one, other)]
    outlines = [outline_of(pieces, bits_of(pieces)) for pieces in samples]

    share = likeness(common | one, numbers_of(samples[1]))

    assert share < least or outlines[0].may_share(outlines[1], least)


def test_texts_that_differ_much_are_told_apart_by_their_outlines() -> None:
    """Though they share the pieces that are looked up."""
    texts = ["".join(chr(0x4E00 + (number * step) % 997) for number in range(900)) for step in (1, 7)]
    smallest = outlined_text(texts[0]).smallest

    near = list(nearby(outlined_text(text, least=85)._replace(smallest=smallest) for text in texts))

    assert near == []
