//! What stands at one place of a text and is looked for only when somebody points at it.

use std::ops::Range;

use super::calendar::{Calendar, kurmanji_month, month, plain};
use super::digits::is_digit;
use super::letters::{is_arabic_word, is_latin};
use super::numerals::{self, Dialect, Quantity};
use super::suffixes;

/// A number has this many words at most.
const LONGEST_NUMBER: usize = 24;

/// Months whose names are common words or names of people as well, as [`plain`] writes them.
const AMBIGUOUS_MONTHS: &[&str] = &[
    "ئازار",
    "گوڵان",
    "ئاب",
    "مارت",
    "تیر",
    "دەی",
    "سەفەر",
    "رەجەب",
    "شەعبان",
    "ئازەر",
    "ئابان",
    "مێهر",
    "شەوال",
    "رەمەزان",
];

/// The bytes of the word, in Arabic or Latin letters, that byte `at` of `text` is in.
pub fn word_at(text: &str, at: usize) -> Option<Range<usize>> {
    let at = text.floor_char_boundary(at);
    let inside: fn(char) -> bool = match text[at..].chars().next()? {
        c if is_arabic_word(c) => is_arabic_word,
        c if is_latin(c) => is_latin,
        _ => return None,
    };
    let start = text[..at].trim_end_matches(inside).len();
    let end = text.len() - text[at..].trim_start_matches(inside).len();
    Some(start..end)
}

/// The word before byte `start` of `text`, one space away.
fn before(text: &str, start: usize) -> Option<Range<usize>> {
    let end = text[..start].strip_suffix(' ')?.len();
    word_at(text, end.checked_sub(1)?)
}

/// The word behind byte `end` of `text`, one space away.
fn behind(text: &str, end: usize) -> Option<Range<usize>> {
    text[end..].strip_prefix(' ')?;
    word_at(text, end + 1)
}

/// The name of a month at byte `at` of `text`: its bytes, the calendar and the month. A name that is
/// also a common word must be called a month, or have a year behind it.
pub fn month_at(text: &str, at: usize) -> Option<(Range<usize>, Calendar, u8)> {
    let word = word_at(text, at)?;
    let own = &text[word.clone()];
    if own.starts_with(is_latin) {
        let found = kurmanji_month(own).filter(|_| own.chars().count() > 4)?;
        return Some((word, Calendar::Gregorian, found));
    }
    let pair = |first: Range<usize>, second: Range<usize>| {
        let name = format!(
            "{} {}",
            plain(&text[first.clone()]),
            plain(&text[second.clone()])
        );
        let (calendar, number) = month(&name)?;
        Some((first.start..second.end, calendar, number))
    };
    let own = plain(own);
    let two = || pair(word.clone(), behind(text, word.end)?);
    let two_back = || pair(before(text, word.start)?, word.clone());
    if let Some(found) = two().or_else(two_back) {
        return Some(found);
    }
    let (calendar, number) = month(&own)?;
    let bare = own.strip_suffix('ی').unwrap_or(&own);
    let ambiguous = AMBIGUOUS_MONTHS.contains(&own.as_str()) || AMBIGUOUS_MONTHS.contains(&bare);
    let called = || before(text, word.start).is_some_and(|b| plain(&text[b]) == "مانگی");
    let dated = || {
        let rest = text[word.end..].strip_prefix(' ').unwrap_or_default();
        rest.chars().take(4).filter(|c| is_digit(*c)).count() == 4
    };
    (!ambiguous || called() || dated()).then_some((word, calendar, number))
}

/// The number in words around byte `at` of `text`: its bytes and what it says. One word must be
/// the name of a large number, since the small ones are other words as well.
pub fn number_at(text: &str, at: usize) -> Option<(Range<usize>, Quantity)> {
    let word = word_at(text, at)?;
    let dialect = match text[word.clone()].starts_with(is_latin) {
        true => Dialect::Kurmanji,
        false => Dialect::Sorani,
    };
    let is_part = |word: &Range<usize>| numerals::is_numeral(dialect, &text[word.clone()]);
    if !is_part(&word) {
        return None;
    }
    let mut words = vec![word];
    let first = |words: &[Range<usize>]| words.first().map_or(0, |w| w.start);
    let last = |words: &[Range<usize>]| words.last().map_or(0, |w| w.end);
    while let Some(found) = before(text, first(&words)).filter(&is_part) {
        words.insert(0, found);
        if words.len() > LONGEST_NUMBER {
            return None;
        }
    }
    while let Some(found) = behind(text, last(&words)).filter(&is_part) {
        words.push(found);
        if words.len() > LONGEST_NUMBER {
            return None;
        }
    }
    // The conjunction may lead to or come from something else.
    let reads = |words: &[Range<usize>]| {
        let span = first(words)..last(words);
        let quantity = numerals::read(dialect, &text[span.clone()])?;
        Some((span, quantity))
    };
    let trimmed = |from: usize, to: usize| words.get(from..words.len().checked_sub(to)?);
    let found = [(0, 0), (0, 1), (1, 0), (1, 1)]
        .into_iter()
        .filter_map(|(from, to)| trimmed(from, to).filter(|w| !w.is_empty()))
        .find_map(|words| Some((words.len(), reads(words)?)));
    let (count, (span, quantity)) = found?;
    let inside = span.contains(&at);
    (inside && (count > 1 || quantity.integer >= 1000)).then_some((span, quantity))
}

/// A number in words, with what is joined to its last word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled {
    /// Its bytes, the ending included.
    pub span: Range<usize>,
    /// The bytes of the ending, maybe none.
    pub ending: Range<usize>,
    /// What it says.
    pub quantity: Quantity,
}

/// The number in words that begins with the word at byte `at` of `text`: as many words as make one.
/// One word counts if it is the name of a large number, or if `alone` says that it is meant so. None
/// if what follows would belong to it, but cannot be read.
pub fn number_with_ending(text: &str, at: usize, alone: bool) -> Option<Spelled> {
    let first = word_at(text, at).filter(|word| word.start == at)?;
    let dialect = match text[first.clone()].starts_with(is_latin) {
        true => Dialect::Kurmanji,
        false => Dialect::Sorani,
    };
    let of_number = |word: &str| numerals::is_numeral(dialect, word);
    if !of_number(&text[first.clone()]) {
        return None;
    }
    let mut words = vec![first];
    let mut ending = 0;
    while let Some(next) = words.last().and_then(|last| behind(text, last.end)) {
        let word = &text[next.clone()];
        if of_number(word) {
            words.push(next);
        } else {
            if goes_on(dialect, word) {
                return None;
            }
            if let Some(stem) = numeral_with_ending(dialect, word) {
                ending = word.len() - stem;
                words.push(next);
            }
            break;
        }
        if words.len() > LONGEST_NUMBER {
            return None;
        }
    }
    let reads = |count: usize, ending: usize| {
        let span = words[0].start..words[count - 1].end;
        let quantity = numerals::read(dialect, &text[span.start..span.end - ending])?;
        Some(Spelled {
            ending: span.end - ending..span.end,
            span,
            quantity,
        })
    };
    let count = words.len();
    // A conjunction at the end leads to something else.
    let leads_on = ending == 0
        && count > 1
        && numerals::is_conjunction(dialect, &text[words[count - 1].clone()]);
    let count = count - usize::from(leads_on);
    let found = reads(count, ending)?;
    let large = found.quantity.integer >= 1000 || count > 1;
    (large || alone).then_some(found)
}

/// The length of the numeral that `word` begins with, if an ending of nouns is joined to it.
fn numeral_with_ending(dialect: Dialect, word: &str) -> Option<usize> {
    let is_ending = |i: &usize| suffixes::analyse(&word[..*i], &word[*i..]).is_some();
    match dialect {
        Dialect::Sorani => numerals_in(dialect, word).find(is_ending),
        Dialect::Kurmanji => None,
    }
}

/// Whether `word` is an ordinal, or a Kurmanji numeral with an ending: a number in words that ends in
/// it is none that digits could stand for.
fn goes_on(dialect: Dialect, word: &str) -> bool {
    let endings: &[&str] = match dialect {
        Dialect::Sorani => &["ەم", "یەم", "هەم", "مین"],
        Dialect::Kurmanji => &["em", "yem", "ê", "yê", "î", "yî", "an", "yan", "a", "ya"],
    };
    let goes_on = |i: usize| endings.iter().any(|ending| word[i..].starts_with(ending));
    numerals_in(dialect, word).any(goes_on)
}

/// The lengths of the numerals that `word` begins with, the longest first; the word itself is none.
fn numerals_in(dialect: Dialect, word: &str) -> impl Iterator<Item = usize> {
    let ends = word.char_indices().map(|(i, _)| i).rev();
    ends.filter(move |i| *i > 2 && numerals::is_numeral(dialect, &word[..*i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        let found = |text: &str, word: &str| {
            let (span, calendar, number) = month_at(text, text.find(word)?)?;
            Some((text[span].to_owned(), calendar, number))
        };
        let expected = |name: &str, number| Some((name.to_owned(), Calendar::Gregorian, number));
        assert_eq!(found("لە ئۆکتۆبەردا", "ئۆک"), None, "with an ending");
        assert_eq!(found("مانگی ئۆکتۆبەر", "ئۆک"), expected("ئۆکتۆبەر", 10));
        assert_eq!(
            found("لە تشرینی یەکەمی 2021", "یەک"),
            expected("تشرینی یەکەمی", 10)
        );
        assert_eq!(found("تشرینی دووەم", "تش"), expected("تشرینی دووەم", 11));
        assert_eq!(found("ئازاری زۆر", "ئا"), None);
        assert_eq!(found("ئازاری 1991", "ئا"), expected("ئازاری", 3));
        assert_eq!(found("مانگی ئازار", "ئا"), expected("ئازار", 3));
        assert_eq!(found("di Cotmehê de", "Cot"), expected("Cotmehê", 10));
    }

    #[test]
    fn numbers_in_words() {
        let found = |text: &str, word: &str| {
            let (span, quantity) = number_at(text, text.find(word)?)?;
            Some((text[span].to_owned(), quantity.integer))
        };
        let text = "نزیکەی بیست و پێنج هەزار کەس و دوو منداڵ";
        assert_eq!(
            found(text, "پێنج"),
            Some(("بیست و پێنج هەزار".into(), 25_000))
        );
        assert_eq!(found(text, "دوو"), None);
        assert_eq!(found(text, "کەس"), None);
        assert_eq!(found("هەزار کەس", "هەزار"), Some(("هەزار".into(), 1000)));
        let text = "li wir sed û bîst kes hebûn";
        assert_eq!(found(text, "bîst"), Some(("sed û bîst".into(), 120)));
    }
}
