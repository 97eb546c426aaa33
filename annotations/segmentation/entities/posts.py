"""Nouns that can speak: posts people hold, bodies that issue statements, and words for people."""

from __future__ import annotations

from annotations.segmentation.lexicon import lexicon

POSTS = lexicon(
    "president minister secretary chancellor premier governor mayor senator ambassador spokesman"
    " spokeswoman spokesperson chief head leader director commissioner commander general colonel chairman"
    " chairwoman chair king queen prince pope deputy vice prime foreign defence defense official diplomat"
    " adviser advisor judge professor doctor analyst lawyer attorney king sheriff captain officer envoy"
    " representative congressman congresswoman lawmaker prosecutor candidate nominee economist author"
    " editor coach manager owner"
)
BODIES = lexicon(
    "statement office ministry service government agency company report study court police army military"
    " service committee council commission party campaign embassy department organization organisation"
    " union parliament kremlin pentagon administration newspaper paper outlet website channel letter"
    " release poll survey document complaint lawsuit group team board bank firm foundation institute"
    " university association state"
)
PEOPLE = lexicon(
    "officials sources police experts critics analysts reporters journalists authorities witnesses"
    " residents scientists researchers lawmakers diplomats activists ecologists supporters opponents"
    " prosecutors lawyers republicans democrats leaders ministers protesters doctors investigators"
    " economists people others many some observers source man woman mother father son daughter friend"
    " student teacher resident voter"
)
NOMINALS = POSTS | BODIES | PEOPLE
MODIFIERS = lexicon(
    "former senior top presidential republican democratic longtime fellow veteran local federal state city many most"
    " some several two three four five six dozens other one more few leading prominent white black young older liberal"
    " conservative independent likely registered congressional political legal foreign national local campaign house"
)
