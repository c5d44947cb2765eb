"""``gouji init``: write a commented ``.gouji.yaml``."""

from __future__ import annotations

from pathlib import Path
import sys
from typing import TYPE_CHECKING

from gouji.cli.options import add_language_option
from gouji.cli.parsing import Parser
from gouji.errors import UsageError
from gouji.language import locale_language
from gouji.message import Message

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji init``."""
    add_language_option(parser)


def run(args: Namespace) -> int:
    """Write the file and return the exit status; an existing file is left alone."""
    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import prepare_streams, tell, write
    from gouji.config.lookup import FILE_NAME
    from gouji.config.template import template
    from gouji.rules.catalogue import Catalogue

    prepare_streams()
    if _is_there(Path(FILE_NAME)):
        raise UsageError(Message(f"{FILE_NAME} 已存在，不覆盖", f"{FILE_NAME} is there already; it is not overwritten"))
    language = args.lang or locale_language()
    write([template(Catalogue.of(plugins_here()), language)], FILE_NAME)
    tell(Message(f"已写入 {FILE_NAME}", f"wrote {FILE_NAME}")[language], sys.stdout)
    return 0


def _is_there(file: Path) -> bool:
    """Return whether a file is there, be it a link that leads nowhere; writing tells what else is wrong."""
    try:
        file.lstat()
    except OSError:
        return False
    return True
