//! A dash of another length than in the rest of the text, or than the house's.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::config::DashStyle;
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "dash-style",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::DASH,
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: [&[&str]; 3] = [&["-"], &["–"], &["—"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let wanted = match check.house.dash {
        DashStyle::Keep => Wanted::Nothing,
        DashStyle::Consistent => Wanted::Habit,
        DashStyle::Hyphen => Wanted::House(0),
        DashStyle::En => Wanted::House(1),
        DashStyle::Em => Wanted::House(2),
    };
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::Dash, wanted, write, out);
}
