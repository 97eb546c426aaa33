"""Ports on this machine."""

from __future__ import annotations

import contextlib
import socket

from workbench.embedded.refusal import CannotStart

TRIES = 20


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening_socket(*, host: str, port: int) -> socket.socket:
    """The web server's socket, at the wanted port or the next free one.

    The supervisor keeps it, so that nobody takes the port between looking and serving, and a
    restart of the web server makes callers wait instead of refusing them.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise CannotStart(f"{host} is not an address of this machine ({error.strerror}).") from error
    refusal = ""
    for candidate in [*range(port, min(port + TRIES, 65_536)), 0]:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(2048)
        except OSError as error:
            listener.close()
            refusal = error.strerror or str(error)
        else:
            return listener
    raise CannotStart(f"No port can be opened on {host}: {refusal}.")


def answers(*, port: int, greeting: bytes) -> bytes:
    """All that a server on this machine answers to a greeting.

    Nothing when nobody listens or it takes too long.
    """
    answer = b""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as link:
        link.sendall(greeting)
        while part := link.recv(4096):
            answer += part
    return answer
