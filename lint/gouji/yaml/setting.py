"""A setting: a value with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gouji.value import Value, field, frozen

if TYPE_CHECKING:
    from gouji.yaml.problems import Place

__all__ = ["DEFAULT", "Setting", "leaves"]

DEFAULT = "default"
"""The origin of what nobody has set."""

T_co = TypeVar("T_co", covariant=True)


@frozen
class Setting(Value, Generic[T_co]):
    """A value with its origin: ``default``, ``.gouji.yaml:7``, ``pack shandong``, ``--severity``.

    ``place`` is its place in a file, for a caret under it.
    """

    value: T_co
    origin: str
    place: Place | None = field(default=None, eq=False, repr=False)


def leaves(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values that are no mappings, each with its dotted name."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
