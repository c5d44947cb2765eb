"""Packs as provinces write them: any number of rules, with every check, conditions, bodies, years, options and cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["write_packs"]

_CHECKS = (
    """\
    in: {section}
    must-mention:
      any: [工作要点, 重点任务{letters}{number}, "/(要点|方案{letters}|任务清单)[^。；]{{0,{far}}}(落实|完成|执行)/", 公开]
    cases:
      - bad: |
          六、其他需要报告的事项
          本年度未收取信息处理费。承办政协提案{number}件，均已答复并公开。
        at: 六、其他需要报告的事项
      - good: |
          六、其他需要报告的事项
          4、《2024年政务公开工作要点》落实情况：制定任务台账，逐项明确责任。
""",
    """\
    in: [overview, problems, {section}]
    must-not-mention: [家喻户晓{letters}{number}, 史无前例, 全覆盖无死角]
    replace: {{史无前例: 显著}}
    cases:
      - bad: {{report: sound.txt}}
        at: 史无前例
""",
    """\
    bodies: {{type: [department, government], name: ["*局", "*政府"], except: ["*税务局"]}}
    in: problems
    headings: {{labels: [主要问题, "/(改进|整改{letters})[^。]{{0,{far}}}/"], order: true}}
    cases:
      - good: |
          五、存在的主要问题及改进情况
          主要问题：公开不够及时。
          改进措施：加强培训{number}次。
""",
    """\
    options:
      most: {{type: integer, default: 1{number:03}, title: 最多多少字}}
    in: overview
    length: {{max: $most}}
    cases:
      - good: |
          一、总体情况
          2024年，我局公开信息{number}条，没有收到公开申请。
""",
    """\
    when: year >= 2021 and requests.new.total > {number}
    in: title
    matches: /20[0-9]{{2}}年.*({letters}|政府信息公开|政务公开).{{0,{far}}}报告/
    cases:
      - good: {{facts: {{requests.new.total: 1{number:03}}}}}
""",
    """\
    bodies: {{level: [county, township]}}
    published-by: 01-{day:02}
    cases:
      - good: {{report: sound.txt}}
""",
    """\
    when: requests.new.total > {number} implies mentions("overview", "申请")
    require: requests.new.total + requests.carried_in.total <= requests.handled_total.total + requests.carried_out.total + {number}
    cases:
      - bad: {{facts: {{requests.new.total: 1{number:03}}}}}
        at: fact requests.new.total
      - good: {{facts: {{requests.new.total: {number}, requests.denied.state_secret.total: 0}}}}
""",
)
_MIX = (0, 1, 0, 6, 2, 0, 3, 1, 6, 4, 0, 1, 0, 6, 0, 3, 1, 6, 5, 0)
"""Of twenty rules seven ask for words and one for a day, as in the packs that there are."""

_SECTIONS = ("overview", "problems", "other")


def _rules(letters: str, name: str, count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        fields = {
            "letters": letters,
            "number": number,
            "far": 4 + number % 12,
            "day": 1 + number % 31,
            "section": _SECTIONS[number % 3],
        }
        yield (
            f"  - code: {letters}{number:03}\n"
            f"    name: {name}-rule-{number}\n"
            f"    title: {{zh: 第{number}项要求, en: requirement {number}}}\n"
            f"    message:\n      zh: 没有做到第{number}项要求（{{agency}}）\n      en: requirement {number} is not met\n"
            f"    years: 2021-\n{_CHECKS[_MIX[number % len(_MIX)]].format(**fields)}"
        )


def write_packs(folder: Path, *, packs: int, rules: int) -> str:
    """Write some packs of so many rules each into a folder, and return what a configuration asks for them with."""
    for number in range(packs):
        name = f"province-{number}"
        head = f"pack: {name}\ntitle: 第{number}省的要求\nversion: '2025.{number}'\nkind: gongkai\nsource: 省办函〔2025〕{number}号\nrules:\n"
        text = head + "\n".join(_rules(f"P{chr(ord('A') + number)}", name, rules))
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return f"packs: [{', '.join(f'./province-{number}.yaml' for number in range(packs))}]\n"
