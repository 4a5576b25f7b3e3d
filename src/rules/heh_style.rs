//! The sound h written with another letter than in the rest of the text, or than the house's.

use super::{Check, Finding, Rule, Severity, Wanted};
use crate::kurdish::{Signs, Traits};
use crate::config::HehStyle;
use crate::kurdish::style::Choice;

pub(super) const RULE: Rule = Rule {
    code: "heh-style",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::HEH.and(Traits::HEH_DOACHASHMEE),
    signs: Signs::NONE,
    page: "",
    check,
};

/// How each variant is written.
const WRITTEN: [&[&str]; 2] = [&["ه"], &["ھ"]];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let wanted = match check.house.heh {
        HehStyle::Keep => Wanted::Nothing,
        HehStyle::Consistent => Wanted::Habit,
        HehStyle::Heh => Wanted::House(0),
        HehStyle::Doachashmee => Wanted::House(1),
    };
    let write = |variant: usize| WRITTEN[variant];
    check.report_choice(&RULE, Choice::Heh, wanted, write, out);
}
