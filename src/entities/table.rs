//! The names of the program, as `build.rs` made them of `data/`.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::forms::{Forms, order};
use super::gazetteer::Form;
use super::hash::Hash;
use super::starts::Starts;
use super::word::LetterEnd;
use super::{Entity, Gloss, Kind, Origin, Text, Texts};

/// Entities and the ways to write their names.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) entities: Entities,
    pub(super) forms: Stored,
    /// The ways to write them that are looked up loosely.
    pub(super) loose: Stored,
    /// How they all begin.
    pub(super) starts: Starts,
    /// How those begin that are looked up loosely.
    pub(super) loose_starts: Starts,
}

/// A file that `build.rs` wrote.
macro_rules! built {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// The table, ready when it is first asked for.
pub(super) fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
        entities: Entities::new(built!("entities"), built!("entity-places")),
        forms: Stored::new(built!("forms"), built!("forms-groups"), built!("forms-odd")),
        loose: Stored::new(
            built!("loose-forms"),
            built!("loose-forms-groups"),
            built!("loose-forms-odd"),
        ),
        starts: Starts::from_bytes(built!("starts")),
        loose_starts: Starts::from_bytes(built!("loose-starts")),
    });
    &TABLE
}

/// What is made of stored bytes when it is first asked for. A test reads all of them; what could not be
/// read would not be known, and all else would work.
type Made<T> = Box<[OnceLock<T>]>;

fn nothing_made<T>(count: usize) -> Made<T> {
    (0..count).map(|_| OnceLock::new()).collect()
}

/// The entities in the order of the list. A text names few of them.
#[derive(Debug)]
pub(super) struct Entities {
    bytes: &'static [u8],
    /// Where each begins.
    places: &'static [[u8; 4]],
    made: Made<Option<Box<Entity>>>,
}

impl Entities {
    fn new(bytes: &'static [u8], places: &'static [u8]) -> Self {
        let (places, _) = places.as_chunks();
        Self {
            bytes,
            places,
            made: nothing_made(places.len()),
        }
    }

    /// How many there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The one at place `n`.
    pub(super) fn get(&self, n: usize) -> Option<&Entity> {
        let made = self.made.get(n)?.get_or_init(|| {
            let place = u32::from_le_bytes(*self.places.get(n)?) as usize;
            let stored = postcard::from_bytes::<StoredEntity>(self.bytes.get(place..)?);
            Some(Box::new(stored.ok()?.into_entity()))
        });
        made.as_deref()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entity> {
        (0..self.places.len()).filter_map(|n| self.get(n))
    }
}

/// Forms in groups with the same first word.
#[derive(Debug)]
pub(super) struct Stored {
    bytes: &'static [u8],
    /// Of each group the hash of its first word, by which they are sorted, and where it begins.
    groups: &'static [[u8; 12]],
    /// For each beginning of a hash, of [`BEGINNING`] bits, the first group with it or a later one.
    firsts: Box<[u32]>,
    made: Made<Box<[Form]>>,
    /// Names with digits or marks in them, which are cut as texts are.
    odd: Forms,
}

/// So many bits of a hash lead to a few groups.
const BEGINNING: u32 = 12;

/// The beginning of a hash.
fn beginning(hash: u64) -> usize {
    (hash >> (u64::BITS - BEGINNING)) as usize
}

/// The hash of the first word of a group.
fn hash_of(group: &[u8; 12]) -> u64 {
    number(&group[..8])
}

impl Stored {
    fn new(bytes: &'static [u8], groups: &'static [u8], odd: &'static [u8]) -> Self {
        let (groups, _) = groups.as_chunks();
        let mut firsts = vec![0; (1 << BEGINNING) + 1];
        for group in groups {
            firsts[beginning(hash_of(group)) + 1] += 1;
        }
        for n in 1..firsts.len() {
            firsts[n] += firsts[n - 1];
        }
        let odd: Vec<StoredForm> = postcard::from_bytes(odd).unwrap_or_default();
        let odd = odd
            .iter()
            .filter_map(|f| Form::of(f.name, f.entity, f.ambiguous, f.nisba));
        Self {
            bytes,
            groups,
            firsts: firsts.into(),
            made: nothing_made(groups.len()),
            odd: Forms::new(odd.collect()),
        }
    }

    /// Calls `found` with the forms whose first word is a start of `name`, and the end of that start.
    /// `ends` are the ends of the letters of `name`.
    pub(super) fn find<'g>(
        &'g self,
        name: &str,
        ends: &[LetterEnd],
        mut found: impl FnMut(usize, &'g [Form]),
    ) {
        let (mut start, mut hash) = (0, Hash::default());
        for end in ends.iter().map(|end| end.name) {
            // A letter that is dropped ends where the one before it does.
            if end == start {
                continue;
            }
            hash = name[start..end].chars().fold(hash, Hash::with);
            start = end;
            let forms = self.of(&name[..end], hash);
            if !forms.is_empty() {
                found(end, forms);
            }
        }
    }

    /// The forms whose first word is `word`, which has the hash `hash`.
    fn of(&self, word: &str, hash: Hash) -> &[Form] {
        let n = beginning(hash.value());
        let near = self.firsts[n] as usize..self.firsts[n + 1] as usize;
        let groups = &self.groups[near.clone()];
        let mut near = near.zip(groups);
        let group = near.find(|(_, group)| hash_of(group) == hash.value());
        let forms = group.and_then(|(n, _)| self.group(n)).unwrap_or_default();
        match forms.first() {
            Some(form) if form.pieces[0] == word => forms,
            // Another word has that hash.
            _ => self.odd.of(word),
        }
    }

    fn group(&self, n: usize) -> Option<&[Form]> {
        let made = self.made.get(n)?.get_or_init(|| {
            let place = self.groups.get(n).map_or(0, |group| number(&group[8..]));
            let bytes = self.bytes.get(place as usize..).unwrap_or_default();
            let stored: Vec<StoredForm> = postcard::from_bytes(bytes).unwrap_or_default();
            let mut forms: Vec<Form> = stored.into_iter().map(StoredForm::into_form).collect();
            let odd = forms.first().map(|form| self.odd.of(&form.pieces[0]));
            if let Some(odd) = odd.filter(|odd| !odd.is_empty()) {
                forms.extend_from_slice(odd);
                forms.sort_by(order);
            }
            forms.into()
        });
        Some(made)
    }
}

/// The number that `bytes`, at most eight, stand for, the least first.
fn number(bytes: &[u8]) -> u64 {
    let mut all = [0; 8];
    all[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(all)
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

impl StoredEntity<'static> {
    fn into_entity(self) -> Entity {
        Entity {
            id: Cow::Borrowed(self.id),
            kind: self.kind,
            names: texts(self.names),
            nisba: texts(self.nisba),
            kurmanji: texts(self.kurmanji),
            english: texts(self.english),
            gloss: Gloss {
                ckb: Cow::Borrowed(self.gloss.0),
                kmr: Cow::Borrowed(self.gloss.1),
                en: Cow::Borrowed(self.gloss.2),
            },
            ambiguous: self.ambiguous,
            of: self.of.map(Cow::Borrowed),
            origin: Origin::BuiltIn,
        }
    }
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

impl StoredForm<'static> {
    fn into_form(self) -> Form {
        Form {
            pieces: texts(self.pieces),
            entity: self.entity,
            ambiguous: self.ambiguous,
            nisba: self.nisba,
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
        let table = table();
        assert!(table.entities.len() > 4000);
        assert_eq!(table.entities.iter().count(), table.entities.len());
        for stored in [&table.forms, &table.loose] {
            assert!(!stored.groups.is_empty());
            for n in 0..stored.groups.len() {
                let forms = stored.group(n).unwrap_or_default();
                assert!(!forms.is_empty());
                let known = |f: &Form| table.entities.get(f.entity as usize).is_some();
                assert!(forms.iter().all(known));
                let first = &forms[0].pieces[0];
                let hash = first.chars().fold(Hash::default(), Hash::with);
                assert_eq!(stored.of(first, hash).len(), forms.len());
            }
        }
    }
}
