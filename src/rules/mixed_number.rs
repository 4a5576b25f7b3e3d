//! Two digit systems in one number: `٢0٢١`.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Digits, Language, Traits, digits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "mixed-number",
    severity: Severity::Error,
    repairs: true,
    wants: Traits::NUMERIC,
    signs: Signs::MIXED_NUMBER,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for token in &paragraph.tokens {
        let foreign = !token.language.is_kurdish() && token.language != Language::Unknown;
        if !token.is_numeric() || foreign || paragraph.in_repair(&token.span()) {
            continue;
        }
        let wrong = &paragraph.text[token.span()];
        if systems(wrong) < 2 {
            continue;
        }
        // In one group of digits the mixture is a slip; between groups it may be two numbers.
        let one_group = wrong
            .split(|c| !digits::is_digit(c))
            .any(|group| systems(group) > 1);
        let certainty = if one_group {
            Certainty::Safe
        } else {
            Certainty::Likely
        };
        let right = target(wrong, check.context.digits).write(wrong);
        out.push(RULE.finding(
            token.span(),
            Message::new("mixed-number")
                .with("wrong", wrong)
                .with("right", &right),
            vec![Fix::replace(certainty, token.span(), right)],
        ));
    }
}

fn systems(text: &str) -> usize {
    digits::count(text).iter().filter(|n| **n > 0).count()
}

/// The system of most digits of `number`; a tie goes to the document, then to the first digit.
fn target(number: &str, document: Option<Digits>) -> Digits {
    let counts = digits::count(number);
    let most = counts.iter().copied().max().unwrap_or(0);
    let leads = |d: &Digits| counts[*d as usize] == most;
    let first = number.chars().find_map(Digits::of).map(|(d, _)| d);
    let tied = Digits::ALL.into_iter().filter(leads).count() > 1;
    document
        .filter(|d| tied && leads(d))
        .or_else(|| first.filter(leads))
        .or_else(|| Digits::ALL.into_iter().find(leads))
        .unwrap_or(Digits::Ascii)
}
