//! Arabic letters in Kurdish words: ك ي ى for ک ی.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::letters::standard;
use crate::text::{Edit, apply};

pub(super) const RULE: Rule = Rule {
    code: "foreign-letter",
    severity: Severity::Warning,
    repairs: false,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for i in 0..paragraph.tokens.len() {
        if !paragraph.is_sorani_word(i) {
            continue;
        }
        let (span, word) = (paragraph.tokens[i].span(), paragraph.word(i));
        let edits: Vec<Edit> = word
            .char_indices()
            .filter_map(|(at, c)| Some(Edit::new(at..at + c.len_utf8(), standard(c)?)))
            .collect();
        if edits.is_empty() {
            continue;
        }
        let right = apply(word, &edits);
        let fix = Fix {
            certainty: Certainty::Safe,
            title: Message::new("fix-replace").with("new", &right),
            edits: edits.iter().map(|e| e.shifted(span.start)).collect(),
        };
        out.push(RULE.finding(
            span,
            Message::new("foreign-letter")
                .with("wrong", word)
                .with("right", right),
            vec![fix],
        ));
    }
}
