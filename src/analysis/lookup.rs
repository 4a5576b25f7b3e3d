//! Finding what stands at a place of an analysed text.

use std::ops::Range;

use super::Analysis;
use super::document::{Handle, Link, Read};
use super::sequence::placed;
use crate::kurdish::dates::{Meaning, Stretch};
use crate::rules::Finding;

/// What digits say, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A number.
    Number,
    /// A date or a time.
    Date,
}

impl Analysis {
    /// The bytes of the paragraph of prose that byte `at` is in; none of a text without Kurdish.
    pub fn paragraph_at(&self, at: usize) -> Option<Range<usize>> {
        self.place(at).map(|(bytes, _)| bytes)
    }

    fn place(&self, at: usize) -> Option<(Range<usize>, &Read)> {
        let (bytes, item) = self.sequence.at(at)?;
        Some((bytes, &item.judged.as_ref()?.read))
    }

    /// The numbers, dates and times, in the order of the text.
    pub fn stretches(&self) -> impl Iterator<Item = Stretch> + '_ {
        self.read().flat_map(|(bytes, read)| {
            let moved = move |stretch: &Stretch| stretch.shifted(bytes.start);
            read.stretches.iter().map(moved)
        })
    }

    /// The bytes of the numbers, dates and times, in the order of the text, and which they are.
    pub fn figures(&self) -> impl Iterator<Item = (Range<usize>, Figure)> + '_ {
        self.stretches().map(|stretch| {
            let figure = match stretch.meaning {
                Meaning::Number { .. } => Figure::Number,
                Meaning::Date(..) | Meaning::Time => Figure::Date,
            };
            (stretch.span(), figure)
        })
    }

    /// The number, date or time at byte `at`.
    pub(super) fn stretch_at(&self, at: usize) -> Option<Stretch> {
        let (bytes, read) = self.place(at)?;
        let mut inside = read.stretches.iter().map(|s| s.shifted(bytes.start));
        inside.find(|s| s.span().contains(&at))
    }

    /// The findings of the paragraphs that the bytes `range` touch, with offsets in bytes of the text.
    pub fn findings_near(&self, range: &Range<usize>) -> impl Iterator<Item = Finding> + '_ {
        let Range { start, end } = *range;
        let parts = self.sequence.parts();
        let near = parts
            .skip_while(move |(at, slot)| at + slot.bytes < start)
            .take_while(move |(at, _)| *at <= end)
            .flat_map(|(at, slot)| placed(at, slot))
            .filter(move |(bytes, _)| bytes.start <= end && start <= bytes.end);
        let found = near.filter_map(|(bytes, item)| Some((bytes.start, item.judged.as_ref()?)));
        let found = found.flat_map(|(at, judged)| {
            let findings = judged.read.findings.iter();
            findings.map(move |finding| finding.moved(at))
        });
        found.filter(|f| !self.leaves_out(f.rule, f.span.start))
    }

    /// The findings at byte `at`, with offsets in bytes of the text.
    pub fn findings_at(&self, at: usize) -> impl Iterator<Item = Finding> + '_ {
        let place = self.place(at).into_iter();
        let findings = place.flat_map(move |(bytes, read)| {
            let start = bytes.start;
            let shown = read.findings.iter();
            let shown = shown.filter(move |f| !self.leaves_out(f.rule, start + f.span.start));
            shown.map(move |f| f.moved(start))
        });
        findings.filter(move |f| f.span.contains(&at))
    }

    /// The link at byte `at`.
    pub(super) fn link_at(&self, at: usize) -> Option<Link> {
        let (bytes, read) = self.place(at)?;
        let link = read
            .links
            .iter()
            .find(|l| l.span.contains(&(at - bytes.start)))?;
        Some(Link {
            span: link.span.start + bytes.start..link.span.end + bytes.start,
            target: link.target.clone(),
        })
    }

    /// The names of accounts, in the order of the text.
    pub fn handles(&self) -> impl Iterator<Item = Handle> + '_ {
        self.read().flat_map(|(bytes, read)| {
            read.handles.iter().map(move |handle| Handle {
                span: handle.span.start + bytes.start..handle.span.end + bytes.start,
                repaired: handle.repaired.clone(),
            })
        })
    }

    /// The account at byte `at`.
    pub(super) fn handle_at(&self, at: usize) -> Option<Handle> {
        let (bytes, read) = self.place(at)?;
        let handle = read
            .handles
            .iter()
            .find(|h| h.span.contains(&(at - bytes.start)))?;
        Some(Handle {
            span: handle.span.start + bytes.start..handle.span.end + bytes.start,
            repaired: handle.repaired.clone(),
        })
    }
}
