"""Word classes told by form alone: enough to see where a noun phrase, a verb group or a clause begins and ends."""

from __future__ import annotations

from annotations.segmentation.attribution.cues import CUES
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import Words

PRONOUNS = lexicon("he she they it i we you")
DETERMINERS = lexicon(
    "the a an this his her their its our my your some several many two three both another one these those"
    " no any each every most all few four five six seven eight nine ten dozens hundreds"
)
ARTICLES = lexicon("the a an this his her their its our my your these those no any every each")
BE = lexicon("is are was were be been being am isn't aren't wasn't weren't i'm he's she's it's they're we're you're get got")
HAVE = lexicon("has have had hasn't haven't hadn't having i've we've they've he'd she'd")
MODALS = lexicon(
    "will would can could may might must shall should do does did don't doesn't didn't won't wouldn't can't couldn't"
    " shouldn't cannot i'd we'd they'd i'll we'll they'll he'll she'll"
)
FINITE = (BE | HAVE | MODALS) - {"be", "been", "being", "having", "get"}
IRREGULAR = lexicon(
    "went came made took got gave held led put let ran began lost won kept left met sent brought broke built"
    " bought caught chose drew drove fell felt fought flew forgot grew heard hit knew laid meant paid rose sat saw"
    " sold shot spent spoke stood stole struck taught told thought threw understood woke wore became says said makes"
    " takes gives goes comes needs remains means became hurt cut set"
)
UNSURE = lexicon(
    "not never don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot isn't aren't wasn't weren't hasn't"
    " haven't hadn't neither nor can could may might should would will shall must i'll we'll they'll he'll she'll i'd we'd"
)
PREPOSITIONS = lexicon(
    "of for from by in on at with to about against over under since during after before into between among through"
    " than as without within near toward towards via per despite following amid upon behind like around across"
)
CONJUNCTIONS = lexicon(
    "if because while although though when where whether that who which whom whose what how why and or but so yet nor"
    " unless until once then"
)
TIMES = lexicon(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow earlier later now"
    " recently meanwhile however still also often"
)
DAYS = lexicon("monday tuesday wednesday thursday friday saturday sunday night morning evening afternoon week month year")
WH = lexicon("what how why whether if who when where which whatever that")
_INNER = frozenset(("$", "%", ".", "'", "’", "‘", "''", "-", "(", ")"))
_AFTER_VERB = lexicon("the a an it its his her their him them this that in on at to by from with since for up out")
_BEFORE_ADJECTIVE = lexicon("the a an its his her their of and by newly being recently so very more most")


def is_finite(words: Words, at: int) -> bool:
    """Does the word look like a finite verb: an auxiliary, a known verb, or a past form in a verb's place?"""
    low = words.low(at)
    if low in FINITE or low in IRREGULAR:
        return True
    if low in CUES:
        form = CUES[low][0].form
        return form == "past" or (form == "present" and words.low(at - 1) not in DETERMINERS)
    if not low.endswith("ed") or len(low) < 5 or words.is_capital(at):
        return False
    after, before = words.low(at + 1), words.low(at - 1)
    return (after in _AFTER_VERB and before not in _BEFORE_ADJECTIVE) or before in PRONOUNS or (words.is_capital(at - 1) and at > 1)


def has_verb(words: Words, first: int, last: int) -> bool:
    """Does a finite verb stand between two tokens, near the first, before any mark or relative clause?"""
    for at in range(first, min(first + 16, last)):
        low = words.lows[at]
        if at > first and is_finite(words, at):
            return True
        if (not words.is_word(at) and low not in _INNER) or low in ("that", "which", "who", "where", "when"):
            return False
    return False
