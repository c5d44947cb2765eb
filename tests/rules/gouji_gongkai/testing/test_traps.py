"""The list of traps."""

from __future__ import annotations

from gouji_gongkai.testing import official_forms
from gouji_gongkai.testing.traps import TABLES, listed_traps


def test_every_trap_stands_in_a_place_of_the_report() -> None:
    places = {section.id for form in official_forms() for section in form.sections} | {"preface", TABLES}

    assert [trap for trap in listed_traps() if trap.section not in places] == []
