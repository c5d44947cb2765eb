"""What docs/across.md shows works: its configurations are read, its rule finds what it says."""

from pathlib import Path
import re
from typing import Any

import pytest

from gouji.config import CommandLine, Configurations
from gouji.plugins.finder import load_plugins
from gouji.rules.rule import AcrossRule
from gouji.testing import TEXT_LAYOUTS, text_renderer
from gouji.testing.folders import check_across, names_of
from gouji_gongkai.testing import least_report

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, info: str) -> list[str]:
    return re.findall(rf"^```{info}\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", ["across.md", "zh/across.md"])
def test_its_configurations_are_read(page: str, tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").write_text("".join(blocks(page, "yaml")), "utf-8")

    plugins = load_plugins()
    names = Configurations(plugins, CommandLine()).settings(tmp_path / "a.txt").names

    assert names is not None
    assert ([each.name for each in names.lists], names.of(plugins.kinds["gongkai"].subjects).key("县水务局")) == (
        ["青岚市人民政府", "临川县人民政府"],
        "临川县水务局",
    )


def test_its_rule_compares_two_years() -> None:
    (code,) = blocks("across.md", "python")
    module: dict[str, Any] = {"__name__": "licences"}
    exec(code, module)  # noqa: S102 (the page's own code)
    rule = module["licences_doubled"]
    assert isinstance(rule, AcrossRule)
    plugins = load_plugins()
    form = next(form for form in plugins.forms if form.id == "2021")
    render = text_renderer(TEXT_LAYOUTS["rows"])

    def report(year: int, count: int) -> bytes:
        figures = {"proactive.licensing.decisions": str(count)}
        return render(least_report(form, subject="云麓县水务局", period=year, figures=figures)).data

    found = check_across(rule, {"2023.txt": report(2023, 4), "2024.txt": report(2024, 9)}, names_of(""), plugins)

    assert [(d.path, d.fact, d.related[0].path) for d in found] == [
        ("2024.txt", "proactive.licensing.decisions", "2023.txt")
    ]
