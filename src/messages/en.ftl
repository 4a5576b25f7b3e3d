# Findings: what is wrong, the wrong and the right form.
broken-domain = The link is pulled apart: “{ $wrong }” was “{ $right }” (the domain { $domain } exists).
broken-id = The link is pulled apart: “{ $wrong }” was “{ $right }” (ids of { $host } have { $letters } characters).
broken-file = The file name is pulled apart: “{ $wrong }” was “{ $right }” (.{ $ending } is a file ending).
broken-version = The version is pulled apart: “{ $wrong }” was “{ $right }”.
broken-phone = The phone number is pulled apart: “{ $wrong }” was “{ $right }”.
broken-handle = The handle is damaged: “{ $wrong }” was “{ $right }”.
broken-tag = The tag is damaged: “{ $wrong }” was “{ $right }”.
broken-date = The English date is damaged: “{ $wrong }” was “{ $right }”.
broken-time = The time is damaged: “{ $wrong }” was “{ $right }”.
broken-percentage = The percentage is pulled apart: “{ $wrong }” was “{ $right }”.
broken-guess = “{ $wrong }” looks damaged; it was probably “{ $right }”.
digits-in-latin = Arabic digits in a Latin name: “{ $wrong }” should be “{ $right }”.
mixed-number = Two kinds of digits in one number: “{ $wrong }” should be “{ $right }”.
mixed-digits = Most numbers of this text have other digits: “{ $wrong }” would be “{ $right }”.
mixed-digits-house = Your house writes other digits: “{ $wrong }” should be “{ $right }”.
number-separator = The comma does not belong into the number “{ $wrong }”; perhaps “{ $right }”.
number-grouping = The groups of “{ $wrong }” do not have three digits each.
invalid-date = “{ $wrong }” is no date: no such day or month.
invalid-day = “{ $wrong }”: this month has { $days } days.
invalid-weekday = “{ $wrong }”: this day is a { $right }.
split-suffix = The ending belongs to the word before: “{ $wrong }” should be “{ $right }”.
repeated-word = “{ $word }” is there twice.
joined-conjunction = The conjunction و is a word of its own: “{ $wrong }” should be “{ $right }”.
name-variant = The text spells this name “{ $first }” before: “{ $wrong }” would be “{ $right }”.
turkish-letter = A Turkish letter in a Kurdish word: “{ $wrong }” should be “{ $right }”.
acute-for-circumflex = An accent of another language: “{ $wrong }” should be “{ $right }”.
kurdish-punctuation-in-latin = “{ $wrong }” in Latin text should be “{ $right }”.
legacy-font = This text is in the encoding of the old font { $font }; without the font nobody can read it.
heh-zwnj = ە is written as ه with an invisible mark: “{ $wrong }” should be “{ $right }”.
heh-final = Final ه should be ە here: “{ $wrong }” should be “{ $right }”.
heh-lost = The text lost its ە: “{ $wrong }” should be “{ $right }”.
style-habit = The rest of this text writes it differently: “{ $wrong }” would be “{ $right }”.
style-house = Your house writes it differently: “{ $wrong }” should be “{ $right }”.
foreign-letter = Arabic letters in a Kurdish word ({ $letters }): “{ $wrong }” should be “{ $right }”.
presentation-form = Letters in the code points of printed shapes: “{ $wrong }” should be “{ $right }”.
not-normalized = The letters are put together from parts: “{ $wrong }” should be “{ $right }”.
tatweel = The word is stretched: “{ $wrong }” should be “{ $right }”.
invisible-joiner = An invisible mark in “{ $wrong }” parts nothing; without it: “{ $right }”.
invisible-character = An invisible character in “{ $wrong }”; without it: “{ $right }”.
invisible-stray = An invisible character that does not belong here.
invisible-direction = An invisible mark for the direction of writing is never ended here.
private-use = The character { $code } has no meaning outside of one font; no reader will see it.
latin-punctuation = The Latin mark “{ $wrong }” in Kurdish text should be “{ $right }”.
repeated-punctuation = The mark is there twice: “{ $wrong }” should be “{ $right }”.
space-before-mark = No space before “{ $mark }”.
space-inside = No space on the inner side of “{ $mark }”.
no-space-behind = A space is missing after “{ $mark }”.
no-space-before = A space is missing before “{ $mark }”.
spaced-slash = “{ $wrong }” was probably “{ $right }”.
repeated-space = { $count } spaces where one is enough.
lost-paragraph = A paragraph probably began here: the line break was lost.
lost-line = A new line probably began here: the line break was lost.
unbalanced-bracket = “{ $mark }” has no partner in this paragraph.
unbalanced-quote = The quotation mark “{ $mark }” has no partner in this paragraph.
directive-rule = There is no rule “{ $wrong }”, so nothing is ignored by that name.{ $nearest ->
    [none] { " " }“rastnus rules” lists them.
   *[other] { " " }Did you mean “{ $nearest }”?
}
directive-word = There is no instruction “{ $wrong }”, so nothing is ignored.{ $nearest ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $nearest }”?
}

# Fixes, as lines of a menu.
fix-replace = Change to “{ $new }”
fix-drop-space = Delete the space
fix-drop-character = Delete the character
fix-drop-word = Delete the second “{ $word }”
fix-convert-font = Convert from { $font } to Unicode
fix-add-space = Add a space
fix-move-space = Move the space to the other side
fix-one-space = Leave one space
fix-restore-break = Restore the line break
fix-all-of-rule = Fix all of this kind in the text ({ $count })
fix-all-safe = Fix all that is certain
progress-workspace = Looking through the texts of the workspace
normalize-text = Normalize the text
restore-breaks = Restore all lost paragraphs ({ $count })
restore-heh = Restore ە in every word of the text that has ه for it ({ $count })
ignore-here = Ignore “{ $text }” in this text
ignore-everywhere = Ignore “{ $text }” in all texts
ignore-this-here = Ignore this in this text
ignore-this-everywhere = Ignore this in all texts
fix-name-everywhere = Use “{ $first }” everywhere ({ $count })
add-name = Add “{ $name }” to the names of the house ({ $kind })

# Rewriting a selection, as lines of a menu.
rewrite-digits-ascii = Write digits as 0123456789
rewrite-digits-arabic = Write digits as ٠١٢٣٤٥٦٧٨٩
rewrite-digits-extended = Write digits as ۰۱۲۳۴۵۶۷۸۹
rewrite-quotes-straight = Write quotations as "…"
rewrite-quotes-curly = Write quotations as “…”
rewrite-quotes-guillemets = Write quotations as «…»
rewrite-number-words = Write numbers in words
rewrite-number-digits = Write numbers in digits
rewrite-latin = Write in Latin letters
rewrite-arabic = Write in the Arabic script
rewrite-font = Convert from an old font to Unicode
rewrite-paragraphs = Restore the lost paragraphs
rewrite-sort = Sort the lines by the Kurdish alphabet

# Configuration.
config-unreadable = The configuration { $file } cannot be read: { $reason }. Check that the file exists and that you may read it.
config-malformed = The configuration { $file } is not valid: { $reason }.
config-unknown-key = { $file }: there is no setting “{ $name }”.{ $nearest ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $nearest }”?
}
config-unknown-rule = { $file }: there is no rule “{ $name }”.{ $nearest ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $nearest }”?
}
config-unknown-value = { $file }: “{ $value }” is not a value of “{ $name }”.{ $nearest ->
    [none] { " " }Choose one of: { $valid }.
   *[other] { " " }Did you mean “{ $nearest }”?
}
config-wrong-type = { $file }: “{ $name }” must be { $expected ->
    [switch] true or false
    [number] a whole number from { $least } to { $most }
    [list] a list, such as ["a", "b"]
    [table] a table of settings
   *[text] text in quotation marks
}, not { $value }.
config-ignore-line = { $file }: “{ $content }” is not understood. A line has the name of a rule, a tab and the text; a tab and a file may follow.
config-name-empty = { $file }: a name is empty. Write the name, or delete the entry.
config-name-twice = { $file }: “{ $name }” is there twice, first in line { $first }. Spellings that differ only in ر and ڕ, ی and یی, و and وو count as one; delete one of them, or set ambiguous = true if they are two people.
config-name-clash = { $file }: “{ $name }” is also a name of { $other } in the lists of rastnus. Yours counts.
config-unwritable = { $file } cannot be written: { $reason }. It is as it was.
config-outside = { $file }: the names file { $listed } lies outside of this folder and was not read. Move it here, or list it in the settings of your editor.
config-from = From { $file }
config-default = There is no rastnus.toml here or above; these are the defaults.
config-ignores = Dismissed findings are in { $file }

# The command line.
file-missing = There is no file or folder { $file }. Check the name.
file-forbidden = You may not read { $file }. Ask for the permission, or choose another file.
file-unreadable = { $file } cannot be read: { $reason }.
file-not-utf8 = { $file } is not UTF-8 text (byte { $byte }). Save it as UTF-8 and try again; nothing was changed.
file-unwritable = { $file } cannot be written: { $reason }. The file is as it was.
file-changed = { $file } was changed by another program meanwhile. It was left alone; try again.
file-link = { $file } is a link that leads out of its folder. It was left alone; name the file itself.
file-fault = rastnus failed on { $file }: a fault of its own. The file is as it was; please report it with the text.
rule-unknown = There is no rule “{ $name }”.{ $nearest ->
    [none] { " " }“rastnus rules” lists them.
   *[other] { " " }Did you mean “{ $nearest }”?
}
output-failed = The output cannot be written: { $reason }.
option-unknown = There is no option “{ $name }”.{ $nearest ->
    [none] { " " }“rastnus --help” lists them.
   *[other] { " " }Did you mean “{ $nearest }”?
}
command-unknown = There is no command “{ $name }”.{ $nearest ->
    [none] { " " }“rastnus --help” lists them.
   *[other] { " " }Did you mean “{ $nearest }”?
}
value-invalid = “{ $name }” is not a valid value.{ $nearest ->
    [none] { " " }“rastnus --help” tells what is.
   *[other] { " " }Did you mean “{ $nearest }”?
}
option-conflict = “{ $name }” does not go together with the other options. See “rastnus --help”.
arguments-invalid = { $reason }. See “rastnus --help”.

# The card of a name.
kind-person = person
kind-place = place
kind-organization = organization
kind-event = event
kind-product = product
kind-language = language
kind-date = date
card-said = This text says: { $phrases }
card-mentions = Named in this text: { $count }

# Failures.
internal-error = Something went wrong inside rastnus, which goes on working. Please report it: { $detail }
rule-broken = The rule { $rule } failed on this text, through a fault of its own, and is off for it; everything else goes on. Please report it with the text.
findings-left-out = { $count } more findings are not shown: an editor is given { $limit } of one text (diagnostics.limit in rastnus.toml). Mend some, or fix all that is certain at once, and the others will show.

# Commands.
ignore-no-file = This text is not saved as a file, so nothing can be noted for it. Save it in your workspace first.
ignore-no-folder = { $file } is not in a folder of your workspace, so there is no place to note what to ignore. Open its folder and try again.
ignore-unwritable = { $file } cannot be written: { $reason }. Nothing is ignored.
add-name-no-folder = { $file } is not in a folder of your workspace, so there is no names file to add to. Open its folder and try again.
add-word-nothing = { $word ->
    [none] There is no word here. Put the cursor on the word to accept, or select it.
   *[other] Nothing is found in “{ $word }”, so there is nothing to accept.
}
command-arguments = The command was sent without what it needs: { $detail }.
command-stale = The text has changed in the meantime, so nothing was done. Try again.
command-not-open = The document is not open in the editor.
command-no-edits = This editor takes no changes that rastnus makes by itself.
command-not-applied = The editor did not take the change.
report-title = Findings of the workspace
report-summary = { $findings } findings in { $files } texts.
report-rule = Rule
report-rules = Rules
report-file = Text
report-files = Texts
report-findings = Findings

# The card of a name: its form, and what else the text tells.
card-form = This form: { $parts }
card-spellings = Also written here: { $spellings }
card-office = On { $date }, a date in this text: { $office }
card-first = First named in line { $line }
card-defined = Defined in { $file }, line { $line }
card-unlisted = In no list of names; known from this text alone
card-nisba = adjective
card-preposition = preposition
suffix-nisba = belonging to it, from there
suffix-definite = the
suffix-definite-plural = the (many)
suffix-plural = many
suffix-indefinite = a
suffix-demonstrative = this, that
suffix-also = also
suffix-pronoun-1 = my
suffix-pronoun-2 = your
suffix-pronoun-3 = his, her, its
suffix-pronoun-4 = our
suffix-pronoun-5 = your (many)
suffix-pronoun-6 = their
suffix-in = in
suffix-from = from; again
suffix-copula-1 = am
suffix-copula-2 = are
suffix-copula-3 = is
suffix-copula-4 = we are
suffix-copula-5 = you are
suffix-copula-6 = they are
suffix-izafe = ties to the next word

# Dates and numbers.
weekday = { $day ->
    [d1] Monday
    [d2] Tuesday
    [d3] Wednesday
    [d4] Thursday
    [d5] Friday
    [d6] Saturday
   *[d7] Sunday
}
month-gregorian = { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[m12] December
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
    [m1] Farvardin
    [m2] Ordibehesht
    [m3] Khordad
    [m4] Tir
    [m5] Mordad
    [m6] Shahrivar
    [m7] Mehr
    [m8] Aban
    [m9] Azar
    [m10] Dey
    [m11] Bahman
   *[m12] Esfand
}
month-hijri = { $month ->
    [m1] Muharram
    [m2] Safar
    [m3] Rabiʿ I
    [m4] Rabiʿ II
    [m5] Jumada I
    [m6] Jumada II
    [m7] Rajab
    [m8] Shaʿban
    [m9] Ramadan
    [m10] Shawwal
    [m11] Dhu al-Qaʿda
   *[m12] Dhu al-Hijja
}
date-title = { $weekday }, { $day } { $month } { $year }
date-kurdish = Kurdish calendar: { $day } { $month } { $year }
date-persian = Persian solar calendar: { $day } { $month } { $year }
date-hijri = Hijri calendar (Umm al-Qura): { $day } { $month } { $year }
date-hijri-tabular = Hijri calendar (by reckoning; by sight it may be a day or two off): { $day } { $month } { $year }
hint-date = { $day } { $month } { $year }
date-or = It can also mean:
month-title-gregorian = { $month }: month { $number } of the Gregorian year, { $days } days
month-title-kurdish = { $month }: month { $number } of the Kurdish year, { $days } days
month-title-hijri = { $month }: month { $number } of the Hijri year, 29 or 30 days
month-names = Names: { $names }
month-around = In the Kurdish year: { $first } and { $second }
month-around-gregorian = In the Gregorian year: { $first } and { $second }
number-sorani = Sorani: { $words }
number-kurmanji = Kurmanji: { $words }
number-ordinal = Ordinal: { $words }

# Links and letters.
link-target = Leads to: { $target }
handle-name = The account: { $name }
handle-target = By its place in a tweet: { $target }
letter-foreign = a letter of another alphabet than Sorani
letter-presentation = a printed shape, no letter: searching and sorting fail on it
letter-invisible = it cannot be seen
letter-private = it has a meaning in one font only
letter-tatweel = it stretches the word and is no letter
letter-mark = a mark that Kurdish does not write

# Renaming, and lists.
rename-nothing = There is no name here that could be renamed. Put the cursor on the name of a person, a place or an organization.
rename-ambiguous = “{ $name }” is also a common word, and nothing here says for sure that it is the name. Rename it at a place where that is clear.
rename-invalid = “{ $name }” cannot be a name here: it needs letters and no line break.
symbols-paragraphs = Paragraphs
symbols-title = Title
symbols-person = People
symbols-place = Places
symbols-organization = Organizations
symbols-event = Events
symbols-product = Products
symbol-count = { $gloss } ({ $count })
