"""Whom and which year generated reports are of."""

from __future__ import annotations

import pytest

from gouji.packs.bodies import Bodies
from gouji.plugins.model import Plugins
from gouji.testing.packs.subjects import names_for

SAMPLES = ("云麓县水务局", "柳汀镇人民政府", "霁川市人民政府")


@pytest.mark.parametrize(
    ("bodies", "names"),
    [
        (Bodies(), list(SAMPLES)),
        (Bodies(types=("township",)), ["柳汀镇人民政府"]),
        (Bodies(names=("*局",), excepts=("*局",)), []),
        (Bodies(names=("东宝区*",), types=("department",)), ["东宝区临川县水务局", "东宝区水务局"]),
        (Bodies(levels=("province",)), ["云麓省人民政府", "云麓省水利厅"]),
        (Bodies(types=("township",), levels=("province",)), []),
    ],
)
def test_names_are_those_for_which_a_rule_holds(plugins: Plugins, bodies: Bodies, names: list[str]) -> None:
    assert names_for(bodies, SAMPLES, plugins.kinds["gongkai"].subjects) == names
