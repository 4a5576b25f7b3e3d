//! The letter ە written as ه with a zero width non-joiner behind it.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::letters::ZWNJ;
use crate::text::{Edit, apply};

pub(super) const RULE: Rule = Rule {
    code: "heh",
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
        let damaged = ['ه', ZWNJ].into_iter().collect::<String>();
        let edits: Vec<Edit> = word
            .match_indices(&damaged)
            .map(|(at, found)| Edit::new(at..at + found.len(), "ە"))
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
            Message::new("heh-zwnj").with("wrong", word).with("right", right),
            vec![fix],
        ));
    }
}
