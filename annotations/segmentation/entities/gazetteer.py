"""Places a news reader knows by name: countries with their other names, regions, cities, and words that name a kind of place.

Written by hand and kept short: what is missing is read from its context and then shown as unsure.
"""

from __future__ import annotations

from annotations.segmentation.lexicon import lexicon, phrases

OTHER_NAMES = {
    "U.S.": "United States", "US": "United States", "USA": "United States", "U.S.A.": "United States", "America": "United States",
    "United States of America": "United States", "UK": "United Kingdom", "U.K.": "United Kingdom", "Britain": "United Kingdom",
    "Great Britain": "United Kingdom", "Turkey": "Türkiye", "Turkiye": "Türkiye", "Holland": "Netherlands", "Burma": "Myanmar",
    "Czechia": "Czech Republic", "Swaziland": "Eswatini", "Macedonia": "North Macedonia", "UAE": "United Arab Emirates",
    "U.A.E.": "United Arab Emirates", "Russian Federation": "Russia", "Republic of Azerbaijan": "Azerbaijan",
    "Republic of Armenia": "Armenia", "Islamic Republic of Iran": "Iran", "Kiev": "Kyiv", "Kharkov": "Kharkiv", "Odessa": "Odesa",
    "Lvov": "Lviv", "Peking": "Beijing", "Bombay": "Mumbai", "Calcutta": "Kolkata", "Saigon": "Ho Chi Minh City",
    "New York City": "New York", "Washington D.C.": "Washington", "Washington, D.C.": "Washington", "D.C.": "Washington",
    "L.A.": "Los Angeles", "Gaza Strip": "Gaza", "Donbass": "Donbas", "Kosova": "Kosovo", "Timor-Leste": "East Timor",
    "People's Republic of China": "China", "Republic of Korea": "South Korea",
}  # fmt: skip
"""Other name → the name an entity is shown under."""

COUNTRIES = phrases("""Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain
|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria
|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic
|Denmark|Djibouti|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia
|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy
|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein
|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro
|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman
|Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda
|Saudi Arabia|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Soviet Union|Spain
|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|East Timor|Togo|Trinidad and Tobago|Tunisia
|Türkiye|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|England|Scotland|Wales|Northern Ireland|United States
|Uruguay|Uzbekistan|Vatican|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|Hong Kong|Greenland|Guam|Abkhazia|South Ossetia""")

REGIONS = phrases("""Europe|Korea|Asia|Africa|North America|South America|Latin America|Central America|Central Asia|Southeast Asia
|Antarctica|Oceania|Middle East|Near East|Caucasus|South Caucasus|North Caucasus|Balkans|Caribbean|Scandinavia|Karabakh|Nagorno-Karabakh
|East Zangezur|Nakhchivan|Crimea|Donbas|Kashmir|Gaza|West Bank|Golan Heights|Sinai|Darfur|Tibet|Xinjiang|Siberia|Chechnya|Catalonia
|Bavaria|Silicon Valley|Wall Street|Capitol Hill|Midwest|New England
|Black Sea|Caspian Sea|Mediterranean|Red Sea|South China Sea|Persian Gulf
|Atlantic|Pacific|Arctic|Guantanamo Bay|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho
|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska
|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island
|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta
|British Columbia|Nova Scotia|Queensland|Victoria|New South Wales|Brooklyn|Manhattan|Queens|Bronx|Harlem|Long Island|Staten Island""")

CITIES = phrases("""Abu Dhabi|Abuja|Accra|Addis Ababa|Aleppo|Algiers|Almaty|Amman|Amsterdam|Ankara|Astana|Athens|Atlanta|Auckland|Austin
|Baghdad|Baku|Baltimore|Bangkok|Barcelona|Beijing|Beirut|Belfast|Belgrade|Benghazi|Berlin|Bern|Birmingham|Bogota|Boston|Brasilia
|Brussels|Bucharest|Budapest|Buenos Aires|Buffalo|Cairo|Cape Town|Caracas|Charlotte|Chennai|Chicago|Cincinnati|Cleveland|Columbus
|Copenhagen|Dallas|Damascus|Davos|Delhi|Denver|Detroit|Dhaka|Doha|Donetsk|Dubai|Dublin|Edinburgh|Fallujah|Ferguson|Flint|Florence
|Frankfurt|Ganja|Geneva|Glasgow|Hamburg|Hanoi|Harare|Havana|Helsinki|Hiroshima|Ho Chi Minh City|Honolulu|Houston|Indianapolis|Islamabad
|Istanbul|Jakarta|Jeddah|Jerusalem|Johannesburg|Kabul|Kampala|Kandahar|Karachi|Kathmandu|Khankendi|Kharkiv|Khartoum|Kherson|Kigali
|Kinshasa|Kolkata|Kuala Lumpur|Kyiv|Lachin|Lagos|Las Vegas|Lima|Lisbon|Liverpool|London|Los Angeles|Louisville|Lviv|Lyon|Madrid|Manila
|Mariupol|Marseille|Mecca|Melbourne|Memphis|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|Montreal|Moscow|Mosul|Mumbai|Munich
|Nairobi|Naples|Nashville|New Delhi|New Orleans|Nice|Odesa|Oslo|Ottawa|Palm Beach|Paris|Philadelphia|Phoenix|Pittsburgh|Portland|Prague
|Pretoria|Pristina|Pyongyang|Quito|Ramallah|Raqqa|Reykjavik|Richmond|Riga|Rio de Janeiro|Riyadh|Rome|Sacramento|Salt Lake City
|San Antonio|San Diego|San Francisco|San Jose|Santiago|Sao Paulo|Sarajevo|Seattle|Seoul|Shanghai|Shusha|Skopje|Sochi|Sofia|Srebrenica
|St. Louis|St. Petersburg|Stepanakert|Stockholm|Strasbourg|Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tehran|Tel Aviv|The Hague|Tirana
|Tokyo|Toronto|Tripoli|Tunis|Turin|Ulaanbaatar|Vancouver|Venice|Vienna|Vilnius|Warsaw|Wuhan|Yerevan|Zagreb|Zaporizhzhia|Zurich|Berkeley
|Orlando|Charleston|Baton Rouge|Oakland|Omaha|Tulsa|Tucson|Fort Worth|El Paso|Kansas City|Oklahoma City|Jersey City|Cambridge|Oxford""")

PLACES = COUNTRIES | REGIONS | CITIES | frozenset(OTHER_NAMES)

ROUTES = lexicon("corridor road route highway")
PLACE_HEADS = ROUTES | lexicon(
    "district region province county city town village river lake sea gulf bay strait island islands mountain mountains valley"
    " desert ocean canal peninsula airport square bridge park zone coast republic street avenue beach hills harbor harbour port"
    " oblast enclave heights"
)
PLACE_FIRST = lexicon("lake mount mt. fort port cape el las los santa saint st.")
DIRECTIONS = lexicon("north south east west northern southern eastern western")
PLACE_BEFORE = lexicon("in near from to at around outside into across through inside leave leaving visit visited")
DEMONYMS = lexicon(
    "american british french german russian ukrainian chinese japanese korean indian iranian iraqi israeli palestinian syrian turkish"
    " azerbaijani armenian georgian greek italian spanish portuguese polish dutch belgian swedish norwegian danish finnish irish"
    " scottish welsh english canadian mexican brazilian cuban egyptian saudi afghan pakistani european african asian soviet arab muslim"
    " christian jewish catholic islamic republican democratic democrat hispanic latino kurdish hungarian romanian bulgarian serbian"
    " croatian czech slovak austrian swiss australian libyan yemeni lebanese jordanian nigerian kenyan south-korean north-korean"
)
