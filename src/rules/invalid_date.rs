//! A date that does not exist, or a day of the week that does not agree with it.

use super::{Check, Finding, Message, Rule, Severity};
use crate::kurdish::calendar::{
    Calendar, days_in_month, month, plain, weekday, weekday_name, weekday_of,
};
use crate::kurdish::{Kind, Paragraph, digits, Traits};

pub(super) const RULE: Rule = Rule {
    code: "invalid-date",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Number).and(Traits::kind(Kind::Date)),
    page: "",
    check,
};

/// A date as the text gives it.
struct Written {
    calendar: Calendar,
    year: Option<i32>,
    month: u8,
    day: u8,
    /// First byte of the day, byte behind the date.
    start: usize,
    end: usize,
}

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for i in 0..paragraph.tokens.len() {
        if !paragraph.tokens[i].language.is_kurdish_in_arabic_script() {
            continue;
        }
        let date = match paragraph.tokens[i].kind {
            Kind::Number => in_words(paragraph, i),
            Kind::Date => match in_digits(paragraph, i) {
                Ok(date) => date,
                Err(()) => {
                    let span = paragraph.tokens[i].span();
                    let message = Message::new("invalid-date").with("wrong", paragraph.word(i));
                    out.push(RULE.finding(span, message, Vec::new()));
                    None
                }
            },
            _ => None,
        };
        if let Some(date) = date {
            out.extend(judge(paragraph, i, &date));
        }
    }
}

/// `١٠ی ئۆکتۆبەری ٢٠٢١`: the date whose day is token `i`.
fn in_words(paragraph: &Paragraph, i: usize) -> Option<Written> {
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
    let mut end = paragraph.tokens[last].end;
    let mut year = None;
    if paragraph.word(last + 1) == " " {
        let token = paragraph.tokens.get(last + 2).filter(|t| t.kind == Kind::Number);
        year = token
            .filter(|t| paragraph.text[t.span()].chars().count() == 4)
            .and_then(|t| digits::value(&paragraph.text[t.span()]));
        end = token.filter(|_| year.is_some()).map_or(end, |t| t.end);
    }
    Some(Written {
        calendar: found.0,
        year: year.map(|y| y as i32),
        month: found.1,
        day: day as u8,
        start: paragraph.tokens[i].start,
        end,
    })
}

/// A date in digits whose order is plain; an error when no order makes a date.
fn in_digits(paragraph: &Paragraph, i: usize) -> Result<Option<Written>, ()> {
    let token = &paragraph.tokens[i];
    let parts: Vec<u64> = paragraph
        .word(i)
        .split(|c| !digits::is_digit(c))
        .filter_map(digits::value)
        .collect();
    let [a, b, c] = parts[..] else {
        return Ok(None);
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
        _ => return Ok(None),
    };
    let exists = |(year, month, day): &(u64, u64, u64)| {
        (1..=12).contains(month)
            && *day >= 1
            && *day <= u64::from(days_in_month(calendar, Some(*year as i32), *month as u8))
    };
    let possible: Vec<_> = orders.iter().filter(|o| exists(o)).collect();
    match possible[..] {
        [] => Err(()),
        [one] => Ok(Some(Written {
            calendar,
            year: Some(one.0 as i32),
            month: one.1 as u8,
            day: one.2 as u8,
            start: token.start,
            end: token.end,
        })),
        _ => Ok(None),
    }
}

/// The fault of `date`, whose first token is `i`: a day that the month does not have, or a day of
/// the week that does not agree.
fn judge(paragraph: &Paragraph, i: usize, date: &Written) -> Option<Finding> {
    let most = days_in_month(date.calendar, date.year, date.month);
    let text = &paragraph.text[date.start..date.end];
    if date.day == 0 || date.day > most {
        let message = Message::new("invalid-day")
            .with("wrong", text)
            .with("days", most.to_string());
        return Some(RULE.finding(date.start..date.end, message, Vec::new()));
    }
    let (said, start) = said_weekday(paragraph, i)?;
    let right = weekday_of(date.calendar, date.year?, date.month, date.day)?;
    if said == right {
        return None;
    }
    let message = Message::new("invalid-weekday")
        .with("wrong", &paragraph.text[start..date.end])
        .with("right", weekday_name(right));
    Some(RULE.finding(start..date.end, message, Vec::new()))
}

/// The day of the week that stands right before the date at token `i`, and its first byte.
fn said_weekday(paragraph: &Paragraph, i: usize) -> Option<(usize, usize)> {
    let mut at = paragraph.solid(i, -1)?;
    if paragraph.word(at) == "،" {
        at = paragraph.solid(at, -1)?;
    }
    let last = plain(paragraph.word(at));
    // `یەک شەممە` in two words.
    if let Some(before) = at.checked_sub(2).filter(|_| paragraph.near(at, -1) == " ")
        && last.starts_with("شەم")
        && let Some(day) = weekday(&(plain(paragraph.word(before)) + &last))
    {
        return Some((day, paragraph.tokens[before].start));
    }
    Some((weekday(&last)?, paragraph.tokens[at].start))
}
