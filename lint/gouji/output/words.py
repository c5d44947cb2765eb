"""Words that several formats print, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.message import Message
from gouji.results import Verdict

__all__ = ["COLON", "COMMA", "LISTED", "META_WORDS", "NO_FILES", "SEMICOLON", "SEVERITY_WORDS", "VERDICT_WORDS"]

COLON = Message("：", ": ")
COMMA = Message("，", ", ")
LISTED = Message("、", ", ")
SEMICOLON = Message("；", "; ")

NO_FILES = Message(
    "没有找到可以检查的文件：文件夹中只查找已知格式的文件，.gitignore 和配置的 exclude 排除的不查找；其他的请直接写出文件名",
    "no files to check were found: in a folder those of known formats are looked for, without what .gitignore or exclude in the "
    "configuration leave out; name any other",
)

SEVERITY_WORDS: Mapping[str, Message] = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
    "failure": Message("未能检查", "not checked"),
    "note": Message("说明", "note"),
}

META_WORDS: Mapping[str, Mapping[str, Message]] = {
    "severity": {
        **{level: SEVERITY_WORDS[level] for level in ("error", "warning", "info")},
        "off": Message("关闭", "off"),
    },
    "status": {
        "stable": Message("稳定", "stable"),
        "preview": Message("试行", "preview"),
        "deprecated": Message("已弃用", "deprecated"),
        "removed": Message("已移除", "removed"),
    },
    "fix": {
        "none": Message("无", "none"),
        "safe": Message("安全", "safe"),
        "unsafe": Message("可能改变意思", "unsafe"),
    },
}
"""Words of a rule's metadata, by field, for people; programs are given the codes."""

VERDICT_WORDS: Mapping[Verdict, Message] = {
    "needs-correction": Message("需修改", "needs correction"),
    "needs-review": Message("请复核", "please review"),
    "for-information": Message("供参考", "for information"),
    "clean": Message("未发现问题", "nothing found"),
    "not-checked": Message("无法核对", "could not be checked"),
}
