"""What a process was stopped for, and the result of the file that it was at."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gouji.checking.diagnostic import Failure
from gouji.message import Message
from gouji.results import Checked, unchecked
from gouji.run.at_work import NOTHING, AtWork
from gouji.value import Value, frozen

__all__ = ["Reason", "Stopped"]

Reason: TypeAlias = Literal["too-slow", "too-much-memory", "died", "changed"]

_WHAT = {
    "too-slow": Message("检查超过 {most:,} 秒，已中止", "stopped: checking it took more than {most:,} s"),
    "too-much-memory": Message(
        "检查所用内存超过 {most:,} MB，已中止", "stopped: checking it took more than {most:,} MB of memory"
    ),
    "died": Message("检查该文件的进程异常终止", "the process that checked it died"),
    "changed": Message(
        "检查过程中配置或插件有改动；请重新检查",
        "the configuration or the plugins changed during the run; check again",
    ),
}
_AT_WORK = {
    "": Message("", ""),
    "rule": Message(
        "，当时正在运行规则 {name}（{code}，规则包 {bringer}）", ", in rule {name} ({code}, pack {bringer})"
    ),
    "loader": Message("，当时正在运行读取器 {name}（{bringer}，{code}）", ", in the loader {name} ({bringer}, {code})"),
    "layout": Message("，当时正在运行版式 {name}（{bringer}，{code}）", ", in the layout {name} ({bringer}, {code})"),
    "plugin": Message("，当时正在运行 {bringer}（{code}）", ", in {bringer} ({code})"),
}
_OPTION = {
    "too-slow": Message("（可用 --timeout 放宽）", " (--timeout allows more)"),
    "too-much-memory": Message("（可用 --max-memory 放宽）", " (--max-memory allows more)"),
    "died": Message("", ""),
    "changed": Message("", ""),
}


@frozen
class Stopped(Value):
    """Why a process was stopped at a file, or did not begin: the limit that was exceeded, and what was at work, if known."""

    reason: Reason
    most: int = 0
    at_work: AtWork = NOTHING

    @property
    def message(self) -> Message:
        """What is told of the file."""
        what, name, code, bringer = self.at_work
        at_work = _AT_WORK[what].format(name=name, code=code, bringer=bringer)
        parts = [_WHAT[self.reason].format(most=self.most), at_work, _OPTION[self.reason]]
        return Message("".join(part.zh for part in parts), "".join(part.en for part in parts))

    def checked(self, path: str) -> Checked:
        """Return the result of the file: a failure."""
        what, name, _, bringer = self.at_work
        rule, pack = (name, bringer) if what == "rule" else (None, None)
        kind = self.reason if self.reason in ("too-slow", "too-much-memory") else "unreadable-file"
        return Checked(unchecked(Failure(kind, path, self.message, rule, pack)))
