//! A bracket without its partner in the paragraph.

use super::{Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Traits, Kind, Signs};
use crate::kurdish::pairs::brackets;

pub(super) const RULE: Rule = Rule {
    code: "unbalanced-bracket",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::BRACKET.and(Traits::kind(Kind::Code)),
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    if check.cut {
        return;
    }
    for &i in &brackets(paragraph).odd {
        let token = &paragraph.tokens[i];
        if token.language.is_kurdish() {
            let message = Message::new("unbalanced-bracket").with("mark", paragraph.word(i));
            out.push(RULE.finding(token.span(), message, Vec::new()));
        }
    }
}
