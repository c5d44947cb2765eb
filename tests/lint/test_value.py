"""Values are equal, hashed and shown by their fields."""

from __future__ import annotations

from gouji.value import Value, field, frozen


@frozen
class _Place(Value):
    line: int
    column: int = 1
    note: str = field(default="", eq=False, repr=False)


@frozen
class _Size(Value):
    line: int
    column: int = 1


def test_values_of_equal_fields_are_equal_and_one_in_a_set() -> None:
    assert _Place(2, 3) == _Place(2, 3, note="another")
    assert len({_Place(2, 3), _Place(2, 3), _Place(2, 4)}) == 2


def test_values_of_other_fields_or_another_class_differ() -> None:
    assert _Place(2, 3) != _Place(2, 4)
    assert _Place(2, 3) != _Size(2, 3)
    assert _Place(2, 3) != (2, 3)


def test_a_value_shows_its_fields() -> None:
    assert repr(_Place(2, note="hidden")) == "_Place(line=2, column=1)"
