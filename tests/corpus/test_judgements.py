"""Whole reports that read like published ones, each with its truth, which was fixed before gouji was run on it."""

import json
from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = sorted(path for path in (Path(__file__).parent / "reports").iterdir() if path.suffix != ".json")


def test_what_is_said_of_the_corpus_is_what_is_recorded() -> None:
    """A finding that comes or goes is shown; ``python .ci/judge_corpus.py --record`` takes it over."""
    done = subprocess.run(
        [sys.executable, ".ci/judge_corpus.py"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_corpus_is_large() -> None:
    assert len(REPORTS) >= 120


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_has_its_truth(path: Path) -> None:
    """Each place of a fault is a line of the file."""
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    lines = path.read_text("utf-8").split("\n")
    places = [each.get("line") for each in (*truth["findings"], *truth.get("optional", ()))]

    assert {line for place in places if place for line in (place if isinstance(place, list) else [place])} <= set(
        range(1, len(lines) + 1)
    )
