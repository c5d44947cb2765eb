"""A unified diff tells every line that changes, and `patch` can apply it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.output.diff import unified_diff

_TEXTS = st.text("一二\r\n", max_size=40)


def _applied(before: str, diff: str) -> str:
    """What a diff makes of a text, read as `patch` reads it."""
    old, new, at = before.split("\n"), [], 0
    whole = diff.replace("\n\\ No newline at end of file\n", "\0\n")
    for line in whole.split("\n")[2:-1]:
        if line.startswith("@@"):
            start, _, length = line.split()[1][1:].partition(",")
            first = int(start) - (length != "0")
            new += [f"{kept}\n" for kept in old[at:first]]
            at = first
            continue
        text = line[1:-1] if line.endswith("\0") else f"{line[1:]}\n"
        if line[0] != "-":
            new.append(text)
        if line[0] != "+":
            at += 1
    return "".join(new) + "\n".join(old[at:])


@given(before=_TEXTS, after=_TEXTS)
def test_a_diff_makes_the_one_text_of_the_other(before: str, after: str) -> None:
    diff = "".join(unified_diff("a.txt", before, after))

    assert (_applied(before, diff) if diff else before) == after


def test_a_diff_is_of_the_usual_form() -> None:
    lines = "".join(f"{number}\n" for number in range(1, 10))

    assert "".join(unified_diff("a.txt", lines, lines.replace("5", "五"))) == (
        "--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n"
    )


def test_a_last_line_without_an_end_is_told() -> None:
    assert "".join(unified_diff("a", "一", "二\n")) == (
        "--- a\n+++ a\n@@ -1 +1 @@\n-一\n\\ No newline at end of file\n+二\n"
    )


def test_lines_that_stand_there_often_are_compared_too() -> None:
    before = "0\n" * 300 + "一\n" + "0\n" * 300

    diff = list(unified_diff("a", before, before.replace("一", "二")))
    assert sum(line.startswith(("-", "+")) for line in diff) == 3


def test_equal_texts_have_no_diff() -> None:
    assert list(unified_diff("a", "一\n", "一\n")) == []
