"""What is read in the sentences of the corpus: how often rightly, how often at all."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
import json
from pathlib import Path
from typing import Any

import pytest

from gouji.report.model import Report
from gouji_gongkai.prose.statements import Statement, read_prose

SENTENCES = [
    json.loads(line) for line in (Path(__file__).parent / "corpus" / "sentences.jsonl").read_text("utf-8").splitlines()
]
"""Each a text, perhaps its section, and the facts that must be read: exact figures for the whole of a measure."""

PRECISION = 1.0
RECALL = 1.0
"""What is reached; the worst measure counts."""

ReadReport = Callable[..., Report]


def facts_read(read_report: ReadReport, sentence: dict[str, Any]) -> list[Statement]:
    report = read_report(sentence["text"], sentence.get("section", "overview"))
    return [statement for statement in report.derive(read_prose).statements if statement.sure]


def counted(sentence: dict[str, Any]) -> Counter[tuple[str, Decimal]]:
    return Counter((fact["measure"], Decimal(fact["value"])) for fact in sentence["facts"])


def by_group(found: Counter[tuple[str, Decimal]]) -> Iterator[tuple[str, int]]:
    """How many facts each row or table has: ``requests.new``, ``litigation.suit``."""
    for (measure, _), count in found.items():
        yield ".".join(measure.split("+")[0].split(".")[:2]), count


def test_the_corpus_is_large() -> None:
    assert len(SENTENCES) >= 300
    assert len({sentence["text"] for sentence in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=lambda number: f"line-{number + 1}")
def test_a_sentence_is_read_as_the_corpus_says(read_report: ReadReport, number: int) -> None:
    """No more and no less: this measure of this figure, at these words."""
    sentence = SENTENCES[number]
    statements = facts_read(read_report, sentence)

    assert Counter((s.compared, s.mention.number.value) for s in statements) == counted(sentence)
    assert [s.words for s in statements] == [fact["words"].replace("\n", "") for fact in sentence["facts"]]


def test_precision_and_recall_of_each_measure(read_report: ReadReport) -> None:
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for sentence in SENTENCES:
        got = Counter((s.compared, s.mention.number.value) for s in facts_read(read_report, sentence))
        expected = counted(sentence)
        for counter, found in ((right, got & expected), (read, got), (there, expected)):
            for measure, count in by_group(found):
                counter[measure] += count

    precision = {measure: right[measure] / read[measure] for measure in read}
    recall = {measure: right[measure] / there[measure] for measure in there}
    assert min(precision.values()) >= PRECISION, precision
    assert min(recall.values()) >= RECALL, recall
