//! The gazetteer, and the names of a text.

use std::ops::Range;

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

/// A text in the three languages that we speak to the user in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Gloss {
    /// Central Kurdish.
    pub ckb: String,
    /// Kurmanji.
    pub kmr: String,
    /// English.
    pub en: String,
}

/// All that the hover card of a name shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Bytes of the text that the card is about: the name with its endings.
    pub span: Range<usize>,
    /// The name in Sorani.
    pub name: String,
    /// The name in Kurmanji (Latin script).
    pub latin: String,
    /// The name in English.
    pub english: String,
    /// What it is.
    pub kind: Kind,
    /// Who or what it is, in a few words.
    pub gloss: Gloss,
    /// How often this text names it.
    pub mentions: usize,
    /// What this text itself says of it in apposition.
    pub said: Vec<String>,
}
