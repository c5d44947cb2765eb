"""The hosted checks call what is there, on the systems and with the Pythons that gouji says it is for."""

from __future__ import annotations

import os
from pathlib import Path
import re
import tomllib
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MINOR_VERSION = re.compile(r"Programming Language :: Python :: (3\.\d+)")


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]
    return read


def test_the_tests_run_on_every_system_with_every_python_of_the_classifiers(jobs: dict[str, Any]) -> None:
    pythons = [found[1] for found in map(MINOR_VERSION.fullmatch, PROJECT["project"]["classifiers"]) if found]

    assert jobs["tests"]["strategy"]["matrix"] == {
        "os": ["ubuntu-latest", "windows-latest", "macos-latest"],
        "python": pythons,
    }


def test_every_step_calls_a_script_that_is_there_and_may_be_run(jobs: dict[str, Any]) -> None:
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    scripts = {command.split()[0] for command in commands}

    assert scripts == {"./dev", ".ci/run"}
    assert [name for name in scripts if not os.access(ROOT / name, os.X_OK)] == []


@pytest.mark.parametrize(
    "name", [".github/workflows/ci.yml", ".ci/run", "README.md", "README.zh-CN.md", "CONTRIBUTING.md"]
)
def test_dev_is_called_with_programs_that_it_installs(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    group = {re.split(r"[<>=~! ]", requirement)[0] for requirement in PROJECT["dependency-groups"]["dev"]}

    called = set(re.findall(r"^[^#\n]*?\./dev ([\w-]+)", text, re.MULTILINE))

    assert called - {"gouji", "python", "release", *group} == set()
