from __future__ import annotations

import pytest

from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.language import read_language


def read(text: str, recorded: str | None = None) -> str:
    return str(read_language(text, [Paragraph(0, 0, len(text), "body", "prose", None)], recorded))


SAMPLES = {
    "English": "The road to the city is open, said the minister on Friday, and it was "
    "never closed by the army of the north in that year.",
    "French": "La route de la ville est ouverte, a dit le ministre vendredi, et elle n'a "
    "pas été fermée par les soldats dans le nord du pays.",
    "German": "Die Straße ist offen, sagte der Minister am Freitag, und sie wurde nicht von "
    "den Soldaten aus dem Norden gesperrt, auch nicht im Mai.",
    "Spanish": "La carretera de la ciudad está abierta, dijo el ministro el viernes, y no ha"
    " sido cerrada por los soldados en el norte del país.",
    "Italian": "La strada per la città è aperta, ha detto il ministro, e non è stata chiusa "
    "dai soldati nel nord del paese, come si è detto per anni.",
    "Portuguese": "A estrada da cidade está aberta, disse o ministro na sexta-feira, e não foi"
    " fechada por soldados no norte do país, como se diz.",
    "Turkish": "Bakan cuma günü yol açık dedi ve bu yol için daha önce bir karar olduğunu, "
    "kentte de sonra çok araç olarak geçen olduğunu söyledi.",
    "Azerbaijani": "Nazir bildirib ki, yol açıqdır və bu yol üçün daha bir qərar olub, şəhərdə də "
    "sonra çox maşın keçib, onun sözlərinə görə isə heç kim yoxdur.",
    "Russian": "Дорога в город открыта, сказал министр в пятницу, и она не была закрыта.",
    "Ukrainian": "Дорога до міста відкрита, сказав міністр, і її не закривали.",
    "Armenian": "Ճանապարհը բաց է։",
    "Georgian": "გზა ღიაა.",
    "Greek": "Ο δρόμος είναι ανοιχτός.",
    "Arabic": "قال الوزير إن الطريق مفتوح.",
    "Persian": "وزیر گفت که جاده باز است و کسی آن را نبسته است.",
    "Hindi": "रास्ता खुला है।",
    "Hebrew": "הדרך פתוחה.",
    "Chinese": "道路开放。",
    "Japanese": "道は開いている。",
    "Korean": "길이 열렸다.",
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), SAMPLES.items(), ids=SAMPLES)
def test_a_language_is_told_by_script_and_frequent_words(name: str, text: str) -> None:
    assert read(text).split(",")[0] == name


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        pytest.param("de-AT", "German, as the record says (de-AT)", id="with a country"),
        pytest.param("deu", "German, as the record says (deu)", id="three letters"),
        pytest.param("EN_us", "English, as the record says (EN_us)", id="English"),
        pytest.param("tlh", "an unknown language, as the record says (tlh)", id="one we have no lists for"),
    ],
)
def test_what_the_record_says_wins(recorded: str, said: str) -> None:
    assert read(SAMPLES["French"], recorded) == said


def test_a_text_too_short_to_tell_is_read_as_english() -> None:
    assert read("Route ouverte") == "English, for want of words to tell by"


def test_latin_letters_of_a_language_we_do_not_know_are_not_taken_for_english() -> None:
    text = "Barabara ya kwenda mjini iko wazi, alisema waziri siku ya Ijumaa, wala haikufungwa na askari wa kaskazini mwa nchi hiyo. "
    assert read(text * 2).startswith("an unknown language")


def test_a_few_words_of_another_script_do_not_change_the_language() -> None:
    assert read(SAMPLES["English"] + " 道路开放。").startswith("English")
