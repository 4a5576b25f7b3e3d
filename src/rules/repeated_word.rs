//! The same word twice running.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Traits, Kind, Signs};
use crate::kurdish::letters::fold;

pub(super) const RULE: Rule = Rule {
    code: "repeated-word",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::kind(Kind::Arabic),
    signs: Signs::NONE,
    page: "",
    check,
};

/// Words that never stand twice running on purpose; others (`زۆر زۆر`, `ورد ورد`) make adverbs.
const NEVER_TWICE: &[&str] = &[
    "لە", "بە", "بۆ", "لەگەڵ", "لەسەر", "کە", "ئەوەی", "لەلایەن", "سەبارەت", "بەڵام", "هەروەها", "لەو", "لەم", "بەو", "بەم",
];

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for (i, word) in check.kurdish_words() {
        let Some(before) = i.checked_sub(2) else { continue };
        let same = paragraph.same_words(before, i) && paragraph.near(i, -1) == " ";
        if !same || !paragraph.is_kurdish_word(before) || !never_twice(&fold(word)) {
            continue;
        }
        let (start, end) = (paragraph.tokens[before].end, paragraph.tokens[i].end);
        let message = Message::new("repeated-word").with("word", word);
        let fix = Fix::replace(Certainty::Likely, start..end, "")
            .titled(Message::new("fix-drop-word").with("word", word));
        out.push(RULE.finding(paragraph.tokens[before].start..end, message, vec![fix]));
    }
}

fn never_twice(word: &str) -> bool {
    let inflected = ["ەکان", "ەکانی", "ەکە", "ەکەی", "ەوەی"].iter().any(|e| word.ends_with(e));
    NEVER_TWICE.contains(&word) || (inflected && word.chars().count() >= 7)
}
