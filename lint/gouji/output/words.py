"""Words that several formats print, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.message import Message

__all__ = ["SEVERITY_WORDS"]

SEVERITY_WORDS: Mapping[str, Message] = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
    "failure": Message("未能检查", "not checked"),
    "note": Message("说明", "note"),
}
