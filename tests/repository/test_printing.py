"""All output crosses one border: one module of the command line writes to the standard streams."""

from __future__ import annotations

from pathlib import Path
import re

ROOT = Path(__file__).parents[2]
PRINTS = re.compile(r"\bprint\(|\bsys\.(?:stdout|stderr)\.(?:write|buffer)|\bconsole\.print|\bwarnings\.warn")
MAY = {
    "lint/gouji/cli/writing.py",
    "lint/gouji/docs.py",  # scripts for those who work on gouji
    "lint/gouji/forms/compile.py",
    "lint/gouji/rules/compile.py",
    "plugins/gouji_plugins/legacy/child.py",  # its output is read by its parent
    "plugins/gouji_plugins/pdf/child.py",  # so is its
}


def test_one_module_prints() -> None:
    modules = (path for source in ("lint", "rules", "plugins") for path in (ROOT / source).rglob("*.py"))

    printing = {
        path.relative_to(ROOT).as_posix()
        for path in modules
        if "testing" not in path.parts and PRINTS.search(path.read_text("utf-8"))
    }
    assert printing == MAY
