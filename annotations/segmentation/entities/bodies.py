"""Bodies that act or speak: words that name a kind of body, and bodies known by a name that does not say so."""

from __future__ import annotations

from annotations.segmentation.lexicon import lexicon, phrases

BODY_HEADS = lexicon(
    "ministry ministries committee council commission agency office service party court parliament congress senate house university"
    " institute institution foundation association union bank company corporation corp corp. inc inc. ltd ltd. llc plc cjsc ojsc"
    " group organization organisation league federation department bureau administration army police navy guard church school"
    " college hospital club team news times post journal tribune herald gazette guardian magazine network radio television press"
    " media center centre society alliance coalition fund board authority assembly cabinet government embassy consulate campaign"
    " project initiative forum trust partners associates holdings industries airlines motors technologies bundestag duma knesset"
    " academy museum laboratory lab command corps brigade militia front movement brotherhood mission secretariat treasury reserve"
    " exchange daily weekly review observer telegraph mail express sun star globe chronicle digest report broadcasting forces"
    " contingent peacekeepers workers teachers republicans democrats"
)
HEADS_BEFORE_OF = lexicon(
    "ministry ministries department university bank house committee commission council alliance fund agency court church"
    " institute college school academy board bureau"
    " office league union association organization organisation federation society centers center centre daughters sons secretary"
    " chamber confederation congress state states city republic gulf bay isle islands district board museum knights friends voice"
)
COMPANY_FORMS = lexicon("company corporation corp corp. inc inc. ltd ltd. llc plc cjsc ojsc co. group holdings")
KNOWN_BODIES = phrases("""Kremlin|Pentagon|Congress|Senate|NATO|UN|U.N.|EU|E.U.|United Nations|European Union|OSCE|WHO
|IMF|ICRC|UNESCO|UNICEF|OPEC|FBI|CIA|NSA
|NASA|FDA|EPA|IRS|NRA|ACLU|NAACP|GOP|DNC|RNC|ISIS|ISIL|IS|IAEA|ICC|ICJ|HRW|MSF|WTO|OECD|CDC|FEMA|SEC|FCC|DOJ|DHS|TSA|NYPD|LAPD
|Islamic State|Taliban|Hamas|Hezbollah|Al Qaeda|al Qaeda|Boko Haram|Vatican|Downing Street|Élysée|Scotland Yard|Reuters|Bloomberg|CNN
|BBC|NBC|CBS|ABC|MSNBC|PBS|NPR|AP|AFP|TASS|Interfax|Sputnik|Xinhua|Politico|Breitbart|BuzzFeed|Axios|Vox|Slate|Univision|Gallup|Nielsen
|Google|Facebook|Twitter|Apple|Amazon|Microsoft|YouTube|Instagram|Uber|Tesla|Boeing|Walmart|Netflix|Samsung|Toyota|Volkswagen|Pfizer
|Amnesty International|Human Rights Watch|Greenpeace|Red Cross|Supreme Court|White House|State Department|Francophonie
|Black Lives Matter|Planned Parenthood|Wells Fargo|Goldman Sachs|Fox News|Medicaid|Medicare""")
"""Case matters: "WHO" is a body, "who" is not."""


def is_acronym(word: str) -> bool:
    """Two to seven capitals with or without points: "ICRC", "U.N.", "AT&T"."""
    bare = word.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 7 and bare.isalpha() and bare.isupper() and bare.isascii()


def acronym_of(words: str) -> str:
    """The initials of a name's words, small words left out: "International Committee of the Red Cross" → "ICRC"."""
    return "".join(word[0] for word in words.replace("-", " ").split() if word[0].isupper())
