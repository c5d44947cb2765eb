"""Walk through the code of an expression."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gouji.packs.expressions.typed import Code

__all__ = ["parts_of"]


def parts_of(code: Code, *kinds: str) -> Iterator[Code]:
    """Yield the parts of some code that are of some kinds, in the order in which they stand."""
    if code[0] in kinds:
        yield code
    for part in code[1:]:
        if isinstance(part, tuple) and part and isinstance(part[0], str):
            yield from parts_of(part, *kinds)
