"""The border around strangers' code: whatever a call raises comes back as a fault, with the line of their code."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from types import FunctionType, GeneratorType, TracebackType
from typing import Any, TypeVar

from gouji.errors import GoujiError
from gouji.text.display import visible

__all__ = ["Fault", "MisfitError", "attempt", "caught", "line_of"]

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
        parts: list[str] = []
        error: BaseException | None = self.error
        while error is not None and len(parts) < _MOST_CAUSES:
            parts.append(_traceback(error))
            hidden = _own(error, "__suppress_context__")
            error = _own(error, "__cause__") or (None if hidden else _own(error, "__context__"))
        return "\n\n".join(reversed(parts))


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
