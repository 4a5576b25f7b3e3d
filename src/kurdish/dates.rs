//! Dates in running text, in digits and in words.

use std::ops::Range;

use super::calendar::{Calendar, days_in_month, english_month, kurmanji_month, month, plain};
use super::{Kind, Language, Paragraph, Prior, Repair, RepairKind, digits};

/// A date as a text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Written {
    /// The calendar that the name of the month or the year is of.
    pub calendar: Calendar,
    /// The year, if it is said.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, as the text has it.
    pub day: u8,
}

impl Written {
    /// Whether the month has that day.
    pub fn exists(&self) -> bool {
        let most = days_in_month(self.calendar, self.year, self.month);
        (1..=most).contains(&self.day)
    }
}

/// The date in Sorani words whose day is token `i`, `١٠ی ئۆکتۆبەری ٢٠٢١`, and its bytes.
pub fn in_words(paragraph: &Paragraph, i: usize) -> Option<(Written, Range<usize>)> {
    let day = digits::value(paragraph.word(i)).filter(|d| (1..=99).contains(d))?;
    let izafe = matches!(paragraph.near(i, 1), "ی" | "ي" | "ى" | "ـی");
    if !izafe || paragraph.near(i, 2) != " " {
        return None;
    }
    let first = i + 3;
    let one = plain(paragraph.word(first));
    let two = || {
        let next = plain(paragraph.word(first + 2));
        let spaced = paragraph.word(first + 1) == " ";
        spaced.then(|| month(&format!("{one} {next}"))).flatten()
    };
    let (found, last) = match two() {
        Some(found) => (found, first + 2),
        None => (month(&one)?, first),
    };
    let year = year_behind(paragraph, last);
    let end = paragraph.tokens[year.map_or(last, |(_, token)| token)].end;
    let written = Written {
        calendar: found.0,
        year: year.map(|(year, _)| year),
        month: found.1,
        day: day as u8,
    };
    Some((written, paragraph.tokens[i].start..end))
}

/// The year of four digits that is the word behind token `i`, and its token. An ending behind it is
/// not part of it.
fn year_behind(paragraph: &Paragraph, i: usize) -> Option<(i32, usize)> {
    let token = paragraph.tokens.get(i + 2)?;
    if paragraph.word(i + 1) != " " || !matches!(token.kind, Kind::Number | Kind::Path) {
        return None;
    }
    let word = &paragraph.text[token.span()];
    let len = word.find(|c| !digits::is_digit(c)).unwrap_or(word.len());
    let (number, ending) = word.split_at(len);
    let is_year = number.chars().count() == 4 && kurmanji_ending(ending);
    let year = digits::value(number).filter(|_| is_year)?;
    Some((year as i32, i + 2))
}

/// The Kurmanji date whose day is token `i`, `10ê cotmeha 2021an`, or the English date, `10 October
/// 2021` or `October 10, 2021`, and its bytes.
pub fn in_latin_words(paragraph: &Paragraph, i: usize) -> Option<(Written, Range<usize>)> {
    let token = paragraph.tokens.get(i)?;
    if token.kind == Kind::Latin {
        return english(paragraph, i);
    }
    let word = &paragraph.text[token.span()];
    let len = word.find(|c| !digits::is_digit(c)).unwrap_or(word.len());
    let (number, ending) = word.split_at(len);
    let day = digits::value(number).filter(|d| (1..=99).contains(d))? as u8;
    let name = paragraph
        .tokens
        .get(i + 2)
        .filter(|t| t.kind == Kind::Latin)?;
    if !kurmanji_ending(ending) || paragraph.word(i + 1) != " " {
        return None;
    }
    let name = &paragraph.text[name.span()];
    let month = match ending {
        "" => english_month(name).or_else(|| kurmanji_month(name))?,
        _ => kurmanji_month(name)?,
    };
    let year = year_behind(paragraph, i + 2);
    if ending.is_empty() && year.is_none() {
        return None;
    }
    let end = paragraph.tokens[year.map_or(i + 2, |(_, token)| token)].end;
    let written = Written {
        calendar: Calendar::Gregorian,
        year: year.map(|(year, _)| year),
        month,
        day,
    };
    Some((written, token.start..end))
}

/// `October 10, 2021`, whose month is token `i`.
fn english(paragraph: &Paragraph, i: usize) -> Option<(Written, Range<usize>)> {
    let month = english_month(paragraph.word(i))?;
    let day = paragraph.solid(i, 1)?;
    let comma = paragraph.solid(day, 1)?;
    let year = paragraph.solid(comma, 1)?;
    if paragraph.word(comma) != "," || paragraph.word(year).chars().count() != 4 {
        return None;
    }
    let number = |i: usize| digits::value(paragraph.word(i));
    let written = Written {
        calendar: Calendar::Gregorian,
        year: Some(number(year)? as i32),
        month,
        day: number(day).filter(|d| (1..=99).contains(d))? as u8,
    };
    Some((
        written,
        paragraph.tokens[i].start..paragraph.tokens[year].end,
    ))
}

/// Whether `text` is what Kurmanji writes behind a number, or nothing: `10ê`, `2021'an`.
fn kurmanji_ending(text: &str) -> bool {
    let bare = text.trim_start_matches(['\'', '’', '`', '-']);
    matches!(
        bare,
        "" | "ê" | "yê" | "an" | "yan" | "a" | "ya" | "î" | "yî"
    )
}

/// The dates that `word`, three numbers, can mean: with the year first or last, the order of day
/// and month where only one makes a date, else both, the day first. None if the year is of no
/// calendar that is known by its digits; no date at all if there is no such day.
pub fn in_digits(word: &str) -> Option<Vec<Written>> {
    let parts: Vec<u64> = word
        .split(|c| !digits::is_digit(c))
        .filter_map(digits::value)
        .collect();
    let [a, b, c] = parts[..] else {
        return None;
    };
    let orders = if a >= 100 {
        [(a, b, c), (a, c, b)]
    } else {
        [(c, b, a), (c, a, b)]
    };
    let calendar = match orders[0].0 {
        1800..=2199 => Calendar::Gregorian,
        1300..=1499 | 2600..=2799 => Calendar::Solar,
        // A year of two digits, or of another calendar.
        _ => return None,
    };
    let written = |(year, month, day): (u64, u64, u64)| {
        let written = Written {
            calendar,
            year: Some(year as i32),
            month: u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?,
            day: u8::try_from(day).ok()?,
        };
        written.exists().then_some(written)
    };
    let mut possible: Vec<Written> = orders.into_iter().filter_map(written).collect();
    possible.dedup();
    Some(possible)
}

/// What the digits of a text say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A number; whether it counts hundredths.
    Number {
        /// Whether a percent sign stands beside it.
        percent: bool,
    },
    /// A date, and what else it can mean.
    Date(Option<Written>, Option<Written>),
    /// A time of day.
    Time,
}

/// A number, a date or a time of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// The language that it stands in.
    pub language: Language,
}

impl Stretch {
    /// Its bytes.
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The same in a text in which this one's text begins at byte `offset`.
    pub fn shifted(mut self, offset: usize) -> Self {
        self.start += offset;
        self.end += offset;
        self
    }
}

/// The numbers, dates and times of `paragraph`, in order.
pub fn stretches(paragraph: &Paragraph) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut damaged = damaged(paragraph).into_iter().peekable();
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if out.last().is_some_and(|last| token.start < last.end) {
            continue;
        }
        if let Some(stretch) = damaged.next_if(|s| s.start <= token.start) {
            out.push(stretch);
            continue;
        }
        let language = token.language;
        let date = |found: Option<(Written, Range<usize>)>| {
            let (written, span) = found?;
            Some((
                Meaning::Date(written.exists().then_some(written), None),
                span,
            ))
        };
        let found = match token.kind {
            Kind::Number => date(in_words(paragraph, i))
                .or_else(|| date(in_latin_words(paragraph, i)))
                .or_else(|| number(paragraph, i)),
            Kind::Figure => number(paragraph, i),
            Kind::Path => date(in_latin_words(paragraph, i)).or_else(|| inflected(paragraph, i)),
            Kind::Latin => date(in_latin_words(paragraph, i)),
            Kind::Time => Some((Meaning::Time, token.span())),
            Kind::Date => in_digits(paragraph.word(i)).map(|possible| {
                let meaning = Meaning::Date(possible.first().copied(), possible.get(1).copied());
                (meaning, token.span())
            }),
            _ => None,
        };
        out.extend(found.map(|(meaning, span)| Stretch {
            start: span.start,
            end: span.end,
            meaning,
            language,
        }));
    }
    out
}

/// The English dates that a normalizer damaged, as they were meant.
fn damaged(paragraph: &Paragraph) -> Vec<Stretch> {
    let dates = paragraph
        .repairs
        .iter()
        .filter(|r| r.kind == RepairKind::Date);
    let stretch = |repair: &Repair| {
        let mended = Paragraph::new(&repair.text, Prior::default());
        let date = (0..mended.tokens.len()).find_map(|i| in_latin_words(&mended, i));
        let (written, _) = date.filter(|(written, _)| written.exists())?;
        Some(Stretch {
            start: repair.span.start,
            end: repair.span.end,
            meaning: Meaning::Date(Some(written), None),
            language: Language::Other,
        })
    };
    dates.filter_map(stretch).collect()
}

/// The number at the start of token `i`, which ends in a Kurmanji ending: `2021an`.
fn inflected(paragraph: &Paragraph, i: usize) -> Option<(Meaning, Range<usize>)> {
    let word = paragraph.word(i);
    let len = word.find(|c| !digits::is_digit(c)).filter(|len| *len > 0)?;
    let start = paragraph.tokens[i].start;
    let number = (Meaning::Number { percent: false }, start..start + len);
    kurmanji_ending(&word[len..]).then_some(number)
}

/// The number at token `i`, with its percent sign.
fn number(paragraph: &Paragraph, i: usize) -> Option<(Meaning, Range<usize>)> {
    let mut span = paragraph.tokens[i].span();
    let sign = |at: Option<usize>| at.filter(|at| matches!(paragraph.word(*at), "%" | "٪"));
    let behind = sign(Some(i + 1));
    // In `10%25` the sign is that of the first number.
    let taken = i
        .checked_sub(2)
        .is_some_and(|n| paragraph.tokens[n].is_numeric());
    let before = sign(i.checked_sub(1)).filter(|_| !taken);
    if let Some(at) = behind {
        span.end = paragraph.tokens[at].end;
    } else if let Some(at) = before {
        span.start = paragraph.tokens[at].start;
    }
    let percent = before.is_some() || behind.is_some();
    Some((Meaning::Number { percent }, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Meaning)> {
        let paragraph = Paragraph::new(text, Prior::default());
        let list = stretches(&paragraph);
        list.iter().map(|s| (&text[s.span()], s.meaning)).collect()
    }

    fn date(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Written> {
        let year = (year > 0).then_some(year);
        Some(Written {
            calendar,
            year,
            month,
            day,
        })
    }

    #[test]
    fn dates_of_every_shape() {
        use Calendar::{Gregorian, Hijri, Solar};
        for (text, expected, other) in [
            ("١٠ی ئۆکتۆبەری ٢٠٢١", date(Gregorian, 2021, 10, 10), None),
            ("٥ی تشرینی دووەم", date(Gregorian, 0, 11, 5), None),
            ("16ی ئازاری 1988", date(Gregorian, 1988, 3, 16), None),
            ("١ی خاکەلێوەی ٢٧٢٢", date(Solar, 2722, 1, 1), None),
            ("١ی ڕەمەزانی ١٤٤٢", date(Hijri, 1442, 9, 1), None),
            ("18/3/2018", date(Gregorian, 2018, 3, 18), None),
            (
                "2021/3/10",
                date(Gregorian, 2021, 3, 10),
                date(Gregorian, 2021, 10, 3),
            ),
            (
                "06-02-2022",
                date(Gregorian, 2022, 2, 6),
                date(Gregorian, 2022, 6, 2),
            ),
            ("3/3/1979", date(Gregorian, 1979, 3, 3), None),
            ("1400/7/30", date(Solar, 1400, 7, 30), None),
            ("July 26, 2021", date(Gregorian, 2021, 7, 26), None),
            ("10ê cotmeha 2021an", date(Gregorian, 2021, 10, 10), None),
            ("15'ê Tîrmehê", date(Gregorian, 0, 7, 15), None),
            ("31/2/2021", None, None),
            ("٣١ی شوباتی ٢٠٢١", None, None),
        ] {
            assert_eq!(
                found(text),
                [(text, Meaning::Date(expected, other))],
                "{text}"
            );
        }
        assert_eq!(in_digits("1/2/21"), None);
    }

    #[test]
    fn numbers_and_times() {
        let plain = Meaning::Number { percent: false };
        let percent = Meaning::Number { percent: true };
        assert_eq!(
            found("٢٥٪ و %40ی 1,250 کەس لە ١٠:٣٠ بە 2021 سەیری 5 may کرد"),
            [
                ("٢٥٪", percent),
                ("%40", percent),
                ("1,250", plain),
                ("١٠:٣٠", Meaning::Time),
                ("2021", plain),
                ("5", plain),
            ]
        );
        assert_eq!(
            found("di sala 2021an de 25 kes, 5G û F-16"),
            [("2021", plain), ("25", plain)]
        );
    }
}
