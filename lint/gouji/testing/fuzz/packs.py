"""Rule packs: good ones, and what must hold of any."""

from __future__ import annotations

from random import Random
import shutil

from gouji.binding.kind import Kind
from gouji.checking.run import check_report
from gouji.message import Language
from gouji.packs.folder import read_parts
from gouji.packs.model import PackFile
from gouji.packs.read import read_pack
from gouji.packs.rules import pack_of
from gouji.rules.active import ActiveRule
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import Rule
from gouji.testing.fuzz.bench import Bench, promise
from gouji.testing.fuzz.case import Good
from gouji.testing.fuzz.expressions import expression_of, kind_of, reports_of
from gouji.testing.fuzz.judging import judge_failures
from gouji.yaml.problems import Problem

__all__ = ["good_pack", "judge_pack"]

_LANGUAGES: tuple[Language, ...] = ("zh", "en")

_CHECKS = (
    "    must-mention: {any: [公开, '/第[一二]次/'], none-of: [收费]}\n",
    "    must-mention: {all: [公开]}\n    in: [title, all]\n",
    "    must-not-mention: ['/公.{1,9}开/', 信息]\n    replace: {信息: 资料}\n    fix: unsafe\n",
    "    headings: {labels: [存在问题, 改进措施], order: true, extra: forbid}\n    in: {section}\n",
    "    length: {min: 1, max: 90}\n    in: {section}\n",
    "    matches: '/.+20[0-9][0-9]年.+/'\n    in: title\n",
    "    published-by: 01-31\n",
)


def good_pack(bench: Bench, random: Random) -> Good:
    """Return a pack of some rules for a kind of report, or one of a folder of files."""
    found = bench.goods.from_folder(".yaml", random)
    if found is not None:
        return found
    kind = kind_of(bench, random)
    rules = "".join(_rule(kind, random, 101 + number) for number in range(random.choice((1, 2, 4))))
    head = f"pack: lower\nkind: {kind.name}\n"
    more = (
        "title: {zh: 下游, en: the lower river}\n",
        'version: "2025.1"\n',
        "source: 河办〔2025〕2号\n",
        "settings: {}\n",
    )
    return Good("pack.yaml", f"{head}{''.join(each for each in more if random.random() < 0.5)}rules:\n{rules}".encode())


def _rule(kind: Kind, random: Random, number: int) -> str:
    form = random.choice(kind.forms)
    section = random.choice([each.id for each in form.sections] or ["all"])
    lines = [f"  - code: LO{number}\n    name: lower-rule-{number}\n    title: 应写明\n"]
    choices = (
        "    severity: error\n",
        "    message: {zh: 没有写明, en: it is missing}\n",
        "    years: 2020-\n",
        '    bodies: {name: "*局", except: [甲局]}\n',
        "    options: {most: {type: integer, default: 3}}\n",
        "    cases:\n      - bad: 无\n      - good: 公开\n",
        "    page: |\n      # 说明\n      文字\n",
    )
    lines += [each for each in choices if random.random() < 0.3]
    check = random.choice((*_CHECKS, *(f"    require: {_quoted(expression_of(kind, random))}\n" for _ in range(3))))
    if random.random() < 0.2:
        lines.append(f"    when: {_quoted(expression_of(kind, random))}\n")
    return "".join((*lines, check.replace("{section}", section)))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def judge_pack(bench: Bench, data: bytes, _name: str) -> str:
    """Read a pack and run its rules, and return what became of it."""
    folder = bench.folder / "packs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "pack.yaml").write_bytes(data)
    problems: list[Problem] = []
    parts = read_parts(folder / "pack.yaml", None, lambda _path: None, problems, folder)
    catalogue = Catalogue.of(bench.plugins)
    file = read_pack(parts, folder, bench.plugins.kinds, catalogue, problems) if parts is not None else None
    for problem in problems:
        promise("a problem has a text in both languages", all(problem.text(each).strip() for each in _LANGUAGES))
    if file is None or problems:
        promise("a pack that is refused has problems", problems)
        return "refused"
    _run_rules(bench, file)
    return "taken"


def _run_rules(bench: Bench, file: PackFile) -> None:
    rules = [rule for rule in pack_of(file).rules if isinstance(rule, Rule)]
    for rule in rules:
        promise(
            "a rule has a page in both languages",
            all(rule.meta.written and rule.meta.written(each) for each in _LANGUAGES),
        )
    for report in reports_of(bench):
        active = [ActiveRule(rule, "warning", rule.meta.defaults) for rule in rules if rule.meta.applies_to(report)]
        result = check_report(report, active, "report.txt")
        judge_failures(result.failures)
