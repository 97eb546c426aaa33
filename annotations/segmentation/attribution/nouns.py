"""Nouns and adjectives that attribute, listed by sort and by the words that may follow: "the claim | that", "wary | of"."""

from __future__ import annotations

from annotations.segmentation.lexicon import lexicon

_NOUNS = """
says that of:
    claim claims assertion assertions suggestion suggestions admission acknowledgment acknowledgement
    warning warnings prediction predictions announcement statement statements declaration contention remark
    remarks insistence revelation revelations report reports rumor rumors speculation conclusion assurance
    assurances estimate forecast
says about on:
    comments comment jokes joke
accuses that of:
    accusation accusations allegation allegations complaint complaints charge charges
thinks that of:
    belief notion idea perception assumption expectation fear fears hope hopes sense worry worries doubt
    doubts suspicion concern concerns consensus hopes confidence conviction
thinks about over:
    concerns concern doubts questions worries fears views anxiety feelings skepticism
judges of:
    criticism praise condemnation critique denunciation rejection defense criticisms mockery description
    portrayal
judges for to:
    support opposition
judges on:
    attack attacks criticism
plans to:
    decision plan plans promise pledge vow threat offer desire proposal call calls intention willingness
    reluctance ambition bid
urges for to:
    call calls demand demands request requests
plans for:
    proposal plan plans
denies that of:
    denial denials
"""
_ADJECTIVES = """
thinks that of:
    confident certain convinced aware hopeful afraid optimistic skeptical wary critical unsure fearful
    doubtful sure
thinks that about:
    worried concerned clear skeptical happy nervous adamant optimistic angry upset excited proud
plans to:
    eager reluctant unwilling keen determined inclined hesitant
"""
Readings = tuple[tuple[str, frozenset[str]], ...]


def _read(table: str) -> dict[str, Readings]:
    """For each word its readings: what it does, and what may follow it."""
    readings: dict[str, Readings] = {}
    for row in table.strip().replace("\n    ", " ").splitlines():
        head, _, listing = row.partition(":")
        sort, *links = head.split()
        for word in listing.split():
            readings[word] = (*readings.get(word, ()), (sort, frozenset(links)))
    return readings


NOUNS = _read(_NOUNS)
ADJECTIVES = _read(_ADJECTIVES)
LIGHT = lexicon(
    "has have had made make making makes gave give giving issued issue issuing issues expressed express voiced raised raise raising"
    " released delivered drew sent offered announced shared reiterated repeated defended rejected outlined dismissed denied"
)
FREE = lexicon("criticism questions allegations accusations concerns complaints reports rumors speculation fears worries criticisms")
