//! Kurdish texts of any length, in which no paragraph comes twice: whoever remembers paragraphs
//! must not gain by it. Made of the names in `data/names/` and the words below; the same every time.

use std::fmt::Write as _;
use std::path::Path;

use rastnus::kurdish::damage;

const WORDS: &[&str] = &[
    "لە",
    "بە",
    "بۆ",
    "لەسەر",
    "لەگەڵ",
    "لەنێوان",
    "ئەو",
    "ئەم",
    "ئەوەی",
    "دوای",
    "پێش",
    "هەروەها",
    "بەڵام",
    "کە",
    "و",
    "یان",
    "هەموو",
    "زۆر",
    "وەک",
    "هیچ",
    "چەند",
    "تەنیا",
    "خۆی",
    "خۆیان",
    "سەرۆکی",
    "حکومەت",
    "وەزیری",
    "پەرلەمان",
    "هەڵبژاردن",
    "هەڵبژاردنەکان",
    "پەیوەندییەکان",
    "کۆبوونەوە",
    "کۆبوونەوەیەکدا",
    "رۆژنامەڤانان",
    "هاووڵاتییان",
    "پێشمەرگە",
    "ئاسایش",
    "دادگا",
    "بڕیار",
    "پڕۆژەیەکی",
    "ستراتیژیی",
    "ئابووری",
    "بودجە",
    "مووچە",
    "نەوت",
    "کارەبا",
    "ئاو",
    "رێگاوبان",
    "زانکۆ",
    "قوتابییان",
    "مامۆستایان",
    "نەخۆشخانە",
    "پزیشکان",
    "کشتوکاڵ",
    "جووتیاران",
    "بازاڕ",
    "نرخەکان",
    "بازرگانی",
    "گەشتیاران",
    "فڕۆکەخانە",
    "سنوور",
    "هێزەکان",
    "سوپا",
    "رێککەوتن",
    "گفتوگۆ",
    "دانوستان",
    "مافەکانی",
    "ژنان",
    "منداڵان",
    "گەنجان",
    "رۆشنبیری",
    "شانۆ",
    "مۆسیقا",
    "وەرزش",
    "یاریزان",
    "کەشوهەوا",
    "باران",
    "بەفر",
    "لافاو",
    "بوومەلەرزە",
    "ئاگرکەوتنەوە",
    "پۆلیس",
    "لێکۆڵینەوە",
    "تاوانبار",
    "کوردستان",
    "هەرێمی",
    "شارۆچکەکە",
    "گوندەکانی",
    "ناوچەکە",
    "خەڵکی",
    "دانیشتووانی",
];
const VERBS: &[&str] = &[
    "رایگەیاند",
    "بڵاو کرایەوە",
    "دەستی پێکرد",
    "کۆتایی هات",
    "بەڕێوەچوو",
    "دەبێت",
    "نییە",
    "هەیە",
    "دەکات",
    "کرا",
    "پشتڕاستی کردەوە",
    "رەتی کردەوە",
    "داوای کرد",
    "گەیشت",
];
/// What stands in news besides words; `{}` is a number.
const THINGS: &[&str] = &[
    "لە ساڵی {}دا",
    "نزیکەی {} کەس",
    "لە ١٠ی ئۆکتۆبەری {}",
    "بە بڕی {} دۆلار",
    "(@Rudawkurdish)",
    "https://www.rudaw.net/sorani/{n}",
    "pic.twitter.com/x0Z{n}GPp",
    "July 26, 2021",
    "\"زۆر باشە\"",
    "COVID-19",
];

/// Where the dice come from: xorshift, so that every run gives the same text.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn one<'a, T: AsRef<str>>(&mut self, from: &'a [T]) -> &'a str {
        from[self.below(from.len())].as_ref()
    }
}

/// An article of at least `bytes` bytes without a fault.
pub fn clean(bytes: usize) -> String {
    let names = names();
    let mut dice = Dice(0x5eed_cafe);
    let mut text = String::with_capacity(bytes + 1024);
    let mut number = 1000;
    while text.len() < bytes {
        for sentence in 0..2 + dice.below(5) {
            if sentence > 0 {
                text.push(' ');
            }
            let mut last = "";
            for _ in 0..5 + dice.below(12) {
                match dice.below(12) {
                    0 | 1 => text.push_str(dice.one(&names)),
                    2 => {
                        number += 1;
                        let thing = dice.one(THINGS);
                        // Nor would anybody write a number before an English date.
                        let number_before = text.trim_end().ends_with(char::is_numeric);
                        let date = number_before && thing.starts_with("July");
                        if date || thing.split(' ').next() == Some(last) {
                            continue;
                        }
                        let digits: String = number
                            .to_string()
                            .bytes()
                            .filter_map(|b| char::from_u32(0x660 + u32::from(b - b'0')))
                            .collect();
                        let ascii = format!("{:04}", number % 10_000);
                        text.push_str(&thing.replace("{}", &digits).replace("{n}", &ascii));
                    }
                    _ => {
                        // A word twice running would be a finding.
                        let word = dice.one(WORDS);
                        if word != last {
                            text.push_str(word);
                            last = word;
                        }
                    }
                }
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            let _ = write!(text, "{}.", dice.one(VERBS));
        }
        text.push_str("\n\n");
    }
    text
}

/// An article of at least `bytes` bytes in English, for tools that know no Kurdish.
pub fn english(bytes: usize) -> String {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "of",
        "in",
        "on",
        "with",
        "for",
        "from",
        "after",
        "before",
        "and",
        "but",
        "when",
        "government",
        "minister",
        "parliament",
        "election",
        "meeting",
        "journalists",
        "citizens",
        "court",
        "decision",
        "project",
        "economy",
        "budget",
        "salaries",
        "oil",
        "power",
        "water",
        "roads",
        "university",
        "students",
        "teachers",
        "hospital",
        "doctors",
        "farmers",
        "market",
        "prices",
        "trade",
        "tourists",
        "airport",
        "border",
        "forces",
        "army",
        "agreement",
        "talks",
        "rights",
        "women",
        "children",
        "culture",
        "theatre",
        "music",
        "sport",
        "weather",
        "rain",
        "snow",
        "flood",
        "earthquake",
        "police",
        "inquiry",
        "region",
        "town",
        "villages",
        "people",
    ];
    const VERBS: &[&str] = &[
        "announced",
        "was published",
        "began",
        "ended",
        "took place",
        "denied",
        "asked",
        "arrived",
    ];
    let mut dice = Dice(0x00e1_715e);
    let mut text = String::with_capacity(bytes + 1024);
    let mut number = 1000;
    while text.len() < bytes {
        for sentence in 0..2 + dice.below(5) {
            number += 1;
            let _ = write!(text, "{}In {number}", if sentence > 0 { " " } else { "" });
            let mut last = "";
            for _ in 0..5 + dice.below(12) {
                let word = dice.one(WORDS);
                if word != last {
                    let _ = write!(text, " {word}");
                    last = word;
                }
            }
            let _ = write!(text, " {}.", dice.one(VERBS));
        }
        text.push_str("\n\n");
    }
    text
}

/// The same with three of ten ک, ی and ە as careless keyboards write them.
pub fn dirty(bytes: usize) -> String {
    let mut dice = Dice(0xbad_5eed);
    let mut text = String::with_capacity(bytes + bytes / 8);
    for c in clean(bytes).chars() {
        let wrong = match c {
            'ک' => "ك",
            'ی' => "ي",
            'ە' => "ه\u{200c}",
            _ => "",
        };
        if !wrong.is_empty() && dice.below(10) < 3 {
            text.push_str(wrong);
        } else {
            text.push(c);
        }
    }
    text
}

/// The same after AsoSoft's chain, paragraph by paragraph.
pub fn damaged(bytes: usize) -> String {
    let paragraphs: Vec<String> = clean(bytes).split("\n\n").map(damage::asosoft).collect();
    paragraphs.join("\n\n")
}

/// The Sorani names of the data.
fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/names");
    let mut out = Vec::new();
    for file in ["people", "places", "organizations"] {
        let text = std::fs::read_to_string(folder.join(file).with_extension("toml"))
            .expect("the names of the project");
        let table: toml::Table = text.parse().expect("names in TOML");
        for entity in table["entity"].as_array().expect("a list") {
            // Two spellings of one name would be a finding.
            let names = &entity["names"].as_array().expect("a list")[..1];
            // ڕ at the start is another house's way; digits would be mixed.
            let names = names.iter().filter_map(|n| n.as_str());
            out.extend(
                names
                    .filter(|n| !n.bytes().any(|b| b.is_ascii_digit()))
                    .map(|n| n.replace(" ڕ", " ر"))
                    .map(|n| {
                        n.strip_prefix('ڕ')
                            .map_or(n.clone(), |rest| format!("ر{rest}"))
                    }),
            );
        }
    }
    out
}
