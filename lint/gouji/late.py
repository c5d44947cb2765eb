"""Functions and names that are imported when they are first used, so that a run imports no more than it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["Late", "late_name"]


class Late:
    """The function that *target* names, as ``package.module:function``; calling it imports it.

    A name may be a path within the module (``module:rule.check``). The call raises whatever the import raises.
    """

    __slots__ = ("_function", "target")

    def __init__(self, target: str) -> None:
        self.target = target
        self._function: Callable[..., Any] | None = None

    @property
    def function(self) -> Callable[..., Any]:
        """The function itself."""
        if self._function is None:
            module, _, path = self.target.partition(":")
            found: Any = import_module(module)
            for name in path.split("."):
                found = getattr(found, name)
            self._function = found
        function: Callable[..., Any] = self._function
        return function

    def __call__(self, *args: Any) -> Any:
        """Import the function, call it, and return its result."""
        function = self._function
        return self.function(*args) if function is None else function(*args)

    def __repr__(self) -> str:
        return f"Late({self.target!r})"


def late_name(package: str, name: str, modules: Mapping[str, tuple[str, ...]]) -> object:
    """Return a name of a package from whichever of some *modules* has it, by their names; raise AttributeError."""
    for module, names in modules.items():
        if name in names:
            return getattr(import_module(module), name)
    message = f"module {package!r} has no attribute {name!r}"
    raise AttributeError(message)
