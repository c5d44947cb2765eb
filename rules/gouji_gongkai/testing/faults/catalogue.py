"""Every fault that can be planted in any sound sample; each built-in rule has one."""

from __future__ import annotations

from gouji.testing import Fault
from gouji_gongkai.testing.faults.of_sections import OF_SECTIONS
from gouji_gongkai.testing.faults.of_tables import OF_TABLES
from gouji_gongkai.testing.faults.of_text import OF_TEXT

__all__ = ["CATALOGUE"]

CATALOGUE: tuple[Fault, ...] = (*OF_SECTIONS, *OF_TABLES, *OF_TEXT)
"""The faults of all rules."""
