//! Letters of other alphabets in Kurdish words: ك ي ى, and less often ة ؤ آ and look-alikes.

use std::borrow::Cow;

use super::{Certainty, Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::letters::{is_kurdish_only, is_mark, standard};
use crate::text::Edit;

/// What a word must have for a letter of it to be judged.
const FOREIGN: Traits = Traits::ARABIC_LETTER
    .and(Traits::RARE_LETTER)
    .and(Traits::MARK)
    .and(Traits::INITIAL_VOWEL);

pub(super) const RULE: Rule = Rule {
    code: "foreign-letter",
    severity: Severity::Warning,
    repairs: false,
    wants: FOREIGN,
    signs: Signs::ARABIC_LETTER,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, word) in check.kurdish_words_with(FOREIGN) {
        if check.mending() && !check.paragraph.tokens[i].traits.has(Traits::ARABIC_LETTER) {
            continue;
        }
        let behind_number = || {
            let before = check.paragraph.neighbour(i, -1);
            before.is_some_and(|t| t.is_numeric() || !matches!(check.paragraph.near(i, -1), " " | "\n" | "\r\n" | "\r"))
        };
        // A word that nothing shows to be Kurdish, alone between marks, is quoted as Arabic.
        let cited = is_alone(check, i) && !word.chars().any(|c| is_kurdish_only(c) || "پچژگ".contains(c));
        if cited {
            continue;
        }
        let sure = edits(word, |_, c| Some(written(standard(c)?)));
        let likely = match check.mending() {
            true => Vec::new(),
            false => likely(word, behind_number()),
        };
        for (certainty, edits) in [(Certainty::Safe, sure), (Certainty::Likely, likely)] {
            if edits.is_empty() {
                continue;
            }
            let mut message = Message::new("foreign-letter");
            if !check.mending() {
                message = message.with("letters", named(word, &edits));
            }
            out.extend(check.respelled(&RULE, i, message, certainty, edits));
        }
    }
}

/// The letters of `word` that `edits` replace, each once with its code point: in many fonts they
/// look like the right ones.
fn named(word: &str, edits: &[Edit]) -> String {
    let mut letters: Vec<char> = Vec::new();
    for c in edits.iter().flat_map(|e| word[e.range()].chars()) {
        if !letters.contains(&c) {
            letters.push(c);
        }
    }
    let names: Vec<String> = letters.iter().map(|c| format!("{c} U+{:04X}", u32::from(*c))).collect();
    names.join(", ")
}

/// Whether the word at `i` stands alone in quotes or brackets, or between slashes.
fn is_alone(check: &Check, i: usize) -> bool {
    let mark = |s: &str| matches!(s, "\"" | "«" | "»" | "“" | "”" | "'" | "‘" | "’" | "(" | ")" | "/" | "[" | "]");
    let before = check.paragraph.near(i, -1);
    // That is what most words stand behind.
    before != " " && mark(before) && mark(check.paragraph.near(i, 1))
}

/// A letter that stands for another one, as text; those that nearly all edits write are at hand.
fn written(letter: char) -> Cow<'static, str> {
    match letter {
        'ک' => Cow::Borrowed("ک"),
        'ی' => Cow::Borrowed("ی"),
        other => Cow::Owned(other.into()),
    }
}

/// The edits that put `write(offset, letter)` in the place of letters.
fn edits(word: &str, write: impl Fn(usize, char) -> Option<Cow<'static, str>>) -> Vec<Edit> {
    word.char_indices()
        .filter_map(|(at, c)| Some(Edit::new(at..at + c.len_utf8(), write(at, c)?)))
        .collect()
}

/// Loans whose ؤ is a hamza.
const HAMZA_LOANS: &[&str] = &["فؤاد", "مؤمن", "مؤس", "رؤیا", "رؤيا", "مؤتم", "سؤال", "مسؤ", "لؤلؤ", "تؤام", "رؤوف"];

/// Letters and remains of old encodings that mean a Kurdish letter when the word is Kurdish.
fn likely(word: &str, attached: bool) -> Vec<Edit> {
    let kurdish = word.chars().any(is_kurdish_only);
    // Remains of old fonts: a sign above or below that made one letter into another.
    let residue: &[(&str, &str)] = &[
        ("لاَ", "ڵا"), ("لَ", "ڵ"), ("لً", "ڵ"), ("رِ", "ڕ"), ("يَ", "ێ"), ("ىَ", "ێ"), ("یَ", "ێ"), ("وَ", "ۆ"),
    ];
    if kurdish && word.chars().any(is_mark) {
        let mut out: Vec<Edit> = Vec::new();
        let mut at = 0;
        while at < word.len() {
            let rest = &word[at..];
            let len = if let Some((old, new)) = residue.iter().find(|(old, _)| rest.starts_with(old)) {
                out.push(Edit::new(at..at + old.len(), *new));
                old.len()
            } else {
                let c = rest.chars().next().unwrap_or(' ');
                if is_mark(c) {
                    out.push(Edit::new(at..at + c.len_utf8(), ""));
                }
                c.len_utf8()
            };
            at += len;
        }
        return out;
    }
    let loan = word.contains('ؤ') && HAMZA_LOANS.iter().any(|l| word.contains(l));
    edits(word, |at, c| {
        let new = match c {
            'ة' if kurdish => "ە",
            'ؤ' if !loan => "ۆ",
            'آ' if at == 0 && !attached => "ئا",
            'ە' | 'ێ' | 'ۆ' if at == 0 && !attached && word.chars().count() >= 5 && !is_ending(word) => {
                return Some(format!("ئ{c}").into());
            }
            'ڪ' | 'ګ' | 'ڬ' | 'ڭ' => "ک",
            'ے' | 'ۍ' => "ی",
            'ہ' => "ه",
            'ۀ' => "ە",
            'ڑ' | 'ڒ' | 'ړ' => "ڕ",
            _ => return None,
        };
        Some(new.into())
    })
}

/// Whether `word` is an ending that was set apart from its word.
fn is_ending(word: &str) -> bool {
    ["ەکان", "ەکە", "ەوە", "ەمین", "ێک"].iter().any(|e| word.starts_with(e))
}
