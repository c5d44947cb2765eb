"""An old office file → document, by way of LibreOffice; without it, an error that tells how to save the file anew."""

from __future__ import annotations

import sys

import attrs

from gouji.api.documents import LAYOUTS, Document, LimitExceededError, Message, UnreadableSourceError, Vocabularies
from gouji_plugins.legacy.convert import ConversionError, convert, find_office
from gouji_plugins.legacy.kinds import LOCKED, OTHER, OldKind, kind_of
from gouji_plugins.legacy.limits import MAX_FILE_BYTES, MAX_SECONDS

__all__ = ["read_legacy"]

_LOCKED = Message("文件有密码，无法读取；请去掉密码再检查", "the file needs a password; remove it, then check again")
_OLD = Message("这是{kind}，不能直接读取", "this is {kind}, which cannot be read as it is")
_FAILED = Message("这是{kind}，LibreOffice 未能转换", "this is {kind}, and LibreOffice could not convert it")
_SLOW = Message(
    f"这是{{kind}}，LibreOffice 转换超过 {MAX_SECONDS} 秒",
    f"this is {{kind}}, and LibreOffice took more than {MAX_SECONDS} seconds to convert it",
)
_LARGE = Message(
    f"这是{{kind}}，超过 {MAX_FILE_BYTES:,} 字节，不作转换",
    f"this is {{kind}} of more than {MAX_FILE_BYTES:,} bytes, which is not converted",
)
_SAVE_AS = Message(
    "；请用 Word 或 WPS 打开，另存为 {today} 后再检查",
    "; open it with Word or WPS, save it as {today}, then check again",
)
_INSTALL = (
    Message("", "")
    if sys.platform == "emscripten"
    else Message("（装有 LibreOffice 时会自动转换）", " (where LibreOffice is installed, it is converted)")
)
"""What else helps, but in a browser."""

_CONVERTED = Message("经 LibreOffice 转换后读取", "read by way of LibreOffice")


def read_legacy(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Read an old Word, Excel, WPS or RTF file.

    Raise `UnreadableSourceError` for a file that is encrypted or cannot be converted, or if LibreOffice is not
    installed; raise `LimitExceededError` for one that is too large or takes too long.
    """
    kind = kind_of(data)
    if kind is LOCKED:
        raise UnreadableSourceError(name, _LOCKED, kind="encrypted")
    if kind is OTHER:
        raise UnreadableSourceError(name, _told(kind, _OLD, _SAVE_AS), kind="old-format")
    if len(data) > MAX_FILE_BYTES:
        raise LimitExceededError(name, _told(kind, _LARGE, _SAVE_AS), limit="MAX_FILE_BYTES")
    office = find_office()
    if office is None:
        raise UnreadableSourceError(name, _told(kind, _OLD, _SAVE_AS, _INSTALL), kind="old-format")
    try:
        converted = convert(data, kind.extension, kind.today, office)
    except ConversionError as error:
        if error.timed_out:
            raise LimitExceededError(name, _told(kind, _SLOW, _SAVE_AS), limit="MAX_SECONDS") from None
        raise UnreadableSourceError(name, _told(kind, _FAILED, _SAVE_AS), kind="old-format") from None
    return _document(data, converted, name, vocabularies)


def _told(kind: OldKind, *parts: Message) -> Message:
    zh = "".join(part.zh for part in parts).format(kind=kind.name.zh, today=kind.today)
    en = "".join(part.en for part in parts).format(kind=kind.name.en, today=kind.today)
    return Message(zh, en)


def _document(data: bytes, converted: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Read the converted bytes with the loader of their format; the document keeps the original bytes in its source."""
    from gouji_plugins.loaders import loaders

    loader = max(loaders(LAYOUTS), key=lambda loader: loader.recognise(converted, name))
    document = loader.load(converted, name, vocabularies)
    source = attrs.evolve(document.source, data=data)
    return attrs.evolve(document, source=source, loader="legacy", notes=(_CONVERTED, *document.notes))
