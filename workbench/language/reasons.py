"""Every reason the pipeline gives, as the desk may have to say it in another language; `{…}` is what it puts in.

The pipeline itself is plain Python and speaks English. A test holds this table against what it says of the golden corpus.
"""

from __future__ import annotations

from annotations.segmentation.claims.signs import NAMED
from annotations.segmentation.layout import furniture_phrases, surroundings

LAYOUT = (
    "prose", "picture caption or credit", "ends with the credit of a picture", "tag list", "counter of comments or shares",
    "social media handle", "hashtags and handles alone", "nothing but an address", "disclaimer of the outlet", "republication note",
    "separator without words", "short label above the headline", "a place in capitals with a day", "nothing but a date",
    "nothing but a time or date", "a place in capitals above the running text", "first line above the running text",
    "only line above the running text", "repeats the headline", "repeats an earlier line", "a name below the headline",
    "stands between headline and running text", "short label", "stands above the running text", "a name with a date",
    "a name with a byline mark", "link in a list of other articles", "note of the outlet on its own text", "heading with hash signs",
    "item of a list", "subheading: short, without full stop, above running text", "running text wrapped at a fixed width",
    "stands in {seen} articles of {outlet}", "perhaps of the site: stands in {seen} articles of {outlet}",
    "a name with a byline mark or date below the headline", "nothing but a date, below the headline", "between page breaks",
    "head or foot of the page: stands on {seen} pages",
    furniture_phrases.LIST_HEADING, furniture_phrases.LINK, furniture_phrases.SHARING, furniture_phrases.SOCIAL,
    furniture_phrases.SUBSCRIPTION, furniture_phrases.COMMENTS, furniture_phrases.CREDIT, furniture_phrases.COPYRIGHT,
    furniture_phrases.ADVERTISING, furniture_phrases.WIDGET, furniture_phrases.CONTACT, surroundings.OUTSIDE, surroundings.AMONG,
)  # fmt: skip
CLAIMS = (
    *NAMED.values(), "words often found in what is checked: {words}", "words seldom found in what is checked: {words}",
    "ranked higher here by this desk’s decisions: {sign}", "ranked lower here by this desk’s decisions: {sign}", "denies it",
    "taken for granted, not stated", "what the denial is about", "said by the way", "said by {name}", "speaker not found",
    "“{words}” read as {name}", "whose words these are was not read: the text is {language}", "loaded wording",
    "words set at a distance: not taken as the speaker's own claim", "mended: {how}", "closed with another mark than it was opened with",
)  # fmt: skip
QUANTITIES = (
    "number", "ordinal", "date", "money", "percentage", "ratio", "duration", "range", "measurement", "age", "a share",
    "{some} of {all}", "“{phrase}”: a lower bound", "“{phrase}”: an upper bound", "“{phrase}”: more than stated",
    "“{phrase}”: less than stated", "“{phrase}”: slightly less than stated", "“{phrase}”: approximate", "“{phrase}”: exact",
    "“{phrase}”: a range", "a lower bound", "an upper bound", "more than stated", "less than stated", "slightly less than stated",
    "approximate", "exact", "a range", "unit: {unit}", "no unit stated", "to the day", "to the month", "to the year", "to the season",
    "to the interval", "to the decade", "to the century", "to the week", "to the quarter", "to the hour",
    "“{word}”: not the whole of it", "names no time that can be computed", "cannot be resolved without a publication date",
    "year not written", "resolved against the publication date", "resolved against the {anchor}", "may mean another one",
    "the sentence leaves open whether it lies before or after publication", "may lean on another time in the text",
    "counted from publication", "hours before publication", "counted back from publication", "the comma is read as a decimal one",
    "the stop is read as one of thousands", "period: {value}",
)  # fmt: skip
NAMES = (
    "written with other capitals, accents or hyphens", "a letter doubled or not", "another transliteration, a vowel or two apart",
    "another name of the same", "written with other capitals, article, accents or company form",
    "two or more capitalised words that name no place or body", "has the title “{title}”", "begins with a given name",
    "surname spelt nearly so", "surname that several share: the one named most, or just before", "written with other capitals or accents",
    "is cited as a source", "named in brackets", "stands after “in”, “to” and the like", "the title fits",
    "the title fits, and others’ too", "what it is called where it speaks", "a body known by this name", "a place known by this name",
    "“{head}” names a body", "“{head}” names a place", "after “{title}”", "a route that begins with the same name", "the initials agree",
    "the only route the article names", "stands in the name of a route", "given in brackets after the name",
    "a handle that begins with the name", "an acronym", "surname",
)  # fmt: skip
LIKENESS = (
    "{n} % of the wording is shared", "says all that the other says, and more", "only one of them denies “{word}”",
    "both deny “{word}”", "“{one}” here, “{other}” there", "different numbers of {unit}: {one} and {other}",
)  # fmt: skip
STAGES = (
    "in figures; number words, units and months are read in English only", "reads English only; this is {language}",
    "the lexicon has no entries for {language}", "an unknown language", "{language}, as the record says ({code})",
    "{language}, by its script", "{language}, by its letters", "{language}, by its frequent words",
    "{language}, for want of words to tell by", "{language}, for its frequent words are of none we know",
)  # fmt: skip
REASONS = tuple(dict.fromkeys((*LAYOUT, *CLAIMS, *QUANTITIES, *NAMES, *LIKENESS, *STAGES)))
