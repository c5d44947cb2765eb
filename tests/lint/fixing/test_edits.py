"""Edits touch only their span, byte for byte; of overlapping fixes the first by place is applied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic, DiagnosticEdit, DiagnosticFix
from gouji.fixing.edits import apply_fixes, changes_of, chosen_fixes, is_editable
from gouji.message import Message
from gouji.text.source import Source, Span


def _diagnostic(*edits: tuple[int, int, str], safety: str = "safe", code: str = "Z101") -> Diagnostic:
    fix = DiagnosticFix(safety, tuple(DiagnosticEdit(None, Span(start, end), text) for start, end, text in edits))
    return Diagnostic("a.txt", "some", code, "error", Message("", ""), (), fix=fix)


def _chosen(text: str, *fixes: Diagnostic, unsafe: bool = False) -> list[int]:
    """Which of the fixes are chosen, by their number."""
    chosen = chosen_fixes(fixes, Source.from_text(text), unsafe=unsafe)
    return [number for number, fix in enumerate(fixes) if any(fix is one for one in chosen)]


_PARTS = st.lists(
    st.tuples(st.text("一二,。 \t\u00a0\u3000\r\n", min_size=1, max_size=6), st.none() | st.text("甲乙\n", max_size=3))
)


@given(parts=_PARTS, encoding=st.sampled_from(("utf-8", "gb18030")), bom=st.booleans())
def test_bytes_outside_the_edited_spans_stay(parts: list[tuple[str, str | None]], encoding: str, bom: bool) -> None:
    mark = b"\xef\xbb\xbf" if bom and encoding == "utf-8" else b""
    text = "".join(old for old, _ in parts)
    source = Source("a.txt", mark + text.encode(encoding), text, encoding, len(mark))
    fixes, at = [], 0
    for old, new in parts:
        if new is not None:
            fixes.append(_diagnostic((at, at + len(old), new)))
        at += len(old)

    assert apply_fixes(source, reversed(fixes)) == mark + b"".join(
        (old if new is None else new).encode(encoding) for old, new in parts
    )


def test_text_that_the_encoding_lacks_is_refused() -> None:
    source = Source("a.txt", "一".encode("gbk"), "一", "gbk")

    with pytest.raises(UnicodeEncodeError):
        apply_fixes(source, [_diagnostic((0, 1, "😀"))])


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ((0, 2, "x"), (1, 3, "y"), [0]),
        ((1, 3, "x"), (0, 2, "y"), [1]),
        ((0, 2, "x"), (2, 4, "y"), [0, 1]),
        ((1, 1, "x"), (1, 1, "y"), [0]),
        ((0, 4, "x"), (2, 2, "y"), [0]),
        ((0, 2, "x"), (2, 2, "y"), [0, 1]),
    ],
)
def test_of_two_fixes_that_overlap_the_first_by_place_is_taken(
    first: tuple[int, int, str], second: tuple[int, int, str], chosen: list[int]
) -> None:
    assert _chosen("一二三四", _diagnostic(first), _diagnostic(second)) == chosen


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    fixes = (_diagnostic((0, 1, "x")), _diagnostic((2, 3, "y"), (0, 1, "z"), code="Z102"), _diagnostic((2, 3, "z")))

    assert _chosen("一二三四", *fixes) == [0, 2]


def test_a_fix_between_two_others_must_overlap_neither() -> None:
    fixes = (_diagnostic((0, 2, "x"), (6, 8, "x")), _diagnostic((3, 7, "y")), _diagnostic((3, 6, "y")))

    assert _chosen("一二三四五六七八", *fixes) == [0, 2]


def test_a_fix_that_overlaps_itself_is_never_taken() -> None:
    assert _chosen("一二三四", _diagnostic((0, 2, "x"), (1, 3, "y"))) == []


def test_a_fix_that_changes_nothing_is_left_out() -> None:
    assert _chosen("一二", _diagnostic((0, 1, "一"))) == []


@pytest.mark.parametrize(("unsafe", "chosen"), [(False, [0]), (True, [0, 1])])
def test_unsafe_fixes_are_taken_where_asked_for(unsafe: bool, chosen: list[int]) -> None:
    fixes = (_diagnostic((0, 1, "x")), _diagnostic((1, 2, "y"), safety="unsafe"))

    assert _chosen("一二", *fixes, unsafe=unsafe) == chosen


@pytest.mark.parametrize(
    ("source", "editable"),
    [
        (Source("a", "一".encode(), "一", "utf-8"), True),
        (Source("a", "一".encode(), "一", "utf-8", lined=False), False),
        (Source("a", b"PK", "一", "utf-8"), False),
        (Source("a", b"\xff", "\ufffd", "utf-8"), False),
    ],
)
def test_a_source_can_be_edited_where_its_text_is_what_its_bytes_say(source: Source, editable: bool) -> None:
    assert is_editable(source) == editable


@pytest.mark.parametrize(
    ("text", "edits", "changes"),
    [
        ("一\n二三\n四", [(3, 4, "叁")], [(2, "二三", "二叁")]),
        ("一\r\n二\r\n", [(0, 1, "壹"), (3, 4, "贰")], [(1, "一", "壹"), (2, "二", "贰")]),
        ("一一\n", [(0, 1, "甲"), (1, 2, "")], [(1, "一一", "甲")]),
        ("一\n二\n三\n", [(2, 4, "")], [(2, "二", "")]),
        ("一\n二\n三", [(0, 3, ""), (4, 5, "叁")], [(1, "一\n二", ""), (3, "三", "叁")]),
        ("一\n二\n三", [(1, 2, "")], [(1, "一\n二", "一二")]),
        ("一\n二\n三", [(1, 2, "，"), (2, 3, "贰")], [(1, "一\n二", "一，贰")]),
        ("一\n二", [(0, 2, "壹\n")], [(1, "一", "壹")]),
        ("一", [(1, 1, "二")], [(1, "一", "一二")]),
        ("", [(0, 0, "一")], [(1, "", "一")]),
    ],
)
def test_a_fix_is_shown_by_the_lines_that_it_changes(
    text: str, edits: list[tuple[int, int, str]], changes: list[tuple[int, str, str]]
) -> None:
    fix = _diagnostic(*edits).fix
    assert fix is not None

    assert changes_of(Source.from_text(text), fix) == tuple(changes)
