"""The languages the cut knows: their codes, the words that give them away, and their abbreviations.

Written from general knowledge of the languages; a language that is not here is cut by the English abbreviations and
the marks of its script, which never needs a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.abbreviations import ENGLISH, Habits


@dataclass(frozen=True, slots=True)
class Language:
    """One language: ISO 639 codes (the two-letter one first), English name, frequent words, habits of writing."""

    codes: tuple[str, ...]
    name: str
    frequent: frozenset[str]
    habits: Habits

    @property
    def code(self) -> str:
        """The two-letter code."""
        return self.codes[0]


def _language(codes: str, name: str, frequent: str = "", habits: Habits = ENGLISH) -> Language:
    return Language(tuple(codes.split()), name, lexicon(frequent), habits)


ENGLISH_LANGUAGE = _language(
    "en eng", "English", "the of and to in a is that for on was with as by it at from he said are has be an its"
)
LANGUAGES = (
    ENGLISH_LANGUAGE,
    _language(
        "fr fra fre", "French",
        "le la les de des du et est une dans que qui pour sur par au aux avec pas il elle ce cette ont été",
        Habits(
            lexicon("m mm al civ resp sté gén suiv mme mmes mlle mlles mgr dr pr me st ste sts cf vs av bd éd fig gén"
                    " col cdt lt réf env dir"),
            lexicon("n n° no nos p pp art vol chap al t janv févr avr juil sept oct nov déc tél env"),
            lexicon("etc janv févr avr juil sept oct nov déc j.-c s.a s.a.s cie ltd inc p.-d.g"),
            lexicon("le la les l un une des il elle ils elles on ce cet cette ces c en dans sur pour par avec mais et ou or donc"
                    " selon d' après avant depuis pendant si quand lorsque nous vous je son sa ses leur à au aux de du"
                    " pourquoi qui que quoi où comment"),
        ),
    ),
    _language(
        "de deu ger", "German",
        "der die das und ist von den mit dem des im nicht ein eine auf für sich auch werden wurde zu es als nach bei",
        Habits(
            lexicon("hr fr frl dr prof dipl ing mag st vgl bzw ca z u d s o i a inkl exkl abs art nr bd sog gem lt evtl ggf zzgl"
                    " hrsg tel geb gest z.b d.h u.a i.d.r z.t o.ä fa abb rd inst mind max phil med jur rer nat oec h.c"),
            lexicon("nr s abs art bd kap jh tel ca ziff anm"),
            lexicon("usw etc jan feb mrz apr jun jul aug sept okt nov dez str jh mio mrd tsd u.a n.chr v.chr chr co e.v gmbh"),
            lexicon("der die das ein eine einer es er sie wir ich ihr in im am an auf bei mit nach seit von vor zu zum zur für"
                    " doch aber und oder auch dann danach dabei damit dies diese dieser wenn weil als wie so laut nun jetzt heute"
                    " gestern was wer wo warum nur noch trotz während bis"),
            words_too=lexicon("art st mag max"),
            ordinals=True,
        ),
    ),
    _language(
        "es spa", "Spanish",
        "el la los las de del que y en un una por con para se no es su al lo como más fue ha han sobre",
        Habits(
            lexicon("sr sra srta sres dr dra d dña don prof profa lic ing arq gral cnel cap tte sto sta fr mons ee uds ud vd avda av"
                    " pág págs núm art fig vol cf p.ej ej aprox dpto excmo ilmo"),
            lexicon("núm nº no n° p pág págs art vol cap fig tel"),
            lexicon("etc uu ee.uu a.c d.c s.a s.l cía ltda a.m p.m ene feb mar abr jun jul ago sept oct nov dic"),
            lexicon("el la los las un una unos unas en de del al por para con sin sobre según pero y o no se su sus lo él ella ellos"
                    " este esta esto ese esa como cuando si aunque además también tras desde hasta ayer hoy yo nosotros"
                    " ya quién qué dónde cuándo cómo cuánto"),
        ),
    ),
    _language(
        "it ita", "Italian",
        "il lo la gli le di che è un una per con del della dei delle nel non sono si al alla più ha come anche",
        Habits(
            lexicon("sig sigg sig.ra ca circa col univ dr dott dott.ssa prof avv ing arch on sen gen col cap mons s ss"
                    " art pag pagg cfr fig vol n"),
            lexicon("n nr art pag pagg p pp vol cap fig tel"),
            lexicon("ecc a.c d.c s.p.a s.r.l gen feb mar apr mag giu lug ago sett ott nov dic"),
            lexicon("il lo la i gli le un una in di da del della nel con su per tra fra ma e o non si è sono ha questo questa quando se"
                    " anche secondo dopo prima ieri oggi io noi lui lei loro perché chi come dove quanto"),
            words_too=lexicon("on s art"),
        ),
    ),
    _language(
        "pt por", "Portuguese",
        "os as de do da dos das que em um uma para com não se por no na ao mais foi são como pelo pela",
        Habits(
            lexicon("sr sra srs aprox univ dr dra prof profa eng gen cel cap d av pe st sto sta pág págs art fig vol"
                    " núm cf dep min gov exmo"),
            lexicon("nº no n° núm p pág págs art vol cap fig tel"),
            lexicon("etc a.c d.c s.a ltda jan fev mar abr mai jun jul ago set out nov dez"),
            lexicon("o a os as um uma em no na de do da por para com sem sobre segundo mas e ou não se seu sua ele ela eles este esta"
                    " isso isto quando como também ontem hoje eu nós já após desde porquê porque quem onde qual"),
        ),
    ),
    _language(
        "nl nld dut", "Dutch",
        "de het een van en in is op te dat die voor met zijn niet er aan ook werd door naar bij over",
        Habits(
            lexicon("dhr mevr mw dr drs mr ir ing prof gen lt kol st jhr bv o.a m.a.w d.w.z resp ca nr blz art vgl"),
            lexicon("nr nrs blz p art hfst tel jan feb mrt apr jun jul aug sept okt nov dec"),
            lexicon("enz etc e.d a.u.b jl v.chr n.chr n.v b.v jan feb mrt apr jun jul aug sept okt nov dec"),
            lexicon("de het een en in op van voor met na door bij er dat die dit deze hij zij ze we wij ik je maar ook toen als volgens"
                    " sinds wat wie waar waarom nu toch zo om over tegen hun zijn haar"),
            words_too=lexicon("bv mr ing"),
        ),
    ),
    _language(
        "pl pol", "Polish",
        "i w na z że do się nie to jest o za od jak po oraz dla przez są który była był także",
        Habits(
            lexicon("dr hab prof mgr inż ks gen płk ppłk mjr kpt św ul al pl os im np tzw tzn m.in ok wg por red lek min zob"),
            lexicon("nr str s art ust pkt poz tel ul rys tab"),
            lexicon("itd itp r rr w zł gr tys mln mld godz p.n.e n.e sp.z.o.o"),
            lexicon("w na z do od po za o i a ale to ten ta te jest są nie jak kiedy gdy jeśli co kto gdzie dlaczego on ona oni my ja"
                    " według podczas przed przez dla jednak także wczoraj dziś jutro teraz potem"),
            words_too=lexicon("min por"),
        ),
    ),
    _language(
        "ru rus", "Russian",
        "и в не на что с по как это из к он для от за о его при был были также года",
        Habits(
            lexicon("г гр ул пр просп пл пер д корп кв им проф акад доц канд ген полк подп кап лейт ок приб св о рис табл см ср стр с гл ст"
                    " п пп тов р оз обл т.н т.е напр т зам нач"),
            lexicon("ч ст п пп стр с гл рис табл № тел кв д корп т"),
            lexicon("г гг в вв тыс млн млрд трлн руб коп долл евро чел др пр т.д т.п т.к и.о н.э мин сек час кг км см м янв февр"
                    " апр авг сент окт нояб дек"),
            lexicon("в во на по он она оно они это эти этот эта как но и а с со к из за для при после однако также до когда если что"
                    " кто где по-прежнему ранее позже вчера сегодня завтра мы вы я я его ее её их об о от не нет так там тогда тем"
                    " согласно между потом затем"),
        ),
    ),
    _language(
        "uk ukr", "Ukrainian",
        "і в не на що з та як це до у він для від за про його при був були також року є",
        Habits(
            lexicon("м ген лейт полк бл приб вул просп пл пров буд корп кв ім проф акад доц ген полк св о рис табл див"
                    " ст с гл п тов обл т.зв тобто напр р"),
            lexicon("ст п стор с гл рис табл № тел кв буд"),
            lexicon("р рр ст тис млн млрд грн коп ін т.д т.п н.е"),
            lexicon("в у на по він вона воно вони це ці цей ця як але і й та а з зі до із за для при після однак також коли якщо що"
                    " хто де раніше вчора сьогодні завтра ми ви я його її їх про від не ні так там тоді потім"),
        ),
    ),
    _language(
        "tr tur", "Turkish",
        "ve bir bu için ile da de olarak olan daha çok ise gibi kadar sonra en ne dedi olduğunu",
        Habits(
            lexicon("dr prof doç yrd bşk av sn alb gen org orgen korg tümg tuğg yakl üni ünv ist bnb yzb tğm müh uzm öğr gör bkz mad no"
                    " cad sok mah apt m.ö m.s st hz op ecz"),
            lexicon("no s sf sh cilt mad tel bkz md"),
            lexicon("vb vs vd yy a.ş ltd şti san tic t.c a.b.d oca şub mar nis may haz tem ağu eyl eki kas ara"),
            lexicon("bu bir o şu ve ama ancak fakat ayrıca bunun onun biz ben siz onlar daha en çok her hiç ne neden nasıl kim son ilk"
                    " öte dün bugün yarın şimdi sonra önce böylece buna bunlar"),
            ordinals=True,
        ),
    ),
    _language(
        "az aze", "Azerbaijani",
        "və bu bir ilə üçün də olan olub edib ki daha çox kimi sonra görə onun isə bildirib",
        Habits(
            lexicon("dr prof akad dos gen leyt polk təxm təq may kap c küç pr ş r k m.ö b.e.ə məs bax s müəl im red"),
            lexicon("№ no s səh mad tel təxm"),
            lexicon("və.s s i.a yy min mln mlrd man km m ə.ə b.e yan fev apr avq sen okt noy dek"),
            lexicon("bu bir o və amma lakin ancaq həmçinin onun bunun biz mən siz onlar daha ən çox hər heç nə niyə necə kim son ilk"
                    " dünən bu gün sabah indi sonra əvvəl belə bundan bununla qeyd həmin"),
            ordinals=True,
        ),
    ),
    _language(
        "hy hye arm", "Armenian", "",
        Habits(
            lexicon("դր պրոֆ ակադ գեն պ տ տիկ օր փ ք"),
            lexicon("էջ հ կ"),
            lexicon("թ թթ դ դդ մլն մլրդ հզ կմ մ այլն"),
            stops=":",
            full_stop=False,
        ),
    ),
    _language(
        "ka kat geo", "Georgian", "",
        Habits(
            lexicon("დრ დაახლ პროფ აკად გენ ქ ქუჩ მაგ იხ ე.ი ბ-ნი"),
            lexicon("გვ №"),
            lexicon("წ წწ სს ათ მლნ მლრდ ა.შ კმ სხვ ჩვ.წ"),
        ),
    ),
    _language(
        "el ell gre", "Greek", "",
        Habits(
            lexicon("κ κκ δρ καθ π.χ βλ αρ σελ στρ αγ"),
            lexicon("αρ σελ αριθ τηλ"),
            lexicon("κ.λπ κλπ κ.ά μ.χ π.μ μ.μ α.ε δισ εκ"),
            stops=";\u037e",
        ),
    ),
    _language(
        "ar ara", "Arabic", "", Habits(lexicon("د أ م ا أ.د ص ج ط ق.م هـ"), lexicon("ص ج رقم"), lexicon("إلخ الخ ه هـ م"))
    ),
    _language("fa fas per", "Persian", "", Habits(lexicon("دکتر د م ص ج ر.ک"), lexicon("ص ج"), lexicon("ه.ش ق.م م"))),
    _language(
        "hi hin", "Hindi", "",
        Habits(lexicon("डॉ डा प्रो श्री पं कु सु मो स्व रु रू"), lexicon("सं पृ नं"), lexicon("कि.मी ई.पू ई")),
    ),
    _language("zh zho chi", "Chinese"),
    _language("ja jpn", "Japanese"),
    _language("ko kor", "Korean"),
    _language("he heb", "Hebrew"),
)  # fmt: skip
OTHER = Language(("und",), "an unknown language", frozenset(), ENGLISH)
BY_CODE = {code: language for language in LANGUAGES for code in language.codes}
