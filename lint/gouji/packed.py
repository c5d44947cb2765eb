"""The outcome of checking one file as bytes, as processes send it and as it is kept; it is unpacked where it is needed."""

from __future__ import annotations

import msgspec

from gouji.comparing.contribution import Contribution
from gouji.errors import RecordError
from gouji.results import Checked, FileResult
from gouji.stored import from_bytes, to_bytes
from gouji.value import NamedTuple

__all__ = ["PackedResult", "checked_from_bytes", "checked_to_bytes", "packed", "packed_from_bytes"]

_CHECKED = "checked file"


class PackedResult(NamedTuple):
    """The outcome of checking one file, its result and contribution (None: nothing) as JSON, as another process sends it."""

    path: str
    failed: bool
    result: bytes
    contribution: bytes | None

    @property
    def checked(self) -> Checked:
        """The outcome, unpacked; raises `RecordError` for what is none."""
        try:
            result = msgspec.json.decode(self.result, type=FileResult)
            given = None if self.contribution is None else msgspec.json.decode(self.contribution, type=Contribution)
        except msgspec.MsgspecError as error:
            raise RecordError(_CHECKED, str(error)) from error
        return Checked(result, given)


def packed(checked: Checked) -> PackedResult:
    """Return the outcome of checking one file packed; raise `UnicodeEncodeError` for what has a text that is none."""
    given = None if checked.contribution is None else msgspec.json.encode(checked.contribution)
    return PackedResult(checked.path, checked.failed, msgspec.json.encode(checked.result), given)


def checked_to_bytes(checked: Checked) -> bytes:
    """Write a result with its contribution as bytes, to be kept or sent."""
    return to_bytes(_CHECKED, (checked.path, checked.failed, checked.result, checked.contribution))


def checked_from_bytes(data: bytes) -> Checked:
    """Read bytes written by `checked_to_bytes`; raise `RecordError` for other bytes."""
    return packed_from_bytes(data).checked


def packed_from_bytes(data: bytes) -> PackedResult:
    """Read bytes written by `checked_to_bytes`, and leave packed what they hold; raise `RecordError` for other bytes.

    What they hold is unpacked once, as who sends them may be a stranger's executor: 13 µs a file, while others check.
    """
    path, failed, result, contribution = from_bytes(_CHECKED, tuple[str, bool, msgspec.Raw, msgspec.Raw], data)
    given = bytes(contribution)
    packed = PackedResult(path, failed, bytes(result), None if given == b"null" else given)
    checked = packed.checked
    if (checked.path, checked.failed) != (path, failed):
        raise RecordError(_CHECKED, "its result is of another file, or has failed otherwise")
    return packed
