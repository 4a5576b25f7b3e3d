//! The short names with which a text goes on, once it has named people in full.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::lexicon::{is_common, is_given};
use super::people::is_first_name;
use super::recognise::PREPOSITIONS;
use super::{EntityRef, Kind, Mention};
use crate::kurdish::letters::{fold, is_arabic_word};
use crate::kurdish::suffixes;

/// A short name has this many letters at least.
const SHORTEST: usize = 4;

/// The short names that a text may go on with, once it has named people in full: the last word of
/// each full name that points to one person only.
#[derive(Debug, Default)]
pub struct ShortNames {
    people: Vec<(String, EntityRef)>,
    finder: Option<AhoCorasick>,
}

/// A person named in full: the last word of the name as the text writes it, and who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// The last word of the name, without endings.
    pub short: String,
    /// The person.
    pub entity: EntityRef,
}

impl Hash for Introduction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.short.hash(state);
        self.entity.id.hash(state);
    }
}

/// The people whom the mentions of `text` introduce.
pub fn introductions(text: &str, mentions: &[Mention]) -> Vec<Introduction> {
    let people = mentions
        .iter()
        .filter(|m| m.entity.kind == Kind::Person && m.certain);
    let mut out: Vec<Introduction> = Vec::new();
    for mention in people {
        let name = &text[mention.name.clone()];
        let Some((_, short)) = name.rsplit_once(' ') else {
            continue;
        };
        // What is a first name or a word as well names too many.
        if short.chars().count() < SHORTEST || is_given(short) || is_common(short) {
            continue;
        }
        let found = Introduction {
            short: short.to_owned(),
            entity: mention.entity.clone(),
        };
        if !out.contains(&found) {
            out.push(found);
        }
    }
    out
}

impl ShortNames {
    /// Those that `all`, the introductions of a text, allow.
    pub fn new<'i>(all: impl Iterator<Item = &'i Introduction>) -> Self {
        let mut people: HashMap<&str, Option<&EntityRef>> = HashMap::new();
        for Introduction { short, entity } in all {
            let known = people.entry(short).or_insert(Some(entity));
            if known.is_some_and(|known| known.id != entity.id) {
                *known = None;
            }
        }
        let people = people.into_iter();
        let mut people: Vec<(String, EntityRef)> = people
            .filter_map(|(short, entity)| Some((short.to_owned(), entity?.clone())))
            .collect();
        people.sort_by(|a, b| a.0.cmp(&b.0));
        let finder = (!people.is_empty()).then(|| {
            let short = people.iter().map(|(short, _)| short);
            let mut builder = AhoCorasick::builder();
            builder
                .match_kind(MatchKind::LeftmostLongest)
                .build(short)
                .ok()
        });
        let finder = finder.flatten();
        Self { people, finder }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Where `text` names one of them by the short name; `known` are its other mentions, in order.
    pub fn mentions(&self, text: &str, known: &[Mention]) -> Vec<Mention> {
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(text));
        found
            .filter_map(|found| {
                let (short, entity) = &self.people[found.pattern().as_usize()];
                self.mention(text, found.range(), short, entity, known)
            })
            .collect()
    }

    fn mention(
        &self,
        text: &str,
        name: Range<usize>,
        short: &str,
        entity: &EntityRef,
        known: &[Mention],
    ) -> Option<Mention> {
        let inside = |c: char| is_arabic_word(c);
        let start = text[..name.start].trim_end_matches(inside).len();
        let joined = &text[start..name.start];
        if !joined.is_empty() && !PREPOSITIONS.contains(&joined) {
            return None;
        }
        let rest = &text[name.end..];
        let end = text.len() - rest.trim_start_matches(inside).len();
        // A handle or a tag, and the name of somebody else.
        let before = &text[..start];
        let person = before.trim_end_matches(' ');
        let other = &person[person.trim_end_matches(inside).len()..];
        if before.ends_with(['@', '#', '_', '/'])
            || (person.len() < before.len() && is_first_name(other))
        {
            return None;
        }
        let whole = start..end;
        let first = known.partition_point(|m| m.whole.end <= whole.start);
        if known.get(first).is_some_and(|m| m.whole.start < whole.end) {
            return None;
        }
        Some(Mention {
            endings: suffixes::analyse(&fold(short), &fold(&text[name.end..end]))?,
            name,
            whole,
            entity: entity.clone(),
            nisba: false,
            within: false,
            certain: true,
            quoted: false,
            sorani: true,
            tokens: 0..0,
        })
    }
}
