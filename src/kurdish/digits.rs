//! The three digit systems of Kurdish texts.

/// A digit system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Digits {
    /// `0123456789`
    Ascii,
    /// `٠١٢٣٤٥٦٧٨٩`, U+0660-0669
    Arabic,
    /// `۰۱۲۳۴۵۶۷۸۹`, U+06F0-06F9
    Extended,
}

impl Digits {
    /// All systems, in the order of their counts in [`count`].
    pub const ALL: [Self; 3] = [Self::Ascii, Self::Arabic, Self::Extended];

    /// The system and value of the digit `c`.
    pub fn of(c: char) -> Option<(Self, u8)> {
        let value = |zero: char| (c as u32 - zero as u32) as u8;
        match c {
            '0'..='9' => Some((Self::Ascii, value('0'))),
            '\u{660}'..='\u{669}' => Some((Self::Arabic, value('\u{660}'))),
            '\u{6f0}'..='\u{6f9}' => Some((Self::Extended, value('\u{6f0}'))),
            _ => None,
        }
    }

    /// The digit of this system for `value` (0 to 9).
    pub fn digit(self, value: u8) -> char {
        let zero = match self {
            Self::Ascii => '0',
            Self::Arabic => '\u{660}',
            Self::Extended => '\u{6f0}',
        };
        char::from_u32(zero as u32 + u32::from(value)).unwrap_or(zero)
    }

    /// `text` with every digit in this system.
    pub fn write(self, text: &str) -> String {
        text.chars()
            .map(|c| Self::of(c).map_or(c, |(_, value)| self.digit(value)))
            .collect()
    }
}

/// Whether `c` is a digit of one of the systems.
pub fn is_digit(c: char) -> bool {
    Digits::of(c).is_some()
}

/// How many digits of each system `text` holds, in the order of [`Digits::ALL`].
pub fn count(text: &str) -> [usize; 3] {
    let mut counts = [0; 3];
    for (system, _) in text.chars().filter_map(Digits::of) {
        counts[system as usize] += 1;
    }
    counts
}

/// The value of `text` when it is digits only (of any system, also mixed).
pub fn value(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.chars().try_fold(0u64, |sum, c| {
        let (_, digit) = Digits::of(c)?;
        sum.checked_mul(10)?.checked_add(u64::from(digit))
    })
}
