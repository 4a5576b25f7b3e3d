//! Every sentence for the user, in Central Kurdish, Kurmanji and English.

mod aside;
mod bundle;
mod hover;

pub use aside::aside;
pub use bundle::{Locale, config_error, text};
pub use hover::{Display, Markup, Surroundings, gloss, hover, kind_key};
