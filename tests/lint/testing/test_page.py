"""The code on the page about testing runs."""

from __future__ import annotations

from pathlib import Path
import re

PAGE = Path(__file__).parents[3] / "docs" / "testing.md"


def test_the_code_on_the_page_runs_from_top_to_bottom() -> None:
    """But for that in a file of a name, which is a test of its own."""
    code = re.findall(r"(?<!`:\n\n)^```python\n(.*?)^```", PAGE.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    names: dict[str, object] = {}
    for block in code:
        exec(compile(block, "<the page>", "exec"), names)  # noqa: S102 (the page's own code)

    place = names["rendered"].places["requests.granted.total"]  # type: ignore[attr-defined]
    (expectation,) = names["fault"].expectations  # type: ignore[attr-defined]
    assert f"# {place!r}" in PAGE.read_text("utf-8")
    assert (expectation.rule, expectation.expected) == ("total-consistency", "12")
    names["test_what_holds_of_every_sound_report"]()  # type: ignore[operator]
