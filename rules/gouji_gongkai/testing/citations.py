"""Sentences that state figures of the tables: a field with a dot is the id of a fact."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

__all__ = ["litigation_sentence", "proactive_sentence", "requests_sentence"]

_NEW = "requests.new.total"
_IN = "requests.carried_in.total"
_OUT = "requests.carried_out.total"
_HANDLED = "requests.handled_total.total"


def proactive_sentence(figures: Mapping[str, Decimal]) -> str:
    """Write how many normative documents were made, in the words of the form."""
    document = "proactive.normative_documents"
    if f"{document}.issued" in figures:
        kind, made = "行政规范性文件", f"{document}.issued"
    else:
        kind, made = "规范性文件", f"{document}.produced"
    if not figures[made]:
        return f"{{own}}年，{{we}}未制发{kind}。"
    return f"{{own}}年，{{we}}制发{kind}{{{made}}}件。"


def requests_sentence(figures: Mapping[str, Decimal]) -> str:
    """Write how many requests were received, carried in, handled and carried out."""
    if not figures[_NEW] and not figures[_IN]:
        return "{own}年，{we}未收到政府信息公开申请，也没有上年结转的申请。"
    parts = [f"{{own}}年，{{we}}新收政府信息公开申请{{{_NEW}}}件"]
    if figures[_IN]:
        parts.append(f"上年结转{{{_IN}}}件")
    if figures[_OUT]:
        parts += [f"已办结{{{_HANDLED}}}件", f"结转下年度继续办理{{{_OUT}}}件"]
    else:
        parts.append("均已办结")
    return "，".join(parts) + "。"


def litigation_sentence(figures: Mapping[str, Decimal]) -> str:
    """Write how many reviews and suits there were."""
    review = "litigation.reconsideration.total"
    suits = figures["litigation.direct_suit.total"] + figures["litigation.suit_after_reconsideration.total"]
    if not figures[review] and not suits:
        return "{own}年，{we}未发生因政府信息公开引起的行政复议、行政诉讼。"
    return f"{{own}}年，{{we}}因政府信息公开被申请行政复议{{{review}}}件，被提起行政诉讼{suits}件。"
