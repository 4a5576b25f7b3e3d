//! Spans that normalizers damage, in Kurdish sentences. Each strategy states what is provable of
//! its kind: what it leaves out has two originals that are damaged alike.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use rastnus::kurdish::Digits;

/// A span and what stands around it in its sentence.
#[derive(Debug, Clone)]
pub struct Case {
    pub before: String,
    pub span: String,
    pub behind: String,
}

impl Case {
    /// The sentence.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.span, self.behind)
    }
}

/// What may stand around a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Anywhere in a sentence, also as the only thing in its line.
    Anywhere,
    /// Behind a word of the same line.
    InLine,
}

/// A sentence of Kurdish words around `span`, with all that may stand beside it: words, marks,
/// quotation marks, brackets, ends of lines. The models leave it as it is.
pub fn sentence<S>(span: S, place: Place) -> impl Strategy<Value = Case>
where
    S: Strategy<Value = String>,
{
    let first = match place {
        Place::Anywhere => 0,
        Place::InLine => 4,
    };
    (before(first), span, behind()).prop_map(|(mut before, span, (closing, behind))| {
        // Two brackets together are a quotation mark.
        if before.ends_with('(') && span.starts_with('(') {
            before.pop();
        }
        // What a bracket or a quotation mark opens, it closes.
        let closing = match before.chars().next_back() {
            Some('(') => ")",
            Some('[') => "]",
            Some('«') => "»",
            _ => closing,
        };
        Case {
            before,
            span,
            behind: format!("{closing}{behind}"),
        }
    })
}

fn before(first: usize) -> impl Strategy<Value = String> {
    const OPENINGS: &[&str] = &[
        "",
        "\n",
        ".\n",
        " لە ساڵی ٢٠٢١\n",
        " ",
        " ",
        " ",
        " ",
        "، ",
        ": ",
        "؟ ",
        " (",
        " «",
        " [",
        " - ",
        " و ",
    ];
    (words(), select(&OPENINGS[first..])).prop_map(|(words, opening)| match opening {
        "" => String::new(),
        _ => format!("{words}{opening}"),
    })
}

fn behind() -> impl Strategy<Value = (&'static str, String)> {
    const CLOSINGS: &[&str] = &["", "", "", "،", ".", "؟", "!", "؛", ":"];
    const GAPS: &[&str] = &[
        " ",
        " ",
        " ",
        " ",
        "\n",
        " و ",
        " (کوردستان) ",
        " «هەولێر» ",
    ];
    let tail = (select(GAPS), words()).prop_map(|(gap, words)| format!("{gap}{words}"));
    (select(CLOSINGS), prop::option::weighted(0.8, tail))
        .prop_map(|(closing, tail)| (closing, tail.unwrap_or_default()))
}

/// Kurdish words that are in no danger.
fn words() -> impl Strategy<Value = String> {
    const CLEAN: &[&str] = &[
        "ئەمە",
        "لە",
        "کوردستان",
        "هەولێر",
        "بڵاو",
        "کرایەوە",
        "بەڵام",
        "هەموو",
        "سەرۆک",
        "گوتی",
        "زۆر",
        "باشە",
    ];
    prop::collection::vec(select(CLEAN), 1..4).prop_map(|words| words.join(" "))
}

/// One of `shapes`.
fn one_of(shapes: Vec<BoxedStrategy<String>>) -> Union<BoxedStrategy<String>> {
    Union::new(shapes)
}

/// `parts` one behind the other.
macro_rules! concat {
    ($($part:expr),+ $(,)?) => {
        ($($part),+).prop_map(|parts| concat!(@join parts, $($part),+)).boxed()
    };
    (@join $parts:ident, $a:expr, $b:expr) => { $parts.0.to_string() + &$parts.1 };
    (@join $parts:ident, $a:expr, $b:expr, $c:expr) => {
        $parts.0.to_string() + &$parts.1 + &$parts.2
    };
    (@join $parts:ident, $a:expr, $b:expr, $c:expr, $d:expr) => {
        $parts.0.to_string() + &$parts.1 + &$parts.2 + &$parts.3
    };
    (@join $parts:ident, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr) => {
        $parts.0.to_string() + &$parts.1 + &$parts.2 + &$parts.3 + &$parts.4
    };
    (@join $parts:ident, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr) => {
        $parts.0.to_string() + &$parts.1 + &$parts.2 + &$parts.3 + &$parts.4 + &$parts.5
    };
}

/// Suffixes of domains that are no words of a text.
const PLAIN: &[&str] = &[
    "com", "net", "org", "info", "edu", "gov", "krd", "iq", "tv", "ir", "com.tr", "co.uk", "eu",
    "de", "fr", "gov.krd", "edu.iq", "gov.iq", "ac.uk", "org.uk", "com.au",
];

/// Any suffixes of domains.
const SUFFIXES: &[&str] = &[
    "com", "net", "org", "krd", "iq", "gov.krd", "co.uk", "io", "me", "news", "online", "app",
    "xyz", "se", "nl", "ch", "at", "ca", "us", "no", "fi", "dk", "it", "es", "ru", "am", "ge",
    "in", "is", "to", "ai", "dev", "live", "media", "blog", "shop", "com.br", "co.jp", "ac.ir",
    "gov.tr", "org.iq", "edu.tr", "museum", "academy",
];

fn suffix(from: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(from).prop_map(|s| format!(".{s}"))
}

/// Hosts whose ids have one length: provable wherever they stand.
fn id_link() -> BoxedStrategy<String> {
    let scheme = select(&["", "https://", "http://"][..]).prop_map(str::to_owned);
    let ten = select(&["pic.twitter.com/", "t.co/", "pic.x.com/"][..]).prop_map(str::to_owned);
    let eleven = select(
        &[
            "youtu.be/",
            "youtube.com/watch?v=",
            "www.youtube.com/watch?v=",
        ][..],
    )
    .prop_map(str::to_owned);
    one_of(vec![
        concat!(scheme.clone(), ten, "[A-Za-z0-9]{10}"),
        concat!(scheme, eleven, "[A-Za-z0-9][A-Za-z0-9_-]{9}[A-Za-z0-9]"),
    ])
    .boxed()
}

/// A host that its scheme or its `www.` announces may have digits and hyphens.
fn named_host() -> BoxedStrategy<String> {
    let opening = select(&["https://", "http://", "https://www.", "www.", "ftp://"][..]);
    let label = one_of(vec![
        "[a-z]{2,9}".boxed(),
        "[a-z]{2,6}-[a-z]{2,6}".boxed(),
        "[a-z]{3,6}[0-9]{1,2}".boxed(),
        "[0-9]{2}[a-z]{3,5}".boxed(),
    ]);
    let above = prop::option::weighted(0.3, "[a-z]{2,5}\\.").prop_map(Option::unwrap_or_default);
    concat!(
        opening.prop_map(str::to_owned),
        above,
        label,
        suffix(SUFFIXES)
    )
}

/// The end of a path: letters or digits alone, since a number behind letters may be one of the
/// text; a file; escapes; underscores, which no text has between words.
fn last_segment() -> BoxedStrategy<String> {
    let ending = select(&[".html", ".php", ".pdf", ".jpg", ".aspx", ".mp4"][..]);
    one_of(vec![
        "[A-Za-z]{1,9}".boxed(),
        "[0-9]{1,9}".boxed(),
        concat!("[a-z]{1,8}|[0-9]{1,6}", ending.prop_map(str::to_owned)),
        "([a-z]{1,5}|[0-9]{1,4})?(%[0-9A-F]{2}){1,4}".boxed(),
        "([a-z]{1,5}|[0-9]{1,4})(_([a-z]{1,5}|[0-9]{1,4})){1,2}".boxed(),
    ])
    .boxed()
}

/// `/…`: anything before a slash, the last segment with care.
fn path() -> BoxedStrategy<String> {
    let inner = one_of(vec![
        "/[a-z]{1,8}".boxed(),
        "/[0-9]{1,6}".boxed(),
        "/[a-z]{1,4}[0-9]{1,4}[a-z]{1,3}".boxed(),
        "/[a-z]{2,5}(-[a-z]{2,5}){1,2}".boxed(),
        "/[a-z]{1,3}_[0-9]{1,3}".boxed(),
        "/~[a-z]{3,6}".boxed(),
        "/@[a-z]{3,6}".boxed(),
        "/[a-z]{1,3}\\.[a-z]{1,3}".boxed(),
        "/[a-z]{1,3}\\+[a-z]{1,3}".boxed(),
        "/%D[89]%[89AB][0-9A-F]".boxed(),
    ]);
    let inner = prop::collection::vec(inner, 0..3).prop_map(|s| s.concat());
    concat!(inner, last_segment().prop_map(|s| format!("/{s}")))
}

/// `?key=value&…`: as in a path, the last value with care.
fn query() -> BoxedStrategy<String> {
    let key = "[a-z]{1,6}|[a-z]{2,4}_[a-z]{2,4}";
    let value = one_of(vec![
        "[a-z]{1,6}".boxed(),
        "[0-9]{1,6}".boxed(),
        "[0-9]\\.[0-9]".boxed(),
    ]);
    let pair = concat!(key, value.prop_map(|v| format!("={v}")));
    prop::collection::vec(pair, 1..4)
        .prop_map(|pairs| format!("?{}", pairs.join("&")))
        .boxed()
}

/// A link that its scheme or its `www.` announces, or of a domain that is no word, with a path
/// without which the end of the host may be a word of the text.
fn any_link() -> BoxedStrategy<String> {
    let port = prop::option::weighted(0.1, ":[1-9][0-9]{3}").prop_map(Option::unwrap_or_default);
    let query = prop::option::weighted(0.4, query()).prop_map(Option::unwrap_or_default);
    let bare = concat!("[a-z]{2,9}", suffix(PLAIN));
    one_of(vec![
        named_host(),
        concat!(named_host(), path()),
        concat!(named_host(), port, path(), query.clone()),
        concat!(bare.clone(), path(), query),
        bare,
    ])
    .boxed()
}

/// Links that are provable when spaces were put in.
pub fn link() -> BoxedStrategy<String> {
    prop_oneof![1 => id_link(), 3 => any_link()].boxed()
}

/// Links that are provable when only digits were folded: those with ids, and those of a host with
/// digits. A path may hold digits of any system.
pub fn folded_link() -> BoxedStrategy<String> {
    let host = concat!(
        "https://(www\\.)?",
        "[a-z]{3,6}[0-9]{1,2}|[0-9]{2}[a-z]{3,5}",
        suffix(SUFFIXES),
    );
    one_of(vec![
        id_link(),
        host.clone(),
        concat!(host, path(), query()),
    ])
    .boxed()
}

/// In brackets, which tell where the name ends, any name; elsewhere one of letters, whose digits
/// stand before an underscore only. Names of other letters have no digits here, since nothing
/// tells their system.
pub fn handle() -> BoxedStrategy<String> {
    one_of(vec![
        "\\(@[A-Za-z0-9_]{2,14}[A-Za-z0-9]\\)".boxed(),
        "\\(@[a-z]{2,6}\\.[a-z]{2,6}[0-9]{0,2}\\)".boxed(),
        "\\(@(ڕووداو|کوردستان|هەولێر)(_(هەواڵ|کوردی))?\\)".boxed(),
        "@[A-Za-z]{3,14}".boxed(),
        "@[A-Za-z]{2,7}_{1,2}[A-Za-z]{1,7}".boxed(),
        "@[A-Za-z]{2,7}_[0-9]{1,4}".boxed(),
        "@[a-z]{2,6}[0-9]{1,2}_[a-z]{2,4}".boxed(),
        "@_?[A-Za-z]{3,7}_".boxed(),
    ])
    .boxed()
}

/// The name begins with a letter, and has no hyphen: a number or a word and a dash may stand
/// before an address.
pub fn address() -> BoxedStrategy<String> {
    let name = one_of(vec![
        "[a-z]{2,9}".boxed(),
        "[A-Z][a-z]{2,8}".boxed(),
        "[a-z]{2,6}[0-9]{1,4}".boxed(),
        "[a-z]{2,6}[0-9]{1,4}[a-z]{1,3}".boxed(),
        "[a-z]{2,6}[._][a-z]{2,6}[0-9]{0,3}".boxed(),
        "[a-z]{2,6}_[0-9]{1,3}".boxed(),
        "[a-z]{1,5}\\.[a-z]{1,5}\\.[a-z]{1,5}".boxed(),
        "[a-z]{2,6}\\+[a-z]{2,6}".boxed(),
    ]);
    let host = "@([a-z]{2,5}\\.)?([a-z]{2,8}|[a-z]{2,6}[0-9]{2}|[a-z]{2,4}-[a-z]{2,4})";
    concat!(name, host, suffix(SUFFIXES))
}

/// Kurdish tags with no digits or Arabic ones, Latin ones with any, each behind an underscore:
/// a number behind a space may be one of the text.
pub fn tag() -> BoxedStrategy<String> {
    let kurdish = "(نەورۆز|کوردستان|هەولێر|هەڵەبجە|ڕووداو)";
    one_of(vec![
        format!("#{kurdish}").prop_map_regex(),
        format!("#{kurdish}(_{kurdish}){{1,2}}").prop_map_regex(),
        format!("#{kurdish}_[٠-٩]{{1,4}}").prop_map_regex(),
        "#[A-Za-z]{2,12}".boxed(),
        "#[A-Za-z]{2,8}(_[A-Za-z]{2,8}){1,2}".boxed(),
        "#[A-Za-z]{2,8}_[0-9]{1,4}".boxed(),
    ])
    .boxed()
}

/// A regular expression that was put together.
trait Regex {
    fn prop_map_regex(self) -> BoxedStrategy<String>;
}

impl Regex for String {
    fn prop_map_regex(self) -> BoxedStrategy<String> {
        proptest::string::string_regex(&self)
            .expect("a regular expression")
            .boxed()
    }
}

/// English dates with the month in letters.
pub fn date() -> BoxedStrategy<String> {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "JULY",
        "AUG",
    ];
    let ordinal = |day: u8| match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    (
        select(MONTHS),
        1u8..=31,
        1000u16..2999,
        1900u16..2099,
        0..14,
    )
        .prop_map(move |(month, day, year, recent, shape)| match shape {
            0 => format!("{month} {day}, {year}"),
            1 => format!("{day} {month} {year}"),
            2 => format!("{month} {day}"),
            3 => format!("{month} {year}"),
            4 => format!("{day} {month}"),
            5 => format!("{month} {day:02}, {year}"),
            6 => format!("{day:02} {month} {year}"),
            7 if month.len() <= 4 && month != "May" => format!("{month}. {day}, {year}"),
            8 => format!("{month} {day}{}, {year}", ordinal(day)),
            9 => format!("{day}{} {month} {year}", ordinal(day)),
            10 => format!("{day}{} of {month} {year}", ordinal(day)),
            // Without a comma a number that is no year of our time may be one of the text.
            11 => format!("{month} {day} {recent}"),
            12 => format!("{day}-{month}-{year}"),
            13 => format!("Monday, {month} {day}, {year}"),
            _ => format!("{month} {day}"),
        })
        .boxed()
}

/// A time that a word beside it tells, the words included: the hour before it, the part of the
/// day or the half behind it, another time with it. Its digits are Arabic: nothing tells what the
/// folded ones were.
pub fn time() -> BoxedStrategy<String> {
    let clock = (0u8..24, 0u8..60, prop::option::weighted(0.1, 0u8..60)).prop_map(|(h, m, s)| {
        let seconds = s.map(|s| format!(":{s:02}")).unwrap_or_default();
        Digits::Arabic.write(&format!("{h}:{m:02}{seconds}"))
    });
    let hour = select(
        &[
            "کاتژمێر ",
            "کاتژمێری ",
            "سەعات ",
            "لە کاتژمێر ",
            "کاتژمێر نزیکەی ",
        ][..],
    );
    let part = select(
        &[
            "ی بەیانی",
            "ی سەرلەبەیانی",
            "ی نیوەڕۆ",
            "ی ئێوارە",
            "ی شەو",
            " PM",
            " AM",
            " GMT",
        ][..],
    );
    let (hour, part) = (hour.prop_map(str::to_owned), part.prop_map(str::to_owned));
    let until = select(&[" تا ", " هەتا ", " بۆ "][..]).prop_map(str::to_owned);
    one_of(vec![
        concat!(hour.clone(), clock.clone()),
        concat!(hour.clone(), clock.clone(), part.clone()),
        concat!("لە ".prop_map_just(), clock.clone(), part),
        concat!(hour, clock.clone(), until, clock),
    ])
    .boxed()
}

/// A piece of text that is always the same.
trait Fixed {
    fn prop_map_just(self) -> BoxedStrategy<String>;
}

impl Fixed for &'static str {
    fn prop_map_just(self) -> BoxedStrategy<String> {
        Just(self.to_owned()).boxed()
    }
}

/// `v` and at least three numbers: `v ١.٢` may be anything.
pub fn version() -> BoxedStrategy<String> {
    "[vV][0-9]{1,2}(\\.[0-9]{1,3}){2,3}".boxed()
}

/// Numbers with hyphens whose length is known: mobile numbers of Iraq, and those with a plus, of
/// which only hyphens part the groups. In Arabic digits: nothing tells what folded ones were.
pub fn phone() -> BoxedStrategy<String> {
    let operator = "7[5789][0-9]";
    let tail = one_of(vec![
        "-[0-9]{3}-[0-9]{4}".boxed(),
        "-[0-9]{3}-[0-9]{2}-[0-9]{2}".boxed(),
        "-[0-9]{7}".boxed(),
        " [0-9]{3}-[0-9]{4}".boxed(),
        "-[0-9]{3} [0-9]{4}".boxed(),
    ]);
    one_of(vec![
        concat!(operator.prop_map(|o: String| format!("0{o}")), tail.clone()),
        concat!(
            operator.prop_map(|o: String| format!("+964-{o}")),
            tail.clone()
        ),
        concat!(
            operator.prop_map(|o: String| format!("+964 {o}")),
            tail.clone()
        ),
        concat!(operator.prop_map(|o: String| format!("00964-{o}")), tail),
        "\\+(1|4[0-9]|9[0-57-9])-[0-9]{3}-[0-9]{3}-[0-9]{3,4}".boxed(),
    ])
    .prop_map(|phone| Digits::Arabic.write(&phone))
    .boxed()
}

/// The sign in front, in Arabic digits; `٢٥ %` is right as it stands.
pub fn percentage() -> BoxedStrategy<String> {
    "[%٪][٠-٩]{1,3}|[%٪][٠-٩]{1,2}٫[٠-٩]{1,2}".boxed()
}

/// The sign behind: with the space that a normalizer puts in it is right, and without it too.
pub fn percentage_behind() -> BoxedStrategy<String> {
    "[٠-٩]{1,3}[%٪]ی?|[٠-٩]{1,2}[.٫][٠-٩]{1,2}[%٪]".boxed()
}

/// Underscores part letters and digits; hyphens and digits that stand beside letters may be the
/// text's.
pub fn file() -> BoxedStrategy<String> {
    let ending = select(
        &[
            ".pdf", ".docx", ".jpg", ".png", ".mp3", ".xlsx", ".zip", ".html", ".txt", ".csv",
        ][..],
    )
    .prop_map(str::to_owned);
    let name = one_of(vec![
        "[A-Za-z]{2,9}".boxed(),
        "[A-Za-z]{2,7}_[0-9]{1,8}".boxed(),
        "[A-Z]{3}_[0-9]{8}_[0-9]{6}".boxed(),
        "[0-9]{1,4}_[a-z]{2,8}".boxed(),
        "[a-z]{2,5}(_{1,2}([a-z]{1,5}|[0-9]{1,4})){1,3}".boxed(),
        "[a-z]{2,5}[0-9]{1,3}_[a-z]{1,5}".boxed(),
    ]);
    concat!(name, ending)
}
