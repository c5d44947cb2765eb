"""Run Pyodide in Node when the page is built: it compiles what the page starts with, and compresses its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
import json
from pathlib import Path
import shutil
from tempfile import TemporaryDirectory, gettempdir

from gouji.api.running import Message, UsageError, why_refused
from gouji_plugins.page.programs import run

__all__ = ["GOUJI", "STDLIB", "Compile", "compile_parts"]

GOUJI = "gouji.zip"
STDLIB = "python_stdlib.zip"

_SCRIPT = "compile.mjs"
_REFUSAL = "refusal.json"
_OFFICE = "/gouji/office/"
_COMPRESSED = (".gz", ".zst")
_NO_NODE = Message(
    "制作网页需要 Node（node 18 或更高版本），但没有找到；请安装 Node（npm 即随它提供）",
    "making the page needs Node (node 18 or later), which was not found; install it (npm comes with it)",
)
_FAILED = Message(
    "node 未能编译网页所用的 Python 文件：{why}；请使用 18 或更高版本的 Node",
    "node could not compile the Python files of the page: {why}; use Node 18 or later",
)

_REFUSED = Message(
    "带有该配置的网页无法启动，未生成网页：{why}",
    "the page could not start with this configuration, and is not written: {why}",
)
_NO_PLACE = Message(
    "制作网页时无法使用临时文件夹 {folder}：{why}；请用环境变量 TMPDIR 指明其他文件夹",
    "the page cannot be made in the folder for temporary files, {folder}: {why}; name another one with TMPDIR",
)

Compile = Callable[[Mapping[str, bytes], str], Mapping[str, bytes]]
"""Takes Pyodide's files with `STDLIB` and `GOUJI`, and the path of a configuration in it or "", and returns the parts of the page: the same, compiled and compressed."""


def compile_parts(parts: Mapping[str, bytes], config: str = "") -> Mapping[str, bytes]:
    """Return the parts of the page, compiled and compressed by zstd (gouji) and gzip, as their names tell; raise `UsageError`.

    Equal files give equal parts, as Pyodide does all of it: other machines have other compressors.
    """
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        raise UsageError(_NO_NODE)
    script = (files("gouji_plugins.page") / _SCRIPT).read_bytes()
    try:
        with TemporaryDirectory(prefix="gouji-page-") as name:
            folder = Path(name).resolve()
            for file, data in {**parts, _SCRIPT: script}.items():
                (folder / file).write_bytes(data)
            run((node, str(folder / _SCRIPT), str(folder), config), _FAILED)
            if (refusal := folder / _REFUSAL).is_file():
                raise UsageError(_refused(refusal.read_text("utf-8")))
            return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in _COMPRESSED}
    except OSError as error:
        raise UsageError(_NO_PLACE.format(folder=gettempdir(), why=why_refused(error))) from error


def _refused(told: str) -> Message:
    """Return the error of a configuration with which no page starts, its files named from the folder that they share."""
    zh, en = (text.replace(_OFFICE, "") for text in json.loads(told))
    return _REFUSED.format(why=Message(zh, en))
