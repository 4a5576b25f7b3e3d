//! The names that are known, ready for look-up.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::forms::Forms;
use super::starts::Starts;
use super::table::table;
use super::word::{Level, Word};
use super::{Entity, EntityRef, Gloss, Kind, Origin, Text, loose};
use crate::config::{ConfigError, HouseNames, NameRecord};
use crate::kurdish::letters::{fold, is_arabic};
use crate::kurdish::{Kind as TokenKind, tokenize};

/// One way to write a name.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// Its tokens, folded, spaces as one space.
    pub(super) pieces: Cow<'static, [Text]>,
    /// What is named, by its place in the list.
    pub(super) entity: u32,
    /// Whether it counts only in context.
    pub(super) ambiguous: bool,
    /// Whether it is an adjective that changed the stem.
    pub(super) nisba: bool,
}

impl Form {
    /// The form as it is compared loosely, if it may be.
    fn loose(&self) -> Option<Self> {
        let pieces: Vec<Text> = self.pieces.iter().map(|p| loose::fold(p).into()).collect();
        let words = pieces.iter().map(|p| &**p).filter(|piece| *piece != " ");
        let plain = words.clone().all(|word| word.chars().all(is_arabic));
        let fit = plain && !self.ambiguous && loose::is_long_enough(words);
        fit.then(|| Self {
            pieces: pieces.into(),
            ..*self
        })
    }
}

/// All names that are known: those of the program, and those of a house, which win over them.
#[derive(Debug, Default)]
pub struct Gazetteer {
    house: Vec<Arc<Entity>>,
    forms: Forms,
    /// Those of them that may be looked up loosely.
    loose: Forms,
    /// How they all begin.
    starts: Starts,
    /// The ids of the house, which hide the program's records of the same id.
    ids: HashSet<Text>,
}

/// A name of a house that is also one of the program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The names file.
    pub file: Arc<Path>,
    /// The line of the record, from 1.
    pub line: u32,
    /// The name.
    pub name: String,
    /// The program's main name for what it means by it.
    pub other: String,
}

impl From<Clash> for ConfigError {
    fn from(clash: Clash) -> Self {
        Self::NameClash {
            line: clash.line,
            name: clash.name,
            other: clash.other,
        }
    }
}

/// The forms that begin with the start of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'g> {
    /// Where that start ends, in bytes of [`Word::name`].
    pub(super) end: usize,
    /// The longest names first.
    forms: &'g [Form],
    list: List,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    House,
    BuiltIn,
}

impl<'g> Hit<'g> {
    /// The forms, and what each names.
    pub(super) fn forms(
        self,
        gazetteer: &Gazetteer,
    ) -> impl Iterator<Item = (&'g Form, Naming<'_>)> {
        self.visible(self.forms, gazetteer)
    }

    /// Those of one word.
    pub(super) fn single(
        self,
        gazetteer: &Gazetteer,
    ) -> impl Iterator<Item = (&'g Form, Naming<'_>)> {
        self.visible(&self.forms[self.longer()..], gazetteer)
    }

    /// Those of several words that `may` be here.
    pub(super) fn several(
        self,
        gazetteer: &Gazetteer,
        may: impl Fn(&Form) -> bool,
    ) -> impl Iterator<Item = (&'g Form, Naming<'_>)> {
        let longer = self.forms[..self.longer()].iter();
        let visible = move |form: &'g Form| Some((form, gazetteer.naming(self.list, form)?));
        longer.filter(move |form| may(form)).filter_map(visible)
    }

    /// How many of the forms have several words; these come first.
    fn longer(self) -> usize {
        self.forms.partition_point(|form| form.pieces.len() > 1)
    }

    fn visible<'l>(
        self,
        forms: &'g [Form],
        gazetteer: &'l Gazetteer,
    ) -> impl Iterator<Item = (&'g Form, Naming<'l>)> {
        let visible = move |form: &'g Form| Some((form, gazetteer.naming(self.list, form)?));
        forms.iter().filter_map(visible)
    }
}

/// An entity, still in its list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Naming<'g> {
    House(&'g Arc<Entity>),
    BuiltIn(&'static Entity),
}

impl Naming<'_> {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::House(entity) => entity.kind,
            Self::BuiltIn(entity) => entity.kind,
        }
    }

    pub(super) fn to_ref(self) -> EntityRef {
        match self {
            Self::House(entity) => EntityRef::Own(Arc::clone(entity)),
            Self::BuiltIn(entity) => EntityRef::BuiltIn(entity),
        }
    }
}

impl Gazetteer {
    /// The program's names with those of a house.
    pub fn new(names: &HouseNames) -> Self {
        let house: Vec<Arc<Entity>> = names.iter().map(|r| Arc::new(entity(r))).collect();
        let mut forms = Vec::new();
        for (n, entity) in (0u32..).zip(&house) {
            let names = entity.names.iter().map(|name| (name, false));
            // The grammar builds the others.
            let names_of = |nisba: &&Text| !entity.names.iter().any(|n| is_regular(nisba, n));
            let nisba = entity
                .nisba
                .iter()
                .filter(names_of)
                .map(|name| (name, true));
            for (name, nisba) in names.chain(nisba) {
                forms.extend(Form::of(name, n, entity.ambiguous, nisba));
            }
        }
        let loose = Forms::new(forms.iter().filter_map(Form::loose).collect());
        let ids = house.iter().map(|entity| entity.id.clone()).collect();
        let starts = forms
            .iter()
            .map(|f: &Form| (&*f.pieces[0], f.pieces.len() > 1));
        let starts = Starts::new(starts);
        Self {
            house,
            forms: Forms::new(forms),
            loose,
            starts,
            ids,
        }
    }

    /// All entities, those of the house first.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef> + '_ {
        let house = self.house.iter().map(|e| EntityRef::Own(Arc::clone(e)));
        let rest = table()
            .entities
            .iter()
            .filter(|e| !self.ids.contains(&e.id));
        house.chain(rest.map(EntityRef::BuiltIn))
    }

    /// What has exactly the name `name`, whatever way it is written; those of the house first.
    pub fn named(&self, name: &str) -> Vec<EntityRef> {
        let pieces = pieces(name);
        let Some(first) = pieces.first() else {
            return Vec::new();
        };
        let mut out: Vec<EntityRef> = Vec::new();
        for hit in self.find_whole(&Word::of(first)) {
            for (_, naming) in hit.forms(self).filter(|(form, _)| *form.pieces == pieces) {
                let found = naming.to_ref();
                if !out.contains(&found) {
                    out.push(found);
                }
            }
        }
        out
    }

    /// Whether `word`, folded, is a name of one word that is no common word as well.
    pub fn is_name(&self, word: &str) -> bool {
        let sure = |(form, _): (&Form, _)| form.pieces.len() == 1 && !form.ambiguous;
        let hits = self.find_whole(&Word::of(word)).into_iter();
        hits.flat_map(|hit| hit.forms(self)).any(sure)
    }

    /// The names of the house that the program knows for something else.
    pub fn clashes(&self) -> Vec<Clash> {
        let mut out = Vec::new();
        for entity in &self.house {
            let Origin::House { file, line } = &entity.origin else {
                continue;
            };
            for name in entity.names.iter() {
                let others = self.named(name).into_iter();
                let mut others = others.filter(|e| e.origin == Origin::BuiltIn);
                if let Some(other) = others.next() {
                    out.push(Clash {
                        file: Arc::clone(file),
                        line: *line,
                        name: name.to_string(),
                        other: format!("{} ({})", other.name(), other.id),
                    });
                }
            }
        }
        out
    }

    /// Whether a name can begin with `word`, or be a start of it with endings behind: a quick look,
    /// which saves most words the long one.
    pub(super) fn may_begin(&self, word: &str, level: Level) -> bool {
        let starts = match level {
            Level::Strict => &table().starts,
            Level::Loose => &table().loose_starts,
        };
        starts.may_begin(word) || self.starts.may_begin(word)
    }

    /// Collects the forms that begin with a start of `word`, the shortest starts first.
    pub(super) fn find<'g>(&'g self, word: &Word, hits: &mut Vec<Hit<'g>>) {
        hits.clear();
        let (house, built_in) = match word.level {
            Level::Strict => (&self.forms, &table().forms),
            Level::Loose => (&self.loose, &table().loose),
        };
        let mut add = |end, forms, list| hits.push(Hit { end, forms, list });
        house.find(&word.name, &word.ends, |end, forms| {
            add(end, forms, List::House);
        });
        built_in.find(&word.name, &word.ends, |end, forms| {
            add(end, forms, List::BuiltIn);
        });
    }

    /// What stands at `place` in the program's list, unless the house has its own record of it.
    pub(super) fn listed(&self, place: u32) -> Option<EntityRef> {
        let entity = table().entities.get(place as usize)?;
        let hidden = !self.ids.is_empty() && self.ids.contains(&entity.id);
        (!hidden).then_some(EntityRef::BuiltIn(entity))
    }

    fn find_whole(&self, word: &Word) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        self.find(word, &mut hits);
        hits.retain(|hit| hit.end == word.name.len());
        hits
    }

    /// What `form` of `list` names, unless the house has its own record of that.
    fn naming(&self, list: List, form: &Form) -> Option<Naming<'_>> {
        let n = form.entity as usize;
        match list {
            List::House => self.house.get(n).map(Naming::House),
            List::BuiltIn => table()
                .entities
                .get(n)
                .filter(|e| self.ids.is_empty() || !self.ids.contains(&e.id))
                .map(Naming::BuiltIn),
        }
    }
}

/// All that the program knows.
pub(super) fn built_in() -> impl Iterator<Item = &'static Entity> {
    table().entities.iter()
}

impl Form {
    /// The form `name` of the entity at place `entity` of its list.
    pub(super) fn of(name: &str, entity: u32, ambiguous: bool, nisba: bool) -> Option<Self> {
        let pieces = pieces(name);
        let one_word = !pieces.iter().any(|p| p == " ");
        (!pieces.is_empty()).then_some(Self {
            pieces: pieces.into(),
            entity,
            ambiguous: ambiguous && one_word,
            nisba,
        })
    }
}

fn pieces(name: &str) -> Vec<Text> {
    let tokens = tokenize(name);
    let pieces = tokens
        .iter()
        .map(|t| key(t.kind, &name[t.span()], Level::Strict).into());
    pieces.collect()
}

/// Whether `nisba` is `name` with the ending ی, which is written یی behind a vowel.
fn is_regular(nisba: &str, name: &str) -> bool {
    nisba
        .strip_prefix(name)
        .is_some_and(|rest| matches!(rest, "ی" | "یی"))
}

/// A token as it is compared.
pub(super) fn key(kind: TokenKind, text: &str, level: Level) -> String {
    match kind {
        TokenKind::Arabic => level.fold(&fold(text)).into_owned(),
        TokenKind::Space => " ".into(),
        _ => text.into(),
    }
}

/// What `record` says.
fn entity(record: &NameRecord) -> Entity {
    let texts = |all: &[String]| {
        all.iter()
            .cloned()
            .map(Cow::Owned)
            .collect::<Vec<Text>>()
            .into()
    };
    Entity {
        id: record.id().into(),
        kind: record.kind,
        names: texts(&record.names),
        nisba: texts(&record.nisba),
        kurmanji: texts(&record.kurmanji),
        english: texts(&record.english),
        gloss: Gloss {
            ckb: record.gloss.ckb.clone().into(),
            kmr: record.gloss.kmr.clone().into(),
            en: record.gloss.en.clone().into(),
        },
        ambiguous: record.ambiguous,
        of: None,
        origin: Origin::House {
            file: record.file.clone().unwrap_or_else(|| Path::new("").into()),
            line: record.line,
        },
    }
}
