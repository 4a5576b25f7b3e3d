//! Letters written as a base letter and a combining mark.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Signs, Traits};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "not-normalized",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::ACCENT.and(Traits::RARE_LETTER).and(Traits::MARK).and(Traits::FORM),
    signs: Signs::MARK,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, token) in check.paragraph.tokens.iter().enumerate() {
        if !token.traits.has(RULE.wants) {
            continue;
        }
        let word = check.paragraph.word(i);
        if !token.is_word() || !token.language.is_kurdish() || is_nfc(word) {
            continue;
        }
        let right: String = word.nfc().collect();
        let edits = vec![Edit::new(0..word.len(), right)];
        let message = Message::new("not-normalized");
        out.extend(check.respelled(&RULE, i, message, Certainty::Safe, edits));
    }
}
