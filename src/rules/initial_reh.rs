//! r at the start of a word written with another letter than in the rest of the text.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::config::RehStyle;
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "initial-reh",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::INITIAL_REH,
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: [&[&str]; 2] = [&["ر"], &["ڕ"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let wanted = match check.house.initial_reh {
        RehStyle::Keep => Wanted::Nothing,
        RehStyle::Consistent => Wanted::Habit,
        RehStyle::Plain => Wanted::House(0),
        RehStyle::Rolled => Wanted::House(1),
    };
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::InitialReh, wanted, write, out);
}
