"""B103 site-identity: the code of a website is well formed, and so is the address of its first page."""

from __future__ import annotations

from collections.abc import Iterator
import re
from unicodedata import normalize

from gouji.api import Fact, Finding, Message, Options, Report, rule

__all__ = ["site_identity"]

_DIGITS = 10
_ADDRESS = r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?"
_BETWEEN = r"[\s、，,；;]+"
_CODE = Message(
    "网站标识码应为 {digits} 位数字，现为“{text}”", "the code of a website has {digits} digits; it is “{text}”"
)
_NO_ADDRESS = Message("首页网址不是网址：“{text}”", "the address of the first page is none: “{text}”")


@rule(
    code="B103",
    name="site-identity",
    kind="websites",
    severity="warning",
    summary=Message(
        "网站标识码应为10位数字，首页网址应为网址", "a website's code has 10 digits, its first page an address"
    ),
    source="国办发〔2017〕47号：政府网站标识码；政府网站工作年度报表",
    since="0.2",
    messages=(_CODE, _NO_ADDRESS),
)
def site_identity(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a website's code has ten digits, and that its first page has an address.

    ## What it does

    Reports a 政府网站标识码 that is not made of ten digits, and a 首页网址 that is no address of a page.

    ## Why is this bad

    By its code a website is found in the national register; a digit less, and it is another or none.

    ## What is not reported

    - Digits that are printed wide, and spaces among them.
    - Several addresses, and one without `http://`, with a Chinese name or a path.

    ## Example

    ```text bad
    政府网站工作年度报表
    （2024年度）
    网站名称 | 临川水务 |
    首页网址 | 临川县水务局 |
    政府网站标识码 | 370200000 |
    ```

    ```text good
    政府网站工作年度报表
    （2024年度）
    网站名称 | 临川水务 |
    首页网址 | http://www.example.org/water/ |
    政府网站标识码 | 3702000001 |
    ```
    """
    code, address = report.facts["site.code"], report.facts["site.url"]
    if _is_printed(code) and not re.fullmatch(rf"\d{{{_DIGITS}}}", _plain(code), re.ASCII):
        yield Finding.at(code, _CODE.format(digits=_DIGITS, text=code.raw.strip()))
    if _is_printed(address) and not re.fullmatch(rf"{_ADDRESS}(?:{_BETWEEN}{_ADDRESS})*", _narrow(address)):
        yield Finding.at(address, _NO_ADDRESS.format(text=address.raw.strip()))


def _is_printed(fact: Fact) -> bool:
    return fact.state in ("answer", "placeholder")


def _narrow(fact: Fact) -> str:
    return normalize("NFKC", fact.raw).strip()


def _plain(fact: Fact) -> str:
    return "".join(_narrow(fact).split())
