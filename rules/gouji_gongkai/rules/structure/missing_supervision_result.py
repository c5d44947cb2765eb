"""S111 missing-supervision-result: a government reports on assessment, appraisal and accountability."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Report, Span, rule

__all__ = ["missing_supervision_result"]

_MISSING = Message("未写明{result}", "nothing is said of {result}")
_GOVERNMENT = re.compile(r"人民政府(?:办公[室厅])?$")
_RESULTS = (
    ("工作考核", ("考核",)),
    ("社会评议", ("评议",)),
    ("责任追究", ("追究", "追责", "问责")),
)


@rule(
    code="S111",
    name="missing-supervision-result",
    kind="gongkai",
    severity="off",
    summary=Message(
        "各级人民政府应写明工作考核、社会评议和责任追究结果",
        "governments tell assessment, appraisal and accountability",
    ),
    source="政府信息公开条例第五十条第二款",
    since="0.1",
    messages=(_MISSING,),
)
def missing_supervision_result(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a government reports the results of assessment, public appraisal and accountability.

    ## What it does

    Looks in the reports of governments for words on 工作考核, 社会评议 and 责任追究.

    ## Why is this bad

    Article 50 of the regulation asks governments for these results.

    ## What is not reported

    - Reports of departments, which owe none.

    ## Example

    ```text bad
    澄江县人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，全县依法公开政府信息，将其纳入年度考核。
    二、主动公开政府信息情况
    按规定公开各类信息。
    ```

    ```text good
    澄江县人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，全县依法公开政府信息，将其纳入年度考核，开展社会评议，未发生责任追究的情形。
    二、主动公开政府信息情况
    ```
    """
    agency = report.subject.value
    if report.breaks_off is not None or not isinstance(agency, str) or not _GOVERNMENT.search(agency):
        return
    texts = [paragraph.text for paragraph in report.paragraphs]
    heading = report.sections["overview"].heading
    for result, words in _RESULTS:
        if not any(word in text for text in texts for word in words):
            yield Finding(_MISSING.format(result=result), heading.span if heading else report.title.span or Span(0, 0))
