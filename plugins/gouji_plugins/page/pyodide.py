"""Run Pyodide in Node when the page is built: it compiles what the page starts with, and compresses what gouji is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
import shutil
import subprocess
from tempfile import TemporaryDirectory

from gouji.api.running import Message, UsageError

__all__ = ["GOUJI", "STDLIB", "Compile", "compile_parts"]

GOUJI = "gouji.zip"
STDLIB = "python_stdlib.zip"

_MAX_SECONDS = 600
_SCRIPT = "compile.mjs"
_NO_NODE = Message(
    "制作网页需要 Node（node 18 或更高版本），但没有找到；请安装 Node（npm 即随它提供）",
    "making the page needs Node (node 18 or later), which was not found; install it (npm comes with it)",
)
_FAILED = Message(
    "node 未能编译网页所用的 Python 文件：{why}；请使用 18 或更高版本的 Node",
    "node could not compile the Python files of the page: {why}; use Node 18 or later",
)

Compile = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""Takes Pyodide's files with `STDLIB` and `GOUJI`, and returns the two: what starts compiled, gouji compressed by zstd."""


def compile_parts(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the archives of the standard library and of gouji as `Compile` does; raise `UsageError`.

    Equal parts give equal bytes.
    """
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        raise UsageError(_NO_NODE)
    script = (files("gouji_plugins.page") / _SCRIPT).read_bytes()
    with TemporaryDirectory(prefix="gouji-page-") as name:
        folder = Path(name).resolve()
        for file, data in {**parts, _SCRIPT: script}.items():
            (folder / file).write_bytes(data)
        _run(node, str(folder / _SCRIPT), name)
        return {file: (folder / file).read_bytes() for file in (STDLIB, GOUJI)}


def _run(*command: str) -> None:
    try:
        subprocess.run(  # noqa: S603 (Node, with a script of our own)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_MAX_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise UsageError(_FAILED.format(why=_reason(error.stderr))) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(_FAILED.format(why=type(error).__name__)) from error


def _reason(output: bytes) -> str:
    """Return the line of what Node wrote that names the error, else its last one."""
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines() if line.strip()]
    named = [line for line in lines if "Error" in line]
    return (named or lines or ["?"])[-1][:300]
