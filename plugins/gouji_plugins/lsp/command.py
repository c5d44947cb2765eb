"""The command ``gouji lsp``: serve an editor on standard input and output."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
import os
from pathlib import Path
import sys
from typing import BinaryIO

from gouji.api.running import CommandLine, Language, Message, UsageError

__all__ = ["add_arguments", "own_output", "run"]

_MISSING = Message("语言服务器需要另装可选依赖：{how}", "the language server needs an extra: {how}")
_FILE = Message("文件", "FILE")
_HELP = {
    "stdio": Message(
        "经标准输入和标准输出通信（默认，也是唯一方式）", "talk over standard input and output, as it does anyway"
    ),
    "config": Message(
        "使用这个配置文件，不查找 .gouji.yaml", "use this configuration file instead of the closest .gouji.yaml"
    ),
    "lang": Message(
        "提示所用语言（默认：配置文件，其次编辑器的语言）",
        "the language of messages (default: the configuration's, else the editor's)",
    ),
    "encoding": Message(
        "按该编码计列，用于不说明计列方式的编辑器（默认：与编辑器商定）",
        "count columns in this encoding, for an editor that does not tell how it counts (default: agreed on with it)",
    ),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of ``gouji lsp``; editors add ``--stdio`` by themselves."""
    language: Language = getattr(parser, "language", "en")
    parser.add_argument("--stdio", action="store_true", help=_HELP["stdio"][language])
    parser.add_argument("--config", metavar=_FILE[language], type=Path, help=_HELP["config"][language])
    parser.add_argument("--lang", choices=("zh", "en"), help=_HELP["lang"][language])
    parser.add_argument("--position-encoding", choices=("utf-8", "utf-16", "utf-32"), help=_HELP["encoding"][language])


def run(args: Namespace) -> int:
    """Serve until the editor ends the session, and return the exit status; raise `UsageError` where pygls is missing."""
    if find_spec("pygls") is None:
        from gouji.api.documents import how_to_add

        raise UsageError(_MISSING.format(how=how_to_add("lsp")))
    from gouji_plugins.lsp.features import make_server

    command_line = CommandLine(config=args.config, language=args.lang, cached=True)
    with own_output() as output:
        server = make_server(command_line)
        server.chosen_encoding = args.position_encoding
        try:
            server.start_io(None, output)
        finally:
            server.end()
    return 0


@contextmanager
def own_output() -> Iterator[BinaryIO]:
    """Open standard output for the protocol alone; what plugins print meanwhile goes to standard error."""
    sys.stdout.flush()
    ours, shown = os.dup(1), sys.stdout
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    try:
        with os.fdopen(ours, "wb") as output:
            yield output
    finally:
        sys.stdout = shown
