# دۆزراوەکان: چی هەڵەیە، شێوە هەڵەکە و شێوە ڕاستەکە.
broken-domain = بەستەرەکە لێک ترازاوە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە (دۆمەینی { $domain } هەیە).
broken-id = بەستەرەکە لێک ترازاوە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە (ناسنامەی { $host } { $letters } پیتە).
broken-file = ناوی پەڕگەکە لێک ترازاوە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە (.{ $ending } پاشگری پەڕگەیە).
broken-version = وەشانەکە لێک ترازاوە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-phone = ژمارەی تەلەفۆنەکە لێک ترازاوە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-handle = ناوی هەژمارەکە تێک چووە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-tag = هاشتاگەکە تێک چووە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-date = بەروارە ئینگلیزییەکە تێک چووە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-time = کاتەکە تێک چووە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-percentage = ڕێژەی سەدییەکە لێک ترازاوە: «{ $wrong }» لە بنەڕەتدا «{ $right }» بووە.
broken-guess = «{ $wrong }» تێکچوو دیارە؛ ڕەنگە «{ $right }» بووبێت.
digits-in-latin = ژمارەی عەرەبی لە ناوێکی لاتینیدا: «{ $wrong }» دەبێت ببێتە «{ $right }».
mixed-number = دوو جۆرە ڕەنووس لە یەک ژمارەدا: «{ $wrong }» دەبێت ببێتە «{ $right }».
mixed-digits = زۆربەی ژمارەکانی ئەم دەقە بە ڕەنووسی دیکەن: «{ $wrong }» دەبێتە «{ $right }».
mixed-digits-house = دەزگاکەت ڕەنووسی دیکە بەکار دەهێنێت: «{ $wrong }» دەبێت ببێتە «{ $right }».
number-separator = بۆرەکە لە ناو ژمارەی «{ $wrong }»دا شوێنی نییە؛ ڕەنگە «{ $right }» بێت.
number-grouping = کۆمەڵەکانی «{ $wrong }» سێ ڕەنووسی نین.
invalid-date = «{ $wrong }» بەروار نییە: ڕۆژ یان مانگی وا نییە.
invalid-day = «{ $wrong }»: ئەم مانگە { $days } ڕۆژە.
invalid-weekday = «{ $wrong }»: ئەو ڕۆژە { $right }یە.
split-suffix = پاشگرەکە هی وشەی پێش خۆیەتی: «{ $wrong }» دەبێت ببێتە «{ $right }».
repeated-word = «{ $word }» دوو جار هاتووە.
joined-conjunction = «و»ی پەیوەندی وشەیەکی سەربەخۆیە: «{ $wrong }» دەبێت ببێتە «{ $right }».
name-variant = ئەم ناوە لە پێشەوە «{ $first }» نووسراوە: «{ $wrong }» دەبێتە «{ $right }».
turkish-letter = پیتی تورکی لە وشەیەکی کوردیدا: «{ $wrong }» دەبێت ببێتە «{ $right }».
acute-for-circumflex = نیشانەی زمانێکی دیکە لەسەر پیتەکە: «{ $wrong }» دەبێت ببێتە «{ $right }».
kurdish-punctuation-in-latin = «{ $wrong }» لە دەقی لاتینیدا دەبێت ببێتە «{ $right }».
legacy-font = ئەم دەقە بە کۆدی فۆنتی کۆنی { $font } نووسراوە؛ بەبێ ئەو فۆنتە کەس ناتوانێت بیخوێنێتەوە.
heh-zwnj = ە بە ه و نیشانەیەکی نەبینراو نووسراوە: «{ $wrong }» دەبێت ببێتە «{ $right }».
heh-final = ه لە کۆتایی ئەم وشەیەدا دەبێت ە بێت: «{ $wrong }» دەبێت ببێتە «{ $right }».
heh-lost = ئەم دەقە پیتی ە ی لە دەست داوە: «{ $wrong }» دەبێت ببێتە «{ $right }».
style-habit = ئەم دەقە لە شوێنەکانی دیکەدا بە جۆرێکی دیکە دەینووسێت: «{ $wrong }» دەبێتە «{ $right }».
style-house = دەزگاکەت بە جۆرێکی دیکە دەینووسێت: «{ $wrong }» دەبێت ببێتە «{ $right }».
foreign-letter = پیتی عەرەبی ({ $letters }) لە وشەیەکی کوردیدا: «{ $wrong }» دەبێت ببێتە «{ $right }».
presentation-form = پیتەکان بە کۆدی شێوەی چاپ نووسراون: «{ $wrong }» دەبێت ببێتە «{ $right }».
not-normalized = پیتەکان لە پارچە پێک هاتوون: «{ $wrong }» دەبێت ببێتە «{ $right }».
tatweel = وشەکە درێژ کراوەتەوە: «{ $wrong }» دەبێت ببێتە «{ $right }».
invisible-joiner = نیشانەیەکی نەبینراو لە «{ $wrong }»دا هیچ جیا ناکاتەوە؛ بەبێ ئەو: «{ $right }».
invisible-character = نووسەیەکی نەبینراو لە «{ $wrong }»دا هەیە؛ بەبێ ئەو: «{ $right }».
invisible-stray = نووسەیەکی نەبینراو کە شوێنی ئێرە نییە.
invisible-direction = نیشانەیەکی نەبینراوی ئاڕاستەی نووسین لێرەدا کۆتایی پێ نەهاتووە.
private-use = نووسەی { $code } تەنیا لە یەک فۆنتدا واتای هەیە؛ خوێنەر نایبینێت.
latin-punctuation = نیشانەی لاتینیی «{ $wrong }» لە دەقی کوردیدا دەبێت ببێتە «{ $right }».
repeated-punctuation = نیشانەکە دوو جار هاتووە: «{ $wrong }» دەبێت ببێتە «{ $right }».
space-before-mark = پێش «{ $mark }» بۆشایی نانووسرێت.
space-inside = لە دیوی ناوەوەی «{ $mark }» بۆشایی نانووسرێت.
no-space-behind = لە دوای «{ $mark }» بۆشاییەک کەمە.
no-space-before = لە پێش «{ $mark }» بۆشاییەک کەمە.
spaced-slash = «{ $wrong }» ڕەنگە «{ $right }» بووبێت.
repeated-space = { $count } بۆشایی لە شوێنێک کە یەکێک بەسە.
lost-paragraph = ڕەنگە لێرەدا پەرەگرافێکی نوێ دەستی پێ کردبێت: شکانی دێڕەکە لە دەست چووە.
lost-line = ڕەنگە لێرەدا دێڕێکی نوێ دەستی پێ کردبێت: شکانی دێڕەکە لە دەست چووە.
unbalanced-bracket = «{ $mark }» لەم پەرەگرافەدا جووتی نییە.
unbalanced-quote = نیشانەی وتەی «{ $mark }» لەم پەرەگرافەدا جووتی نییە.
directive-rule = یاسایەک بە ناوی «{ $wrong }» نییە، بۆیە بەو ناوە هیچ پشتگوێ ناخرێت.{ $nearest ->
    [none] { " " }«rastnus rules» هەموویان دەژمێرێت.
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
directive-word = فەرمانێک بە ناوی «{ $wrong }» نییە، بۆیە هیچ پشتگوێ ناخرێت.{ $nearest ->
    [none] { "" }
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}

# چارەسەرەکان، وەک دێڕی لیستێک.
fix-replace = بیکە بە «{ $new }»
fix-drop-space = بۆشاییەکە بسڕەوە
fix-drop-character = نووسەکە بسڕەوە
fix-drop-word = «{ $word }»ی دووەم بسڕەوە
fix-convert-font = لە { $font }ەوە بیکە بە یونیکۆد
fix-add-space = بۆشاییەک زیاد بکە
fix-move-space = بۆشاییەکە ببە بۆ دیوەکەی دیکە
fix-one-space = تەنیا یەک بۆشایی بهێڵەوە
fix-restore-break = شکانی دێڕەکە بگێڕەوە
fix-all-of-rule = هەموو ئەم جۆرانە لە دەقەکەدا چاک بکە ({ $count })
fix-all-safe = هەموو ئەوانە چاک بکە کە گومانیان تێدا نییە
progress-workspace = دەقەکانی شوێنی کار دەپشکنرێن
normalize-text = دەقەکە ئاسایی بکەرەوە
restore-breaks = هەموو پەرەگرافە لەدەستچووەکان بگێڕەوە ({ $count })
restore-heh = «ە» لە هەموو ئەو وشانەی دەقەکەدا بگێڕەوە کە «ه»یان تێدا نووسراوە ({ $count })
ignore-here = «{ $text }» لەم دەقەدا پشتگوێ بخە
ignore-everywhere = «{ $text }» لە هەموو دەقەکاندا پشتگوێ بخە
ignore-this-here = ئەمە لەم دەقەدا پشتگوێ بخە
ignore-this-everywhere = ئەمە لە هەموو دەقەکاندا پشتگوێ بخە
fix-name-everywhere = لە هەموو شوێنێک «{ $first }» بەکاربهێنە ({ $count })
add-name = «{ $name }» بۆ ناوەکانی دەزگاکەت زیاد بکە ({ $kind })

# گۆڕینی دەقی دیاریکراو، وەک دێڕی لیستێک.
rewrite-digits-ascii = ژمارەکان بە 0123456789 بنووسە
rewrite-digits-arabic = ژمارەکان بە ٠١٢٣٤٥٦٧٨٩ بنووسە
rewrite-digits-extended = ژمارەکان بە ۰۱۲۳۴۵۶۷۸۹ بنووسە
rewrite-quotes-straight = وتەکان بخە نێوان "…"
rewrite-quotes-curly = وتەکان بخە نێوان “…”
rewrite-quotes-guillemets = وتەکان بخە نێوان «…»
rewrite-number-words = ژمارەکان بە وشە بنووسە
rewrite-number-digits = ژمارەکان بە ڕەنووس بنووسە
rewrite-latin = بە ئەلفوبێی لاتینی بینووسە
rewrite-arabic = بە ئەلفوبێی عەرەبی بینووسە
rewrite-font = لە فۆنتی کۆنەوە بیکە بە یونیکۆد
rewrite-paragraphs = پەرەگرافە لەدەستچووەکان بگێڕەوە
rewrite-sort = دێڕەکان بەپێی ئەلفوبێی کوردی ڕیز بکە

# ڕێکخستنەکان.
config-unreadable = پەڕگەی ڕێکخستنەکانی { $file } ناخوێندرێتەوە: { $reason }. دڵنیا بە کە پەڕگەکە هەیە و مۆڵەتی خوێندنەوەت هەیە.
config-malformed = پەڕگەی ڕێکخستنەکانی { $file } دروست نییە: { $reason }.
config-unknown-key = { $file }: ڕێکخستنێک بە ناوی «{ $name }» نییە.{ $nearest ->
    [none] { "" }
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
config-unknown-rule = { $file }: یاسایەک بە ناوی «{ $name }» نییە.{ $nearest ->
    [none] { "" }
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
config-unknown-value = { $file }: «{ $value }» نرخی «{ $name }» نییە.{ $nearest ->
    [none] { " " }یەکێک لەمانە هەڵبژێرە: { $valid }.
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
config-wrong-type = { $file }: «{ $name }» دەبێت { $expected ->
    [switch] true یان false
    [number] ژمارەیەکی تەواوی نێوان { $least } و { $most }
    [list] لیستێک، وەک ["a", "b"]،
    [table] خشتەیەکی ڕێکخستنەکان
   *[text] دەقێک لە نێوان دوو نیشانەی وتەدا
} بێت، نەک { $value }.
config-ignore-line = { $file }: «{ $content }» تێناگەیشترێت. هەر دێڕێک ناوی یاسایەک و تابێک و دەقەکەی تێدایە؛ دەشێت تابێک و پەڕگەیەکیش بەدوایدا بێت.
config-name-empty = { $file }: ناوێک بەتاڵە. ناوەکە بنووسە، یان بیسڕەوە.
config-name-twice = { $file }: «{ $name }» دوو جار هاتووە، یەکەم جار لە دێڕی { $first }. ئەو نووسینانەی تەنیا لە ر و ڕ، ی و یی، و و وودا جیاوازن بە یەک دادەنرێن؛ یەکێکیان بسڕەوە، یان ئەگەر دوو کەسن ambiguous = true دابنێ.
config-name-clash = { $file }: «{ $name }» لە لیستەکانی rastnusدا ناوی { $other }ـیشە. هی تۆ حیساب دەکرێت.
config-unwritable = { $file } نانووسرێت: { $reason }. وەک خۆی مایەوە.
config-outside = { $file }: پەڕگەی ناوەکان { $listed } لە دەرەوەی ئەم بوخچەیەیە و نەخوێندرایەوە. بیگوازەوە بۆ ئێرە، یان لە ڕێکخستنەکانی دەستکاریکەرەکەتدا ناوی بهێنە.
config-from = لە { $file }
config-default = لێرە و لە سەرووتر rastnus.toml نییە؛ ئەمانە نرخە بنەڕەتییەکانن.
config-ignores = ئەو دۆزراوانەی پشتگوێ خراون لە { $file }دان

# هێڵی فەرمان.
file-missing = پەڕگە یان بوخچەی { $file } نییە. ناوەکە بپشکنە.
file-forbidden = مۆڵەتی خوێندنەوەی { $file }ت نییە. داوای مۆڵەت بکە، یان پەڕگەیەکی دیکە هەڵبژێرە.
file-unreadable = { $file } ناخوێندرێتەوە: { $reason }.
file-not-utf8 = { $file } دەقی UTF-8 نییە (بایتی { $byte }). بە UTF-8 پاشەکەوتی بکە و دووبارە هەوڵ بدە؛ هیچ نەگۆڕدراوە.
file-unwritable = { $file } نانووسرێت: { $reason }. پەڕگەکە وەک خۆی ماوەتەوە.
file-changed = لەم نێوەندەدا بەرنامەیەکی دیکە { $file }ی گۆڕیوە. دەستی لێ نەدراوە؛ دووبارە هەوڵ بدە.
file-link = { $file } بەستەرێکە بۆ دەرەوەی بوخچەکەی. دەستی لێ نەدراوە؛ ناوی پەڕگەکە خۆی بنووسە.
file-fault = rastnus لەسەر { $file } شکستی هێنا: هەڵەکە هی خۆیەتی. پەڕگەکە وەک خۆی ماوەتەوە؛ تکایە لەگەڵ دەقەکە ئاگادارمان بکەوە.
rule-unknown = یاسایەک بە ناوی «{ $name }» نییە.{ $nearest ->
    [none] { " " }«rastnus rules» هەموویان دەژمێرێت.
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
output-failed = ئەنجامەکە نانووسرێت: { $reason }.
option-unknown = هەڵبژاردنێک بە ناوی «{ $name }» نییە.{ $nearest ->
    [none] { " " }«rastnus --help» هەموویان دەژمێرێت.
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
command-unknown = فەرمانێک بە ناوی «{ $name }» نییە.{ $nearest ->
    [none] { " " }«rastnus --help» هەموویان دەژمێرێت.
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
value-invalid = «{ $name }» نرخێکی دروست نییە.{ $nearest ->
    [none] { " " }«rastnus --help» دەڵێت کامانە دروستن.
   *[other] { " " }مەبەستت «{ $nearest }» بوو؟
}
option-conflict = «{ $name }» لەگەڵ هەڵبژاردنەکانی دیکەدا ناگونجێت. بڕوانە «rastnus --help».
arguments-invalid = { $reason }. بڕوانە «rastnus --help».

# کارتی ناوێک.
kind-person = کەس
kind-place = شوێن
kind-organization = دامەزراوە
kind-event = ڕووداو
kind-product = بەرهەم
kind-language = زمان
kind-date = بەروار
card-said = ئەم دەقە دەڵێت: { $phrases }
card-mentions = لەم دەقەدا { $count } جار ناوی هاتووە

# Failures.
internal-error = هەڵەیەک لەناو rastnus ڕوویدا، بەڵام کارەکە بەردەوامە. تکایە ئاگادارمان بکەنەوە: { $detail }
rule-broken = یاسای { $rule } لەم دەقەدا شکستی هێنا، هەڵەکە هی خۆیەتی، و بۆ ئەم دەقە کوژێندرایەوە؛ ئەوانی دیکە بەردەوامن. تکایە لەگەڵ دەقەکە ئاگادارمان بکەوە.
findings-left-out = { $count } دۆزراوەی دیکە پیشان نەدراون: بۆ هەر دەقێک تەنیا { $limit } دانە پیشان دەدرێن (diagnostics.limit لە rastnus.toml). هەندێکیان ڕاست بکەوە، یان هەموو ئەوانەی دڵنیاین لێیان بە یەک جار، ئەوجا ئەوانی دیکەش دەردەکەون.

# فەرمانەکان.
ignore-no-file = ئەم دەقە وەک پەڕگە پاشەکەوت نەکراوە، بۆیە هیچی بۆ تۆمار ناکرێت. سەرەتا لە شوێنی کارەکەتدا پاشەکەوتی بکە.
ignore-no-folder = { $file } لە بوخچەیەکی شوێنی کارەکەتدا نییە، بۆیە شوێنێک نییە بۆ تۆمارکردنی ئەوەی پشتگوێ دەخرێت. بوخچەکەی بکەرەوە و دووبارە هەوڵ بدە.
ignore-unwritable = { $file } نانووسرێت: { $reason }. هیچ پشتگوێ نەخرا.
add-name-no-folder = { $file } لە هیچ بوخچەیەکی شوێنی کارەکەتدا نییە، بۆیە پەڕگەیەکی ناوەکان نییە کە بۆی زیاد بکرێت. بوخچەکەی بکەرەوە و دووبارە هەوڵ بدەوە.
add-word-nothing = { $word ->
    [none] لێرەدا وشە نییە. نیشاندەرەکە بخە سەر ئەو وشەیەی دەتەوێت پەسەندی بکەیت، یان هەڵیبژێرە.
   *[other] لە «{ $word }»دا هیچ نەدۆزراوەتەوە، بۆیە هیچ نییە پەسەند بکرێت.
}
command-arguments = فەرمانەکە بەبێ ئەوەی پێویستیەتی نێردراوە: { $detail }.
command-stale = لەو ماوەیەدا دەقەکە گۆڕاوە، بۆیە هیچ نەکرا. دووبارە هەوڵ بدەوە.
command-not-open = بەڵگەنامەکە لە دەستکاریکەرەکەدا نەکراوەتەوە.
command-no-edits = ئەم دەستکاریکەرە ئەو گۆڕانکارییانە وەرناگرێت کە rastnus خۆی دەیانکات.
command-not-applied = دەستکاریکەرەکە گۆڕانکارییەکەی وەرنەگرت.
report-title = دۆزراوەکانی شوێنی کار
report-summary = { $findings } دۆزراوە لە { $files } دەقدا.
report-rule = یاسا
report-rules = یاساکان
report-file = دەق
report-files = دەقەکان
report-findings = دۆزراوەکان

# The card of a name: its form, and what else the text tells.
card-form = ئەم شێوەیە: { $parts }
card-spellings = لێرەدا بەمشێوەیەش نووسراوە: { $spellings }
card-office = لە { $date }، بەروارێک لەم دەقەدا: { $office }
card-first = یەکەم جار لە دێڕی { $line } ناوی هاتووە
card-defined = لە { $file }، دێڕی { $line } پێناسە کراوە
card-unlisted = لە هیچ لیستێکی ناواندا نییە؛ تەنیا لەم دەقەوە زانراوە
card-nisba = هاوەڵناو
card-preposition = پێشبەند
suffix-nisba = هی ئەوێ، پەیوەندیدار
suffix-definite = ناسراو
suffix-definite-plural = ناسراوی کۆ
suffix-plural = کۆ
suffix-indefinite = نەناسراو
suffix-demonstrative = ئەم، ئەو
suffix-also = هەروەها
suffix-pronoun-1 = هی من
suffix-pronoun-2 = هی تۆ
suffix-pronoun-3 = هی ئەو
suffix-pronoun-4 = هی ئێمە
suffix-pronoun-5 = هی ئێوە
suffix-pronoun-6 = هی ئەوان
suffix-in = لەناو
suffix-from = لەوێوە؛ دووبارە
suffix-copula-1 = منم
suffix-copula-2 = تۆیت
suffix-copula-3 = ئەوە
suffix-copula-4 = ئێمەین
suffix-copula-5 = ئێوەن
suffix-copula-6 = ئەوانن
suffix-izafe = دەیبەستێتەوە بە وشەی دواتر

# Dates and numbers.
weekday = { $day ->
    [d1] دووشەممە
    [d2] سێشەممە
    [d3] چوارشەممە
    [d4] پێنجشەممە
    [d5] هەینی
    [d6] شەممە
   *[d7] یەکشەممە
}
month-gregorian = { $month ->
    [m1] کانوونی دووەم
    [m2] شوبات
    [m3] ئازار
    [m4] نیسان
    [m5] ئایار
    [m6] حوزەیران
    [m7] تەممووز
    [m8] ئاب
    [m9] ئەیلوول
    [m10] تشرینی یەکەم
    [m11] تشرینی دووەم
   *[m12] کانوونی یەکەم
}
month-kurdish = { $month ->
    [m1] خاکەلێوە
    [m2] گوڵان
    [m3] جۆزەردان
    [m4] پووشپەڕ
    [m5] گەلاوێژ
    [m6] خەرمانان
    [m7] ڕەزبەر
    [m8] گەڵاڕێزان
    [m9] سەرماوەز
    [m10] بەفرانبار
    [m11] ڕێبەندان
   *[m12] ڕەشەمە
}
month-persian = { $month ->
    [m1] فەرڤەردین
    [m2] ئوردیبێهێشت
    [m3] خورداد
    [m4] تیر
    [m5] مورداد
    [m6] شەهریوەر
    [m7] مێهر
    [m8] ئابان
    [m9] ئازەر
    [m10] دەی
    [m11] بەهمەن
   *[m12] ئێسفەند
}
month-hijri = { $month ->
    [m1] موحەڕەم
    [m2] سەفەر
    [m3] ڕەبیعی یەکەم
    [m4] ڕەبیعی دووەم
    [m5] جومادی یەکەم
    [m6] جومادی دووەم
    [m7] ڕەجەب
    [m8] شەعبان
    [m9] ڕەمەزان
    [m10] شەوال
    [m11] زولقەعدە
   *[m12] زولحیججە
}
date-title = { $weekday }، { $day }ی { $month }ی { $year }
date-kurdish = ساڵنامەی کوردی: { $day }ی { $month }ی { $year }
date-persian = ساڵنامەی هەتاوی ئێران: { $day }ی { $month }ی { $year }
date-hijri = ساڵنامەی کۆچی مانگی (ئوم ئەلقوڕا): { $day }ی { $month }ی { $year }
date-hijri-tabular = ساڵنامەی کۆچی مانگی (بە ژمێرە؛ بە بینین لەوانەیە ڕۆژێک یان دوو جیاواز بێت): { $day }ی { $month }ی { $year }
hint-date = { $day }ی { $month }ی { $year }
date-or = دەشێت واتای ئەمەش بێت:
month-title-gregorian = { $month }: مانگی { $number }ی ساڵی زایینی، { $days } ڕۆژ
month-title-kurdish = { $month }: مانگی { $number }ی ساڵی کوردی، { $days } ڕۆژ
month-title-hijri = { $month }: مانگی { $number }ی ساڵی کۆچی، ٢٩ یان ٣٠ ڕۆژ
month-names = ناوەکان: { $names }
month-around = لە ساڵی کوردیدا: { $first } و { $second }
month-around-gregorian = لە ساڵی زایینیدا: { $first } و { $second }
number-sorani = سۆرانی: { $words }
number-kurmanji = کورمانجی: { $words }
number-ordinal = ڕیزبەندی: { $words }

# Links and letters.
link-target = دەچێت بۆ: { $target }
handle-name = هەژمار: { $name }
handle-target = بەپێی شوێنی لە تویتێکدا: { $target }
letter-foreign = پیتی ئەلفوبێیەکی دیکەیە، نەک سۆرانی
letter-presentation = شێوەی چاپکراوە، پیت نییە: گەڕان و ڕیزکردن نایناسنەوە
letter-invisible = نابینرێت
letter-private = تەنیا لە یەک فۆنتدا واتای هەیە
letter-tatweel = وشەکە درێژ دەکاتەوە و پیت نییە
letter-mark = نیشانەیەکە کوردی ناینووسێت

# Renaming, and lists.
rename-nothing = لێرەدا ناوێک نییە بگۆڕدرێت. نیشاندەرەکە بخە سەر ناوی کەسێک، شوێنێک یان دامەزراوەیەک.
rename-ambiguous = «{ $name }» وشەیەکی ئاساییشە و لێرەدا هیچ شتێک بە دڵنیاییەوە ناڵێت ناوە. لە شوێنێک بیگۆڕە کە ئەوە ڕوون بێت.
rename-invalid = «{ $name }» لێرەدا نابێت بە ناو: دەبێت پیتی تێدا بێت و دێڕ نەشکێنێت.
symbols-paragraphs = بڕگەکان
symbols-title = ناونیشان
symbols-person = کەسەکان
symbols-place = شوێنەکان
symbols-organization = دامەزراوەکان
symbols-event = ڕووداوەکان
symbols-product = بەرهەمەکان
symbol-count = { $gloss } ({ $count })
