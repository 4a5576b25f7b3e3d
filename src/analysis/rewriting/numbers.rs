//! Numbers in digits and in words.

use std::ops::Range;

use super::digits::is_plain;
use super::{Part, Selection};
use crate::config::DigitStyle;
use crate::kurdish::dates::{Meaning, stretches};
use crate::kurdish::letters::{TATWEEL, fold, is_latin};
use crate::kurdish::numerals::{self, Dialect, Quantity};
use crate::kurdish::spot::number_with_ending;
use crate::kurdish::{Digits, Kind, Language, suffixes};
use crate::text::Edit;

/// The changes that write the numbers of `part` in words, with their endings. Dates stay dates.
pub(super) fn spell(part: &Part) -> Vec<Vec<Edit>> {
    let paragraph = &part.paragraph;
    let mut out = Vec::new();
    for stretch in stretches(paragraph) {
        let Meaning::Number { percent } = stretch.meaning else {
            continue;
        };
        let span = stretch.span();
        let digit = paragraph.text[span.clone()].trim_start_matches(['%', '٪']);
        let i = paragraph
            .tokens
            .partition_point(|t| t.end <= span.end - digit.len());
        let pointed = part.pointed == Some(i);
        let plain = paragraph.tokens[i].kind == Kind::Number && is_plain(part, i);
        if !(pointed || (plain && part.selects(&span))) {
            continue;
        }
        let (dialect, ending) = match stretch.language {
            Language::Kurmanji => (Dialect::Kurmanji, kurmanji_ending(part, i, &span)),
            language if language.is_kurdish_in_arabic_script() => {
                (Dialect::Sorani, sorani_ending(part, &span))
            }
            _ => continue,
        };
        let Some(ending) = ending else { continue };
        let number = paragraph.text[span.clone()].trim_matches(['%', '٪']);
        let words = Quantity::parse(number, dialect).and_then(|mut quantity| {
            quantity.percent = percent;
            let ending_text = &paragraph.text[ending.clone()];
            with_ending(dialect, &quantity, ending_text)
        });
        let joined = paragraph.text[..span.start].ends_with(char::is_alphanumeric);
        if let Some(words) = words.filter(|_| !joined) {
            out.push(vec![Edit::new(span.start..ending.end, words)]);
        }
    }
    out
}

/// The ending that is written behind the number `span` in Sorani, maybe none; `None` if something
/// else is joined to it.
fn sorani_ending(part: &Part, span: &Range<usize>) -> Option<Range<usize>> {
    let paragraph = &part.paragraph;
    let i = paragraph.tokens.partition_point(|t| t.end <= span.end);
    match paragraph.tokens.get(i) {
        Some(token) if token.kind == Kind::Arabic => Some(token.span()),
        Some(token) if token.is_word() || token.is_protected() => None,
        _ => Some(span.end..span.end),
    }
}

/// The same in Kurmanji, where the number and its ending are one token.
fn kurmanji_ending(part: &Part, i: usize, span: &Range<usize>) -> Option<Range<usize>> {
    let token = &part.paragraph.tokens[i];
    let whole = span.end..token.end.max(span.end);
    let rest = &part.paragraph.text[whole.end..];
    (!rest.starts_with(is_latin)).then_some(whole)
}

/// The ending of the Kurmanji number `word`, without the mark before it: ê of `15'ê`.
pub(super) fn inflected(word: &str) -> Option<&str> {
    let ending = word.trim_start_matches(crate::kurdish::digits::is_digit);
    let bare = ending.trim_start_matches(['\'', '’', '`', '-']);
    let letters = !bare.is_empty() && bare.chars().all(is_latin);
    (letters && ending.len() < word.len()).then_some(bare)
}

/// `quantity` in words with `ending`, as it is written behind its digits.
fn with_ending(dialect: Dialect, quantity: &Quantity, ending: &str) -> Option<String> {
    let words = quantity.spelled(dialect)?;
    if dialect == Dialect::Kurmanji {
        let bare = ending.trim_start_matches(['\'', '’', '`', '-']);
        if bare.is_empty() {
            return Some(words);
        }
        let whole = quantity.fraction.is_empty() && !quantity.percent;
        match bare {
            "em" | "yem" => return numerals::ordinal(dialect, quantity.integer).filter(|_| whole),
            "emîn" | "yemîn" | "mîn" => {
                return numerals::attributive(dialect, quantity.integer).filter(|_| whole);
            }
            _ => {}
        }
        let vowel = |c: char| "aeêiîouû".contains(c);
        let glide = words.ends_with(vowel) && bare.starts_with(vowel);
        return Some(words + if glide { "y" } else { "" } + bare);
    }
    let ending = fold(ending.trim_start_matches(TATWEEL)).into_owned();
    if ending.is_empty() {
        return Some(words);
    }
    let whole = quantity.fraction.is_empty() && !quantity.percent;
    let ordinal = |rest: &str, form: Option<String>| {
        let form = form.filter(|_| whole)?;
        let endings = suffixes::analyse(&form, rest)?;
        Some(suffixes::generate(&form, &endings))
    };
    // What the digits leave open is told by the ending: ٥ەم, ٥هەم, ٥یەم and ٥م are one.
    for start in ["هەمین", "یەمین", "ەمین", "مین"] {
        if let Some(rest) = ending.strip_prefix(start) {
            return ordinal(rest, numerals::attributive(dialect, quantity.integer));
        }
    }
    for start in ["هەم", "یەم", "ەم"] {
        if let Some(rest) = ending.strip_prefix(start) {
            return ordinal(rest, numerals::ordinal(dialect, quantity.integer));
        }
    }
    let endings = suffixes::analyse(&words, &ending)?;
    Some(suffixes::generate(&words, &endings))
}

/// The changes that write the numbers in words of `part` in digits.
pub(super) fn write(selection: &Selection, part: &Part, system: Option<Digits>) -> Vec<Vec<Edit>> {
    let paragraph = &part.paragraph;
    let mut out: Vec<Vec<Edit>> = Vec::new();
    let mut end = 0;
    for (_, token) in part.tokens() {
        let dialect = match (token.kind, token.language) {
            (Kind::Arabic, l) if l.is_kurdish_in_arabic_script() => Dialect::Sorani,
            (Kind::Latin, Language::Kurmanji) => Dialect::Kurmanji,
            _ => continue,
        };
        if token.start < end {
            continue;
        }
        let alone = part.pointed.is_some() || whole_selection(part);
        let Some(found) = number_with_ending(paragraph.text, token.start, alone) else {
            continue;
        };
        let inside = part.selects(&found.span)
            || (part.range.is_empty() && found.span.contains(&token.start));
        if !inside {
            continue;
        }
        end = found.span.end;
        let system = system.unwrap_or_else(|| selection.digits(dialect));
        let ending = &paragraph.text[found.ending.clone()];
        let mark = match dialect {
            Dialect::Kurmanji if !ending.is_empty() => "'",
            _ => "",
        };
        let written = found.quantity.written(system) + mark + ending;
        out.push(vec![Edit::new(found.span, written)]);
    }
    out
}

/// Whether the selection is nothing but words and spaces, so that one small number is meant as such.
fn whole_selection(part: &Part) -> bool {
    !part.range.is_empty() && {
        let text = &part.paragraph.text[part.range.clone()];
        let dialect = match text.contains(is_latin) {
            true => Dialect::Kurmanji,
            false => Dialect::Sorani,
        };
        numerals::read(dialect, text.trim()).is_some()
    }
}

impl Selection<'_> {
    /// The digits for new numbers: those of the house, else of the text, else what CLDR has for the
    /// language.
    pub(super) fn digits(&self, dialect: Dialect) -> Digits {
        if dialect == Dialect::Kurmanji {
            return Digits::Ascii;
        }
        match self.settings.style.house().digits {
            DigitStyle::Ascii => Digits::Ascii,
            DigitStyle::Arabic => Digits::Arabic,
            DigitStyle::Extended => Digits::Extended,
            DigitStyle::Keep | DigitStyle::Consistent => {
                self.analysis.context().digits.unwrap_or(Digits::Arabic)
            }
        }
    }
}
