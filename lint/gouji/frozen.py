"""Frozen classes with slots, declared as attrs declares them and made for a tenth of what it takes.

On the way of one `gouji check`, 85 classes are made. attrs needs 62 million instructions to be imported and 1.4 million
for each class, a quarter of such a run; here a class costs 0.2 million, and its ``__init__`` is not written before
the first instance. What is here does what attrs does (`gouji.value` tells the type checker that it is attrs), and no
more of it than the engine uses. Others see classes of attrs: `attrs.fields`, `attrs.evolve` and msgspec find
``__attrs_attrs__``, which attrs itself makes when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NoReturn, ParamSpec, TypeVar

__all__ = ["Field", "evolve", "field", "fields_of", "frozen", "maker"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_NOTHING: Any = object()
_BECOME: Any = object.__dict__["__class__"].__set__
"""Gives an instance another class, though its own is frozen."""

_FEW = 20
"""So many instances of a class are made before its ``__init__`` is compiled; half of all classes never have more."""


class Field:
    """A field of a frozen class."""

    __slots__ = ("alias", "converter", "default", "eq", "factory", "init", "kw_only", "name", "repr")

    def __init__(
        self,
        *,
        default: Any = _NOTHING,
        factory: Callable[[], Any] | None = None,
        converter: Callable[[Any], Any] | None = None,
        init: bool = True,
        kw_only: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002 - its name in attrs
    ) -> None:
        self.name = self.alias = ""
        self.default = default
        self.factory = factory
        self.converter = converter
        self.init = init
        self.kw_only = kw_only
        self.eq = eq
        self.repr = repr

    def called(self, name: str) -> Field:
        """Return the field with its name, and its name as a parameter of ``__init__``."""
        self.name, self.alias = name, name.lstrip("_")
        return self


def field(**settings: Any) -> Any:
    """Return a field with settings of `attrs.field`, to stand as the default of an annotated name."""
    return Field(**settings)


def fields_of(cls: Any) -> tuple[Any, ...]:
    """Return the fields of a class that `frozen` or attrs has made."""
    fields: tuple[Any, ...] | None = cls.__dict__.get("__fields__")
    if fields is None:
        fields = tuple(cls.__attrs_attrs__)
    return fields


def evolve(instance: _T, **changes: Any) -> _T:
    """Return a copy of *instance* with other values for some fields; raise TypeError for a name that is no field."""
    cls = instance.__class__
    for each in fields_of(cls):
        if each.init and each.alias not in changes:
            changes[each.alias] = getattr(instance, each.name)
    return cls(**changes)


def frozen(cls: Any) -> Any:
    """Return the class anew: with slots for its annotated names, an ``__init__`` that sets them, and immutable.

    A class with cached properties keeps a dictionary for them. Methods may not use ``super()``, which would mean the
    class as it was before.
    """
    namespace = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    own = tuple(_own_fields(cls, namespace))
    slots = [each.name for each in own]
    cached = {name: _Cached(value, name) for name, value in namespace.items() if isinstance(value, cached_property)}
    if cached and not cls.__base__.__dictoffset__:
        slots.append("__dict__")
    fields = (*_inherited(cls, set(slots)), *own)

    def replace_init() -> Callable[..., None]:
        made.__init__ = _compiled_init(made, fields)
        init: Callable[..., None] = made.__init__
        return init

    namespace |= {
        **cached,
        "__attrs_attrs__": _AttrsFields(),
        "__delattr__": _refuse,
        "__fields__": fields,
        "__getstate__": _state,
        "__init__": _first_init(fields, replace_init),
        "__match_args__": tuple([each.name for each in fields if each.init and not each.kw_only]),
        "__qualname__": cls.__qualname__,
        "__setattr__": _refuse,
        "__setstate__": _restore,
        "__slots__": tuple(slots),
    }
    made: Any = type(cls.__name__, cls.__bases__, namespace)
    return made


class _Cached:
    """What a cached property becomes: it takes no lock, which is most of the time that one takes in Python 3.11.

    Two threads may compute a value at once, but both get what the first has kept.
    """

    def __init__(self, cached: cached_property[Any], name: str) -> None:
        self.func = cached.func
        self.name = name
        self.__doc__ = cached.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return instance.__dict__.setdefault(self.name, self.func(instance))


def _own_fields(cls: type, namespace: dict[str, Any]) -> Iterator[Field]:
    """Yield the fields that a class declares, and take their defaults out of its namespace."""
    for name, annotation in cls.__annotations__.items():
        if str(annotation).startswith("ClassVar"):
            continue
        default = namespace.pop(name, _NOTHING)
        if default.__class__.__module__ == "attr._make":
            raise TypeError(f"{cls.__qualname__}.{name}: expected field of gouji.value, got attrs.field")
        yield (default if isinstance(default, Field) else Field(default=default)).called(name)


def _inherited(cls: type, overridden: set[str]) -> Iterator[Field]:
    for base in cls.__bases__:
        yield from (each for each in getattr(base, "__fields__", ()) if each.name not in overridden)


def _first_init(fields: tuple[Field, ...], replace_init: Callable[[], Callable[..., None]]) -> Callable[..., None]:
    """Return the ``__init__`` for the first instances, and for a wrong call: *replace_init* puts another in its place.

    A compiled one is three times as fast, but to compile it takes as long as sixty calls.
    """
    calls = iter(range(_FEW))

    def init(self: Any, *args: Any, **values: Any) -> None:
        if next(calls, None) is None or not _set_each(self, fields, args, values):
            replace_init()(self, *args, **values)

    return init


def _set_each(self: Any, fields: tuple[Field, ...], args: tuple[Any, ...], values: dict[str, Any]) -> bool:
    """Set the fields of an instance to the values in a call of ``__init__``; return False where the call is wrong."""
    found = _values(fields, args, values)
    if found is None:
        return False
    for name, value in found:
        object.__setattr__(self, name, value)
    if hasattr(self, "__attrs_post_init__"):
        self.__attrs_post_init__()
    return True


def _values(fields: tuple[Field, ...], args: tuple[Any, ...], values: dict[str, Any]) -> list[tuple[str, Any]] | None:
    """Return the names of fields and their values in a call of ``__init__``; None where the call is wrong."""
    found = []
    given, used = iter(args), 0
    for each in fields:
        value = each.default
        if each.init:
            if not each.kw_only and (positional := next(given, _NOTHING)) is not _NOTHING:
                value = positional
                if each.alias in values:
                    return None
            elif each.alias in values:
                value = values[each.alias]
                used += 1
        if value is _NOTHING and each.factory is not None:
            value = each.factory()
        if value is not _NOTHING:
            found.append((each.name, value if each.converter is None else each.converter(value)))
        elif each.init:
            return None
    return None if used < len(values) or next(given, _NOTHING) is not _NOTHING else found


def _compiled_init(cls: Any, fields: tuple[Field, ...]) -> Callable[..., None]:
    """Write and compile the ``__init__`` of a class with these fields.

    The class has a twin that is not frozen, of which the instance is while its fields are set: that takes a third of
    the time that ``object.__setattr__`` takes. An instance of a class derived from it is never that.
    """
    names: dict[str, Any] = {"NOTHING": _NOTHING}
    setters = [(each.name, _value(each, names)) for each in fields if _is_set(each)]
    parameters = [_parameter(each) for each in fields if each.init and not each.kw_only]
    named = [_parameter(each) for each in fields if each.init and each.kw_only]
    names |= {"own": cls, "twin": _twin(cls), "become": _BECOME, "set_each": _set_each, "fields": fields}
    given = "".join(f"{each.alias}, " for each in fields if each.init and not each.kw_only)
    values = ", ".join(f"{each.alias!r}: {each.alias}" for each in fields if each.init and each.kw_only)
    lines = [f"if self.__class__ is not own: set_each(self, fields, ({given}), {{{values}}}); return"]
    lines += ["become(self, twin)", *[f"self.{name} = {value}" for name, value in setters]]
    lines.append("self.__class__ = own")
    if hasattr(cls, "__attrs_post_init__"):
        lines.append("self.__attrs_post_init__()")
    signature = ", ".join(["self", *parameters, *(["*", *named] if named else [])])
    exec(f"def __init__({signature}):\n " + "\n ".join(lines), names)  # noqa: S102 - as attrs and dataclasses do
    init: Callable[..., None] = names["__init__"]
    return init


def maker(cls: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return a function that makes instances as calling a frozen class does, in half the time.

    It is worth its compilation for classes of which a report has hundreds. One with a dictionary is returned itself.
    """
    made: Any = cls
    if made.__dictoffset__ or hasattr(made, "__attrs_post_init__"):
        return cls
    fields: tuple[Field, ...] = fields_of(made)
    names: dict[str, Any] = {"own": made, "twin": _twin(made), "NOTHING": _NOTHING}
    lines = [f"self.{each.name} = {_value(each, names)}" for each in fields if _is_set(each)]
    parameters = [_parameter(each) for each in fields if each.init and not each.kw_only]
    named = [_parameter(each) for each in fields if each.init and each.kw_only]
    signature = ", ".join([*parameters, *(["*", *named] if named else [])])
    text = "\n ".join(
        [f"def {made.__name__}({signature}):", "self = twin()", *lines, "self.__class__ = own", "return self"]
    )
    exec(text, names)  # noqa: S102 - as above
    function: Callable[_P, _T] = names[made.__name__]
    return function


def _twin(cls: Any) -> Any:
    """Return a class with the same slots whose instances are made empty, and can be changed."""
    free = {name: getattr(object, name) for name in ("__delattr__", "__init__", "__setattr__")}
    return type(cls.__name__, (cls,), {"__slots__": (), **free})


def _is_set(each: Field) -> bool:
    return each.init or each.factory is not None or each.default is not _NOTHING


def _parameter(each: Field) -> str:
    if each.factory is not None:
        return f"{each.alias}=NOTHING"
    return each.alias if each.default is _NOTHING else f"{each.alias}=default_{each.name}"


def _value(each: Field, names: dict[str, Any]) -> str:
    """Return the expression of a field's value in ``__init__``, and name in *names* what it needs."""
    names[f"default_{each.name}"] = each.default
    value = each.alias if each.init else f"default_{each.name}"
    if each.factory is not None:
        names[f"factory_{each.name}"] = each.factory
        made = f"factory_{each.name}()"
        value = f"{made} if {value} is NOTHING else {value}" if each.init else made
    if each.converter is not None:
        names[f"converter_{each.name}"] = each.converter
        value = f"converter_{each.name}({value})"
    return value


def _refuse(_self: object, _name: str, _value: object = None) -> NoReturn:
    from attrs.exceptions import FrozenInstanceError

    raise FrozenInstanceError


def _state(self: object) -> dict[str, Any]:
    return {each.name: getattr(self, each.name) for each in fields_of(self.__class__)}


def _restore(self: object, state: dict[str, Any]) -> None:
    for name, value in state.items():
        object.__setattr__(self, name, value)


class _AttrsFields:
    """The fields of a class as attrs describes them, made when they are first asked for."""

    def __get__(self, instance: object, owner: Any) -> Any:
        import attrs

        fields = {each.name: _as_attrs(each) for each in owner.__fields__}
        twin: Any = attrs.make_class(owner.__name__, fields, init=False, repr=False, eq=False)
        owner.__attrs_attrs__ = twin.__attrs_attrs__
        return owner.__attrs_attrs__


def _as_attrs(each: Field) -> Any:
    import attrs

    default = attrs.NOTHING if each.default is _NOTHING else each.default
    if each.factory is not None:
        default = attrs.Factory(each.factory)
    return attrs.field(
        default=default,
        converter=each.converter,
        init=each.init,
        kw_only=each.kw_only,
        eq=each.eq,
        repr=each.repr,
    )
