"""Bytes, the text they hold and the places in it."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.text import source as module
from gouji.text.source import Position, Range, Source, Span

HAN = "青石县档案馆依法公开政府信息，答复申请三件。"
BOM = b"\xef\xbb\xbf"
LINES = "一\r\n二二\n三三三\r四\n"


def prose(length: int) -> str:
    """Chinese text of some length, with lines."""
    return (HAN + "\n") * length


def refused(data: bytes) -> UnreadableSourceError:
    with pytest.raises(UnreadableSourceError) as caught:
        Source.from_bytes(data, "甲.txt")
    return caught.value


def outcome(data: bytes, undamaged: int) -> tuple[str, int]:
    """The encoding that bytes are read in, "" for none, and where reading failed."""
    try:
        return Source.from_bytes(data).encoding, undamaged
    except UnreadableSourceError as error:
        return "", -1 if error.offset is None else error.offset


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (HAN.encode(), "utf-8", 0),
        (BOM + HAN.encode(), "utf-8", 3),
        (HAN.encode("gb18030"), "gb18030", 0),
        (HAN.encode("gbk"), "gb18030", 0),
        (f"{HAN}𠮷\u00a0“引号”①".encode("gb18030"), "gb18030", 0),
        (b"plain", "utf-8", 0),
        (b"", "utf-8", 0),
        (BOM, "utf-8", 3),
    ],
)
def test_bytes_are_read_by_their_mark_then_as_utf8_then_as_gb18030(data: bytes, encoding: str, bom: int) -> None:
    source = Source.from_bytes(data)

    assert (source.encoding, source.bom, source.data) == (encoding, bom, data)
    assert source.text.encode(encoding) == data[bom:]


def test_line_ends_and_a_later_byte_order_mark_stay_in_the_text() -> None:
    source = Source.from_bytes(BOM + "甲\r\n乙\ufeff\r".encode())

    assert source.text == "甲\r\n乙\ufeff\r"


@pytest.mark.parametrize(
    ("data", "kind", "offset", "words"),
    [
        (HAN.encode() + b"\0", "binary", len(HAN.encode()), "NUL"),
        (b"\0" * 40, "binary", 0, "NUL"),
        (b"\xff\xfe" + HAN.encode("utf-16-le"), "encoding", 0, "UTF-16"),
        (b"\xfe\xff" + HAN.encode("utf-16-be"), "encoding", 0, "UTF-16"),
        (HAN.encode("utf-32"), "encoding", 0, "UTF-32"),
        (b"\x00\x00\xfe\xff" + HAN.encode("utf-32-be"), "encoding", 0, "UTF-32"),
        ("2024 年\n".encode("utf-16-le"), "binary", 1, "NUL"),
        ("2024 年\n".encode("utf-16-be"), "binary", 0, "NUL"),
        (prose(3).encode() + "信".encode()[:2], "encoding", 3 * len(f"{HAN}\n".encode()), "UTF-8"),
        (
            prose(3).encode("gb18030") + "信".encode("gb18030")[:1],
            "encoding",
            3 * len(f"{HAN}\n".encode("gbk")),
            "GB18030",
        ),
        (BOM + b"\xc4\xe3", "encoding", 3, "UTF-8"),
        (bytes(range(0x80, 0x100)), "encoding", 0, "UTF-8"),
    ],
    ids=[
        "NUL at the end",
        "NUL only",
        "UTF-16 little endian, marked",
        "UTF-16 big endian, marked",
        "UTF-32, marked",
        "UTF-32 big endian, marked",
        "UTF-16 little endian, not marked",
        "UTF-16 big endian, not marked",
        "UTF-8 cut in a character",
        "GB18030 cut in a character",
        "GB18030 after a mark of UTF-8",
        "bytes without meaning",
    ],
)
def test_what_is_no_text_is_refused_with_its_offset(data: bytes, kind: str, offset: int, words: str) -> None:
    error = refused(data)

    assert (error.name, error.kind, error.offset) == ("甲.txt", kind, offset)
    assert words in error.message.zh
    assert words in error.message.en


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ежегодный отчёт о раскрытии информации", "cp1251"),
        ("依法公開政府資訊，辦理申請案件", "big5"),
        ("Événement déjà résumé à l'été précédent", "latin-1"),
    ],
)
def test_text_in_another_encoding_is_refused(text: str, encoding: str) -> None:
    assert refused(text.encode(encoding)).kind == "encoding"


@given(at=st.integers(0, 3 * len(HAN) * 8 - 1), byte=st.sampled_from([None, 0x20, 0x41, 0x80, 0xFF, 0xC4, 0xE4]))
def test_utf8_with_one_broken_byte_is_never_read_as_gb18030(at: int, byte: int | None) -> None:
    """A byte lost or replaced: it is told where, or what is left is UTF-8 again."""
    data = (HAN * 8).encode()
    broken = data[:at] + (b"" if byte is None else bytes([byte])) + data[at + 1 :]

    encoding, offset = outcome(broken, at)

    assert encoding in ("utf-8", "")
    assert at - 3 < offset < at + 3


def test_a_table_of_no_break_spaces_with_one_broken_byte_is_utf8_all_the_same() -> None:
    data = ("规章\n\n\u00a0\n\n—\n\n“”\n\n" * 50).encode() + b"\xa0"

    assert refused(data).message.en.startswith("broken UTF-8 at byte")


def test_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SOURCE_BYTES", 10)

    with pytest.raises(LimitExceededError) as caught:
        Source.from_bytes(b"x" * 11, "甲.txt")

    assert (caught.value.limit, caught.value.kind) == ("MAX_SOURCE_BYTES", "limit")


def test_text_in_memory_reads_as_utf8() -> None:
    source = Source.from_text(HAN, "甲.txt")

    assert (source.data, source.encoding, source.name) == (HAN.encode(), "utf-8", "甲.txt")


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        Source.from_text("政府\ud800信息")

    assert (caught.value.kind, "2" in caught.value.message.en) == ("encoding", True)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (5, (2, 3)), (6, (3, 1)), (9, (3, 4)), (10, (4, 1)), (12, (5, 1))],
)
def test_a_position_counts_lines_of_every_kind_and_code_points(offset: int, expected: tuple[int, int]) -> None:
    assert Source.from_text(LINES).position(offset) == expected


@given(st.text(alphabet="一𠮷a\r\n\t\u2028\u000b", max_size=40), st.data())
def test_offsets_and_positions_are_inverse(text: str, data: st.DataObject) -> None:
    source = Source.from_text(text)
    offset = data.draw(st.integers(0, len(text)))

    assert source.offset(source.position(offset)) == offset


def test_a_character_beyond_the_plane_is_one_column_and_two_units_of_utf16() -> None:
    source = Source.from_text("甲\n𠮷𠮷乙")

    assert (source.position(4), source.utf16_column(4)) == (Position(2, 3), 4)


def test_a_range_has_an_exclusive_end() -> None:
    assert Source.from_text("甲乙\n丙").range(Span(1, 4)) == Range(Position(1, 2), Position(2, 2))


def test_lines_are_without_their_ends() -> None:
    source = Source.from_text(LINES)

    assert [source.line(number) for number in range(1, 6)] == ["一", "二二", "三三三", "四", ""]


@given(st.text(alphabet="一𠮷a\r\n\t\u2028\u000b", max_size=40))
def test_all_lines_are_the_line_of_each_number(text: str) -> None:
    source = Source.from_text(text)

    assert source.lines == [source.line(number) for number in range(1, len(source.line_starts) + 1)]


@given(st.text(alphabet="一𠮷a<\x7f\x80é\n", max_size=40), st.sampled_from([b"", BOM]))
def test_what_is_beyond_ascii_stays_in_its_order(text: str, bom: bytes) -> None:
    expected = "".join(character for character in text if character > "\x7f")

    assert Source.from_text(text).beyond_ascii == expected
    assert Source.from_bytes(bom + text.encode()).beyond_ascii == expected


@pytest.mark.parametrize("data", [HAN.encode("gb18030"), (HAN + "x" * module.MOST_SOUGHT).encode()])
def test_what_is_beyond_ascii_is_told_of_other_bytes_too(data: bytes) -> None:
    assert Source.from_bytes(data).beyond_ascii == HAN


def test_a_span_is_the_raw_text() -> None:
    assert Source.from_text(LINES)[Span(0, 4)] == "一\r\n二"


@pytest.mark.parametrize("data", [HAN.encode(), BOM + HAN.encode(), HAN.encode("gb18030")])
def test_a_byte_offset_is_where_the_character_begins(data: bytes) -> None:
    source = Source.from_bytes(data)
    at = source.byte_offset(HAN.index("政"))

    assert data[at:].decode(source.encoding) == HAN[HAN.index("政") :]


def test_a_source_tells_no_content_when_it_is_shown() -> None:
    assert repr(Source.from_text(HAN, "甲.txt")) == f"Source('甲.txt', {len(HAN.encode())} bytes, utf-8)"
