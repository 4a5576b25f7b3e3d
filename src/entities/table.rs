//! The names of the program, as `build.rs` made them of `data/`.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;

use super::forms::Forms;
use super::gazetteer::Form;
use super::starts::Starts;
use super::{Entity, Gloss, Kind, Origin, Text, Texts};

/// Entities and the ways to write their names, sorted for the look-up.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) entities: Vec<Entity>,
    pub(super) forms: Forms,
    /// The ways to write them that are looked up loosely.
    pub(super) loose: Forms,
    /// How they all begin.
    pub(super) starts: Starts,
    /// How those begin that are looked up loosely.
    pub(super) loose_starts: Starts,
}

/// The table, read when it is first asked for.
pub(super) fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/names"));
        let stored = postcard::from_bytes::<Stored>(bytes);
        // A test reads it; without it names are not known, and all else works.
        stored.map(Table::of).unwrap_or_else(|_| Table {
            entities: Vec::new(),
            forms: Forms::default(),
            loose: Forms::default(),
            starts: Starts::default(),
            loose_starts: Starts::default(),
        })
    });
    &TABLE
}

#[derive(Deserialize)]
struct Stored<'a> {
    #[serde(borrow)]
    entities: Vec<StoredEntity<'a>>,
    #[serde(borrow)]
    forms: Vec<StoredForm<'a>>,
    #[serde(borrow)]
    loose: Vec<StoredForm<'a>>,
}

#[derive(Deserialize)]
struct StoredEntity<'a> {
    id: &'a str,
    kind: Kind,
    #[serde(borrow)]
    names: Vec<&'a str>,
    #[serde(borrow)]
    nisba: Vec<&'a str>,
    #[serde(borrow)]
    kurmanji: Vec<&'a str>,
    #[serde(borrow)]
    english: Vec<&'a str>,
    gloss: (&'a str, &'a str, &'a str),
    ambiguous: bool,
    of: Option<&'a str>,
}

#[derive(Deserialize)]
struct StoredForm<'a> {
    #[serde(borrow)]
    pieces: Vec<&'a str>,
    name: &'a str,
    entity: u32,
    ambiguous: bool,
    nisba: bool,
}

impl Table {
    fn of(stored: Stored<'static>) -> Self {
        let entities = stored.entities.into_iter().map(|e| Entity {
            id: Cow::Borrowed(e.id),
            kind: e.kind,
            names: texts(e.names),
            nisba: texts(e.nisba),
            kurmanji: texts(e.kurmanji),
            english: texts(e.english),
            gloss: Gloss {
                ckb: Cow::Borrowed(e.gloss.0),
                kmr: Cow::Borrowed(e.gloss.1),
                en: Cow::Borrowed(e.gloss.2),
            },
            ambiguous: e.ambiguous,
            of: e.of.map(Cow::Borrowed),
            origin: Origin::BuiltIn,
        });
        let entities = entities.collect();
        // Names with digits or marks in them are cut as texts are.
        let (plain, odd): (Vec<_>, Vec<_>) =
            stored.forms.into_iter().partition(|f| !f.pieces.is_empty());
        let form = |f: StoredForm<'static>| Form {
            pieces: texts(f.pieces),
            entity: f.entity,
            ambiguous: f.ambiguous,
            nisba: f.nisba,
        };
        let mut forms: Vec<Form> = plain.into_iter().map(form).collect();
        let odd = odd
            .into_iter()
            .filter_map(|f| Form::of(f.name, f.entity, f.ambiguous, f.nisba));
        forms.extend(odd);
        let loose = stored.loose.into_iter().map(form).collect();
        Self {
            entities,
            forms: Forms::new(forms),
            loose: Forms::new(loose),
            starts: Starts::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/starts"))),
            loose_starts: Starts::from_bytes(include_bytes!(concat!(
                env!("OUT_DIR"),
                "/loose-starts"
            ))),
        }
    }
}

fn texts(all: Vec<&'static str>) -> Texts {
    all.into_iter()
        .map(Cow::Borrowed)
        .collect::<Vec<Text>>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        assert!(table().entities.len() > 4000);
        assert!(table().forms.iter().count() > table().entities.len());
        let known = table()
            .forms
            .iter()
            .all(|f| (f.entity as usize) < table().entities.len());
        assert!(known);
    }
}
