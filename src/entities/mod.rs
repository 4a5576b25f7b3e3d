//! The gazetteer, and the names of a text.

mod addition;
mod apposition;
mod consonants;
mod entity;
mod forms;
mod gazetteer;
mod hash;
mod inflect;
mod institutions;
mod latin;
mod lexicon;
mod loose;
mod mentions;
mod nouns;
mod people;
mod recognise;
mod respelled;
mod restored;
mod search;
mod short_names;
mod starts;
mod table;
mod word;

use crate::kurdish::letters;

pub use crate::config::NameKind as Kind;
pub use addition::name_to_add;
pub use apposition::{Said, appositions};
pub use entity::{Entity, EntityRef, Gloss, Origin, Text, Texts};
pub use gazetteer::{Clash, Gazetteer};
pub use inflect::{NewName, inflect, same_name};
pub use mentions::{Mentions, Seen};
pub use recognise::{Mention, names};
pub use search::{Found, search_key};
pub use short_names::{Introduction, ShortNames, introductions};
