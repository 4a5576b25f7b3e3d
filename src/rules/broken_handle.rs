//! Handles and tags that a normalizer pulled apart.

use super::{Check, DAMAGE, Finding, Rule, Severity};
use crate::kurdish::{RepairKind, Traits};

pub(super) const RULE: Rule = Rule {
    code: "broken-handle",
    severity: Severity::Warning,
    repairs: true,
    wants: Traits::ALL,
    signs: DAMAGE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    check.report_repairs(&RULE, &[RepairKind::Handle], out);
    // A space behind the sign may be the author's own, unless the text is known to be damaged.
    if check.context.damaged {
        check.report_repairs(&RULE, &[RepairKind::Tag], out);
    }
}
