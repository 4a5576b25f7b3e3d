//! The hover card of a name, in words.

use super::Locale;
use crate::entities::Card;

/// How a client shows text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// As it is.
    #[default]
    Plain,
    /// CommonMark.
    Markdown,
}

/// `card` in the language `locale`.
pub fn card(_locale: Locale, card: &Card, _markup: Markup) -> String {
    card.name.clone()
}
