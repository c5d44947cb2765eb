"""Refuse a folder where the user is to name a configuration file, in the words in which the user named it."""

from __future__ import annotations

from pathlib import Path

from gouji.config.file import FILE_NAME
from gouji.errors import ConfigurationError
from gouji.message import Language, Message
from gouji.text.display import visible
from gouji.there import is_file, is_folder

__all__ = ["refuse_folder"]

_FOLDER = Message(
    "无法读取配置文件 {named}：这是文件夹，不是文件",
    "cannot read the configuration file {named}: it is a folder, not a file",
)
_MEANT = Message("{refused}；请写为 {meant}", "{refused}; name the file in it: {meant}")


def refuse_folder(named: Path, working: Path, language: Language) -> None:
    """Raise `ConfigurationError` where what the user named, relative to the folder *working*, is a folder.

    The configuration in that folder is named where there is one.
    """
    meant = named / FILE_NAME
    if is_folder(working / named):
        refused = _FOLDER.format(named=visible(named.as_posix()))
        is_meant = is_file(working / meant)
        told = _MEANT.format(refused=refused, meant=visible(meant.as_posix())) if is_meant else refused
        raise ConfigurationError((told[language],))
