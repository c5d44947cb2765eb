"""What must hold of the facts that ``gouji extract`` gives of any report."""

from __future__ import annotations

from collections.abc import Sequence
import csv
from io import StringIO
import json

from gouji.output.border import guarded
from gouji.output.facts import csv as as_csv
from gouji.output.facts import jsonl as as_jsonl
from gouji.output.facts import table as as_table
from gouji.output.facts.model import ReportFacts, facts_of
from gouji.report.model import Report
from gouji.testing.fuzz.bench import Bench, promise

__all__ = ["judge_extracted"]

_STATUSES = ("report", "merged")


def judge_extracted(bench: Bench, reports: Sequence[Report], name: str) -> None:
    """Promise that the facts of reports are rendered in every format, and can be read again."""
    facts = [facts_of(report, name) for report in reports if report.status in _STATUSES]
    for provenance in (False, True):
        lines = "".join(guarded(as_jsonl.render(facts, provenance=provenance, language="zh"), "json"))
        for line in lines.split("\n")[:-1]:
            bench.judge_facts(json.loads(line))
        _judge_csv(facts, provenance=provenance)
        "".join(as_table.render(facts, provenance=provenance, language="en", width=80, every=True))


def _judge_csv(facts: Sequence[ReportFacts], *, provenance: bool) -> None:
    text = "".join(guarded(as_csv.render(facts, provenance=provenance, language="zh")))
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    promise("rows of CSV are equally long", len(set(map(len, rows))) <= 1, [len(row) for row in rows])
