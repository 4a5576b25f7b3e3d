//! Marks and digits of the Arabic script in a Kurmanji sentence in Latin letters.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Digits, Kind, Language, digits, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "kurdish-punctuation-in-latin",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::KURDISH_MARK.and(Traits::kind(Kind::Number)),
    signs: Signs::IN_LATIN,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    if !paragraph.traits.has(Traits::kind(Kind::Latin)) {
        return;
    }
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if !token.traits.has(RULE.wants) {
            continue;
        }
        let kurmanji = |i: Option<usize>| {
            let token = i.and_then(|i| paragraph.tokens.get(i));
            token.is_some_and(|t| {
                let word = t.kind == Kind::Latin && t.language == Language::Kurmanji;
                // The last piece of a damaged link is no word.
                word && !paragraph.in_repair(&t.span())
            })
        };
        let before = kurmanji(paragraph.solid(i, -1));
        let behind = paragraph.solid(i, 1);
        let ends = behind.is_none_or(|b| paragraph.tokens[b].kind == Kind::LineEnd);
        let right = match (token.kind, paragraph.word(i)) {
            (Kind::Mark, "،") => ",".to_owned(),
            (Kind::Mark, "؛") => ";".to_owned(),
            (Kind::Mark, "؟") => "?".to_owned(),
            // A number between two Kurmanji words.
            (Kind::Number, number) if kurmanji(behind) && digits::count(number)[0] == 0 => {
                Digits::Ascii.write(number)
            }
            _ => continue,
        };
        if before && (ends || kurmanji(behind)) && !paragraph.in_repair(&token.span()) {
            let message = Message::new("kurdish-punctuation-in-latin")
                .with("wrong", paragraph.word(i))
                .with("right", &right);
            let fix = Fix::replace(Certainty::Safe, token.span(), right);
            out.push(RULE.finding(token.span(), message, vec![fix]));
        }
    }
}
