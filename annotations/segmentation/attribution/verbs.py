"""Verbs that attribute, listed by what they do (the sort) and by what may follow them (the frames).

One letter a frame: ``c`` a clause ("said the road is open"), ``w`` a clause only after "that" or a question word, ``o``
an object ("criticized the deal"), ``t`` an infinitive of the speaker's own ("vowed to stay"), ``e`` an object with its
infinitive ("urged Macron to act"), ``h`` a hearer before the content ("told reporters …"), ``q`` the verb may follow
what is said ("…, she said"). Prepositions stand beside them ("called for calm"). An entry is the base form, with past
and participle after strokes where they are irregular; a plus sign joins a particle, an exclamation mark leaves out base and
third person, which are nouns more often than verbs.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.segmentation.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Group:
    """Verbs of one sort with the same frames; entries as they are written in the table."""

    sort: str
    frames: str
    preps: frozenset[str]
    entries: tuple[str, ...]


_TABLE = """
says cq:
    say/said/saying state! add argue explain remark! insist contend suggest assert concede
    write/wrote/writing conclude testify/testified/testifying reason! quip/quipped/quipping joke! opine muse
    tweet retweet shout yell exclaim proclaim observe recount speculate volunteer post! chant
    imply/implied/implying hint signal stipulate marvel posit interject counter retort sum+up
    put+it/put+it/putting+it shoot+back/shot+back/shooting+back make+it+clear/made+it+clear/making+it+clear
    make+clear/made+clear/making+clear repeat! charge!
says coq:
    announce declare reveal disclose confirm reiterate stress/stressed/stressing emphasize emphasise
    underscore underline highlight acknowledge admit/admitted/admitting mention note recall claim allege
    affirm reaffirm point+out indicate clarify/clarified/clarifying lament bemoan decry/decried/decrying
    explain estimate forecast predict/predicted/predicting foresee/foresaw/foreseeing elaborate echo
    emphasise document!
says cq of on about against:
    warn caution complain boast brag/bragged/bragging rail comment!
says q to:
    reply/replied/replying respond
says cq:
    answer
says cqh about of:
    tell/told/telling
says hwq:
    remind inform assure warn advise notify/notified/notifying reassure
says o:
    call/called/calling describe dub/dubbed/dubbing label characterize portray depict compare liken tout
    hail articulate voice! express/expressed/expressing
says - to:
    point admit/admitted/admitting
mentions o:
    list! lay+out/laid+out/laying+out share!     cite quote invoke reference! outline detail unveil identify/identified/identifying name
mentions - to:
    refer/referred/referring allude
mentions - about of against on:
    speak/spoke/speaking rant gush
discusses o:
    discuss/discussed/discussing
discusses - about of against on:
    talk!
discusses - on to:
    focus! weigh+in/weighed+in/weighing+in
plans o:
    offer seek/sought/seeking
judges o:
    back/backed/backing favor cheer savage bash snub admire dislike regret/regretted/regretting rebuff stand+by/stood+by/standing+by
    go+after/went+after/going+after brush+off shrug+off/shrugged+off/shrugging+off walk+back call+out single+out
    criticize criticise condemn praise denounce slam/slammed/slamming blast mock attack defend endorse
    support oppose applaud commend congratulate thank rip/ripped/ripping rebuke chide deride ridicule
    lambast lambaste assail insult hammer! skewer scold welcome embrace champion! promote! credit! downplay
    disavow question! challenge! salute admonish berate castigate excoriate trash/trashed/trashing
judges - at against out:
    lash+out rail hit+back
judges - with:
    side disagree
judges - against on:
    push+back speak+out/spoke+out/speaking+out
judges - to:
    object
judges - for:
    apologize vouch
accuses o:
    accuse blame fault!
denies cow:
    deny/denied/denying reject refute disprove dispute rebut/rebutted/rebutting dismiss/dismissed/dismissing
urges e for on to:
    urge call/called/calling press/pressed/pressing push/pushed/pushing lobby/lobbied/lobbying
urges eo:
    encourage instruct implore beg/begged/begging pressure! persuade convince order
urges co for:
    demand recommend propose advocate request!
asks wheq about for:
    ask
asks w about:
    wonder inquire
thinks c:
    feel/felt/feeling     believe think/thought/thinking guess suspect assume figure! imagine reckon
thinks ct for:
    hope
thinks co:
    fear doubt
thinks c about:
    worry/worried/worrying
thinks ceo:
    expect anticipate
thinks o:
    view! consider deem see/seen/seeing
thinks w:
    know/knew/knowing understand/understood/understanding realize realise learn recognize discover remember
says c:
    find!/found/finding show/showed/showing
says w:
    rule guarantee maintain
says q:
    continue read/read/reading
says cq:
    report
thinks ct to with on:
    agree
plans t on:
    plan/planned/planning
plans te:
    want prefer
plans tw:
    pledge
plans tc:
    vow promise threaten swear/swore/swearing
plans tw:
    decide
plans t:
    hesitate aspire strive like wish refuse decline seek/sought/seeking offer intend aim opt/opted/opting
"""
HEARERS = lexicon("tell remind inform assure warn ask urge promise caution advise notify reassure")


def read_groups() -> tuple[Group, ...]:
    """The table as groups, in its order: of several readings of one verb the first that fits is taken."""
    rows = _TABLE.strip().replace("\n    ", " ").splitlines()
    heads = [row.partition(":") for row in rows]
    return tuple(
        Group(words[0], words[1].strip("-"), lexicon(" ".join(words[2:])), tuple(verbs.split()))
        for words, verbs in ((head.split(), verbs) for head, _, verbs in heads)
    )
