"""In a browser a tree of XML is cut to so many levels that it can be freed; what reports have is kept."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError, fromstring, tostring

import pytest

from gouji_plugins.office.trees import cut_to, tree_of


def test_what_lies_deeper_is_cut_off() -> None:
    tree = fromstring("<a>1<b>2<c>3<d>4</d></c></b><b/></a>")  # noqa: S314 (nothing is hostile here)

    assert tostring(cut_to(2, tree)) == b"<a>1<b>2<c /></b><b /></a>"


def test_a_tree_of_usual_depth_is_as_it_was() -> None:
    data = b"<a>1" + b"<b>2" * 100 + b"</b>3" * 100 + b"</a>"

    assert tostring(tree_of(data, in_browser=True)) == tostring(tree_of(data, in_browser=False))


def test_of_a_deep_tree_only_so_much_is_held() -> None:
    data = b"<a>" * 100_000 + b"</a>" * 100_000

    assert sum(1 for _ in tree_of(data, in_browser=True).iter()) == 401


@pytest.mark.parametrize("data", [b"<a>" * 100_000, b"", b"<a></b>"])
def test_damage_is_told_as_elsewhere(data: bytes) -> None:
    with pytest.raises(ParseError) as here:
        tree_of(data, in_browser=False)
    with pytest.raises(ParseError) as there:
        tree_of(data, in_browser=True)

    assert (there.value.position, str(there.value)) == (here.value.position, str(here.value))
