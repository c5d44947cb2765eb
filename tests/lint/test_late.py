"""A function that is imported when it is first called."""

from __future__ import annotations

import sys

import pytest

from gouji.late import Late


def test_nothing_is_imported_before_the_first_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    late = Late("colorsys:rgb_to_hsv")

    assert "colorsys" not in sys.modules
    assert late(0.5, 0.5, 0.5) == (0.0, 0.0, 0.5)
    assert "colorsys" in sys.modules


def test_a_name_may_be_a_path() -> None:
    assert Late("json.decoder:JSONDecoder.decode").function.__name__ == "decode"


@pytest.mark.parametrize(
    ("target", "error"), [("gouji.nothing:f", ModuleNotFoundError), ("gouji.late:nothing", AttributeError)]
)
def test_what_is_not_there_fails_when_it_is_called(target: str, error: type[Exception]) -> None:
    late = Late(target)

    with pytest.raises(error, match="nothing"):
        late()
