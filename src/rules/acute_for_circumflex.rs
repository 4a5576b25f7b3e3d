//! A text that writes í ú é for î û ê.

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Kind, Language, Traits, Signs};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "acute-for-circumflex",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::ACCENT,
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    if !check.context.acute {
        return;
    }
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if !token.traits.has(RULE.wants) || token.kind != Kind::Latin || token.language != Language::Kurmanji {
            continue;
        }
        let edits: Vec<Edit> = paragraph
            .word(i)
            .char_indices()
            .filter_map(|(at, c)| Some(Edit::new(at..at + c.len_utf8(), circumflex(c)?)))
            .collect();
        let message = Message::new("acute-for-circumflex");
        out.extend(check.respelled(&RULE, i, message, Certainty::Likely, edits));
    }
}

fn circumflex(c: char) -> Option<&'static str> {
    Some(match c {
        'í' => "î",
        'ú' => "û",
        'é' => "ê",
        'Í' => "Î",
        'Ú' => "Û",
        'É' => "Ê",
        _ => return None,
    })
}
