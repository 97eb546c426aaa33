from __future__ import annotations

from pathlib import Path

import pytest

from annotations.segmentation import segment
from annotations.segmentation.layout.furniture import furniture_reason
from tests.corpus.golden.write import SEEDS, seed_text

PROSE = "The envoys met in Geneva on Friday and agreed that the road would stay open through the winter."

SEED_ROLES = {
    "000": ["headline", "byline", "dateline", *["body"] * 8, "boilerplate"],
    "001": ["section", "headline", "deck", "byline", "repeated", "dateline", *["body"] * 11, "boilerplate"],
    "002": ["byline", *["body"] * 10],
    "003": ["headline", "repeated", *["body"] * 5, "section", *["body"] * 12],
    "004": ["date", "byline", *["body"] * 8, *["boilerplate"] * 3],
}


def roles(text: str) -> list[str | None]:
    return [one.role for one in segment(text).segments if one.kind == "paragraph"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_every_line_of_the_seeds_has_its_role(seed: Path) -> None:
    assert roles(seed_text(seed)) == SEED_ROLES[seed.stem[:3]]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("You may also like", "heading of a list of other articles", id="a link list's heading"),
        pytest.param("---", "separator without words", id="a line of hyphens"),
        pytest.param("Follow us on Twitter @AzerNewsAz", "social media note", id="an invitation to follow"),
        pytest.param("Ann Lee writes on sport, Twitter: @annlee", "social media handle", id="a handle"),
        pytest.param("© 2023 The Agency", "copyright note", id="a copyright line"),
        pytest.param("(Reporting by A. Lee; Editing by B. Moe)", "agency credit", id="an agency credit"),
        pytest.param("Subscribers get the whole story. Please contact us.", "subscription note", id="a paywall note"),
        pytest.param("Lesen Sie auch", "heading of a list of other articles", id="German"),
        pytest.param("À lire aussi : la route rouverte", "link to another page", id="French"),
        pytest.param("Читайте также:", "heading of a list of other articles", id="Russian"),
        pytest.param("İlgili Haberler", "heading of a list of other articles", id="Turkish"),
        pytest.param("Oxşar xəbərlər", "heading of a list of other articles", id="Azerbaijani"),
        pytest.param("Մեկնաբանություններ", "comment section", id="Armenian"),
        pytest.param("Source: Survey of 900 adults conducted by the institute in May.", "agency credit", id="a source that says nothing"),
        pytest.param("Share your thoughts with us: we have asked the readers to write.", "social media note", id="readers addressed"),
        pytest.param("Follow us on Facebook, where we have shared the best of our news.", "social media note", id="a site named"),
        pytest.param("Sign up for the newsletter that was named the best of the year.", "subscription note", id="an offer in full"),
        pytest.param("12 Comments", "counter of comments or shares", id="a counter"),
        pytest.param("Bo Moe contributed to this report.", "agency credit", id="who else wrote"),
        pytest.param("newsroom@example.org", "nothing but an address", id="an address alone"),
        pytest.param("#Lachin #Karabakh @azernews", "hashtags and handles alone", id="hashtags"),
        pytest.param(
            "The views expressed are the author's own and do not reflect this outlet's.", "disclaimer of the outlet", id="a disclaimer"
        ),
    ],
)
def test_furniture_says_why_it_is_no_news(line: str, reason: str) -> None:
    assert furniture_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Twitter was fined 2 million euros on Friday.", id="news about a site"),
        pytest.param("Write to ann@example.org, the ministry said.", id="an address in a sentence"),
        pytest.param("Subscribers of the railway rose to 3 million.", id="one subscription word"),
        pytest.param("“Read more books,” she said.", id="a quotation that begins like a link"),
        pytest.param("For more than 20 years the road was closed to all traffic from the north.", id="for more than"),
        pytest.param("Copyright law was changed by parliament on Friday.", id="news about copyright"),
        pytest.param("Subscribers who sign up now make up half of the audience, the company told investors on Friday, "
                     "and the newsletter brings in a third of them.", id="news about subscriptions"),
        pytest.param("Twitter said on Friday that threats had long been against its terms of service.", id="terms in a sentence"),
        pytest.param("The views expressed in the report contradict those of the ministry, it said.", id="views of others"),
        pytest.param("The session was shared on the Twitter handle of the senate, @senate, on Friday.", id="a handle in a sentence"),
        pytest.param("Register to farm by June, the land office told 300 families.", id="advice with who gave it"),
        pytest.param("More: the treasurer admitted she had moved $3,000 abroad.", id="a heading before a sentence"),
        pytest.param("Email: the envoy wrote that 300 letters were burnt.", id="a label before a sentence"),
        pytest.param("Share your bread, the bishop told 40 pilgrims on Friday.", id="an appeal that is quoted"),
        pytest.param("Source: the embassy denied it had closed its doors.", id="a source that denies"),
        pytest.param("Topics: the envoys discussed 12 prisoners and a railway.", id="what was talked about"),
        pytest.param("Follow us on a walk along the old railway, where 40 families still live.", id="an invitation into the story"),
        pytest.param("Sharing the road is what both sides want, the envoy told reporters.", id="a word that begins like a label"),
    ],
)
def test_news_is_not_taken_for_furniture(line: str) -> None:
    assert furniture_reason(line) is None


def test_links_under_a_list_heading_are_boilerplate_until_prose_returns() -> None:
    text = f"Title of it\n\n{PROSE}\n\nRelated articles\nOne other title\nAnother title here\n\n{PROSE[:-1]} again."
    assert roles(text) == ["headline", "body", "boilerplate", "boilerplate", "boilerplate", "body"]


def test_boilerplate_and_repetition_are_kept_and_carry_their_reason() -> None:
    text = f"Envoys agree on road\n\nEnvoys agree on road\n\n{PROSE}\n\nYou may also like"
    paragraphs = [one for one in segment(text).segments if one.kind == "paragraph"]
    assert [(one.role, one.excluded) for one in paragraphs] == [
        ("headline", None),
        ("repeated", "repeats the headline"),
        ("body", None),
        ("boilerplate", "heading of a list of other articles"),
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("", ["body"], id="prose alone has no headline"),
        pytest.param("Road stays open\n\n", ["headline", "body"], id="a line without full stop above prose"),
        pytest.param(
            "Road Stays Open Through Winter.\n\n", ["headline", "body"], id="title case with a full stop"
        ),
        pytest.param("Will the road stay open?\n\n", ["headline", "body"], id="a question above prose"),
        pytest.param(
            "Road stays open\n\nAnn Lee\n\n", ["headline", "byline", "body"], id="a bare name below"
        ),
        pytest.param("Road stays open\nby Ann Lee\n", ["headline", "byline", "body"], id="by and a name"),
        pytest.param("Road stays open\n\n3 March 2023\n\n", ["headline", "date", "body"], id="a date line"),
        pytest.param(
            "World\n\nRoad stays open for all\n\n",
            ["section", "headline", "body"],
            id="a label above the headline",
        ),
        pytest.param(
            "Road stays open\n\nEnvoys sign a deal that keeps the way clear until the spring.\n\nBy Ann Lee\n\n",
            ["headline", "deck", "byline", "body"],
            id="a full sentence above the byline is the deck",
        ),
        pytest.param(
            "Road stays open\n\nGENEVA\n\n", ["headline", "dateline", "body"], id="a place in capitals"
        ),
    ],
)
def test_the_lines_above_the_text(head: str, expected: list[str]) -> None:
    assert roles(head + PROSE + "\n\n" + PROSE[:-1] + " too.") == [*expected, "body"]


def test_captions_and_subheadings_in_the_text() -> None:
    text = f"Road stays open\n\n{PROSE}\n\nPhoto: The road in winter\n\nWhat comes next\n\n{PROSE[:-1]} too."
    assert roles(text) == ["headline", "body", "caption", "section", "body"]


def test_longer_sentences_may_repeat_and_short_lines_come_again_in_lists() -> None:
    text = f"Road stays open\n\n{PROSE}\n\nWhat did you see?\n\n{PROSE[:-1]} too.\n\nWhat did you see?\n\n{PROSE}\n\nroad stays open"
    assert roles(text) == ["headline", "body", "body", "body", "body", "repeated", "repeated"]


def test_headings_with_hash_signs_are_read_as_such() -> None:
    text = f"# Road stays open\n\n{PROSE}\n\n## What comes next\n{PROSE[:-1]} too."
    found = segment(text)
    assert roles(text) == ["headline", "body", "section", "body"]
    assert found.metadata.title == "Road stays open"


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article misstated the date of the meeting.",
        "This story has been updated to add the words of the second envoy.",
        "Editor’s note: The road is known under two names.",
    ],
)
def test_what_the_outlet_says_of_its_own_text_stays_and_is_named(note: str) -> None:
    last = [one for one in segment(f"Road stays open\n\n{PROSE}\n\n{note}").segments if one.kind == "paragraph"][-1]
    assert (last.role, last.reason, last.excluded) == ("body", "note of the outlet on its own text", None)


def test_times_of_day_head_the_entries_of_a_live_report() -> None:
    text = f"Road stays open\n\n{PROSE}\n\n2:15 p.m.\n\n{PROSE[:-1]} too."
    assert roles(text) == ["headline", "body", "date", "body"]


def test_a_sentence_above_a_dateline_is_the_headline() -> None:
    assert roles(f"Envoys agree on the road.\n\nGENEVA (AP) — {PROSE}\n\n{PROSE}")[0] == "headline"


def test_items_of_a_list_are_named_and_a_caption_is_no_link() -> None:
    text = f"Road stays open\n\n{PROSE}\n\n- Winter comes\n\n{PROSE[:-1]} too.\n\nRelated articles\n\nOther road\n\nPhoto: The road"
    found = [one for one in segment(text).segments if one.kind == "paragraph"]
    assert [one.role for one in found[2:]] == ["body", "body", "boilerplate", "boilerplate", "caption"]
    assert found[2].reason == "item of a list"


def test_text_wrapped_at_a_fixed_width_is_one_paragraph() -> None:
    text = (
        "The envoys met in Geneva on Friday and they agreed that the\n"
        "road would stay open through the winter, although the two\n"
        "sides differ about the spring."
    )
    found = [one for one in segment(text).segments if one.kind == "paragraph"]
    assert [(one.start, one.end) for one in found] == [(0, len(text))]


def test_metadata_names_the_agency_as_outlet_and_the_person_as_author() -> None:
    found = segment(f"Road stays open\n\nby Anadolu Agency\n\nANKARA\n\n{PROSE}").metadata
    assert (found.title, found.author, found.outlet, found.dateline) == (
        "Road stays open",
        None,
        "Anadolu Agency",
        "ANKARA",
    )


def test_the_dateline_inside_the_first_paragraph_is_metadata_only() -> None:
    found = segment(f"Road stays open\n\nGENEVA (AP) — {PROSE}")
    assert found.metadata.dateline == "GENEVA"
    assert [one.role for one in found.segments if one.kind == "paragraph"] == ["headline", "body"]


def test_the_middle_of_a_wrapped_sentence_is_no_label() -> None:
    text = (
        "Road stays open\n\nThe envoys said that the whole of the meeting will be\nlive.\n\n"
        "They asked the people of the two countries for their\ncomments\nand thanked the hosts of the meeting for all of it."
    )
    assert roles(text) == ["headline", *["body"] * 4]


def test_a_wrapped_first_paragraph_is_no_deck() -> None:
    text = (
        "Road stays open\n\nGENEVA (AP) — The road stays open, the envoys of both said on\n"
        "Friday after they had met in Geneva for the third time this winter."
    )
    assert roles(text)[1:] == ["body"]


def test_page_breaks_make_pages() -> None:
    pages = [one for one in segment(f"{PROSE}\f{PROSE} Then.").segments if one.kind == "page"]
    assert [(one.start, one.end) for one in pages] == [(0, len(PROSE)), (len(PROSE) + 1, 2 * len(PROSE) + 7)]


@pytest.mark.parametrize(("line", "published"), [("TBILISI, March 3 -", None), ("THE HAGUE, 22 February 2023", "2023-02-22")])
def test_a_place_with_a_day_is_a_dateline_and_nobody(line: str, published: str | None) -> None:
    reading = segment(f"Road stays open through winter\n\n{line}\n\n{PROSE}\n\n{PROSE} Nobody left.")
    assert [one.role for one in reading.segments if one.kind == "paragraph"][:3] == ["headline", "dateline", "body"]
    assert (reading.metadata.author, reading.metadata.dateline) == (None, line.partition(",")[0])
    assert reading.metadata.published == published


@pytest.mark.parametrize(
    "begun",
    ["RIGA, 4 May 2024 (AFP) - ", "TBILISI, Georgia (AP) — ", "MINSK — "],
)
def test_what_is_claimed_begins_behind_the_dateline(begun: str) -> None:
    said = "The railway carried 300 tonnes of grain in 2023."
    claims = [one for one in segment(f"{begun}{said}").suggestions if one.kind == "claim"]
    assert [one.fragments[0][0] for one in claims] == [len(begun)]


@pytest.mark.parametrize("text", ["COVID-19 cases rose by 300 in 2023.", "NATO — an alliance of 32 states — met in 2023."])
def test_a_word_in_capitals_before_a_dash_is_no_dateline(text: str) -> None:
    claims = [one for one in segment(text).suggestions if one.kind == "claim"]
    assert [one.fragments[0][0] for one in claims][:1] == [0]
