"""Frozen classes of the engine say how they compare: by their fields (`Value`) or by identity (`Entity`)."""

from collections.abc import Iterator
import importlib
import pkgutil

import attrs
import pytest

import gouji
from gouji.value import Entity, Value


def _classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(gouji.__path__, "gouji."):
        if module.name.rpartition(".")[2] == "__main__":
            continue
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and found.__module__ == module.name and attrs.has(found):
                yield found


def _is_frozen(cls: type) -> bool:
    return cls.__setattr__ is not object.__setattr__


FROZEN = [cls for cls in _classes() if _is_frozen(cls)]


def test_there_are_frozen_classes_of_both_ways() -> None:
    assert {base for cls in FROZEN for base in (Value, Entity) if issubclass(cls, base)} == {Value, Entity}


@pytest.mark.parametrize("cls", FROZEN, ids=lambda cls: f"{cls.__module__}.{cls.__qualname__}")
def test_a_frozen_class_says_how_it_compares(cls: type) -> None:
    assert [base for base in (Value, Entity) if issubclass(cls, base)] in ([Value], [Entity])


@pytest.mark.parametrize("cls", [cls for cls in FROZEN if issubclass(cls, Entity)], ids=lambda cls: cls.__qualname__)
def test_an_entity_is_equal_to_itself_alone(cls: type) -> None:
    assert (cls.__eq__, cls.__hash__) == (object.__eq__, object.__hash__)
