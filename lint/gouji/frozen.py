"""Frozen classes with slots, declared as attrs declares them and made for a tenth of what it takes.

On the way of one `gouji check`, 85 classes are made. attrs needs 62 million instructions to be imported and 1.4 million
for each class, a quarter of such a run; here a class costs 0.2 million, and its ``__init__`` is not compiled before
some instances are made, once for all classes with fields of the same sorts. What is here does what attrs does
(`gouji.value` tells the type checker that it is attrs), and no more of it than the engine uses. Others see classes of
attrs: `attrs.fields`, `attrs.evolve` and msgspec find ``__attrs_attrs__``, which attrs itself makes when it is first
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from types import CodeType, FunctionType
from typing import Any, NoReturn, ParamSpec, TypeAlias, TypeVar

__all__ = ["Field", "evolve", "field", "fields_of", "frozen", "maker"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_NOTHING: Any = object()
_BECOME: Any = object.__dict__["__class__"].__set__
"""Gives an instance another class, though its own is frozen."""

_FEW = 8
"""So many instances of a class are made before its ``__init__`` is compiled; half of all classes never have more."""

_Sort: TypeAlias = tuple[bool, bool, bool, bool]


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

    @property
    def is_set(self) -> bool:
        """Whether each instance has it when it is made."""
        return self.init or self.is_optional

    @property
    def is_optional(self) -> bool:
        """Whether it has a value where none is given."""
        return self.factory is not None or self.default is not _NOTHING

    @property
    def sort(self) -> _Sort:
        """What the code that sets it depends on, whatever its name."""
        return self.init, self.kw_only, self.factory is not None, self.converter is not None

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

    A compiled one is three times as fast, but to make it takes as long as some ten calls, and to compile it as fifty.
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


_BEGIN_INIT = (
    "if self.__class__ is not own: set_each(self, fields, ({by_place}), dict(zip(named, ({by_name})))); return",
    "become(self, twin)",
)
_POST_INIT = "self.__attrs_post_init__()"


def _compiled_init(cls: Any, fields: tuple[Field, ...]) -> Callable[..., None]:
    """Return a compiled ``__init__`` of a class with these fields.

    The class has a twin that is not frozen, of which the instance is while its fields are set: that takes a third of
    the time that ``object.__setattr__`` takes. An instance of a class derived from it is never that.
    """
    end = ("self.__class__ = own", *([_POST_INIT] if hasattr(cls, "__attrs_post_init__") else []))
    init: Callable[..., None] = _setting(cls, fields, "__init__", _BEGIN_INIT, end)
    return init


def maker(cls: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return a function that makes instances as calling a frozen class does, in half the time.

    It is worth its compilation for classes of which a report has hundreds. One with a dictionary is returned itself.
    """
    made: Any = cls
    if made.__dictoffset__ or hasattr(made, "__attrs_post_init__"):
        return cls
    end = ("self.__class__ = own", "return self")
    function: Callable[_P, _T] = _setting(made, fields_of(made), made.__name__, ("self = twin()",), end)
    return function


def _setting(cls: Any, fields: tuple[Field, ...], name: str, begin: tuple[str, ...], end: tuple[str, ...]) -> Any:
    """Return a function of this name that sets the fields of an instance, between the lines at its begin and end."""
    there = [each for each in fields if each.is_set]
    given = [each for each in there if each.init]
    by_place = tuple([each.default for each in given if each.is_optional and not each.kw_only])
    by_name = {each.alias: each.default for each in given if each.is_optional and each.kw_only}
    names: dict[str, Any] = {
        "NOTHING": _NOTHING,
        "become": _BECOME,
        "own": cls,
        "set_each": _set_each,
        "twin": _twin(cls),
    }
    names |= {"fields": fields, "named": [each.alias for each in given if each.kw_only]}
    called = {}
    for number, each in enumerate(there):
        called[f"given{number}"], called[f"field{number}"] = each.alias, each.name
        names[f"factory{number}"], names[f"converter{number}"] = each.factory, each.converter
        names[f"default{number}"] = each.default
    code = _code(tuple([each.sort for each in there]), name == "__init__", begin, end)
    code = code.replace(
        co_name=name,
        co_names=tuple([called.get(each, each) for each in code.co_names]),
        co_varnames=tuple([called.get(each, each) for each in code.co_varnames]),
    )
    function = FunctionType(code, names, name, by_place)
    function.__kwdefaults__, function.__qualname__ = by_name, name
    return function


@cache
def _code(sorts: tuple[_Sort, ...], is_init: bool, begin: tuple[str, ...], end: tuple[str, ...]) -> CodeType:
    """Return the code that sets fields of these sorts, for several classes: each puts its own names in their places.

    To do that takes a hundredth of the time that it takes to compile it.
    """
    by_place, by_name, lines = list[str](), list[str](), list[str]()
    for number, (init, kw_only, has_factory, has_converter) in enumerate(sorts):
        value = f"given{number}" if init else f"default{number}"
        if init:
            (by_name if kw_only else by_place).append(value)
        if has_factory:
            value = f"factory{number}() if {value} is NOTHING else {value}"
        lines.append(f"self.field{number} = " + (f"converter{number}({value})" if has_converter else value))
    parameters = [*(["self"] if is_init else []), *by_place, *(["*", *by_name] if by_name else [])]
    whole = "\n ".join([f"def setting({', '.join(parameters)}):", *begin, *lines, *end])
    given = {
        "by_place": "".join([f"{each}, " for each in by_place]),
        "by_name": "".join([f"{each}, " for each in by_name]),
    }
    names: dict[str, Any] = {}
    exec(whole.format(**given), names)  # noqa: S102 - as attrs and dataclasses do
    code: CodeType = names["setting"].__code__
    return code


def _twin(cls: Any) -> Any:
    """Return a class with the same slots whose instances are made empty, and can be changed."""
    free = {name: getattr(object, name) for name in ("__delattr__", "__init__", "__setattr__")}
    return type(cls.__name__, (cls,), {"__slots__": (), **free})


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
