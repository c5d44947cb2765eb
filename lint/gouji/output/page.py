"""A rule's page in Markdown: its header, its description, its configuration."""

from __future__ import annotations

from collections.abc import Iterator
import json
from typing import TYPE_CHECKING

from gouji.message import Language, Message
from gouji.output.words import LISTED, META_WORDS

if TYPE_CHECKING:
    from gouji.rules.meta import Option, RuleMeta

__all__ = ["body_lines", "page_lines"]

_SEVERITY = Message("级别", "Severity")
_STATUS = Message("状态", "Status")
_SUCCESSOR = Message("替代规则", "Successor")
_FORMER_NAMES = Message("曾用名", "Former names")
_SINCE = Message("始于版本", "Since")
_FIX = Message("修复", "Fix")
_PACK = Message("规则包", "Pack")
_SOURCE = Message("依据", "Source")
_FORMS = Message("适用格式", "Forms")
_YEARS = Message("适用年度", "Years")
_OPTIONS = Message("选项", "Options")
_ANY = Message("全部", "all")
_ONE_OF = Message("可选值", "one of")
_FROM = Message("不小于", "from")
_SUCH_AS = Message("例如", "such as")
_TO = Message("不大于", "to")
_IDS = {
    "table": Message("表格的代号", "ids of tables"),
    "column": Message("栏目的代号", "ids of columns"),
    "section": Message("部分的代号", "ids of sections"),
}
_TYPES = {
    "boolean": Message("true 或 false", "boolean"),
    "integer": Message("整数", "integer"),
    "number": Message("数字", "number"),
    "string": Message("文字", "string"),
    "array": Message("列表", "array"),
    "object": Message("一组选项", "object"),
}
_DEFAULT = Message("默认", "default")
_CONFIGURATION = Message("配置", "Configuration")
_LEVELS = Message("off、info、warning 或 error", "off, info, warning or error")
_NO_PAGE = Message("（该规则没有中文说明，以下为英文。）", "")


def page_lines(rule: RuleMeta, language: Language) -> Iterator[str]:
    """Yield a rule's whole page in Markdown, line by line."""
    yield from _header(rule, language)
    yield ""
    yield from body_lines(rule, language)
    if rule.status != "removed":
        yield ""
        yield from _configuration(rule, language)


def body_lines(rule: RuleMeta, language: Language) -> Iterator[str]:
    """Yield the rule's own description; where there is none in Chinese, a note and the English one."""
    page = _chinese_page(rule) if language == "zh" else None
    if page is None:
        if language == "zh":
            yield from (_NO_PAGE.zh, "")
        page = rule.page
    yield from page.splitlines()


def _chinese_page(rule: RuleMeta) -> str | None:
    """Return the text of ``pages/<name>.zh.md`` in the rule's package; None where there is none."""
    from importlib.resources import files

    if rule.written is not None:
        return rule.written("zh")
    package = rule.module.partition(".")[0]
    try:
        page = files(package) / "pages" / f"{rule.name}.zh.md"
        return page.read_text("utf-8") if page.is_file() else None
    except (ModuleNotFoundError, TypeError):
        return None


def _header(rule: RuleMeta, language: Language) -> Iterator[str]:
    yield f"# {rule.name} ({rule.code})"
    yield ""
    yield rule.summary[language]
    yield ""
    first, last = rule.years
    years = f"{first or ''}–{last or ''}" if first or last else _ANY[language]
    fields = (
        (_SEVERITY, META_WORDS["severity"][rule.severity][language]),
        (_STATUS, META_WORDS["status"][rule.status][language]),
        (_SUCCESSOR, rule.successor),
        (_FORMER_NAMES, ", ".join(rule.former_names)),
        (_SINCE, rule.since),
        (_FIX, META_WORDS["fix"][rule.fix][language]),
        (_PACK, rule.pack),
        (_SOURCE, rule.source),
        (_FORMS, ", ".join(rule.forms) or _ANY[language]),
        (_YEARS, years),
    )
    colon = "：" if language == "zh" else ": "
    yield from (f"- {name[language]}{colon}{value}" for name, value in fields if value)
    if rule.options:
        yield f"- {_OPTIONS[language]}{colon.strip()}"
        for option in rule.options:
            yield from _option(option, language, "  ")


def _option(option: Option, language: Language, margin: str) -> Iterator[str]:
    """Yield the line of an option; below that of an object, those of the options within it."""
    colon, comma = ("：", "，") if language == "zh" else (": ", "; ")
    said = comma.join(_values(option, language))
    left, right = ("（", "）") if language == "zh" else (" (", ")")
    yield f"{margin}- `{option.name}`{left}{said}{right}{colon}{option.description[language]}"
    for field in option.fields:
        yield from _option(field, language, f"{margin}  ")


def _values(option: Option, language: Language) -> Iterator[str]:
    """Yield an option's type, its default and which values it takes."""
    yield _TYPES[option.type][language]
    if option.fields:
        return
    yield f"{_DEFAULT[language]} {_json(option.default)}"
    if option.choices:
        yield f"{_ONE_OF[language]} {LISTED[language].join(option.choices)}"
    if option.of:
        yield _IDS[option.of][language]
    if option.example:
        yield f"{_SUCH_AS[language]} {option.example}"
    if option.minimum is not None:
        yield f"{_FROM[language]} {option.minimum}"
    if option.maximum is not None:
        yield f"{_TO[language]} {option.maximum}"


def _configuration(rule: RuleMeta, language: Language) -> Iterator[str]:
    """Yield the lines to write in ``.gouji.yaml``: the rule with its default severity and options."""
    severity = "warning" if rule.severity == "off" else rule.severity
    yield f"## {_CONFIGURATION[language]}"
    yield ""
    yield "```yaml"
    yield "rules:"
    if rule.options:
        yield f"  {rule.name}:"
        yield f"    severity: {severity}  # {_LEVELS[language]}"
        for option in rule.options:
            yield from _default(option, "    ")
    else:
        yield f"  {rule.name}: {severity}  # {_LEVELS[language]}"
    yield "```"


def _default(option: Option, margin: str) -> Iterator[str]:
    """Yield the lines that set an option to its default."""
    if not option.fields:
        yield f"{margin}{option.name}: {_json(option.default)}"
        return
    yield f"{margin}{option.name}:"
    for field in option.fields:
        yield from _default(field, f"{margin}  ")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
