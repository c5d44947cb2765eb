"""The commented YAML of ``gouji pack new``: a pack with one rule that passes its own test."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.binding.kind import Kind

__all__ = ["prefix_of", "template"]

_LETTERS = 2


def prefix_of(name: str, taken: Iterable[str]) -> str:
    """Return letters with which the codes of a pack can begin: of its name's words, and of no code that is *taken*."""
    words = [word for word in name.upper().split("-") if word.isalpha()] or ["PACK"]
    plain = "".join(words)
    used = {code.rstrip("0123456789") for code in taken}
    proposed = ("".join(word[0] for word in words)[:3] if len(words) > 1 else plain[:_LETTERS], plain[:3], plain[:4])
    fitting = (each for each in (*proposed, *(f"{plain[:3]}{letter}" for letter in "ABCDEFGHJKLMN")) if len(each) > 1)
    return next((each for each in fitting if each not in used), plain[:8])


def template(name: str, kind: Kind, prefix: str, file: str, base: str | None = None) -> str:
    """Return the text of a new pack for a kind of report, in a *file*; *base* is the pack that it extends."""
    sections = kind.newest.sections
    place, heading = (sections[-1].id, sections[-1].heading) if sections else ("all", "")
    extends = f"extends: [{base}]" if base is not None else "# extends: [shandong]"
    first = f"          {heading}\n" if heading else ""
    anchor = heading or "标题"
    return f"""\
# 规则包 {name}：把本地对年度报告的要求写成规则，交给下级单位使用。
# 改好以后运行：gouji pack test {file}
# 写法见使用说明的“规则包”一章（docs/zh/packs.md）。以 # 开头的行是说明，去掉 # 即生效。

pack: {name}                 # 名称：小写字母、数字和 -；配置里写 packs: [./{file}]
title: {name} 年度报告要求
version: "1"
kind: {kind.name}
# source: 某政办函〔2025〕2号     # 依据：文件名称或文号，各条规则也可以单写

# 作为基础的规则包：
{extends}

# 已有规则的级别和选项，写法与 .gouji.yaml 的 rules 相同：
# settings:
#   leftover-caption: {{in_place: allow}}

# 本地同样算对的标题（按部分）和行名（按表格的行）：
# accepts:
#   headings:
#     {place}: [另一种写法]

rules:
  # 每条规则只查一件事。除 must-mention 外，还可用 must-not-mention、headings、length、
  # matches、published-by 和 require。
  - code: {prefix}101               # 代码：字母加三位数字，全部规则中不能重复
    name: {name}-work-points
    severity: warning           # info、warning 或 error
    title: 应报告工作要点的落实情况
    message: 没有写工作要点的落实情况
    # years: 2024-              # 从哪一年度起适用
    # bodies: {{type: [department]}} # 适用于哪些单位
    in: {place}
    must-mention:
      any: [工作要点, 重点工作]   # 写到其中一个即可；/…/ 是正则表达式
    cases:                      # 例子：bad 应当报告，good 不应报告
      - bad: |
{first}          没有其他需要说明的情况。
        at: {anchor}
      - good: |
{first}          本年度工作要点的各项任务均已完成。
"""
