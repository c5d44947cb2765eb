"""Surroundings: what the passage around a figure says of its topic and its year."""

from __future__ import annotations

from gouji.api import NamedTuple
from gouji_gongkai.prose.elsewhere import bracket_before, end_of_sentence
from gouji_gongkai.prose.mentions import Mention, begins_reach
from gouji_gongkai.prose.passages import Passage
from gouji_gongkai.prose.periods import LAST_YEAR, THIS_YEAR, period_of
from gouji_gongkai.prose.respectively import Item
from gouji_gongkai.prose.topics import Topics

__all__ = ["Around"]


class Around(NamedTuple):
    """A passage with all that its statements are read by: ``items`` are those of lists with 分别, by mention."""

    passage: Passage
    mentions: list[Mention]
    topics: Topics
    year: int | None
    items: dict[int, Item]

    def topic(self, index: int) -> str:
        """Return the topic of a mention: that of its item, else the one in force after it."""
        mention = self.mentions[index]
        if index in self.items:
            return self.topics.at(self.items[index].end)
        topic = self.topics.at(mention.number.after + len(mention.tail))
        if not topic and "结转" in mention.head:
            topic = self.topics.at(end_of_sentence(self.passage.text, mention.number.after))
        return topic

    def topic_outside(self, index: int) -> str:
        """Return the topic before a bracket that has closed since: 行政诉讼6件（复议后起诉3件），被纠正1件."""
        mention = self.mentions[index]
        opened, closed = bracket_before(self.passage.text, mention)
        is_after = opened >= 0 and not self.topics.within(closed, mention.number.start)
        return self.topics.at(opened) if is_after else self.topic(index)

    def period(self, index: int) -> int:
        """Return the period of a mention: that of its item, if it has a year, else by its sentence."""
        item, mention = self.items.get(index), self.mentions[index]
        if item is not None and item.year:
            return period_of(item.year, 0, len(item.year), self.year)
        period = period_of(self.passage.text, mention.sentence, mention.number.start, self.year)
        return LAST_YEAR if period == THIS_YEAR and begins_reach(mention) else period
