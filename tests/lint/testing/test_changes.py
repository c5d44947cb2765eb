"""Changes to samples: what each leaves as it is."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from gouji.testing import Expectation, Line, SampleReport
from gouji.testing.changes import of_subject, sentence_added, without_words

Make = Callable[..., SampleReport]


def test_wrong_words_are_known_as_fault(sample_of: Make) -> None:
    fault = sentence_added(
        sample_of(), "甲{fault}乙。", {"fault": "××次"}, Expectation("placeholder", "fault"), "overview"
    )

    (line,) = fault.sample.prose["overview"]
    assert [(piece.text, piece.key) for piece in line] == [("甲", ""), ("××次", "fault"), ("乙。", "")]


def test_a_body_is_renamed_wherever_it_is_named(sample_of: Make) -> None:
    line = Line.of("{subject}办公室", {"subject": "云麓县水务局"})
    renamed = of_subject(attrs.evolve(sample_of(), preface=(line,)), "柳汀镇人民政府")

    assert [each.text for each in (*renamed.title, *renamed.preface)] == [
        "柳汀镇人民政府2024年政府信息公开工作年度报告",
        "柳汀镇人民政府办公室",
    ]


def test_lines_with_some_words_are_left_out(sample_of: Make) -> None:
    prose = {"other": (Line.of("未收取费用。"), Line.of("无。"))}
    silent = without_words(attrs.evolve(sample_of(), prose=prose), ("费用",))

    assert [line.text for line in silent.lines if "。" in line.text] == ["无。"]
