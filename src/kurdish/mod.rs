//! The language core: letters, digits, tokens, runs, damage and its repair. It knows no rules
//! and no editor.

pub mod calendar;
pub mod collation;
pub mod damage;
pub mod dates;
pub mod day;
pub mod digits;
pub mod heh;
pub mod initials;
pub mod layout;
pub mod legacy;
pub mod letters;
pub mod numerals;
pub mod pairs;
mod paragraph;
mod repair;
mod run;
pub mod sentence;
mod signs;
pub mod spot;
pub mod style;
pub mod suffixes;
pub mod suspicion;
mod token;
mod traits;
pub mod transliterate;

pub use digits::Digits;
pub use paragraph::{Context, Facts, Paragraph, Senses};
pub use repair::{Proof, Repair, RepairKind};
pub use run::{Language, Prior};
pub use signs::Signs;
pub use token::{Kind, Token, links_in, tokenize};
pub use traits::Traits;
