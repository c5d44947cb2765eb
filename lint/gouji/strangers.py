"""Strangers' code: call it so that whatever it raises can be reported, and check the shape of what it gives."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from types import FunctionType, GeneratorType, TracebackType
from typing import Any, TypeAlias, TypeVar

from gouji.errors import GoujiError
from gouji.text.display import visible

__all__ = [
    "FUNCTION",
    "Fault",
    "Many",
    "MisfitError",
    "Row",
    "Shape",
    "Shapes",
    "attempt",
    "caught",
    "line_of",
    "misfit",
    "misfit_inside",
]

_T = TypeVar("_T")

_LONGEST = 500
"""An error's text is cut after so many characters."""

_MOST_CAUSES = 5
"""So many errors are shown of those that caused each other."""

_MOST_CALLS = 50
"""So many calls are shown of one traceback."""


class MisfitError(GoujiError):
    """What strangers' code gave is not what was asked for; ``line`` is where in their code it comes from ("": unknown).

    That is where the first of the *functions* stands, if it is a generator, or begins. ``package`` is its package.
    """

    def __init__(self, what: str, *functions: object) -> None:
        super().__init__(what)
        self.what = what
        self.line = line_of(*functions)
        self.package = next(filter(None, map(_package_of, functions)), "")


class Fault:
    """What a call of strangers' code raised, which may itself be anything: nothing of it is trusted."""

    __slots__ = ("error",)

    def __init__(self, error: BaseException) -> None:
        self.error = error

    @property
    def text(self) -> str:
        """The error's type and text alone."""
        return _described(self.error)

    @property
    def words(self) -> str:
        """The error's text alone, its type where it has none."""
        text = attempt(lambda: f"{self.error}")
        return _described(self.error) if isinstance(text, Fault) or not text else _shown(text)

    @property
    def causes(self) -> tuple[Fault, ...]:
        """The error itself and those that caused it, the first cause last."""
        errors: list[BaseException] = []
        error: BaseException | None = self.error
        while error is not None and len(errors) < _MOST_CAUSES:
            errors.append(error)
            hidden = _own(error, "__suppress_context__")
            error = _own(error, "__cause__") or (None if hidden else _own(error, "__context__"))
        return tuple(map(Fault, errors))

    @property
    def kinds(self) -> frozenset[str]:
        """The names of the error's class and of those that it is made of."""
        return frozenset(map(_name, type.__dict__["__mro__"].__get__(type(self.error))))

    def told(self, packages: Collection[str] = (), *functions: object) -> str:
        """Return the error's type and text, and the line of their code.

        That is the last call in one of the *packages*, else where one of the *functions* begins, else the last call.
        """
        if isinstance(self.error, MisfitError):
            what = _shown(self.error.what)
            return f"{what} ({self.error.line})" if self.error.line else what
        calls = [call for call in _calls(self.error) if not call[1].startswith("<")]
        own = _last([call for call in calls if call[0] in packages])
        line = own or line_of(*functions) or _last(calls)
        return f"{_described(self.error)} ({line})" if line else _described(self.error)

    def package(self, packages: Collection[str]) -> str:
        """Return which of the *packages* has the last call that led to the error; "" for none."""
        if isinstance(self.error, MisfitError):
            return self.error.package if self.error.package in packages else ""
        return next((package for package, _, _ in reversed(_calls(self.error)) if package in packages), "")

    @property
    def traceback(self) -> str:
        """The error with the calls that led to it, after the errors that caused it."""
        return "\n\n".join(_traceback(fault.error) for fault in reversed(self.causes))


def attempt(call: Callable[[], _T], passing: tuple[type[BaseException], ...] = ()) -> _T | Fault:
    """Call strangers' code and return what it returns, or the `Fault` of what it raised.

    Nothing goes past this border but errors of a class that is ``passing``, and the user's interrupt: that is
    `KeyboardInterrupt` itself, not a class made of it.
    """
    try:
        return call()
    except passing:
        raise
    except BaseException as error:  # noqa: BLE001 (a border: a stranger's code may raise anything)
        return caught(error)


def caught(error: BaseException) -> Fault:
    """Return the fault of an error that a border has caught; raise it again where it is the user's interrupt."""
    if type(error) is KeyboardInterrupt:
        raise error
    return Fault(error)


def line_of(*given: object) -> str:
    """Return the file and line of the first thing that has one: where a generator stands, or where a function begins."""
    return next(filter(None, map(_line_of, given)), "")


def _line_of(given: object) -> str:
    if isinstance(given, GeneratorType) and given.gi_frame is not None:
        return _line_of(given.gi_yieldfrom) or _place(given.gi_code.co_filename, given.gi_frame.f_lineno)
    function = given.func if isinstance(given, partial) else getattr(given, "__func__", given)
    if isinstance(function, FunctionType):
        return _place(function.__code__.co_filename, function.__code__.co_firstlineno)
    return ""


def _package_of(given: object) -> str:
    name = getattr(given, "__module__", None)
    return name.partition(".")[0] if isinstance(name, str) else ""


def _place(file: str, line: int) -> str:
    """Return a file's name and a line."""
    name = file.replace("\\", "/").rpartition("/")[2]
    return f"{name}:{line}"


def _own(error: BaseException, name: str) -> Any:
    """Return an attribute as every exception has it, whatever its class makes of the name."""
    return BaseException.__dict__[name].__get__(error)


def _calls(error: BaseException) -> list[tuple[str, str, int]]:
    """Return package, file and line of each call that led to an error, from the border on."""
    calls: list[tuple[str, str, int]] = []
    step: TracebackType | None = _own(error, "__traceback__")
    while step is not None:
        name = step.tb_frame.f_globals.get("__name__")
        package = name.partition(".")[0] if isinstance(name, str) else ""
        calls.append((package, step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    return calls


def _last(calls: list[tuple[str, str, int]]) -> str:
    return _place(calls[-1][1], calls[-1][2]) if calls else ""


def _described(error: BaseException) -> str:
    """Return the type and the text of an error, on one line, or its type alone where it cannot be put in words."""
    kind = type.__dict__["__name__"].__get__(type(error))
    text = attempt(lambda: f"{kind}: {error}".removesuffix(": "))
    return _shown(f"{kind}, which cannot be put in words" if isinstance(text, Fault) else text)


def _shown(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return visible(" ".join(cut.split("\n")))


def _traceback(error: BaseException) -> str:
    import traceback

    calls = traceback.extract_tb(_own(error, "__traceback__"))
    shown = traceback.format_list(calls[-_MOST_CALLS:])
    left_out = [f"  ... {len(calls) - _MOST_CALLS} more\n"] if len(calls) > _MOST_CALLS else []
    return "".join(["Traceback (most recent call last):\n", *left_out, *shown, _described(error)])


class Many:
    """The shape of a tuple or list, all of whose items have the shape ``of``."""

    __slots__ = ("of",)

    def __init__(self, of: Shape) -> None:
        self.of = of


class Row:
    """The shape of a tuple or list with as many items as there are ``columns``, each of its own shape."""

    __slots__ = ("columns",)

    def __init__(self, *columns: Shape) -> None:
        self.columns = columns


FUNCTION = callable
"""The shape of what can be called."""

_Alternative: TypeAlias = "type | str | Many | Row | Callable[[object], bool] | None"
Shape: TypeAlias = "tuple[_Alternative, ...]"
"""What a value may be: of exactly a class, a certain word, many things of a shape, a row of some, a function, or None."""

Shapes: TypeAlias = Mapping[type, Mapping[str, Shape]]
"""The shapes of the fields of records, by their class."""


def misfit(value: Any, shape: Shape, shapes: Shapes, name: str = "") -> str | None:
    """Return what is wrong with a value, called *name*, or with what is inside it; None where it has the shape.

    A class made of one that is expected is not that class: it could do anything.
    """
    kind = type(value)
    if value is None and None in shape:
        return None
    for each in shape:
        if kind is each:
            return _unwritable(value, name) if kind is str else _misfit_of_record(value, kind, shapes, name)
    for each in shape:
        if _is(value, each):
            return _misfit_within(value, each, shapes, name)
    given = repr(value[:40]) if kind is str and any(isinstance(each, str) for each in shape) else _name(kind)
    return _at(name, f"{given} where {_expected(shape)} was expected")


def _is(value: Any, each: _Alternative) -> bool:
    """Return whether a value, which is of none of the classes that it may be, is a word, a list or a function that it may be."""
    kind = type(value)
    if isinstance(each, str):
        return kind is str and bool(value == each)
    if isinstance(each, Many):
        return kind is tuple or kind is list
    if isinstance(each, Row):
        return (kind is tuple or kind is list) and len(value) == len(each.columns)
    return each is not None and not isinstance(each, type) and each(value)


def _misfit_within(value: Any, each: _Alternative, shapes: Shapes, name: str) -> str | None:
    if isinstance(each, Many):
        return _first(misfit(item, each.of, shapes, name) for item in value) if value else None
    if isinstance(each, Row):
        return _first(misfit(item, of, shapes, name) for item, of in zip(value, each.columns, strict=True))
    return None


def _misfit_of_record(value: object, kind: type, shapes: Shapes, name: str) -> str | None:
    fields = shapes.get(kind)
    return None if fields is None else misfit_inside(value, fields, shapes, name)


def misfit_inside(value: object, fields: Mapping[str, Shape], shapes: Shapes, name: str = "") -> str | None:
    """Return what is wrong in one of the fields of a record; None where all have their shapes."""
    path = f"{name}." if name else ""
    for field, shape in fields.items():
        inside = getattr(value, field)
        kind = type(inside)
        if (inside is None and None in shape) or (kind is shape[0] and kind is not str and kind not in shapes):
            continue
        problem = misfit(inside, shape, shapes, path + field)
        if problem is not None:
            return problem
    return None


def _first(problems: Iterable[str | None]) -> str | None:
    return next((problem for problem in problems if problem is not None), None)


def _unwritable(text: str, name: str) -> str | None:
    """Return what is wrong with a text that no encoding can write: it has half of a surrogate pair."""
    if text.isascii():
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return _at(name, "a text with an unpaired surrogate")
    return None


def _at(name: str, what: str) -> str:
    return f"{name}: {what}" if name else what


def _name(kind: type) -> str:
    name: str = type.__dict__["__name__"].__get__(kind)
    return name


def _expected(shape: Shape) -> str:
    return " or ".join(map(_word, shape))


def _word(each: _Alternative) -> str:
    if each is None or isinstance(each, str):
        return str(each)
    if isinstance(each, Many):
        return f"a list of {_expected(each.of)}"
    if isinstance(each, Row):
        return f"a tuple of {', '.join(map(_expected, each.columns))}"
    name = _name(each) if isinstance(each, type) else "function"
    return f"an {name}" if name[0] in "aeioAEIOU" else f"a {name}"
