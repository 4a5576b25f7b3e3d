//! A wrong mark inside a number, or wrong groups of thousands.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::digits::is_digit;
use crate::kurdish::{Digits, Kind, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "number-separator",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Figure),
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for token in &paragraph.tokens {
        if token.kind != Kind::Figure {
            continue;
        }
        let wrong = &paragraph.text[token.span()];
        let prose = token.language.is_kurdish_in_arabic_script();
        if !prose || paragraph.in_repair(&token.span()) {
            continue;
        }
        if let Some(rights) = with_comma(wrong) {
            let message = Message::new("number-separator")
                .with("wrong", wrong)
                .with("right", &rights[0]);
            let fixes = rights
                .into_iter()
                .map(|right| Fix::replace(Certainty::Likely, token.span(), right))
                .collect();
            out.push(RULE.finding(token.span(), message, fixes));
        } else if badly_grouped(wrong) {
            let message = Message::new("number-grouping").with("wrong", wrong);
            out.push(RULE.finding(token.span(), message, Vec::new()));
        }
    }
}

/// What a number with one Kurdish comma in it may have meant: a group of thousands where just
/// three digits follow, else a decimal; or two numbers.
fn with_comma(number: &str) -> Option<Vec<String>> {
    let (head, tail) = number.split_once('،')?;
    let digits = |s: &str| !s.is_empty() && s.chars().all(is_digit);
    if !digits(head) || !digits(tail) {
        return None;
    }
    let arabic = !matches!(head.chars().find_map(Digits::of), Some((Digits::Ascii, _)));
    let mark = match (tail.chars().count(), arabic) {
        (3, true) => '٬',
        (3, false) => ',',
        (_, true) => '٫',
        (_, false) => '.',
    };
    Some(vec![format!("{head}{mark}{tail}"), format!("{head}، {tail}")])
}

/// Whether groups of thousands have the wrong length: `1,25,000`.
fn badly_grouped(number: &str) -> bool {
    let groups: Vec<usize> = number
        .split([',', '٬'])
        .map(|group| group.chars().filter(|c| is_digit(*c)).count())
        .collect();
    let plain = number.chars().all(|c| is_digit(c) || matches!(c, ',' | '٬'));
    let last = groups.last().copied().unwrap_or(0);
    plain && groups.len() >= 3 && last == 3 && groups[0] <= 3 && groups[1..].iter().any(|g| *g != 3)
}
