//! The gazetteer, and the names of a text.

mod addition;
mod apposition;
mod entity;
mod gazetteer;
mod inflect;
mod people;
mod recognise;
mod table;
mod word;

pub use addition::name_to_add;
pub use apposition::{Said, appositions};
pub use entity::{Entity, EntityRef, Gloss, Kind, Origin, Text, Texts};
pub use gazetteer::{Clash, Gazetteer};
pub use inflect::{NewName, inflect, same_name};
pub use people::{Introduction, ShortNames, introductions};
pub use recognise::{Mention, names};

use std::ops::Range;

/// All that the hover card of a name shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Bytes of the text that the card is about: the name with its endings.
    pub span: Range<usize>,
    /// What it names.
    pub entity: EntityRef,
    /// How often this text names it.
    pub mentions: usize,
    /// What this text itself says of it in apposition.
    pub said: Vec<String>,
}
