//! An ellipsis written in another way than the rest of the text, or than the house.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::config::EllipsisStyle;
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "ellipsis-style",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::DOT,
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: [&[&str]; 2] = [&["..."], &["…"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let wanted = match check.house.ellipsis {
        EllipsisStyle::Keep => Wanted::Nothing,
        EllipsisStyle::Consistent => Wanted::Habit,
        EllipsisStyle::Dots => Wanted::House(0),
        EllipsisStyle::Character => Wanted::House(1),
    };
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::Ellipsis, wanted, write, out);
}
