//! Characters that cannot be seen and do not belong there.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::letters::{ZWJ, ZWNJ, is_arabic, is_mark, joiners, joins};
use crate::kurdish::{Kind, Traits, Signs};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "invisible-character",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::JOINER.and(Traits::ODD_MARK),
    signs: Signs::IDLE_JOINER,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    for (i, word) in check.kurdish_words_with(RULE.wants) {
        let edits = idle_joiners(word);
        let message = Message::new("invisible-joiner");
        out.extend(check.respelled(&RULE, i, message, Certainty::Safe, edits));
        if check.mending() {
            continue;
        }
        let edits = hidden(word);
        let message = Message::new("invisible-character");
        out.extend(check.respelled(&RULE, i, message, Certainty::Likely, edits));
    }
    if check.paragraph.traits.has(Traits::ODD_MARK) {
        strays(check, out);
        open_directions(check, out);
    }
}

/// Zero width non-joiners that part nothing: doubled, at the end of a word, or behind a letter
/// that never joins. Behind ه they are a letter ([`super::heh`]).
fn idle_joiners(word: &str) -> Vec<Edit> {
    let mut out = Vec::new();
    let of_letter = |at: usize| word[..at].ends_with(['ه', 'ھ']);
    if joiners(word).all(of_letter) {
        return out;
    }
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        if c == ZWNJ {
            let behind = word[end..].chars().next();
            let letter = behind.is_some_and(is_arabic);
            let idle = !letter || before.is_none_or(|b| !joins(b));
            // In `ه‌‌` the first one belongs to the letter.
            if idle && !matches!(before, Some('ه' | 'ھ')) {
                out.push(Edit::new(at..end, ""));
                continue;
            }
        }
        if !is_mark(c) {
            before = Some(c);
        }
    }
    out
}

/// Joiners, soft hyphens and byte order marks inside a word.
fn hidden(word: &str) -> Vec<Edit> {
    let last = word.chars().next_back();
    word.char_indices()
        .filter(|(_, c)| *c == ZWJ)
        .map(|(at, c)| {
            let end = at + c.len_utf8();
            // `ه‍` shows the shape of ه: the stroke does so too, and can be seen.
            let shape = end == word.len() && last == Some(ZWJ) && word[..at].ends_with('ه');
            Edit::new(at..end, if shape { "ـ" } else { "" })
        })
        .collect()
}

/// Invisible marks that stand alone, or between two parts of a word.
fn strays(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        let certainty = match (token.kind, paragraph.word(i)) {
            (Kind::Mark, "\u{200c}") => Certainty::Safe,
            // At the very start it is the byte order mark of the file.
            (Kind::Mark, "\u{feff}") if i == 0 => continue,
            (Kind::Mark, "\u{feff}" | "\u{ad}" | "\u{ac}") => Certainty::Likely,
            _ => continue,
        };
        let beside = paragraph.is_kurdish_at(i.checked_sub(1)) || paragraph.is_kurdish_word(i + 1);
        if token.language.is_kurdish_in_arabic_script() && (beside || certainty == Certainty::Safe) {
            let fix = Fix::replace(certainty, token.span(), "")
                .titled(Message::new("fix-drop-character"));
            out.push(RULE.finding(token.span(), Message::new("invisible-stray"), vec![fix]));
        }
    }
}

/// Marks that set a direction and are never ended in their paragraph.
fn open_directions(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    let mut open: Vec<(usize, char)> = Vec::new();
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if token.kind != Kind::Mark {
            continue;
        }
        match paragraph.word(i).chars().next() {
            Some('\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}') => open.push((i, '\u{202c}')),
            Some('\u{2066}' | '\u{2067}' | '\u{2068}') => open.push((i, '\u{2069}')),
            Some(end) if open.last().is_some_and(|(_, wanted)| *wanted == end) => {
                open.pop();
            }
            _ => {}
        }
    }
    for (i, _) in open {
        let token = &paragraph.tokens[i];
        if token.language.is_kurdish() && !check.cut {
            let fix = Fix::replace(Certainty::Likely, token.span(), "")
                .titled(Message::new("fix-drop-character"));
            out.push(RULE.finding(token.span(), Message::new("invisible-direction"), vec![fix]));
        }
    }
}
