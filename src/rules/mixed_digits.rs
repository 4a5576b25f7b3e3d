//! Numbers in another digit system than the rest of the document, or than the house's.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::config::DigitStyle;
use crate::kurdish::letters::fold;
use crate::kurdish::{Digits, Kind, digits, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "mixed-digits",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Number),
    signs: Signs::OTHER_NUMBER,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let (paragraph, context) = (check.paragraph, check.context);
    let configured = match check.house.digits {
        DigitStyle::Keep => return,
        DigitStyle::Ascii => Some(Digits::Ascii),
        DigitStyle::Arabic => Some(Digits::Arabic),
        DigitStyle::Extended => Some(Digits::Extended),
        DigitStyle::Consistent => None,
    };
    let Some(wanted) = configured.or(context.digits) else {
        return;
    };
    let clear = configured.is_some() || context.digits_clear;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        // Most tokens are none.
        let number = token.kind == Kind::Number;
        let Some(system) = number.then(|| paragraph.prose_number(i)).flatten() else {
            continue;
        };
        if system == wanted || is_name(check, i) {
            continue;
        }
        let wrong = &paragraph.text[token.span()];
        let right = wanted.write(wrong);
        let (key, certainty) = match (configured, clear) {
            (Some(_), _) => ("mixed-digits-house", Certainty::Safe),
            (None, true) => ("mixed-digits", Certainty::Safe),
            (None, false) => ("mixed-digits", Certainty::Likely),
        };
        let finding = RULE.finding(
            token.span(),
            Message::new(key).with("wrong", wrong).with("right", &right),
            vec![Fix::replace(certainty, token.span(), right)],
        );
        // Without a clear majority it is a question, not a fault.
        let severity = if clear {
            finding.severity
        } else {
            Severity::Info
        };
        out.push(Finding {
            severity,
            ..finding
        });
    }
}

/// Whether the number is part of a name: it is glued to the word before it (`کوردستان24`), or it
/// is the 24 of a broadcaster.
fn is_name(check: &Check, i: usize) -> bool {
    let paragraph = check.paragraph;
    let glued = paragraph
        .neighbour(i, -1)
        .is_some_and(|t| t.kind == Kind::Arabic);
    let broadcaster = digits::value(paragraph.word(i)) == Some(24)
        && matches!(&*fold(paragraph.near(i, -2)), "کوردستان" | "فرانس" | "فەرانس");
    glued || broadcaster
}
