"""The model of what the text of a report gives for facts of its tables: evidence where relations are broken."""

from decimal import Decimal

from gouji.value import NamedTuple

__all__ = ["Stated"]


class Stated(NamedTuple):
    """What the text gives for facts of the tables: the sum of their figures."""

    facts: tuple[str, ...]
    value: Decimal
