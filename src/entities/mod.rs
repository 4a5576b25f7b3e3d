//! The gazetteer, and the names of a text.

mod apposition;
mod folded;
mod gazetteer;
mod inflect;
mod recognise;

pub use apposition::Said;
pub use gazetteer::is_name;
pub use inflect::{NewName, inflect, same_name};
pub use recognise::{Mention, names};

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A country, a town, a building.
    Place,
    /// A state body, a party, a company, a broadcaster.
    Organization,
    /// A feast, a war, an election.
    Event,
    /// A thing with a name: a web site, a device.
    Product,
    /// A language; shown on hover, not listed among the entities of a text.
    Language,
}

impl Kind {
    /// Its name in data files and in the output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Event => "event",
            Self::Product => "product",
            Self::Language => "language",
        }
    }
}

/// A text in the three languages that we speak to the user in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Gloss {
    /// Central Kurdish.
    pub ckb: &'static str,
    /// Kurmanji.
    pub kmr: &'static str,
    /// English.
    pub en: &'static str,
}

/// Somebody or something with a name.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Entity {
    /// Our own name for it, ASCII.
    pub id: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Its names in Sorani, the main one first.
    pub names: &'static [&'static str],
    /// Forms with the ending ی that change the stem: ئەمریکی.
    pub nisba: &'static [&'static str],
    /// Its names in Kurmanji, the main one first.
    pub kurmanji: &'static [&'static str],
    /// Its names in English, the main one first.
    pub english: &'static [&'static str],
    /// Who or what it is, in a few words.
    pub gloss: Gloss,
    /// Whether its names of one word are also common words, and count only in context.
    pub ambiguous: bool,
}
