//! An ending that a space parts from its number or word.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Kind, Language, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "split-suffix",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::kind(Kind::Arabic),
    signs: Signs::NONE,
    page: "",
    check,
};

/// Endings that stand behind a number.
const BEHIND_NUMBERS: &[&str] = &["ی", "ەم", "ەمین", "هەم", "هەمین", "ەوە", "ەکان", "یەم", "یەمین"];
/// Endings that no word begins with, and that stand behind any word.
const BEHIND_WORDS: &[&str] = &["ەکان", "ەکانی", "ەکە", "ەکەی", "ەوە", "ێک", "ێکی"];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for (i, word) in check.kurdish_words() {
        // The endings are short, and begin with few letters.
        if word.len() > 16 || !word.starts_with(['ی', 'ي', 'ى', 'ە', 'ه', 'ھ', 'ێ']) {
            continue;
        }
        let Some(before) = i.checked_sub(2).filter(|_| paragraph.near(i, -1) == " ") else {
            continue;
        };
        let ending = paragraph.folded(i);
        let is = |list: &[&str]| list.contains(&&*ending);
        let token = &paragraph.tokens[before];
        let splits = match token.kind {
            Kind::Number if token.language == Language::Sorani => is(BEHIND_NUMBERS),
            Kind::Arabic if token.language == Language::Sorani => is(BEHIND_WORDS),
            _ => false,
        };
        let span = token.start..paragraph.tokens[i].end;
        if !splits || paragraph.in_repair(&span) {
            continue;
        }
        let space = paragraph.tokens[i - 1].span();
        let message = Message::new("split-suffix")
            .with("wrong", &paragraph.text[span.clone()])
            .with("right", format!("{}{word}", paragraph.word(before)));
        let fix = Fix::replace(Certainty::Likely, space, "").titled(Message::new("fix-drop-space"));
        out.push(RULE.finding(span, message, vec![fix]));
    }
}
