"""T101 total-consistency: every relation that a form has between its figures."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, When, rule
from gouji_common.rules.figures.arithmetic import REPAIR, broken_findings
from gouji_common.rules.figures.bounds import BOUNDS

__all__ = ["total_consistency"]


@rule(
    code="T101",
    name="total-consistency",
    kind="any",
    severity="error",
    summary=Message(
        "合计应等于其组成之和，各项数字应符合格式规定的关系",
        "every total is the sum of its parts, and figures are related as the form has it",
    ),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表三、表四",
    since="0.1",
    messages=(REPAIR, *BOUNDS.values()),
    when=When(signs=("broken",)),
)
def total_consistency(report: Report, options: Options) -> Iterator[Finding]:
    """Check that every total is the sum of its parts and that the form's other relations hold.

    ## What it does

    Checks every relation of the report's form, except those that another rule reports. A total is exactly the
    sum of its parts; a part is no more than its whole; figures that were rounded one by one are equal within
    the precision of their printed digits. In the disclosure report these are the 总计 of the tables on
    requests and on litigation: the column 总计 of every row against the six kinds of applicants, the row
    （七）总计 of every column against the results above it, and each 总计 of reviews and suits against their
    four results.

    One wrong figure may break several sums. The finding is made once, at the cell whose change alone repairs
    all of them. Where no single cell explains the breaks, each is reported at its total. Where a figure is only
    bounded by another, the finding gives no right figure. The form may give a relation a lower severity than
    the rule has.

    ## Why is this bad

    The figures are carried into the statistics of the level above; a sum that does not hold is sent
    back.

    ## What is not reported

    - A relation with a blank, a placeholder or a figure that could not be placed: it is counted as
      unknown (`gouji check --coverage`).
    - Printed rows that the form does not have, such as 小计: they take no part in a sum.
    - In the disclosure report （六）其他处理, which is one row in the form of 2019 and three rows in that of 2021.

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    三、本年度办理结果 | （一）予以公开 | 767 | 35 | 0 | 2 | 1 | 0 | 850 | |
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    三、本年度办理结果 | （一）予以公开 | 767 | 35 | 0 | 2 | 1 | 0 | 805 | |
    ```
    """
    yield from broken_findings(report)
