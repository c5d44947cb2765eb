"""A call of the engine, and the errors that come of one, as they pass between the server and its processes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from gouji.api.running import CommandLine, ConfigurationError, GoujiError, Language, Message, Stopped

__all__ = ["Call", "EngineError", "Setup", "StoppedError", "problem_of"]


@attrs.frozen
class Setup:
    """What an engine works with: the command line, the folders of the workspace, the editor's language and encoding.

    ``related``: the editor shows related places. ``round`` tells states of the configurations apart.
    """

    command_line: CommandLine
    folders: tuple[Path, ...]
    locale: Language
    encoding: str = "utf-16"
    related: bool = False
    round: int = 0

    def language(self, configured: Language | None = None) -> Language:
        """Return the language of messages: that asked for at the start, else the *configured* one, else the editor's."""
        return self.command_line.language or configured or self.locale

    def folder_of(self, path: Path | None) -> Path:
        """Return the innermost folder of the workspace that holds a path; the first one where none does."""
        around = [folder for folder in self.folders if path is not None and path.is_relative_to(folder)]
        return max(around, key=lambda folder: len(folder.parts), default=self.folders[0])


@attrs.frozen(eq=False)
class Call:
    """A call of a method of the engine, by its name. ``limits`` are those of the whole call: seconds, megabytes (0: none)."""

    number: int
    setup: Setup
    method: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    limits: tuple[int, int] = (0, 0)


class EngineError(GoujiError):
    """What stands in the way of an answer, in the user's language."""


class StoppedError(GoujiError):
    """A process that was stopped, or died, at a call: why, and at which file (None: the call as a whole took too much)."""

    def __init__(self, stopped: Stopped, path: str | None) -> None:
        super().__init__(stopped.message)
        self.stopped = stopped
        self.path = path


def problem_of(error: GoujiError, language: Language) -> str:
    """Return what an error says, in a language."""
    if isinstance(error, ConfigurationError):
        return "\n".join(error.problems)
    message = getattr(error, "message", None) or next(iter(error.args), "")
    return message[language] if isinstance(message, Message) else str(message)
