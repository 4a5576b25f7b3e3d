//! Every sentence for the user, in Central Kurdish, Kurmanji and English.

mod bundle;
mod card;

pub use bundle::{Locale, config_error, text};
pub use card::{Markup, card, kind_key};
