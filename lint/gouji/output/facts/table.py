"""``gouji extract --format table``: a table of facts for each report, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.message import Language, Message
from gouji.output.facts.model import ExtractedFact, ReportFacts
from gouji.output.facts.places import place_in_file
from gouji.output.visible import one_line

__all__ = ["render"]

_HEADERS = (Message("单元格", "Cell"), Message("数据", "Fact"), Message("值", "Value"))
_MORE = (Message("原文", "Text"), Message("位置", "Place"))
_UNKNOWN = Message("未知", "unknown")
_HEAD = Message("{path}：{agency}，{year}年，格式 {form}", "{path}: {agency}, {year}, form {form}")


def render(reports: Iterable[ReportFacts], *, provenance: bool, language: Language) -> Iterator[str]:
    """Yield for each report a line with its identity, then a table with one row a fact."""
    from tabulate import tabulate

    headers = [header[language] for header in (*_HEADERS, *(_MORE if provenance else ()))]
    for report in reports:
        unknown = _UNKNOWN[language]
        yield _HEAD[language].format(
            path=one_line(report.path),
            agency=one_line(report.subject or unknown),
            year=report.period or unknown,
            form=report.form,
        )
        rows = [
            [
                fact.address,
                fact_id,
                unknown if fact.plain is None else one_line(fact.plain),
                *_more(fact, provenance=provenance),
            ]
            for fact_id, fact in report.facts.items()
        ]
        aligned = ("left", "left", "right", "left", "left")[: len(headers)]
        yield f"\n{tabulate(rows, headers, tablefmt='simple', disable_numparse=True, colalign=aligned)}\n\n"


def _more(fact: ExtractedFact, *, provenance: bool) -> list[str]:
    return [one_line(fact.raw.strip()), place_in_file(fact)] if provenance else []
