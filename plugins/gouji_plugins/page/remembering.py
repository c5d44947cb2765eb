"""What the last check found of files that have not changed since, so that they are not read again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from hashlib import sha256
from typing import Generic, TypeVar

import attrs

from gouji.api.running import Checked, Linter

_MOST = 500
"""So many values are kept: more would take more memory than a page should."""

__all__ = ["Kept", "RememberingLinter", "digest_of"]

_Value = TypeVar("_Value")


def digest_of(data: bytes) -> bytes:
    """Return what is equal for equal bytes alone."""
    return sha256(data).digest()


@attrs.define(eq=False)
class Kept(Generic[_Value]):
    """Values by their keys, from one round to the next: those that a round does not ask for are dropped after it."""

    _before: dict[Hashable, _Value] = attrs.field(factory=dict)
    _now: dict[Hashable, _Value] = attrs.field(factory=dict)

    def begin(self) -> None:
        """Begin a round."""
        self._before, self._now = self._now, {}

    def of(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """Return the value of a key, which is made where neither this round nor the last one has it."""
        known = self._now if key in self._now else self._before
        value = known[key] if key in known else make()
        if len(self._now) < _MOST:
            self._now[key] = value
        return value


class RememberingLinter(Linter):
    """A linter that does not check bytes again which it checked in the round before, with equal settings."""

    def __init__(self, linter: Linter) -> None:
        """Take the plugins and settings of a linter."""
        super().__init__(linter.plugins, linter.configurations)
        self.kept = Kept[Checked]()

    def check(
        self, data: bytes, name: str, *, contributing: bool = True, quoting: bool = False, covering: bool = True
    ) -> Checked:
        """Return the result of a file, as it was or checked now; raise `ConfigurationError`."""
        key = (name, digest_of(data), self.settings(name).fingerprint, contributing, quoting, covering)
        check = partial(super().check, data, name, contributing=contributing, quoting=quoting, covering=covering)
        return self.kept.of(key, check)
