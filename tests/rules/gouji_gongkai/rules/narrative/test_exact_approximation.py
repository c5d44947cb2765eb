"""N108: an exact figure is not called approximate."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "exact-approximation"


@pytest.mark.parametrize("words", ["1867余条", "35多件", "约1203条", "近128次"])
def test_an_exact_figure_called_approximate_is_told(say: Say, words: str) -> None:
    assert [(d.severity, d.actual) for d in say(RULE, f"发布信息{words}。")] == [("info", words)]


@pytest.mark.parametrize(
    "words", ["200余条", "近1500次", "1.2万余条", "约45%", "近5场", "1867条", "几十余条", "10多件", "3000多万元"]
)
def test_a_round_figure_is_passed_over(say: Say, words: str) -> None:
    assert say(RULE, f"发布信息{words}。") == []
