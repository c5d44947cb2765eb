"""What a check of a pack yields where it cannot tell whether a rule is kept."""

from __future__ import annotations

import attrs

from gouji.message import Message
from gouji.value import Value

__all__ = ["Unknown"]


@attrs.frozen(eq=False, repr=False)
class Unknown(Value):
    """The reason why a rule could not be judged on a report; ``fact`` is the id of the fact that is not known."""

    reason: Message
    fact: str | None = None
