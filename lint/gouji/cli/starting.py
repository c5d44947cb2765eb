"""Load the plugins and start sessions for commands; what plugins print while they are called is kept out of standard output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from gouji.cli.options import command_line

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.plugins.model import Plugins
    from gouji.run.session import Session

__all__ = ["aside", "plugins_here", "started"]


def started(args: Namespace) -> Session:
    """Return a session as the arguments set it up; raise `PluginError`, `FormError` or `ConfigurationError`."""
    from gouji.run.session import Session

    with aside():
        return Session.start(command_line(args))


def plugins_here(config: str | None = None) -> Plugins:
    """Load the plugins that the working directory's configuration does not disable; tell which cannot be used."""
    from gouji.config.lookup import load_plugins_here

    with aside():
        plugins = load_plugins_here(config)
    if plugins.broken:
        from gouji.cli.errors import tell_error
        from gouji.language import locale_language

        for error in plugins.broken:
            tell_error(error, locale_language())
    return plugins


class _StandIn:
    """Standard error in the place of both streams; to close it closes nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def close(self) -> None:
        """Leave the stream open."""


@contextmanager
def aside() -> Iterator[None]:
    """Send to standard error whatever is printed, by plugins and the processes that they start; then restore the streams.

    Standard output is read by programs: a word of a plugin in it would spoil JSON. What else output needs is put back too,
    where a plugin has taken it away.
    """
    ours = sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__
    needed = _needed()
    kept = _diverted()
    if sys.stderr is not None:
        stand_in: Any = _StandIn(sys.stderr)
        sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = stand_in  # type: ignore[misc]
    try:
        yield
    finally:
        sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__ = ours  # type: ignore[misc]
        if kept is not None:
            with suppress(OSError):
                os.dup2(kept, 1)
                os.close(kept)
        _put_back(*needed)


def _needed() -> tuple[str, tuple[str, ...], int]:
    """Return the working directory ("" where it is gone), where modules are found, and the recursion limit."""
    try:
        working = os.getcwd()  # noqa: PTH109 (pathlib takes 2 ms to import)
    except OSError:
        working = ""
    return working, tuple(sys.path), sys.getrecursionlimit()


def _put_back(working: str, path: Iterable[str], limit: int) -> None:
    """Change back the working directory, add what is gone from the path of modules, and raise a lower recursion limit."""
    with suppress(OSError):
        os.chdir(working)
    sys.path += [each for each in path if each not in sys.path]
    sys.setrecursionlimit(max(limit, sys.getrecursionlimit()))


def _diverted() -> int | None:
    """Let file descriptor 1 lead where 2 leads, and return where it led; None where one of them is closed."""
    kept = None
    try:
        sys.stdout.flush()
        kept = os.dup(1)
        os.dup2(2, 1)
    except (AttributeError, OSError, ValueError):
        if kept is not None:
            os.close(kept)
        return None
    return kept
