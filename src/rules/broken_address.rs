//! E-mail addresses that a normalizer pulled apart.

use super::{Check, DAMAGE, Finding, Rule, Severity};
use crate::kurdish::{RepairKind, Traits};

pub(super) const RULE: Rule = Rule {
    code: "broken-address",
    severity: Severity::Warning,
    repairs: true,
    wants: Traits::ALL,
    signs: DAMAGE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    check.report_repairs(&RULE, &[RepairKind::Address, RepairKind::Phone], out);
}
