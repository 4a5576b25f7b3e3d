# Yên hatin dîtin: çi şaş e, forma şaş û forma rast.
broken-domain = Girêdan ji hev ketiye: “{ $wrong }” di eslê xwe de “{ $right }” bû (navpera { $domain } heye).
broken-id = Girêdan ji hev ketiye: “{ $wrong }” di eslê xwe de “{ $right }” bû (nasnameyên { $host } { $letters } tîp in).
broken-file = Navê pelî ji hev ketiye: “{ $wrong }” di eslê xwe de “{ $right }” bû (.{ $ending } paşgira pelan e).
broken-version = Guherto ji hev ketiye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-phone = Hejmara telefonê ji hev ketiye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-handle = Navê hesabê xera bûye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-tag = Haştag xera bûye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-date = Dîroka îngilîzî xera bûye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-time = Dem xera bûye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-percentage = Ji sedî ji hev ketiye: “{ $wrong }” di eslê xwe de “{ $right }” bû.
broken-guess = “{ $wrong }” xerabûyî dixuye; belkî “{ $right }” bû.
digits-in-latin = Reqemên erebî di navekî latînî de: “{ $wrong }” divê bibe “{ $right }”.
mixed-number = Du cure reqem di hejmarekê de: “{ $wrong }” divê bibe “{ $right }”.
mixed-digits = Piraniya hejmarên vê nivîsê bi reqemên din in: “{ $wrong }” dibe “{ $right }”.
mixed-digits-house = Dezgeha te reqemên din dinivîse: “{ $wrong }” divê bibe “{ $right }”.
number-separator = Bêhnok ne ya nava hejmara “{ $wrong }” e; belkî “{ $right }”.
number-grouping = Komên “{ $wrong }” ne sê reqem in.
invalid-date = “{ $wrong }” ne dîrok e: roj an meheke wisa tune.
invalid-day = “{ $wrong }”: ev meh { $days } roj e.
invalid-weekday = “{ $wrong }”: ew roj { $right } e.
split-suffix = Paşgir ya peyva berî xwe ye: “{ $wrong }” divê bibe “{ $right }”.
repeated-word = “{ $word }” du caran hatiye.
joined-conjunction = Gihaneka و peyveke serbixwe ye: “{ $wrong }” divê bibe “{ $right }”.
name-variant = Nivîs vî navî berê “{ $first }” dinivîse: “{ $wrong }” dê bibe “{ $right }”.
turkish-letter = Tîpeke tirkî di peyveke kurdî de: “{ $wrong }” divê bibe “{ $right }”.
acute-for-circumflex = Nîşaneke zimanekî din li ser tîpê: “{ $wrong }” divê bibe “{ $right }”.
kurdish-punctuation-in-latin = “{ $wrong }” di nivîsa latînî de divê bibe “{ $right }”.
legacy-font = Ev nivîs bi koda fonta kevn { $font } hatiye nivîsîn; bêyî wê fontê kes nikare bixwîne.
heh-zwnj = ە bi ه û nîşaneke nayê dîtin hatiye nivîsîn: “{ $wrong }” divê bibe “{ $right }”.
heh-final = ه li dawiya vê peyvê divê ە be: “{ $wrong }” divê bibe “{ $right }”.
heh-lost = Vê nivîsê tîpa ە winda kiriye: “{ $wrong }” divê bibe “{ $right }”.
style-habit = Ev nivîs li cihên din wisa nanivîse: “{ $wrong }” dibe “{ $right }”.
style-house = Dezgeha te wisa nanivîse: “{ $wrong }” divê bibe “{ $right }”.
foreign-letter = Tîpên erebî di peyveke kurdî de ({ $letters }): “{ $wrong }” divê bibe “{ $right }”.
presentation-form = Tîp bi kodên şiklên çapê hatine nivîsîn: “{ $wrong }” divê bibe “{ $right }”.
not-normalized = Tîp ji parçeyan pêk hatine: “{ $wrong }” divê bibe “{ $right }”.
tatweel = Peyv hatiye dirêjkirin: “{ $wrong }” divê bibe “{ $right }”.
invisible-joiner = Nîşaneke nayê dîtin di “{ $wrong }” de tiştekî ji hev nake; bêyî wê: “{ $right }”.
invisible-character = Di “{ $wrong }” de karakterek heye ku nayê dîtin; bêyî wê: “{ $right }”.
invisible-stray = Karakterek ku nayê dîtin û ne ya vir e.
invisible-direction = Nîşaneke aliyê nivîsînê ya ku nayê dîtin li vir nehatiye girtin.
private-use = Karaktera { $code } tenê di fontekê de bi wate ye; xwendevan wê nabîne.
latin-punctuation = Nîşana latînî “{ $wrong }” di nivîsa kurdî de divê bibe “{ $right }”.
repeated-punctuation = Nîşan du caran hatiye: “{ $wrong }” divê bibe “{ $right }”.
space-before-mark = Berî “{ $mark }” valahî nayê danîn.
space-inside = Li aliyê hundir ê “{ $mark }” valahî nayê danîn.
no-space-behind = Piştî “{ $mark }” valahiyek kêm e.
no-space-before = Berî “{ $mark }” valahiyek kêm e.
spaced-slash = “{ $wrong }” belkî “{ $right }” bû.
repeated-space = { $count } valahî li cihê ku yek bes e.
lost-paragraph = Belkî li vir paragrafeke nû dest pê dikir: şikandina rêzê winda bûye.
lost-line = Belkî li vir rêzeke nû dest pê dikir: şikandina rêzê winda bûye.
unbalanced-bracket = “{ $mark }” di vê paragrafê de bê cot e.
unbalanced-quote = Dunikika “{ $mark }” di vê paragrafê de bê cot e.
directive-rule = Rêgezek bi navê “{ $wrong }” tune, loma bi wî navî tiştek nayê paşguhkirin.{ $nearest ->
    [none] { " " }“rastnus rules” wan hemûyan dijmêre.
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
directive-word = Fermanek bi navê “{ $wrong }” tune, loma tiştek nayê paşguhkirin.{ $nearest ->
    [none] { "" }
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}

# Çareserî, wek rêzên lîsteyekê.
fix-replace = Bike “{ $new }”
fix-drop-space = Valahiyê jê bibe
fix-drop-character = Karakterê jê bibe
fix-drop-word = “{ $word }” ya duyem jê bibe
fix-convert-font = Ji { $font } veguherîne Unicode
fix-add-space = Valahiyekê zêde bike
fix-move-space = Valahiyê bibe aliyê din
fix-one-space = Tenê valahiyekê bihêle
fix-restore-break = Şikandina rêzê vegerîne
fix-all-of-rule = Di nivîsê de hemûyên vî cureyî rast bike ({ $count })
fix-all-safe = Hemû yên bêguman rast bike
progress-workspace = Nivîsarên qada xebatê têne kontrolkirin
normalize-text = Nivîsê rêk bixe
restore-breaks = Hemû paragrafên windabûyî vegerîne ({ $count })
restore-heh = Di hemû peyvên nivîsê de “ە” vegerîne şûna “ه” ({ $count })
ignore-here = “{ $text }” di vê nivîsê de paşguh bike
ignore-everywhere = “{ $text }” di hemû nivîsan de paşguh bike
ignore-this-here = Vê di vê nivîsê de paşguh bike
ignore-this-everywhere = Vê di hemû nivîsan de paşguh bike
fix-name-everywhere = Li her derê “{ $first }” bi kar bîne ({ $count })
add-name = “{ $name }” li navên sazîyê zêde bike ({ $kind })

# Guherandina nivîsa hilbijartî, wek rêzên lîsteyekê.
rewrite-digits-ascii = Reqeman wek 0123456789 binivîse
rewrite-digits-arabic = Reqeman wek ٠١٢٣٤٥٦٧٨٩ binivîse
rewrite-digits-extended = Reqeman wek ۰۱۲۳۴۵۶۷۸۹ binivîse
rewrite-quotes-straight = Gotinan bixe nav "…"
rewrite-quotes-curly = Gotinan bixe nav “…”
rewrite-quotes-guillemets = Gotinan bixe nav «…»
rewrite-number-words = Hejmaran bi peyvan binivîse
rewrite-number-digits = Hejmaran bi reqeman binivîse
rewrite-latin = Bi alfabeya latînî binivîse
rewrite-arabic = Bi alfabeya erebî binivîse
rewrite-font = Ji fonteke kevn veguherîne Unicode
rewrite-paragraphs = Paragrafên windabûyî vegerîne
rewrite-sort = Rêzan li gor alfabeya kurdî rêz bike

# Mîheng.
config-unreadable = Pelê mîhengê { $file } nayê xwendin: { $reason }. Binêre ka pel heye û destûra te ya xwendinê heye.
config-malformed = Pelê mîhengê { $file } ne derbasdar e: { $reason }.
config-unknown-key = { $file }: mîhengek bi navê “{ $name }” tune.{ $nearest ->
    [none] { "" }
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
config-unknown-rule = { $file }: rêgezek bi navê “{ $name }” tune.{ $nearest ->
    [none] { "" }
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
config-unknown-value = { $file }: “{ $value }” ne nirxeke “{ $name }” e.{ $nearest ->
    [none] { " " }Yek ji van hilbijêre: { $valid }.
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
config-wrong-type = { $file }: “{ $name }” divê { $expected ->
    [switch] true an false
    [number] hejmareke tam a di navbera { $least } û { $most } de
    [list] lîsteyek, wek ["a", "b"],
    [table] tabloyek ji mîhengan
   *[text] nivîsek di nav dunikan de
} be, ne { $value }.
config-ignore-line = { $file }: “{ $content }” nayê fêmkirin. Di rêzekê de navê rêgezekê, tabek û nivîs hene; dibe ku tabek û pelek jî li pey bên.
config-name-empty = { $file }: navek vala ye. Navî binivîse, an jê bibe.
config-name-twice = { $file }: “{ $name }” du caran heye, cara pêşîn di rêza { $first } de. Nivîsandinên ku tenê bi ر û ڕ, ی û یی, و û وو ji hev cuda ne wek yek tên hesibandin; yekê jê bibe, an heke du kes bin ambiguous = true deyne.
config-name-clash = { $file }: “{ $name }” di lîsteyên rastnusê de navê { $other } ye jî. Yê te tê hesibandin.
config-unwritable = { $file } nayê nivîsîn: { $reason }. Wek xwe ma.
config-outside = { $file }: pelê navan { $listed } li derveyî vê peldankê ye û nehat xwendin. Bîne vir, an di sazkariyên edîtora xwe de navê wê binivîse.
config-from = Ji { $file }
config-default = Li vir û li jor rastnus.toml tune; ev nirxên destpêkê ne.
config-ignores = Yên hatine paşguhkirin di { $file } de ne

# Rêza fermanê.
file-missing = Pel an peldankeke bi navê { $file } tune. Navî kontrol bike.
file-forbidden = Destûra te ya xwendina { $file } tune. Destûrê bixwaze, an pelekî din hilbijêre.
file-unreadable = { $file } nayê xwendin: { $reason }.
file-not-utf8 = { $file } ne nivîsa UTF-8 e (bayta { $byte }). Wek UTF-8 tomar bike û dîsa biceribîne; tiştek nehat guhertin.
file-unwritable = { $file } nayê nivîsîn: { $reason }. Pel wek xwe maye.
file-changed = Di vê navê de bernameyeke din { $file } guherand. Dest lê nehat dayîn; dîsa biceribîne.
file-link = { $file } girêdanek e ku ji peldanka xwe derdikeve. Dest lê nehat dayîn; navê pelî bi xwe binivîse.
file-fault = rastnus li ser { $file } bi ser neket: şaşî ya wî bi xwe ye. Pel wek xwe maye; ji kerema xwe bi nivîsê re ragihîne.
rule-unknown = Rêgezek bi navê “{ $name }” tune.{ $nearest ->
    [none] { " " }“rastnus rules” wan hemûyan dijmêre.
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
output-failed = Encam nayê nivîsîn: { $reason }.
option-unknown = Vebijarkek bi navê “{ $name }” tune.{ $nearest ->
    [none] { " " }“rastnus --help” wan hemûyan dijmêre.
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
command-unknown = Fermanek bi navê “{ $name }” tune.{ $nearest ->
    [none] { " " }“rastnus --help” wan hemûyan dijmêre.
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
value-invalid = “{ $name }” ne nirxeke derbasdar e.{ $nearest ->
    [none] { " " }“rastnus --help” dibêje kîjan derbasdar in.
   *[other] { " " }Gelo mebesta te “{ $nearest }” bû?
}
option-conflict = “{ $name }” bi vebijarkên din re nabe. Li “rastnus --help” binêre.
arguments-invalid = { $reason }. Li “rastnus --help” binêre.

# Karta navekî.
kind-person = kes
kind-place = cih
kind-organization = dezgeh
kind-event = bûyer
kind-product = berhem
kind-language = ziman
kind-date = dîrok
card-said = Ev nivîs dibêje: { $phrases }
card-mentions = Di vê nivîsê de { $count } caran hatiye gotin

# Failures.
internal-error = Di rastnus de şaşiyek çêbû, lê kar didome. Ji kerema xwe vê yekê ragihînin: { $detail }
rule-broken = Rêzika { $rule } di vê nivîsê de bi ser neket, şaşî ya wê bi xwe ye, û ji bo vê nivîsê hate girtin; yên din berdewam in. Ji kerema xwe bi nivîsê re ragihîne.
findings-left-out = { $count } encamên din nayên nîşandan: ji bo her nivîsekê { $limit } encam tên dayîn (diagnostics.limit di rastnus.toml de). Hinekan rast bike, an jî hemûyên misoger bi carekê rast bike, yên din jî dê xuya bibin.

# Ferman.
ignore-no-file = Ev nivîs wek pel nehatiye tomarkirin, loma ji bo wê tiştek nayê nivîsîn. Pêşî wê di cihê xebata xwe de tomar bike.
ignore-no-folder = { $file } ne di peldankeke cihê xebata te de ye, loma cih tune ku tiştê paşguhkirî lê were nivîsîn. Peldanka wê veke û dîsa biceribîne.
ignore-unwritable = { $file } nayê nivîsîn: { $reason }. Tiştek nehat paşguhkirin.
add-name-no-folder = { $file } ne di peldankeke cihê karê te de ye, lewma pelekî navan tune ku lê bê zêdekirin. Peldanka wê veke û dîsa biceribîne.
add-word-nothing = { $word ->
    [none] Li vir peyv tune. Nîşanderê deyne ser peyva ku tu dixwazî bipejirînî, an wê hilbijêre.
   *[other] Di “{ $word }” de tiştek nehatiye dîtin, loma tiştek tune ku bê pejirandin.
}
command-arguments = Ferman bêyî tiştên pêwîst hat şandin: { $detail }.
command-stale = Nivîs di vê navberê de guherî, lewma tiştek nehat kirin. Dîsa biceribîne.
command-not-open = Belge di edîtorê de vekirî nîne.
command-no-edits = Ev edîtor guherînên ku rastnus bi xwe dike nastîne.
command-not-applied = Edîtor guherîn nestand.
report-title = Tiştên ku li cihê karê hatin dîtin
report-summary = { $findings } tişt di { $files } nivîsan de hatin dîtin.
report-rule = Rêgez
report-rules = Rêgez
report-file = Nivîs
report-files = Nivîs
report-findings = Tiştên dîtî

# The card of a name: its form, and what else the text tells.
card-form = Ev form: { $parts }
card-spellings = Li vir wisa jî hatiye nivîsîn: { $spellings }
card-office = Di { $date } de, dîrokek di vê nivîsê de: { $office }
card-first = Cara pêşîn di rêza { $line } de hatiye navkirin
card-defined = Di { $file }, rêza { $line } de hatiye diyarkirin
card-unlisted = Di tu lîsteya navan de nîne; tenê ji vê nivîsê tê zanîn
card-nisba = rengdêr
card-preposition = daçek
suffix-nisba = ji wir, girêdayî wê
suffix-definite = binavkirî
suffix-definite-plural = binavkirî (gelek)
suffix-plural = gelek
suffix-indefinite = nebinavkirî
suffix-demonstrative = ev, ew
suffix-also = jî
suffix-pronoun-1 = yê min
suffix-pronoun-2 = yê te
suffix-pronoun-3 = yê wî, yê wê
suffix-pronoun-4 = yê me
suffix-pronoun-5 = yê we
suffix-pronoun-6 = yê wan
suffix-in = di … de
suffix-from = ji … ve; dîsa
suffix-copula-1 = im
suffix-copula-2 = î
suffix-copula-3 = e
suffix-copula-4 = in (em)
suffix-copula-5 = in (hûn)
suffix-copula-6 = in (ew)
suffix-izafe = bi peyva piştî xwe ve girê dide

# Dates and numbers.
weekday = { $day ->
    [d1] Duşem
    [d2] Sêşem
    [d3] Çarşem
    [d4] Pêncşem
    [d5] În
    [d6] Şemî
   *[d7] Yekşem
}
month-gregorian = { $month ->
    [m1] rêbendan
    [m2] sibat
    [m3] adar
    [m4] nîsan
    [m5] gulan
    [m6] hezîran
    [m7] tîrmeh
    [m8] tebax
    [m9] îlon
    [m10] cotmeh
    [m11] mijdar
   *[m12] berfanbar
}
month-kurdish = { $month ->
    [m1] Xakelêwe
    [m2] Gulan
    [m3] Cozerdan
    [m4] Pûşper
    [m5] Gelawêj
    [m6] Xermanan
    [m7] Rezber
    [m8] Gelarêzan
    [m9] Sermawez
    [m10] Befranbar
    [m11] Rêbendan
   *[m12] Reşeme
}
month-persian = { $month ->
    [m1] Ferwerdîn
    [m2] Urdîbehişt
    [m3] Xurdad
    [m4] Tîr
    [m5] Murdad
    [m6] Şehrîwer
    [m7] Mihr
    [m8] Aban
    [m9] Azer
    [m10] Dey
    [m11] Behmen
   *[m12] Esfend
}
month-hijri = { $month ->
    [m1] Muherrem
    [m2] Sefer
    [m3] Rebîulewel
    [m4] Rebîulaxir
    [m5] Cemazîulewel
    [m6] Cemazîulaxir
    [m7] Receb
    [m8] Şaban
    [m9] Remezan
    [m10] Şewal
    [m11] Zilqade
   *[m12] Zilhicce
}
date-title = { $weekday }, { $day }ê { $month }a { $year }an
date-kurdish = Salnameya kurdî: { $day } { $month } { $year }
date-persian = Salnameya rojî ya Îranê: { $day } { $month } { $year }
date-hijri = Salnameya hicrî (Umm el-Qura): { $day } { $month } { $year }
date-hijri-tabular = Salnameya hicrî (bi hesab; bi dîtinê dibe ku rojek an du cuda be): { $day } { $month } { $year }
hint-date = { $day }ê { $month }a { $year }an
date-or = Dikare wateya vê jî bide:
month-title-gregorian = { $month }: meha { $number } ya sala mîladî, { $days } roj
month-title-kurdish = { $month }: meha { $number } ya sala kurdî, { $days } roj
month-title-hijri = { $month }: meha { $number } ya sala hicrî, 29 an 30 roj
month-names = Nav: { $names }
month-around = Di sala kurdî de: { $first } û { $second }
month-around-gregorian = Di sala mîladî de: { $first } û { $second }
number-sorani = Soranî: { $words }
number-kurmanji = Kurmancî: { $words }
number-ordinal = Rêzî: { $words }

# Links and letters.
link-target = Diçe: { $target }
handle-name = Hesab: { $name }
handle-target = Li gor cihê xwe di tweetekê de: { $target }
letter-foreign = tîpeke alfabeyeke din e, ne ya soranî
letter-presentation = şiklê çapkirî ye, ne tîp e: lêgerîn û rêzkirin wê nas nakin
letter-invisible = nayê dîtin
letter-private = tenê di fontekê de wateya wê heye
letter-tatweel = peyvê dirêj dike û ne tîp e
letter-mark = nîşaneke ku kurdî nanivîse

# Renaming, and lists.
rename-nothing = Li vir navek ku bê guhertin tune. Nîşanderê deyne ser navê kesekî, cihekî an saziyekê.
rename-ambiguous = “{ $name }” peyveke asayî ye jî, û li vir tiştek bi rastî nabêje ku nav e. Li cihekî ku ev eşkere ye biguhere.
rename-invalid = “{ $name }” li vir nabe nav: divê tîp tê de hebin û rêz neşkîne.
symbols-paragraphs = Paragraf
symbols-title = Sernav
symbols-person = Kes
symbols-place = Cih
symbols-organization = Sazî
symbols-event = Bûyer
symbols-product = Berhem
symbol-count = { $gloss } ({ $count })
