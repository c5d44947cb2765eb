"""Every fact of a form is extracted, known or not, with its place."""

from __future__ import annotations

from gouji.binding.bind import Binder
from gouji.document.reader import read_text
from gouji.output.facts.model import facts_of
from gouji.text.source import Source


def test_a_report_without_tables_has_every_fact_unknown(binder: Binder) -> None:
    form = binder.kinds["gongkai"].newest
    text = "青岚县水务局2024年政府信息公开工作年度报告\n" + "\n".join(section.heading for section in form.sections)
    report = binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))

    found = facts_of(report, "a.txt")

    assert (found.subject, found.period, found.form, found.title) == (
        "青岚县水务局", 2024, form.id, "青岚县水务局2024年政府信息公开工作年度报告",
    )  # fmt: skip
    assert dict(found.tables) == {table.id: "absent" for table in form.tables}
    assert {fact_id: (fact.digits, fact.state, fact.range) for fact_id, fact in found.facts.items()} == dict.fromkeys(
        form.slots, (None, "unplaced", None)
    )
    assert [fact.address for fact in found.facts.values()] == [form.address(fact_id) for fact_id in form.slots]
