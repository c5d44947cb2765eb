"""Write values as bytes and read them back: JSON that begins with its type and the version that wrote it."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from gouji._version import __version__
from gouji.errors import RecordError

__all__ = ["from_bytes", "to_bytes"]


def to_bytes(what: str, value: object) -> bytes:
    """Write a value as bytes; *what* names its type."""
    import msgspec

    return msgspec.json.encode((_head(what), value))


def from_bytes(what: str, kind: Any, data: bytes) -> Any:
    """Read a value of type *kind* from bytes written by `to_bytes`; raise `RecordError` for other bytes."""
    import msgspec

    try:
        head, value = _decoder(tuple[str, msgspec.Raw]).decode(data)
        if head != _head(what):
            raise RecordError(what, f"expected {_head(what)!r} at the beginning, got {head!r}")
        return _decoder(kind).decode(value)
    except msgspec.MsgspecError as error:
        raise RecordError(what, str(error)) from error


def _head(what: str) -> str:
    return f"gouji {__version__} {what}"


@lru_cache(maxsize=8)
def _decoder(kind: Hashable) -> Any:
    import msgspec

    return msgspec.json.Decoder(kind)
