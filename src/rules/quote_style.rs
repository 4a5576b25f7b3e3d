//! Quotation marks of another kind than the rest of the text, or than the house's.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::config::QuoteStyle;
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "quote-style",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::QUOTE,
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: [&[&str]; 3] = [&["\"", "\""], &["“", "”"], &["«", "»"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let wanted = match check.house.quotes {
        QuoteStyle::Keep => Wanted::Nothing,
        QuoteStyle::Consistent => Wanted::Habit,
        QuoteStyle::Straight => Wanted::House(0),
        QuoteStyle::Curly => Wanted::House(1),
        QuoteStyle::Guillemets => Wanted::House(2),
    };
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::Quotes, wanted, write, out);
}
