"""The model of a subcommand of ``gouji``, and the built-in ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gouji.errors import CommandError, GoujiError
from gouji.late import Late
from gouji.message import Message
from gouji.value import Value, evolve, frozen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["COMMANDS", "Command", "guarded"]


def _no_arguments(_parser: Any) -> None:
    """Add nothing: the command takes no arguments of its own."""


@frozen
class Command(Value):
    """A subcommand: its name, its summary for the help, and its functions.

    ``run(args)`` does its work and returns the exit status; ``add_arguments(parser)`` adds its arguments to an
    `argparse.ArgumentParser`. Give both as `Late`: then they are imported when the command is called.
    """

    name: str
    summary: Message
    run: Callable[[Namespace], int]
    add_arguments: Callable[[ArgumentParser], None] = _no_arguments


def guarded(command: Command, origin: Message) -> Command:
    """Return the command with failures of its import or run turned into `CommandError`, which names its origin."""

    def failed(zh: str, en: str) -> CommandError:
        message = Message(
            f"命令 {command.name!r}（来自 {origin.zh}）运行失败：{zh}",
            f"the command {command.name!r}, from {origin.en}, failed: {en}",
        )
        return CommandError(command.name, message)

    def add_arguments(parser: ArgumentParser) -> None:
        try:
            command.add_arguments(parser)
        except GoujiError:
            raise
        except Exception as error:
            what = _raised(error)
            raise failed(what, what) from error

    def run(args: Namespace) -> int:
        try:
            status: object = command.run(args)
        except GoujiError:
            raise
        except Exception as error:
            what = _raised(error)
            raise failed(what, what) from error
        if not isinstance(status, int):
            given = type(status).__name__
            raise failed(f"返回了 {given}，应返回整数退出状态", f"it gave a {given} where an exit status was expected")
        return status

    return evolve(command, run=run, add_arguments=add_arguments)


def _raised(error: Exception) -> str:
    from gouji.wording import raised

    return raised(error)


def _built_in(name: str, zh: str, en: str) -> Command:
    module = f"gouji.cli.{name}"
    return Command(name, Message(zh, en), Late(f"{module}:run"), Late(f"{module}:add_arguments"))


COMMANDS = (
    _built_in("check", "检查文件和文件夹", "lint files and folders"),
    _built_in("extract", "提取每份报告的数据", "the facts of each report"),
    _built_in("fix", "修复能够自动修复的问题", "apply the fixes of what is found"),
    _built_in("rules", "列出全部规则", "list all rules"),
    _built_in("explain", "显示一条规则的说明", "the page of a rule"),
    _built_in("init", "在当前文件夹写入带说明的 .gouji.yaml", "write a commented .gouji.yaml into the current folder"),
    _built_in("config", "查看配置", "look at the configuration"),
    _built_in("help", "显示帮助", "show the help, or that of a command"),
)
"""The commands that are always there, each a module of its name in `gouji.cli`."""
