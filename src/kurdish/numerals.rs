//! Numbers in Kurdish words, and words read as numbers.
//!
//! Sources of the grammar: for Sorani the ordinals that news texts write (یەکەم … سەدەم) and the
//! cardinals as the Kurdish Academy spells them, hundreds in one word; for Kurmanji the page
//! `Rastnivîsî/Hejmar` of the Kurmanji Wiktionary, and Husein Muhammed, "Navên hejmaran û
//! hejmarsazî" (2016), for the ordinals. What texts write besides is read, but not written.

use super::calendar::plain;
use super::digits::{self, Digits};

/// A kind of Kurdish that spells numbers its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Central Kurdish, in the Arabic script.
    Sorani,
    /// Northern Kurdish, in the Latin script.
    Kurmanji,
}

/// A number as texts write it in digits: groups of thousands, a decimal fraction, a percent sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// What stands before the decimal mark.
    pub integer: u64,
    /// The digits (0 to 9) behind the decimal mark.
    pub fraction: Vec<u8>,
    /// Whether it counts hundredths.
    pub percent: bool,
}

/// The words of a dialect. The first of several spellings is the one that is written.
struct Words {
    /// 0 to 19.
    small: [&'static [&'static str]; 20],
    /// 20, 30 … 90.
    tens: [&'static [&'static str]; 8],
    /// 100, which multiples are joined to: دووسەد.
    hundred: &'static [&'static str],
    /// Spellings of hundreds that are not made of two words.
    odd_hundreds: &'static [(&'static str, u64)],
    /// 1,000, and so on by thousands.
    scales: [&'static [&'static str]; 4],
    /// What stands between the parts.
    and: &'static str,
    /// What stands for the decimal mark.
    point: &'static [&'static str],
    /// What stands before a number of hundredths.
    percent: &'static [&'static str],
}

const SORANI: Words = Words {
    small: [
        &["سفر", "سیفر"],
        &["یەک"],
        &["دوو"],
        &["سێ"],
        &["چوار", "چار"],
        &["پێنج", "پینج"],
        &["شەش"],
        &["حەوت", "حەفت"],
        &["هەشت"],
        &["نۆ"],
        &["دە"],
        &["یازدە", "یانزدە", "یانزە"],
        &["دوازدە", "دوانزدە", "دوانزە"],
        &["سێزدە", "سیازدە", "سیانزە"],
        &["چواردە", "چاردە"],
        &["پازدە", "پانزدە", "پانزە"],
        &["شازدە", "شانزدە", "شانزە"],
        &["حەڤدە", "حەفدە", "هەڤدە"],
        &["هەژدە", "هەجدە"],
        &["نۆزدە"],
    ],
    tens: [
        &["بیست"],
        &["سی"],
        &["چل"],
        &["پەنجا"],
        &["شەست", "شێست"],
        &["حەفتا", "هەفتا"],
        &["هەشتا"],
        &["نەوەد", "نەوەت"],
    ],
    hundred: &["سەد", "سەت"],
    odd_hundreds: &[("پێنسەد", 500)],
    scales: [
        &["هەزار"],
        &["ملیۆن", "میلیۆن"],
        &["ملیار", "ملیارد", "میلیارد", "بلیۆن"],
        &["ترلیۆن", "تریلیۆن"],
    ],
    and: "و",
    point: &["پۆینت"],
    percent: &["لە", "سەدا"],
};

const KURMANJI: Words = Words {
    small: [
        &["sifir"],
        &["yek", "êk"],
        &["du", "dudu", "didu", "dido"],
        &["sê", "sisê"],
        &["çar"],
        &["pênc"],
        &["şeş"],
        &["heft"],
        &["heşt", "heyşt"],
        &["neh"],
        &["deh"],
        &["yazdeh", "yanzdeh"],
        &["dazdeh", "donzdeh", "dozdeh", "dwazdeh", "diwanzdeh"],
        &["sêzdeh"],
        &["çardeh"],
        &["pazdeh", "panzdeh"],
        &["şazdeh", "şanzdeh"],
        &["hevdeh", "hivdeh"],
        &["hejdeh", "hijdeh"],
        &["nozdeh"],
    ],
    tens: [
        &["bîst"],
        &["sî", "sih"],
        &["çil"],
        &["pêncî"],
        &["şêst", "şêşt"],
        &["heftê"],
        &["heştê", "heyştê"],
        &["nod", "not", "nehwêd"],
    ],
    hundred: &["sed"],
    odd_hundreds: &[],
    scales: [&["hezar"], &["milyon"], &["milyar"], &["trilyon"]],
    and: "û",
    point: &["bêhnok", "xal"],
    percent: &["ji", "sedî"],
};

impl Dialect {
    fn words(self) -> &'static Words {
        match self {
            Self::Sorani => &SORANI,
            Self::Kurmanji => &KURMANJI,
        }
    }

    /// `word` as it is looked up.
    fn key(self, word: &str) -> String {
        match self {
            Self::Sorani => plain(word),
            Self::Kurmanji => word.to_lowercase(),
        }
    }
}

/// The words for the whole number `n`; none for numbers that have no usual name.
pub fn cardinal(dialect: Dialect, n: u64) -> Option<String> {
    let words = dialect.words();
    if n == 0 {
        return Some(words.small[0][0].to_owned());
    }
    let mut parts = Vec::new();
    let mut rest = n;
    for (power, scale) in words.scales.iter().enumerate().rev() {
        let unit = 1000_u64.pow(power as u32 + 1);
        let count = rest / unit;
        rest %= unit;
        if count >= 1000 {
            return None;
        }
        if count == 1 && power == 0 {
            // "a thousand", while one says "one million".
            parts.push(scale[0].to_owned());
        } else if count > 0 {
            let head = below_thousand(words, count);
            parts.push(format!("{} {}", joined(words, head), scale[0]));
        }
    }
    parts.extend(below_thousand(words, rest));
    Some(joined(words, parts))
}

/// The parts of a number from 0 (none) to 999.
fn below_thousand(words: &Words, n: u64) -> Vec<String> {
    let mut parts = Vec::new();
    let (hundreds, rest) = (n / 100, n % 100);
    if hundreds == 1 {
        parts.push(words.hundred[0].to_owned());
    } else if hundreds > 1 {
        let count = words.small[hundreds as usize][0];
        parts.push(format!("{count}{}", words.hundred[0]));
    }
    if (1..20).contains(&rest) {
        parts.push(words.small[rest as usize][0].to_owned());
    } else if rest >= 20 {
        parts.push(words.tens[rest as usize / 10 - 2][0].to_owned());
        if rest % 10 > 0 {
            parts.push(words.small[rest as usize % 10][0].to_owned());
        }
    }
    parts
}

fn joined(words: &Words, parts: Vec<String>) -> String {
    parts.join(&format!(" {} ", words.and))
}

/// The ordinal number `n` in words: یەکەم, duyem.
pub fn ordinal(dialect: Dialect, n: u64) -> Option<String> {
    let cardinal = cardinal(dialect, n)?;
    let last = cardinal.chars().next_back();
    // دوو ends in a vowel, yet takes the ending of consonants: دووەم.
    let ending = match (dialect, last) {
        (Dialect::Sorani, Some('ێ' | 'ۆ' | 'ە' | 'ی' | 'ا')) => "یەم",
        (Dialect::Sorani, _) => "ەم",
        (Dialect::Kurmanji, Some('u' | 'ê' | 'î')) => "yem",
        (Dialect::Kurmanji, _) => "em",
    };
    Some(cardinal + ending)
}

/// The ordinal number `n` as it stands before a noun: یەکەمین, duyemîn.
pub fn attributive(dialect: Dialect, n: u64) -> Option<String> {
    let ending = match dialect {
        Dialect::Sorani => "ین",
        Dialect::Kurmanji => "în",
    };
    Some(ordinal(dialect, n)? + ending)
}

impl Quantity {
    /// Reads a number in digits of any system: `1,250,000`, `٣٫٥`, `2.5`. A lone dot before three
    /// digits is a decimal mark in Sorani and parts thousands in Kurmanji; so do the two with a
    /// comma, the other way round.
    pub fn parse(text: &str, dialect: Dialect) -> Option<Self> {
        let marks: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(_, c)| !digits::is_digit(*c))
            .collect();
        let whole = |text: &str, group: Option<char>| {
            let mut parts = text.split(|c| Some(c) == group);
            let first = parts.next()?;
            let long = |part: &str| part.chars().count();
            let grouped = group.is_none() || (1..=3).contains(&long(first));
            let plain: String = text.chars().filter(|c| Some(*c) != group).collect();
            (grouped && parts.all(|p| long(p) == 3))
                .then(|| digits::value(&plain))
                .flatten()
        };
        let quantity = |integer: Option<u64>, fraction: &str| {
            let fraction: Option<Vec<u8>> = fraction
                .chars()
                .map(|c| Digits::of(c).map(|(_, value)| value))
                .collect();
            Some(Self {
                integer: integer?,
                fraction: fraction?,
                percent: false,
            })
        };
        let Some(&(at, mark)) = marks.last() else {
            return quantity(whole(text, None), "");
        };
        let (head, tail) = (&text[..at], &text[at + mark.len_utf8()..]);
        let others: Vec<char> = marks[..marks.len() - 1].iter().map(|(_, c)| *c).collect();
        let decimal = match mark {
            '٫' => true,
            '٬' => false,
            '.' | ',' => {
                let parts_thousands = match dialect {
                    Dialect::Sorani => ',',
                    Dialect::Kurmanji => '.',
                };
                match others.first() {
                    Some(first) => *first != mark,
                    None => mark != parts_thousands || tail.chars().count() != 3,
                }
            }
            _ => return None,
        };
        let group = others.first().copied().or((!decimal).then_some(mark));
        let same = others.iter().all(|c| Some(*c) == group);
        let known = group.is_none_or(|g| matches!(g, ',' | '٬' | '.'));
        if !same || !known || tail.is_empty() {
            return None;
        }
        match decimal {
            true => quantity(whole(head, group), tail),
            false => quantity(whole(text, group), ""),
        }
    }

    /// The number in words; none for numbers that have no usual name.
    pub fn spelled(&self, dialect: Dialect) -> Option<String> {
        let words = dialect.words();
        let mut out = String::new();
        if self.percent {
            out = words.percent.join(" ") + " ";
        }
        out += &cardinal(dialect, self.integer)?;
        if !self.fraction.is_empty() {
            out = format!("{out} {}", words.point[0]);
            let zeros = self.fraction.iter().take_while(|d| **d == 0).count();
            for _ in 0..zeros {
                out = format!("{out} {}", words.small[0][0]);
            }
            let rest = &self.fraction[zeros..];
            if !rest.is_empty() {
                out = format!("{out} {}", cardinal(dialect, number(rest)?)?);
            }
        }
        Some(out)
    }

    /// The number in digits of `system`, with its groups of thousands.
    pub fn written(&self, system: Digits) -> String {
        let (group, point, percent) = match system {
            Digits::Ascii => (',', '.', '%'),
            Digits::Arabic | Digits::Extended => ('٬', '٫', '٪'),
        };
        let plain = self.integer.to_string();
        let mut out = String::new();
        for (n, digit) in plain.chars().enumerate() {
            // Years and other numbers of four digits have no groups.
            if n > 0 && plain.len() > 4 && (plain.len() - n).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        if !self.fraction.is_empty() {
            out.push(point);
            out.extend(self.fraction.iter().map(|d| char::from(b'0' + d)));
        }
        if self.percent {
            out.push(percent);
        }
        system.write(&out)
    }
}

/// The number with these digits.
fn number(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |sum, digit| {
        sum.checked_mul(10)?.checked_add(u64::from(*digit))
    })
}

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    And,
    Point,
    /// 0 to 99.
    Small(u64),
    /// 100, 200 …
    Hundreds(u64),
    /// 1,000, 1,000,000 …
    Scale(u64),
}

/// What `word` adds to a number.
fn value(dialect: Dialect, word: &str) -> Option<Value> {
    let words = dialect.words();
    let key = dialect.key(word);
    let is = |names: &[&str]| names.iter().any(|name| dialect.key(name) == key);
    let place = |lists: &[&[&str]]| lists.iter().position(|names| is(names));
    if key == words.and {
        return Some(Value::And);
    }
    if is(words.point) {
        return Some(Value::Point);
    }
    if let Some(n) = place(&words.small) {
        return Some(Value::Small(n as u64));
    }
    if let Some(n) = place(&words.tens) {
        return Some(Value::Small(10 * (n as u64 + 2)));
    }
    if let Some(power) = place(&words.scales) {
        return Some(Value::Scale(1000_u64.pow(power as u32 + 1)));
    }
    if is(words.hundred) {
        return Some(Value::Hundreds(1));
    }
    let odd = words.odd_hundreds.iter();
    if let Some((_, n)) = odd.clone().find(|(name, _)| dialect.key(name) == key) {
        return Some(Value::Hundreds(n / 100));
    }
    words.hundred.iter().find_map(|hundred| {
        let head = key.strip_suffix(hundred)?;
        let count = words.small.iter().position(|names| {
            let name = |name: &&str| dialect.key(name) == head;
            names.iter().any(name)
        })?;
        (2..10)
            .contains(&count)
            .then_some(Value::Hundreds(count as u64))
    })
}

/// Whether `word` stands between the parts of a number in words.
pub fn is_conjunction(dialect: Dialect, word: &str) -> bool {
    dialect.key(word) == dialect.words().and
}

/// Whether `word` can be part of a number in words.
pub fn is_numeral(dialect: Dialect, word: &str) -> bool {
    value(dialect, word).is_some()
}

/// The number that `words` say, parted by spaces, as a cardinal.
pub fn read(dialect: Dialect, words: &str) -> Option<Quantity> {
    let mut list: Vec<&str> = words.split_whitespace().collect();
    let own = dialect.words();
    let percent = list.len() > own.percent.len()
        && own
            .percent
            .iter()
            .zip(&list)
            .all(|(a, b)| dialect.key(b) == dialect.key(a));
    if percent {
        list.drain(..own.percent.len());
    }
    let values: Option<Vec<Value>> = list.iter().map(|word| value(dialect, word)).collect();
    let values = values?;
    let mut halves = values.split(|v| *v == Value::Point);
    let integer = whole(halves.next()?)?;
    let mut fraction = Vec::new();
    if let Some(half) = halves.next() {
        let zeros = half.iter().take_while(|v| **v == Value::Small(0)).count();
        fraction.resize(zeros, 0);
        if half.len() > zeros {
            let rest = whole(&half[zeros..])?.to_string();
            fraction.extend(rest.bytes().map(|b| b - b'0'));
        }
        if fraction.is_empty() || halves.next().is_some() {
            return None;
        }
    }
    Some(Quantity {
        integer,
        fraction,
        percent,
    })
}

/// The whole number of `values`: parts that get smaller, with "and" between them.
fn whole(values: &[Value]) -> Option<u64> {
    // Of what was read: the multiples of thousands, and the part below.
    let (mut total, mut group) = (0u64, None::<u64>);
    // What the next parts must be below.
    let (mut scale_limit, mut limit) = (u64::MAX, 1000u64);
    let mut and = false;
    for (n, value) in values.iter().enumerate() {
        let first = n == 0;
        let (amount, next_limit) = match value {
            Value::And if first || and || n + 1 == values.len() => return None,
            Value::And => {
                and = true;
                continue;
            }
            Value::Point => return None,
            Value::Small(0) if values.len() > 1 => return None,
            Value::Small(amount @ 20..) => (*amount, 10),
            Value::Small(amount) => (*amount, 1),
            // "two hundred" in two words.
            Value::Hundreds(1) if matches!(group, Some(2..=9)) && !and => {
                group = group.map(|count| count * 100);
                limit = 100;
                continue;
            }
            Value::Hundreds(count) => (count * 100, 100),
            Value::Scale(unit) => {
                let count = match group.take() {
                    // "a hundred and a thousand" is no number.
                    Some(_) if and => return None,
                    None if !first && !and => return None,
                    count => count.unwrap_or(1),
                };
                if *unit >= scale_limit {
                    return None;
                }
                total = total.checked_add(count.checked_mul(*unit)?)?;
                (scale_limit, limit, and) = (*unit, 1000, false);
                continue;
            }
        };
        if amount >= limit || !(first || and) {
            return None;
        }
        group = Some(group.unwrap_or(0) + amount);
        (limit, and) = (next_limit, false);
    }
    (!values.is_empty()).then(|| total.checked_add(group.unwrap_or(0)))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dialect::{Kurmanji, Sorani};
    use proptest::prelude::*;

    #[test]
    fn numbers_in_words() {
        for (n, sorani, kurmanji) in [
            (0, "سفر", "sifir"),
            (7, "حەوت", "heft"),
            (12, "دوازدە", "dazdeh"),
            (30, "سی", "sî"),
            (99, "نەوەد و نۆ", "nod û neh"),
            (100, "سەد", "sed"),
            (234, "دووسەد و سی و چوار", "dused û sî û çar"),
            (1000, "هەزار", "hezar"),
            (2021, "دوو هەزار و بیست و یەک", "du hezar û bîst û yek"),
            (1_000_000, "یەک ملیۆن", "yek milyon"),
            (
                65_400_000,
                "شەست و پێنج ملیۆن و چوارسەد هەزار",
                "şêst û pênc milyon û çarsed hezar",
            ),
        ] {
            assert_eq!(cardinal(Sorani, n).as_deref(), Some(sorani));
            assert_eq!(cardinal(Kurmanji, n).as_deref(), Some(kurmanji));
        }
        assert_eq!(cardinal(Sorani, u64::MAX), None);
    }

    #[test]
    fn ordinals() {
        let words = "یەکەم دووەم سێیەم چوارەم پێنجەم شەشەم حەوتەم هەشتەم نۆیەم دەیەم یازدەیەم";
        for (n, word) in words.split(' ').enumerate() {
            assert_eq!(ordinal(Sorani, n as u64 + 1).as_deref(), Some(word));
        }
        for (n, word) in [
            (20, "بیستەم"),
            (30, "سییەم"),
            (40, "چلەم"),
            (50, "پەنجایەم"),
            (60, "شەستەم"),
            (70, "حەفتایەم"),
            (80, "هەشتایەم"),
            (90, "نەوەدەم"),
            (100, "سەدەم"),
            (21, "بیست و یەکەم"),
        ] {
            assert_eq!(ordinal(Sorani, n).as_deref(), Some(word));
        }
        assert_eq!(attributive(Sorani, 2).as_deref(), Some("دووەمین"));
        for (n, word) in [
            (1, "yekem"),
            (2, "duyem"),
            (3, "sêyem"),
            (10, "dehem"),
            (100, "sedem"),
        ] {
            assert_eq!(ordinal(Kurmanji, n).as_deref(), Some(word));
        }
        assert_eq!(attributive(Kurmanji, 2).as_deref(), Some("duyemîn"));
    }

    #[test]
    fn figures_are_read() {
        let quantity = |text, dialect| {
            let q: Quantity = Quantity::parse(text, dialect)?;
            Some((q.integer, q.fraction))
        };
        for (text, dialect, expected) in [
            ("٢٠٢١", Sorani, Some((2021, vec![]))),
            ("1,250,000", Sorani, Some((1_250_000, vec![]))),
            ("١٬٢٥٠٫٧٥", Sorani, Some((1250, vec![7, 5]))),
            ("٣.٥", Sorani, Some((3, vec![5]))),
            ("3.250", Sorani, Some((3, vec![2, 5, 0]))),
            ("3.250", Kurmanji, Some((3250, vec![]))),
            ("3,5", Kurmanji, Some((3, vec![5]))),
            ("1.250.000", Sorani, Some((1_250_000, vec![]))),
            ("1.250,5", Kurmanji, Some((1250, vec![5]))),
            ("1,25,000", Sorani, None),
            ("192.168.1.1", Sorani, None),
            ("2-1", Sorani, None),
            ("5.", Sorani, None),
            ("", Sorani, None),
        ] {
            assert_eq!(quantity(text, dialect), expected, "{text}");
        }
    }

    #[test]
    fn other_spellings_are_read_and_nonsense_is_not() {
        let sorani = |words| read(Sorani, words).map(|q| q.integer);
        assert_eq!(sorani("دوو سەد و پەنجا"), Some(250));
        assert_eq!(sorani("پێنسەد هەزار"), Some(500_000));
        assert_eq!(sorani("یەک هەزار و شانزدە"), Some(1016));
        assert_eq!(sorani("حەڤدە ملیارد"), Some(17_000_000_000));
        for wrong in [
            "",
            "و",
            "یەک دوو",
            "سەد و سەد",
            "هەزار هەزار",
            "پێنج و",
            "بیست بیست",
            "پێنج و بیست",
        ] {
            assert_eq!(sorani(wrong), None, "{wrong}");
        }
        assert_eq!(
            read(Kurmanji, "Sed û bîst û sê").map(|q| q.integer),
            Some(123)
        );
        assert!(is_numeral(Kurmanji, "sêsed") && !is_numeral(Kurmanji, "sal"));
    }

    #[test]
    fn decimals_and_percents_are_spelled() {
        let mut half = Quantity::parse("٣٫٠٥", Sorani).expect("a number");
        assert_eq!(half.spelled(Sorani).as_deref(), Some("سێ پۆینت سفر پێنج"));
        half.percent = true;
        assert_eq!(
            half.spelled(Kurmanji).as_deref(),
            Some("ji sedî sê bêhnok sifir pênc")
        );
        assert_eq!(half.written(Digits::Arabic), "٣٫٠٥٪");
        let many = Quantity::parse("1250000", Sorani).expect("a number");
        assert_eq!(many.written(Digits::Ascii), "1,250,000");
        assert_eq!(many.written(Digits::Extended), "۱٬۲۵۰٬۰۰۰");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            integer in prop_oneof![0u64..2000, 0u64..1_000_000_000_000_000],
            fraction in prop::collection::vec(0u8..10, 0..7),
            percent: bool,
            dialect in prop::sample::select(vec![Sorani, Kurmanji]),
        ) {
            let quantity = Quantity { integer, fraction, percent };
            let words = quantity.spelled(dialect).expect("a usual number");
            prop_assert_eq!(read(dialect, &words), Some(quantity.clone()), "{}", words);
            for system in Digits::ALL {
                let mut text = quantity.written(system);
                if percent {
                    text.pop();
                }
                let again = Quantity::parse(&text, Sorani).map(|q| (q.integer, q.fraction));
                prop_assert_eq!(again, Some((quantity.integer, quantity.fraction.clone())));
            }
        }
    }
}
