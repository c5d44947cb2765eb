"""Everything that a command beside gouji's own imports from gouji; nothing of its own."""

from gouji.errors import CommandError, GoujiError, LimitExceededError, UnreadableSourceError
from gouji.late import Late
from gouji.message import Message
from gouji.plugins.command import Command
from gouji.plugins.hookspecs import hookimpl

__all__ = [
    "Command",
    "CommandError",
    "GoujiError",
    "Late",
    "LimitExceededError",
    "Message",
    "UnreadableSourceError",
    "hookimpl",
]
