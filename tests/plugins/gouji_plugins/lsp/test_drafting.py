"""Whatever stands in a configuration or a pack, and wherever the cursor is, what is offered is right there."""

from __future__ import annotations

from pathlib import Path
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.api.running import CommandLine, Configurations, Plugins, read_draft
from gouji_plugins.lsp.documents import Document
from gouji_plugins.lsp.drafting import Drafting
from gouji_plugins.lsp.outlining import outline_of
from gouji_plugins.lsp.positions import Lines

ROOT = Path(__file__).parents[4]
PACK = """\
pack: ours
title: {zh: 我们的, en: ours}
version: "2025.1"
kind: gongkai
extends: [shandong]
settings:
  total-consistency: {severity: warning, blank: zero, tables: [requests]}
  C101:
    in_place: allow
accepts:
  headings:
    problems: [存在的主要困难及改进措施]
  labels: {requests.granted: [（一）予以公开（含主动公开）]}
rules:
  - code: OU101   # the first
    name: ours-fees
    severity: "error"
    title: 应写收费
    message: {zh: '应为 {expected}，{requests.new.total}，{$most}', en: "{section}"}
    years: 2021-
    bodies: {type: [department, 'township'], level: county, except: ['*税务局']}
    when: >-
      year >= 2021 and requests.new.total > prior.requests.new.total
      and level == "county"
    options:
      most: {type: integer, default: 5, title: 最多}
    in: [other, preface]
    length: {max: $most}
    cases:
      - bad: |
          六、其他需要报告的事项
          facts: 5
        at: 六、其他需要报告的事项
      - good:
          facts: {requests.new.total: 11}
        prior: {text: '一、总体情况'}
  - code: OU102
    name: ours-sum
    title: 合计
    require: sum(requests.denied.*.total) <= requests.handled_total.total and
      mentions("overview", "收费") implies length('other') > 3万
  - code: OU103
    name: ours-words
    title: 词语
    must-not-mention: [甲, '乙']
    replace: {甲: 丙}
    fix: safe
"""
CONFIGURATION = (
    re.search(r"(?s)```yaml province\n(.*?)```", (ROOT / "docs" / "configuration.md").read_text("utf-8"))[1]
    + """\
packs: [./ours.yaml, shandong]
root: true
waivers:
  - rule: T101
    agency: 甲
    year: 2023
    facts: {requests.new.total: 4}
    reason: 已核对
aliases:
  临川县水务局: [临川县水利局]
bodies: {临川县人民政府: {complete: true, bodies: [临川县水务局]}}
"""
)
TEXTS = {"ours.yaml": PACK, ".gouji.yaml": CONFIGURATION}
FREE = {("aliases",), ("bodies",), ("rules", "options"), ("rules", "replace")}
"""Where the author chooses the keys, without the numbers of items."""

WRONG = re.compile(
    r"^(?:unknown|there is no|duplicate|no fact|YAML syntax)|not installed|is set twice|years of the rule exclude|has no option"
    r"|expected one of"
)
"""What the reader says of a word that it does not take at its place."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("drafts")
    (made / ".git").mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def drafting(plugins: Plugins, folder: Path) -> Drafting:
    return Drafting(Configurations(plugins, CommandLine(language="en"), str(folder)), "en")


def document(folder: Path, name: str, text: str) -> Document:
    return Document((folder / name).as_uri(), "yaml", 1, Lines(text, "utf-16"))


def problems(drafting: Drafting, folder: Path, name: str, text: str) -> list[tuple[int, str]]:
    """What is wrong with a text, with the offset of each problem."""
    found = read_draft(str(folder / name), text, drafting.configurations).problems
    return [(each.place.offset if each.place else 0, each.message.en) for each in found]


@pytest.mark.parametrize("name", TEXTS)
def test_the_texts_of_these_tests_are_right(drafting: Drafting, folder: Path, name: str) -> None:
    assert problems(drafting, folder, name, TEXTS[name]) == []


@pytest.mark.parametrize("name", TEXTS)
def test_each_key_that_is_right_is_offered_at_its_place(drafting: Drafting, folder: Path, name: str) -> None:
    keys = [each for each in outline_of(TEXTS[name]).entries if each.key is not None]
    chosen = [each for each in keys if tuple(step for step in each.path if isinstance(step, str)) not in FREE]
    at = document(folder, name, TEXTS[name])

    assert [each.key for each in chosen if drafting.named(at, each.place.start) is None] == []


@given(data=st.data())
@pytest.mark.parametrize("name", TEXTS)
def test_what_is_offered_in_a_right_text_is_taken_by_its_reader(
    drafting: Drafting, folder: Path, name: str, data: Any
) -> None:
    text = TEXTS[name]
    offset = data.draw(st.integers(0, len(text)), "offset")
    found = drafting.offers(document(folder, name, text), offset)
    if found is None or not found.offers or not found.begun:
        return
    offer = data.draw(st.sampled_from(found.offers), "offer")
    written = f"{offer.before}{offer.word}{offer.after}"
    changed = f"{text[: found.place.start]}{written}{text[found.place.end :]}"

    wrong = [
        message
        for at, message in problems(drafting, folder, name, changed)
        if found.place.start - 1 <= at <= found.place.start + len(written) and WRONG.search(message)
    ]
    assert wrong == []


@settings(max_examples=25)
@given(data=st.data())
@pytest.mark.parametrize("name", TEXTS)
def test_whatever_is_typed_there_is_an_answer(drafting: Drafting, folder: Path, name: str, data: Any) -> None:
    text = TEXTS[name]
    end = data.draw(st.integers(0, len(text)), "end")
    more = data.draw(
        st.sampled_from(["", "\n", "{", "[", "'", '"', "- ", ": ", "|\n", "#", "\t", "&a ", "*a", "𠮷", "：", "\r\n"])
    )
    typed = document(folder, name, text[:end] + more + data.draw(st.sampled_from(["", text[end:]])))
    offset = data.draw(st.one_of(st.just(end + len(more)), st.integers(0, len(typed.lines.text))), "offset")

    found = drafting.offers(typed, offset)
    assert found is None or found.place.start <= offset <= found.place.end
    assert found is None or "\n" not in typed.lines.text[found.place.start : found.place.end]
    assert drafting.named(typed, offset) is None or found is not None
