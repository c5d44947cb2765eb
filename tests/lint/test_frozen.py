"""A frozen class behaves as attrs makes it: each class here is made by both, and the two do the same."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
import pickle
from threading import Barrier
from typing import Any, ClassVar

import attrs
from attrs.exceptions import FrozenInstanceError
import msgspec
import pytest

from gouji.frozen import evolve, field, fields_of, frozen, maker

Maker = Callable[[type], Any]


def _compiled(cls: type) -> Any:
    """Make a class whose ``__init__`` is compiled for the first instance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gouji.frozen._FEW", 0)
        return frozen(cls)


WAYS: dict[str, tuple[Maker, Callable[..., Any], Callable[..., Any]]] = {
    "ours": (frozen, field, evolve),
    "compiled": (_compiled, field, evolve),
    "attrs": (attrs.frozen(eq=False, repr=False), attrs.field, attrs.evolve),
}


def _classes(make: Maker, field: Callable[..., Any]) -> tuple[Any, Any]:
    """A class with a field of each sort, and one that inherits from it."""

    @make
    class Basis:
        kind: ClassVar[str] = "basis"
        name: str
        _hidden: int = 1
        parts: list[int] = field(factory=list)
        sizes: tuple[int, ...] = field(default=(), converter=tuple)
        made: list[str] = field(init=False, factory=list)
        note: str = field(kw_only=True, default="")

        def __attrs_post_init__(self) -> None:
            if not self.name:
                raise ValueError(self.name)

    @make
    class Upper(Basis):
        name: str = "upper"
        last: int = 0

    return Basis, Upper


def _values(instance: Any) -> dict[str, Any]:
    return {each.name: getattr(instance, each.name) for each in attrs.fields(type(instance))}


@pytest.mark.parametrize(
    "act",
    [
        lambda basis, upper, change: _values(basis("a")),
        lambda basis, upper, change: _values(basis("a", 2, [3], [4, 5], note="n")),
        lambda basis, upper, change: _values(basis(name="a", hidden=2, parts=[3])),
        lambda basis, upper, change: _values(upper()),
        lambda basis, upper, change: _values(upper(1, [2], [3], "a", 5, note="n")),
        lambda basis, upper, change: _values(change(basis("a", 2), name="b", sizes=[1])),
        lambda basis, upper, change: _values(change(upper(last=2), hidden=3)),
        lambda basis, upper, change: _values(attrs.evolve(basis("a", 2), name="b")),
        lambda basis, upper, change: basis("a").parts is basis("a").parts,
        lambda basis, upper, change: (basis.kind, basis.__match_args__, upper.__match_args__),
        lambda basis, upper, change: [(each.name, each.alias, each.init, each.kw_only) for each in attrs.fields(upper)],
        lambda basis, upper, change: msgspec.json.encode(basis("a", 2, [3])),
        lambda basis, upper, change: (hasattr(basis("a"), "__dict__"), hasattr(basis, "name"), basis.__qualname__),
    ],
)
def test_it_does_what_attrs_does(act: Callable[..., object]) -> None:
    ours, compiled, theirs = (act(*_classes(make, field), change) for make, field, change in WAYS.values())

    assert ours == compiled == theirs


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda basis, change: basis(), TypeError),
        (lambda basis, change: basis("a", other=1), TypeError),
        (lambda basis, change: basis("a", _hidden=1), TypeError),
        (lambda basis, change: basis("a", made=[]), TypeError),
        (lambda basis, change: basis("a", 1, [], (), "note"), TypeError),
        (lambda basis, change: basis(""), ValueError),
        (lambda basis, change: change(basis("a"), other=1), TypeError),
        (lambda basis, change: setattr(basis("a"), "name", "b"), FrozenInstanceError),
        (lambda basis, change: setattr(basis("a"), "other", "b"), FrozenInstanceError),
        (lambda basis, change: delattr(basis("a"), "name"), FrozenInstanceError),
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_it_refuses_what_attrs_refuses(way: str, act: Callable[..., object], error: type[Exception]) -> None:
    make, field, change = WAYS[way]
    basis, _ = _classes(make, field)

    with pytest.raises(error):
        act(basis, change)


@pytest.mark.parametrize("way", ["ours", "compiled"])
def test_an_instance_of_a_plain_class_derived_from_one_is_of_that_class(way: str) -> None:
    basis, _ = _classes(*WAYS[way][:2])
    derived = type("Derived", (basis,), {})

    made = derived("a", 2, note="n")

    assert (type(made), _values(made)) == (derived, _values(basis("a", 2, note="n")))


@frozen
class _Point:
    x: int
    y: int = 0

    @cached_property
    def far(self) -> list[int]:
        return [self.x, self.y]


@frozen
class _Named(_Point):
    name: str = ""

    @cached_property
    def title(self) -> str:
        return f"{self.name} {self.x}"


def test_a_cached_property_is_kept_for_the_instance() -> None:
    point = _Named(1, 2, "a")

    assert (point.far is point.far, point.far, point.title) == (True, [1, 2], "a 1")


def test_threads_that_ask_for_a_cached_property_at_once_get_one_value() -> None:
    at_once = Barrier(2)

    @frozen
    class Slow:
        @cached_property
        def found(self) -> list[int]:
            at_once.wait(timeout=60)
            return []

    slow = Slow()

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: slow.found, range(2))

    assert first is second is slow.found


def test_an_instance_goes_through_pickle_without_what_was_cached() -> None:
    point = _Named(1, 2, "a")
    point.far.append(3)

    again = pickle.loads(pickle.dumps(point))  # noqa: S301 - what was written a moment ago

    assert (type(again), again.x, again.y, again.name, again.far) == (_Named, 1, 2, "a", [1, 2])


def test_msgspec_reads_an_instance_back() -> None:
    again = msgspec.json.decode(msgspec.json.encode(_Named(1, name="a")), type=_Named)

    assert (type(again), again.x, again.y, again.name) == (_Named, 1, 0, "a")


def test_what_many_instances_hold_is_the_same_before_and_after_the_init_is_compiled() -> None:
    points = [_Named(number, name="a") for number in range(50)]

    assert [(point.x, point.y, point.name) for point in points] == [(number, 0, "a") for number in range(50)]


def test_an_instance_with_cached_properties_is_frozen_before_and_after_the_init_is_compiled() -> None:
    @frozen
    class Counted:
        x: int

        @cached_property
        def twice(self) -> int:
            return 2 * self.x

    made = [Counted(number) for number in range(50)]

    assert [(type(each), each.twice) for each in made] == [(Counted, 2 * number) for number in range(50)]
    for each in (made[0], made[-1]):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            each.x = 5  # type: ignore[misc]


def test_attrs_may_make_a_class_upon_it() -> None:
    made = attrs.frozen(type("Made", (_Point,), {"__annotations__": {"z": "int"}, "z": 5, "__module__": __name__}))

    assert ([each.name for each in fields_of(made)], made(1).z, made(1, z=2).z) == (["x", "y", "z"], 5, 2)


def test_a_maker_makes_what_a_call_of_the_class_makes() -> None:
    @frozen
    class Fruit:
        name: str
        seeds: list[int] = field(factory=list)
        size: float = field(default=1, converter=float)
        note: str = field(kw_only=True, default="")

    make = maker(Fruit)
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = [(("quince",), {}), (("plum", [1], 2), {"note": "ripe"})]

    made, called = ([_state_of(way(*args, **given)) for args, given in calls] for way in (make, Fruit))
    with pytest.raises(FrozenInstanceError):
        make("fig").name = "date"
    with pytest.raises(TypeError, match="name"):
        make()  # type: ignore[call-arg]

    assert made == called


def _state_of(fruit: Any) -> tuple[Any, ...]:
    return type(fruit), *[getattr(fruit, each.name) for each in fields_of(type(fruit))]


def test_a_class_with_a_dictionary_is_its_own_maker() -> None:
    @frozen
    class Tree:
        name: str

        @cached_property
        def height(self) -> int:
            return len(self.name)

    assert maker(Tree) is Tree


@pytest.mark.parametrize("way", ["ours", "compiled"])
def test_classes_with_fields_of_the_same_sorts_share_code_but_no_names_and_defaults(way: str) -> None:
    make, own_field, _ = WAYS[way]

    @make
    class Length:
        number: int
        unit: str = own_field(default="m", kw_only=True)
        parts: tuple[int, ...] = own_field(default=(1,), converter=tuple)

    @make
    class Weight:
        fields: int
        own: str = own_field(default="kg", kw_only=True)
        named: list[int] = own_field(default=[2], converter=list)

    made = [(Length(1), Weight(2, own="g"), Weight(fields=3, named=(4,))) for _ in range(20)][-1]

    assert [_values(each) for each in made] == [
        {"number": 1, "unit": "m", "parts": (1,)},
        {"fields": 2, "own": "g", "named": [2]},
        {"fields": 3, "own": "kg", "named": [4]},
    ]
