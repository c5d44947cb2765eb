"""Find the inputs that a command line names, standard input among them, and read them one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
import os
import sys
from typing import TYPE_CHECKING

from gouji.run.read import read_file, read_stream

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.run.search import Found
    from gouji.run.session import Session

__all__ = ["find", "inputs", "is_stdin_asked", "paths_of", "stdin_name"]


def paths_of(args: Namespace) -> list[str]:
    """Return the files and folders that the arguments name; the current folder where they name nothing."""
    paths = [path for path in args.paths if path != "-"]
    return paths if args.paths else ["."]


def is_stdin_asked(args: Namespace) -> bool:
    """Return whether ``-`` is among the paths."""
    return "-" in args.paths


def stdin_name(args: Namespace) -> str:
    """Return the name of standard input: ``--stdin-filename``, with ``/`` between its parts, else ``-``."""
    return (args.stdin_filename or "-").replace(os.sep, "/")


def find(session: Session, args: Namespace) -> Found:
    """Return the files that the paths name, without standard input."""
    return session.find(paths_of(args))


def inputs(found: Found, args: Namespace) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each input's path with the function that reads its bytes, sorted by path."""
    readers = [(path, partial(read_file, path)) for path in found.files]
    if is_stdin_asked(args):
        name = stdin_name(args)
        readers.append((name, partial(read_stream, sys.stdin.buffer, name)))
    yield from sorted(readers, key=lambda pair: pair[0])
