"""Commands: one that says whose a report is, one that fails, one that is not there."""

from argparse import Namespace
from collections.abc import Iterable

from gouji.api.running import Command, Late, Message, hookimpl


def _fail(args: Namespace) -> int:
    message = "nobody to greet"
    raise LookupError(message)


@hookimpl
def gouji_commands() -> Iterable[Command]:
    """Return the commands."""
    greet = "gouji_greeting.greet"
    summary = Message("向报告的机关问好，100% 有礼", "greet the body of a report, 100% polite")
    yield Command("greet", summary, Late(f"{greet}:run"), Late(f"{greet}:add_arguments"))
    yield Command("fail", Message("失败", "fail"), _fail)
    yield Command("absent", Message("没有", "is not there"), Late("gouji_greeting.absent:run"))
