"""A tuple with names behaves as that of `typing`: each class here is made by both, and the two do the same."""

from __future__ import annotations

from collections.abc import Callable
import copy
import pickle
import typing
from typing import Any, TypeAlias

import pytest

from gouji import named

Call: TypeAlias = Callable[[Any], object]


def _classes(base: Any) -> Any:
    class Place(base):  # type: ignore[misc]
        """Where something is."""

        line: int
        column: int = 1
        notes: tuple[str, ...] = ()

        @property
        def next(self) -> object:
            """The place after it."""
            return self._replace(column=self.column + 1)

        def __str__(self) -> str:
            return f"{self.line}:{self.column}"

    return Place


TYPING = _classes(typing.NamedTuple)
OURS = _classes(named.NamedTuple)


def _outcome(call: Call, cls: Any) -> object:
    try:
        made = call(cls)
    except (AttributeError, TypeError, ValueError) as error:
        return type(error)
    return (tuple(made), repr(made), made.__class__ is cls) if isinstance(made, tuple) else made


CALLS: dict[str, Call] = {
    "all": lambda cls: cls(1, 2, ("a",)),
    "default": lambda cls: cls(1),
    "by name": lambda cls: cls(notes=("a",), line=1),
    "both": lambda cls: cls(1, notes=("a",)),
    "missing": lambda cls: cls(column=2),
    "none": lambda cls: cls(),
    "too many": lambda cls: cls(1, 2, (), 4),
    "unknown": lambda cls: cls(1, size=2),
    "twice": lambda cls: cls(1, line=2),
    "make": lambda cls: cls._make([1, 2, ()]),
    "make too few": lambda cls: cls._make([]),
    "replace": lambda cls: cls(1)._replace(column=3),
    "replace unknown": lambda cls: cls(1)._replace(size=3),
    "as dict": lambda cls: cls(1)._asdict(),
    "property": lambda cls: cls(1).next,
    "method": lambda cls: str(cls(1)),
    "set": lambda cls: setattr(cls(1), "line", 2),
    "set another": lambda cls: setattr(cls(1), "size", 2),
    "equal": lambda cls: (cls(1) == (1, 1, ()), hash(cls(1)) == hash((1, 1, ())), cls(1) < cls(2)),
    "copy": lambda cls: copy.deepcopy(cls(1)),
    "unpacked": lambda cls: [*cls(1)],
    "fields": lambda cls: [cls._fields, cls._field_defaults, cls.__match_args__, cls.__doc__, cls.__name__],
    "hints": typing.get_type_hints,
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_it_does_as_that_of_typing(call: Call) -> None:
    assert _outcome(call, OURS) == _outcome(call, TYPING)


def test_classes_of_as_many_items_share_code_but_no_names() -> None:
    class Range(named.NamedTuple):
        start: int
        end: int
        step: int = 2

    made = [Range(1, end=2), OURS(1, column=2)]

    assert made == [(1, 2, 2), (1, 2, ())]


def test_annotations_may_be_more_than_texts() -> None:
    """From Python 3.14 on they are evaluated when they are asked for, and may name what is not there."""
    names: dict[str, Any] = {"NamedTuple": named.NamedTuple}
    program = "class Place(NamedTuple):\n line: int\n column: int = 1\n"
    exec(compile(program, "program", "exec", dont_inherit=True), names)  # noqa: S102 (our own text)

    assert (names["Place"](2), typing.get_type_hints(names["Place"])) == ((2, 1), {"line": int, "column": int})


class _Kept(named.NamedTuple):
    line: int


def test_it_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(_Kept(1))) == (1,)  # noqa: S301 (our own bytes)
