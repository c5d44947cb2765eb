"""Waivers are added where they belong; every other byte of the file stays, and nothing is added twice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.config.waiver_writing import Addition, add_waivers
from gouji.errors import ConfigurationError, UsageError
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source, Span
from gouji.waivers.model import Waiver

Add = Callable[..., Addition]

ITEM = "- rule: total-consistency\n  agency: 青石县水务局\n  year: 2024\n  reason: 核对过\n"


def waiver(**fields: Any) -> Waiver:
    values: dict[str, Any] = {
        "named": "total-consistency",
        "rules": ("total-consistency",),
        "subject": "青石县水务局",
        "period": 2024,
        "facts": {},
        "reason": "核对过",
        "until": None,
        "source": Source.from_text("", ""),
        "span": Span(0, 0),
    }
    return Waiver(**(values | fields))


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}" for line in text.splitlines(keepends=True))


@pytest.fixture
def add(folder: Path, plugins: Any) -> Add:
    """What adding waivers to a file of some bytes gives."""

    def add(data: bytes | None, *waivers: Waiver) -> Addition:
        file = folder / ".gouji.yaml"
        if data is not None:
            file.write_bytes(data)
        return add_waivers(file, waivers, Catalogue.of(plugins), "en")

    return add


OTHER = "- {rule: T102, agency: 甲, year: 2023, reason: 旧}"

PLACES = {
    "a file that is not there": (None, "waivers:\n" + indented(ITEM, 2)),
    "an empty file": ("", "waivers:\n" + indented(ITEM, 2)),
    "nothing but a comment": ("# 说明", "# 说明\nwaivers:\n" + indented(ITEM, 2)),
    "other keys, no line end": ("fail-on: error  # 注", "fail-on: error  # 注\nwaivers:\n" + indented(ITEM, 2)),
    "keys that are indented": ("  fail-on: error\n", "  fail-on: error\n  waivers:\n" + indented(ITEM, 4)),
    "an empty list": ("waivers: []  # 无\nfail-on: error\n", f"waivers:  # 无\n{indented(ITEM, 2)}fail-on: error\n"),
    "an empty list at the end": ("waivers: []", f"waivers:\n{indented(ITEM, 2)}"),
    "a list": (
        f"waivers:\n  # 第一\n  {OTHER} # 注\n  # 末\n\n# 尾\nfail-on: error\n",
        f"waivers:\n  # 第一\n  {OTHER} # 注\n{indented(ITEM, 2)}  # 末\n\n# 尾\nfail-on: error\n",
    ),
    "a list at the margin": (f"waivers:\n{OTHER}\nlanguage: zh\n", f"waivers:\n{OTHER}\n{ITEM}language: zh\n"),
    "a list without line end": (f"waivers:\n      {OTHER}", f"waivers:\n      {OTHER}\n{indented(ITEM, 6)}"),
    "a reason on lines of its own": (
        "waivers:\n  - rule: T102\n    agency: 甲\n    year: 2023\n    reason: |\n      旧\n      的\n\nlanguage: zh\n",
        "waivers:\n  - rule: T102\n    agency: 甲\n    year: 2023\n    reason: |\n      旧\n      的\n\n"
        f"{indented(ITEM, 2)}language: zh\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
def test_waivers_are_added_where_they_belong(add: Add, before: str | None, after: str) -> None:
    found = add(None if before is None else before.encode(), waiver())

    assert (found.after.decode(), found.added) == (after, 1)


def test_line_ends_and_a_byte_order_mark_stay(add: Add) -> None:
    found = add(b"\xef\xbb\xbffail-on: error\r\n", waiver())

    assert (
        found.after == b"\xef\xbb\xbffail-on: error\r\nwaivers:\r\n" + indented(ITEM, 2).replace("\n", "\r\n").encode()
    )


def test_figures_are_written_as_they_are_read(add: Add) -> None:
    facts = {"a.b.c": Decimal("7.80"), "a.b.d": None, "a.b.e": "/", "a.b.f": "4 件"}

    lines = add(None, waiver(facts=facts, until="2030-12-31")).after.decode().splitlines()

    assert lines[4:] == [
        "    facts:", "      a.b.c: 7.80", "      a.b.d: null", '      a.b.e: "/"', '      a.b.f: "4 件"',
        "    reason: 核对过", "    until: 2030-12-31",
    ]  # fmt: skip


@pytest.mark.parametrize("before", [data and data[0] for data in PLACES.values()], ids=PLACES)
def test_adding_twice_is_adding_once(add: Add, before: str | None) -> None:
    new = (waiver(), waiver(facts={"a.b.c": Decimal(3)}), waiver(period=2023))
    once = add(None if before is None else before.encode(), *new)

    again = add(once.after, *new)

    assert (again.after, again.added) == (once.after, 0)


def test_a_waiver_with_another_reason_is_the_same(add: Add) -> None:
    once = add(None, waiver())

    assert add(once.after, waiver(reason="又一")).added == 0


@pytest.mark.parametrize(
    "text", ["{fail-on: error}\n", f"waivers: [{OTHER[2:]}]\n", "fail-on: error\n...\n", "fail-on: error\n---\n"]
)
def test_where_they_cannot_be_added_that_is_said(add: Add, text: str) -> None:
    with pytest.raises((UsageError, ConfigurationError)):
        add(text.encode(), waiver())


def test_a_file_that_is_wrong_is_not_added_to(add: Add) -> None:
    with pytest.raises(ConfigurationError, match="unknown key"):
        add(b"fail_on: error\n", waiver())


def test_a_file_does_not_grow_beyond_what_is_read(add: Add) -> None:
    with pytest.raises(UsageError) as raised:
        add(None, *(waiver(reason="长" * 20_000, period=year) for year in range(2001, 2011)))

    assert raised.value.args[0].en.startswith(".gouji.yaml would have more than 524,288 bytes")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "字"
)
FIGURES = st.none() | st.decimals(-9999, 9999, places=2) | st.integers(0, 10**9).map(Decimal) | TEXTS
IDS = st.sampled_from(["requests.new.total", "requests.granted.enterprise", "litigation.review.total"])
WAIVERS = st.builds(
    waiver,
    subject=TEXTS,
    period=st.integers(2008, 2030),
    facts=st.dictionaries(IDS, FIGURES, max_size=3),
    reason=TEXTS,
    until=st.none() | st.dates().map(str),
)


@given(new=st.lists(WAIVERS, min_size=1, max_size=4, unique_by=lambda each: each.binding))
def test_what_is_written_is_read_as_it_was_meant(
    tmp_path_factory: pytest.TempPathFactory, plugins: Any, new: list[Waiver]
) -> None:
    file = tmp_path_factory.mktemp("waivers") / "a.yaml"
    found = add_waivers(file, new, Catalogue.of(plugins), "en")
    file.write_bytes(found.after)

    assert (found.added, add_waivers(file, new, Catalogue.of(plugins), "en").added) == (len(new), 0)
