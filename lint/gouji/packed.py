"""The outcome of checking one file as bytes, as processes send it and as it is kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

import msgspec

from gouji.comparing.contribution import Contribution
from gouji.errors import RecordError
from gouji.results import Checked, FileResult
from gouji.stored import from_bytes, to_bytes
from gouji.value import NamedTuple

__all__ = ["PackedResult", "checked_from_bytes", "checked_to_bytes", "decoder", "packed", "packed_from_bytes"]

_CHECKED = "checked file"


class PackedResult(NamedTuple):
    """The outcome of checking one file, with its result and contribution (None: nothing) as JSON, as they are kept."""

    checked: Checked
    result: bytes
    contribution: bytes | None

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.checked.path

    @property
    def failed(self) -> bool:
        """Whether the result has failures."""
        return self.checked.failed


def packed(checked: Checked) -> PackedResult:
    """Return the outcome of checking one file packed; raise `UnicodeEncodeError` for what has a text that is none."""
    given = None if checked.contribution is None else msgspec.json.encode(checked.contribution)
    return PackedResult(checked, msgspec.json.encode(checked.result), given)


def checked_to_bytes(checked: Checked) -> bytes:
    """Write a result with its contribution as bytes, to be kept or sent."""
    return to_bytes(_CHECKED, (checked.path, checked.failed, checked.result, checked.contribution))


def checked_from_bytes(data: bytes) -> Checked:
    """Read bytes written by `checked_to_bytes`; raise `RecordError` for other bytes."""
    return packed_from_bytes(data).checked


def packed_from_bytes(data: bytes) -> PackedResult:
    """Read bytes written by `checked_to_bytes`, and keep them, too; raise `RecordError` for other bytes."""
    path, failed, result, contribution = from_bytes(_CHECKED, tuple[str, bool, msgspec.Raw, msgspec.Raw], data)
    kept, given = bytes(result), bytes(contribution) if bytes(contribution) != b"null" else None
    try:
        checked = Checked(decoder(FileResult)(kept), decoder(Contribution)(given) if given is not None else None)
    except msgspec.MsgspecError as error:
        raise RecordError(_CHECKED, str(error)) from error
    if (checked.path, checked.failed) != (path, failed):
        raise RecordError(_CHECKED, "its result is of another file, or has failed otherwise")
    return PackedResult(checked, kept, given)


@lru_cache(maxsize=2)
def decoder(kind: Hashable) -> Callable[[bytes], Any]:
    """Return what reads a result or a contribution from JSON, and raises `msgspec.MsgspecError`; made where it is needed."""
    return msgspec.json.Decoder(kind).decode
