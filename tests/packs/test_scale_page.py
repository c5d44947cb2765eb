"""The page on large collections: its executor for Spark does what the page says."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
import re
import shutil
import sys
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/scale.md").read_text("utf-8")
CHINESE_PAGE = (ROOT / "docs/zh/scale.md").read_text("utf-8")
PROJECT = """[project]
name = "gouji-spark"
version = "1"
[project.entry-points.gouji]
spark = "gouji_spark"
"""


def _blocks(page: str) -> list[str]:
    return re.findall(r"^```(?:python|console)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def test_both_pages_have_the_same_examples() -> None:
    assert _blocks(PAGE) == _blocks(CHINESE_PAGE)


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("pyspark") or not shutil.which("java"), reason="needs pyspark and Java")
def test_spark_checks_files_as_one_process_does(gouji_with: Callable[..., Any], tmp_path: Path) -> None:
    package = tmp_path / "spark" / "gouji_spark"
    package.mkdir(parents=True)
    (package.parent / "pyproject.toml").write_text(PROJECT, "utf-8")
    source = next(block for block in _blocks(PAGE) if "SparkSession" in block)
    (package / "__init__.py").write_text(source, "utf-8")
    for kind in ("sound", "faulty"):
        shutil.copytree(ROOT / "docs/examples" / kind, tmp_path / "reports" / kind)
    command = ("check", "reports", "--no-cache", "--format=json", "--fail-on=never")
    master = "--master local[2] --conf spark.ui.enabled=false pyspark-shell"

    plain = gouji_with([package.parent], *command, "--jobs=1").stdout
    shutil.rmtree(tmp_path / "gouji_spark-1.dist-info")
    done = gouji_with(
        [package.parent],
        *command,
        "--executor=spark",
        PYSPARK_PYTHON=sys.executable,
        PYSPARK_SUBMIT_ARGS=master,
        SPARK_LOCAL_IP="127.0.0.1",
    )

    assert (done.stdout == plain, len(plain) > 1000) == (True, True), done.stderr[-2000:]
