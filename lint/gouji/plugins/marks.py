"""Mark functions as hooks, with the marks of pluggy; where no option is given it is not imported for that."""

from __future__ import annotations

from typing import Any

__all__ = ["PROJECT", "hookimpl", "hookspec"]

PROJECT = "gouji"
"""The name of the pluggy project and of the group of entry points."""

_OPTIONS = ("wrapper", "hookwrapper", "optionalhook", "tryfirst", "trylast")


def hookspec(function: Any) -> Any:
    """Mark a function as the specification of a hook."""
    function.gouji_spec = {"firstresult": False, "historic": False, "warn_on_impl": None, "warn_on_impl_args": None}
    return function


def hookimpl(function: Any = None, **options: Any) -> Any:
    """Mark a function as an implementation of a hook, with the options of `pluggy.HookimplMarker`."""
    if function is None or any(options.values()):
        import pluggy

        return pluggy.HookimplMarker(PROJECT)(function, **options)
    function.gouji_impl = {**dict.fromkeys(_OPTIONS, False), "specname": None}
    return function
