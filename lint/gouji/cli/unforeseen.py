"""Tell an error that nobody foresaw: a mistake in gouji itself, or that there is no memory left."""

from __future__ import annotations

from collections.abc import Sequence

from gouji._version import __version__
from gouji.cli.errors import tell_error
from gouji.cli.writing import prepare_streams
from gouji.errors import UnforeseenError
from gouji.language import asked_language
from gouji.message import Message
from gouji.strangers import Fault

__all__ = ["tell_unforeseen"]

_MISTAKE = Message(
    "{what}。这是 gouji {version} 自身的错误，命令未能完成；请将以上内容报告给维护者{more}",
    "{what}; this is a mistake in gouji {version} itself, and the command was not completed: please report this line to its"
    " maintainers{more}",
)
_MORE = Message("（用 --traceback 可查看完整的调用栈）", " (--traceback shows all of it)")
_NO_MEMORY = Message("内存不足，命令未能完成", "there is not enough memory; the command was not completed")


def tell_unforeseen(error: BaseException, arguments: Sequence[str], path: str | None) -> None:
    """Print what went wrong, at the file where that is known, and with ``--traceback`` all calls that led to it."""
    prepare_streams()
    traceback = "--traceback" in arguments
    unforeseen = UnforeseenError(_message(error, traceback=traceback), path)
    unforeseen.__cause__ = error
    tell_error(unforeseen, asked_language(arguments), traceback=traceback)


def _message(error: BaseException, *, traceback: bool) -> Message:
    if isinstance(error, MemoryError):
        return _NO_MEMORY
    what = Fault(error).told(("gouji",))
    return _MISTAKE.format(what=what, version=__version__, more=Message("", "") if traceback else _MORE)
