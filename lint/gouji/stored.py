"""Write values as bytes and read them back: JSON that begins with its type and the version that wrote it; sequences of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar, overload

from gouji._version import __version__
from gouji.errors import RecordError

__all__ = ["Reread", "from_bytes", "to_bytes"]

_T = TypeVar("_T")


def to_bytes(what: str, value: object) -> bytes:
    """Write a value as bytes; *what* names its type."""
    import msgspec

    return msgspec.json.encode((_head(what), value))


def from_bytes(what: str, kind: Any, data: bytes) -> Any:
    """Read a value of type *kind* from bytes written by `to_bytes`; raise `RecordError` for other bytes."""
    import msgspec

    try:
        head, value = _decoder(kind).decode(data)
        if head == _head(what):
            return value
    except msgspec.MsgspecError:
        pass  # told below, where a wrong head comes first
    try:
        head, value = _decoder(msgspec.Raw).decode(data)
        if head != _head(what):
            raise RecordError(what, f"expected {_head(what)!r} at the beginning, got {head!r}")
        return msgspec.json.decode(value, type=kind)
    except msgspec.MsgspecError as error:
        raise RecordError(what, str(error)) from error


def _head(what: str) -> str:
    return f"gouji {__version__} {what}"


@lru_cache(maxsize=8)
def _decoder(kind: Hashable) -> Any:
    """Return what decodes a value of a type after its head."""
    import msgspec

    pair: Any = tuple[str, kind]  # type: ignore[valid-type]
    return msgspec.json.Decoder(pair)


class Reread(Sequence[_T]):
    """A sequence of which nothing is kept: whoever iterates over it has each item read anew by *read*.

    Its length and an item in the middle are found by iterating, too.
    """

    def __init__(self, read: Callable[[], Iterator[_T]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[_T]:
        return self._read()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_T]: ...
    def __getitem__(self, index: int | slice) -> _T | Sequence[_T]:
        if isinstance(index, slice) or index < 0:
            return tuple(self)[index]
        for item in islice(self, index, None):
            return item
        raise IndexError(index)
