"""Who says it is corrected by a form that sends rows speaker first and words of the text; what was before comes back by Undo."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from annotations.models import Article, Attribution, Span
from annotations.services.attribute import Hop, attribute
from tests import people

TEXT = (
    "The corridor is open again\n\n"
    "He spoke at noon. A spokesman said the road is closed, the agency reported. Later he said nothing.\n\n"
    "The minister denied that the road is closed.\n"
)
FRAGMENT = {"HX-Request": "true", "HX-Target": "panel"}


class Undo(HTMLParser):
    """The form of a toast: where it goes and what it sends."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.fields = "", {}
        self.feed(page.partition("data-toast")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.action:
            self.action = known["action"]
        elif tag == "input" and self.action:
            self.fields[known["name"]] = known["value"]


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, TEXT, outlet="Anadolu Agency")


@pytest.fixture
def span(desk: people.Desk, article: Article) -> Span:
    return people.mark(desk.anahit, article, "the road is closed", label="quotation")


def client_of(by: people.Access) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(by.user)
    return client


def send(by: people.Access, span: Span, *, fragment: bool = True, **fields: Any) -> Any:
    span.refresh_from_db()
    said = {"_version": span.etag, **{name.replace("__", "-"): value for name, value in fields.items()}}
    return client_of(by).post(f"/spans/{span.pk}/attribution", said, headers=FRAGMENT if fragment else {})


def chain(span: Span) -> list[tuple[Any, ...]]:
    """Outermost first, as stored."""
    rows = Attribution.objects.filter(span=span).select_related("speaker").order_by("position")
    return [(r.speaker.name, r.role, r.speaker_start, r.speaker_end, r.cue, r.cue_start, r.cue_end, r.order_certain) for r in rows]


def place(words: str, after: str = "") -> tuple[int, int]:
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def test_rows_are_stored_outermost_first_at_the_words_nearest_to_the_mark(desk: people.Desk, span: Span) -> None:
    answer = send(
        desk.anahit, span, name__0="Vahan Kostanyan", words__0="A spokesman", cue__0="said", name__1="Armenpress", role__1="reporter",
        words__1="the agency", cue__1="in its evening news", unsure__1="on", voice="indirect", stance="denies",
    )  # fmt: skip
    assert answer.status_code == 200
    (who, agency, said) = place("A spokesman"), place("the agency"), place("said")
    assert chain(span) == [
        ("Armenpress", "reporter", *agency, "in its evening news", None, None, False),
        ("Vahan Kostanyan", "speaker", *who, "said", *said, True),
    ]
    span.refresh_from_db()
    assert (span.voice, span.stance) == ("indirect", "denies")


def test_words_taken_from_another_place_stay_there(desk: people.Desk, span: Span) -> None:
    later = place("said", "Later")
    send(desk.anahit, span, name__0="He", words__0="he", words_at__0="0-2", cue__0="said", cue_at__0=f"{later[0]}-{later[1]}")
    ((_, _, start, end, _, *cue, _),) = chain(span)
    assert (start, end) == place("he", "Later")  # whole words only: not within "The"; "0-2" is not where "he" stands
    assert tuple(cue) == later


def test_without_scripts_the_form_leads_back_to_the_page(desk: people.Desk, span: Span, article: Article) -> None:
    answer = send(desk.anahit, span, fragment=False, name__0="A spokesman")
    assert (answer.status_code, answer["Location"]) == (303, f"/articles/{article.pk}?at=s{span.pk}")
    assert [row[:2] for row in chain(span)] == [("A spokesman", "speaker")]


@pytest.fixture
def three(desk: people.Desk, span: Span) -> Span:
    said = place("said")
    hops = [
        Hop("Anadolu", "reporter"),
        Hop("The office", "relayer", "a word of our own", order_certain=False),
        Hop("Aliyev", "speaker", "said", cue_start=said[0], cue_end=said[1]),
    ]
    attribute(by=desk.anahit, span=span, chain=hops, voice="indirect")
    return span


ROWS = {"name__0": "Aliyev", "cue__0": "said", "name__1": "The office", "role__1": "relayer", "name__2": "Anadolu", "role__2": "reporter"}


@pytest.mark.parametrize(
    ("step", "names"),
    [
        ("up-1", ["The office", "Aliyev", "Anadolu"]),
        ("down-0", ["The office", "Aliyev", "Anadolu"]),
        ("down-1", ["Aliyev", "Anadolu", "The office"]),
        ("drop-1", ["Aliyev", "Anadolu"]),
        ("drop-0", ["The office", "Anadolu"]),
        ("up-0", ["Aliyev", "The office", "Anadolu"]),
        ("drop-99", ["Aliyev", "The office", "Anadolu"]),
        ("sideways", ["Aliyev", "The office", "Anadolu"]),
    ],
)
def test_a_row_moves_by_its_button_and_the_first_is_the_speaker(desk: people.Desk, three: Span, step: str, names: list[str]) -> None:
    answer = send(desk.anahit, three, step=step, **ROWS)
    stored = chain(three)[::-1]
    assert [row[0] for row in stored] == names
    assert [row[1] == "speaker" for row in stored] == [True, *[False] * (len(names) - 1)]
    assert 'id="correct-chain" open' in answer.content.decode()


def test_undo_brings_back_exactly_what_was(desk: people.Desk, three: Span) -> None:
    before = chain(three)
    answer = send(desk.anahit, three, name__0="Somebody else", voice="direct", stance="questions")
    assert [row[0] for row in chain(three)] == ["Somebody else"]
    undo = Undo(answer.content.decode())
    assert client_of(desk.anahit).post(undo.action, undo.fields, headers=FRAGMENT).status_code == 200
    assert chain(three) == before
    three.refresh_from_db()
    assert (three.voice, three.stance) == ("indirect", "asserts")


def test_an_empty_form_leaves_nobody_named(desk: people.Desk, three: Span) -> None:
    send(desk.anahit, three, voice="own")
    assert chain(three) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"name__0": "X", "words__0": "words nobody wrote"}, "These words do not stand in the text.", id="words not there"),
        pytest.param({"cue__0": "said"}, "Say who this is", id="a cue without a name"),
        pytest.param({"name__0": "X", "voice": "loud"}, "There is no such choice.", id="no such voice"),
    ],
)
def test_what_cannot_be_read_is_said_in_its_place_and_nothing_typed_is_lost(
    desk: people.Desk, three: Span, fields: dict[str, str], told: str
) -> None:
    before = chain(three)
    for fragment in (True, False):
        answer = send(desk.anahit, three, fragment=fragment, **fields)
        page = answer.content.decode()
        assert answer.status_code == 400
        assert told in page
        assert all(f'value="{value}"' in page for name, value in fields.items() if name != "voice")
    assert chain(three) == before


def test_an_older_version_of_the_mark_is_refused(desk: people.Desk, three: Span) -> None:
    old = three.etag
    send(desk.anahit, three, name__0="A spokesman")
    late = client_of(desk.anahit).post(f"/spans/{three.pk}/attribution", {"_version": old, "name-0": "Late"})
    assert late.status_code == 412
    assert [row[0] for row in chain(three)] == ["A spokesman"]


def test_what_another_made_is_corrected_only_by_those_who_may(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.bela, article, "the road is closed", label="quotation")
    assert "correct-chain" not in client_of(desk.anahit).get(f"/articles/{article.pk}?at=s{span.pk}").content.decode()
    assert send(desk.anahit, span, name__0="X").status_code == 403
    assert "correct-chain" in client_of(desk.chen).get(f"/articles/{article.pk}?at=s{span.pk}").content.decode()
    assert "correct-chain" not in client_of(desk.vera).get(f"/articles/{article.pk}?at=s{span.pk}").content.decode()


def test_under_a_decided_claim_nothing_is_corrected(desk: people.Desk) -> None:
    claim, _ = people.adjudicated_claim(desk)
    span = claim.mentions.get().span
    page = client_of(desk.bela).get(f"/articles/{span.edition.article_id}?at=s{span.pk}").content.decode()
    assert 'class="fold who"' in page
    assert "correct-chain" not in page
    assert send(desk.bela, span, name__0="X").status_code == 409


HOSTILE = ["\0", "x" * 5_000, "9" * 400 + "-1", "٣-٤", "<script>", "\U0001f600" * 400]


@pytest.mark.parametrize("field", ["name", "words", "words_at", "cue", "cue_at", "role", "step", "voice", "unsure"])
def test_no_field_can_break_the_page(desk: people.Desk, span: Span, field: str) -> None:
    name = field if field in {"step", "voice"} else f"{field}-0"
    found = {send(desk.anahit, span, **{"name-0": "A spokesman", name: value}).status_code for value in HOSTILE}
    assert found <= {200, 400}


def test_names_are_offered_from_the_project_alone(desk: people.Desk, three: Span) -> None:
    theirs = people.strangers_project()
    asked = client_of(desk.vera).get(f"/speakers/names?project={desk.project_id}&q=ali").content.decode()
    assert '<option value="Aliyev">' in asked
    assert "Anadolu" not in asked
    assert client_of(desk.vera).get(f"/speakers/names?project={theirs.project.pk}&q=ali").status_code == 404
