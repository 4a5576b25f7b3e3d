//! A name that the text spells in two ways.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::entities::Mention;
use crate::kurdish::{Kind, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "name-variant",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::kind(Kind::Arabic),
    signs: Signs::NONE,
    page: "",
    check,
};

/// A mention that is not spelled as the first one of the same thing in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The mention. Offsets are bytes of the paragraph.
    pub mention: Mention,
    /// How the text spells the name first.
    pub first: String,
}

fn check(check: &Check, out: &mut Vec<Finding>) {
    let text = check.paragraph.text;
    for Variant { mention, first } in check.variants {
        let span = mention.whole.clone();
        let (wrong, right) = (&text[span.clone()], mention.renamed(text, first.as_str().into()));
        let message = Message::new("name-variant")
            .with("wrong", wrong)
            .with("right", &right)
            .with("first", first);
        let fix = Fix::replace(Certainty::Likely, span.clone(), right);
        out.push(RULE.finding(span, message, vec![fix]));
    }
}
