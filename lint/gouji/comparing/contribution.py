"""What a file contributes to comparisons with others, in memory and as bytes."""

from __future__ import annotations

import msgspec

from gouji.comparing.members import Spot
from gouji.message import Message
from gouji.stored import from_bytes, to_bytes
from gouji.value import Value, field, frozen

__all__ = ["Contribution", "ReportContribution", "contribution_from_bytes", "contribution_to_bytes"]


@frozen
class ReportContribution(Value):
    """A report's subject and period with what it contributes to each rule.

    ``given`` is JSON, by the rule's name: so a rule is given the same whether its report was read in this
    process, in another or long ago. ``causes`` are those of findings that were made in the report.
    ``reason`` tells why a report contributes nothing.
    """

    subject: str = ""
    key: str = ""
    period: int = 0
    form: str = ""
    title: Spot | None = None
    given: dict[str, msgspec.Raw] = field(factory=dict)
    causes: tuple[str, ...] = ()
    reason: Message | None = None


@frozen
class Contribution(Value):
    """What the reports of a file contribute, in their order."""

    reports: tuple[ReportContribution, ...]


def contribution_to_bytes(contribution: Contribution) -> bytes:
    """Write a contribution as bytes, to be kept or sent."""
    return to_bytes("contribution", contribution)


def contribution_from_bytes(data: bytes) -> Contribution:
    """Read a contribution written by `contribution_to_bytes`; raise `RecordError` for other bytes."""
    contribution: Contribution = from_bytes("contribution", Contribution, data)
    return contribution
