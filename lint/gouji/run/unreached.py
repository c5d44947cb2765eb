"""Why what an address names was not read, by the errors of fsspec and its packages, none of which is imported for it."""

from __future__ import annotations

from gouji.message import Message
from gouji.strangers import Fault, attempt

__all__ = ["GONE", "unknown_scheme", "why_not_reached"]

GONE = Message("该地址没有文件", "there is no file at this address")

_FORBIDDEN = Message("没有读取权限：{why}", "no permission to read it: {why}")
_FAILED = Message("无法读取：{why}", "cannot be read: {why}")
_UNREACHED = Message(
    "连接不上该地址：{why}；请检查网络、代理或地址",
    "could not be reached: {why}; check the network, the proxy or the address",
)
_NO_KEYS = Message(
    "缺少访问密钥（{why}）；请在环境变量或该类存储的软件包所用的文件中提供，见 docs/zh/corpus.md",
    "there are no keys to read it with ({why}); give them in the environment or in the files that the package for this "
    "kind of store reads: see docs/corpus.md",
)
_NO_SCHEME = Message(
    "{address}：fsspec 不识别协议名“{scheme}”", "{address}: the scheme {scheme!r} is not known to fsspec"
)

_OF_CONNECTIONS = frozenset({"ConnectionError", "ClientConnectionError", "gaierror", "TimeoutError"})
"""Classes of Python, aiohttp, botocore and requests for a host that is not found, or gives no answer."""

_OF_KEYS = frozenset(
    {"NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError", "DefaultCredentialsError"}
)
"""Classes of botocore and of Google's packages for keys that are not to be had."""

_NO_PROTOCOL = "Protocol not known: "
_NO_FILE = frozenset({None, 404, 410})
_NO_ENTRY = frozenset({401, 403, 407})


def why_not_reached(fault: Fault) -> Message:
    """Return why a call of fsspec failed.

    Over http, fsspec says of all that goes wrong that there is no file; only the cause of that error tells more.
    """
    if isinstance(fault.error, PermissionError):
        return _FORBIDDEN.format(why=fault.text)
    for cause in fault.causes:
        if cause.kinds & _OF_KEYS:
            return _NO_KEYS.format(why=cause.words)
        if cause.kinds & _OF_CONNECTIONS:
            return _UNREACHED.format(why=cause.words)
    return _why_no_file(fault) if isinstance(fault.error, FileNotFoundError) else _FAILED.format(why=fault.text)


def _why_no_file(fault: Fault) -> Message:
    """Return why there is no file: a server of the web may have answered something else than that."""
    answered = next((cause for cause in fault.causes if "ClientResponseError" in cause.kinds), None)
    status = None if answered is None else attempt(lambda: getattr(answered.error, "status", None))
    if answered is None or status in _NO_FILE:
        return GONE
    return (_FORBIDDEN if status in _NO_ENTRY else _FAILED).format(why=answered.text)


def unknown_scheme(address: str, fault: Fault) -> Message | None:
    """Return that fsspec does not know the scheme of an address, or of one that it is chained to; None for other errors."""
    if not isinstance(fault.error, ValueError) or not fault.words.startswith(_NO_PROTOCOL):
        return None
    return _NO_SCHEME.format(address=address, scheme=fault.words.removeprefix(_NO_PROTOCOL))
