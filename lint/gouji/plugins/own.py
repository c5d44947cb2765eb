"""Call the hooks of gouji's own plugins as pluggy would, without it.

To import pluggy, and to register those plugins with it, takes 37 million instructions, 7 % of the check of one file. It
is done where there is any other plugin.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

__all__ = ["OwnManager"]


class OwnManager:
    """What `gouji.plugins.hooks` asks of a `pluggy.PluginManager`, for functions that no option has a say about."""

    def __init__(self, hooks: tuple[str, ...]) -> None:
        self.hook = SimpleNamespace(**{hook: _Caller() for hook in hooks})

    def parse_hookimpl_opts(self, plugin: object, name: str) -> dict[str, Any] | None:
        """Return the mark of a function that implements a hook; None for anything else."""
        options: dict[str, Any] | None = getattr(getattr(plugin, name), "gouji_impl", None)
        return options

    def register(self, plugin: object, _name: str) -> None:
        """Let the functions of a plugin be called before those that have been registered already."""
        for name in dir(plugin):
            getattr(self.hook, name).functions.insert(0, getattr(plugin, name))

    def check_pending(self) -> None:
        """Do nothing: `register` takes no unknown hook."""


class _Caller:
    """Call functions in their order, each with those arguments that it takes."""

    def __init__(self) -> None:
        self.functions: list[Callable[..., Any]] = []

    def __call__(self, **arguments: object) -> list[Any]:
        return [function(**_taken(function, arguments)) for function in self.functions]

    def get_hookimpls(self) -> tuple[Any, ...]:
        """Return the wrappers of the hook: none."""
        return ()


def _taken(function: Any, arguments: dict[str, object]) -> dict[str, object]:
    code = function.__wrapped__.__code__
    return {name: arguments[name] for name in code.co_varnames[: code.co_argcount]}
