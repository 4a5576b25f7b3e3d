//! The digits of numbers in Kurdish prose.

use super::Part;
use crate::kurdish::{Digits, Kind, Language, digits};
use crate::text::Edit;

/// The changes that write the numbers of `part` in `system`.
pub(super) fn convert(part: &Part, system: Digits) -> Vec<Vec<Edit>> {
    let numbers = part.tokens().filter(|(i, token)| {
        let pointed = part.pointed == Some(*i);
        let wanted = match token.kind {
            Kind::Number => pointed || is_plain(part, *i),
            Kind::Figure | Kind::Date | Kind::Time | Kind::Phone => pointed,
            _ => false,
        };
        // The Latin script has one system.
        let ours = token.language.is_kurdish_in_arabic_script()
            || (token.language == Language::Kurmanji && system == Digits::Ascii);
        wanted && ours
    });
    let edit = |token: &crate::kurdish::Token| {
        let number = &part.paragraph.text[token.span()];
        let mut written = system.write(number);
        if token.kind == Kind::Figure && system == Digits::Ascii {
            written = written.replace('٫', ".").replace('٬', ",");
        }
        (written != number).then(|| vec![Edit::new(token.span(), written)])
    };
    numbers.filter_map(|(_, token)| edit(token)).collect()
}

/// Whether token `i` counts or dates something, and is no part of a name or the number of a telephone.
pub(super) fn is_plain(part: &Part, i: usize) -> bool {
    let number = part.paragraph.word(i);
    let first = number.chars().next().map_or(0, char::len_utf8);
    let zero = number.chars().count() >= 4 && digits::value(&number[..first]) == Some(0);
    part.paragraph.is_number_in_prose(i) && !zero
}
