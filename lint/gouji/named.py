"""Tuples whose items have names, declared as `typing.NamedTuple` declares them and made for a tenth of what it takes.

On the way of one `gouji check`, 44 such classes are made. typing needs 0.6 million instructions for each, because it
compiles every annotation and a ``__new__``; here classes of so many items share one, with names of their own for them.
`gouji.value` tells the type checker that it is typing's.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined] # what its `namedtuple` reads items with
from collections.abc import Iterable
from functools import cache
import sys
from types import CodeType, FunctionType
from typing import Any

__all__ = ["NamedTuple"]


class _Named(tuple[Any, ...]):
    """What all of these classes have: the methods of `collections.namedtuple`."""

    __slots__ = ()
    _fields = tuple[str, ...]()

    @classmethod
    def _make(cls, items: Iterable[Any]) -> Any:
        return cls(*items)

    def _replace(self, **values: Any) -> Any:
        made = self.__class__(*(values.pop(name, item) for name, item in zip(self._fields, self, strict=True)))
        if values:
            message = f"Got unexpected field names: {list(values)!r}"
            raise ValueError(message)
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        items = ", ".join(f"{name}={item!r}" for name, item in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({items})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Maker(type):
    """The class of `NamedTuple`: who derives from that gets a plain class of tuples."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        if not bases:
            return type.__new__(cls, name, bases, namespace)
        fields = tuple(_annotations(namespace))
        defaults = {field: namespace[field] for field in fields if field in namespace}
        getters = {field: _tuplegetter(number, "") for number, field in enumerate(fields)}
        code = _code_of_new(len(fields)).replace(co_varnames=("_cls", *fields))
        own = {
            "__match_args__": fields,
            "__new__": FunctionType(code, {"new_tuple": tuple.__new__}, "__new__", tuple(defaults.values())),
            "__slots__": (),
            "_field_defaults": defaults,
            "_fields": fields,
        }
        return type(name, (_Named,), {**namespace, **getters, **own})


class NamedTuple(metaclass=_Maker):
    """The base of a class of tuples, which declares its items as annotated names."""


def _annotations(namespace: dict[str, Any]) -> Iterable[str]:
    """Return the annotated names of a class; from Python 3.14 on they may be those that a function of it returns."""
    found: Iterable[str] | None = namespace.get("__annotations__")
    if found is None and sys.version_info >= (3, 14):
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

        annotate = get_annotate_from_class_namespace(namespace)
        found = call_annotate_function(annotate, Format.FORWARDREF) if annotate is not None else None
    return found or ()


@cache
def _code_of_new(count: int) -> CodeType:
    """Return the code of a ``__new__`` for so many items; to compile it takes fifty times as long as to rename them."""
    names = "".join(f"item{number}, " for number in range(count))
    new: FunctionType = eval(f"lambda _cls, {names}: new_tuple(_cls, ({names}))")  # noqa: S307 (as `collections` does)
    return new.__code__.replace(co_name="__new__")
