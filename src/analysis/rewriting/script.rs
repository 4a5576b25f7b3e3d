//! The other script, word by word.

use super::digits::is_plain;
use super::{Part, Script, Selection};
use crate::config::DigitStyle;
use crate::entities::{Kind as Named, Mention};
use crate::kurdish::transliterate::{standardised, to_arabic, to_latin};
use crate::kurdish::{Digits, Kind, Language, Token};
use crate::text::Edit;

/// Marks that the two scripts write differently.
const MARKS: [(&str, &str); 4] = [("،", ","), ("؛", ";"), ("؟", "?"), ("٪", "%")];

/// The changes that write the Kurdish words of `part` in `script`, with the numbers and marks
/// between them.
pub(super) fn convert(selection: &Selection, part: &Part, script: Script) -> Vec<Vec<Edit>> {
    let paragraph = &part.paragraph;
    let names = match script {
        Script::Latin => names_in(selection, part),
        Script::Arabic => Vec::new(),
    };
    let mut out: Vec<Vec<Edit>> = Vec::new();
    // The token that was rewritten last; what stands behind it belongs to it.
    let mut last = None;
    for (i, token) in part.tokens() {
        let text = &paragraph.text[token.span()];
        let written = match token.kind {
            Kind::Arabic | Kind::Latin
                if !is_ours(token, script) || !part.is_free(&token.span()) =>
            {
                last = None;
                None
            }
            Kind::Arabic => {
                let written = latin(part, i, &names);
                last = written.as_ref().map(|_| i).or(last);
                written
            }
            Kind::Latin => {
                let written = to_arabic(text);
                last = written.as_ref().map(|_| i).or(last);
                written
            }
            Kind::Number if is_plain(part, i) && last.is_some_and(|l| l + 2 >= i) => {
                let system = digits(selection, script);
                last = Some(i);
                system.map(|system| system.write(text))
            }
            Kind::Mark => {
                mark(text, script).filter(|_| last == paragraph.beside(i, -1) && last.is_some())
            }
            _ => None,
        };
        if let Some(written) = written.filter(|w| w != text) {
            out.push(vec![Edit::new(token.span(), written)]);
        }
    }
    out
}

/// Whether `token` is a word to be written in `script`.
fn is_ours(token: &Token, script: Script) -> bool {
    match script {
        Script::Latin => token.kind == Kind::Arabic && token.language.is_kurdish_in_arabic_script(),
        Script::Arabic => token.kind == Kind::Latin && token.language == Language::Kurmanji,
    }
}

/// `mark` as `script` writes it.
fn mark(mark: &str, script: Script) -> Option<String> {
    let found = MARKS.iter().find(|(arabic, latin)| match script {
        Script::Latin => *arabic == mark,
        Script::Arabic => *latin == mark,
    });
    found.map(|(arabic, latin)| match script {
        Script::Latin => (*latin).to_owned(),
        Script::Arabic => (*arabic).to_owned(),
    })
}

/// The digits of `script`; none if it takes all of them and nobody said which.
fn digits(selection: &Selection, script: Script) -> Option<Digits> {
    match (script, selection.settings.style.house().digits) {
        (Script::Latin, _) | (_, DigitStyle::Ascii) => Some(Digits::Ascii),
        (_, DigitStyle::Arabic) => Some(Digits::Arabic),
        (_, DigitStyle::Extended) => Some(Digits::Extended),
        (_, DigitStyle::Keep) => None,
        (_, DigitStyle::Consistent) => selection.analysis.context().digits,
    }
}

/// The names in `part`, with offsets in bytes of its paragraph.
fn names_in(selection: &Selection, part: &Part) -> Vec<Mention> {
    let (start, end) = (part.start, part.start + part.paragraph.text.len());
    let is_proper = |m: &Mention| {
        let kind = m.entity.kind;
        matches!(
            kind,
            Named::Person | Named::Place | Named::Organization | Named::Event | Named::Product
        )
    };
    let mentions = selection.analysis.mentions_between(start..end);
    mentions
        .into_iter()
        .filter(is_proper)
        .map(|mut m| {
            for range in [&mut m.name, &mut m.whole] {
                *range = range.start - start..range.end - start;
            }
            m
        })
        .collect()
}

/// Token `i` in Latin letters.
fn latin(part: &Part, i: usize, names: &[Mention]) -> Option<String> {
    let paragraph = &part.paragraph;
    let token = &paragraph.tokens[i];
    let word = standardised(&paragraph.text[token.span()]);
    let mut written = to_latin(&word)?;
    let letter = word.chars().count() == 1;
    if letter && paragraph.near(i, 1) == "." {
        // An abbreviation: د. is no preposition.
        written = written.trim_end_matches('i').to_owned();
    }
    let of = |m: &&Mention| m.name.start < token.end && token.start < m.name.end;
    match names.iter().find(of) {
        Some(mention) => Some(name(part, token, mention, &written)),
        None if starts_sentence(part, i) => Some(capitalized(&written)),
        None => Some(written),
    }
}

/// The word `token` of the name `mention`, whose letters are `written`: as Kurmanji spells the name
/// where that says the same, and with a capital letter behind what is joined before it.
fn name(part: &Part, token: &Token, mention: &Mention, written: &str) -> String {
    let text = part.paragraph.text;
    let start = token.start.max(mention.name.start);
    let end = token.end.min(mention.name.end);
    let joined = to_latin(&standardised(&text[token.start..start])).unwrap_or_default();
    let stem = standardised(&text[start..end]);
    let place = text[mention.name.start..start].split_whitespace().count();
    let known = mention.entity.kurmanji.iter().find_map(|name| {
        let word = name.split(' ').nth(place)?;
        // The same letters, but with the short vowels and ڕ told.
        (to_arabic(word)? == stem).then(|| word.to_owned())
    });
    let plain = to_latin(&stem).unwrap_or_default();
    let rest = written.strip_prefix(&*joined).unwrap_or(written);
    let spelled = match (known, rest.strip_prefix(&*plain)) {
        (Some(known), Some(ending)) => known + ending,
        _ => capitalized(rest),
    };
    match written.starts_with(&*joined) {
        true => joined + &spelled,
        false => capitalized(written),
    }
}

/// `word` with a capital letter.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Whether token `i` is the first word of a sentence.
fn starts_sentence(part: &Part, i: usize) -> bool {
    let paragraph = &part.paragraph;
    let mut at = i;
    while let Some(before) = paragraph.solid(at, -1) {
        match paragraph.word(before) {
            "\"" | "“" | "«" | "(" | "[" => at = before,
            "." => {
                // Not behind an abbreviation, and not where nothing parts them.
                let word = before.checked_sub(1).map_or("", |b| paragraph.word(b));
                return before + 1 < i && word.chars().count() > 1;
            }
            "!" | "؟" | "?" | "…" => return true,
            _ => return paragraph.tokens[before].kind == Kind::LineEnd,
        }
    }
    true
}
