"""Tuples whose items have names, declared as `typing.NamedTuple` declares them and made for a tenth of what it takes.

On the way of one `gouji check`, 44 such classes are made. typing needs 0.6 million instructions for each, because it
compiles every annotation and a ``__new__``; here ``__new__`` is written only for classes of many instances.
`gouji.value` tells the type checker that it is typing's.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined] # what its `namedtuple` reads items with
from collections.abc import Callable, Iterable
import sys
from typing import Any

__all__ = ["NamedTuple"]

_FEW = 20
"""So many instances of a class are made before its ``__new__`` is compiled."""


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

        def replace_new() -> Callable[..., Any]:
            new = _compiled_new(fields, defaults)
            made.__new__ = staticmethod(new)
            return new

        own = {
            "__match_args__": fields,
            "__new__": _first_new(fields, defaults, replace_new),
            "__slots__": (),
            "_field_defaults": defaults,
            "_fields": fields,
        }
        made: Any = type(name, (_Named,), {**namespace, **getters, **own})
        return made


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


def _first_new(
    fields: tuple[str, ...], defaults: dict[str, Any], replace_new: Callable[[], Callable[..., Any]]
) -> Callable[..., Any]:
    """Return the ``__new__`` for the first instances, and for a wrong call: *replace_new* puts another in its place."""
    calls, new_tuple = iter(range(_FEW)), tuple.__new__

    def new(cls: Any, *args: Any, **values: Any) -> Any:
        if next(calls, None) is not None and len(args) <= len(fields):
            rest, given = fields[len(args) :], {**defaults, **values}
            if all(field in given for field in rest) and values.keys() <= set(rest):
                return new_tuple(cls, (*args, *[given[field] for field in rest]))
        return replace_new()(cls, *args, **values)

    return new


def _compiled_new(fields: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., Any]:
    names = "".join(f"{field}, " for field in fields)
    new: Any = eval(f"lambda _cls, {names}: new_tuple(_cls, ({names}))", {"new_tuple": tuple.__new__})  # noqa: S307 (as `collections` does)
    new.__defaults__ = tuple(defaults.values())
    new.__name__ = "__new__"
    return new  # type: ignore[no-any-return]
