//! [`Sequence`]: the paragraphs of a document, of which one version shares with the next all but
//! what was changed.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::analyzer::{Entry, Judged};
use super::names::PartNames;
use crate::entities::ShortNames;
use crate::kurdish::{Facts, Language};
use crate::text::{Markup, Seam, SpanKind};

/// A part has at most so many paragraphs when it is made.
const MOST: usize = 32;
/// A part with fewer paragraphs is joined to what stands beside it.
const FEWEST: usize = 8;

/// A paragraph. Its place is that of the one before and how far it is from there, so that an edit
/// moves all that stands behind it without touching it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Bytes between the end of the paragraph before and its start.
    pub(super) gap: usize,
    /// Its length in bytes.
    pub(super) len: usize,
    /// Stands for its text.
    pub(super) hash: u64,
    pub(super) kind: SpanKind,
    pub(super) cut: bool,
    pub(super) seam: Seam,
    /// The markup in it, if there is any.
    pub(super) markup: Option<Arc<[Markup]>>,
    /// What it is by itself; nothing until it is read, and for what is no prose.
    pub(super) entry: Option<Arc<Entry>>,
    /// What is found in it, and under what circumstances.
    pub(super) judged: Option<Arc<Judged>>,
}

impl Item {
    pub(super) fn is_prose(&self) -> bool {
        self.kind == SpanKind::Prose
    }

    pub(super) fn markup(&self) -> &[Markup] {
        self.markup.as_deref().unwrap_or_default()
    }

    /// Whether the other is the same text with the same markup.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.hash, self.len, self.kind) == (other.hash, other.len, other.kind)
            && self.markup == other.markup
    }
}

/// Some paragraphs that follow on each other.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) items: Vec<Item>,
    /// The names in them; found when first asked for.
    names: Mutex<Option<Arc<PartNames>>>,
}

impl Part {
    /// The names, remembered for as long as the document's short names and language are these;
    /// else `find` finds them.
    pub(super) fn names(
        &self,
        short: &Arc<ShortNames>,
        language: Language,
        find: impl FnOnce() -> PartNames,
    ) -> Arc<PartNames> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = names.as_ref().filter(|n| n.are_of(short, language)) {
            return Arc::clone(names);
        }
        let found = Arc::new(find());
        *names = Some(Arc::clone(&found));
        found
    }
}

/// A part in its place, and what its paragraphs add up to.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub(super) part: Arc<Part>,
    /// Bytes from the end of the paragraph before to the end of its last one.
    pub(super) bytes: usize,
    /// Paragraphs of prose that nobody has read yet.
    pub(super) unread: usize,
    pub(super) prose: usize,
    pub(super) findings: usize,
    pub(super) directives: usize,
    open_fences: usize,
    /// The circumstances under which all of it was judged last, by their number; 0: never.
    pub(super) judged_at: u64,
}

impl Slot {
    fn of(items: Vec<Item>) -> Self {
        let mut slot = Self::default();
        for item in &items {
            slot.bytes += item.gap + item.len;
            slot.prose += usize::from(item.is_prose());
            slot.unread += usize::from(item.is_prose() && item.entry.is_none());
            slot.findings += item.judged.as_ref().map_or(0, |j| j.read.findings.len());
            slot.directives += item.entry.as_ref().map_or(0, |e| e.directives.len());
            slot.open_fences += usize::from(item.seam.open_fence);
        }
        let names = Mutex::default();
        slot.part = Arc::new(Part { items, names });
        slot
    }
}

/// Where a paragraph stands: its part, and its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) slot: usize,
    pub(super) item: usize,
}

/// All paragraphs of a version, in order. A copy shares the parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Sequence {
    pub(super) slots: Vec<Slot>,
    /// The sum of what the paragraphs tell of the document.
    facts: Facts,
}

impl Sequence {
    pub(super) fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(super) fn item(&self, at: At) -> &Item {
        &self.slots[at.slot].part.items[at.item]
    }

    /// Where each part begins, that is where the paragraph before it ends.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().scan(0, |at, slot| {
            let start = *at;
            *at += slot.bytes;
            Some((start, slot))
        })
    }

    /// The paragraphs with their bytes.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Range<usize>, &Item)> {
        self.parts().flat_map(|(start, slot)| placed(start, slot))
    }

    /// The place of the first paragraph that ends at byte `offset` or behind it, and its bytes.
    pub(super) fn ending_from(&self, offset: usize) -> Option<(At, Range<usize>)> {
        let mut parts = self.parts().enumerate();
        let (slot, (start, own)) = parts.find(|(_, (start, slot))| start + slot.bytes >= offset)?;
        let mut items = placed(start, own).enumerate();
        let (item, (bytes, _)) = items.find(|(_, (bytes, _))| bytes.end >= offset)?;
        Some((At { slot, item }, bytes))
    }

    /// The paragraph that byte `offset` is in.
    pub(super) fn at(&self, offset: usize) -> Option<(Range<usize>, &Item)> {
        let (start, own) = self
            .parts()
            .find(|(start, slot)| start + slot.bytes > offset)?;
        let mut items = placed(start, own);
        let found = items.find(|(bytes, _)| bytes.end > offset);
        found.filter(|(bytes, _)| bytes.start <= offset)
    }

    /// The start of the paragraph at `at`.
    pub(super) fn start(&self, at: At) -> usize {
        let before: usize = self.slots[..at.slot].iter().map(|s| s.bytes).sum();
        let items = &self.slots[at.slot].part.items[..=at.item];
        let inside: usize = items.iter().map(|i| i.gap + i.len).sum();
        before + inside - items[at.item].len
    }

    /// The place before `at`, if there is one.
    pub(super) fn before(&self, at: At) -> Option<At> {
        if at.item > 0 {
            let item = at.item - 1;
            return Some(At { item, ..at });
        }
        let slot = at.slot.checked_sub(1)?;
        let item = self.slots[slot].part.items.len() - 1;
        Some(At { slot, item })
    }

    /// The place behind `at`, if there is one.
    pub(super) fn behind(&self, at: At) -> Option<At> {
        let next = At {
            item: at.item + 1,
            ..at
        };
        if next.item < self.slots[at.slot].part.items.len() {
            return Some(next);
        }
        let slot = at.slot + 1;
        (slot < self.slots.len()).then_some(At { slot, item: 0 })
    }

    /// The last place, if there is one.
    pub(super) fn last(&self) -> Option<At> {
        let slot = self.slots.len().checked_sub(1)?;
        let item = self.slots[slot].part.items.len() - 1;
        Some(At { slot, item })
    }

    /// The next paragraph of prose from `at` on, by `step`.
    pub(super) fn prose_from(
        &self,
        at: Option<At>,
        step: impl Fn(&Self, At) -> Option<At>,
    ) -> Option<&Item> {
        let mut at = at;
        while let Some(here) = at {
            let item = self.item(here);
            if item.is_prose() {
                return Some(item);
            }
            at = step(self, here);
        }
        None
    }

    /// The first paragraph before `end` with a line that would open a fenced block.
    pub(super) fn first_open_fence(&self, end: At) -> Option<At> {
        let slots = self.slots[..=end.slot.min(self.slots.len().saturating_sub(1))].iter();
        let mut open = slots.enumerate().filter(|(_, s)| s.open_fences > 0);
        open.find_map(|(slot, own)| {
            let item = own.part.items.iter().position(|i| i.seam.open_fence)?;
            Some(At { slot, item }).filter(|at| *at < end)
        })
    }

    /// The paragraphs from `from` up to, without it, `to`; nothing stands for the end.
    pub(super) fn between(&self, from: Option<At>, to: Option<At>) -> Vec<Item> {
        let end = self.end();
        let (from, to) = (from.unwrap_or(end), to.unwrap_or(end));
        let mut out = Vec::new();
        for (slot, own) in self.slots.iter().enumerate().skip(from.slot) {
            if slot > to.slot {
                break;
            }
            let items = own.part.items.iter().enumerate();
            let inside = items.filter(|(item, _)| {
                let at = At { slot, item: *item };
                from <= at && at < to
            });
            out.extend(inside.map(|(_, item)| item.clone()));
        }
        out
    }

    fn end(&self) -> At {
        At {
            slot: self.slots.len(),
            item: 0,
        }
    }

    /// Puts `new` in the place of the paragraphs from `from` up to, without it, `to`; nothing stands
    /// for the end. `gap` is then the gap of the first paragraph behind.
    pub(super) fn splice(&mut self, from: Option<At>, to: Option<At>, new: Vec<Item>, gap: usize) {
        let end = self.end();
        let (from, to) = (from.unwrap_or(end), to.unwrap_or(end));
        // What is put in may have been read in another place of the text.
        for entry in new.iter().filter_map(|i| i.entry.as_ref()) {
            self.facts.add(&entry.facts);
        }
        // The parts that are made anew, and so many beside them that none becomes too small.
        let mut first = from.slot.min(self.slots.len());
        let mut last = match to.slot < self.slots.len() {
            true => to.slot + 1,
            false => self.slots.len(),
        };
        let items_of = |slot: usize| self.slots.get(slot).map_or(0, |s| s.part.items.len());
        let behind = items_of(to.slot).saturating_sub(to.item);
        let few = new.len() + from.item + behind < FEWEST;
        if few && first > 0 {
            first -= 1;
        }
        if few && last < self.slots.len() {
            last += 1;
        }
        let mut items: Vec<Item> = Vec::new();
        let mut new = Some(new);
        let mut put = |items: &mut Vec<Item>| items.extend(new.take().unwrap_or_default());
        for slot in first..last {
            for (n, item) in self.slots[slot].part.items.iter().enumerate() {
                let at = At { slot, item: n };
                if at < from {
                    items.push(item.clone());
                } else if at < to {
                    put(&mut items);
                    if let Some(entry) = &item.entry {
                        self.facts.remove(&entry.facts);
                    }
                } else {
                    put(&mut items);
                    let mut item = item.clone();
                    if at == to {
                        item.gap = gap;
                    }
                    items.push(item);
                }
            }
        }
        put(&mut items);
        let added = items.len();
        let mut parts = Vec::with_capacity(added / MOST + 1);
        let mut items = items.into_iter().peekable();
        let count = added.div_ceil(MOST).max(1);
        let each = added.div_ceil(count).max(1);
        while items.peek().is_some() {
            parts.push(Slot::of(items.by_ref().take(each).collect()));
        }
        let here = first..first + parts.len();
        self.slots.splice(first..last, parts);
        self.have_judged_anew(here);
    }

    /// Has the parts `changed` judged, and those beside them, which may depend on them.
    fn have_judged_anew(&mut self, changed: Range<usize>) {
        let has_prose = |s: &Slot| s.prose > 0;
        let before = self.slots[..changed.start].iter().rposition(has_prose);
        let rest = &self.slots[changed.end.min(self.slots.len())..];
        let behind = rest.iter().position(has_prose);
        let from = before.unwrap_or(changed.start);
        let to = behind.map_or(changed.end, |n| changed.end + n + 1);
        for slot in &mut self.slots[from..to] {
            slot.judged_at = 0;
        }
    }

    /// Replaces what is known of the paragraphs of part `slot`.
    pub(super) fn learn(&mut self, slot: usize, learned: Vec<(usize, Learned)>) {
        let part = &self.slots[slot].part;
        let mut items = part.items.clone();
        for (n, learned) in learned {
            if let Some(entry) = learned.entry {
                self.facts.add(&entry.facts);
                items[n].entry = Some(entry);
            }
            if learned.judged.is_some() {
                items[n].judged = learned.judged;
            }
        }
        let known = self.slots[slot].judged_at;
        self.slots[slot] = Slot::of(items);
        self.slots[slot].judged_at = known;
    }
}

/// What was learned of a paragraph.
pub(super) struct Learned {
    pub(super) entry: Option<Arc<Entry>>,
    pub(super) judged: Option<Arc<Judged>>,
}

/// The paragraphs of a part that begins at byte `start`, with their bytes.
pub(super) fn placed(start: usize, slot: &Slot) -> impl Iterator<Item = (Range<usize>, &Item)> {
    slot.part.items.iter().scan(start, |at, item| {
        let start = *at + item.gap;
        *at = start + item.len;
        Some((start..*at, item))
    })
}
