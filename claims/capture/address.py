"""Which addresses may be named at all: parsed once, strictly, without asking the network.

A URL that any two programs could read differently is refused, not repaired: what is judged here is what the fetcher
connects to later. `ipaddress` helps with parsing; what counts as public is our own table, because its answers differ
between Python releases.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Any, NoReturn
from urllib.parse import quote

import idna

from annotations.errors import Invalid

LONGEST = 2_048
_WEB = re.compile(r"(https?)://", re.IGNORECASE | re.ASCII)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,2}")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "!$&'()*+,;=:@/?[]%~"
_PORTS = {"http": "80", "https": "443"}
_OURS_ALONE = ("localhost", "local", "internal", "home.arpa")

_NOT_PUBLIC_4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    ipaddress.IPv6Network(net)
    for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")  # protocols with Teredo, documentation, 6to4
)
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # interface ids that carry an IPv4 address

_TOGETHER = (
    {"CJK", "HIRAGANA", "KATAKANA", "LATIN"},
    {"CJK", "BOPOMOFO", "LATIN"},
    {"CJK", "HANGUL", "LATIN"},
)


def canonical_url(url: str) -> str:
    """The URL in its one spelling: ASCII host, no default port, escapes and dot segments as RFC 3986 has them.

    Invalid with field `url` and a reason: `out_of_range` (too long), `invalid_char`, `scheme`, `userinfo`, `port`,
    `host`, `not_public_address`.
    """
    _check_characters(url)
    found = _WEB.match(url)
    if found is None:
        _refuse("Give a web address that begins with http:// or https://.", "scheme")
    scheme, rest = found[1].lower(), url[found.end() :]
    if "@" in rest.split("/", 1)[0]:  # also behind # or ?: programs disagree where the authority ends
        _refuse("A web address names no user.", "userinfo")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    host, port = _split_port(authority)
    shown = _public_host(host)
    kept_port = f":{port}" if port not in {"", _PORTS[scheme]} else ""
    canonical = f"{scheme}://{shown}{kept_port}{_tail(rest[len(authority) :])}"
    if len(canonical) > LONGEST:
        _refuse(f"A web address has at most {LONGEST:,} characters.", "out_of_range", limit=LONGEST)
    return canonical


def url_warnings(url: str) -> list[dict[str, str]]:
    """What a reader should know about an accepted URL: a host name that mixes scripts looks like another."""
    host = canonical_url(url).split("/")[2]
    labels = [_in_unicode(label) for label in host.split(".")] if not host.startswith("[") else []
    mixed = [label for label in labels if _mixes_scripts(label)]
    return [
        {
            "code": "mixed_script", "field": "url",
            "message": f"The host name mixes scripts in “{label}”; the address it stands for is {host}.",
        }
        for label in mixed
    ]  # fmt: skip


def is_public_address(ip: str | ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address lies in the open internet. What cannot be read is not public."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in net for net in _NOT_PUBLIC_4)
    if address.scope_id or address not in _UNICAST_6 or not address.is_global:
        return False
    return (int(address) >> 32) & 0xFFFF_FFFF not in _ISATAP and not any(address in net for net in _NOT_PUBLIC_6)


def _refuse(detail: str, reason: str, **meta: Any) -> NoReturn:
    raise Invalid(detail, field="url", reason=reason, **meta)


def _check_characters(url: str) -> None:
    if len(url) > LONGEST:
        _refuse(f"A web address has at most {LONGEST:,} characters.", "out_of_range", limit=LONGEST)
    for offset, character in enumerate(url):
        odd = unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp"}
        if odd or character == "\\":
            _refuse("A web address holds no white space, control characters or backslashes.", "invalid_char", offset=offset)


def _split_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        host, bracket, after = authority.partition("]")
        if not bracket or (after and not after.startswith(":")):
            _refuse("The bracket of an IPv6 address is not closed.", "host")
        host, colon, port = host + bracket, after[:1], after[1:]
    else:
        host, colon, port = authority.partition(":")
    if colon and port not in {"80", "443"}:
        _refuse("Only the ports 80 and 443 are allowed.", "port")
    return host, port


def _public_host(host: str) -> str:
    """The host in ASCII, refused when it is no public name or address."""
    if host.startswith("["):
        return f"[{_public_literal(_ipv6(host[1:-1]))}]"
    name = _ascii_name(host)
    labels = name.split(".")
    if labels[-1].isdigit() or labels[-1].startswith("0x"):
        if len(labels) != 4 or not all(_NUMBER.fullmatch(part) and int(part) <= 255 for part in labels):
            _refuse("An IPv4 address is written as four decimal numbers from 0 to 255.", "host")
        return _public_literal(name)
    if len(labels) == 1 or any(name == own or name.endswith(f".{own}") for own in _OURS_ALONE):
        _refuse("This name is not one of the public internet.", "not_public_address")
    return name


def _public_literal(address: str) -> str:
    if not is_public_address(address):
        _refuse("This address is not one of the public internet.", "not_public_address")
    return address


def _ipv6(text: str) -> str:
    if "%" in text:
        _refuse("An address has no zone.", "host")
    try:
        return ipaddress.IPv6Address(text).compressed
    except ValueError:
        _refuse("This is no IPv6 address.", "host")


def _ascii_name(host: str) -> str:
    """UTS-46 first, so that no other spelling of digits and dots gets by; then what DNS allows."""
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False).removesuffix(".")
        labels = [_ascii_label(label) for label in mapped.split(".")]
    except (idna.IDNAError, UnicodeError):
        labels = []
    name = ".".join(labels)
    if not labels or len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        _refuse("This is no host name.", "host")
    return name


def _ascii_label(label: str) -> str:
    if not label.isascii():
        return idna.alabel(label).decode("ascii")
    if label.startswith("xn--"):
        idna.ulabel(label)
    return label


def _in_unicode(label: str) -> str:
    return idna.ulabel(label) if label.startswith("xn--") else label


def _mixes_scripts(label: str) -> bool:
    """By the first word of each letter's Unicode name; Han, kana, Hangul and Latin go together as in UTS 39."""
    letters = [character for character in label if character.isalpha()]
    scripts = {unicodedata.name(letter, "UNKNOWN").partition(" ")[0] for letter in letters}
    return len(scripts) > 1 and not any(scripts <= usual for usual in _TOGETHER)


def _tail(tail: str) -> str:
    """Path, query and fragment; the path without dot segments, all with uniform escapes."""
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", tail, re.DOTALL).groups()  # type: ignore[union-attr]
    return _without_dots(_escaped(path) or "/") + mark + _escaped(rest, also="#" if mark == "?" else "")


def _escaped(text: str, *, also: str = "") -> str:
    escaped = _STRAY.sub("%25", quote(text, safe=_KEPT + also))
    return _ESCAPE.sub(lambda found: char if (char := chr(int(found[1], 16))) in _UNRESERVED else found[0].upper(), escaped)


def _without_dots(path: str) -> str:
    """RFC 3986 §5.2.4, on an absolute path."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
