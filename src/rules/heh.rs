//! The letter ە written as ه.

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::letters::{ZWNJ, joiners};
use crate::kurdish::{Language, heh, Traits, Signs};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "heh",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::HEH.and(Traits::HEH_DOACHASHMEE),
    signs: Signs::HEH_JOINER,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, word) in check.kurdish_words_with(RULE.wants) {
        let attached = i > 0 && check.paragraph.near(i, -1) != " ";
        let joiner = check.paragraph.tokens[i].traits.has(Traits::JOINER);
        let joined = joiner.then(|| with_joiner(word, attached)).flatten();
        // Badini writes h behind consonants as well (جه), and lost ە of its own.
        let lost = match check.paragraph.tokens[i].language {
            Language::Sorani if !check.mending() => without_joiner(check, i, joined.is_some()),
            _ => None,
        };
        let joined = joined.map(|edits| ("heh-zwnj", Certainty::Safe, edits));
        for (key, certainty, edits) in joined.into_iter().chain(lost) {
            out.extend(check.respelled(&RULE, i, Message::new(key), certainty, edits));
        }
    }
}

/// ه with its zero width non-joiner is ە, always; but no word begins with it, unless it is an ending
/// that is `attached` to a number or a mark.
fn with_joiner(word: &str, attached: bool) -> Option<Vec<Edit>> {
    let heh = 'ه'.len_utf8();
    let edits: Vec<Edit> = joiners(word)
        .filter(|at| word[..*at].ends_with('ه'))
        .filter(|at| *at > heh || attached || word.chars().count() < 5)
        .map(|at| Edit::new(at - heh..at + ZWNJ.len_utf8(), "ە"))
        .collect();
    (!edits.is_empty()).then_some(edits)
}

/// Without it the letters around tell; in a document that lost every ە, for each ه of the word,
/// else, and in a word that is `joined` elsewhere, for a final one only.
fn without_joiner(
    check: &Check,
    i: usize,
    joined: bool,
) -> Option<(&'static str, Certainty, Vec<Edit>)> {
    let word = check.paragraph.word(i);
    if check.context.ae_lost && !joined {
        let right = heh::restore(word)?;
        let edits = word
            .char_indices()
            .zip(right.chars())
            .filter(|((_, old), new)| old != new)
            .map(|((at, old), new)| Edit::new(at..at + old.len_utf8(), String::from(new)))
            .collect();
        return Some(("heh-lost", Certainty::Likely, edits));
    }
    let at = heh::final_ae(word)?;
    let edit = Edit::new(at..word.len(), "ە");
    Some(("heh-final", Certainty::Likely, vec![edit]))
}
