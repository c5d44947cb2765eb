"""Whether a rule holds for a report, and why that may be unknown."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gouji.message import Message
from gouji.value import Value, frozen

__all__ = ["Holding", "Unknown"]

Holding: TypeAlias = Literal["no", "nowhere", "kept", "yes"]
"""Whether a rule holds for a report.

``nowhere``: it does, but what it looks at is not there. ``kept``: it does, and would find nothing: it is not run.
"""


@frozen
class Unknown(Value):
    """The reason why a rule could not be judged on a report; ``fact`` is the id of the fact that is not known."""

    reason: Message
    fact: str | None = None
