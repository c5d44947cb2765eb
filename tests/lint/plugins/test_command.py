"""A plugin's command is run as it is; what fails in it is told with its name and origin."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any

import pytest

from gouji.api.running import Command, Late, Message, UnreadableSourceError, hookimpl
from gouji.errors import CommandError, PluginError
from gouji.plugins.classify import classify
from gouji.plugins.command import COMMANDS
from gouji.plugins.model import FoundPlugin, LoadedPlugin


def classified(run: Callable[[Namespace], Any], name: str = "hello", **fields: Any) -> Command:
    """A command of a plugin, as gouji has it."""
    command = Command(name, Message("问好", "say hello"), run, **fields)
    implementation = type("hello", (), {"gouji_commands": staticmethod(hookimpl(lambda: [command]))})()
    found = FoundPlugin("hello", "gouji-hello", "1.0", "hello")
    return classify([LoadedPlugin(found, implementation)]).commands[-1]


def failing(args: Namespace) -> int:
    message = "no greeting"
    raise ValueError(message)


def failure(act: Callable[[], object]) -> Message:
    with pytest.raises(CommandError) as caught:
        act()
    return caught.value.message


def test_the_commands_of_plugins_come_after_the_built_in_ones() -> None:
    assert [command.name for command in classify([]).commands] == [command.name for command in COMMANDS]


def test_a_command_is_given_its_arguments_and_gives_the_status() -> None:
    def add_arguments(parser: ArgumentParser) -> None:
        parser.add_argument("status", type=int)

    command = classified(lambda args: args.status, add_arguments=add_arguments)
    parser = ArgumentParser()
    command.add_arguments(parser)

    assert command.run(parser.parse_args(["7"])) == 7


def test_a_command_that_raises_is_told_with_its_origin_and_where() -> None:
    told = failure(lambda: classified(failing).run(Namespace()))

    assert told.en.startswith(
        "the command 'hello', from gouji-hello, failed: ValueError: no greeting (test_command.py:"
    )


def test_a_command_that_cannot_be_imported_is_told_with_its_origin() -> None:
    command = classified(failing, add_arguments=Late("no_such_module_anywhere:add"))

    told = failure(lambda: command.add_arguments(ArgumentParser()))
    assert told.en.startswith(
        "the command 'hello', from gouji-hello, failed: ModuleNotFoundError: No module named 'no_such_module_anywhere'"
    )


def test_a_command_gives_an_exit_status() -> None:
    told = failure(lambda: classified(lambda args: None).run(Namespace()))

    assert told == Message(
        "命令 'hello'（来自 gouji-hello）运行失败：返回了 NoneType，应返回整数退出状态",
        "the command 'hello', from gouji-hello, failed: it gave a NoneType where an exit status was expected",
    )


def test_what_gouji_itself_raises_in_a_command_is_left_as_it_is() -> None:
    error = UnreadableSourceError("a.txt", Message("空", "empty"), kind="empty")

    def run(args: Namespace) -> int:
        raise error

    with pytest.raises(UnreadableSourceError) as caught:
        classified(run).run(Namespace())

    assert caught.value is error


def test_a_command_may_not_have_the_name_of_a_built_in_one() -> None:
    with pytest.raises(PluginError, match="Command 'check' is there already, from gouji itself"):
        classified(failing, name="check")
