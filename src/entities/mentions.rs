//! [`Mentions`]: the names of a paragraph as they are kept for as long as a text is open.

use std::ops::Range;

use super::{Entity, EntityRef, Mention};
use crate::kurdish::Language;
use crate::kurdish::suffixes::Ending;

/// The names of a paragraph, in order, in a third of the memory that as many [`Mention`]s take.
/// Which tokens they are made of is forgotten.
#[derive(Debug, Default)]
pub struct Mentions {
    all: Box<[Kept]>,
    /// The endings of all of them.
    endings: Box<[Ending]>,
}

/// One of them. Offsets are bytes of the paragraph.
#[derive(Debug)]
struct Kept {
    entity: EntityRef,
    name: [u32; 2],
    whole: [u32; 2],
    /// Where its endings begin, and how many there are.
    first: u32,
    endings: u8,
    flags: u8,
}

const NISBA: u8 = 1;
const CERTAIN: u8 = 2;
const WITHIN: u8 = 4;
const QUOTED: u8 = 8;
const SORANI: u8 = 16;

/// One of the names in [`Mentions`].
#[derive(Debug, Clone, Copy)]
pub struct Seen<'m> {
    kept: &'m Kept,
    endings: &'m [Ending],
}

impl Mentions {
    /// Keeps `mentions`.
    pub fn of(mentions: &[Mention]) -> Self {
        let mut endings = Vec::new();
        let keep = |m: &Mention| {
            let first = endings.len() as u32;
            endings.extend_from_slice(&m.endings);
            let flags = [
                (m.nisba, NISBA),
                (m.certain, CERTAIN),
                (m.within, WITHIN),
                (m.quoted, QUOTED),
                (m.sorani, SORANI),
            ];
            let flags = flags.into_iter().filter(|(is, _)| *is);
            let place = |range: &Range<usize>| [range.start as u32, range.end as u32];
            Kept {
                entity: m.entity.clone(),
                name: place(&m.name),
                whole: place(&m.whole),
                first,
                endings: m.endings.len() as u8,
                flags: flags.fold(0, |all, (_, flag)| all | flag),
            }
        };
        Self {
            all: mentions.iter().map(keep).collect(),
            endings: endings.into(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Seen<'_>> {
        let seen = |kept| Seen {
            kept,
            endings: &self.endings,
        };
        self.all.iter().map(seen)
    }

    /// Whether `range` touches one of them.
    pub(super) fn touch(&self, range: &Range<usize>) -> bool {
        let ends = |kept: &Kept| kept.whole[1] as usize <= range.start;
        let first = self.all.get(self.all.partition_point(ends));
        first.is_some_and(|kept| (kept.whole[0] as usize) < range.end)
    }
}

impl<'m> Seen<'m> {
    /// What is named.
    pub fn entity(self) -> &'m Entity {
        &self.kept.entity
    }

    /// See [`Mention::whole`].
    pub fn whole(self) -> Range<usize> {
        self.kept.whole[0] as usize..self.kept.whole[1] as usize
    }

    /// See [`Mention::name`].
    pub fn name(self) -> Range<usize> {
        self.kept.name[0] as usize..self.kept.name[1] as usize
    }

    /// See [`Mention::certain`].
    pub fn certain(self) -> bool {
        self.has(CERTAIN)
    }

    /// See [`Mention::within`].
    pub fn within(self) -> bool {
        self.has(WITHIN)
    }

    /// See [`Mention::counts_in`].
    pub fn counts_in(self, language: Language) -> bool {
        self.has(SORANI) || language.is_kurdish_in_arabic_script()
    }

    /// The mention itself, in a text in which the paragraph begins at byte `start`.
    pub fn mention(self, start: usize) -> Mention {
        let endings = self.endings.iter().skip(self.kept.first as usize);
        let place = |range: Range<usize>| range.start + start..range.end + start;
        Mention {
            name: place(self.name()),
            whole: place(self.whole()),
            entity: self.kept.entity.clone(),
            endings: endings.take(self.kept.endings.into()).copied().collect(),
            nisba: self.has(NISBA),
            certain: self.has(CERTAIN),
            within: self.has(WITHIN),
            quoted: self.has(QUOTED),
            sorani: self.has(SORANI),
            tokens: 0..0,
        }
    }

    fn has(self, flag: u8) -> bool {
        self.kept.flags & flag != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{Gazetteer, names};
    use crate::kurdish::{Paragraph, Prior};

    #[test]
    fn what_is_kept_is_what_was_found() {
        let text = "«لە کوردستانەکەدا» مەسعود بارزانی و ئەمریکییەکان، حکومەتی عێراق.";
        let paragraph = Paragraph::new(text, Prior::default());
        let mut found = names(&paragraph, &Gazetteer::default());
        assert!(found.iter().any(|m| !m.endings.is_empty()) && found.len() > 3);
        let kept = Mentions::of(&found);
        for mention in &mut found {
            mention.tokens = 0..0;
            assert!(kept.touch(&mention.whole));
        }
        let again: Vec<Mention> = kept.iter().map(|seen| seen.mention(0)).collect();
        assert_eq!(again, found);
        assert!(!kept.touch(&(text.len()..text.len() + 1)));
    }
}
