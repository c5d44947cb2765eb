"""Everything that hosts and commands beside gouji's own import from gouji; nothing of its own.

A host makes a `Linter` (`start_linter`), gives it bytes and names, and joins what was `Checked` with `Linter.finish`.
"""

from gouji.comparing.contribution import Contribution, contribution_from_bytes, contribution_to_bytes
from gouji.config.settings import CommandLine
from gouji.errors import CommandError, ConfigurationError, GoujiError, LimitExceededError, UnreadableSourceError
from gouji.late import Late
from gouji.message import Message
from gouji.plugins.command import Command
from gouji.plugins.hookspecs import hookimpl
from gouji.results import (
    Checked,
    FileResult,
    RunResult,
    checked_from_bytes,
    checked_to_bytes,
    result_from_bytes,
    result_to_bytes,
)
from gouji.run.linter import Linter, start_linter

__all__ = [
    "Checked",
    "Command",
    "CommandError",
    "CommandLine",
    "ConfigurationError",
    "Contribution",
    "FileResult",
    "GoujiError",
    "Late",
    "LimitExceededError",
    "Linter",
    "Message",
    "RunResult",
    "UnreadableSourceError",
    "checked_from_bytes",
    "checked_to_bytes",
    "contribution_from_bytes",
    "contribution_to_bytes",
    "hookimpl",
    "result_from_bytes",
    "result_to_bytes",
    "start_linter",
]
