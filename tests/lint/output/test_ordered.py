"""Values come in the order of their keys, whether they are in memory or in runs on disk."""

from __future__ import annotations

from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.errors import SpoolError
from gouji.output.ordered import Ordered

KEYS = st.tuples(st.integers(-2, 2), st.text(st.characters(exclude_categories=()), max_size=2))
ITEMS = st.lists(st.tuples(KEYS, st.text(st.characters(exclude_categories=()))), max_size=30)


@given(ITEMS, st.sampled_from([1, 100, 1_000_000]))
def test_values_are_sorted_by_their_keys_and_then_as_they_came(items: list[tuple[object, str]], most: int) -> None:
    ordered = Ordered(items, most)

    expected = sorted(items, key=itemgetter(0))
    assert list(ordered.pairs()) == expected
    assert list(ordered) == [value for _, value in expected]


def test_two_iterations_do_not_disturb_each_other() -> None:
    ordered = Ordered([((number,), str(number)) for number in range(50)], 20)

    assert list(zip(ordered, ordered, strict=True)) == [(str(number), str(number)) for number in range(50)]


def test_a_folder_for_temporary_files_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/not/there")

    with pytest.raises(SpoolError, match="TMPDIR"):
        Ordered([((), "x" * 50)], 20)
