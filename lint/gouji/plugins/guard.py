"""Guard the commands and formats of plugins: a failure in one of them names it, and where it is from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from gouji.errors import CommandError, GoujiError, RenderError, SpoolError
from gouji.message import Message
from gouji.output.format import Format, RenderOptions
from gouji.output.held import Held
from gouji.plugins.command import Command
from gouji.strangers import Fault, attempt
from gouji.value import evolve

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from gouji.results import RunResult

__all__ = ["guarded_command", "guarded_format"]


def guarded_command(command: Command, origin: Message, package: str) -> Command:
    """Return the command with failures of its import or run turned into `CommandError`, which names its origin."""

    def failed(zh: str, en: str) -> CommandError:
        message = Message(
            f"命令 {command.name!r}（来自 {origin.zh}）运行失败：{zh}",
            f"the command {command.name!r}, from {origin.en}, failed: {en}",
        )
        return CommandError(command.name, message)

    def called(call: Callable[[], object]) -> object:
        given = attempt(call, (GoujiError,))
        if isinstance(given, Fault):
            what = given.told((package,))
            raise failed(what, what) from given.error
        return given

    def add_arguments(parser: ArgumentParser) -> None:
        called(lambda: command.add_arguments(parser))

    def run(args: Namespace) -> int:
        status = called(lambda: command.run(args))
        if not isinstance(status, int):
            given = type(status).__name__
            raise failed(f"返回了 {given}，应返回整数退出状态", f"it gave a {given} where an exit status was expected")
        return status

    return evolve(command, run=run, add_arguments=add_arguments)


def guarded_format(format_: Format, origin: Message, package: str) -> Format:
    """Return the format as one that renders at once, and whose failures are a `RenderError` that names its origin."""

    def failed(zh: str, en: str) -> RenderError:
        message = Message(
            f"格式 {format_.name!r}（来自 {origin.zh}）运行失败：{zh}",
            f"the format {format_.name!r}, from {origin.en}, failed: {en}",
        )
        return RenderError(format_.name, message)

    expected, name = (bytes, Message("字节", "bytes")) if format_.binary else (str, Message("文本", "a text"))

    def each(result: RunResult, options: RenderOptions) -> Iterator[Any]:
        for piece in format_.render(result, options):
            if type(piece) is not expected:
                given = type(piece).__name__
                raise failed(f"给出 {given}，应为{name.zh}", f"it gave a {given} where {name.en} was expected")
            yield piece

    def render(result: RunResult, options: RenderOptions) -> Held[Any]:
        pieces: Held[Any] | Fault = attempt(lambda: Held(each(result, options)), (RenderError, SpoolError))
        if isinstance(pieces, Fault):
            what = pieces.told((package,))
            raise failed(what, what) from pieces.error
        return pieces

    return evolve(format_, render=render)
