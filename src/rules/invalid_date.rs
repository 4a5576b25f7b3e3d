//! A date that does not exist, or a day of the week that does not agree with it.

use std::ops::Range;

use super::{Check, Finding, Message, Rule, Severity};
use crate::kurdish::calendar::{days_in_month, plain, weekday, weekday_name, weekday_of};
use crate::kurdish::dates::{Written, in_digits, in_words};
use crate::kurdish::{Kind, Paragraph, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "invalid-date",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Number).and(Traits::kind(Kind::Date)),
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for i in 0..paragraph.tokens.len() {
        if !paragraph.tokens[i].language.is_kurdish_in_arabic_script() {
            continue;
        }
        let span = paragraph.tokens[i].span();
        match paragraph.tokens[i].kind {
            Kind::Number => {
                if let Some((date, span)) = in_words(paragraph, i) {
                    out.extend(judge(paragraph, i, &date, span));
                }
            }
            Kind::Date => match in_digits(paragraph.word(i)).as_deref() {
                Some([]) => {
                    let message = Message::new("invalid-date").with("wrong", paragraph.word(i));
                    out.push(RULE.finding(span, message, Vec::new()));
                }
                Some([date]) => out.extend(judge(paragraph, i, date, span)),
                _ => {}
            },
            _ => {}
        }
    }
}

/// The fault of `date`, whose first token is `i`: a day that the month does not have, or a day of
/// the week that does not agree.
fn judge(
    paragraph: &Paragraph,
    i: usize,
    date: &Written,
    span: Range<usize>,
) -> Option<Finding> {
    if !date.exists() {
        let most = days_in_month(date.calendar, date.year, date.month);
        let text = &paragraph.text[span.clone()];
        let message = Message::new("invalid-day")
            .with("wrong", text)
            .with("days", most.to_string());
        return Some(RULE.finding(span, message, Vec::new()));
    }
    let (said, start) = said_weekday(paragraph, i)?;
    let right = weekday_of(date.calendar, date.year?, date.month, date.day)?;
    if said == right {
        return None;
    }
    let message = Message::new("invalid-weekday")
        .with("wrong", &paragraph.text[start..span.end])
        .with("right", weekday_name(right));
    Some(RULE.finding(start..span.end, message, Vec::new()))
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
