//! One ی where the rest of the text writes two (عێراقییەکان), or the other way round.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "izafe-yeh",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::YEH_AE,
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: &[&[&str]] = &[&["یی"], &["ی"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::DoubleYeh, Wanted::Habit, write, out);
}
