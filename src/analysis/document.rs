//! [`Analysis`], and what is found in one paragraph.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use unicode_segmentation::GraphemeCursor;

use super::analyzer::{Analyzer, Judged, Known, Situation, Source};
use super::broken::{self, Broken};
use super::findings::Findings;
use super::ignoring::Ignoring;
use super::names::{Index, PartNames, Placed};
use super::sequence::{Sequence, Slot, placed};
use crate::config::{House, Settings};
use crate::entities::{Entity, Gazetteer, Mention, Seen, ShortNames};
use crate::kurdish::dates::{Stretch, stretches};
use crate::kurdish::letters::{ZWNJ, is_arabic};
use crate::kurdish::{Context, Kind, Paragraph, RepairKind, Signs, links_in};
use crate::rules::{
    self, Certainty, Check, Directive, Finding, Fix, Mends, Message, Revised, Rule,
};
use crate::text::{Document, Edit, Text, apply};

/// A link or an e-mail address of a text, damaged or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its bytes.
    pub span: Range<usize>,
    /// Where it leads, with a scheme.
    pub target: String,
}

/// The name of an account, damaged or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    /// Its bytes.
    pub span: Range<usize>,
    /// What was meant, if it is damaged.
    pub repaired: Option<String>,
}

/// What was found in one paragraph. Offsets are bytes from its start.
#[derive(Debug, Clone, Default)]
pub(super) struct Read {
    pub(super) findings: Findings,
    pub(super) links: Box<[Link]>,
    pub(super) handles: Box<[Handle]>,
    pub(super) stretches: Box<[Stretch]>,
}

/// What was found in one paragraph. The same for as long as nothing changes there.
#[derive(Debug, Clone)]
pub struct Found(Arc<Judged>);

impl Found {
    /// The findings, with offsets in bytes of the paragraph.
    pub fn findings(&self) -> impl Iterator<Item = Finding> {
        self.0.read.findings.iter()
    }

    /// A number that no other has while this lives.
    pub fn id(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

/// All that is known of one version of a text. Immutable and cheap to share.
#[derive(Debug, Default)]
pub struct Analysis {
    pub(super) sequence: Sequence,
    ignoring: Option<Ignoring>,
    /// What the names that are found on request depend on; nothing if none are wanted.
    naming: Option<Naming>,
    /// The names of each part of the sequence.
    names: OnceLock<Vec<Arc<PartNames>>>,
    index: OnceLock<Index>,
    gazetteer: Arc<Gazetteer>,
    context: Context,
    /// The rules that failed, see [`Broken::bits`].
    broken: u64,
}

/// What the names of a text depend on.
#[derive(Debug)]
struct Naming {
    text: Text,
    short_names: Arc<ShortNames>,
}

impl Analysis {
    /// Analyses `document` from scratch; a bare text is plain text.
    pub fn of<'t>(document: impl Into<Document<'t>>, settings: &Settings) -> Self {
        Analyzer::default().analyse(document, settings)
    }

    /// That of a text in which nothing is to be found.
    pub(super) fn without_findings(context: Context, gazetteer: &Arc<Gazetteer>) -> Self {
        Self {
            context,
            gazetteer: Arc::clone(gazetteer),
            ..Self::default()
        }
    }

    /// That of the text of `naming`, if names are wanted.
    pub(super) fn new(
        sequence: Sequence,
        context: Context,
        gazetteer: Arc<Gazetteer>,
        ignoring: Option<Ignoring>,
        naming: Option<(Source, Arc<ShortNames>)>,
        broken: u64,
    ) -> Self {
        let mut analysis = Self {
            sequence,
            ignoring,
            gazetteer,
            context,
            broken,
            ..Self::default()
        };
        match naming {
            Some((Source::Rope(text), short_names)) => {
                let text = text.clone();
                analysis.naming = Some(Naming { text, short_names });
            }
            // The text will not be there when somebody asks.
            Some((source, short_names)) => {
                let names = analysis.find_names(source, &short_names);
                analysis.names = OnceLock::from(names);
            }
            None => {}
        }
        analysis
    }

    /// The codes of the rules that failed on the text and are off for it: faults of ours.
    pub fn broken(&self) -> impl Iterator<Item = &'static str> {
        broken::named(self.broken)
    }

    /// The names of each part; found when first asked for, since most versions of a text are gone
    /// before anybody asks.
    fn names(&self) -> &[Arc<PartNames>] {
        self.names.get_or_init(|| match &self.naming {
            Some(Naming { text, short_names }) => self.find_names(Source::Rope(text), short_names),
            None => Vec::new(),
        })
    }

    /// Finds the names now, so that nobody waits for them later; until `stop` says so.
    pub fn prepare(&self, stop: impl Fn() -> bool) {
        let Some(Naming { text, short_names }) = &self.naming else {
            return;
        };
        for part in self.sequence.parts() {
            if stop() {
                return;
            }
            self.names_of(Source::Rope(text), short_names, part);
        }
    }

    fn find_names(&self, source: Source, short_names: &Arc<ShortNames>) -> Vec<Arc<PartNames>> {
        let parts = self.sequence.parts();
        parts
            .map(|part| self.names_of(source, short_names, part))
            .collect()
    }

    /// The names of one part, which begins at byte `start`.
    fn names_of(
        &self,
        source: Source,
        short_names: &Arc<ShortNames>,
        (start, slot): (usize, &Slot),
    ) -> Arc<PartNames> {
        let language = self.context.prior.arabic_script;
        slot.part.names(short_names, language, || {
            let text = |own: Range<usize>| source.slice(own.start + start..own.end + start);
            PartNames::of(slot, Arc::clone(short_names), language, text)
        })
    }

    /// The paragraphs that have names, in order, each with its first byte.
    fn placed_names(&self) -> impl Iterator<Item = (usize, &Placed)> {
        let parts = self.sequence.parts().zip(self.names());
        parts.flat_map(|((start, _), names)| {
            let placed = names.placed.iter();
            placed.map(move |placed| (start + placed.start, placed))
        })
    }

    /// The names of the parts that the bytes `range` touch, each part with its first byte. Other parts of
    /// the text are not asked for their names.
    fn names_near(
        &self,
        Range { start, end }: Range<usize>,
    ) -> impl Iterator<Item = (usize, Arc<PartNames>)> {
        let parts = self.sequence.parts().enumerate();
        let near = parts
            .skip_while(move |(_, (at, slot))| at + slot.bytes < start)
            .take_while(move |(_, (at, _))| *at <= end);
        near.filter_map(|(n, (at, slot))| {
            let names = match (self.names.get(), &self.naming) {
                (Some(names), _) => Arc::clone(names.get(n)?),
                (None, Some(Naming { text, short_names })) => {
                    self.names_of(Source::Rope(text), short_names, (at, slot))
                }
                (None, None) => return None,
            };
            Some((at, names))
        })
    }

    /// What `find` finds in the last paragraph with names that begins at byte `offset` or before it and
    /// is not far; it is given the paragraph's first byte.
    fn among_names<T>(
        &self,
        offset: usize,
        find: impl Fn(usize, &Placed) -> Option<T>,
    ) -> Option<T> {
        let mut found = None;
        // At a border two paragraphs meet.
        for (start, names) in self.names_near(offset..offset) {
            let behind = names.placed.partition_point(|p| start + p.start <= offset);
            if let Some(placed) = behind.checked_sub(1).and_then(|n| names.placed.get(n)) {
                found = Some(find(start + placed.start, placed));
            }
        }
        found.flatten()
    }

    /// The findings, in the order of the text, with offsets in bytes of the text.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + '_ {
        self.findings_in_place()
            .map(|(start, finding)| finding.moved(start))
    }

    /// The findings, each with the byte that its offsets count from.
    pub fn findings_in_place(&self) -> impl Iterator<Item = (usize, Finding)> {
        let parts = self.sequence.parts();
        let paragraphs = parts
            .filter(|(_, slot)| slot.findings > 0)
            .flat_map(|(start, slot)| placed(start, slot));
        let all = paragraphs.flat_map(|(bytes, item)| {
            let read = item
                .judged
                .iter()
                .flat_map(|judged| judged.read.findings.iter());
            read.map(move |finding| (bytes.start, finding))
        });
        let mut reader = self.ignoring.as_ref().map(Ignoring::reader);
        all.filter(move |(start, finding)| {
            let left_out = |reader: &mut super::ignoring::Reader| {
                reader.leaves_out(finding.rule, start + finding.span.start)
            };
            !reader.as_mut().is_some_and(left_out)
        })
    }

    /// Gives the edits of each finding's first fix of a `wanted` certainty to `take`, in the order of the
    /// text, with the byte that their offsets count from. Where only what has safe fixes was looked for,
    /// there are no others.
    pub(super) fn each_fix(
        &self,
        wanted: impl Fn(Certainty) -> bool,
        mut take: impl FnMut(usize, &[Edit]),
    ) {
        let mut reader = self.ignoring.as_ref().map(Ignoring::reader);
        let mut left_out = |rule: &str, at: usize| {
            let reader = reader.as_mut();
            reader.is_some_and(|reader| reader.leaves_out(rule, at))
        };
        for (Range { start, .. }, read) in self.read() {
            for (mend, edits) in read.findings.mends() {
                if !left_out(mend.rule, start + mend.span.start) {
                    take(start, edits);
                }
            }
            for finding in read.findings.iter() {
                let mut fixes = finding.fixes.iter();
                if !left_out(finding.rule, start + finding.span.start)
                    && let Some(fix) = fixes.find(|fix| wanted(fix.certainty))
                {
                    take(start, &fix.edits);
                }
            }
        }
    }

    /// The paragraphs in which something is found, with their bytes; findings that the text's
    /// comments silence are among theirs.
    pub fn found(&self) -> impl Iterator<Item = (Range<usize>, Found)> {
        let parts = self.sequence.parts().filter(|(_, slot)| slot.findings > 0);
        let paragraphs = parts.flat_map(|(start, slot)| placed(start, slot));
        paragraphs.filter_map(|(bytes, item)| {
            let judged = item.judged.as_ref();
            let judged = judged.filter(|j| !j.read.findings.is_empty())?;
            Some((bytes, Found(Arc::clone(judged))))
        })
    }

    /// How many findings there are.
    pub fn count(&self) -> usize {
        match self.ignoring {
            None => self.sequence.slots.iter().map(|slot| slot.findings).sum(),
            Some(_) => self.findings_in_place().count(),
        }
    }

    /// Whether what `rule` finds at byte `start` is not to be shown.
    pub fn leaves_out(&self, rule: &str, start: usize) -> bool {
        let ignoring = self.ignoring.as_ref();
        ignoring.is_some_and(|i| i.reader().leaves_out(rule, start))
    }

    /// What was read of each paragraph that was, with its bytes.
    pub(super) fn read(&self) -> impl Iterator<Item = (Range<usize>, &Read)> {
        let all = self.sequence.iter();
        all.filter_map(|(bytes, item)| Some((bytes, &item.judged.as_ref()?.read)))
    }

    /// The links and addresses, in the order of the text.
    pub fn links(&self) -> impl Iterator<Item = Link> + '_ {
        self.read().flat_map(|(bytes, read)| {
            read.links.iter().map(move |link| Link {
                span: link.span.start + bytes.start..link.span.end + bytes.start,
                target: link.target.clone(),
            })
        })
    }

    /// The names, in the order of the text, without those inside others. A name that may be a common
    /// word is among them only if the text names the same thing for sure elsewhere.
    pub fn mentions(&self) -> impl Iterator<Item = Mention> + '_ {
        self.all_mentions().filter(|m| !m.within)
    }

    /// [`Self::mentions`] and the names inside them.
    pub fn all_mentions(&self) -> impl Iterator<Item = Mention> + '_ {
        self.placed_names().flat_map(|(start, placed)| {
            let counting = self.counting(placed);
            let mut mentions: Vec<Mention> = counting.map(|m| m.mention(start)).collect();
            mentions.sort_by_key(|m| m.whole.start);
            mentions
        })
    }

    /// The names in the paragraphs that lie in `bytes`, first those inside others, each in the order
    /// of the text.
    pub(super) fn mentions_between(&self, bytes: Range<usize>) -> Vec<Mention> {
        let mut out = Vec::new();
        for (at, names) in self.names_near(bytes.clone()) {
            for placed in &names.placed {
                let start = at + placed.start;
                if bytes.contains(&start) {
                    out.extend(self.counting(placed).map(|m| m.mention(start)));
                }
            }
        }
        // What is inside is known better.
        out.sort_by_key(|m| !m.within);
        out
    }

    /// The name at byte `offset`, the byte behind its end included.
    pub fn mention_at(&self, offset: usize) -> Option<Mention> {
        self.among_names(offset, |start, placed| {
            let at = offset - start;
            let near = |m: &Seen| m.whole().start <= at && at <= m.whole().end;
            // At a border the name that begins there is meant.
            let found = self
                .of_those(placed.mentions().filter(near))
                .max_by_key(|m| m.whole().start)?;
            Some(found.mention(start))
        })
    }

    /// All mentions of what has the id `id`, in the order of the text.
    pub fn mentions_of(&self, id: &str) -> Vec<Mention> {
        let mut all: Vec<Mention> = self
            .naming(id)
            .map(|(start, seen)| seen.mention(start))
            .collect();
        all.sort_by_key(|m| m.whole.start);
        all
    }

    /// What may be a name at byte `offset`, or else a common word: nothing tells.
    pub fn doubtful_at(&self, offset: usize) -> Option<Range<usize>> {
        self.among_names(offset, |start, placed| {
            let at = offset - start;
            let found = placed.mentions().find(|m| m.whole().contains(&at))?;
            Some(found.mention(start).whole)
        })
    }

    /// The mentions of what has the id `id`, each with the byte that its offsets count from; those
    /// by a short name come last in their paragraph.
    pub(super) fn naming(&self, id: &str) -> impl Iterator<Item = (usize, Seen<'_>)> {
        self.mentions_in_place()
            .filter(move |(_, m)| m.entity().id == id)
    }

    /// All mentions that count, in no strict order, each with the byte that its offsets count from.
    pub(super) fn mentions_in_place(&self) -> impl Iterator<Item = (usize, Seen<'_>)> {
        self.placed_names().flat_map(|(start, placed)| {
            let counting = self.counting(placed);
            counting.map(move |mention| (start, mention))
        })
    }

    /// The ways in which `text`, the one analysed, writes what has the id `id`, without endings, each
    /// once, the first one first.
    pub fn spellings_of<'t>(&self, text: impl Into<Source<'t>>, id: &str) -> Vec<String> {
        let text = text.into();
        let mut spellings: Vec<(usize, Cow<str>)> = Vec::new();
        for (start, mention) in self.naming(id) {
            add_spelling(&mut spellings, text, mention.name(), start);
        }
        in_order(spellings)
    }

    /// The names that were known when the text was read.
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// The mentions of a paragraph that count in the document; of those that overlap, the first.
    fn counting<'p>(&'p self, placed: &'p Placed) -> impl Iterator<Item = Seen<'p>> {
        self.of_those(placed.mentions())
    }

    /// Those of `mentions`, which come in the order of a paragraph, that count.
    fn of_those<'p>(
        &'p self,
        mentions: impl Iterator<Item = Seen<'p>>,
    ) -> impl Iterator<Item = Seen<'p>> {
        let mut taken = None;
        mentions.filter(move |m| {
            let counts = taken != Some(m.whole()) && self.counts(*m);
            if counts {
                taken = Some(m.whole());
            }
            counts
        })
    }

    /// Whether `mention` is one in this document. Most are sure, and nothing else is asked.
    fn counts(&self, mention: Seen) -> bool {
        let language = self.context.prior.arabic_script;
        let index = || self.index.get_or_init(|| Index::of(self.names()));
        mention.counts_in(language) && (mention.certain() || index().counts(mention))
    }

    /// What the text says of `entity` in apposition, each phrase once.
    pub fn said_of(&self, entity: &Entity) -> Vec<String> {
        let mut phrases: Vec<String> = Vec::new();
        let said = self
            .placed_names()
            .flat_map(|(_, placed)| &placed.named.said);
        for said in said.filter(|s| s.entity.id == entity.id) {
            if !phrases.contains(&said.phrase) {
                phrases.push(said.phrase.clone());
            }
        }
        phrases
    }

    /// The bytes of the paragraphs of prose, in order; none of a text without Kurdish.
    pub fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.read().map(|(bytes, _)| bytes)
    }

    /// What the document as a whole is like.
    pub fn context(&self) -> &Context {
        &self.context
    }
}

/// Adds the way in which `name` of the paragraph at byte `start` of `text` is written, if it is not there;
/// with its first place.
pub(super) fn add_spelling<'t>(
    spellings: &mut Vec<(usize, Cow<'t, str>)>,
    text: Source<'t>,
    name: Range<usize>,
    start: usize,
) {
    let (at, end) = (name.start + start, name.end + start);
    let spelling = text.slice(at..end);
    match spellings.iter_mut().find(|(_, known)| *known == spelling) {
        Some((first, _)) => *first = at.min(*first),
        None => spellings.push((at, spelling)),
    }
}

/// Spellings by their first places.
pub(super) fn in_order(mut spellings: Vec<(usize, Cow<str>)>) -> Vec<String> {
    spellings.sort_unstable();
    let spellings = spellings.into_iter();
    spellings
        .map(|(_, spelling)| spelling.into_owned())
        .collect()
}

/// The signs of what is to be mended in `paragraph`; all where markup may part them.
pub(super) fn signs(paragraph: &Paragraph) -> Signs {
    match paragraph.markup.is_empty() {
        true => Signs::of(paragraph.text).with_any_number(),
        false => rules::SIGNS,
    }
}

/// What a reading is for.
#[derive(Clone, Copy)]
pub(super) struct Manner<'m> {
    pub(super) settings: &'m Settings,
    pub(super) house: House,
    /// Whether only what has a safe fix is looked for.
    pub(super) mending: bool,
    /// The rules that are not asked any more.
    pub(super) broken: &'m Broken,
}

/// What is found in `paragraph`.
pub(super) fn read_paragraph(
    paragraph: &Paragraph,
    situation: &Situation,
    manner: Manner,
    known: Known,
) -> Read {
    let Manner {
        settings,
        house,
        mending,
        broken,
    } = manner;
    let mends = RefCell::default();
    let check = Check {
        paragraph,
        gazetteer: known.gazetteer,
        variants: known.variants,
        context: &situation.context,
        around: situation.around,
        house,
        line_end: situation.line_end,
        cut: situation.cut,
        mends: mending.then_some(&mends),
    };
    let mut findings = Vec::new();
    // Of a text in an old encoding nothing can be said but that.
    let legacy = situation.context.font.is_some();
    let silent = |rule: &Rule| match legacy {
        true => rule.code != "legacy-font",
        false => paragraph.foreign || !paragraph.traits.has(rule.wants),
    };
    let idle = |rule: &Rule| mending && !known.signs.has(rule.signs);
    for (n, rule) in rules::ALL.iter().enumerate() {
        if silent(rule) || idle(rule) || broken.has(n) {
            continue;
        }
        let level = match settings.rules.get(rule.code) {
            Some(level) => match level.severity() {
                Some(severity) => Some(severity),
                None => continue,
            },
            None => None,
        };
        let from = findings.len();
        let mended = mends.borrow().len();
        broken.ask(n, rule, &check, &mut findings);
        if mending {
            let mut mends = mends.borrow_mut();
            if broken.has(n) {
                mends.truncate(mended);
            }
            take_safe(paragraph, rule, &mut mends, mended, &mut findings);
            continue;
        }
        for finding in &mut findings[from..] {
            finding.severity = level.unwrap_or(finding.severity);
            to_graphemes(paragraph.text, finding);
            finding.fixes.retain(|fix| {
                let safe = fix.certainty == Certainty::Safe;
                is_harmless(paragraph, rule, &fix.edits, safe)
            });
        }
    }
    let ignores = &settings.ignores;
    if mending {
        let mut mends = mends.into_inner();
        if !paragraph.markup.is_empty() || !ignores.is_empty() {
            mends.retain(|mend| {
                let text = &paragraph.text[mend.span.clone()];
                !paragraph.in_markup(&mend.span) && !ignores.contains(mend.rule, text)
            });
        }
        mends.sort();
        return Read {
            findings: Findings::Mended(mends),
            ..Read::default()
        };
    }
    // Nor is markup judged, but for the comments that are for us.
    if !paragraph.markup.is_empty() {
        findings.retain(|f| f.rule == Directive::CODE || !paragraph.in_markup(&f.span));
    }
    if !ignores.is_empty() {
        findings.retain(|f| !ignores.contains(f.rule, &paragraph.text[f.span.clone()]));
    }
    findings.sort_by_key(|f| (f.span.start, f.span.end));
    Read {
        findings: Findings::close(&findings),
        links: links(paragraph).into(),
        handles: handles(paragraph).into(),
        stretches: stretches(paragraph).into(),
    }
}

/// Whether `edits` of `rule` keep the promise of harmlessness; here, whatever a rule may do.
fn is_harmless(paragraph: &Paragraph, rule: &Rule, edits: &[Edit], safe: bool) -> bool {
    let free = |edit: &Edit| !paragraph.is_protected(&edit.range());
    let prose = |edit: &Edit| !paragraph.in_markup(&edit.range());
    (rule.repairs || !safe || edits.iter().all(free))
        && (rule.code == Directive::CODE || edits.iter().all(prose))
}

/// Adds the safe fixes among `findings` of `rule` to `mends`, and has those that the rule added itself,
/// behind the first `from`, be as harmless.
fn take_safe(
    paragraph: &Paragraph,
    rule: &Rule,
    mends: &mut Mends,
    from: usize,
    findings: &mut Vec<Finding>,
) {
    let text = paragraph.text;
    let harmless = |edits: &[Edit]| is_harmless(paragraph, rule, edits, true);
    mends.revise(from, |span, edits| {
        if !are_whole(text, span, edits.iter()) {
            let mut finding = Finding {
                rule: rule.code,
                severity: rule.severity,
                span: span.clone(),
                message: Message::new(""),
                fixes: vec![Fix {
                    certainty: Certainty::Safe,
                    title: Message::new(""),
                    edits: edits.to_vec(),
                }],
            };
            to_graphemes(text, &mut finding);
            let edits = finding.fixes.into_iter().flat_map(|fix| fix.edits);
            let edits: Vec<Edit> = edits.collect();
            return match harmless(&edits) {
                true => Revised::Other(finding.span, edits),
                false => Revised::Gone,
            };
        }
        match harmless(edits) {
            true => Revised::Same,
            false => Revised::Gone,
        }
    });
    for mut finding in findings.drain(..) {
        to_graphemes(text, &mut finding);
        let mut fixes = finding.fixes.into_iter();
        let safe = |fix: &Fix| fix.certainty == Certainty::Safe && harmless(&fix.edits);
        if let Some(fix) = fixes.find(safe) {
            mends.push(rule.code, finding.span, fix.edits);
        }
    }
}

/// Whether `span` and `edits` surely begin and end at the borders of graphemes.
fn are_whole<'e>(
    text: &str,
    span: &Range<usize>,
    mut edits: impl Iterator<Item = &'e Edit>,
) -> bool {
    let is_whole = |range: Range<usize>| is_border(text, range.start) && is_border(text, range.end);
    is_whole(span.clone()) && edits.all(|edit| is_whole(edit.range()))
}

/// Whether byte `at` of `text` surely is the border of a grapheme: between two letters of the Arabic
/// script, or ASCII; a joiner that is no letter belongs to what is before it.
fn is_border(text: &str, at: usize) -> bool {
    let plain = |c: char| is_arabic(c) || c == ' ' || c.is_ascii_graphic();
    let (before, behind) = (text[..at].chars().next_back(), text[at..].chars().next());
    before.is_none_or(|c| plain(c) || c == ZWNJ) && behind.is_none_or(plain)
}

/// `range` widened to the borders of graphemes.
pub(super) fn whole_graphemes(text: &str, range: Range<usize>) -> Range<usize> {
    let border = |mut at: usize, forward: bool| {
        if is_border(text, at) {
            return at;
        }
        let mut cursor = GraphemeCursor::new(at, text.len(), true);
        while !cursor.is_boundary(text, 0).unwrap_or(true) {
            at = match forward {
                true => text.ceil_char_boundary(at + 1),
                false => text.floor_char_boundary(at - 1),
            };
            cursor.set_cursor(at);
        }
        at
    };
    border(range.start, false)..border(range.end, true)
}

/// Widens the span and the edits of `finding` to the borders of graphemes, so that no editor cuts
/// a letter from its mark.
fn to_graphemes(text: &str, finding: &mut Finding) {
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
    if are_whole(text, &finding.span, edits) {
        return;
    }
    let whole = |range| whole_graphemes(text, range);
    finding.span = whole(finding.span.clone());
    for fix in &mut finding.fixes {
        // Edits that fall into one grapheme become one edit.
        let mut groups: Vec<(Range<usize>, Vec<Edit>)> = Vec::with_capacity(fix.edits.len());
        for edit in std::mem::take(&mut fix.edits) {
            let range = whole(edit.range());
            match groups.last_mut().filter(|(last, _)| range.start < last.end) {
                Some((last, edits)) => {
                    last.end = last.end.max(range.end);
                    edits.push(edit);
                }
                None => groups.push((range, vec![edit])),
            }
        }
        let written = groups.into_iter().map(|(range, mut edits)| {
            for edit in &mut edits {
                edit.start -= range.start;
                edit.end -= range.start;
            }
            let new = apply(&text[range.clone()], &edits);
            Edit::new(range, new)
        });
        fix.edits = written.collect();
    }
}

/// The links and addresses of a paragraph, the damaged ones with their repaired target.
fn links(paragraph: &Paragraph) -> Vec<Link> {
    let address = |text: &str, mail: bool| {
        if mail {
            format!("mailto:{text}")
        } else if text.contains("://") {
            text.to_owned()
        } else {
            format!("https://{text}")
        }
    };
    let damaged = paragraph.repairs.iter().filter_map(|r| match r.kind {
        RepairKind::Link | RepairKind::Address => Some(Link {
            span: r.span.clone(),
            target: address(&r.text, r.kind == RepairKind::Address),
        }),
        _ => None,
    });
    let whole = paragraph.tokens.iter().filter_map(|t| match t.kind {
        Kind::Link | Kind::Address if !paragraph.in_repair(&t.span()) => Some(Link {
            span: t.span(),
            target: address(&paragraph.text[t.span()], t.kind == Kind::Address),
        }),
        _ => None,
    });
    // The targets of links, which are markup.
    let targets = paragraph.markup.iter().flat_map(|m| {
        let links = links_in(paragraph.text, m.bytes.clone());
        links.map(|(span, kind)| Link {
            target: address(&paragraph.text[span.clone()], kind == Kind::Address),
            span,
        })
    });
    let mut links: Vec<Link> = damaged.chain(whole).chain(targets).collect();
    links.sort_by_key(|l| l.span.start);
    links
}

/// The names of accounts in a paragraph.
fn handles(paragraph: &Paragraph) -> Vec<Handle> {
    let damaged = paragraph.repairs.iter().filter_map(|r| match r.kind {
        RepairKind::Handle => Some(Handle {
            span: r.span.clone(),
            repaired: Some(r.text.clone()),
        }),
        _ => None,
    });
    let whole = paragraph.tokens.iter().filter_map(|t| {
        let whole = t.kind == Kind::Handle && !paragraph.in_repair(&t.span());
        whole.then(|| Handle {
            span: t.span(),
            repaired: None,
        })
    });
    damaged.chain(whole).collect()
}
