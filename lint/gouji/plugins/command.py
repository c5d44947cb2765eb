"""The model of a subcommand of ``gouji``, and the built-in ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gouji.late import Late
from gouji.message import Message
from gouji.value import Value, frozen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["COMMANDS", "Command"]


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


def _built_in(name: str, zh: str, en: str) -> Command:
    module = f"gouji.cli.{name}"
    return Command(name, Message(zh, en), Late(f"{module}:run"), Late(f"{module}:add_arguments"))


COMMANDS = (
    _built_in("check", "检查文件和文件夹", "lint files and folders"),
    _built_in("extract", "提取每份报告的数据", "the facts of each report"),
    _built_in("fix", "修复能够自动修复的问题", "apply the fixes of what is found"),
    _built_in("annotate", "生成标注了问题的报告副本", "copies of the reports with the findings in them"),
    _built_in("rules", "列出全部规则", "list all rules"),
    _built_in("explain", "显示一条规则的说明", "the page of a rule"),
    _built_in("init", "在当前文件夹写入带说明的 .gouji.yaml", "write a commented .gouji.yaml into the current folder"),
    _built_in("config", "查看配置", "look at the configuration"),
    _built_in("packs", "列出规则包", "list the rule packs"),
    _built_in("pack", "新建、测试规则包", "write and test rule packs"),
    _built_in("completion", "输出 Shell 的补全脚本", "the completion script of a shell"),
    _built_in("help", "显示帮助", "show the help, or that of a command"),
)
"""The commands that are always there, each a module of its name in `gouji.cli`."""
