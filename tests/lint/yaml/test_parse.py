"""YAML 1.2 is read with places, within limits; what is no YAML is told, whatever it is."""

from __future__ import annotations

from decimal import Decimal
import itertools
import sys
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
import pytest

from gouji.text.source import Source
from gouji.yaml.nodes import Mapping, Node, Scalar, Sequence
from gouji.yaml.parse import MAX_ALIASES, MAX_DEPTH, MAX_NODES, parse_yaml
from gouji.yaml.problems import Problem


def plain(node: Node | None) -> Any:
    """A tree as plain data."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else node.value


def read(text: str) -> tuple[Any, list[str]]:
    """What a text says, and the first line of each problem."""
    problems: list[Problem] = []
    node = parse_yaml(Source.from_text(text, "x.yaml"), problems)
    return plain(node), [problem.text("en").split("\n")[0] for problem in problems]


def problems(text: str) -> list[str]:
    return read(text)[1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("off", "off"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ('"off"', "off"),
        ("12", 12),
        ("-1", -1),
        ("0.50", Decimal("0.50")),
        ("1e3", Decimal(1000)),
        ("2025-12-31", "2025-12-31"),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        ("9" * 40, "9" * 40),
        ("1e999999999", "1e999999999"),
        ("null", None),
        ("~", None),
        ("=", "="),
        ("[gouji:recommended]", ["gouji:recommended"]),
    ],
)
def test_a_value_is_what_yaml_1_2_makes_of_it(text: str, value: object) -> None:
    assert read(f"key: {text}\n") == ({"key": value}, [])


def test_an_older_version_of_yaml_changes_nothing() -> None:
    assert read("%YAML 1.1\n---\nkey: off\n") == ({"key": "off"}, [])


def test_an_alias_is_what_it_names() -> None:
    assert read("a: &x {T101: off}\nb: *x\n") == ({"a": {"T101": "off"}, "b": {"T101": "off"}}, [])


def test_nodes_know_their_places() -> None:
    source = Source.from_text("规则:\r\n  - 甲\n  - {乙: 丙}\n", "x.yaml")

    root = parse_yaml(source, [])

    assert isinstance(root, Mapping)
    items = root.entries[0][1]
    assert isinstance(items, Sequence)
    first, second = items.items
    assert isinstance(second, Mapping)
    places = [source.position(node.offset) for node in (root.entries[0][0], first, second, second.entries[0][1])]
    assert places == [(1, 1), (2, 5), (3, 5), (3, 9)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a: b: c\n",
            "x.yaml:1:5: YAML syntax: a line has one key; write the next one on a line of its own, two spaces further to the right",
        ),
        (
            "a:\n\t- b\n",
            "x.yaml:2:1: YAML syntax: the indentation has tabs or other spaces in it; indent this line with 2 plain spaces",
        ),
        ('a: "b\n', "x.yaml:1:4: YAML syntax: this quote has no other one; write both half-width"),
        ("a: [b\n", "x.yaml:1:4: YAML syntax: this [ has no ]"),
        (
            "a: \x01\n",
            "x.yaml:1:4: YAML syntax: characters that cannot be seen stand here; take them out, or type the line again",
        ),
        ('a: "\\ud800"\n', "x.yaml:1:4: an escape gives a lone surrogate, which is no text"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1: one YAML document (---) a file"),
        (
            "a: *x\n",
            "x.yaml:1:4: write a text that begins with * in single quotes: '*x' (without quotes it is an alias, and has no anchor "
            "&x before it)",
        ),
        ("a: &x [*x]\n", "x.yaml:1:8: the alias *x stands inside its own anchor"),
        (
            "a: !!python/name:os.system x\n",
            "x.yaml:1:4: YAML tags (!…) are not read; expected the value without its tag",
        ),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3:1: duplicate key 'a'; it is in line 1 already"),
        ("'a': 1\n\"a\": 3\n", "x.yaml:2:1: duplicate key 'a'; it is in line 1 already"),
        ("? [a]\n: 1\n", "x.yaml:1:3: a key is expected to be a word"),
    ],
)
def test_what_is_no_yaml_is_told(text: str, told: str) -> None:
    assert problems(text) == [told]


def test_aliases_that_multiply_are_told_before_they_do() -> None:
    """A billion laughs: nine lists of nine aliases each."""
    names = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{n}: &{n} [{', '.join([f'*{m}'] * 9)}]" for m, n in itertools.pairwise(names)]

    told = problems("\n".join(lines))

    what = f"too large: more than {MAX_NODES:,} keys and values, counting those that aliases repeat"
    assert told == [f"x.yaml:5:28: {what}"]


def test_too_many_aliases_are_told() -> None:
    text = "a: &a x\nb: [" + ", ".join(["*a"] * (MAX_ALIASES + 1)) + "]\n"

    assert problems(text) == [f"x.yaml:2:{5 + 4 * MAX_ALIASES}: more than {MAX_ALIASES} aliases"]


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_what_nests_too_deep_is_told(opening: str) -> None:
    text = opening * 100_000

    assert problems(text) == [f"x.yaml:1:{len(opening) * MAX_DEPTH + 1}: deeper than {MAX_DEPTH} levels"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@example("%YAML 1.99999999999999999999\n---\n")
@example('"\\UFFFFFFFF"')
@example('"\\x"')
@example("&")
@example("*")
@example("!<")
@example("%TAG ! tag:x\n--- !")
@example("? ")
@example("- |9\n x")
@example("\ufeff")
def test_any_text_is_read_or_told(text: str) -> None:
    """Nothing but a problem comes of any text, and each problem has a place in it."""
    problems: list[Problem] = []
    source = Source.from_text(text, "x.yaml")

    parse_yaml(source, problems)

    assert all(p.place is not None and 0 <= p.place.offset <= len(text) and p.text("zh") for p in problems)


YAML_BITS = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#~\n \t", "a", "水", "  ", "\n  ", "---", "...", ": ", "- ", "&a ", "*a", "!!str "]
)


@given(st.lists(YAML_BITS, max_size=40).map("".join))
def test_any_yaml_like_text_is_read_or_told(text: str) -> None:
    problems: list[Problem] = []

    parse_yaml(Source.from_text(text, "x.yaml"), problems)

    assert all(p.place is not None and p.text("en") for p in problems)


def test_an_empty_value_stands_at_its_key() -> None:
    root = parse_yaml(Source.from_text("a: 1\nb:\n", "x.yaml"), [])

    assert isinstance(root, Mapping)
    value = root.entries[1][1]
    assert isinstance(value, Scalar)
    assert (value.value, value.offset) == (None, 5)


def tree(node: Node | None) -> Any:
    """A tree with the place and the text of each of its nodes."""
    if isinstance(node, Mapping):
        return node.offset, [(tree(key), tree(value)) for key, value in node.entries]
    if isinstance(node, Sequence):
        return node.offset, [tree(item) for item in node.items]
    return None if node is None else (node.offset, node.text, node.value)


def both_ways(text: str) -> tuple[Any, Any]:
    """The trees of a text with libyaml and without it."""
    source = Source.from_text(text, "x.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "yaml._yaml", None)
        slow = tree(parse_yaml(source, []))
    return tree(parse_yaml(source, [])), slow


@pytest.mark.parametrize(
    "text",
    [
        "packs: [gouji:recommended, ./a.yaml]\n",
        "a: |\n  中\n    b\n\n  c\nd: >-\n  e\n  f\n",
        "a: &x [b, 'it''s', \"\\u4e00\"]\nc: *x\n",
        "- a: b # c\n  d: {e: , f}\n-\n  - g\r\n",
        "a: b\n c\n\n d\n",
        "😀: x\n中: y\n",
        "%YAML 1.2\n---\na: b\n",
        "a:\tb\n",
    ],
)
def test_what_is_read_is_the_same_without_libyaml(text: str) -> None:
    fast, slow = both_ways(text)

    assert fast == slow


@given(
    st.lists(
        st.sampled_from(["a", "中", ": ", ":", ",", "- ", "\n", "  ", "[", "]", "{", "}", "'", '"', " #", "&a ", "*a"])
    )
)
def test_what_is_read_is_the_same_without_libyaml_whatever_it_is(parts: list[str]) -> None:
    fast, slow = both_ways("k: " + "".join(parts))

    assert fast == slow
