//! Characters without a meaning of their own, remains of symbol fonts.

use super::{Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Kind, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "private-use",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::ODD_MARK,
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    let private = |i: usize| {
        paragraph.tokens[i].traits.has(RULE.wants)
            && paragraph.tokens[i].kind == Kind::Mark
            && paragraph.word(i).starts_with(|c| matches!(c, '\u{e000}'..='\u{f8ff}'))
    };
    let mut i = 0;
    while i < paragraph.tokens.len() {
        let start = i;
        while i < paragraph.tokens.len() && private(i) {
            i += 1;
        }
        if i > start {
            let span = paragraph.tokens[start].start..paragraph.tokens[i - 1].end;
            let code = paragraph.word(start).chars().next().map_or(0, u32::from);
            let message = Message::new("private-use").with("code", format!("U+{code:04X}"));
            out.push(RULE.finding(span, message, Vec::new()));
        }
        i += 1;
    }
}
