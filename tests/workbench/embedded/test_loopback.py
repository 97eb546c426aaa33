"""A taken port is passed over; an impossible address is told."""

from __future__ import annotations

import socket

import pytest

from workbench.embedded.loopback import free_port, listening_socket
from workbench.embedded.refusal import CannotStart


def test_a_free_port_is_taken_as_asked() -> None:
    port = free_port()
    with listening_socket(host="127.0.0.1", port=port) as listener:
        assert listener.getsockname() == ("127.0.0.1", port)


def test_a_taken_port_leads_to_a_later_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with listening_socket(host="127.0.0.1", port=port) as listener:
            assert listener.getsockname()[1] != port


@pytest.mark.parametrize("host", ["no such host", "203.0.113.7"], ids=["a name of nobody", "another machine"])
def test_an_address_that_is_not_ours_is_told_in_a_sentence(host: str) -> None:
    with pytest.raises(CannotStart, match=r"not an address of this machine|No port can be opened"):
        listening_socket(host=host, port=free_port())
