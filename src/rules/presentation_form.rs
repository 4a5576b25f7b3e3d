//! Letters in the code points of their printed shapes: ﻛﻮﺭﺩ.

use unicode_normalization::UnicodeNormalization;

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::letters::standard;
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "presentation-form",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::FORM,
    signs: Signs::FORM,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, word) in check.kurdish_words_with(RULE.wants) {
        let edits: Vec<Edit> = word
            .char_indices()
            .filter(|(_, c)| is_form(*c))
            .map(|(at, c)| Edit::new(at..at + c.len_utf8(), c.nfkc().map(|l| standard(l).unwrap_or(l)).collect::<String>()))
            .collect();
        let message = Message::new("presentation-form");
        out.extend(check.respelled(&RULE, i, message, Certainty::Safe, edits));
    }
}

/// Whether `c` is the shape of one letter, or of lam and alef; not one of the signs that stand
/// for whole words (ﷺ).
fn is_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fbff}' | '\u{fe80}'..='\u{fefc}')
}
