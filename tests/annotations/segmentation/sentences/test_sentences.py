from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.segmentation import segment
from annotations.segmentation.lines import visible
from annotations.segmentation.sentences.abbreviations import ENGLISH, Habits
from annotations.segmentation.sentences.languages import BY_CODE, LANGUAGES, OTHER, Language
from annotations.segmentation.sentences.sentences import split_sentences
from tests.corpus.golden.write import SEEDS, seed_text


def split(text: str, habits: Habits = ENGLISH) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), habits)]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The road is open.|It was closed in May.", id="plain"),
        pytest.param("Mr. Aliyev met Gen. Ivanov.|They spoke.", id="titles"),
        pytest.param("J. K. Rowling and George W. Bush met.|They spoke.", id="initials"),
        pytest.param("He lives in the U.S. with his son.|The U.S. Army left.", id="acronyms with points"),
        pytest.param(
            "It left the E.U.|The vote was close.", id="an acronym ends the sentence before an opener"
        ),
        pytest.param("Since Dec. 12, 2022 it is shut.|On Jan. 3 it opened.", id="months"),
        pytest.param("See No. 5 and p. 12.|Then stop.", id="numbers"),
        pytest.param("It rose 3.5 percent to 1.2 million.|Prices fell.", id="decimal points"),
        pytest.param("He works at Acme Inc. in Baku.|He left Acme Inc.|It sold shares.", id="companies"),
        pytest.param("“It is open.|It was never shut,” he said.|She agreed.", id="splits inside a quotation"),
        pytest.param("“Is it open?” he asked.|She nodded.", id="a tag after a closed question"),
        pytest.param("“Is it open?” Aliyev asked.|She nodded.", id="a tag with a name"),
        pytest.param('He said "stop."|"Why?" she asked.', id="closing and opening straight marks"),
        pytest.param("He called it “regrettable.”|She left.", id="full stop inside the mark"),
        pytest.param("It was an error.'|She left.", id="a mixed closing mark"),
        pytest.param("They (the envoys) met.|(It was late.)|They left.", id="brackets"),
        pytest.param("Wait... it goes on.|And on…|Then it ends.", id="ellipses"),
        pytest.param("What?!|No way!!!|Yes.", id="runs of marks"),
        pytest.param("यह खुला है।|वह गया।", id="Devanagari"),
        pytest.param("¿Está abierto?|Sí.|“No.”", id="Spanish"),
        pytest.param("The paper cites example.com and www.site.org.|It is long.", id="addresses"),
        pytest.param("It grew.[12]|Then it fell.", id="footnote marks"),
        pytest.param("It is protected.⁴|The rest is not.", id="footnote in small figures"),
        pytest.param("It is protected by law. 4|Even so it is shut.", id="footnote as a plain number"),
        pytest.param("He called it “regrettable.”|Macron said he would call again.", id="a speaker opens a sentence after a quotation"),
        pytest.param("Aliyev said “stop.”|He added that it was late.", id="a pronoun opens a sentence after a quotation"),
        pytest.param("He said, ‘It is shut.’|And I said, ‘No.’", id="a connective opens a sentence after a quotation"),
        pytest.param("They cited Roe v. Wade and Brown v. Board in court.|They won.", id="law cases"),
        pytest.param("Bohr [...] saw it. [...]|He left.", id="omissions in brackets"),
        pytest.param("What I mean . . . well, . . . I did not.|So be it.", id="pauses"),
        pytest.param("I know she's at —|See, it is late.", id="speech broken off"),
        pytest.param("The poll — May 13-22 — was small.|It was late.", id="dates between dashes"),
        pytest.param("Police came at 6:45 pm – One man was named.", id="a time and a dash"),
        pytest.param("The army – The Hague says – left.|It was late.", id="a name between dashes"),
        pytest.param("She thanked U.S. Rep. Ann Lee for it.|They left.", id="an office of a country"),
        pytest.param("They met U.N. Amb. Bo Moe in Riga.|It rained.", id="an office of a body"),
        pytest.param("It was Calif. Gov. Ann Lee who spoke.|They left.", id="an office of a state"),
        pytest.param("She lives in the U.S.|Mr. Moe does not.", id="a plain title opens a sentence"),
        pytest.param("Shops in the town shut at 5 p.m.|Gov. Lee left.",
                     id="an office after an hour"),
        pytest.param("State Reps. Ann Lee and Bo Moe met Govs. Chen and Dahl.|They spoke.", id="titles of several"),
        pytest.param("The union called its reps.|They came.", id="a plain word written as a title"),
        pytest.param("They see that. “", id="a stray mark is no sentence"),
        pytest.param("I love her. :)|So do I.", id="smileys stay with what they follow"),
        pytest.param("Read it all there.|http://nyti.ms/1U0Xvbm", id="an address after the sentence"),
        pytest.param("i went home early.|maybe she is there.", id="a writer without capitals"),
        pytest.param("It weighs approx. the same.", id="an abbreviation before a small word"),
        pytest.param("At 5 a.m. Mr. Lee left the bank.|He had left the bank at 6 P.M.|Mr. Lee slept.", id="hours that begin or end it"),
        pytest.param("He lives on Main St.|The road is shut.|St. Louis is far.", id="streets and saints"),
        pytest.param("They tried plan B.|Aliyev agreed with J. Lee.", id="letters that are no initials"),
        pytest.param("Lee et al. 2015 and Lee et al. Smith say so.", id="and others"),
        pytest.param("You find it at N°. 1026.253.553.|It is there.", id="numbers with points"),
        pytest.param("He spoke in Binghamton, N.Y.|“She works there.”", id="a quotation after a state"),
        pytest.param('Gov. C.L. "Butch" Otter came.', id="a nickname after initials"),
        pytest.param("He lives in Hereford, Ariz.|It's a ranch.", id="an opener with an apostrophe"),
        pytest.param("He rode on (approx. 5 km).|It was late.", id="an abbreviation in brackets"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert split(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        pytest.param("fr", "M. Macron a dit : « C’est ouvert ! »|Il est parti.", id="French: M. and guillemets with blanks"),
        pytest.param("fr", "« La route est ouverte. »|Mme Colonna l’a dit, etc.|On verra.", id="French: a blank before the closing mark"),
        pytest.param("fr", "Le 3 janv. 2023 à 5 h.|La route est fermée (cf. p. 12).|Fin.", id="French: months"),
        pytest.param("fr", "— Tu viens ? demanda-t-il.|— Oui.", id="French: a small word goes on after a question"),
        pytest.param("de", "Am 3. Oktober kam Dr. Schmidt z. B. nach Berlin.|Der 2. Weltkrieg war vorbei.", id="German: ordinals"),
        pytest.param("de", "„Die Straße ist offen.“|Sie fuhr ab.", id="German: low and high marks"),
        pytest.param("de", "»Sie ist offen.«|Er ging.|»Ja«, sagte sie.", id="German: guillemets pointing in"),
        pytest.param("de", "Das war im Jahr 2022.|Armenien schwieg.", id="German: a year is no ordinal"),
        pytest.param("ru", "В 2020 г. Армения и г. Баку, ул. Низами, им. А. С. Пушкина и т. д.|Потом он ушёл.", id="Russian: short words"),
        pytest.param("ru", "«Дорога открыта?» — спросил он.|«Да».|— Хорошо.", id="Russian: guillemets and dashes"),
        pytest.param("ru", "Это было в 2020 г.|Потом он уехал в г. Баку.", id="Russian: year and town"),
        pytest.param("ru", "В т. ч. 850 машин.|Потом и др. машины.", id="Russian: pairs apart"),
        pytest.param("uk", "У 2020 р. Вірменія та ін. мовчали.|Потім він пішов.", id="Ukrainian: years"),
        pytest.param("de", "Dr. h. c. Müller kam.|Wilhelm II. Kaiser.|Er ging.", id="German: degrees and kings"),
        pytest.param("es", "Fue en 50 a. C. en Roma.|Luego no.", id="Spanish: before Christ"),
        pytest.param("fr", "Ils sont passés, etc.|« C’est faux ! » dit-il.|J’ai ri.", id="French: elided openers"),
        pytest.param("pl", "Był prof. dr hab. J. Nowak itd.|W 2020 r. pisano.", id="Polish: degrees"),
        pytest.param("nl", "Premier M. Rutte en dhr. Ali kwamen.|Het was laat.", id="Dutch: titles"),
        pytest.param("tr", "Prof. Dr. Kaya 3. Ordu ile geldi.|Bu yol açık.|İki kişi, vb. Ankara'da kaldı.", id="Turkish: titles"),
        pytest.param("az", "Akad. Əliyev 2-ci yerdə, 3. Ordu ilə idi və s. Bakıda qaldı.|Bu yol açıqdır.", id="Azerbaijani"),
        pytest.param("es", "EE. UU. y el Sr. López hablaron.|¿Está abierto?|¡Sí!|La Sra. Ruiz salió.", id="Spanish: EE. UU. and titles"),
        pytest.param("it", "Il sig. Rossi e la dott.ssa Bo parlarono.|Poi andarono.", id="Italian: titles"),
        pytest.param("pt", "O Sr. Silva falou na pág. 3.|Depois saiu.", id="Portuguese: titles"),
        pytest.param("hy", "Ճանապարհը բաց է։|Ո՞վ է նա։ 2020 թ. նա գնաց։".replace("։ 2020", "։|2020"), id="Armenian: verjaket"),
        pytest.param("hy", "Ճանապարհը բաց է:|Նա ասաց. Ոչ:|Նա գնաց:", id="Armenian: a colon for verjaket, a point within"),
        pytest.param("ka", "გზა ღიაა.|ის 2020 წ. ქ. თბილისში წავიდა.|რატომ?|არავინ იცის.", id="Georgian: one case only"),
        pytest.param("el", "Πού είναι ο κ. Παππάς;|Ο δρόμος είναι ανοιχτός.", id="Greek: question mark"),
        pytest.param("ar", "قال د. أحمد إن الطريق مفتوح.|هل هو مفتوح؟|نعم.", id="Arabic"),
        pytest.param("fa", "آیا راه باز است؟|بله.|راه باز است.", id="Persian"),
        pytest.param("ur", "راستہ کھلا ہے۔|وہ گیا۔", id="Urdu"),
        pytest.param("hi", "डॉ. शर्मा आए।|क्या रास्ता खुला है?|हाँ।", id="Hindi: titles with vowel signs"),
        pytest.param("he", "הדרך פתוחה.|האם היא פתוחה?|כן.", id="Hebrew"),
        pytest.param("ko", "길이 열렸다.|그는 갔다.", id="Korean"),
    ],
)
def test_other_languages_are_cut_by_their_own_habits(language: str, marked: str) -> None:
    habits = BY_CODE.get(language, OTHER).habits
    assert split(marked.replace("|", " "), habits) == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("1.) The first item |2.) The second item", id="numbers with point and bracket"),
        pytest.param("1) The first item |2) The second item |3) The third", id="numbers with a bracket"),
        pytest.param("1. The first item |2. The second item", id="numbers with a point"),
        pytest.param("a. The first item |b. The second item |c. The third", id="letters"),
        pytest.param("• 9. The first item |• 10. The second item", id="bullets and numbers"),
        pytest.param("⁃9. The first item |⁃10. The second item", id="hyphen bullets"),
        pytest.param("The mayor left. |***| Rain fell.", id="a drawn rule between pieces"),
        pytest.param("1. The road on page 2. is shut.", id="a number that belongs to the word before"),
        pytest.param("1) It is shut. |2) It is open.", id="items that are sentences"),
    ],
)
def test_items_of_a_list_in_one_line_are_apart(marked: str) -> None:
    cut = [piece.strip() for piece in marked.split("|")]
    assert [one for one in split(marked.replace("|", "")) if one in cut] == cut


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("道路开放。|昨天关闭了。", id="Chinese"),
        pytest.param("他说：“没有！”|外交部发言人称没有。", id="Chinese: a new sentence after a quotation"),
        pytest.param("“道路开放吗？”他问道。|没有人回答。", id="Chinese: who asked belongs to the question"),
        pytest.param("「道は開いている。」と彼は言った。|誰も来なかった。", id="Japanese: who said it belongs to the quotation"),
        pytest.param("The road was closed.|The army left.", id="a blank forgotten"),
    ],
)
def test_sentences_without_a_blank_between_them(marked: str) -> None:
    assert split(marked.replace("|", "")) == marked.split("|")


@pytest.mark.parametrize(
    ("number", "count"),
    [("000", 12), ("001", 21), ("002", 13), ("003", 22), ("004", 15)],
    ids=str,
)
def test_the_seeds_have_as_many_sentences_as_a_reader_counts(number: str, count: int) -> None:
    seed = next(seed for seed in SEEDS if seed.name.startswith(number))
    found = [one for one in segment(seed_text(seed)).segments if one.kind == "sentence"]
    assert len(found) == count


def test_a_heading_without_full_stop_is_a_sentence() -> None:
    assert split("Road stays open") == ["Road stays open"]


def test_white_space_alone_holds_no_sentence() -> None:
    assert split(" \n\u00a0 ") == []


PIECES = st.sampled_from(
    [
        ".", ". ", "...", " . . . ", "…", "!", "?", ":", ";", "։", "。", "؟", "।", "—", " — ", "•", "1. ", "2. ", "a. ", "b. ", "z. ",
        "B. ",
        '"', "“", "”", "„", "«", "»", "’", "(", ")", "[...]", " ", "\u00a0", "\n", "T", "he ", "The ", "Der ", "г. ", "U.S. ", "თ",
        "թ. ", "د. ", "डॉ. ", "道", "と", "4 ", "www.", ":)", "\u0301", "\u200b", "😀", "İ", "\U0010ffff",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=50).map("".join)), st.sampled_from([*LANGUAGES, OTHER]))
def test_whatever_the_text_and_language_nothing_visible_is_lost(text: str, language: Language) -> None:
    edges = split_sentences(text, 0, len(text), language.habits)
    assert all(start < end for start, end in edges)
    assert all(one[1] <= two[0] for one, two in pairwise(edges))
    gaps = zip([0, *(end for _, end in edges)], [*(start for start, _ in edges), len(text)], strict=True)
    assert all(visible(text, start, end)[0] == visible(text, start, end)[1] for start, end in gaps)
