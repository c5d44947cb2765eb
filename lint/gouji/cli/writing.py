"""Write all output, across the border: to the standard streams, or to a file beside its place that is then moved there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
import errno
import os
from stat import S_ISREG
import sys
from typing import IO, AnyStr, TextIO

from gouji.errors import UsageError
from gouji.message import Message
from gouji.output.border import Notation, guarded
from gouji.output.held import Held

__all__ = ["check_place", "check_places", "prepare_streams", "tell", "write", "write_binary", "write_bytes"]

_OUTPUT = Message("标准输出", "standard output")
_ONE_FILE = Message(
    "两种格式不能写入同一个文件：{path}；请另给一个文件名",
    "two formats cannot be written into one file, {path}; name another one",
)
_UNWRITABLE = Message("无法写入 {path}：{why}", "cannot write {path}: {why}")


def prepare_streams() -> None:
    """Let standard output and error take any character: one that the encoding lacks is written as an escape.

    A stream that is no terminal gets UTF-8 and plain line ends whatever the locale, because programs read it, unless the
    environment chooses its encoding (``PYTHONIOENCODING``, ``PYTHONUTF8=0``).
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        errors = "backslashreplace" if stream.errors in ("strict", "surrogateescape") else stream.errors
        if stream.isatty():
            reconfigure(errors=errors)
        elif _is_encoding_chosen():
            reconfigure(errors=errors, newline="\n")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _is_encoding_chosen() -> bool:
    """Return whether the environment chooses the encoding of the streams; Python has obeyed it when it began."""
    if sys.flags.ignore_environment:
        return False
    name = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    return bool(name) or os.environ.get("PYTHONUTF8") == "0"


def tell(text: str, stream: TextIO | None = None) -> None:
    """Write a text and a line end on standard error, or on another stream; raise `UsageError` where that fails.

    Where standard error cannot be written to, there is no place to say so.
    """
    line = "".join(guarded([text])) + "\n"
    if stream is not None:
        _write_out([line], stream)
        return
    with suppress(OSError):
        sys.stderr.write(line)
        sys.stderr.flush()


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output; a reader that goes away is no error."""
    _write_out([data], sys.stdout.buffer)


def write(
    pieces: Iterable[str],
    path: str | None,
    notation: Notation = "text",
    *,
    color: bool = False,
    at_once: bool = True,
) -> None:
    """Write *pieces* to the file at *path*, or to standard output (None); a reader that goes away is no error.

    Nothing is written where not all of them can be made, unless each is to be written when it is made (not ``at_once``).
    """
    safe: Iterable[str] = guarded(pieces, notation, color=color)
    held = at_once and not isinstance(pieces, Held)
    if path is not None:
        _write_file((piece.encode("utf-8", "backslashreplace") for piece in safe), path, held=held)
        return
    safe = Held(safe) if held else safe
    if notation == "json" and not sys.stdout.encoding.lower().startswith("utf"):
        _write_out(map(_in_ascii, safe), sys.stdout)
    else:
        _write_out(safe, sys.stdout)


def write_binary(pieces: Iterable[bytes], path: str | None) -> None:
    """Write bytes as *write* does texts: all of them, or nothing."""
    if path is not None:
        _write_file(pieces, path, held=False)
    else:
        _write_out(Held(pieces), sys.stdout.buffer)


def _in_ascii(text: str) -> str:
    """Return JSON whose strings any encoding has."""
    if text.isascii():
        return text
    import json
    import re

    return re.sub(r"[^\x00-\x7f]+", lambda found: json.dumps(found[0])[1:-1], text)


def _write_out(pieces: Iterable[AnyStr], stream: IO[AnyStr]) -> None:
    try:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        _forget_output()
        if sys.platform != "win32" or error.errno != errno.EINVAL:  # that is what Windows says of a reader gone away
            raise _unwritable(_OUTPUT, error) from error


def _forget_output() -> None:
    """Discard what is still to be flushed, because Python flushes once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def check_places(paths: Sequence[str]) -> None:
    """Raise `UsageError` for a path that `check_place` refuses, and where two lead to one file: the second would replace the first."""
    files = set[str]()
    for path in paths:
        check_place(path)
        real = os.path.normcase(os.path.realpath(path))
        if real in files:
            raise UsageError(_ONE_FILE.format(path=path))
        if os.path.isfile(path) or not os.path.exists(path):
            files.add(real)


def check_place(path: str) -> None:
    """Raise `UsageError` for the path of a file that could not be written there: to be told before the work, not after it."""
    if os.path.isdir(path):
        raise _refused(path, errno.EISDIR)
    folder = os.path.dirname(os.path.realpath(path))
    if os.path.exists(path) and not os.path.isfile(path):
        return  # a pipe or a device, in whose folder nothing is made
    if not os.path.isdir(folder):
        raise _refused(path, errno.ENOTDIR if os.path.exists(folder) else errno.ENOENT)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _refused(path, errno.EACCES)


def _refused(path: str, number: int) -> UsageError:
    return _unwritable(path, OSError(number, os.strerror(number)))


def _write_file(pieces: Iterable[bytes], path: str, *, held: bool) -> None:
    """Write a file: a regular one whole or not at all, a pipe or device as it is; of a link, what it leads to.

    What is ``held`` is made before the first of it goes to a pipe or device.
    """
    try:
        status = os.stat(path) if os.path.exists(path) else None
    except OSError as error:
        raise _unwritable(path, error) from error
    if status is not None and (not S_ISREG(status.st_mode) or _is_standard_stream(status)):
        _write_into(Held(pieces) if held else pieces, path)
    else:
        _write_beside(pieces, path)


def _is_standard_stream(status: os.stat_result) -> bool:
    """Return whether a file is one that standard output or error goes to, as ``/dev/stdout`` may name it."""
    for handle in (1, 2):
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), status):
                return True
    return False


def _write_into(pieces: Iterable[bytes], path: str) -> None:
    try:
        with open(path, "ab") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise _unwritable(path, error) from error


def _write_beside(pieces: Iterable[bytes], path: str) -> None:
    from pathlib import Path

    from gouji.fixing.beside import remove_leftovers, write_whole

    target = Path(os.path.realpath(path))
    remove_leftovers(target.parent)
    try:
        write_whole(target, pieces)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: str | Message, error: OSError) -> UsageError:
    from gouji.reasons import why_refused

    return UsageError(_UNWRITABLE.format(path=path, why=why_refused(error)))
