//! The conjunction و glued to the word before it.

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::entities::Gazetteer;
use crate::kurdish::{Language, Traits, Kind, Signs};
use crate::kurdish::letters::fold;
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "joined-conjunction",
    severity: Severity::Info,
    repairs: false,
    wants: Traits::kind(Kind::Arabic),
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, word) in check.kurdish_words() {
        let Some(stem) = word.strip_suffix('و').filter(|stem| stem.len() >= 2 * 4) else {
            continue;
        };
        let sorani = check.paragraph.tokens[i].language == Language::Sorani;
        let more = sorani
            && check.paragraph.near(i, 1) == " " && check.paragraph.is_kurdish_word(i + 2);
        if more && joined(check.gazetteer, &fold(stem), &fold(word)) {
            let edit = vec![Edit::new(stem.len()..word.len(), " و")];
            let message = Message::new("joined-conjunction");
            out.extend(check.respelled(&RULE, i, message, Certainty::Likely, edit));
        }
    }
}

/// Whether و was glued to `stem`: a name, or a word with an ending that و never follows.
fn joined(names: &Gazetteer, stem: &str, word: &str) -> bool {
    let ends = ["ەکان", "ەکانی", "ەکە", "ەکەی", "ەکانمان", "ەکانیان"];
    let inflected = stem.chars().count() >= 6 && ends.iter().any(|e| stem.ends_with(e));
    inflected || (stem.chars().count() >= 4 && names.is_name(stem) && !names.is_name(word))
}
