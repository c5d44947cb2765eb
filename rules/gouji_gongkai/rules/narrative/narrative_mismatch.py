"""N101 narrative-mismatch: a count in the text is the one in its cell."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Late, Message, Options, Related, Report, Severity, rule
from gouji_gongkai.prose.cell_readings import above_whole, disagreements
from gouji_gongkai.prose.cells import Sum, agrees, in_unit_of_table, is_in_doubt, repaired
from gouji_gongkai.prose.measures import PROCESSING
from gouji_gongkai.prose.names import name_of_measure
from gouji_gongkai.prose.parts import is_slip
from gouji_gongkai.prose.statements import Statement

__all__ = ["narrative_mismatch"]

_STRICT = frozenset(("requests.new", "requests.carried_in", "requests.carried_out"))

_MISMATCH = Message(
    "正文中{name}为 {stated}，表中为 {value}{sum}，相差 {difference}",
    "the text gives {stated} for {name_en}; the table has {value}{sum}: {difference} apart",
)
_ABOVE = Message(
    "正文中信息处理费为 {stated}，多于表中行政事业性收费金额 {value} 万元",
    "the text gives {stated} of processing fees (信息处理费); the table has {value} 万元 of all administrative fees",
)
_CELL = Message("{address} = {value}", "{address} = {value}")


@rule(
    code="N101",
    name="narrative-mismatch",
    kind="gongkai",
    severity="error",
    summary=Message("正文中的数字应与表格一致", "a count in the text is the one in its table"),
    source="政府信息公开条例第五十条；国办公开办函〔2021〕30号",
    since="0.1",
    messages=(_MISMATCH, _ABOVE, _CELL),
    reads=Late("gouji_gongkai.prose.coverage:read_sentences"),
)
def narrative_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a count in the text is the one in its table.

    ## What it does

    Reads each clause of the text that gives a figure for a row of the tables, and compares it with the
    cell: 新收, 上年结转 and 结转下年度 (error), the outcomes, reviews, suits, documents, licences,
    penalties and fees (warning). A figure that says to include others (含上年结转 6 件), or to stand for
    two rows (予以公开及部分公开), is compared with their sum; applicants who divide all requests (按申请人分，自然人 44
    件、商业企业 8 件) with the columns. Full-width and Chinese numerals and 万 are
    read too. 信息处理费 that is more than all fees of the table is told as information. Where the table breaks its own sums,
    an error becomes a warning.

    ## Why is this bad

    The text and the table of one report say different things. Whoever quotes the one is refuted by the
    other.

    ## What is not reported

    - Figures of another year, of a part of the year, of a channel, a kind or a subordinate body; what is
      said of reviews holds for the suits beside them (街道领域行政复议4件，行政诉讼2件).
    - A figure that another reading makes right: two outcomes of one group under the name of one, documents
      newly made beside those revised (新制定7件、修订4件), a whole whose part is in the table (全系统20件，
      其中本局12件).
    - Figures that are not exact (近, 约, 余), and figures whose clause does not say for sure what they are.
    - Reviews and suits in general, if the sentence does not speak of government information.
    - A figure that agrees with what the table's own sums ask for: that is `total-consistency`.

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    2024年，我局新收政府信息公开申请51件。
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 13 | 3 | 0 | 0 | 0 | 0 | 16 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    2024年，我局共受理政府信息公开申请16件（含上年结转1件）。
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 13 | 3 | 0 | 0 | 0 | 0 | 16 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```
    """
    for statement, plain, _ in report.derive(disagreements):
        if not is_slip(in_unit_of_table(statement.mention.number), plain.value):
            yield _finding(report, statement, plain, _mismatch(statement, plain))
    for statement, whole in above_whole(report):
        stated = statement.words + statement.mention.number.unit
        yield _finding(report, statement, whole, _ABOVE.format(stated=stated, value=whole.value))


def _mismatch(statement: Statement, plain: Sum) -> Message:
    name = name_of_measure(statement)
    number = statement.mention.number
    return _MISMATCH.format(
        name=name.zh,
        name_en=name.en,
        stated=statement.words + number.unit,
        value=plain.value,
        sum=f"（{plain.words}）" if len(plain.facts) > 1 else "",
        difference=abs(in_unit_of_table(number) - plain.value),
    )


def _finding(report: Report, statement: Statement, plain: Sum, message: Message) -> Finding:
    return Finding(
        message,
        statement.span,
        fact=plain.facts[0].id if len(plain.facts) == 1 else None,
        expected=str(repaired(report, plain)),
        actual=statement.words,
        related=tuple(
            Related.to(fact, _CELL.format(address=report.address(fact.id), value=fact.value)) for fact in plain.facts
        ),
        severity="info" if statement.measure.scope == PROCESSING else _severity(report, statement, plain),
        cause=f"prose:{statement.span.start}",
    )


def _severity(report: Report, statement: Statement, plain: Sum) -> Severity | None:
    measure = statement.measure
    if measure.name not in _STRICT or measure.others or is_in_doubt(report, plain.facts):
        return "warning"
    if (
        measure.name == "requests.new"
        and "新收" not in statement.mention.head
        and _is_sum_with_carried(report, statement)
    ):
        return "info"
    return None


def _is_sum_with_carried(report: Report, statement: Statement) -> bool:
    """Return whether the figure of a statement on 收到 is 新收 and 上年结转 together.

    Some reports count what was carried in among what they received, without saying so.
    """
    values = [report.facts.get(f"requests.{row}.total") for row in ("new", "carried_in")]
    known = [fact.value for fact in values if fact is not None and fact.value is not None]
    return len(known) == 2 and agrees(statement, known[0] + known[1])
