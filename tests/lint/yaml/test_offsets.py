"""A character of a scalar is found in the file, however the scalar is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.source import Source
from gouji.yaml.nodes import Mapping, Scalar
from gouji.yaml.offsets import offset_in
from gouji.yaml.parse import parse_yaml


def scalar(text: str) -> Scalar:
    node = parse_yaml(Source.from_text(text, "x.yaml"), [])
    assert isinstance(node, Mapping)
    value = node.entries[-1][1]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    "text",
    [
        "key: aa + X\n",
        'key: "aa + X"\n',
        "key: 'aa + X'\n",
        "key: 'it''s X'\n",
        'key: "\\u4e00\\n\\"X"\n',
        "key: |\n  aa +\n  X\n",
        "key: |\r\n  aa +\r\n    bb\r\n  X\r\n",
        "key: >-\n  aa +\n  X\n",
        "key: aa +\n  X\n",
        'key: "aa +\n\n  X"\n',
        "key: &anchor aa + X\n",
        "key: |2\n   aa\n  X\n",
    ],
)
def test_a_character_is_found_where_it_stands(text: str) -> None:
    node = scalar(text)

    assert offset_in(text, node, node.text.index("X")) == text.index("X")


def test_the_end_of_a_value_is_the_place_after_its_last_character() -> None:
    text = "key: 'aa'  # note\n"

    assert offset_in(text, scalar(text), 2) == text.index("aa") + 2


@given(st.text(st.sampled_from("ab'\"\\ \n#:一"), min_size=1, max_size=20), st.integers(0, 20))
def test_a_place_is_always_in_the_file(value: str, index: int) -> None:
    import json

    text = f"key: {json.dumps(value)}\n"

    assert 0 <= offset_in(text, scalar(text), index) <= len(text)
