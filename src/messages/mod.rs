//! Every sentence for the user, in Central Kurdish, Kurmanji and English.

mod bundle;

pub use bundle::{Locale, config_error, text};
