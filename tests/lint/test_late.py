"""A function that is imported when it is first called."""

from __future__ import annotations

import colorsys
import sys

import pytest

from gouji.late import Late, late_name


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


def test_a_name_of_a_package_comes_from_the_module_that_has_it() -> None:
    modules = {"json.decoder": ("JSONDecoder",), "colorsys": ("rgb_to_hsv", "hsv_to_rgb")}

    assert late_name("a", "hsv_to_rgb", modules) is colorsys.hsv_to_rgb


def test_a_name_that_no_module_has_is_no_attribute_of_the_package() -> None:
    with pytest.raises(AttributeError, match="module 'a' has no attribute 'b'"):
        late_name("a", "b", {"colorsys": ("rgb_to_hsv",)})
