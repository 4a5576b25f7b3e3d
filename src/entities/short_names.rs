//! The short names with which a text goes on, once it has named people in full.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::apposition::is_title;
use super::lexicon::{is_common, is_given};
use super::people::{is_first_name, is_ordinary, says};
use super::recognise::PREPOSITIONS;
use super::{EntityRef, Kind, Mention, Mentions};
use crate::kurdish::letters::{fold, is_arabic_word};
use crate::kurdish::suffixes;

/// A short name has this many letters at least.
const SHORTEST: usize = 4;

/// The short names that a text may go on with, once it has named people in full: the last word of
/// each full name that points to one person only, and the first.
#[derive(Debug, Default)]
pub struct ShortNames {
    people: Vec<Introduction>,
    finder: Option<AhoCorasick>,
}

/// A person named in full: a word of the name as the text writes it, and who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// The last word of the name, without endings, or the first.
    pub short: String,
    /// Whether others are called so first.
    pub given: bool,
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
        let Some((first, (_, last))) = name
            .split_once(' ')
            .map(|(f, _)| f)
            .zip(name.rsplit_once(' '))
        else {
            continue;
        };
        // What is a word as well names too many; so does a title.
        let long = |short: &str| short.chars().count() >= SHORTEST && !is_common(short);
        let last = Some((last, is_given(last))).filter(|_| long(last));
        let first = Some((first, true)).filter(|_| long(first) && !is_title(first));
        for (short, given) in last.into_iter().chain(first) {
            let found = Introduction {
                short: short.to_owned(),
                given,
                entity: mention.entity.clone(),
            };
            if !out.contains(&found) {
                out.push(found);
            }
        }
    }
    out
}

impl ShortNames {
    /// Those that `all`, the introductions of a text, allow.
    pub fn new<'i>(all: impl Iterator<Item = &'i Introduction>) -> Self {
        Self::default().unless_same(all).unwrap_or_default()
    }

    /// Those that `all` allow, unless they are these.
    pub fn unless_same<'i>(&self, all: impl Iterator<Item = &'i Introduction>) -> Option<Self> {
        let mut people: HashMap<&str, Option<&Introduction>> = HashMap::new();
        for one in all {
            let known = people.entry(&one.short).or_insert(Some(one));
            if known.is_some_and(|known| known.entity.id != one.entity.id) {
                *known = None;
            }
        }
        let mut people: Vec<Introduction> = people.into_values().flatten().cloned().collect();
        people.sort_by(|a, b| a.short.cmp(&b.short));
        if people == self.people {
            return None;
        }
        let finder = (!people.is_empty()).then(|| {
            let short = people.iter().map(|one| &one.short);
            let mut builder = AhoCorasick::builder();
            builder
                .match_kind(MatchKind::LeftmostLongest)
                .build(short)
                .ok()
        });
        let finder = finder.flatten();
        Some(Self { people, finder })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Where `text` names one of them by the short name; `known` are its other mentions.
    pub fn mentions(&self, text: &str, known: &Mentions) -> Vec<Mention> {
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(text));
        found
            .filter_map(|found| {
                let one = &self.people[found.pattern().as_usize()];
                mention(text, found.range(), one, known)
            })
            .collect()
    }
}

/// The mention of `one` whose name is at `name`.
fn mention(
    text: &str,
    name: Range<usize>,
    one: &Introduction,
    known: &Mentions,
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
    // ئەحمەد, but not ئەحمەد کایا.
    let behind = text[end..].strip_prefix(' ').unwrap_or_default();
    let next = &behind[..behind.len() - behind.trim_start_matches(inside).len()];
    if one.given && end == name.end && !(next.is_empty() || is_ordinary(next) || says(next)) {
        return None;
    }
    let whole = start..end;
    if known.touch(&whole) {
        return None;
    }
    Some(Mention {
        endings: suffixes::analyse(&fold(&one.short), &fold(&text[name.end..end]))?,
        name,
        whole,
        entity: one.entity.clone(),
        nisba: false,
        within: false,
        certain: true,
        quoted: false,
        sorani: true,
        tokens: 0..0,
    })
}
