"""What a process was stopped for, and the result of the file that it was at."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gouji.checking.diagnostic import Failure
from gouji.message import Message
from gouji.results import Checked, unchecked
from gouji.value import Value, frozen

__all__ = ["Reason", "RuleNames", "Stopped"]

Reason: TypeAlias = Literal["too-slow", "too-much-memory", "died"]
RuleNames: TypeAlias = tuple[str, str, str]
"""The name, the code and the pack of a rule."""

_WHAT = {
    "too-slow": Message("检查超过 {most:,} 秒，已中止", "stopped: checking it took more than {most:,} s"),
    "too-much-memory": Message(
        "检查所用内存超过 {most:,} MB，已中止", "stopped: checking it took more than {most:,} MB of memory"
    ),
    "died": Message("检查该文件的进程异常终止", "the process that checked it died"),
}
_RULE = Message("，当时正在运行规则 {name}（{code}）", ", in rule {name} ({code})")
_RULE_OF_PACK = Message("，当时正在运行规则 {name}（{code}，规则包 {pack}）", ", in rule {name} ({code}, pack {pack})")
_OPTION = {
    "too-slow": Message("（可用 --timeout 放宽）", " (--timeout allows more)"),
    "too-much-memory": Message("（可用 --max-memory 放宽）", " (--max-memory allows more)"),
    "died": Message("", ""),
}


@frozen
class Stopped(Value):
    """Why a process was stopped at a file: the limit that was exceeded, and the rule that was running, if known."""

    reason: Reason
    most: int = 0
    rule: RuleNames | None = None

    @property
    def message(self) -> Message:
        """What is told of the file."""
        parts = [_WHAT[self.reason].format(most=self.most)]
        if self.rule is not None:
            name, code, pack = self.rule
            parts.append((_RULE_OF_PACK if pack else _RULE).format(name=name, code=code, pack=pack))
        parts.append(_OPTION[self.reason])
        return Message("".join(part.zh for part in parts), "".join(part.en for part in parts))

    def checked(self, path: str) -> Checked:
        """Return the result of the file: a failure."""
        name, _, pack = self.rule or (None, None, None)
        kind = "unreadable-file" if self.reason == "died" else self.reason
        return Checked(unchecked(Failure(kind, path, self.message, name, pack or None)))
