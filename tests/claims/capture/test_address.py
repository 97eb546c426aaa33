"""What may be named: refused spellings by the row, public addresses by the list, one spelling for one page."""

from __future__ import annotations

import ipaddress
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from annotations.errors import Invalid
from claims.capture.address import canonical_url, is_public_address, url_warnings
from tests.claims.capture.refused_urls import REFUSED

CORPUS = Path(__file__).parents[2] / "corpus"
VECTORS = json.loads((CORPUS / "address_vectors.json").read_text())


@pytest.mark.parametrize(("url", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_is_refused(url: str, reason: str) -> None:
    assert canonical_url("http://example.org/") == "http://example.org/"
    with pytest.raises(Invalid) as refused:
        canonical_url(url)
    assert (refused.value.errors[0].field, refused.value.reason) == ("url", reason)


@pytest.mark.case("EV-01")
def test_the_rows_are_as_many_as_promised() -> None:
    assert len({row[1] for row in REFUSED}) >= 80


@pytest.mark.case("EV-05")
@pytest.mark.parametrize("address", VECTORS["public"])
def test_is_public(address: str) -> None:
    assert is_public_address(address)
    assert is_public_address(ipaddress.ip_address(address))
    literal = f"[{address}]" if ":" in address else address
    assert canonical_url(f"https://{literal}/") == f"https://{literal}/"


@pytest.mark.case("EV-05")
@pytest.mark.parametrize("address", [*VECTORS["not_public"], "2001:20::1", "2001:1::1", "fe80::1%eth0", "junk", ""])
def test_is_not_public(address: str) -> None:
    assert not is_public_address(address)
    with pytest.raises(Invalid):
        canonical_url(f"https://[{address}]/" if ":" in address else f"https://{address}/")


@pytest.mark.case("EV-05")
@given(some.ip_addresses())
def test_whatever_carries_or_is_a_private_address_is_not_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public_address(address):
        assert address.is_global
        assert not address.is_multicast
        assert getattr(address, "ipv4_mapped", None) is None
        assert getattr(address, "sixtofour", None) is None
        assert getattr(address, "teredo", None) is None


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        pytest.param("HTTP://EXAMPLE.ORG", "http://example.org/", id="scheme and host in small letters"),
        pytest.param("http://example.org./a", "http://example.org/a", id="the trailing dot goes"),
        pytest.param("http://example.org:80/", "http://example.org/", id="the default port goes"),
        pytest.param("https://example.org:443/", "https://example.org/", id="https has its own default port"),
        pytest.param("https://example.org:80/", "https://example.org:80/", id="the other port stays"),
        pytest.param("https://exämple.org/", "https://xn--exmple-cua.org/", id="the host in ASCII"),
        pytest.param("https://XN--EXMPLE-CUA.org/", "https://xn--exmple-cua.org/", id="Punycode in capitals"),
        pytest.param("https://faß.de/", "https://xn--fa-hia.de/", id="sharp s is itself"),
        pytest.param("https://example。org/", "https://example.org/", id="an ideographic full stop is a dot"),
        pytest.param("https://r3---sn-a.example.org/", "https://r3---sn-a.example.org/", id="hyphens inside a label"),
        pytest.param("https://1.example.org/", "https://1.example.org/", id="a label of digits that is not the last"),
        pytest.param("https://example.org/@user/1", "https://example.org/@user/1", id="an at in the path"),
        pytest.param("https://example.org/a/./b/../c", "https://example.org/a/c", id="dot segments are walked"),
        pytest.param("https://example.org/%2e%2e/%2E/a/", "https://example.org/a/", id="escaped dot segments too"),
        pytest.param("https://example.org/%7ea/%c3%a9", "https://example.org/~a/%C3%A9", id="escapes in one spelling"),
        pytest.param("https://example.org/é?q=ü", "https://example.org/%C3%A9?q=%C3%BC", id="other letters escaped"),
        pytest.param("https://example.org/100%", "https://example.org/100%25", id="a stray per cent sign"),
        pytest.param("https://example.org/a//b", "https://example.org/a//b", id="empty segments stay"),
        pytest.param("https://example.org?q=a&q=b", "https://example.org/?q=a&q=b", id="a query needs its slash"),
        pytest.param("https://example.org/#:~:text=a", "https://example.org/#:~:text=a", id="the fragment stays"),
        pytest.param("https://[2606:4700:4700:0::1111]/", "https://[2606:4700:4700::1111]/", id="IPv6 compressed"),
    ],
)  # fmt: skip
@pytest.mark.case("EV-14")
def test_one_page_has_one_spelling(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(some.text(alphabet="aZé%4~./:?#&=+;é日", max_size=60))
def test_the_canonical_spelling_is_its_own(tail: str) -> None:
    once = canonical_url("https://example.org/" + tail)
    assert canonical_url(once) == once


@given(some.text(max_size=60))
def test_whatever_is_typed_is_accepted_in_ascii_or_refused(typed: str) -> None:
    try:
        canonical = canonical_url("https://" + typed)
    except Invalid:
        return
    assert canonical.isascii()
    assert canonical_url(canonical) == canonical


@pytest.mark.case("EV-14")
@pytest.mark.parametrize(
    ("url", "codes"),
    [
        pytest.param("https://pаypal.com/", ["mixed_script"], id="a Cyrillic a in a Latin name"),
        pytest.param("https://xn--pypal-4ve.com/", ["mixed_script"], id="the same in Punycode"),
        pytest.param("https://gооgle.pаypal.com/", ["mixed_script", "mixed_script"], id="two labels"),
        pytest.param("https://example.org/", [], id="Latin alone"),
        pytest.param("https://пример.com/", [], id="Cyrillic under a Latin top level"),
        pytest.param("https://日本語カタカナabc.jp/", [], id="Japanese as it is written"),
        pytest.param("https://[2606:4700:4700::1111]/", [], id="an address"),
    ],
)
def test_a_host_that_mixes_scripts_is_accepted_with_a_warning(url: str, codes: list[str]) -> None:
    assert [warning["code"] for warning in url_warnings(url)] == codes
