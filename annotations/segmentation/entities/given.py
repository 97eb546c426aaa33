"""Given names that mostly men or mostly women bear, and words that tell which: what a "he" or "she" can mean.

Written by hand from names that stand in the news. A name that both bear, or that is not listed, tells nothing.
"""

from __future__ import annotations

from typing import Literal

from annotations.segmentation.lexicon import lexicon

Gender = Literal["he", "she"]

HIS = lexicon(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed al alan albert alberto alejandro aleksandr alex alexander alexei alexis ali"
    " allan allen amir anders andre andrei andrew andy angel anthony antonio antony anton arif arthur artur asif austin barack barry"
    " bashar ben benjamin benyamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan"
    " calvin carl carlos cesar chad charles charlie chris christian christopher chuck clarence clark claude clint colin connor corey"
    " cory craig curtis dale damian dan daniel danny darren darryl dave david dean dennis derek diego dmitri dmitry dominic don donald"
    " doug douglas duncan dustin dwight earl ed eddie edgar eduardo edward edwin elijah elnur emanuel emmanuel emil enrique eric erik"
    " ernest ethan eugene evan felipe felix fernando filip francis francisco francois frank franz fred frederick gabriel gareth garry"
    " gary gavin gene geoffrey george gerald gerard gilbert giorgi glen glenn gordon graham grant greg gregory guillermo gustavo guy"
    " hakan hamid hans harold harry harvey hassan hector heiko henrik henry herbert herman howard hugh hugo hussein ian ibrahim igor"
    " ilham ilya isaac ismail ivan jack jackson jacob jacques jaime jake jamal james jared jason javier jay jean jeff jeffrey jeremy"
    " jerome jerry jesse jesus jim jimmy joachim joaquin joe joel johan johann john johnny jon jonathan jorge jose josef joseph josh"
    " joshua juan julian julio justin karim karl keith ken kenneth kevin khalid kirk kofi kurt kyle larry lars lawrence lee leo"
    " leon leonard leonid lewis liam lindsey lloyd logan lou louis lucas luis luke magnus mahmoud malcolm manuel marc marco marcus mario"
    " mark martin marvin mathew matt matthew maurice max maxim mehmet michael michel miguel mike mikhail milos mitch mitt mohamed mohammad"
    " mohammed morgan muhammad murat mustafa narendra nate nathan neil nelson newt nick nicholas nicolas nigel nikita nikol nikolai noah"
    " noam noel norman oleg oliver olaf omar oscar osama owen pablo patrick paul pavel pedro perry pete peter petr phil philip phillip"
    " pierre rafael rahul rajiv ralph ramon ramzan randall randy raul ray raymond recep reggie reza ricardo richard rick ricky rob robert"
    " roberto rod rodney rodrigo roger roland roman ron ronald rory ross roy rudolph rudy rupert russell ryan salman sam samir samuel"
    " santiago saul scott sean sebastian serge sergei sergey sergio seth shane shaun shawn sidney simon spencer stan stanley stefan"
    " stephen steve steven stewart stuart syed sylvester ted terrence terry theo theodore thomas tim timothy toby todd tom tomas tommy"
    " tony travis trevor tyler umar vance vernon victor viktor vincent vitaly vladimir volker volodymyr walter warren wayne wesley"
    " wilbur will william winston wolfgang xavier xi yair yasser yevgeny yitzhak yuri yusuf zachary zbigniew"
)
HERS = lexicon(
    "abigail adele adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia amelize amy ana andrea angela angelina"
    " angie anita ann anna anne annette annie april ariana arlene ashley audrey barbara beatrice becky bella beth betty beverly bonnie"
    " brenda bridget brittany camila candace carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia"
    " celia charlene charlotte chelsea cheryl chloe christiana christina christine cindy claire clara claudia colleen condoleezza connie"
    " courtney crystal cynthia daisy dana daniela danielle dawn debbie deborah debra denise diana diane dianne dolores donna doris"
    " dorothy edith eileen elaine eleanor elena elisa elisabeth elise elizabeth ella ellen emily emma erica erika erin esther eva eve"
    " evelyn faith fatima felicia fiona florence frances gail gillian gina giulia glenda gloria grace greta gwen hannah harriet heather"
    " heidi helen helena hillary holly hope huma ida ilhan ingrid irene irina iris isabel isabella ivanka jackie jacqueline jamie jane"
    " janet janice janine jasmine jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne josephine joy joyce"
    " juanita judith judy julia juliana julie june kamala karen kate katherine kathleen kathryn kathy katie katrina kay kayla kelly"
    " kellyanne kimberly kirsten kristen kristin kristina lana laura lauren laurie leah leila lena leslie lily linda lisa liz lois"
    " lori lorraine louise lucia lucy lydia lynn madeleine maggie marcia margaret margarita maria mariana marie marilyn marina marine"
    " marissa marjorie martha mary maureen maya megan meghan mehriban melania melanie melissa mercedes michele michelle mildred miranda"
    " miriam mirjana moira molly monica monique nadia nancy naomi natalia natalie natasha nicola nicole nina nora norma olga olivia"
    " pamela patricia patty paula pauline peggy penelope penny phyllis priscilla rachel rebecca regina renee rhonda rita roberta robin"
    " rosa rosalind rose rosemary ruth sabina sabrina sally samantha sandra sandy sara sarah serena sharon sheila shelley shirley simone"
    " sofia sonia sophia sophie stacey stacy stephanie sue susan susana suzanne svetlana sylvia tamara tammy tania tanya tara tatiana"
    " teresa theresa tiffany tina tracy tricia ursula valentina valerie vanessa vera veronica vicki vicky victoria viktoria virginia"
    " vivian wanda wendy whitney xenia yolanda yulia yvette yvonne zoe"
)
_HIS_WORDS = lexicon("mr mr. king prince pope spokesman chairman businessman congressman sir lord father bishop imam rabbi sheikh")
_HER_WORDS = lexicon("mrs mrs. ms ms. miss queen princess spokeswoman chairwoman businesswoman congresswoman lady dame sister")


def gender_of(title: str, name: str) -> Gender | None:
    """What the title or the given name tells; None where neither tells anything."""
    for word in title.lower().split():
        if word in _HIS_WORDS:
            return "he"
        if word in _HER_WORDS:
            return "she"
    first = name.split(" ", 1)[0].lower()
    if first in HERS:
        return None if first in HIS else "she"
    return "he" if first in HIS else None


def is_given(word: str) -> bool:
    """Whether the word is a listed given name."""
    low = word.lower()
    return low in HIS or low in HERS
