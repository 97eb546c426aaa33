"""What pip was told reaches uv; a plain machine adds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.embedded.package_index import parse_pip_config, translate, uv_settings


def test_a_plain_machine_adds_nothing() -> None:
    assert translate(parse_pip_config("")) == {}


def test_the_nearer_setting_wins_whatever_the_order() -> None:
    listing = ":env:.index-url='https://env/simple'\nglobal.index-url='https://file/simple'\n"
    assert parse_pip_config(listing) == {"index-url": "https://env/simple"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"index-url": "https://mirror/simple"}, {"UV_DEFAULT_INDEX": "https://mirror/simple"}),
        (
            {"extra-index-url": "https://a/simple\nhttps://b/simple"},
            {"UV_INDEX": "https://a/simple https://b/simple", "UV_INDEX_STRATEGY": "unsafe-best-match"},
        ),
        ({"find-links": "/nowhere/at/all https://wheels"}, {"UV_FIND_LINKS": "https://wheels"}),
        ({"cert": "/etc/our-ca.pem"}, {"SSL_CERT_FILE": "/etc/our-ca.pem"}),
        ({"trusted-host": "mirror"}, {"UV_INSECURE_HOST": "mirror"}),
        ({"no-index": "true"}, {"UV_NO_INDEX": "1"}),
        ({"no-index": "false"}, {}),
    ],
    ids=[
        "the index",
        "further indexes count as equals",
        "a folder that is not there is passed over",
        "the certificates",
        "a host without certificate",
        "no index at all",
        "an index after all",
    ],
)
def test_each_setting_has_its_word_in_uv(told: dict[str, str], expected: dict[str, str]) -> None:
    assert translate(told) == expected


def test_what_was_said_to_uv_itself_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = "global.index-url='https://pip/simple'\nglobal.cert='/pip.pem'\n"
    monkeypatch.setattr("workbench.embedded.package_index.pip_config", lambda **_: listing)
    assert uv_settings(environment={"UV_INDEX_URL": "https://uv/simple", "SSL_CERT_FILE": "/uv.pem"}) == {}


def test_pips_own_listing_is_understood(tmp_path: Path) -> None:
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex-url = https://mirror/simple\n")
    environment = {"PIP_CONFIG_FILE": str(config), "PATH": "/usr/bin", "HOME": str(tmp_path)}
    assert uv_settings(environment=environment)["UV_DEFAULT_INDEX"] == "https://mirror/simple"
