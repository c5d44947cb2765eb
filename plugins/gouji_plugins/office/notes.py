"""What reading had to decide, told once each: tracked changes, what is hidden, what is missing."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from gouji.api.documents import Message

__all__ = ["Notes"]

_NAMED = 5


@attrs.define(eq=False)
class Notes:
    """Notes in the order in which they came up, each once, in Chinese and English."""

    _found: dict[Message, None] = attrs.field(factory=dict)
    _tracked: bool = False

    @property
    def all(self) -> tuple[Message, ...]:
        """Every note."""
        return tuple(self._found)

    def add(self, zh: str, en: str) -> None:
        """Note something that was not noted yet."""
        self._found.setdefault(Message(zh, en))

    def tracked(self) -> None:
        """There are tracked changes."""
        if self._tracked:
            return
        self._tracked = True
        self.add("文件有修订痕迹，按全部接受后的文字读取", "tracked changes: read as if all were accepted")

    def hidden_text(self) -> None:
        """Some text is formatted as hidden."""
        self.add("隐藏文字未读取", "hidden text was left out")

    def hidden_rows(self) -> None:
        """A row of a Word table is hidden."""
        self.add("隐藏的表格行未读取", "hidden rows of tables were left out")

    def unfilled(self) -> None:
        """A content control shows its prompt."""
        self.add("尚未填写的内容控件按空白读取", "content controls that are not filled in were read as blank")

    def embedded(self) -> None:
        """Another document is embedded as a chunk that Word would import when it opens the file."""
        self.add("嵌入的其他文档未读取", "embedded documents were not read")

    def listed(self, zh: str, en: str, names: Iterable[str]) -> None:
        """Note something of several places; the first few are named."""
        every = list(names)
        named = "、".join(every[:_NAMED]) + (f"（共 {len(every)} 处）" if len(every) > _NAMED else "")
        in_english = ", ".join(every[:_NAMED]) + (f" and {len(every) - _NAMED} more" if len(every) > _NAMED else "")
        self.add(f"{zh}：{named}", f"{en}: {in_english}")
