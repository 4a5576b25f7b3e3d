//! Several spaces where one is meant.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::layout::{Meaning, gaps};

pub(super) const RULE: Rule = Rule {
    code: "repeated-space",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::ODD_SPACE,
    signs: Signs::DOUBLED_SPACE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let slips = gaps(check.paragraph)
        .iter()
        .filter(|gap| gap.meaning == Meaning::Repeated);
    for gap in slips {
        let certainty = match gap.doubtful {
            true => Certainty::Likely,
            false => Certainty::Safe,
        };
        let one = Fix::replace(certainty, gap.span.clone(), " ").titled(Message::new("fix-one-space"));
        let fixes = match gap.doubtful {
            true => {
                let lines = check.line_end.repeat(2);
                let lines = Fix::replace(Certainty::Likely, gap.span.clone(), lines);
                vec![one, lines.titled(Message::new("fix-restore-break"))]
            }
            false => vec![one],
        };
        let count = gap.span.len().to_string();
        out.push(RULE.finding(
            gap.span.clone(),
            Message::new("repeated-space").with("count", count),
            fixes,
        ));
    }
}
