"""The words behind the readable features of check-worthiness: which sign a word gives, and what it is called.

A sign is a small closed list of words, learnt by reading and not by counting; how much a sign weighs is learnt
(``weights.json``). Lists are English.
"""

from __future__ import annotations

from annotations.segmentation.lexicon import lexicon

_LISTS: dict[str, str] = {
    "money": "$ € £ dollar dollars cent cents euro euros pound pounds rubles manat cost costs price prices",
    "percent": "% percent per-cent percentage",
    "scale": "hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens",
    "date": (
        "january february march april june july august september october november december monday tuesday wednesday"
        " thursday friday saturday sunday yesterday ago since year years month months decade decades century"
        " spring winter fall week weeks"
    ),
    "change": (
        "increase increased increases increasing decrease decreased decreases decreasing rise rose risen rising"
        " fell fallen falling grow grew grown growing doubled triple tripled quadrupled drop dropped dropping"
        " surged declined decline declining lost lose gained cut cuts reduced raised higher lower unchanged"
        " remains remained less fewer worse"
    ),
    "extreme": "first last most least highest lowest largest biggest smallest record only greatest worst longest oldest",
    "amount": "half third quarter majority every each twice times average rate number total several many nearly almost",
    "more": "more than",
    "cause": "because due caused causes cause led leads resulted results result thanks owing consequence prevented",
    "negation": "not no never nothing none nobody neither nor without n't cannot",
    "denial": "deny denies denied dismiss dismisses dismissed false untrue baseless groundless unfounded fabricated basis refuted rejected",
    "act": (
        "occupy occupies occupied attack attacks attacked attacking destroy destroyed destroys damage damaged close"
        " closed closes closure block blocked blocks ban bans banned signed liberated liberate deployed deploys"
        " exploit exploited exploitation transferred transfer violated violates violation arrested arrest protest"
        " protested protests protesting belonged traversed fought fights took taken used use stationed provoked"
        " provocations illegal illegally illicit open opened hinders hinder ensured ensures misuse invaded invade"
        " launched seized captured bombed shelled built sent sold bought paid spent received moved crossed desecrated"
        " looted plundered faced passage gave given made met held happened occurred took"
    ),
    "harm": "kill killed kills killing die died dies dead death deaths injured wounded victims casualties hurt crime crimes war",
    "decision": (
        "voted vote votes vetoed passed bill law laws legislation signed enacted ruled court treaty agreement banned"
        " approved elected appointed"
    ),
    "past": (
        "was were had did went came got said told left began became knew saw ran won brought put kept stood lost met"
        " inherited started turned called"
    ),
    "have": "has have 've been",
    "being": "is are 's 're am",
    "ahead": "will 'll would going gonna 'd plan plans intend intends ready wants expected",
    "ought": "should must ought let let's urge urged hope hopes",
    "may": "can could may might maybe perhaps possible able",
    "belief": "think believe feel hope guess know want wish believes thinks feels mean suppose understand agree disagree",
    "judgement": (
        "good great bad wrong right important importance terrible proud strong better best fair unfair regrettable"
        " wonderful serious tough hard commitment celebrated satisfaction honest clear simple real"
    ),
    "i": "i me my mine myself i'm i've i'll i'd",
    "we": "we us our ours we're we've we'll we'd",
    "you": "you your yours you're you've you'll you'd",
    "they": "he she they him his her them their it its",
    "if": "if unless whether",
    "said": "said says say saying told stated claimed claims",
    "thanks": "thank thanks welcome please sorry good-evening bye mr mrs gentlemen senator governor",
    "reason": "why what how",
}
_PAIRS: dict[str, str] = {
    "protocol": (
        "exchanged_views expressed_satisfaction expressed_hope expressed_gratitude expressed_concern agreed_to"
        " stay_in mutual_interest current_agenda phone_call discussed_the discussed_ongoing discussed_cooperation met_with"
    ),
    "cause": "a_result leads_to led_to thanks_to due_to owing_to",
    "more": "more_than less_than at_least as_many up_to",
    "denial": "no_basis not_true",
    "record": "voted_against voted_for voted_to been_in",
    "ought": "need_to needs_to we_need you_need have_to has_to ought_to called_on",
    "event": "took_place take_place came_into",
}

NAMED: dict[str, str] = {
    "number": "has a number",
    "numbers": "has several numbers",
    "money": "speaks of money or prices",
    "percent": "has a percentage",
    "scale": "has a large number",
    "date": "says when",
    "year": "names a year",
    "change": "compares or tells of a change",
    "extreme": "says first, most or only",
    "amount": "states an amount or share",
    "more": "compares amounts",
    "cause": "states a cause or result",
    "negation": "negates something",
    "denial": "denies something",
    "act": "tells of an act or state that can be observed",
    "harm": "tells of harm, war or crime",
    "decision": "tells of a law, vote or agreement",
    "past": "tells what happened",
    "ed": "tells what happened",
    "have": "tells what has been",
    "being": "says what is",
    "ahead": "speaks of the future or of intent",
    "ought": "says what should be",
    "may": "says what could be",
    "belief": "says what someone thinks or wants",
    "judgement": "judges rather than tells",
    "i": "the speaker on himself or herself",
    "we": "speaks of “we”",
    "you": "speaks to the listener",
    "they": "points to someone named before",
    "if": "depends on a condition",
    "said": "tells what was said",
    "thanks": "courtesy or form of address",
    "reason": "asks or explains",
    "protocol": "protocol wording",
    "record": "tells how someone voted",
    "event": "tells that something took place",
    "question": "a question",
    "exclaimed": "an exclamation",
    "name": "names a person, body or place",
    "names": "names several persons, bodies or places",
    "reference": "begins with a reference",
    "opening": "begins like a reply",
    "short": "very short",
    "brief": "short",
    "long": "long",
    "longest": "very long",
    "attributed": "someone says it",
    "attitude": "reports an attitude rather than a statement",
}
"""Every readable feature and the phrase a person is shown for it."""


def _index(lists: dict[str, str]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for sign, listing in lists.items():
        for word in dict.fromkeys(listing.split()):
            index[word] = (*index.get(word, ()), sign)
    return index


WORDS = _index(_LISTS)
"""Word in small letters → the signs it gives."""
PAIRS = _index(_PAIRS)
"""Two neighbouring words joined by ``_`` → the signs they give."""
BOUNDS = lexicon("over under about some nearly almost around least most than")
"""Words that compare only before a number."""
PLAIN = lexicon(
    "the a an and of to in on at for by as is it with from that this or but its his her their be are was were has have had been"
    " these those there out up so into s t ll re ve d m one two three four five six seven eight nine ten"
)
"""Words that tell a reader nothing as a reason; alone they are given no weight."""
