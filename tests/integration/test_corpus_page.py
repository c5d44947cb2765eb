"""The queries on the page on corpora give what they promise, over the facts of reports that are made for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
import re
from typing import Any

import pytest

from gouji.cli.main import main
from gouji.testing import TEXT_LAYOUTS, text_renderer
from gouji_gongkai.testing import form_of, least_report

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

ROOT = Path(__file__).parents[2]
PAGES = ("docs/corpus.md", "docs/zh/corpus.md")


def _queries(page: str) -> list[str]:
    return re.findall(r"^```sql\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


def _write(name: str, agency: str, year: int, **figures: str) -> None:
    ids = {f"requests.{fact}.total": text for fact, text in figures.items()}
    sample = least_report(form_of("2021"), subject=agency, period=year, figures=ids)
    Path("reports").mkdir(exist_ok=True)
    Path("reports", f"{name}.txt").write_bytes(text_renderer(TEXT_LAYOUTS["rows"])(sample).data)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ask about the facts of forty bodies in three years, of which some reports are missing, blank or there twice."""
    monkeypatch.chdir(tmp_path)
    for number in range(40):
        agency = f"第{number}县水务局"
        for year in (2022, 2023, 2024):
            if (number, year) != (0, 2023):
                carried = {"carried_out": "3", "carried_in": "3" if (number, year) != (7, 2024) else "5"}
                _write(f"{number}-{year}", agency, year, new=str(number + 10 * (year - 2022)), **carried)
    _write("7-2024b", "第7县水务局", 2024, new="9999")
    _write("39-2024", "第39县水务局", 2024, new="", carried_in="3")
    main(["extract", "reports", "--output", "facts.jsonl", "--quiet"])
    connection = duckdb.connect()
    connection.execute(_queries(PAGES[0])[0])
    yield connection
    connection.close()


def test_each_query_gives_what_its_heading_says(corpus: Any) -> None:
    carried, ranking, growth = [corpus.execute(query).fetchall() for query in _queries(PAGES[0])[1:]]

    assert carried == [("第7县水务局", 2024, Decimal(3), Decimal(5))]
    assert ranking[:2] == [
        (1, "第38县水务局", Decimal(58), pytest.approx(3.8)),
        (2, "第37县水务局", Decimal(57), pytest.approx(3.7)),
    ]
    assert (len(ranking), ranking[-1][:3]) == (20, (20, "第19县水务局", Decimal(39)))
    assert growth == [
        (2023, 39, Decimal(780), Decimal(1170), pytest.approx(50)),
        (2024, 38, Decimal(1121), Decimal(1501), pytest.approx(33.9)),
    ]


def test_what_is_unknown_is_not_0(corpus: Any) -> None:
    query = "SELECT figure(facts, 'requests.new.total') FROM reports WHERE agency = '第39县水务局' AND year = 2024"

    assert corpus.execute(query).fetchall() == [(None,)]


def test_both_languages_show_the_same_queries() -> None:
    queries: Mapping[str, list[str]] = {page: _queries(page) for page in PAGES}

    assert queries[PAGES[1]] == queries[PAGES[0]]
    assert len(queries[PAGES[0]]) == 4
