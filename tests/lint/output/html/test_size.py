"""The page of a county's 300 reports is small enough to be sent by mail."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.benchmarks.county import BODIES, YEARS, write_county

from gouji.cli import main

MOST_BYTES = 2_000_000


@pytest.mark.slow
def test_300_reports_of_60_bodies_over_5_years_take_less_than_2_mb(tmp_path: Path) -> None:
    reports = write_county(tmp_path, faulty=1)
    page = tmp_path / "page.html"

    main(["check", "--no-cache", "--lang", "zh", "--format", "html", "--output", str(page), str(tmp_path)])

    assert len(reports) == BODIES * YEARS == 300
    assert 100_000 < page.stat().st_size < MOST_BYTES
