"""What sites write around their articles, by what it is: whole lines and beginnings of lines, in lower case.

Written from reading news pages in English, French, German, Spanish, Portuguese, Italian, Turkish, Azerbaijani, Russian
and Armenian. A whole line is compared without its closing marks. A beginning ends where a word does, or with an
asterisk anywhere, and counts only on short lines.
"""

from __future__ import annotations

LIST_HEADING = "heading of a list of other articles"
LINK = "link to another page"
SHARING = "share buttons"
SOCIAL = "social media note"
SUBSCRIPTION = "subscription note"
COMMENTS = "comment section"
CREDIT = "agency credit"
COPYRIGHT = "copyright note"
ADVERTISING = "advertising label"
WIDGET = "page widget"
CONTACT = "note on how to reach the newsroom"

_WHOLE: dict[str, str] = {
    LIST_HEADING: """
        you may also like|you might also like|related|related articles|related stories|related news|related topics|related content
        |more from|more stories|more news|more on this story|more on this|more|most read|most popular|most viewed|popular|latest news
        |recommended|recommended for you|recommended stories|trending|trending now|don't miss|see also|read next|up next|top stories
        |editors' picks|editor's picks|keep reading|further reading|what to read next|in case you missed it|other news|latest stories
        |mehr zum thema|das könnte sie auch interessieren|lesen sie auch|auch interessant|meistgelesen|weitere artikel|zum thema
        |à lire aussi|lire aussi|sur le même sujet|dans la même rubrique|les plus lus|articles liés|à voir aussi
        |te puede interesar|más leídas|lo más leído|noticias relacionadas|leia também|veja também|mais lidas|leggi anche
        |potrebbe interessarti
        |ilgili haberler|benzer haberler|bunlar da ilginizi çekebilir|en çok okunanlar|diğer haberler|günün önemli haberleri
        |oxşar xəbərlər|digər xəbərlər|ən çox oxunanlar|bu mövzuda|həmçinin oxuyun
        |читайте также|читайте ещё|похожие новости|по теме|другие новости|популярное|самое читаемое|материалы по теме|главные новости
        |նմանատիպ նյութեր|այլ լուրեր|ամենաընթերցված|առնչվող լուրեր|կարդացեք նաև""",
    LINK: """
        read more|read also|read full story|read the full story|continue reading|view all|see all|show more|load more|learn more
        |watch live|full story|click here|here|next|previous|next article|previous article|weiterlesen|mehr|lire la suite|en savoir plus
        |leer más|ver más|leia mais|devamını oku|devamı için tıklayın|ətraflı|ardını oxu|читать далее|подробнее|читать полностью
        |ավելին""",
    SHARING: """
        share|share this|share this article|share this story|share article|share on|print|email|e-mail|tweet|copy link|save|like|bookmark
        |whatsapp|facebook|twitter|telegram|instagram|linkedin|reddit|pinterest|youtube|flipboard|messenger|viber|x|rss
        |teilen|drucken|merken|artikel teilen|partager|imprimer|envoyer|compartir|imprimir|compartilhar|condividi|stampa
        |paylaş|yazdır|paylaşın|çap et|paylaşmaq|поделиться|поделиться в соцсетях|распечатать|отправить|կիսվել|տպել""",
    COMMENTS: """
        comments|comment|leave a comment|leave a reply|post a comment|view comments|show comments|join the conversation|add a comment
        |what do you think|tell us what you think|kommentare|kommentieren|commentaires|laisser un commentaire|réagir|comentarios
        |comentários
        |commenti|yorumlar|yorum yap|şərhlər|rəylər|şərh yaz|комментарии|оставить комментарий|обсудить|մեկնաբանություններ""",
    ADVERTISING: """
        advertisement|advertising|sponsored|sponsored content|paid content|promoted|ad|ads|advert|story continues below advertisement
        |article continues below|continue reading below|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklam|реклама
        |գովազդ""",
    WIDGET: """
        loading|back to top|skip to content|skip to main content|menu|search|home|close|listen|play|pause|live|breaking|breaking news
        |video|videos|photos|gallery|open gallery|view gallery|hide|show|tags|topics|advertise|newsletter|newsletters
        |listen to this article
        |suche|menü|startseite|nach oben|accueil|rechercher|inicio|buscar|anasayfa|ana sayfa|ara|ana səhifə|axtar
        |главная|поиск|меню|наверх|գլխավոր|որոնում""",
    SUBSCRIPTION: """
        sign in|log in|login|sign up|register|subscribe|subscribe now|subscribe today|create account|my account|start your free trial
        |anmelden|abonnieren|jetzt abonnieren|s'abonner|se connecter|suscríbete|assine|abbonati|abone ol|giriş yap|abunə ol
        |подписаться|войти|подписка|բաժանորդագրվել""",
}
_BEGINNING: dict[str, str] = {
    SOCIAL: """
        follow us|follow him on|follow her on|follow them on|follow me on|follow the author|like us on|join us on|find us on
        |connect with us
        |like this story?|share this story|share your|have a tip?|got a tip?|join our telegram|join our whatsapp|follow live
        |folgen sie uns|suivez-nous|suivez nous|síguenos|siga-nos|seguici|bizi takip|bizi izləyin|telegram kanal*
        |подписывайтесь на|подпишитесь на|следите за нами|присоединяйтесь|հետևեք""",
    SUBSCRIPTION: """
        subscribe to|sign up for|sign up to|sign up here|get our newsletter|get the latest|download our app|download the app
        |register for free
        |register to|get unlimited|already a subscriber|already have an account|enter your email|this article is for subscribers
        |to continue reading|want more|you have reached your|support our journalism|become a member|thank you for reading
        |abonnieren sie|jetzt registrieren|abonnez-vous|inscrivez-vous|cet article est réservé|article réservé aux abonnés|il vous reste
        |suscríbete a|assine|iscriviti|bültenimize|abunə olun|зарегистрируйтесь|բաժանորդագրվեք""",
    LINK: """
        click here|click for|read more:|read more on|read more about|read also:|read more »|read the rest here|read the full|also read:
        |see also:|see more:|more:|related:|related post:|related article|[related|[read|watch:|watch now|watch live:|listen:
        |see photos|view gallery|photos:|more on|more from |for more information|for more news|for more stories|for more on|don't miss:
        |must read:|also see:|next:|previous:
        |lesen sie auch:|mehr zum thema:|lire aussi|à lire aussi|lire également|voir aussi|lea también|lee también|te puede interesar:
        |leia também:|leia mais:|leggi anche:|ayrıca okuyun|haberin devamı|həmçinin oxu|читайте также|читайте:|смотрите также|см. также
        |կարդացեք նաև|tempo de leitura|temps de lecture|lesezeit""",
    COPYRIGHT: """
        copyright ©|copyright (c)|copyright 1|copyright 2|copyright:|©|(c) 1|(c) 2|all rights reserved
        |this material may not be published|alle rechte vorbehalten|tous droits réservés
        |todos los derechos|todos os direitos|tüm hakları saklıdır|bütün hüquqlar|все права защищены|բոլոր իրավունքները|при использовании
        |при перепечатке|xəbərdən istifadə*""",
    CREDIT: """
        (reporting by|reporting by |(editing by|editing by |additional reporting by|(additional reporting|(writing by|writing by
        |compiled by
        |with files from|with inputs from|with agency inputs|(with inputs|source: |sources: |quelle: |quellen: |fonte: |fuente:
        |kaynak: |mənbə: |источник: |աղբյուր՝""",
    "tag list": "tags:|topics:|filed under|tagged:|keywords:|categories:|schlagworte|mots-clés|etiketler|açar sözlər|теги:|метки:",
    COMMENTS: "leave a comment|post a comment|tell us what|let us know in the|comments are|view comments|show comments|read all comments"
    "|[ read all comments",
    SHARING: "share on |share via |share to |partager sur|teilen auf|facebook'ta|twitter'da",
    CONTACT: "contact us|contact the|email us|send your|reach the reporter|do you have a story|e-mail: |email: |tel: |phone: ",
    "republication note": "this article was originally published|this story was originally published|this article first appeared"
    "|originally published|republished with permission|this article is republished",
    "disclaimer of the outlet": "our standards:|disclaimer:|haftungsausschluss:|avertissement :",
}


def _table(lists: dict[str, str]) -> dict[str, str]:
    return {phrase.strip(): reason for reason, phrases in lists.items() for phrase in phrases.split("|") if phrase.strip()}


WHOLE_LINES = _table(_WHOLE)
BEGINNINGS = _table(_BEGINNING)
LIST_HEADINGS = frozenset(line for line, reason in WHOLE_LINES.items() if reason == LIST_HEADING)
