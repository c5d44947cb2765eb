"""Rule packs and the expressions in them: good ones, what mutates them, and what must hold of any."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
import re
import shutil

from gouji.binding.kind import Kind
from gouji.checking.run import check_report
from gouji.message import Language
from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.functions import FUNCTIONS
from gouji.packs.expressions.mistakes import ExpressionError
from gouji.packs.expressions.names import Names
from gouji.packs.expressions.scope import ReportScope
from gouji.packs.folder import read_parts
from gouji.packs.model import PackFile
from gouji.packs.read import read_pack
from gouji.packs.rules import pack_of
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import Rule
from gouji.testing.fuzz.bench import Bench, promise
from gouji.testing.fuzz.case import Good, Mutation, random_of
from gouji.testing.fuzz.odd import ODD_FIGURES
from gouji.testing.fuzz.raw import piece, repeated
from gouji.testing.fuzz.text import of_text
from gouji.yaml.problems import Problem

__all__ = ["EXPRESSIONS", "good_expression", "good_pack", "judge_expression", "judge_pack"]

_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_OPERATORS = ("+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or", "implies", "≥", "＋", "×", "÷")
_OPERATOR = re.compile(r"(?<= )(?:[-+*/]|[<>=!]=?|and|or|implies)(?= )")
_NUMBER = re.compile(r"\b\d+\b")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
_WORDS = (
    *(
        "not",
        "true",
        "false",
        "year",
        "agency",
        "level",
        "type",
        "prior.",
        "$most",
        "$",
        "(",
        ")",
        "((",
        ",",
        ".",
        "..*",
        "*",
        "“",
        "'",
    ),
    *(
        '"',
        "%",
        "万",
        "亿",
        "==",
        "=",
        "!",
        "known(",
        "mentions(",
        "round(1, 99)",
        "1 / 0",
        "0 - 1",
        "\n",
        "#",
        "１",
        "——",
        "sum()",
        "**",
    ),
)
_CHECKS = (
    "    must-mention: {any: [公开, '/第[一二]次/'], none-of: [收费]}\n",
    "    must-mention: {all: [公开]}\n    in: [title, all]\n",
    "    must-not-mention: ['/公.{1,9}开/', 信息]\n    replace: {信息: 资料}\n    fix: unsafe\n",
    "    headings: {labels: [存在问题, 改进措施], order: true, extra: forbid}\n    in: {section}\n",
    "    length: {min: 1, max: 90}\n    in: {section}\n",
    "    matches: '/.+20[0-9][0-9]年.+/'\n    in: title\n",
    "    published-by: 01-31\n",
)


def _kind(bench: Bench, random: Random) -> Kind:
    return bench.plugins.kinds[random.choice(bench.goods.kinds).kind]


def good_pack(bench: Bench, random: Random) -> Good:
    """Return a pack of some rules for a kind of report, or one of a folder of files."""
    found = bench.goods.from_folder(".yaml", random)
    if found is not None:
        return found
    kind = _kind(bench, random)
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
    check = random.choice((*_CHECKS, *(f"    require: {_quoted(_expression(kind, random))}\n" for _ in range(3))))
    if random.random() < 0.2:
        lines.append(f"    when: {_quoted(_expression(kind, random))}\n")
    return "".join((*lines, check.replace("{section}", section)))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _expression(kind: Kind, random: Random) -> str:
    """Return an expression over the figures of a form."""
    facts = [fact for fact, (_, _, column) in random.choice(kind.forms).slots.items() if column.is_figure]
    one, two, three = (random.choice(facts) for _ in range(3))
    among = f"{one.rpartition('.')[0]}.*" if one.count(".") > 1 else one
    return random.choice(
        (
            f"{one} + {two} == {three}",
            f"sum({among}) >= {two} and year > 2019",
            f"{one} > 0 implies known({two}) or abs({one} - {three}) <= 1_000 * 40%",
            f"round({one} / {two}, 2) < max({one}, {two}, 3) and not {three} == 1万",
            f'mentions("{_any_section(kind)}", "公开", "收费") or length("{_any_section(kind)}") > 10',
            f"prior.{one} + {two} - -{three} != 7 or agency == “甲” and level == 'city'",
        )
    )


def _any_section(kind: Kind) -> str:
    return next((section.id for form in kind.forms for section in form.sections), "all")


def good_expression(bench: Bench, random: Random) -> Good:
    """Return an expression."""
    return Good("expression.txt", _expression(_kind(bench, random), random).encode())


def _reports(bench: Bench) -> Iterator[Report]:
    """Yield a few reports, each of them read anew."""
    for number in range(2):
        good = bench.goods.report("text rows", random_of(f"report {number}"))
        yield from bench.linter.read(good.data, good.name)


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
    for report in _reports(bench):
        active = [ActiveRule(rule, "warning", rule.meta.defaults) for rule in rules if rule.meta.applies_to(report)]
        result = check_report(report, active, "report.txt")
        promise("no rule of a pack fails", not result.failures, *result.failures)


def judge_expression(bench: Bench, data: bytes, _name: str) -> str:
    """Read an expression and evaluate it, and return what became of it."""
    text = data.decode("utf-8", "replace")
    outcomes = set()
    for kind in bench.plugins.kinds.values():
        types, levels = kind.subjects.types, kind.subjects.levels
        names = Names.of(kind.forms, years=(None, None), types=types, levels=levels, options={"most": "integer"})
        try:
            expression = read_expression(text, names)
        except ExpressionError as error:
            for mistake in error.mistakes:
                promise("a mistake is in the expression", 0 <= mistake.start <= mistake.end <= len(text), mistake)
                promise("a mistake is told", mistake.message.zh.strip() and mistake.message.en.strip())
            continue
        for report in _reports(bench):
            if report.kind == kind.name:
                outcomes.add(_evaluated(expression, report))
    return ", ".join(sorted(outcomes)) or "refused"


def _evaluated(expression: Expression, report: Report) -> str:
    scope = ReportScope(report, {"most": 3}, {fact: Decimal(3) for fact in report.facts})
    value = expression.value(scope)
    promise("a condition is true, false or unknown", value is None or isinstance(value, bool), value)
    if expression.comparison:
        expression.side("left", scope), expression.side("right", scope)
    return str(value)


def _insert(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    word = random.choice((*_WORDS, *_OPERATORS, *FUNCTIONS, *ODD_FIGURES))
    return f"{text[:at]} {word} {text[at:]}" if random.random() < 0.6 else text[:at] + word + text[at:]


def _replace(random: Random, text: str) -> str:
    words = text.split(" ")
    words[random.randrange(len(words))] = random.choice((*_WORDS, *_OPERATORS, *ODD_FIGURES, random.choice(words)))
    return " ".join(words)


def _exchange(random: Random, text: str) -> str:
    """Replace an operator, a number or a name by another of the expression or of any."""
    pattern = random.choice((_OPERATOR, _NUMBER, _NAME))
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    others = {_OPERATOR: _OPERATORS, _NUMBER: ("0", "1", "0.1", "99999999", "3%", "1亿")}.get(pattern, ())
    return text[: match.start()] + random.choice((*others, random.choice(found)[0])) + text[match.end() :]


def _nest(random: Random, text: str) -> str:
    before, after = random.choice(
        (("(", ")"), ("not ", ""), ("-", ""), ("abs(", ")"), ("1 + (", ")"), ("true implies ", ""), ("max(1, ", ")"))
    )
    times = repeated(random, len(before) + len(after), 4000)
    return before * times + text + after * times


def _chain(random: Random, text: str) -> str:
    joint = random.choice((" and ", " or ", " implies ", " + ", " == ", ", "))
    return joint.join([text] * min(repeated(random, len(text) + 5, 20_000), 2000))


def _lose(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 20)
    return text[:start] + text[end:]


EXPRESSIONS = (
    *(Mutation("word exchanged", of_text(_exchange)) for _ in range(6)),
    *(Mutation("word inserted", of_text(_insert)) for _ in range(3)),
    *(Mutation("word replaced", of_text(_replace)) for _ in range(3)),
    Mutation("expression nested", of_text(_nest)),
    Mutation("expression repeated", of_text(_chain)),
    Mutation("words lost", of_text(_lose)),
)
"""What can be done to an expression."""
