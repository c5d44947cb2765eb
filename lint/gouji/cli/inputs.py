"""Find the inputs that a command line names, standard input among them, and read them one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
import os
import sys
from typing import TYPE_CHECKING

from gouji.cli.redirected import passing_over
from gouji.errors import UnreadableSourceError, UsageError
from gouji.message import Message
from gouji.run.many import guarding
from gouji.run.read import read_file, read_stream

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.run.search import Found
    from gouji.run.session import Session

__all__ = ["find", "inputs", "is_stdin_asked", "paths_of", "read_input", "reads_stdin", "stdin_name"]

_AND_NO_MORE = Message("{why}；其后的文件未处理", "{why}; nothing was done from there on")
_TWICE = Message(
    "标准输入不能既是文件清单，又是要检查的内容",
    "standard input cannot be both the list of files and what is to be checked",
)
_CLOSED = Message("标准输入已关闭", "standard input is closed")


def paths_of(args: Namespace) -> list[str]:
    """Return the files and folders that the arguments name, and those in the list; the current folder where there is neither.

    Raises `UsageError` where the list cannot be read.
    """
    paths = [path for path in args.paths if path != "-"]
    if args.files_from is not None:
        return [*paths, *_listed(args)]
    return paths if args.paths else ["."]


def _listed(args: Namespace) -> list[str]:
    """Return the names in the list, which is read once; raise `UsageError` where standard input is a report, too."""
    if args.listed is None:
        from gouji.cli.listed import listed_names

        _refuse_both(args)
        args.listed = listed_names(args.files_from)
    listed: list[str] = args.listed
    return listed


def is_stdin_asked(args: Namespace) -> bool:
    """Return whether ``-`` is among the paths; raise `UsageError` where standard input is the list of files, too."""
    _refuse_both(args)
    return "-" in args.paths


def _refuse_both(args: Namespace) -> None:
    if args.files_from == "-" and "-" in args.paths:
        raise UsageError(_TWICE)


def reads_stdin(session: Session, args: Namespace) -> bool:
    """Return whether standard input is among the inputs: asked for, and not left out by its name."""
    return is_stdin_asked(args) and not session.leaves_out(stdin_name(args))


def stdin_name(args: Namespace) -> str:
    """Return the name of standard input: ``--stdin-filename``, with ``/`` between its parts, else ``-``."""
    return (args.stdin_filename or "-").replace(os.sep, "/")


def find(session: Session, args: Namespace) -> Found:
    """Return the files that the paths name, without standard input and the file that standard output goes to.

    Raises `UnreadableSourceError` where an earlier process was stopped at a file: what it wrote is not written again.
    """
    for path, stopped in args.guard.known.items() if args.guard is not None else ():
        raise UnreadableSourceError(path, _AND_NO_MORE.format(why=stopped.message), kind="stopped")
    found, passes_over = session.find(paths_of(args)), passing_over(paths_of(args))
    return found if passes_over is None else found.without(passes_over)


def inputs(session: Session, found: Found, args: Namespace) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each input's path with the function that reads its bytes, sorted by path."""
    readers: dict[str, Callable[[], bytes]] = {path: partial(read_file, path) for path in found.files}
    if reads_stdin(session, args):
        name = stdin_name(args)
        readers[name] = partial(read_input, name)
    for path in guarding(args.guard, session.linter, sorted(readers)):
        yield path, readers[path]


def read_input(name: str) -> bytes:
    """Return the bytes of standard input, which has a name; raise `UnreadableSourceError`."""
    if sys.stdin is None:
        raise UnreadableSourceError(name, _CLOSED, kind="closed")
    return read_stream(sys.stdin.buffer, name)
