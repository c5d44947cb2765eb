"""A folder that may not be looked into is told as such by each command, as a mistake of gouji's by none."""

from pathlib import Path
import subprocess
import sys

import pytest

LOCKED = "锁"
REPORT = "临川县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"
# Root may read everything but where it gives that up for good, as the program that is started then does.
DROPS = """
import ctypes, os, sys
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "gouji", *sys.argv[1:]])
"""
COMMANDS = {
    "a folder": "check 锁",
    "a file": "check 锁/a.txt",
    "an archive": "check 锁/a.zip",
    "a folder of earlier reports": "check a.txt --prior 锁",
    "a configuration": "check a.txt --config 锁/.gouji.yaml",
    "a pack that is asked for": "check a.txt --config asks.yaml",
    "what is extended": "check a.txt --config extends.yaml",
    "what is extracted": "extract 锁",
    "what is mended": "fix 锁",
    "what is annotated": "annotate 锁 --output copies",
    "where copies go": "annotate a.txt --output 锁/copies",
    "where output goes": "check a.txt --format xlsx --output 锁/a.xlsx",
    "where waivers go": "check a.txt --write-waivers 锁/.gouji.yaml --reason 核对",
    "a folder whose configuration is checked": "config check 锁",
    "a file whose configuration is shown": "config show 锁/a.txt",
    "a pack that is tested": "pack test 锁/p.yaml",
    "a folder that is tested as a pack": "pack test 锁",
    "a pack that is made": "pack new lanjiang --output 锁/p.yaml",
    "a pack whose rules are listed": "rules --pack 锁/p.yaml",
    "a page": "page --output 锁/a.html",
    "a configuration for a page": "page --config 锁/.gouji.yaml",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one that is locked."""
    (tmp_path / ".gouji.yaml").write_text("root: true\n")
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "asks.yaml").write_text(f"packs: [./{LOCKED}/p.yaml]\n")
    (tmp_path / "extends.yaml").write_text(f"extends: ./{LOCKED}/other.yaml\n")
    (tmp_path / LOCKED).mkdir(mode=0)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="takes from root what makes it root as Linux does")
@pytest.mark.parametrize("command", list(COMMANDS.values()), ids=list(COMMANDS))
def test_a_command_tells_that_there_is_no_permission(folder: Path, command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", DROPS, *command.split(), "--lang", "zh"], cwd=folder, capture_output=True, check=False
    )
    told = (ended.stdout + ended.stderr).decode()

    assert (ended.returncode in (2, 3), "没有权限" in told, "Error" in told) == (True, True, False), told
