"""The embedded broker: private, and as good as its word after a kill."""

from __future__ import annotations

import os
import signal
import socket
import time

import redis

from workbench.embedded.broker import Broker
from workbench.embedded.cluster import Servers
from workbench.embedded.loopback import answers


def client(broker: Broker) -> redis.Redis:
    """A connection as Celery makes it."""
    return redis.Redis.from_url(broker.url, socket_timeout=3)


def test_it_lies_in_a_path_with_a_space_and_asks_for_its_password(broker: Broker) -> None:
    assert " " in str(broker.data)
    with client(broker) as link:
        assert link.ping()
    assert b"NOAUTH" in answers(port=broker.port, greeting=b"PING\r\nQUIT\r\n")


def test_a_killed_broker_still_has_its_messages(broker: Broker) -> None:
    with client(broker) as link:
        link.rpush("segment", *[f"job {number}" for number in range(50)])
        until = time.monotonic() + 10
        while link.info("persistence")["aof_pending_bio_fsync"] and time.monotonic() < until:
            time.sleep(0.05)
    assert broker.child
    assert broker.child.process
    os.kill(broker.child.process.pid, signal.SIGKILL)
    broker.child.process.wait()
    port = broker.port
    broker.start()
    assert broker.port == port
    with client(broker) as link:
        assert link.llen("segment") == 50


def test_a_taken_port_makes_the_first_start_choose_another(ours: Servers) -> None:
    assert ours.broker
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ours.broker.port = taken.getsockname()[1]
        ours.broker.start()
        assert ours.broker.port != taken.getsockname()[1]
