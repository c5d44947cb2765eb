"""The keys of a configuration file, each declared once.

The reader, the JSON Schema, ``gouji config show`` and the file that ``gouji init`` writes are made from this
table. To add a key, add an item here and the field of `ConfigFile` that holds its value.
"""

from __future__ import annotations

from gouji.config.emit import (
    emit_aliases,
    emit_bodies,
    emit_cache_dir,
    emit_exclude,
    emit_language,
    emit_packs,
    emit_plugins,
    emit_rules,
    emit_setting,
    emit_waivers,
)
from gouji.config.file import FAIL_ON
from gouji.config.file_key import FileKey, by_key, last, once
from gouji.config.glob_shapes import EXCLUDE
from gouji.config.names import ALIASES, BODIES
from gouji.config.plugins import PLUGINS
from gouji.config.references import EXTENDS, PACKS, ROOT
from gouji.config.rules import OVERRIDES, RULES
from gouji.late import Late
from gouji.message import LANGUAGES, Message
from gouji.yaml.shapes import Shape, choice, whole_number

__all__ = ["KEYS", "PACK_KEYS"]

KEYS = (
    FileKey(
        "extends",
        EXTENDS,
        Message(
            "所继承的设置：gouji:recommended（默认）、gouji:all（启用所有规则）或相对路径",
            "settings to begin with: gouji:recommended (the defaults), gouji:all (every rule on) or a relative path",
        ),
        chinese=("继承", "扩展"),
        template=Message(
            """\
# 所继承的设置：gouji:recommended（默认）、gouji:all（启用所有规则）或另一个配置文件的相对路径。
extends: [gouji:recommended]
""",
            """\
# Settings to begin with: gouji:recommended (the defaults), gouji:all (every rule on) or the relative
# path of another configuration file.
extends: [gouji:recommended]
""",
        ),
    ),
    FileKey(
        "root",
        ROOT,
        Message(
            "本文件夹是仓库的根：extends 不能超出它（默认：有 .git 的文件夹）",
            "whether this folder is the root of the repository, which extends does not leave (default: that of .git)",
        ),
        template=Message(
            "# 本文件夹为仓库的根，extends 不能超出它。不写时为有 .git 的文件夹。\n# root: true\n",
            "# This folder is the root of the repository, which extends does not leave. Without it, that of .git.\n"
            "# root: true\n",
        ),
        lay=last,
    ),
    FileKey(
        "packs",
        PACKS,
        Message(
            "启用的规则包：名称、名称==版本，或 YAML 文件或文件夹的相对路径",
            "rule packs to switch on: names, name==version, or relative paths of YAML files or folders",
        ),
        chinese=("规则包",),
        template=Message(
            "# 启用的规则包：已安装的名称，或 YAML 文件的相对路径。\n# packs: [{pack}]\n",
            "# Rule packs to switch on: names of installed ones, or relative paths of YAML files.\n# packs: [{pack}]\n",
        ),
        lay=once(lambda pack: pack.value),
        emit=emit_packs,
    ),
    FileKey(
        "plugins",
        PLUGINS,
        Message("停用的插件", "plugins to disable"),
        chinese=("插件",),
        template=Message(
            "# 停用的插件；只能写在对当前文件夹生效的配置里。\n# plugins: {{disable: [{plugin}]}}\n",
            "# Plugins to disable; only in the configuration that holds for the working directory.\n"
            "# plugins: {{disable: [{plugin}]}}\n",
        ),
        lay=once(lambda plugin: plugin.value),
        emit=emit_plugins,
        field="disabled",
    ),
    FileKey(
        "language",
        choice(LANGUAGES, {"中文": "zh", "汉语": "zh", "英文": "en", "英语": "en"}),
        Message("输出语言（默认：按系统语言）", "the language of the output (default: that of the locale)"),
        chinese=("语言",),
        template=Message(
            "# 输出语言：zh 或 en。不写时按系统语言。\n# language: zh\n",
            "# The language of the output: zh or en. Without it, that of the locale.\n# language: zh\n",
        ),
        lay=last,
        emit=emit_language,
    ),
    FileKey(
        "fail-on",
        choice(FAIL_ON, {"错误": "error", "警告": "warning", "提示": "info", "从不": "never"}),
        Message(
            "有这一级别以上的问题时退出状态为 1（默认：error）",
            "the severity from which the exit status is 1 (default: error)",
        ),
        chinese=("失败级别",),
        template=Message(
            "# 有这一级别以上的问题时退出状态为 1：error、warning、info 或 never。\nfail-on: error\n",
            "# The severity from which the exit status is 1: error, warning, info or never.\nfail-on: error\n",
        ),
        lay=last,
        emit=lambda settings: emit_setting("fail-on", settings.file.fail_on),
    ),
    FileKey(
        "exclude",
        EXCLUDE,
        Message("不检查的文件和文件夹", "files and folders to leave out"),
        chinese=("排除", "不检查"),
        template=Message(
            '# 不检查的文件和文件夹，相对于本文件夹。\n# exclude: ["草稿/**"]\n',
            '# Files and folders to leave out, relative to this folder.\n# exclude: ["drafts/**"]\n',
        ),
        emit=emit_exclude,
    ),
    FileKey(
        "rules",
        RULES,
        Message("规则的级别和选项", "severities and options of rules"),
        chinese=("规则",),
        template=Message(
            """\
# 规则的级别（off、info、warning、error）和选项，按名称或代码；见 gouji rules 和 gouji explain。
# rules:
{rules}
""",
            """\
# Severities (off, info, warning, error) and options of rules, by name or code; see gouji rules and
# gouji explain.
# rules:
{rules}
""",
        ),
        emit=emit_rules,
        long=True,
        field="layers",
    ),
    FileKey(
        "overrides",
        OVERRIDES,
        Message("只对部分文件生效的规则设置", "settings of rules for some files only"),
        chinese=("覆盖", "例外"),
        template=Message(
            """\
# 只对部分文件生效的设置；后写的优先。
# overrides:
#   - files: ["2022/**", "2023/**"]
#     rules:
#       {name}: off
""",
            """\
# Settings for some files only; later ones go before earlier ones.
# overrides:
#   - files: ["2022/**", "2023/**"]
#     rules:
#       {name}: off
""",
        ),
        field="layers",
    ),
    FileKey(
        "waivers",
        # Most files have none: what reads them is imported when it is needed.
        Shape(Late("gouji.config.waivers:WAIVERS.read"), Late("gouji.config.waivers:WAIVERS.schema")),
        Message(
            "经人核对后保留的问题，限于一份报告、一条规则，可绑定数字",
            "findings that were looked at and stand: of one report and rule",
        ),
        chinese=("豁免",),
        template=Message(
            """\
# 豁免：经人核对后保留的问题。限于一份报告、一条规则；数字改变或过期即失效。
# 已有问题的仓库可由 gouji check --write-waivers .gouji.yaml --reason 理由 写入。
# waivers:
#   - rule: {name}
#     agency: 某某县水务局
#     year: 2023
#     facts: {{{fact}: 4}}
#     reason: 上年报告更正
#     until: 2030-12-31
""",
            """\
# Waivers: findings that were looked at and stand, of one report and one rule, until a figure changes or
# the day is over. gouji check --write-waivers .gouji.yaml --reason REASON writes them for what is there.
# waivers:
#   - rule: {name}
#     agency: 某某县水务局
#     year: 2023
#     facts: {{{fact}: 4}}
#     reason: the report of the year before was corrected
#     until: 2030-12-31
""",
        ),
        lay=once(lambda waiver: (waiver.source.name, waiver.span)),
        emit=emit_waivers,
        long=True,
    ),
    FileKey(
        "aliases",
        ALIASES,
        Message("机关的其他名称", "other names of a body"),
        chinese=("别名",),
        template=Message(
            """\
# 报告之间的比较：机关的其他名称。
# aliases:
#   临川县水务局: [临川县水利局]
""",
            """\
# For what is compared between reports: other names of a body.
# aliases:
#   临川县水务局: [临川县水利局]
""",
        ),
        lay=by_key(lambda alias: alias.value.key),
        emit=emit_aliases,
    ),
    FileKey(
        "bodies",
        BODIES,
        Message("政府汇总哪些单位的数字", "the bodies whose figures a government adds up"),
        chinese=("单位",),
        template=Message(
            """\
# 报告之间的比较：政府汇总哪些单位的数字（complete：名单完整）。
# bodies:
#   临川县人民政府:
#     complete: true
#     bodies: [临川县水务局, 柳浦镇人民政府]
""",
            """\
# For what is compared between reports: the bodies whose figures a government adds up (complete: the list
# has them all).
# bodies:
#   临川县人民政府:
#     complete: true
#     bodies: [临川县水务局, 柳浦镇人民政府]
""",
        ),
        lay=by_key(lambda bodies: bodies.value.key),
        emit=emit_bodies,
    ),
    FileKey(
        "cache-dir",
        Shape(Late("gouji.config.cache_dir:CACHE_DIR.read"), Late("gouji.config.cache_dir:CACHE_DIR.schema")),
        Message(
            "缓存所在的文件夹，须在本文件夹之内（默认：用户的缓存文件夹）",
            "the folder of the cache, below this one (default: the user's folder for caches)",
        ),
        template=Message(
            "# 缓存所在的文件夹，须在本文件夹之内。不写时为用户的缓存文件夹。\n# cache-dir: .cache/gouji\n",
            "# The folder of the cache, below this one. Without it, the user's folder for caches.\n"
            "# cache-dir: .cache/gouji\n",
        ),
        lay=last,
        emit=emit_cache_dir,
    ),
    FileKey(
        "timeout",
        whole_number(1, 3600),
        Message("检查每个文件的时限（秒；默认：30）", "the most seconds that checking a file may take (default: 30)"),
        chinese=("超时", "时限"),
        template=Message(
            "# 检查每个文件的时限（秒）；超过的中止，按未能检查处理。\n# timeout: 30\n",
            "# The most seconds that checking a file may take; one that takes longer could not be checked.\n"
            "# timeout: 30\n",
        ),
        lay=last,
        emit=lambda settings: emit_setting("timeout", settings.file.timeout),
    ),
    FileKey(
        "max-memory",
        whole_number(64, 65536),
        Message(
            "检查每个文件的内存上限（MB；默认：1024）",
            "the most megabytes of memory that checking a file may take (default: 1024)",
        ),
        template=Message(
            "# 检查每个文件的内存上限（MB）；超过的中止，按未能检查处理。\n# max-memory: 1024\n",
            "# The most megabytes of memory that checking a file may take; one that takes more could not be checked.\n"
            "# max-memory: 1024\n",
        ),
        lay=last,
        emit=lambda settings: emit_setting("max-memory", settings.file.max_memory),
    ),
)
"""The keys in the order in which they are named in messages, in the schema and by ``gouji init``."""

PACK_KEYS = tuple(key for key in KEYS if key.holder == "layers")
"""The keys of a pack's settings."""
