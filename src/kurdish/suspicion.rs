//! Characters that are a matter of concern in Kurdish text.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::letters::{TATWEEL, is_arabic, is_mark};

/// Why a character is suspicious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suspicion {
    /// A letter of the Arabic script that Sorani does not have.
    Foreign,
    /// The code point of a printed shape.
    Presentation,
    /// Nobody sees it.
    Invisible,
    /// It has a meaning in one font only.
    PrivateUse,
    /// The stroke that stretches a word.
    Tatweel,
    /// A vowel sign or another mark.
    Mark,
}

/// The letters of Sorani, with the older ه of many texts.
const SORANI: &str = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهھەیێء";

impl Suspicion {
    /// What is suspicious about `c`, if anything is.
    pub fn of(c: char) -> Option<Self> {
        match c.general_category() {
            GeneralCategory::PrivateUse => return Some(Self::PrivateUse),
            GeneralCategory::Format => return Some(Self::Invisible),
            _ => {}
        }
        match c {
            TATWEEL => Some(Self::Tatweel),
            '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some(Self::Presentation),
            c if is_mark(c) => Some(Self::Mark),
            c if is_arabic(c) && !SORANI.contains(c) => Some(Self::Foreign),
            _ => None,
        }
    }

    /// Whether it is suspicious in every word, also in those of other languages.
    pub fn is_general(self) -> bool {
        !matches!(self, Self::Foreign | Self::Mark)
    }
}

#[cfg(test)]
mod tests {
    use super::Suspicion::{self, *};

    #[test]
    fn suspicious_characters() {
        for (c, expected) in [
            ('ك', Some(Foreign)),
            ('ة', Some(Foreign)),
            ('ﻙ', Some(Presentation)),
            ('\u{200c}', Some(Invisible)),
            ('\u{202b}', Some(Invisible)),
            ('\u{e000}', Some(PrivateUse)),
            ('ـ', Some(Tatweel)),
            ('\u{64e}', Some(Mark)),
            ('ک', None),
            ('ھ', None),
            ('،', None),
            ('٣', None),
            ('x', None),
        ] {
            assert_eq!(Suspicion::of(c), expected, "{c:?}");
        }
    }
}
