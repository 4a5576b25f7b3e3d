//! [`Analyzer`]: analysing the versions of one document.
//!
//! A document is read in two passes. The first reads each paragraph for its facts, and the summed
//! facts make the document's [`Context`]; the second runs the rules on each paragraph in that
//! context. Paragraphs stay from one version to the next, so that a keystroke costs one.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use foldhash::HashMap;
use rayon::prelude::*;

use super::Analysis;
use super::broken::Broken;
use super::document::{Manner, Read, read_paragraph, signs};
use super::ignoring::Ignoring;
use super::names::{Deviation, Named, Together};
use super::sequence::{At, Item, Learned, Sequence};
use crate::config::{House, Language as Wanted, Settings};
use crate::entities::Gazetteer;
use crate::kurdish::pairs::quotes;
use crate::kurdish::{Context, Facts, Kind, Language, Paragraph, Prior, Senses, Signs};
use crate::rules::{Around, Directive, SIGNS, Variant};
use crate::text::{
    Change, Document, Format, Markup, ParagraphSpan, Text, Window, cut_again, line_end_of,
    may_be_front_matter, paragraphs,
};

/// In a new text the context is guessed when this many paragraphs are read, and again when it is so many
/// times four, and so on.
const FIRST_GUESS: usize = 16;
/// At most so many paragraphs are read before anybody looks whether they are still wanted.
const BATCH: usize = 1024;
/// From so many bytes on it pays to read with all cores.
const WORTH_SHARING: usize = 64 * 1024;
/// So many bytes behind a change are looked at first.
const WINDOW: usize = 16 * 1024;

/// A text that is analysed, or was.
#[derive(Debug, Clone, Copy)]
pub enum Source<'t> {
    /// In one piece.
    Whole(&'t str),
    /// In the pieces of a rope.
    Rope(&'t Text),
}

impl<'t> From<&'t str> for Source<'t> {
    fn from(text: &'t str) -> Self {
        Self::Whole(text)
    }
}

impl<'t> From<&'t String> for Source<'t> {
    fn from(text: &'t String) -> Self {
        Self::Whole(text)
    }
}

impl<'t> From<&'t Text> for Source<'t> {
    fn from(text: &'t Text) -> Self {
        Self::Rope(text)
    }
}

impl<'t> Source<'t> {
    pub(super) fn len(self) -> usize {
        match self {
            Self::Whole(text) => text.len(),
            Self::Rope(text) => text.len(),
        }
    }

    /// Byte `at`, clamped and rounded down to a character border.
    pub(super) fn floor(self, at: usize) -> usize {
        match self {
            Self::Whole(text) => text.floor_char_boundary(at),
            Self::Rope(text) => text.floor(at),
        }
    }

    pub(super) fn slice(self, bytes: Range<usize>) -> Cow<'t, str> {
        match self {
            Self::Whole(text) => {
                let (start, end) = (self.floor(bytes.start), self.floor(bytes.end));
                Cow::Borrowed(text.get(start..end).unwrap_or_default())
            }
            Self::Rope(text) => text.slice(bytes),
        }
    }

    /// The bytes of the line that byte `at` is in, without its line end.
    pub(super) fn line(self, at: usize) -> Range<usize> {
        match self {
            Self::Whole(text) => {
                let ends = ['\n', '\r'];
                let start = text[..at].rfind(ends).map_or(0, |end| end + 1);
                start..text[at..].find(ends).map_or(text.len(), |end| at + end)
            }
            Self::Rope(text) => text.line_at(at).1,
        }
    }

    /// The bytes of the line behind `line`.
    pub(super) fn line_behind(self, line: &Range<usize>) -> Option<Range<usize>> {
        let byte = |at: usize| self.slice(at..at + 1);
        match &*byte(line.end) {
            "\r" if byte(line.end + 1) == "\n" => Some(self.line(line.end + 2)),
            "\r" | "\n" => Some(self.line(line.end + 1)),
            _ => None,
        }
    }

    fn whole(self) -> Cow<'t, str> {
        match self {
            Self::Whole(text) => Cow::Borrowed(text),
            Self::Rope(text) => text.whole(),
        }
    }

    fn line_end(self) -> &'static str {
        match self {
            Self::Whole(text) => line_end_of(text),
            Self::Rope(text) => text.line_end(),
        }
    }
}

/// Facts of a paragraph that concern its neighbours.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edges {
    /// An opening quotation mark that stays open.
    left_open: Option<char>,
    /// The opening mark of a quotation that the paragraph opens again or only closes.
    goes_on: Option<char>,
}

/// What a paragraph is by itself.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) facts: Facts,
    senses: Senses,
    edges: Edges,
    /// Offsets are bytes of the paragraph.
    pub(super) directives: Vec<Directive>,
    pub(super) names: Arc<Named>,
    /// The signs of what is to be mended in it; all of them if more than that is looked for.
    signs: Signs,
}

/// What is found in a paragraph, and the circumstances.
#[derive(Debug)]
pub(super) struct Judged {
    situation: Arc<Situation>,
    pub(super) read: Read,
}

/// All that the reading of a paragraph depends on besides its content and the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Situation {
    pub(super) context: Context,
    /// Names that are spelled otherwise elsewhere.
    deviations: Vec<Deviation>,
    pub(super) around: Around,
    pub(super) line_end: &'static str,
    pub(super) cut: bool,
    /// The rules that are not asked, see [`Broken::bits`].
    broken: u64,
}

/// What of the document as a whole the paragraphs were judged in: the context, the line end, the
/// number that the spellings of names had, and the rules that were not asked.
type Circumstances = (Context, &'static str, u64, u64);

/// Whether what is being done is no longer wanted.
type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// Analyses the versions of one document, remembering its paragraphs from one to the next.
#[derive(Debug, Default)]
pub struct Analyzer {
    sequence: Sequence,
    /// The length in bytes and the kind of the text that the sequence is of; nothing if it is of
    /// none.
    known: Option<(usize, Format)>,
    settings: Settings,
    house: House,
    gazetteer: Arc<Gazetteer>,
    together: Together,
    /// Whether names are left out.
    nameless: bool,
    /// Whether only what has a safe fix is looked for.
    mending: bool,
    /// The rules that failed.
    broken: Broken,
    /// The context of a text that this one is a part of.
    fixed: Option<Context>,
    /// The context of the last version.
    guess: Option<Context>,
    /// Under which circumstances paragraphs are judged, and their number.
    circumstances: Option<Circumstances>,
    number: u64,
}

/// What the reading of paragraphs needs, whoever reads them.
struct Reader<'a> {
    source: Source<'a>,
    settings: &'a Settings,
    house: House,
    gazetteer: &'a Gazetteer,
    nameless: bool,
    mending: bool,
    broken: &'a Broken,
    together: &'a Together,
    line_end: &'static str,
    /// The languages that the user fixes.
    forced: Prior,
    stop: Stop<'a>,
}

/// A paragraph that is to be read.
struct Task {
    at: At,
    bytes: Range<usize>,
    markup: Option<Arc<[Markup]>>,
    cut: bool,
    /// What is known of the paragraphs before and behind it.
    before: Option<Edges>,
    behind: Option<Edges>,
}

/// A paragraph that is to be judged.
struct Case {
    at: At,
    bytes: Range<usize>,
    markup: Option<Arc<[Markup]>>,
    names: Arc<Named>,
    signs: Signs,
    situation: Situation,
}

impl Analyzer {
    /// One whose analyses hold no names, for those who only want the findings.
    pub fn without_names() -> Self {
        Self {
            nameless: true,
            ..Self::default()
        }
    }

    /// One whose analyses hold nothing but findings with safe fixes, without what is said of them.
    pub(super) fn mending() -> Self {
        Self {
            mending: true,
            ..Self::without_names()
        }
    }

    /// One that knows of `document` what its analysis does, for those who only want the findings.
    pub(super) fn going_on(analysis: &Analysis, document: Document, settings: &Settings) -> Self {
        let mut sequence = analysis.sequence.clone();
        for slot in &mut sequence.slots {
            // What is known of names counts no more.
            slot.judged_at = 0;
        }
        Self {
            sequence,
            known: Some((document.text.len(), document.format)),
            settings: settings.clone(),
            house: settings.style.house(),
            gazetteer: Arc::clone(analysis.gazetteer()),
            guess: Some(*analysis.context()),
            ..Self::without_names()
        }
    }

    /// The same for a part of a longer text, of which `context` tells.
    pub(super) fn within(self, context: Context) -> Self {
        Self {
            fixed: Some(context),
            guess: Some(context),
            ..self
        }
    }

    /// What the text of `document` adds to the knowledge about a longer one, and whether it has
    /// comments that are for us.
    pub(super) fn facts(document: Document, settings: &Settings) -> (Facts, bool) {
        let mut analyzer = Self::without_names();
        analyzer.take(settings);
        let source = Source::Whole(document.text);
        analyzer.cut_all(source, document.format);
        analyzer.read(source, source.line_end(), &|| false);
        let facts = *analyzer.sequence.facts();
        (facts, !analyzer.directives().is_empty())
    }

    /// The context that `facts` of a whole text give.
    pub(super) fn context_of(facts: &Facts, settings: &Settings) -> Context {
        let mut context = Context::of(facts);
        let forced = forced_prior(settings);
        if forced != Prior::default() {
            context.prior = forced;
            context.kurdish = true;
        }
        context
    }

    /// The analysis of `document`; a bare text is plain text.
    pub fn analyse<'t>(
        &mut self,
        document: impl Into<Document<'t>>,
        settings: &Settings,
    ) -> Analysis {
        let document = document.into();
        self.take(settings);
        let source = Source::Whole(document.text);
        self.cut_all(source, document.format);
        self.finish(source, &|| false).unwrap_or_default()
    }

    /// The analysis of `text`, a text of the kind `format`, of which `change` tells how it differs
    /// from that of the last call. Nothing if `stop` says so meanwhile; what was read until then is
    /// remembered.
    pub fn update(
        &mut self,
        text: &Text,
        format: Format,
        change: Change,
        settings: &Settings,
        stop: Stop,
    ) -> Option<Analysis> {
        self.take(settings);
        let source = Source::Rope(text);
        match self.known {
            Some((len, Format::Plain)) if format == Format::Plain => {
                self.cut_change(text, len, change);
            }
            _ => self.cut_all(source, format),
        }
        self.finish(source, stop)
    }

    /// Forgets what was read with other settings.
    fn take(&mut self, settings: &Settings) {
        if self.settings == *settings {
            return;
        }
        let names_changed = self.settings.names != settings.names;
        *self = Self {
            gazetteer: match names_changed {
                true => Arc::new(Gazetteer::new(&settings.names)),
                false => Arc::clone(&self.gazetteer),
            },
            settings: settings.clone(),
            house: settings.style.house(),
            nameless: self.nameless,
            mending: self.mending,
            fixed: self.fixed,
            guess: self.guess,
            ..Self::default()
        };
    }

    /// Cuts the whole text, and keeps the paragraphs that were there.
    fn cut_all(&mut self, source: Source, format: Format) {
        let whole = source.whole();
        let spans = paragraphs(Document::new(&whole, format));
        let mut new = items(&whole, 0, spans);
        self.known = Some((whole.len(), format));
        let places = std::iter::successors(
            (!self.sequence.slots.is_empty()).then_some(At { slot: 0, item: 0 }),
            |at| self.sequence.behind(*at),
        );
        let old: Vec<At> = places.collect();
        let unmoved = |old: &At, new: &Item| {
            let old = self.sequence.item(*old);
            old.is_same(new) && (old.gap, old.cut, old.seam) == (new.gap, new.cut, new.seam)
        };
        let pairs = old.iter().zip(&new);
        let head = pairs.take_while(|(old, new)| unmoved(old, new)).count();
        let (old, mut middle) = (&old[head..], new.split_off(head));
        let pairs = old.iter().rev().zip(middle.iter().rev());
        let tail = pairs.take_while(|(old, new)| unmoved(old, new)).count();
        // The gap before the first that stays is measured from what is new.
        let behind = middle.split_off(middle.len() - tail);
        let to = old.get(old.len() - tail).copied();
        let gap = behind.first().map_or(0, |item| item.gap);
        self.exchange(old.first().copied(), to, middle, gap);
    }

    /// Cuts the part of a plain text that `change` touches; it had `len` bytes before.
    fn cut_change(&mut self, text: &Text, len: usize, change: Change) {
        let new_len = text.len();
        self.known = Some((new_len, Format::Plain));
        let head = change.head.min(len).min(new_len);
        let tail = change.tail.min(len - head).min(new_len - head);
        if head == len && len == new_len {
            return;
        }
        let (from, base) = self.first_to_cut(text, head);
        let sequence = &self.sequence;
        // Where a paragraph begins with which cutting goes on as before.
        let known = |start: usize, continues: bool| {
            let start = start + base;
            if start < new_len - tail {
                return None;
            }
            let old = start + len - new_len;
            let (at, bytes) = sequence.ending_from(old + 1)?;
            let seam = sequence.item(at).seam;
            let same = bytes.start == old && seam.continues == continues && !seam.inside;
            same.then_some(at)
        };
        let mut behind = WINDOW;
        let (mut spans, goes_on, window) = loop {
            let end = new_len.min(new_len - tail + behind);
            let window = text.slice(base..end);
            let part = Window {
                text: &window,
                from_start: base == 0,
                to_end: end == new_len,
                continues: from.is_some_and(|at| sequence.item(at).seam.continues),
            };
            let cut = cut_again(part, |at, continues| known(at, continues).is_some());
            if let Some((spans, goes_on)) = cut {
                break (spans, goes_on, window);
            }
            behind *= 8;
        };
        let to = goes_on.and_then(|at| {
            let continues = [false, true];
            continues.iter().find_map(|continues| known(at, *continues))
        });
        // The paragraph before ends where the gap begins.
        let end = match from {
            Some(from) => sequence.start(from) - sequence.item(from).gap,
            None => sequence.slots.iter().map(|slot| slot.bytes).sum(),
        };
        let last = spans.last().map_or(end, |span| span.bytes.end + base);
        let gap = goes_on.map_or(0, |at| at + base - last);
        let mut new = items(&window, 0, std::mem::take(&mut spans));
        if let Some(first) = new.first_mut() {
            first.gap = first.gap + base - end;
        }
        self.exchange(from, to, new, gap);
    }

    /// The first paragraph to cut again when all from byte `head` on may be new, and where to begin.
    /// Without one that is the start of the text.
    fn first_to_cut(&self, text: &Text, head: usize) -> (Option<At>, usize) {
        let sequence = &self.sequence;
        let touched = sequence.ending_from(head).map(|(at, _)| at);
        // The end of the paragraph before is where the next line is blank.
        let before = match touched {
            Some(at) => sequence.before(at),
            None => sequence.last(),
        };
        let start = (!sequence.slots.is_empty()).then_some(At { slot: 0, item: 0 });
        let Some(mut at) = before else {
            return (start, 0);
        };
        // A block that nothing closed may be closed now.
        if let Some(open) = sequence.first_open_fence(at) {
            at = open;
        }
        while sequence.item(at).seam.inside {
            let Some(before) = sequence.before(at) else {
                return (start, 0);
            };
            at = before;
        }
        let front = may_be_front_matter(&text.slice(0..3));
        let closed = start.is_some_and(|at| !sequence.item(at).is_prose());
        if Some(at) == start || (front && !closed) {
            return (start, 0);
        }
        (Some(at), sequence.start(at))
    }

    /// Puts `new` in the place of the paragraphs from `from` up to `to`; what was read of those that
    /// are there again is kept.
    fn exchange(&mut self, from: Option<At>, to: Option<At>, mut new: Vec<Item>, gap: usize) {
        let old = self.sequence.between(from, to);
        let stays = |at: At| self.sequence.item(at).gap == gap;
        if old.is_empty() && new.is_empty() && to.is_none_or(stays) {
            return;
        }
        let read = old.iter().filter(|item| item.entry.is_some());
        let by_hash: HashMap<u64, &Item> = read.map(|item| (item.hash, item)).collect();
        for item in &mut new {
            if let Some(same) = by_hash.get(&item.hash).filter(|old| old.is_same(item)) {
                item.entry.clone_from(&same.entry);
                item.judged.clone_from(&same.judged);
            }
        }
        let names = |items: &[Item]| -> Vec<Arc<Named>> {
            let entries = items.iter().filter_map(|item| item.entry.as_ref());
            entries.map(|entry| Arc::clone(&entry.names)).collect()
        };
        self.together.exchange(&names(&old), &names(&new));
        self.sequence.splice(from, to, new, gap);
    }

    /// Both passes over what is not yet known.
    fn finish(&mut self, source: Source, stop: Stop) -> Option<Analysis> {
        let line_end = source.line_end();
        if !self.read(source, line_end, stop) {
            return None;
        }
        let context = self.context();
        self.guess = Some(context);
        self.together.settle(&self.sequence);
        if !context.kurdish {
            return Some(Analysis::without_findings(context, &self.gazetteer));
        }
        loop {
            let broken = self.broken.bits();
            if !self.judge(source, context, line_end, stop) {
                return None;
            }
            // What a rule found before it failed is dropped as well.
            if self.broken.bits() == broken {
                break;
            }
        }
        let directives = self.directives();
        let ignoring = (!directives.is_empty()).then(|| Ignoring::new(source, directives));
        Some(Analysis::new(
            self.sequence.clone(),
            context,
            Arc::clone(&self.gazetteer),
            ignoring,
            (!self.nameless).then(|| (source, self.together.short_names())),
            self.broken.bits(),
        ))
    }

    /// The context that the facts so far give.
    fn context(&self) -> Context {
        let own = || Self::context_of(self.sequence.facts(), &self.settings);
        self.fixed.unwrap_or_else(own)
    }

    fn reader<'a>(
        &'a self,
        source: Source<'a>,
        line_end: &'static str,
        stop: Stop<'a>,
    ) -> Reader<'a> {
        Reader {
            source,
            settings: &self.settings,
            house: self.house,
            gazetteer: &self.gazetteer,
            nameless: self.nameless,
            mending: self.mending,
            broken: &self.broken,
            together: &self.together,
            line_end,
            forced: forced_prior(&self.settings),
            stop,
        }
    }

    /// The first pass: reads the paragraphs that are new. They are already judged in the context
    /// that the document will have if the guess is right, while their tokens are at hand. False if it
    /// was stopped.
    fn read(&mut self, source: Source, line_end: &'static str, stop: Stop) -> bool {
        let tasks = self.tasks();
        let mut guess = self.guess;
        let mut batch = match guess {
            Some(_) => BATCH,
            // Little of the context counts.
            None if self.mending => 1,
            None => FIRST_GUESS,
        };
        let mut rest = &tasks[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(batch.min(rest.len()));
            rest = later;
            let reader = self.reader(source, line_end, stop);
            let learned = in_parts(now, |t| t.bytes.len(), |part| reader.read(part, guess));
            let done = learned.len() == now.len();
            self.learn(learned);
            if !done || (!rest.is_empty() && stop()) {
                return false;
            }
            if batch < BATCH {
                guess = Some(self.context());
                batch *= 4;
            }
        }
        true
    }

    /// The paragraphs that nobody has read.
    fn tasks(&self) -> Vec<Task> {
        let mut out = Vec::new();
        let edges = |item: &Item| item.entry.as_ref().map(|e| e.edges);
        for (slot, (start, own)) in self.sequence.parts().enumerate() {
            if own.unread == 0 {
                continue;
            }
            for (n, (bytes, item)) in super::sequence::placed(start, own).enumerate() {
                if !item.is_prose() || item.entry.is_some() {
                    continue;
                }
                let at = At { slot, item: n };
                let neighbour = |step: fn(&Sequence, At) -> Option<At>| {
                    let from = step(&self.sequence, at);
                    self.sequence.prose_from(from, step).and_then(edges)
                };
                out.push(Task {
                    at,
                    bytes,
                    markup: item.markup.clone(),
                    cut: item.cut,
                    before: neighbour(Sequence::before),
                    behind: neighbour(Sequence::behind),
                });
            }
        }
        out
    }

    /// Takes what was learned, in the order of the text.
    fn learn(&mut self, learned: Vec<(At, Learned)>) {
        let names = |l: &Learned| l.entry.as_ref().map(|e| Arc::clone(&e.names));
        let names: Vec<_> = learned.iter().filter_map(|(_, l)| names(l)).collect();
        self.together.exchange(&[], &names);
        let mut learned = learned.into_iter().peekable();
        while let Some((At { slot, item }, first)) = learned.next() {
            let mut of_slot = vec![(item, first)];
            while let Some((at, next)) = learned.next_if(|(at, _)| at.slot == slot) {
                of_slot.push((at.item, next));
            }
            self.sequence.learn(slot, of_slot);
        }
    }

    /// The second pass: judges the paragraphs in `context` that were judged in another, or not at
    /// all. False if it was stopped.
    fn judge(
        &mut self,
        source: Source,
        context: Context,
        line_end: &'static str,
        stop: Stop,
    ) -> bool {
        let context = match self.mending {
            true => context.without_habits(),
            false => context,
        };
        let broken = self.broken.bits();
        let circumstances = (context, line_end, self.together.number(), broken);
        if self.circumstances != Some(circumstances) {
            self.circumstances = Some(circumstances);
            self.number += 1;
        }
        let cases = self.cases(context, line_end);
        let mut rest = &cases[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(BATCH.min(rest.len()));
            rest = later;
            let reader = self.reader(source, line_end, stop);
            let learned = in_parts(now, |c| c.bytes.len(), |part| reader.judge(part));
            let done = learned.len() == now.len();
            self.learn(learned);
            if !done {
                return false;
            }
        }
        for slot in &mut self.sequence.slots {
            slot.judged_at = self.number;
        }
        true
    }

    /// The paragraphs whose circumstances are no longer those in which they were judged.
    fn cases(&self, context: Context, line_end: &'static str) -> Vec<Case> {
        let mut out = Vec::new();
        let edges = |item: Option<&Item>| {
            let entry = item.and_then(|item| item.entry.as_ref());
            entry.map(|e| e.edges).unwrap_or_default()
        };
        for (slot, (start, own)) in self.sequence.parts().enumerate() {
            if own.judged_at == self.number || own.prose == 0 {
                continue;
            }
            let first = self.sequence.before(At { slot, item: 0 });
            let mut before = edges(self.sequence.prose_from(first, Sequence::before));
            for (n, (bytes, item)) in super::sequence::placed(start, own).enumerate() {
                let Some(entry) = &item.entry else { continue };
                let at = At { slot, item: n };
                let next = self.sequence.behind(at);
                let behind = edges(self.sequence.prose_from(next, Sequence::behind));
                let situation = Situation {
                    context: context.seen_with(entry.senses),
                    deviations: self.together.deviations(&entry.names),
                    around: Around {
                        open_before: before.left_open,
                        goes_on_behind: behind.goes_on,
                    },
                    line_end,
                    cut: item.cut,
                    broken: self.broken.bits(),
                };
                before = entry.edges;
                if entry.is_idle() {
                    continue;
                }
                if item
                    .judged
                    .as_ref()
                    .is_some_and(|j| *j.situation == situation)
                {
                    continue;
                }
                out.push(Case {
                    at,
                    bytes,
                    markup: item.markup.clone(),
                    names: Arc::clone(&entry.names),
                    signs: entry.signs,
                    situation,
                });
            }
        }
        out
    }

    /// The directives of the text, in order.
    fn directives(&self) -> Vec<Directive> {
        let mut out = Vec::new();
        for (start, slot) in self.sequence.parts().filter(|(_, s)| s.directives > 0) {
            for (bytes, item) in super::sequence::placed(start, slot) {
                let own = item.entry.iter().flat_map(|entry| &entry.directives);
                out.extend(own.map(|d| d.shifted(bytes.start)));
            }
        }
        out
    }
}

impl Reader<'_> {
    /// Reads the paragraphs of `tasks`, and judges them if there is a guess at the context. Stopped,
    /// it gives fewer.
    fn read(&self, tasks: &[Task], guess: Option<Context>) -> Vec<(At, Learned)> {
        let texts: Vec<Cow<str>> = tasks
            .iter()
            .map(|task| self.source.slice(task.bytes.clone()))
            .collect();
        let mut out: Vec<(At, Learned)> = Vec::with_capacity(tasks.len());
        // The paragraph before, which waits for what its neighbour tells.
        let mut waiting: Option<(Paragraph, Edges)> = None;
        let mut before = Edges::default();
        let mut shared = Shared::default();
        for (task, text) in tasks.iter().zip(&texts) {
            if !out.is_empty() && (self.stop)() {
                break;
            }
            let markup = task.markup.as_deref().unwrap_or_default();
            let paragraph = Paragraph::with_markup(text, markup, self.forced);
            let gazetteer = (!self.nameless).then_some(self.gazetteer);
            let entry = Arc::new(Entry::of(&paragraph, gazetteer, self.mending));
            if let Some((paragraph, before)) = waiting.take() {
                let n = out.len() - 1;
                self.judge_in_hand(
                    &tasks[n],
                    paragraph,
                    guess,
                    (before, entry.edges),
                    (&mut shared, &mut out[n].1),
                );
            }
            let own = entry.edges;
            out.push((
                task.at,
                Learned {
                    entry: Some(entry),
                    judged: None,
                },
            ));
            waiting = Some((paragraph, task.before.unwrap_or(before)));
            before = own;
        }
        if let Some((paragraph, before)) = waiting {
            let n = out.len() - 1;
            self.judge_in_hand(
                &tasks[n],
                paragraph,
                guess,
                (before, Edges::default()),
                (&mut shared, &mut out[n].1),
            );
        }
        out
    }

    /// Judges the paragraph of `task`, which was just read, between `neighbours`.
    fn judge_in_hand(
        &self,
        task: &Task,
        paragraph: Paragraph,
        guess: Option<Context>,
        (before, behind): (Edges, Edges),
        (shared, learned): (&mut Shared, &mut Learned),
    ) {
        let (Some(guess), Some(entry)) = (guess, &learned.entry) else {
            return;
        };
        if entry.is_idle() {
            return;
        }
        let guess = match self.mending {
            true => guess.without_habits(),
            false => guess,
        };
        let situation = Situation {
            context: guess.seen_with(entry.senses),
            deviations: self.together.deviations(&entry.names),
            around: Around {
                open_before: before.left_open,
                goes_on_behind: task.behind.unwrap_or(behind).goes_on,
            },
            line_end: self.line_end,
            cut: task.cut,
            broken: self.broken.bits(),
        };
        // Another prior may read it otherwise.
        let prior = situation.context.prior;
        let again = (!paragraph.is_alike(self.forced, prior))
            .then(|| Paragraph::with_markup(paragraph.text, paragraph.markup, prior));
        let (names, signs) = (Arc::clone(&entry.names), entry.signs);
        let paragraph = again.as_ref().unwrap_or(&paragraph);
        let situation = shared.one(situation);
        learned.judged = Some(self.judged(paragraph, signs, &names, situation));
    }

    /// Judges the paragraphs of `cases`. Stopped, it gives fewer.
    fn judge(&self, cases: &[Case]) -> Vec<(At, Learned)> {
        let mut out = Vec::with_capacity(cases.len());
        let mut shared = Shared::default();
        for case in cases {
            if (self.stop)() {
                break;
            }
            let text = self.source.slice(case.bytes.clone());
            let markup = case.markup.as_deref().unwrap_or_default();
            let paragraph = Paragraph::with_markup(&text, markup, case.situation.context.prior);
            let situation = shared.one(case.situation.clone());
            let judged = self.judged(&paragraph, case.signs, &case.names, situation);
            let learned = Learned {
                entry: None,
                judged: Some(judged),
            };
            out.push((case.at, learned));
        }
        out
    }

    fn judged(
        &self,
        paragraph: &Paragraph,
        signs: Signs,
        names: &Named,
        situation: Arc<Situation>,
    ) -> Arc<Judged> {
        let known = Known {
            gazetteer: self.gazetteer,
            variants: &names.variants(paragraph.text, &situation.deviations),
            signs,
        };
        let manner = Manner {
            settings: self.settings,
            house: self.house,
            mending: self.mending,
            broken: self.broken,
        };
        let read = read_paragraph(paragraph, &situation, manner, known);
        Arc::new(Judged { situation, read })
    }
}

/// Situations of which each is kept once for the paragraphs near each other.
#[derive(Default)]
struct Shared {
    /// The latest last.
    known: VecDeque<Arc<Situation>>,
}

impl Shared {
    /// Most texts have fewer.
    const MOST: usize = 16;

    fn one(&mut self, situation: Situation) -> Arc<Situation> {
        if let Some(known) = self.known.iter().rev().find(|known| ***known == situation) {
            return Arc::clone(known);
        }
        let situation = Arc::new(situation);
        if self.known.len() == Self::MOST {
            self.known.pop_front();
        }
        self.known.push_back(Arc::clone(&situation));
        situation
    }
}

/// What is known of the names when a paragraph is read.
pub(super) struct Known<'k> {
    pub(super) gazetteer: &'k Gazetteer,
    pub(super) variants: &'k [Variant],
    /// Only rules whose signs are among these are asked when a text is mended.
    pub(super) signs: Signs,
}

/// What `work` gives for all `tasks`, in their order, done by all cores if the tasks are worth it by
/// their `size` in bytes. Where a part of the work was stopped, the rest is left out.
fn in_parts<T: Sync, R: Send>(
    tasks: &[T],
    size: impl Fn(&T) -> usize,
    work: impl Fn(&[T]) -> Vec<R> + Sync,
) -> Vec<R> {
    let bytes: usize = tasks.iter().map(size).sum();
    if bytes < WORTH_SHARING {
        return work(tasks);
    }
    let each = tasks.len().div_ceil(4 * rayon::current_num_threads());
    let parts: Vec<(usize, Vec<R>)> = tasks
        .par_chunks(each)
        .map(|part| (part.len(), work(part)))
        .collect();
    parts.into_iter().flat_map(|(_, done)| done).collect()
}

/// The paragraphs `spans` of `text`; the gap of the first one is measured from byte `end`.
fn items(text: &str, mut end: usize, spans: Vec<ParagraphSpan>) -> Vec<Item> {
    /// Not the same in every run, so that no text can be made for it.
    static HASHER: LazyLock<foldhash::quality::RandomState> = LazyLock::new(Default::default);
    let item = |span: ParagraphSpan| {
        let Range {
            start,
            end: own_end,
        } = span.bytes;
        let gap = start - end;
        end = own_end;
        Item {
            gap,
            len: own_end - start,
            hash: HASHER.hash_one(&text[start..own_end]),
            kind: span.kind,
            cut: span.cut,
            seam: span.seam,
            markup: (!span.markup.is_empty()).then(|| span.markup.into()),
            entry: None,
            judged: None,
        }
    };
    spans.into_iter().map(item).collect()
}

/// The languages that the user fixes.
pub(super) fn forced_prior(settings: &Settings) -> Prior {
    match settings.language {
        Wanted::Auto => Prior::default(),
        Wanted::Ckb => Prior {
            arabic_script: Language::Sorani,
            latin_script: Language::Unknown,
        },
        Wanted::Kmr => Prior {
            arabic_script: Language::Unknown,
            latin_script: Language::Kurmanji,
        },
    }
}

impl Entry {
    /// With a gazetteer the names are read, too; for `mending` only what safe fixes depend on.
    fn of(paragraph: &Paragraph, gazetteer: Option<&Gazetteer>, mending: bool) -> Self {
        let named = gazetteer.and_then(|gazetteer| Named::of(paragraph, gazetteer));
        Self {
            facts: match mending {
                true => paragraph.facts_without_habits(),
                false => *paragraph.facts(),
            },
            senses: paragraph.senses(),
            edges: Edges::of(paragraph),
            directives: Directive::of(paragraph),
            names: named.map(Arc::new).unwrap_or_else(Named::none),
            signs: match mending {
                true => signs(paragraph),
                false => SIGNS,
            },
        }
    }

    /// Whether it shows no sign of anything to mend.
    fn is_idle(&self) -> bool {
        !self.signs.has(SIGNS)
    }
}

impl Edges {
    fn of(paragraph: &Paragraph) -> Self {
        let odd = &quotes(paragraph).odd;
        let mark = |i: &usize| paragraph.word(*i).chars().next();
        let first = paragraph.tokens.iter().position(|t| t.kind != Kind::Space);
        let opening = |c: &char| matches!(c, '«' | '“' | '"' | '„');
        let opens = first.and_then(|i| mark(&i)).filter(opening);
        let closes = || {
            odd.iter().find_map(|i| match mark(i)? {
                '»' => Some('«'),
                '”' => Some('“'),
                '"' => Some('"'),
                _ => None,
            })
        };
        let goes_on = opens.or_else(closes);
        Self {
            left_open: odd.last().and_then(mark).filter(opening),
            goes_on,
        }
    }
}
