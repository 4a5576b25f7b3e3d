//! What stands at one place of a text and is looked for only when somebody points at it.

use std::ops::Range;

use super::calendar::{Calendar, kurmanji_month, month, plain};
use super::digits::is_digit;
use super::letters::{is_arabic_word, is_latin};
use super::numerals::{self, Dialect, Quantity};

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
