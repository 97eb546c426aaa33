# ruff: noqa: E501  the words are data
"""The first columns of the review preview: one seed article with marks as the sweep writes them."""

from __future__ import annotations

from django.utils.safestring import mark_safe

from workbench.desk.minimap import path


def _paragraph(at: int, n: int, role: str, html: str, **more: object) -> dict[str, object]:
    plain = {"flag": "", "layout": "", "gap": "", "excluded": False, "heading": False}
    return {"id": at, "n": n, "role": role, "html": mark_safe(html), **plain, **more}


PARAGRAPHS = [
    _paragraph(
        0,
        1,
        "boilerplate",
        "Americas, Asia - Pacific",
        flag="boilerplate",
    ),
    _paragraph(
        25,
        2,
        "headline",
        "Azerbaijani president, top US diplomat discuss Lachin corridor",
        heading=True,
    ),
    _paragraph(
        88,
        3,
        "deck",
        (
            "Ilham Aliyev dismisses allegations of blockade on key land route, noting <mark "
            'class="k-claim t-dup l0-claim l1-number" data-s="c1 n0" data-n="1" data-ns="dup">at '
            'least 980 vehicles</mark><mark class="k-claim t-dup l0-claim" data-s="c1"> traversed it '
            "since Dec. 12, 2022</mark>"
        ),
    ),
    _paragraph(
        216,
        4,
        "byline",
        "Burc Eruygur \xa0| 24.01.2023 - Update : 24.01.2023",
        flag="byline",
    ),
    _paragraph(
        265,
        5,
        "repeated",
        "Azerbaijani president, top US diplomat discuss Lachin corridor",
        flag="duplicate of ¶2",
    ),
    _paragraph(
        328,
        6,
        "dateline",
        "ISTANBUL",
    ),
    _paragraph(
        337,
        7,
        "",
        (
            "The president of Azerbaijan has discussed the ongoing situation in the Lachin corridor "
            "with US Secretary of State Antony Blinken over the phone."
        ),
    ),
    _paragraph(
        482,
        8,
        "",
        (
            '<mark class="k-quote t-ok l0-quote" data-s="q1">"During the conversation, the US '
            'Secretary of State </mark><mark class="k-claim t-ok l0-quote l1-claim" data-s="q1 c2" '
            'data-n="2" data-ns="ok">expressed concern over the situation on the Lachin '
            'corridor</mark><mark class="k-quote t-ok l0-quote" data-s="q1"> in the territory of '
            "Azerbaijan. Antony Blinken reiterated the US commitment to the normalization of "
            'Armenia-Azerbaijan relations and support for the peace treaty talks,"</mark> said a '
            "statement released late on Monday by Ilham Aliyev's office."
        ),
    ),
    _paragraph(
        831,
        9,
        "",
        (
            'The statement said Aliyev <mark class="k-claim t-ok l0-claim" data-s="c3" data-n="3" '
            'data-ns="ok">dismissed allegations of a blockade on the key land route between the '
            "cities of Lachin and Khankendi</mark>, linking Armenia with the Karabakh region, which "
            'Azerbaijan <mark class="k-frame t-ok l0-frame" data-s="f1">liberated from nearly three '
            "decades of Armenian occupation</mark> in 2020."
        ),
    ),
    _paragraph(
        1086,
        10,
        "",
        (
            'Noting that <mark class="k-claim t-active is-active l0-claim l1-number" data-s="c4 n1" '
            'data-n="4" data-ns="active">some 980 vehicles</mark><mark class="k-claim t-active '
            'is-active l0-claim" data-s="c4"> had used the road since Dec. 12, 2022, Aliyev said that'
            ' </mark><mark class="k-claim t-active is-active l0-claim l1-claim l2-number" data-s="c4 '
            'c5 n2" data-n="5" data-ns="ok">over 850</mark><mark class="k-claim t-active is-active '
            'l0-claim l1-claim" data-s="c4 c5"> belonged to Russian peacekeepers in the '
            'region</mark><mark class="k-claim t-active is-active l0-claim" data-s="c4">, while '
            '</mark><mark class="k-claim t-active is-active l0-claim l1-claim l2-number" data-s="c4 '
            'c6 n3" data-n="6" data-ns="ok">over 120</mark><mark class="k-claim t-active is-active '
            'l0-claim l1-claim" data-s="c4 c6"> belonged to the International Committee of the Red '
            "Cross (ICRC)</mark>."
        ),
    ),
    _paragraph(
        1309,
        11,
        "",
        (
            'He added that <mark class="k-claim t-sug l0-claim l1-number d0 d1" data-s="c7 n4" '
            'data-n="7" data-ns="sug">about 90 people</mark><mark class="k-claim t-sug l0-claim d0" '
            'data-s="c7"> in need of medical assistance had been taken to Armenia by the ICRC, '
            '</mark><mark class="k-claim t-sug l0-claim l1-claim d0 d1" data-s="c7 c8" data-n="8" '
            'data-ns="sug">demonstrating that Azerbaijan had not closed the road</mark>, according to'
            " the statement."
        ),
    ),
    _paragraph(
        1491,
        12,
        "",
        (
            '<mark class="k-quote t-ok l0-quote" data-s="q2">"The Head of State (Aliyev) underlined '
            'that </mark><mark class="k-frame t-sug l0-quote l1-frame d1" data-s="q2 f2">illegal '
            'operations at the mining sites</mark><mark class="k-quote t-ok l0-quote" data-s="q2"> in'
            " Azerbaijan's territories where the Russian peacekeepers had been temporarily deployed "
            "must be stopped with permanent conditions to be created for the monitoring by "
            'Azerbaijan,"</mark> the statement also said, adding that <mark class="k-claim t-sug '
            'l0-claim d0" data-s="c9" data-n="9" data-ns="sug">the Lachin road had been used for '
            "illegal shipments in 2021</mark>."
        ),
    ),
    _paragraph(
        1852,
        13,
        "",
        (
            "The statement said Aliyev reiterated Azerbaijan's commitment to the peace process and "
            "normalization with Armenia, further underlining that a peace deal between Baku and "
            "Yerevan must involve the normalization of bilateral relations only based on <mark "
            'class="k-quote t-sug l0-quote d0" data-s="q3">"norms and principles of international law'
            ' and the five principles proposed by Azerbaijan."</mark>'
        ),
    ),
    _paragraph(
        2189,
        14,
        "",
        (
            '"Aliyev noted that Azerbaijan would ensure the rights and security of the Armenian '
            "civilian population living in Azerbaijan's Karabakh economic zone under the constitution"
            " and laws of the Republic of Azerbaijan,' added the statement."
        ),
        flag="unbalanced quote",
        warn=True,
    ),
    _paragraph(
        2423,
        15,
        "",
        (
            'Since Dec. 12, <mark class="k-claim t-sug l0-claim d0" data-s="c10" data-n="10" '
            'data-ns="sug">Azerbaijani ecologists representing nongovernmental organizations had been'
            ' protesting Armenia\'s </mark><mark class="k-claim t-sug l0-claim l1-frame d0 d1" '
            'data-s="c10 f3">illegal exploitation of natural resources</mark><mark class="k-claim '
            't-sug l0-claim d0" data-s="c10"> in the Karabakh region</mark>, where Russian '
            "peacekeepers have been stationed since the aftermath of the fall 2020 conflict and a "
            "January 2021 pact with Azerbaijan and Armenia."
        ),
    ),
    _paragraph(
        2746,
        16,
        "",
        (
            "Relations between the two former Soviet republics of Armenia and Azerbaijan have been "
            "tense since 1991 when the Armenian military occupied Nagorno-Karabakh, <mark "
            'class="k-claim t-ok l0-claim" data-s="c11" data-n="11" data-ns="ok">a territory '
            "internationally recognized as part of Azerbaijan</mark>, and seven adjacent regions."
        ),
    ),
    _paragraph(
        2993,
        17,
        "",
        (
            'In the fall of 2020, <mark class="k-claim t-sug l0-claim d0" data-s="c12" data-n="12" '
            'data-ns="sug">in 44 days of clashes, Azerbaijan liberated several cities, villages, and '
            "settlements from Armenian occupation</mark>. The Russian-brokered peace agreement is "
            "celebrated as a triumph in Azerbaijan."
        ),
    ),
    _paragraph(
        3205,
        18,
        "boilerplate",
        (
            "Anadolu Agency website contains only a portion of the news stories offered to "
            "subscribers in the AA News Broadcasting System (HAS), and in summarized form. Please "
            "contact us for subscription options."
        ),
        flag="boilerplate",
    ),
]

MINIMAP = {
    "paths": [
        {"look": "quote", "d": path([(142, 224), (438, 515), (616, 643)], 4)},
        {"look": "sug", "d": path([(389, 429), (526, 543), (716, 763), (885, 918)], 11)},
        {"look": "ok", "d": path([(47, 63), (157, 174), (252, 281), (323, 384), (853, 870)], 11)},
    ],
    "now": {"y": 323, "height": 61},
}

ITEMS = [
    {
        "key": "c1",
        "n": 1,
        "state": "duplicate",
        "kind_name": "Quantity",
        "text": "At least 980 vehicles traversed it since Dec. 12, 2022",
        "paragraph": 3,
        "state_name": "Same as 4",
        "score": None,
        "rating": None,
        "current": False,
    },
    {
        "key": "c2",
        "n": 2,
        "state": "decided",
        "kind_name": "Claim",
        "text": "Expressed concern over the situation on the Lachin corridor",
        "paragraph": 8,
        "state_name": "Supported",
        "score": None,
        "rating": {"shape": "circle", "tone": "sup", "name": "Supported"},
        "current": False,
    },
    {
        "key": "c3",
        "n": 3,
        "state": "decided",
        "kind_name": "Claim",
        "text": "Dismissed allegations of a blockade on the key land route between the cities of Lachin and Khankendi",
        "paragraph": 9,
        "state_name": "Misleading",
        "score": None,
        "rating": {"shape": "diamond", "tone": "ctx", "name": "Misleading"},
        "current": False,
    },
    {
        "key": "c4",
        "n": 4,
        "state": "todo",
        "kind_name": "Quantity",
        "text": "Some 980 vehicles had used the road since Dec. 12, 2022, Aliyev said that over 850 belonged to Russian peacekeepers in the region, while over 120 belonged to the International Committee of the Red Cross (ICRC)",
        "paragraph": 10,
        "state_name": "In review",
        "score": None,
        "rating": None,
        "current": True,
    },
    {
        "key": "c5",
        "n": 5,
        "state": "decided",
        "kind_name": "Quantity",
        "text": "Over 850 belonged to Russian peacekeepers in the region",
        "paragraph": 10,
        "state_name": "Unverifiable",
        "score": None,
        "rating": {"shape": "ring", "tone": "unv", "name": "Unverifiable"},
        "current": False,
    },
    {
        "key": "c6",
        "n": 6,
        "state": "decided",
        "kind_name": "Quantity",
        "text": "Over 120 belonged to the International Committee of the Red Cross (ICRC)",
        "paragraph": 10,
        "state_name": "Unverifiable",
        "score": None,
        "rating": {"shape": "ring", "tone": "unv", "name": "Unverifiable"},
        "current": False,
    },
    {
        "key": "c7",
        "n": 7,
        "state": "suggested",
        "kind_name": "Quantity",
        "text": "About 90 people in need of medical assistance had been taken to Armenia by the ICRC, demonstrating that Azerbaijan had not closed the road",
        "paragraph": 11,
        "state_name": "Suggested",
        "score": 0.91,
        "rating": None,
        "current": False,
    },
    {
        "key": "c8",
        "n": 8,
        "state": "suggested",
        "kind_name": "Claim",
        "text": "Demonstrating that Azerbaijan had not closed the road",
        "paragraph": 11,
        "state_name": "Suggested",
        "score": 0.78,
        "rating": None,
        "current": False,
    },
    {
        "key": "c9",
        "n": 9,
        "state": "suggested",
        "kind_name": "Claim",
        "text": "The Lachin road had been used for illegal shipments in 2021",
        "paragraph": 12,
        "state_name": "Suggested",
        "score": 0.84,
        "rating": None,
        "current": False,
    },
    {
        "key": "c10",
        "n": 10,
        "state": "suggested",
        "kind_name": "Claim",
        "text": "Azerbaijani ecologists representing nongovernmental organizations had been protesting Armenia's illegal exploitation of natural resources in the Karabakh region",
        "paragraph": 15,
        "state_name": "Suggested",
        "score": 0.88,
        "rating": None,
        "current": False,
    },
    {
        "key": "c11",
        "n": 11,
        "state": "decided",
        "kind_name": "Claim",
        "text": "A territory internationally recognized as part of Azerbaijan",
        "paragraph": 16,
        "state_name": "Supported",
        "score": None,
        "rating": {"shape": "circle", "tone": "sup", "name": "Supported"},
        "current": False,
    },
    {
        "key": "c12",
        "n": 12,
        "state": "suggested",
        "kind_name": "Claim",
        "text": "In 44 days of clashes, Azerbaijan liberated several cities, villages, and settlements from Armenian occupation",
        "paragraph": 17,
        "state_name": "Suggested",
        "score": 0.73,
        "rating": None,
        "current": False,
    },
]
