"""One class for each condition that stops gouji, which holds the object it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CacheError",
    "CommandError",
    "ConfigurationError",
    "ExecutorError",
    "FixError",
    "FormError",
    "GoujiError",
    "LayoutError",
    "LimitExceededError",
    "PluginError",
    "ReadingFailedError",
    "RecordError",
    "RenderError",
    "SpoolError",
    "UnforeseenError",
    "UnreadableSourceError",
    "UsageError",
]


class GoujiError(Exception):
    """The base of every error that gouji raises on purpose."""


class UsageError(GoujiError):
    """A wrong call: an unknown option value, a path that is not there (exit status 2)."""


class SpoolError(UsageError):
    """A run whose results do not fit into the folder for temporary files, or cannot be read there (exit status 2)."""


class CacheError(GoujiError):
    """A folder in which no cache can be kept; ``why`` says what is in the way."""

    def __init__(self, folder: str, why: Message) -> None:
        super().__init__(f"{folder}: {why.en}")
        self.folder = folder
        self.why = why


class UnreadableSourceError(GoujiError):
    """Bytes that cannot be read as a report.

    ``name`` is the path as given, ``offset`` the byte at which reading failed (or None),
    ``kind`` a stable word for the condition, such as ``encoding`` or ``empty``.
    """

    def __init__(self, name: str, message: Message, *, kind: str, offset: int | None = None) -> None:
        super().__init__(f"{name}: {message.en}")
        self.name = name
        self.message = message
        self.kind = kind
        self.offset = offset


class LimitExceededError(UnreadableSourceError):
    """An input larger or deeper than gouji reads; ``limit`` names the limit and its value."""

    def __init__(self, name: str, message: Message, *, limit: str) -> None:
        super().__init__(name, message, kind="limit")
        self.limit = limit


class LayoutError(UnreadableSourceError):
    """A layout that returns a table without moving on, which would never end; ``line`` is where it stands."""

    def __init__(self, name: str, layout: str, line: int) -> None:
        message = Message(
            f"版式 {layout!r} 在第 {line} 行读出表格，却没有前进",
            f"the layout {layout!r} read a table on line {line} and did not go on from there",
        )
        super().__init__(name, message, kind="layout")
        self.layout = layout
        self.line = line


class ReadingFailedError(UnreadableSourceError):
    """A file whose reading raised an error; ``distribution`` brings the code that did (None: unknown)."""

    def __init__(self, name: str, message: Message, distribution: str | None) -> None:
        super().__init__(name, message, kind="failed")
        self.distribution = distribution


class FixError(GoujiError):
    """Fixes that cannot be applied; ``name`` is the file, ``rules`` are the names of their rules."""

    def __init__(self, name: str, message: Message, rules: Sequence[str]) -> None:
        super().__init__(f"{name}: {message.en}")
        self.name = name
        self.message = message
        self.rules = tuple(rules)


class FormError(GoujiError):
    """Form data that does not describe a form; ``form`` names the file or form."""

    def __init__(self, form: str, message: str) -> None:
        super().__init__(f"{form}: {message}")
        self.form = form


class RecordError(GoujiError):
    """Bytes that are no valid record; ``what`` names its type (``result``, ``contribution``)."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"these bytes are no {what} of this version of gouji: {reason}")
        self.what = what
        self.reason = reason


class PluginError(GoujiError):
    """A plugin that cannot be used; ``plugin`` is its name, ``distribution`` where it comes from.

    ``only_packs`` is true of one that is known to bring nothing else.
    """

    def __init__(self, plugin: str, distribution: str, message: Message) -> None:
        super().__init__(message.en)
        self.message = message
        self.plugin = plugin
        self.distribution = distribution
        self.only_packs = False


class CommandError(GoujiError):
    """A plugin's command that failed (exit status 3); ``command`` is its name."""

    def __init__(self, command: str, message: Message) -> None:
        super().__init__(message.en)
        self.command = command
        self.message = message


class ExecutorError(GoujiError):
    """An executor that could not have the work done (exit status 3); ``executor`` is its name."""

    def __init__(self, executor: str, message: Message) -> None:
        super().__init__(message.en)
        self.executor = executor
        self.message = message


class RenderError(GoujiError):
    """A plugin's output format that failed (exit status 3); ``format`` is its name."""

    def __init__(self, format: str, message: Message) -> None:  # noqa: A002 (it is one)
        super().__init__(message.en)
        self.format = format
        self.message = message


class UnforeseenError(GoujiError):
    """A mistake in gouji itself (exit status 3); ``path`` is the file that was worked on, if known."""

    def __init__(self, message: Message, path: str | None) -> None:
        super().__init__(message.en)
        self.message = message
        self.path = path


class ConfigurationError(GoujiError):
    """Everything that is wrong with the configuration, all at once (exit status 2).

    ``problems`` are complete texts, each with its file, line, column and caret.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
