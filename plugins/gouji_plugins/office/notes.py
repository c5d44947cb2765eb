"""Notes for the user on how an office file was read: tracked changes, hidden content, missing values."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from gouji.api.documents import Message

__all__ = ["Notes"]

_NAMED = 5


@attrs.define(eq=False)
class Notes:
    """Collects notes in Chinese and English, each once, in the order in which they were added."""

    _found: dict[Message, None] = attrs.field(factory=dict)
    _tracked: bool = False

    @property
    def all(self) -> tuple[Message, ...]:
        """Every note."""
        return tuple(self._found)

    def add(self, zh: str, en: str) -> None:
        """Add a note in both languages, unless it is there already."""
        self._found.setdefault(Message(zh, en))

    def tracked(self) -> None:
        """Note that there are tracked changes."""
        if self._tracked:
            return
        self._tracked = True
        self.add("文件有修订痕迹，按全部接受后的文字读取", "tracked changes: read as if all were accepted")

    def hidden_text(self) -> None:
        """Note that some text is formatted as hidden."""
        self.add("隐藏文字未读取", "hidden text was left out")

    def struck(self) -> None:
        """Note that some text is struck through."""
        self.add("划掉的文字未读取", "text that is struck through was left out")

    def hidden_rows(self) -> None:
        """Note that a Word table has hidden rows."""
        self.add("隐藏的表格行未读取", "hidden rows of tables were left out")

    def unfilled(self) -> None:
        """Note that a content control still shows its prompt."""
        self.add("尚未填写的内容控件按空白读取", "content controls that are not filled in were read as blank")

    def embedded(self) -> None:
        """Note that another document is embedded, which Word would import when it opens the file (``w:altChunk``)."""
        self.add("嵌入的其他文档未读取", "embedded documents were not read")

    def listed(self, zh: str, en: str, names: Iterable[str]) -> None:
        """Add one note about several places, and name the first few of them."""
        every = list(names)
        named = "、".join(every[:_NAMED]) + (f"（共 {len(every)} 处）" if len(every) > _NAMED else "")
        in_english = ", ".join(every[:_NAMED]) + (f" and {len(every) - _NAMED} more" if len(every) > _NAMED else "")
        self.add(f"{zh}：{named}", f"{en}: {in_english}")
