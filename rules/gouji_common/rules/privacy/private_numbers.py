"""Numbers that belong to persons: how they are recognised, and how they are masked."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

__all__ = ["is_bank_card", "is_id_number", "masked"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_KEPT_BEFORE, _KEPT_AFTER = 3, 2


def is_id_number(text: str) -> bool:
    """Return whether 18 characters are a citizen's number by GB 11643: a real date of birth, a right check digit."""
    text = normalize("NFKC", text)
    digits, check = text[:17], text[17:].upper()
    if len(text) != 18 or not (digits.isascii() and digits.isdigit()):
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return 1880 <= born.year <= 2100 and text[0] != "0" and _CHECKS[total % 11] == check


def is_bank_card(digits: str) -> bool:
    """Return whether the digits of a number satisfy Luhn's formula (ISO/IEC 7812), as those of bank cards do."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def masked(text: str) -> str:
    """Return a number with ``*`` in place of all but its first three and last two characters."""
    hidden = max(0, len(text) - _KEPT_BEFORE - _KEPT_AFTER)
    return text[:_KEPT_BEFORE] + "*" * hidden + text[len(text) - _KEPT_AFTER :]
