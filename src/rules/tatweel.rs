//! The stroke ـ that stretches a word.

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::letters::{TATWEEL, is_arabic, joins};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "tatweel",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::TATWEEL,
    signs: Signs::TATWEEL,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, word) in check.kurdish_words_with(RULE.wants) {
        let edits = strokes(word);
        let message = Message::new("tatweel");
        out.extend(check.respelled(&RULE, i, message, Certainty::Safe, edits));
    }
}

/// The strokes of `word` between two letters that join anyway. Those at the start of a word lean
/// on a number (`11ـی`), that at the end shows the shape of ه (`هـ`).
fn strokes(word: &str) -> Vec<Edit> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = word[at..].find(TATWEEL) {
        let start = at + found;
        let rest = word[start..].trim_start_matches(TATWEEL);
        let end = word.len() - rest.len();
        let before = word[..start].chars().next_back();
        let behind = rest.chars().next();
        if before.is_some_and(joins) && behind.is_some_and(is_arabic) {
            out.push(Edit::new(start..end, ""));
        }
        at = end;
    }
    out
}
