"""T101 total-consistency: every relation that a form has between its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.api import Finding, Message, Options, Outcome, Report, When, rule
from gouji_common.rules.figures.arithmetic import broken_findings
from gouji_common.rules.figures.bounds import BOUNDS
from gouji_common.rules.figures.considered import BLANK, COLUMNS, TABLES, considered, judged
from gouji_common.rules.figures.explaining import EXPLAINING

__all__ = ["total_consistency"]


def _judged(report: Report, options: Options) -> Mapping[str, Outcome | None]:
    """Return the outcomes of the relations as the options have them checked, None for those that they leave out."""
    return judged(report, considered(report, options))


@rule(
    code="T101",
    name="total-consistency",
    kind="any",
    severity="error",
    summary=Message(
        "合计应等于其组成之和，各项数字应符合格式规定的关系",
        "every total is the sum of its parts, and figures are related as the form has it",
    ),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：第三部分表格、第四部分表格",
    since="0.1",
    options=(TABLES, COLUMNS, BLANK),
    judges=_judged,
    messages=(*EXPLAINING, *BOUNDS.values()),
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

    One wrong figure may break several relations, one of this rule and one of another. What is broken together
    is one finding. It looks for the smallest set of figures whose change repairs all of it and breaks nothing
    that holds; of several such sets it takes the one that the text agrees with (未收到申请, 新收12件).

    - If there is one, the finding stands at its first figure and says what each should be: whoever follows that
      has no relation broken.
    - If several are equally small, the finding stands at a total and names up to three of them (可能是…，也可能是…);
      of more it gives the number. None is called right. The same holds for a figure of which a blank keeps another
      relation from being checked.
    - Where more than six figures would have to change, the relations are reported together, without advice.

    Where a figure is only bounded by another, the finding gives no right figure. The form may give a relation a lower
    severity than the rule has. Where a group has a relation of `carried-over-count` too, it is reported here, and
    there if this rule is off.

    ## Why is this bad

    The figures are carried into the statistics of the level above; a sum that does not hold is sent
    back.

    ## What is not reported

    - A relation with a blank, a placeholder or a figure that could not be placed: it is counted as
      unknown (`gouji check --coverage`).
    - Printed rows that the form does not have, such as 小计: they take no part in a sum.
    - In the disclosure report （六）其他处理, which is one row in the form of 2019 and three rows in that of 2021.

    ## Options

    `tables`: ids of the tables in which to check (`requests`, `litigation`, as `gouji extract` has them); all where none is
    named. For bodies that are given the figures of a table by others, as townships those of 第四部分表格.

    ```yaml
    rules:
      total-consistency: {tables: [requests]}
    ```

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    三、本年度办理结果 | （一）予以公开 | 7 | 3 | 0 | 0 | 0 | 0 | 12 | |
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | |||||
    2 | 0 | 1 | 0 | 4 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
    ```

    `columns`: ids of the columns to check, in tables that have one of them (`natural_person`, `enterprise`, `research`,
    `welfare`, `legal_service`, `other_organization`, `total`); all where none is named. Sums over columns that are not
    named are not checked. For offices that fill in the column 总计 alone.

    ```yaml
    rules:
      total-consistency: {columns: [total]}
    ```

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 |  |  |  |  |  |  | 12 | ||
    二、上年结转政府信息公开申请数量 |  |  |  |  |  |  | 0 | ||
    三、本年度办理结果 | （一）予以公开 |  |  |  |  |  |  | 11 | |
    （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  |  |  |  |  |  | 0 | ||
    （三）不予公开 | 1.属于国家秘密 |  |  |  |  |  |  | 0 | |
    2.其他法律行政法规禁止公开 |  |  |  |  |  |  | 0 | ||
    3.危及“三安全一稳定” |  |  |  |  |  |  | 0 | ||
    4.保护第三方合法权益 |  |  |  |  |  |  | 0 | ||
    5.属于三类内部事务信息 |  |  |  |  |  |  | 0 | ||
    6.属于四类过程性信息 |  |  |  |  |  |  | 0 | ||
    7.属于行政执法案卷 |  |  |  |  |  |  | 0 | ||
    8.属于行政查询事项 |  |  |  |  |  |  | 0 | ||
    （四）无法提供 | 1.本机关不掌握相关政府信息 |  |  |  |  |  |  | 0 | |
    2.没有现成信息需要另行制作 |  |  |  |  |  |  | 0 | ||
    3.补正后申请内容仍不明确 |  |  |  |  |  |  | 0 | ||
    （五）不予处理 | 1.信访举报投诉类申请 |  |  |  |  |  |  | 0 | |
    2.重复申请 |  |  |  |  |  |  | 0 | ||
    3.要求提供公开出版物 |  |  |  |  |  |  | 0 | ||
    4.无正当理由大量反复申请 |  |  |  |  |  |  | 0 | ||
    5.要求行政机关确认或重新出具已获取信息 |  |  |  |  |  |  | 0 | ||
    （六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 |  |  |  |  |  |  | 0 | |
    2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 |  |  |  |  |  |  | 0 | ||
    3.其他 |  |  |  |  |  |  | 0 | ||
    （七）总计 |  |  |  |  |  |  | 12 | ||
    四、结转下年度继续办理 |  |  |  |  |  |  | 0 | ||
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    三、本年度办理结果 | （一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 12 | |
    （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 12 | ||
    ```

    `blank`: what a blank cell is: `unknown` (default), or `zero`, for offices that print nothing where there is 0.

    ```yaml
    rules:
      total-consistency: {blank: zero}
      blank-cell: off
    ```

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    三、本年度办理结果 | （一）予以公开 | 7 | 3 |  |  |  |  | 12 | |
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    三、本年度办理结果 | （一）予以公开 | 7 | 3 |  |  |  |  | 10 | |
    （二）部分公开 |  |  |  |  |  |  |  | |
    ```

    What an option turns off is counted as unknown (`gouji check --coverage`).

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
    yield from broken_findings(considered(report, options))
