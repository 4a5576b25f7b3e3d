//! English dates, times and percentages whose digits were folded or that lost or got a space.

use super::{Certainty, Check, DAMAGE, Finding, Rule, Severity};
use crate::kurdish::{RepairKind, Traits};

pub(super) const RULE: Rule = Rule {
    code: "broken-date",
    severity: Severity::Warning,
    repairs: true,
    wants: Traits::ALL,
    signs: DAMAGE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    check.report_repairs(&RULE, &[RepairKind::Date], out);
    let before = out.len();
    check.report_repairs(&RULE, &[RepairKind::Time], out);
    // `10: 30` may be a label and a number, unless the text is known to be damaged.
    if !check.context.damaged {
        let safe = |f: &Finding| f.fixes.iter().any(|x| x.certainty == Certainty::Safe);
        let times = out.split_off(before);
        out.extend(times.into_iter().filter(safe));
    } else {
        // Some leave a space behind `%` themselves.
        check.report_repairs(&RULE, &[RepairKind::Percentage], out);
    }
}
