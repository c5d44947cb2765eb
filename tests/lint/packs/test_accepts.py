"""Wordings that a pack takes for right: the forms have them, and what is read is read by them."""

from __future__ import annotations

import attrs
import pytest

from gouji.api import Form, Report
from gouji.binding.bind import Binder
from gouji.document.reader import read_text
from gouji.packs.accepts import Accepts, accepting, headings_in, labels_in
from gouji.plugins.model import Plugins
from gouji.text.source import Source

HEADINGS = Accepts("gongkai", headings={"problems": ["工作短板与努力方向"]})
TABLE = "行政处罚决定 | 12 |\n行政强制 | 0 |\n行政许可 | 3 |\n行政事业性收费 | 0 |"


def _read(plugins: Plugins, text: str, *accepted: Accepts) -> Report:
    binder = Binder(accepting(plugins.kinds, accepted))
    return binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary), "gongkai")


@pytest.mark.parametrize(("accepted", "found"), [((), False), ((HEADINGS,), True)])
def test_a_heading_in_other_words_is_known(plugins: Plugins, accepted: tuple[Accepts, ...], found: bool) -> None:
    text = "甲县水利局2024年政府信息公开工作年度报告\n一、总体情况\n好。\n工作短板与努力方向\n无。\n"
    assert (_read(plugins, text, *accepted).sections["problems"].heading is not None) is found


@pytest.mark.parametrize("key", ["proactive.penalties", "proactive.penalties.decisions"])
def test_a_label_in_other_words_is_its_rows(plugins: Plugins, key: str) -> None:
    accepts = Accepts("gongkai", labels={key: ["作出的罚没决定"]})
    kind = accepting(plugins.kinds, [accepts])["gongkai"]
    (label,) = kind.newest.table("proactive").labels["作出的罚没决定"]
    assert (label.kind, label.id, label.exact) == ("row", "penalties", True)


def test_a_group_has_further_labels(plugins: Plugins) -> None:
    accepts = Accepts("gongkai", labels={"requests.denied": ["（三）决定不予公开"]})
    labels = accepting(plugins.kinds, [accepts])["gongkai"].newest.table("requests").labels
    assert [label.id for label in labels["三决定不予公开"]] == ["denied"]


def test_wordings_of_several_packs_add_up(plugins: Plugins) -> None:
    kind = accepting(plugins.kinds, [HEADINGS, Accepts("gongkai", headings={"problems": ["短板"]})])["gongkai"]
    assert kind.newest.section("problems").variants[-2:] == ("工作短板与努力方向", "短板")


def test_other_kinds_stay_as_they_are(plugins: Plugins) -> None:
    assert accepting(plugins.kinds, [HEADINGS])["websites"] is not None
    assert accepting(plugins.kinds, [HEADINGS])["websites"].forms == plugins.kinds["websites"].forms


def test_what_can_have_other_wordings_is_listed(plugins: Plugins) -> None:
    form: Form = plugins.kinds["gongkai"].newest
    assert "problems" in set(headings_in(form))
    assert {"requests.granted", "requests.denied", "requests.granted.total"} <= set(labels_in(form))


def test_equal_wordings_are_equal() -> None:
    assert Accepts("gongkai", headings={"problems": ["工作短板与努力方向"]}) == HEADINGS
    assert hash(attrs.evolve(HEADINGS)) == hash(HEADINGS)
