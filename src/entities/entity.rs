//! What has a name.

use std::borrow::Cow;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use super::Kind;
use crate::kurdish::letters::fold;

/// A text that is compiled in or was read.
pub type Text = Cow<'static, str>;

/// Several of them.
pub type Texts = Cow<'static, [Text]>;

/// A text in the three languages that we speak to the user in; empty where nobody wrote one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Gloss {
    /// Central Kurdish.
    pub ckb: Text,
    /// Kurmanji.
    pub kmr: Text,
    /// English.
    pub en: Text,
}

/// Where an entity is known from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The lists of the program.
    BuiltIn,
    /// A names file of the house.
    House {
        /// The file.
        file: Arc<Path>,
        /// The line of the record, from 1.
        line: u32,
    },
    /// The text itself, which introduces a person whom no list knows.
    Text,
}

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entity {
    /// Our own name for it; ASCII, but for what comes from a text.
    pub id: Text,
    /// What it is.
    pub kind: Kind,
    /// Its names in Sorani, the main one first.
    pub names: Texts,
    /// Forms with the ending ی that change the stem: ئەمریکی.
    pub nisba: Texts,
    /// Its names in Kurmanji, the main one first; maybe none.
    pub kurmanji: Texts,
    /// Its names in English, the main one first; maybe none.
    pub english: Texts,
    /// Who or what it is, in a few words.
    pub gloss: Gloss,
    /// Whether its names of one word are also common words, and count only in context.
    pub ambiguous: bool,
    /// The id of the country that it belongs to, where that helps to tell what a text is about.
    pub of: Option<Text>,
    /// Where it is known from.
    pub origin: Origin,
}

impl Entity {
    /// What is called `name` in a text, and of which no list knows.
    pub(super) fn of_text(kind: Kind, name: &str) -> Self {
        Self {
            id: format!("{}-{}", kind.name(), fold(name).replace(' ', "-")).into(),
            kind,
            names: vec![name.to_owned().into()].into(),
            nisba: Vec::new().into(),
            kurmanji: Vec::new().into(),
            english: Vec::new().into(),
            gloss: Gloss::default(),
            ambiguous: false,
            of: None,
            origin: Origin::Text,
        }
    }

    /// Its main name in Sorani.
    pub fn name(&self) -> &str {
        first(&self.names)
    }

    /// Its main name in Kurmanji, or nothing.
    pub fn latin(&self) -> &str {
        first(&self.kurmanji)
    }

    /// Its main name in English, or nothing.
    pub fn english_name(&self) -> &str {
        first(&self.english)
    }
}

fn first(names: &[Text]) -> &str {
    names.first().map_or("", |name| name)
}

/// An entity, wherever it is kept; as cheap to copy as a reference.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EntityRef {
    /// One of the program's.
    BuiltIn(&'static Entity),
    /// One that was read.
    Own(Arc<Entity>),
}

impl Deref for EntityRef {
    type Target = Entity;

    fn deref(&self) -> &Entity {
        match self {
            Self::BuiltIn(entity) => entity,
            Self::Own(entity) => entity,
        }
    }
}
