"""X106 rollup-missing: a body whose figures a government adds up has no report of that year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import AcrossFinding, Contributing, Joined, Message, NamedTuple, NotCompared, Report, across_rule

__all__ = ["rollup_missing"]

_MOST_NAMES = 20

_MISSING = Message(
    "没有其中 {count} 个单位的{year}年报告：{names}",
    "no report of {year} from {count} of its bodies: {names}",
)
_RELATION = Message("汇总数与各单位之和", "the figures and the sums of the bodies' figures")
_NONE = Message("所列单位的报告一份也没有", "there is no report of any of the bodies listed")


class Place(NamedTuple):
    """Bodies that a government adds up, by key and by name; both empty for a report of one of those bodies."""

    keys: tuple[str, ...]
    names: tuple[str, ...]


def _place(report: Report, contributing: Contributing) -> Place | None:
    """Contribute the bodies that the report's government adds up; None where the configuration lists neither."""
    parts = contributing.parts
    if parts is None and not contributing.is_listed:
        return None
    return Place(contributing.part_keys, parts.subjects if parts is not None else ())


@across_rule(
    code="X106",
    name="rollup-missing",
    kind="gongkai",
    severity="warning",
    summary=Message("汇总的单位缺少当年报告", "a body that a government adds up has no report of that year"),
    source="practice",
    since="0.1",
    contributes=_place,
    messages=(_MISSING, _NONE),
)
def rollup_missing(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Check that each body whose figures a government adds up has a report of the same year.

    ## What it does

    Takes the list of bodies of a government from `bodies` in the configuration and reports, at the
    government's report, those of which there is no report of that year among the files.

    ## Why is this bad

    The report was not published, or it was not collected; until it is there, the sums of the government
    cannot be checked.

    ## What is not reported

    - A government without a list.
    - Years in which there is no report of any body listed (`gouji check --coverage` says so).
    - Bodies that have another name in their title and stand under `aliases`.

    ## Example

    ```text bad
    --- .gouji.yaml
    bodies:
      云麓县人民政府: [云麓县水务局, 柳汀镇人民政府]
    --- 县政府.txt
    云麓县人民政府2024年政府信息公开工作年度报告
    一、总体情况
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    ```

    ```text good
    --- .gouji.yaml
    bodies:
      云麓县人民政府: [云麓县水务局, 柳汀镇人民政府]
    --- 县政府.txt
    云麓县人民政府2024年政府信息公开工作年度报告
    一、总体情况
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    --- 柳汀镇.txt
    柳汀镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    ```
    """
    compared = joined.read(Place)
    for member in compared.checked:
        listed = member.given
        missing = [
            name for key, name in zip(listed.keys, listed.names, strict=True) if not compared.of(key, member.period)
        ]
        if not missing:
            continue
        if len(missing) == len(listed.names):
            yield NotCompared(member, "across.rollup", _NONE, _RELATION)
            continue
        shown = [*missing[:_MOST_NAMES], *(["…"] if len(missing) > _MOST_NAMES else [])]
        message = _MISSING.format(count=len(missing), year=member.period, names="、".join(shown))
        yield AcrossFinding(member, message)
