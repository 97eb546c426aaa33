"""A network that can be cut, and the desk's server behind it: what arrived, and what it answers."""

from __future__ import annotations

from collections import defaultdict
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, Request, Route

Answer = tuple[int, dict[str, str], str]


def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form, in either encoding."""
    kind, body = request.header_value("content-type") or "", request.post_data_buffer or b""
    if not kind.startswith("multipart/"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    whole = BytesParser(EmailMessage, policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    parts = [part for part in whole.iter_parts() if part.get_content_type()]
    return {str(part.get_param("name", header="content-disposition")): part.get_content().strip() for part in parts}


class Net:
    """Every post of the page goes through here."""

    def __init__(self, page: Page, user: str = "anahit") -> None:
        self.page, self.user, self.off, self.signed_in = page, user, False, True
        self.seen: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.answers: dict[str, list[Answer]] = defaultdict(list)
        page.context.route("**/*", self.take)

    def take(self, route: Route) -> None:
        """Lose it, or keep it and answer."""
        path, request = urlsplit(route.request.url).path, route.request
        if self.off:
            return route.abort("internetdisconnected")
        if path == "/session":
            said = {"X-User": self.user, "X-CSRFToken": "fresh"}
            return route.fulfill(status=204 if self.signed_in else 401, headers=said)
        if request.method != "POST":
            return route.fallback()
        self.seen.append((path, fields_of(request), request.all_headers()))
        status, headers, body = self.answers[path].pop(0) if self.answers[path] else (204, {}, "")
        return route.fulfill(status=status, headers={"Content-Type": "text/html", **headers}, body=body)

    def cut(self) -> None:
        """Away."""
        self.off = True
        self.page.context.set_offline(True)

    def mend(self) -> None:
        """Back."""
        self.off = False
        self.page.context.set_offline(False)

    def paths(self) -> list[str]:
        """What arrived, in order."""
        return [path for path, _, _ in self.seen]

    def sent(self, name: str) -> list[str | None]:
        """One field of all that arrived."""
        return [fields.get(name) for _, fields, _ in self.seen]
