//! Looking names up by how they begin, or by a part of them, in either script.

use std::collections::HashSet;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::gazetteer::built_in;
use super::{Entity, EntityRef, Gazetteer, Origin};
use crate::kurdish::letters::{fold, fold_name, is_arabic};

/// `name` as it is compared: in the Arabic script without what houses write differently, in the
/// Latin one in small letters without signs on them.
pub fn search_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for (n, word) in name.split_whitespace().enumerate() {
        if n > 0 {
            key.push(' ');
        }
        if word.contains(is_arabic) {
            key.push_str(&fold_name(&fold(word)));
        } else {
            let letters = word.nfd().filter(|c| !is_combining_mark(*c));
            for c in letters.flat_map(char::to_lowercase) {
                match c {
                    'ı' => key.push('i'),
                    '\'' | '’' | 'ʿ' | 'ʾ' => {}
                    c => key.push(c),
                }
            }
        }
    }
    key
}

/// A name that was found by its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What has the name.
    pub entity: EntityRef,
    /// The name, by [`search_key`].
    pub key: String,
    /// Whether it is in the Latin script.
    pub latin: bool,
    /// Its place among the names of the entity in its language; 0 is the main one.
    pub place: usize,
    /// The name as the list has it.
    pub name: String,
}

/// A name of the program's list.
struct Entry {
    key: String,
    entity: &'static Entity,
    name: &'static str,
    latin: bool,
    place: usize,
}

/// The names of an entity, each with its script and its place.
fn names(entity: &Entity) -> impl Iterator<Item = (&str, bool, usize)> {
    let lists = [
        (&entity.names, false),
        (&entity.kurmanji, true),
        (&entity.english, true),
    ];
    lists.into_iter().flat_map(|(names, latin)| {
        let placed = names.iter().enumerate();
        placed.map(move |(place, name)| (&**name, latin, place))
    })
}

/// The program's names, by their keys.
fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries: Vec<Entry> = built_in()
            .flat_map(|entity| {
                names(entity).map(move |(name, latin, place)| Entry {
                    key: search_key(name),
                    entity,
                    name,
                    latin,
                    place,
                })
            })
            .collect();
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        entries
    })
}

impl Gazetteer {
    /// The names that begin with `prefix`, a [`search_key`], those of the house first.
    pub fn beginning_with(&self, prefix: &str) -> Vec<Found> {
        let mut out = Vec::new();
        let mut hidden: HashSet<String> = HashSet::new();
        for entity in self.entities().take_while(|e| e.origin != Origin::BuiltIn) {
            hidden.insert(entity.id.to_string());
            for (name, latin, place) in names(&entity) {
                let key = search_key(name);
                if key.starts_with(prefix) {
                    out.push(Found {
                        entity: entity.clone(),
                        key,
                        latin,
                        place,
                        name: name.to_owned(),
                    });
                }
            }
        }
        let entries = entries();
        let from = entries.partition_point(|e| *e.key < *prefix);
        let listed = entries[from..]
            .iter()
            .take_while(|e| e.key.starts_with(prefix));
        out.extend(
            listed
                .filter(|e| !hidden.contains(&*e.entity.id))
                .map(|e| Found {
                    entity: EntityRef::BuiltIn(e.entity),
                    key: e.key.clone(),
                    latin: e.latin,
                    place: e.place,
                    name: e.name.to_owned(),
                }),
        );
        out
    }
}

impl Entity {
    /// Whether one of its names holds `query`, a [`search_key`].
    pub fn answers_to(&self, query: &str) -> bool {
        names(self).any(|(name, ..)| search_key(name).contains(query))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_either_script() {
        let gazetteer = Gazetteer::default();
        for prefix in ["kurdist", "کوردس", "Kurdîst"] {
            let found = gazetteer.beginning_with(&search_key(prefix));
            assert!(
                found.iter().any(|f| f.entity.name() == "کوردستان"),
                "{prefix}"
            );
        }
        assert_eq!(search_key("Hewlêr ’Îraq"), "hewler iraq");
        assert!(gazetteer.beginning_with("qqq").is_empty());
    }
}
