"""Made passages of news in many languages, with | where a reader ends a sentence; no blank stands for it in Chinese and Japanese."""

from __future__ import annotations

NO_BLANKS = ("Chinese", "Japanese")
PASSAGES: tuple[tuple[str, str], ...] = (
    ("Arabic", ("قال الرئيس إلهام علييف يوم الجمعة إن الطريق مفتوح.|وأضاف: «لا يوجد حصار.|نحن مستعدون».|هل الطريق مغلق؟|"
        "وبحسب وكالة الأناضول، مرت أكثر من 980 مركبة.|أعلن د. أحمد ذلك في 28 فبراير 2023م.|انتهى!")),
    ("Arabic", ("في 24 فبراير 2022م قال المتحدث: «الوضع خطير.|سنرحل».|"
        "وبحسب د. ليلى حسن (ج. القاهرة)، تضرر نحو 3.5 ألف شخص.|لماذا؟|لا أحد يعلم...|خسرت الشركة 5 ملايين دولار!")),
    ("Armenian", ("Հայաստանի վարչապետ Ն. Փաշինյանն այսօր՝ 2023 թ. փետրվարի 28-ին, հանդիպել է լրագրողների հետ։|"
        "«Ճանապարհը փակ է։|Ի՞նչ կարող ենք անել»,- ասել է նա։|"
        "Ըստ Արմենպրեսի՝ ավելի քան 980 մեքենա է անցել (այդ թվում՝ 850 բեռնատար)։|Նա ընդգծեց. «Մենք պատրաստ ենք»։|"
        "Վա՜յ, ինչ լավ է։")),
    ("Armenian", "Հայաստանի վարչապետն այսօր հանդիպել է լրագրողների հետ:|Նա ասաց. «Ճանապարհը փակ է»:|Ժամը 14:30-ին ավարտվեց:"),
    ("Armenian", ("2022 թ. փետրվարի 24-ին գեն. Ա. Պետրոսյանն ասել է. «Իրավիճակը լուրջ է։|Մենք գնում ենք»։|Ինչո՞ւ։|"
        "Ոչ ոք չգիտի...|Մոտ 3 հզ. մարդ է տուժել (տե՛ս էջ 3)։|«Ակմե» ՍՊԸ-ն կորցրել է 5 մլն. դրամ։")),
    ("Azerbaijani", ("Azərbaycan Respublikasının Prezidenti İlham Əliyev fevralın 28-də A.Ə.Məmmədovu qəbul edib.|"
        "Bu barədə AZƏRTAC məlumat verir.|“Yol açıqdır.|"
        "Heç bir blokada yoxdur”, - deyə dövlət başçısı bildirib.|"
        "Görüşdə 2022-ci il, 10 noyabr 2020-ci il tarixli üçtərəfli bəyanat və s. məsələlər müzakirə olunub.|"
        "XİN-in sözçüsü A. Hacızadə qeyd edib ki, 980-dən çox avtomobil (o cümlədən 850 yük maşını) keçib.|"
        'T. ü. f. d. Ə. Həsənov isə "mövcud vəziyyət" barədə danışıb.')),
    ("Azerbaijani", ("24 fevral 2022-ci ildə gen.-leyt. A. Quliyev “Vəziyyət ciddidir.|Gedirik” deyib.|"
        "Prof. S. Əliyeva (BDU) təxm. 3 min nəfərdən danışıb.|Niyə?|Heç kim bilmir...|"
        "“Acme” MMC 5 mln. manat itirib.|II Dünya müharibəsi və s. məsələlər müzakirə edilib.|"
        "Ş. Məmmədova bununla razıdır.")),
    ("Chinese", ("阿利耶夫总统周五表示：“道路是开放的。|没有封锁。”|据新华社报道，超过980辆车通过，其中包括850辆卡车。|"
        "“道路关闭了吗？”记者问道。|他说：“没有！”|外交部发言人称“所谓‘封锁’毫无根据”。|价格上涨3.5%。")),
    ("Chinese", ("2022年2月24日，发言人说：“局势严峻！|我们要走了。”|据估计，约3.5万人受影响（见图2）。|为什么？|"
        "没人知道……|“真的吗？”她问。|“当然。”他回答道。")),
    ("Dutch", ("Premier M. Rutte sprak op 2 maart met dhr. Aliyev over de weg.|‘De weg is open.|"
        "Er is geen blokkade,’ zei hij.|Meer dan 980 voertuigen, o.a. 850 vrachtwagens, reden door.|"
        "‘Echt?’ vroeg ze.")),
    ("English", ("The U.N. Security Council met at 3 p.m. EST on Feb. 3.|"
        "Gen. Mark A. Milley, U.S. Army (Ret.), spoke first; Sen. J.D. Vance did not.|"
        '"Why now?" asked Rep. A. Smith (D-Va.).|"Because," he said, "it is late.|Nobody came."|'
        "The firm, Acme Corp., fell 3.5 pct.|No. 10 declined to comment.|Is that so?!|Yes...|"
        "It rose to $1.2 bn. vs. $1.1 bn. in 2020.")),
    ("English", ("Lt. Gov. Ann Lee, 45, of St. Paul, Minn., told the A.P. on Sept. 3 that “the road is shut.|"
        "It will stay shut.”|(She had said so before.)|“No!” cried J.R. Smith Jr.|"
        "His wife, Mrs. Smith, left at 6 a.m. Tuesday with approx. 5 lbs. of rice.|Dr. King Jr. Blvd. was empty.|"
        "Who knew?|Prices: $5.50 vs. $4.")),
    ("French", ("Le président de la République, M. E. Macron, s’est entretenu jeudi 2 mars avec M. Aliev, a annoncé l’Élysée.|"
        "« La route est-elle ouverte ? », a-t-il demandé.|« Oui.|"
        "Elle l’est », a répondu ce dernier, selon l’A.F.P.|"
        "Plus de 980 véhicules (dont 850 camions) sont passés, etc.|"
        "« C’est faux ! » s’est exclamée Mme C. Colonna.|Art. 5 de la loi no 2023-1 du 1er janv. 2023.|"
        "Le n° 12 de la rue St. Paul est fermé.|Il est né en 50 av. J.-C. à Rome.")),
    ("French", ("Le 24 févr. 2022, M. Lavrov a déclaré : « La situation est grave.|Nous partons. »|"
        "MM. Dupont et Durand, resp. PDG et dir. gén., étaient absents.|"
        "Selon le Pr. J.-P. Martin (C.N.R.S.), env. 3 000 personnes sont mortes.|« Pourquoi ? », a-t-on demandé.|"
        "Personne n’a répondu…|La Sté. Acme S.A. a perdu 5 M€.|Voir p. 3 et suiv.")),
    ("French", ("« Il n’y a pas de blocus.|La route est libre », a assuré le col. P. Durand à l’AFP.|"
        "Selon l’art. 3, al. 2, du C. civ., c’est interdit.|M. X. a dit non…|"
        "Le 1er févr., à 20 h. 30, tout était fini.|Qui ?|Mme Y. ?|Personne.")),
    ("Georgian", ("საქართველოს პრემიერ-მინისტრმა ი. ღარიბაშვილმა 2023 წლის 28 თებერვალს განცხადება გააკეთა.|„გზა ღიაა.|"
        "არანაირი ბლოკადა არ არის“, - თქვა მან.|2020 წ. 10 ნოემბერს ხელი მოეწერა შეთანხმებას.|რა მოხდება შემდეგ?|"
        "ვნახოთ!")),
    ("Georgian", ("2022 წლის 24 თებერვალს გენ. ა. ბერიძემ თქვა: „მდგომარეობა მძიმეა.|მივდივართ“.|"
        "პროფ. ნ. კაპანაძის თქმით, დაახლ. 3 ათ. ადამიანი დაიღუპა.|რატომ?|არავინ იცის...|"
        "კომპანიამ 5 მლნ. ლარი დაკარგა.")),
    ("German", ("Bundeskanzler Scholz traf am 2. März 2023 Dr. h. c. Müller in Berlin, d. h. im Kanzleramt.|"
        "„Die Straße ist offen.|Es gibt keine Blockade“, sagte er laut dpa.|"
        "Ca. 980 Fahrzeuge, darunter u. a. 850 Lkw, seien bis zum 10. November durchgekommen.|"
        "„Ist das so?“, fragte sie.|„Ja!“|Das Unternehmen XY Inc. und die Meyer GmbH & Co. KG schwiegen.|"
        "Nr. 5 lebt.|Im 19. Jahrhundert war Wilhelm II. Kaiser.|Er kam auf Platz 3.|Die Mannschaft jubelte.|"
        "Vgl. S. 12 f. des Berichts.")),
    ("German", ("Am 24. Februar 2022 begann der Krieg, so Prof. Dr. med. K. Maier vom Max-Planck-Inst. in Bonn.|"
        "„Wir haben ca. 3.000 Menschen evakuiert.|Es war knapp“, erklärte Gen. a. D. Schulz.|"
        "Die Fa. Müller u. Co. hat rd. 5 Mio. Euro verloren.|Abb. 3 zeigt das.|"
        "Er wurde 1990 geb. und lebt in St. Gallen.|Warum?|Niemand weiß es.")),
    ("German", ("»Es gibt keine Blockade.|Die Straße ist frei«, sagte Oberst i. G. P. Maier der dpa.|"
        "Gem. § 5 Abs. 2 S. 1 GG ist das verboten.|Am 1. Febr. um 20.30 Uhr war alles vorbei.|"
        "Die 3. Division blieb.|Wer?|Niemand.|Die US-Reg. schwieg, d.h. sie wartete ab.|1945 endete er.")),
    ("Greek", ("Ο πρωθυπουργός κ. Μητσοτάκης συναντήθηκε με τον κ. Αλίεφ.|"
        "«Είναι ανοιχτός ο δρόμος;» ρώτησε.|"
        "Ναι· δεν υπάρχει αποκλεισμός, π.χ. για φορτηγά.|Πού είναι;|Εδώ.")),
    ("Hebrew", ('ראש הממשלה בנימין נתניהו אמר ביום שישי: "הדרך פתוחה.|אין מצור".|'
        'דובר צה"ל, ד"ר כהן, הוסיף כי עברו 980 כלי רכב.|האם הדרך סגורה?|לא.')),
    ("Hindi", ("राष्ट्रपति ने शुक्रवार को डॉ. शर्मा से मुलाकात की।|“सड़क खुली है।|कोई नाकाबंदी नहीं है,” उन्होंने कहा।|"
        "क्या सड़क बंद है?|समाचार एजेंसी पी.टी.आई. के अनुसार 980 वाहन गुज़रे।|बहुत अच्छा!")),
    ("Italian", ("Il 24 febbraio 2022 il gen. M. Rossi ha detto: «La situazione è grave.|Ce ne andiamo».|"
        "La dott.ssa Bianchi (Univ. di Roma) ha parlato di ca. 3.000 morti, ecc.|Perché?|Nessuno lo sa...|"
        "L’azienda Acme S.p.A. ha perso 5 mln. di euro.|Cfr. pag. 3 e l’art. 5.")),
    ("Japanese", ("アリエフ大統領は金曜日、「道路は開いている。|封鎖はない」と述べた。|「本当か？」と記者が尋ねた。|"
        "980台以上の車両が通過したという。|外務省は『声明』を発表した。")),
    ("Japanese", ("2022年2月24日、報道官は「状況は深刻だ。|我々は去る」と語った。|約3.5万人が影響を受けた（図2参照）。|"
        "なぜか。|誰も知らない……。|「本当ですか？」と彼女は尋ねた。|「はい。」|彼は答えた。")),
    ("Korean", ("알리예프 대통령은 금요일 “도로는 열려 있다.|봉쇄는 없다”고 말했다.|“정말입니까?”라고 기자가 물었다.|"
        "980대 이상의 차량이 통과했다.")),
    ("Persian", ("رئیس‌جمهور الهام علی‌اف روز جمعه گفت که راه باز است.|او افزود: «هیچ محاصره‌ای وجود ندارد.|ما آماده‌ایم».|"
        "آیا راه بسته است؟|به گزارش ایرنا، بیش از 980 خودرو عبور کرده‌اند.")),
    ("Polish", ("Prezydent A. Duda spotkał się 2 marca z prof. dr. hab. J. Kowalskim.|„Droga jest otwarta.|"
        "Nie ma blokady” – powiedział.|Ponad 980 pojazdów, m.in. 850 ciężarówek, przejechało itd.|"
        "W 2020 r. podpisano porozumienie.")),
    ("Portuguese", ("Em 24 de fev. de 2022, o gen. J. Silva disse: “A situação é grave.|Vamos embora.”|"
        "A Dra. Gomes (Univ. de Lisboa) falou em aprox. 3.000 mortos, etc.|Porquê?|Ninguém sabe...|"
        "A empresa Acme S.A. perdeu 5 milhões.|Ver pág. 3 e o art. 5.º.")),
    ("Russian", ("Президент РФ В. В. Путин 28 февраля 2023 г. провёл переговоры с И. Алиевым.|"
        "«Дорога открыта, — заявил он.|— Никакой блокады нет».|"
        "По словам пресс-секретаря, свыше 980 автомобилей, в т. ч. 850 грузовых, проехали за 3 мес.|"
        "Как сообщает ТАСС, 10 нояб. 2020 г. было подписано заявление и т. д.|"
        "Что будет дальше?|«Посмотрим!» — сказал М. Захаров.|"
        "В 1990-х гг. ситуация была иной, т.е. хуже.|"
        "Ул. им. Ленина, д. 5, кв. 3 закрыта.")),
    ("Russian", ("24 февраля 2022 г. началась операция, заявил ген.-лейт. А. Б. Иванов.|"
        "По данным МВД, погибло ок. 3 тыс. чел., ущерб — 5 млрд руб.|"
        "«Это провал, — сказала она.|— Мы уходим!»|"
        "В ст. 5 п. 3 УК РФ сказано иное (см. рис. 2).|Почему?|"
        "Никто не знает...|А. Петров из г. Москвы согласен.")),
    ("Russian", ("— Блокады нет, — сказал полк. П. Иванов.|— Дорога свободна.|"
        "Согласно ч. 2 ст. 5 Конституции РФ, это запрещено.|"
        "В XIX в. было иначе, т. е. хуже.|В 20 ч. 30 мин. всё кончилось.|"
        "Кто?|Никто.|1945 г. стал последним.|"
        "Об этом пишет «Коммерсантъ».")),
    ("Spanish", ("El presidente Sr. D. Pedro Sánchez habló el 2 de marzo con EE. UU. y la U.E. sobre la carretera.|"
        "«¿Está abierta?», preguntó.|«Sí.|No hay bloqueo», respondió el Sr. Aliyev.|¡Qué bien!|"
        "Más de 980 vehículos (p. ej. 850 camiones) pasaron, según la pág. 12 del informe, etc.|"
        "El Dr. Ruiz, de la Av. Libertad núm. 5, lo negó.|Ocurrió en el año 50 a. C. en Roma.")),
    ("Spanish", ("El 24 de feb. de 2022, el Gral. J. Pérez dijo: «La situación es grave.|Nos vamos».|"
        "La Dra. Gómez (Univ. de Madrid) habló de aprox. 3.000 muertos.|¿Por qué?|Nadie lo sabe…|"
        "La empresa Acme S.A. perdió 5 mill. de euros en EE.UU. y Méx.|Véase pág. 3.")),
    ("Turkish", ("Cumhurbaşkanı Recep Tayyip Erdoğan, Prof. Dr. A. Kaya ile 15. yıl dönümünde görüştü.|"
        "“Yol açık mı?” diye sordu.|Kaya, “Evet.|Hiçbir engel yok.” dedi.|"
        "T.C. Dışişleri Bakanlığı 3 Mart 2023'te açıklama yaptı.|"
        "M.Ö. 5. yüzyıldan beri vb. konular ele alındı.|"
        "İstanbul'da yapılan toplantıya 21. Yüzyıl Enstitüsü Bşk. Yrd. Ali Bey de katıldı.|"
        "Saat 14.30'da bitti.")),
    ("Turkish", ("24 Şubat 2022'de Gen. A. Yılmaz, “Durum ciddi.|Gidiyoruz.” dedi.|"
        "Doç. Dr. Ayşe Kara (İst. Üni.) yakl. 3 bin kişiden söz etti.|Neden?|Kimse bilmiyor...|"
        "Acme A.Ş. 5 mn. dolar kaybetti.|2. Abdülhamid dönemi, 19. yy. sonuydu.|Bkz. s. 3.")),
    ("Ukrainian", ("24 лютого 2022 р. ген.-лейт. О. Іваненко заявив: «Ситуація складна.|"
        "Ми йдемо».|За даними МВС, загинуло бл. 3 тис. осіб (див. с. 5).|"
        "Чому?|Ніхто не знає...|Збитки — 5 млрд грн.|"
        "Вул. ім. Т. Шевченка, буд. 3 закрита.")),
)  # fmt: skip
