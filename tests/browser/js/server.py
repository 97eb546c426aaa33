"""What a page posts, kept for the test, and answered when the test says so."""

from __future__ import annotations

from urllib.parse import parse_qs

from playwright.sync_api import Page, Route


class Server:
    """Stands in for the desk's server under one path."""

    def __init__(self, page: Page, path: str = "**/spans") -> None:
        self.sent: list[dict[str, str]] = []
        self.urls: list[str] = []
        self.waiting: list[Route] = []
        self.page = page
        page.route(path, self.take)

    def take(self, route: Route) -> None:
        """Keep what was sent, and the answer for later."""
        fields = parse_qs(route.request.post_data or "", keep_blank_values=True)
        self.sent.append({name: values[0] for name, values in fields.items()})
        self.urls.append(route.request.url)
        self.waiting.append(route)

    def answer(self, status: int = 200, body: str = "", headers: dict[str, str] | None = None) -> None:
        """Answer the oldest post."""
        self.oldest().fulfill(
            status=status, body=body, headers={"Content-Type": "text/html"} | (headers or {})
        )

    def lose(self) -> None:
        """Break the connection of the oldest post."""
        self.oldest().abort()

    def oldest(self) -> Route:
        """Wait for a post that has no answer yet."""
        for _ in range(250):
            if self.waiting:
                break
            self.page.wait_for_timeout(20)
        return self.waiting.pop(0)
