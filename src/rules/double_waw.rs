//! وو at the start of a word where the rest of the text writes و, or the other way round.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "double-waw",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::INITIAL_WAW,
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: &[&[&str]] = &[&["وو"], &["و"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::InitialWaw, Wanted::Habit, write, out);
}
