"""Tell the errors that end a command, or that a run goes on without, on standard error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gouji.cli.writing import tell
from gouji.errors import (
    CommandError,
    ConfigurationError,
    ExecutorError,
    GoujiError,
    PluginError,
    RenderError,
    UnforeseenError,
    UnreadableSourceError,
    UsageError,
)
from gouji.message import Language, Message
from gouji.output.visible import one_line
from gouji.text.display import visible

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure

__all__ = ["tell_error", "tell_failures", "tell_tracebacks"]


def tell_error(error: GoujiError, language: Language, *, traceback: bool = False) -> None:
    """Print an error, after the traceback of what caused it where that is asked for."""
    if traceback and error.__cause__ is not None:
        from gouji.strangers import Fault

        tell(Fault(error.__cause__).traceback)
    tell("\n".join(map(visible, _told(error, language).split("\n"))))


def _told(error: GoujiError, language: Language) -> str:
    if isinstance(error, ConfigurationError):
        return "\n\n".join(error.problems)
    if isinstance(error, PluginError | CommandError | ExecutorError | RenderError):
        return f"gouji: {error.message[language]}"
    if isinstance(error, UnreadableSourceError):
        return f"gouji: {error.name}: {error.message[language]}"
    if isinstance(error, UnforeseenError):
        return f"gouji: {f'{error.path}: ' if error.path else ''}{error.message[language]}"
    what = error.args[0] if isinstance(error, UsageError) and error.args else str(error)
    return f"gouji: {what[language] if isinstance(what, Message) else what}"


def tell_failures(failures: Iterable[Failure], language: Language) -> None:
    """Print what could not be done, each with its file."""
    for failure in failures:
        tell(f"{one_line(failure.path) or 'gouji'}: {one_line(failure.message[language])}")


def tell_tracebacks(failures: Iterable[Failure], language: Language) -> None:
    """Print the traceback of each failure that has one, in their order, each under the failure's message."""
    for failure in failures:
        if failure.traceback:
            place = f"{failure.path}: " if failure.path else ""
            tell(visible(f"gouji: {place}{failure.message[language]}"))
            tell("\n".join(map(visible, failure.traceback.split("\n"))))
