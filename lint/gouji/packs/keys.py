"""The keys of a pack, of a rule and of each check, each declared once.

The reader, the JSON Schema and the documentation are made of these tables. A value that refers to something (a
section, a fact, an option) is read as its node: what it refers to is known where the whole pack is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gouji.message import Language, Message
from gouji.packs.passages import PLACES
from gouji.packs.values import (
    CODE,
    DAY,
    EXPRESSION,
    IN_BOTH,
    KEBAB,
    MARKDOWN,
    MESSAGE,
    NODE,
    NUMBER,
    PACKS,
    SAFETY,
    SEVERITY,
    SOUGHT,
    VERSION,
    WORD,
    WORDS,
    YEARS,
    flag,
    listed,
    named,
)
from gouji.rules.catalogue import Catalogue
from gouji.value import Entity, evolve, frozen
from gouji.yaml.context import Context
from gouji.yaml.marks import marked
from gouji.yaml.nodes import Mapping, Node, Scalar
from gouji.yaml.shapes import Key, Schema, Shape, as_mapping, choice, list_of, mapping

__all__ = ["CASE", "CHECKS", "OPTION_TYPES", "PACK", "PART", "RULE", "CheckKey"]

OPTION_TYPES = ("boolean", "integer", "number", "string", "array")
"""What an option of a rule can be."""


@frozen
class CheckKey(Entity):
    """The key of a check: whether ``in`` may, must or may not stand beside it, and further keys that only it has.

    ``place`` is where it looks without ``in`` ("" where ``in`` is needed, None where it looks nowhere in particular).
    """

    key: Key
    place: str | None = None
    beside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key itself."""
        return self.key.name


def _known(words: Callable[[Catalogue], Iterable[str]], vocabulary: str) -> Shape[tuple[Scalar, ...]]:
    """Return the shape of words of a vocabulary of which only some are right: those of the kind of report that the pack is for."""

    def schema(catalogue: Catalogue, _language: Language) -> Schema:
        return {"type": "string", "enum": list(dict.fromkeys(words(catalogue)))}

    def read(node: Node, name: str, context: Context) -> Scalar | None:
        if isinstance(node, Scalar) and isinstance(node.value, int) and not isinstance(node.value, bool):
            return node  # a number is none of them, which is reported with the word that is meant
        return WORD.read(node, name, context)

    return listed(marked(Shape(read, schema), words=vocabulary))


def _sections(catalogue: Catalogue) -> Iterable[str]:
    return (*PLACES, *(section.id for form in catalogue.forms for section in form.sections))


def _types(catalogue: Catalogue) -> Iterable[str]:
    return (word for subjects in catalogue.subjects for word in subjects.types)


def _levels(catalogue: Catalogue) -> Iterable[str]:
    return (word for subjects in catalogue.subjects for word in subjects.levels)


_REPLACE = named(WORD, Message("词语: 改为的词语", "words, each with what is right"))

CHECKS = (
    CheckKey(
        Key(
            "must-mention",
            mapping(
                Key("any", SOUGHT, chinese=("任一", "任意", "其一")),
                Key("all", SOUGHT, chinese=("全部", "所有")),
                Key("none-of", SOUGHT, chinese=("不含", "没有")),
                prefix="must-mention.",
                examples=True,
            ),
            Message("应当写到的词语或 /正则表达式/", "words or /patterns/ that must stand there"),
            chinese=("必须写到", "应当写到", "应写到", "必须提到", "应包含"),
        ),
        place="all",
    ),
    CheckKey(
        Key(
            "must-not-mention",
            SOUGHT,
            Message("不应出现的词语或 /正则表达式/", "words or /patterns/ that may not stand there"),
            chinese=("不得出现", "不应出现", "不能出现", "不应写到"),
        ),
        place="all",
        beside=("replace", "fix"),
    ),
    CheckKey(
        Key(
            "headings",
            mapping(
                Key("labels", SOUGHT, required=True, chinese=("标题", "小标题", "标签")),
                Key("order", flag(), chinese=("次序", "顺序")),
                Key("extra", flag({"allow": True, "forbid": False}), chinese=("其他", "多余")),
                prefix="headings.",
                examples=True,
            ),
            Message("小标题或段首标签", "sub-headings or labels of paragraphs"),
            chinese=("小标题", "标签"),
        ),
        place="",
    ),
    CheckKey(
        Key(
            "length",
            mapping(
                Key("min", NUMBER, chinese=("最少", "至少", "下限")),
                Key("max", NUMBER, chinese=("最多", "至多", "上限", "不超过")),
                prefix="length.",
                examples=True,
            ),
            Message(
                "正文字数，不计空白和表格", "how many characters of prose there are, without white space and tables"
            ),
            chinese=("字数", "长度"),
        ),
        place="",
    ),
    CheckKey(
        Key(
            "matches",
            WORD,
            Message("标题或导语应符合的 /正则表达式/", "the /pattern/ of the title or preface"),
            chinese=("符合",),
        ),
        place="title",
    ),
    CheckKey(
        Key(
            "published-by",
            DAY,
            Message("次年最迟公布日（月-日）", "the last day of the next year to publish by"),
            chinese=("发布期限", "公布期限", "最迟公布"),
        )
    ),
    CheckKey(
        Key(
            "require",
            EXPRESSION,
            Message("应当成立的表达式", "an expression that must be true"),
            chinese=("要求", "应当成立"),
        )
    ),
)
"""What a rule can ask for; it has exactly one of them."""

_BODIES = mapping(
    Key("type", _known(_types, "type"), Message("单位类型", "types of bodies"), chinese=("类型",)),
    Key("level", _known(_levels, "level"), Message("单位层级", "levels of bodies"), chinese=("层级", "级别")),
    Key("name", WORDS, Message("单位名称，可用 * 和 ?", "names of bodies, with * and ?"), chinese=("名称", "单位")),
    Key(
        "except",
        WORDS,
        Message("不适用的单位名称", "names of bodies that it does not hold for"),
        chinese=("除外", "不包括"),
    ),
    prefix="bodies.",
    examples=True,
)
_OPTION = mapping(
    Key("type", choice(OPTION_TYPES), required=True),
    Key("default", NODE, required=True),
    Key("title", IN_BOTH),
)
_CONTENT = marked(
    Shape(NODE.read, NODE.schema, ("text", "facts", "report")),
    properties={"text": {}, "facts": {"x-names": "fact"}, "report": {}},
)
CASE = mapping(
    Key(
        "bad",
        _CONTENT,
        Message("应当报告的内容", "what must be reported"),
        chinese=("反例", "错误", "有问题"),
        group="case",
    ),
    Key(
        "good",
        _CONTENT,
        Message("不应报告的内容", "what may not be reported"),
        chinese=("正例", "正确", "没有问题"),
        group="case",
    ),
    Key("prior", _CONTENT, Message("上年的报告", "the report of the year before"), chinese=("上年",)),
    Key(
        "at",
        marked(WORD, words="at"),
        Message("问题所在的文字，或指标名称", "the words of the finding, or fact ID"),
        chinese=("位置",),
    ),
    Key("message", WORD, Message("应有的说明", "what the message must say"), chinese=("说明", "提示")),
)
"""A case of a rule, which only a test of the pack reads to the end."""

RULE = mapping(
    Key(
        "code",
        CODE,
        Message("代码：字母加三位数字", "the code: letters and three digits"),
        required=True,
        chinese=("代码", "编号", "规则代码"),
    ),
    Key(
        "name",
        KEBAB,
        Message("名称：小写字母、数字和 -", "the name: small letters, digits and -"),
        required=True,
        chinese=("名称", "规则名称"),
    ),
    Key(
        "severity",
        SEVERITY,
        Message("级别（默认：warning）", "the severity (default: warning)"),
        chinese=("级别", "严重程度"),
    ),
    Key("title", IN_BOTH, Message("规则要求什么", "what the rule asks for"), required=True, chinese=("标题",)),
    Key(
        "message",
        MESSAGE,
        Message("问题的说明（默认：title）", "what is reported (default: title)"),
        chinese=("说明", "提示", "消息", "信息"),
    ),
    Key(
        "source",
        WORD,
        Message("依据（默认：规则包的 source）", "what it rests on (default: the pack's)"),
        chinese=("依据", "来源"),
    ),
    Key("years", YEARS, Message("适用年度", "the years that it holds for"), chinese=("年度", "年份", "适用年度")),
    Key(
        "bodies",
        _BODIES,
        Message("适用的单位", "the bodies that it holds for"),
        chinese=("单位", "适用单位", "适用范围"),
    ),
    Key("when", EXPRESSION, Message("适用条件：表达式", "when it holds: an expression"), chinese=("条件", "适用条件")),
    Key(
        "options",
        named(_OPTION, Message("选项", "options")),
        Message("可由使用者设置的选项", "options for users"),
        chinese=("选项",),
    ),
    Key(
        "in",
        _known(_sections, "place"),
        Message("检查报告的哪一部分", "where to look"),
        chinese=("位置", "部分", "范围", "在"),
    ),
    *(evolve(check.key, group="check") for check in CHECKS),
    Key("replace", _REPLACE, Message("应改成的词语", "what is right in place of a word"), chinese=("替换", "改为")),
    Key(
        "fix",
        SAFETY,
        Message("修复是否安全（默认：unsafe）", "whether the fix is safe (default: unsafe)"),
        chinese=("修复",),
    ),
    Key(
        "cases",
        list_of(
            Shape(lambda node, _name, _context: node, CASE.schema, CASE.keys), Message("例子的列表", "a list of cases")
        ),
        Message("例子，由 gouji pack test 检查", "cases, which gouji pack test tries"),
        chinese=("例子", "示例", "案例", "用例"),
    ),
    Key("page", MARKDOWN, Message("说明页（Markdown）", "the page, in Markdown"), chinese=("说明页",)),
    missing=Message("规则缺少 {key}", "the rule has no {key}"),
)
"""The keys of a rule."""


def _read_each(node: Node, name: str, context: Context) -> tuple[Node, ...]:
    """Return the nodes of the rules, which are read once the pack's own keys are known."""
    return _LIST.read(node, name, context)


def _as_rule(node: Node, name: str, context: Context) -> Mapping | None:
    """Return the node of a rule; report what is no mapping, and return None."""
    found = as_mapping(node, name, context)
    return found if isinstance(node, Mapping) else None


_LIST = list_of(
    Shape(_as_rule, RULE.schema),
    Message("规则的列表，每条规则以“- ”开头", "a list of rules, each with a hyphen before it"),
)
_RULES = Key("rules", Shape(_read_each, _LIST.schema, RULE.keys), Message("规则", "rules"), chinese=("规则",))

PACK = mapping(
    Key(
        "pack",
        KEBAB,
        Message("规则包的名称", "the name of the pack"),
        required=True,
        chinese=("规则包", "名称", "规则包名称", "name"),
    ),
    Key("title", IN_BOTH, Message("规则包的标题", "the title of the pack"), chinese=("标题",)),
    Key("version", VERSION, Message("版本", "the version"), chinese=("版本", "版本号")),
    Key(
        "kind",
        marked(WORD, words="kind"),
        Message("适用的报告种类", "the kind of report that it is for"),
        chinese=("种类", "类型", "报告种类"),
    ),
    Key("source", WORD, Message("各规则的依据", "what its rules rest on"), chinese=("依据", "来源")),
    Key("extends", PACKS, Message("作为基础的规则包", "packs that it builds on"), chinese=("基础", "继承", "扩展")),
    Key(
        "settings",
        marked(NODE, ref="rules"),
        Message("已有规则的级别和选项", "severities and options of rules that are there already"),
        chinese=("设置", "配置"),
    ),
    Key(
        "accepts",
        mapping(
            Key(
                "headings", marked(named(WORDS, Message("部分: 标题", "sections, each with headings")), names="section")
            ),
            Key("labels", marked(named(WORDS, Message("行: 名称", "rows, each with labels")), names="row")),
            prefix="accepts.",
            examples=True,
        ),
        Message("同样算对的写法", "wordings that are right as well"),
        chinese=("认可", "接受", "同样算对"),
    ),
    _RULES,
    missing=Message("规则包缺少 {key}", "the pack has no {key}"),
)
"""The keys of a pack."""

PART = mapping(_RULES)
"""The keys of a further file of a pack that is a folder."""
