//! Runs of spaces that stand for a lost line break.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Traits, Kind, Signs};
use crate::kurdish::layout::{Meaning, gaps};

pub(super) const RULE: Rule = Rule {
    code: "lost-paragraph",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::ODD_SPACE.and(Traits::kind(Kind::Latin)),
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for gap in gaps(check.paragraph) {
        let (key, breaks) = match gap.meaning {
            Meaning::Repeated => continue,
            Meaning::LostLine => ("lost-line", 1),
            Meaning::LostParagraph => ("lost-paragraph", 2),
        };
        let dash = if gap.dash { "—" } else { "" };
        let text = check.line_end.repeat(breaks) + dash;
        let fix = Fix::replace(Certainty::Likely, gap.span.clone(), text)
            .titled(Message::new("fix-restore-break"));
        out.push(RULE.finding(gap.span.clone(), Message::new(key), vec![fix]));
    }
}
