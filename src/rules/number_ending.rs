//! The ending of a number in Kurmanji written in another way than in the rest of the text.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Traits, Kind, Signs};
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "number-ending",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::kind(Kind::Path),
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: &[&[&str]] = &[&["'"], &["’"], &[""]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::NumberEnding, Wanted::Habit, write, out);
}
