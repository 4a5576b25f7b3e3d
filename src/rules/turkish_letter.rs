//! The Turkish letter ı in a Kurmanji word.

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Kind, Language, Traits, Signs};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "turkish-letter",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::ACCENT,
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if !token.traits.has(RULE.wants) {
            continue;
        }
        let word = paragraph.word(i);
        // Names keep their letters.
        let name = word.starts_with(char::is_uppercase);
        if token.kind != Kind::Latin || token.language != Language::Kurmanji || name {
            continue;
        }
        let edits: Vec<Edit> = word
            .char_indices()
            .filter(|(_, c)| *c == 'ı')
            .map(|(at, c)| Edit::new(at..at + c.len_utf8(), "i"))
            .collect();
        // Beside other Turkish letters the whole word is Turkish.
        if !word.contains(['ğ', 'ö', 'ü']) {
            let message = Message::new("turkish-letter");
            out.extend(check.respelled(&RULE, i, message, Certainty::Likely, edits));
        }
    }
}
