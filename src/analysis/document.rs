//! [`Analyzer`] and [`Analysis`].
//!
//! A document is read in two passes. The first reads each paragraph for its facts, and the summed
//! facts make the document's [`Context`]; the second runs the rules on each paragraph in that
//! context. Both are cached by the content of the paragraph, so that a keystroke costs one.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;
use unicode_segmentation::GraphemeCursor;

use super::ignoring::Ignoring;
use super::names::{Deviation, Index, Named, Placed, Together};
use crate::config::{House, Language as Wanted, Settings};
use crate::entities::{Entity, Gazetteer, Mention, ShortNames};
use crate::kurdish::dates::{Stretch, stretches};
use crate::kurdish::letters::is_arabic;
use crate::kurdish::pairs::quotes;
use crate::kurdish::{
    Context, Facts, Kind, Language, Paragraph, Prior, RepairKind, Senses, Signs, links_in,
};
use crate::rules::{self, Around, Certainty, Check, Directive, Finding, Rule, Variant};
use crate::text::{
    Document, Edit, Markup, ParagraphSpan, SpanKind, apply, line_end_of, paragraphs,
};

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
    pub(super) findings: Vec<Finding>,
    pub(super) links: Vec<Link>,
    pub(super) handles: Vec<Handle>,
    pub(super) stretches: Vec<Stretch>,
}

/// All that is known of one version of a text. Immutable and cheap to share.
#[derive(Debug, Default)]
pub struct Analysis {
    pub(super) paragraphs: Vec<(Range<usize>, Arc<Read>)>,
    /// The paragraphs that have names, in order.
    names: Vec<Placed>,
    index: OnceLock<Index>,
    gazetteer: Arc<Gazetteer>,
    context: Context,
}

impl Analysis {
    /// Analyses `document` from scratch; a bare text is plain text.
    pub fn of<'t>(document: impl Into<Document<'t>>, settings: &Settings) -> Self {
        Analyzer::default().analyse(document, settings)
    }

    /// The findings, in the order of the text, with offsets in bytes of the text.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + '_ {
        self.paragraphs
            .iter()
            .flat_map(|(span, read)| read.findings.iter().map(|f| f.shifted(span.start)))
    }

    /// The findings without copying them: each with the byte that its offsets count from.
    pub fn findings_in_place(&self) -> impl Iterator<Item = (usize, &Finding)> {
        self.paragraphs
            .iter()
            .flat_map(|(span, read)| read.findings.iter().map(|f| (span.start, f)))
    }

    /// The links and addresses, in the order of the text.
    pub fn links(&self) -> impl Iterator<Item = Link> + '_ {
        self.paragraphs.iter().flat_map(|(span, read)| {
            read.links.iter().map(|link| Link {
                span: link.span.start + span.start..link.span.end + span.start,
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
        self.names.iter().flat_map(|placed| {
            let counting = self.counting(placed);
            let mut mentions: Vec<Mention> = counting.map(|m| m.shifted(placed.start)).collect();
            mentions.sort_by_key(|m| m.whole.start);
            mentions
        })
    }

    /// The names in the paragraphs that lie in `bytes`, first those inside others, each in the order
    /// of the text.
    pub(super) fn mentions_between(&self, bytes: Range<usize>) -> Vec<Mention> {
        let first = self.names.partition_point(|p| p.start < bytes.start);
        let placed = self.names[first..].iter();
        let mut out = Vec::new();
        for placed in placed.take_while(|p| p.start < bytes.end) {
            out.extend(self.counting(placed).map(|m| m.shifted(placed.start)));
        }
        // What is inside is known better.
        out.sort_by_key(|m| !m.within);
        out
    }

    /// The name at byte `offset`, the byte behind its end included.
    pub fn mention_at(&self, offset: usize) -> Option<Mention> {
        let behind = self.names.partition_point(|placed| placed.start <= offset);
        let placed = self.names.get(behind.checked_sub(1)?)?;
        let at = offset - placed.start;
        let near = |m: &&Mention| m.whole.start <= at && at <= m.whole.end;
        // At a border the name that begins there is meant.
        let found = self
            .counting(placed)
            .filter(near)
            .max_by_key(|m| m.whole.start)?;
        Some(found.shifted(placed.start))
    }

    /// All mentions of what has the id `id`, in the order of the text.
    pub fn mentions_of(&self, id: &str) -> Vec<Mention> {
        self.all_mentions().filter(|m| m.entity.id == id).collect()
    }

    /// What may be a name at byte `offset`, or else a common word: nothing tells.
    pub fn doubtful_at(&self, offset: usize) -> Option<Range<usize>> {
        let behind = self.names.partition_point(|placed| placed.start <= offset);
        let placed = self.names.get(behind.checked_sub(1)?)?;
        let at = offset - placed.start;
        let found = placed.mentions().find(|m| m.whole.contains(&at))?;
        Some(found.shifted(placed.start).whole)
    }

    /// The mentions of what has the id `id`, each with the byte that its offsets count from; those
    /// by a short name come last in their paragraph.
    pub(super) fn naming(&self, id: &str) -> impl Iterator<Item = (usize, &Mention)> {
        self.mentions_in_place()
            .filter(move |(_, m)| m.entity.id == id)
    }

    /// All mentions that count, in no strict order, each with the byte that its offsets count from.
    pub(super) fn mentions_in_place(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.names.iter().flat_map(|placed| {
            let counting = self.counting(placed);
            counting.map(|mention| (placed.start, mention))
        })
    }

    /// The ways in which `text`, the one analysed, writes what has the id `id`, without endings, each
    /// once, the first one first.
    pub fn spellings_of<'t>(&self, text: &'t str, id: &str) -> Vec<&'t str> {
        let mut spellings: Vec<(usize, &str)> = Vec::new();
        for (start, mention) in self.naming(id) {
            let (at, end) = (mention.name.start + start, mention.name.end + start);
            let spelling = text.get(at..end).unwrap_or_default();
            match spellings.iter_mut().find(|(_, known)| *known == spelling) {
                Some((first, _)) => *first = at.min(*first),
                None => spellings.push((at, spelling)),
            }
        }
        spellings.sort_unstable();
        spellings
            .into_iter()
            .map(|(_, spelling)| spelling)
            .collect()
    }

    /// The names that were known when the text was read.
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// The mentions of a paragraph that count in the document; of those that overlap, the first.
    fn counting<'p>(&'p self, placed: &'p Placed) -> impl Iterator<Item = &'p Mention> {
        let language = self.context.prior.arabic_script;
        let index = self.index();
        let mentions = placed.mentions();
        let mut taken = None;
        mentions.filter(move |m| {
            let counts = taken != Some(&m.whole) && m.counts_in(language) && index.counts(m);
            if counts {
                taken = Some(&m.whole);
            }
            counts
        })
    }

    /// Made when first asked for, since most versions of a text are gone before anybody asks.
    fn index(&self) -> &Index {
        let language = self.context.prior.arabic_script;
        self.index.get_or_init(|| Index::of(&self.names, language))
    }

    /// What the text says of `entity` in apposition, each phrase once.
    pub fn said_of(&self, entity: &Entity) -> Vec<String> {
        let mut phrases: Vec<String> = Vec::new();
        let said = self.names.iter().flat_map(|placed| &placed.named.said);
        for said in said.filter(|s| s.entity.id == entity.id) {
            if !phrases.contains(&said.phrase) {
                phrases.push(said.phrase.clone());
            }
        }
        phrases
    }

    /// Drops the findings that `ignoring` leaves out. What is remembered keeps them.
    fn leave_out(&mut self, text: &str, ignoring: &Ignoring) {
        let mut reader = ignoring.reader();
        for (span, read) in &mut self.paragraphs {
            let stays: Vec<bool> = read
                .findings
                .iter()
                .map(|f| {
                    let (start, end) = (f.span.start + span.start, f.span.end + span.start);
                    !reader.leaves_out(f, start, &text[start..end])
                })
                .collect();
            if stays.iter().all(|stays| *stays) {
                continue;
            }
            let mut stays = stays.into_iter();
            let mut rest = Read::clone(read);
            rest.findings.retain(|_| stays.next().unwrap_or(true));
            *read = Arc::new(rest);
        }
    }

    /// The bytes of the paragraphs of prose, in order; none of a text without Kurdish.
    pub fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.paragraphs.iter().map(|(bytes, _)| bytes.clone())
    }

    /// What the document as a whole is like.
    pub fn context(&self) -> &Context {
        &self.context
    }
}

/// Facts of a paragraph that concern its neighbours.
#[derive(Debug, Clone, Copy, Default)]
struct Edges {
    /// An opening quotation mark that stays open.
    left_open: Option<char>,
    /// The opening mark of a quotation that the paragraph opens again or only closes.
    goes_on: Option<char>,
}

/// What is remembered of a paragraph, by its content.
#[derive(Debug)]
struct Entry {
    facts: Facts,
    senses: Senses,
    edges: Edges,
    directives: Vec<Directive>,
    names: Arc<Named>,
    /// Where it names people by short names, and for which of these that holds.
    short: Option<(Arc<ShortNames>, Arc<[Mention]>)>,
    /// Whether it is to be mended and shows no sign of anything to mend.
    idle: bool,
    /// The last reading, and what it depends on.
    read: Option<(Situation, Arc<Read>)>,
}

/// All that the reading of a paragraph depends on besides its content and the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Situation {
    context: Context,
    /// Names that are spelled otherwise elsewhere.
    deviations: Arc<[Deviation]>,
    around: Around,
    line_end: &'static str,
    cut: bool,
}

/// Analyses the versions of one document, remembering its paragraphs from one to the next.
#[derive(Debug, Default)]
pub struct Analyzer {
    /// By [`Content::key`].
    entries: HashMap<Box<str>, Entry>,
    settings: Settings,
    house: House,
    gazetteer: Arc<Gazetteer>,
    together: Together,
    /// Whether names are left out.
    nameless: bool,
    /// Whether only what has a safe fix is looked for.
    mending: bool,
    /// What is found where there is nothing to find.
    nothing: Arc<Read>,
    /// The context of the last version.
    guess: Option<Context>,
}

/// One version on its way through the two passes.
struct Pass<'a, 't> {
    document: Document<'t>,
    spans: &'t [ParagraphSpan],
    line_end: &'static str,
    /// The languages that the user fixes.
    forced: Prior,
    /// What is remembered of the last version; only what this one holds is kept for the next.
    old: HashMap<Box<str>, Entry>,
    analyzer: &'a mut Analyzer,
    facts: Facts,
    edges: Vec<Edges>,
    directives: Vec<Directive>,
    /// The names of each paragraph, in order.
    names: Vec<Arc<Named>>,
}

/// In a new text the context is guessed when this many paragraphs are read, and again whenever
/// their number has doubled; at once where little of the context counts.
const FIRST_GUESS: usize = 16;

impl<'t> Pass<'_, 't> {
    /// The first pass: the facts of every paragraph. A new paragraph is already read for the
    /// context that the document will have if the guess is right, while its tokens are at hand.
    fn gather(&mut self) {
        let mut guess = self.analyzer.guess;
        let known = guess.is_some();
        let mut waiting: Option<(usize, Paragraph<'t>)> = None;
        for (n, span) in self.spans.iter().enumerate() {
            let content = Content::of(self.document, span);
            let key = content.key();
            let mut new = None;
            if !self.analyzer.entries.contains_key(&*key) {
                let (key, entry) = self.old.remove_entry(&*key).unwrap_or_else(|| {
                    let paragraph = content.read(self.forced);
                    let mut entry = Entry::of(&paragraph, self.gazetteer());
                    entry.idle = self.analyzer.mending && is_idle(&paragraph);
                    // Another prior would read it alike.
                    new = paragraph.settled.then_some(paragraph);
                    ((&*key).into(), entry)
                });
                self.analyzer.entries.insert(key, entry);
            }
            if let Some(entry) = self.analyzer.entries.get(&*key) {
                self.facts.add(&entry.facts);
                self.edges.push(entry.edges);
                self.names.push(Arc::clone(&entry.names));
                let own = entry.directives.iter();
                self.directives
                    .extend(own.map(|d| d.shifted(span.bytes.start)));
            }
            if let (Some((before, paragraph)), Some(guess)) = (waiting.take(), guess) {
                self.judge(before, guess, Some(&paragraph));
            }
            waiting = new.map(|paragraph| (n, paragraph));
            let first = match self.analyzer.mending {
                true => 1,
                false => FIRST_GUESS,
            };
            if !known && n >= first && n.is_power_of_two() {
                guess = Some(self.context());
            }
        }
        if let (Some((last, paragraph)), Some(guess)) = (waiting, guess) {
            self.judge(last, guess, Some(&paragraph));
        }
    }

    /// The names that are looked for; none if names are left out.
    fn gazetteer(&self) -> Option<&Gazetteer> {
        (!self.analyzer.nameless).then_some(&*self.analyzer.gazetteer)
    }

    /// The context that the facts so far give.
    fn context(&self) -> Context {
        let mut context = Context::of(&self.facts);
        if self.forced != Prior::default() {
            context.prior = self.forced;
            context.kurdish = true;
        }
        context
    }

    /// The second pass: what is found in each paragraph in `context`.
    fn read(&mut self, context: Context) -> Vec<(Range<usize>, Arc<Read>)> {
        let spans = self.spans.iter().enumerate();
        spans
            .filter_map(|(n, span)| Some((span.bytes.clone(), self.judge(n, context, None)?)))
            .collect()
    }

    /// The names of the paragraphs, with the short ones that others explain.
    fn place_names(&mut self) -> Vec<Placed> {
        let mut out = Vec::new();
        let short_names = Arc::clone(self.analyzer.together.short_names());
        for span in self.spans {
            let content = Content::of(self.document, span);
            if let Some(entry) = self.analyzer.entries.get_mut(&*content.key()) {
                let short = entry.short_names(content, &short_names);
                if !(entry.names.mentions.is_empty() && short.is_empty()) {
                    out.push(Placed {
                        start: span.bytes.start,
                        named: Arc::clone(&entry.names),
                        short,
                    });
                }
            }
        }
        out
    }

    /// What is found in paragraph `n` in `context`; `paragraph` is it, if it is at hand.
    fn judge(
        &mut self,
        n: usize,
        context: Context,
        paragraph: Option<&Paragraph>,
    ) -> Option<Arc<Read>> {
        let span = &self.spans[n];
        let content = Content::of(self.document, span);
        let entry = self.analyzer.entries.get_mut(&*content.key())?;
        if entry.idle {
            return Some(Arc::clone(&self.analyzer.nothing));
        }
        let context = match self.analyzer.mending {
            true => context.without_habits(),
            false => context,
        };
        let situation = Situation {
            context: context.seen_with(entry.senses),
            // While paragraphs are gathered these are of the last version, which mostly holds.
            deviations: self.analyzer.together.deviations(n),
            around: Around {
                open_before: n.checked_sub(1).and_then(|p| self.edges[p].left_open),
                goes_on_behind: self.edges.get(n + 1).and_then(|e| e.goes_on),
            },
            line_end: self.line_end,
            cut: span.cut,
        };
        if let Some((known, read)) = &entry.read
            && *known == situation
        {
            return Some(Arc::clone(read));
        }
        let again;
        let paragraph = match paragraph {
            Some(paragraph) => paragraph,
            None => {
                again = content.read(situation.context.prior);
                &again
            }
        };
        let known = Known {
            gazetteer: &self.analyzer.gazetteer,
            variants: &entry.names.variants(content.text, &situation.deviations),
        };
        let manner = Manner {
            settings: &self.analyzer.settings,
            house: self.analyzer.house,
            mending: self.analyzer.mending,
        };
        let read = Arc::new(read_paragraph(paragraph, &situation, manner, known));
        entry.read = Some((situation, Arc::clone(&read)));
        Some(read)
    }
}

/// What is read of a paragraph.
#[derive(Debug, Clone, Copy)]
struct Content<'t> {
    text: &'t str,
    markup: &'t [Markup],
}

impl<'t> Content<'t> {
    fn of(document: Document<'t>, span: &'t ParagraphSpan) -> Self {
        Self {
            text: &document.text[span.bytes.clone()],
            markup: &span.markup,
        }
    }

    /// What names it among all others: its text and, behind a blank line, which no paragraph has
    /// inside, where its markup is.
    fn key(&self) -> Cow<'t, str> {
        if self.markup.is_empty() {
            return Cow::Borrowed(self.text);
        }
        let mut key = format!("{}\n\n", self.text);
        for Markup { bytes, effect } in self.markup {
            // Writing to a string cannot fail.
            let _ = write!(key, "{}-{}{effect:?}", bytes.start, bytes.end);
        }
        Cow::Owned(key)
    }

    fn read(&self, prior: Prior) -> Paragraph<'t> {
        Paragraph::with_markup(self.text, self.markup, prior)
    }
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

    /// The analysis of `document`; a bare text is plain text.
    pub fn analyse<'t>(
        &mut self,
        document: impl Into<Document<'t>>,
        settings: &Settings,
    ) -> Analysis {
        let document = document.into();
        if self.settings != *settings {
            self.entries.clear();
            self.together = Together::default();
            if self.settings.names != settings.names {
                self.gazetteer = Arc::new(Gazetteer::new(&settings.names));
            }
            self.settings = settings.clone();
            self.house = settings.style.house();
        }
        let spans: Vec<ParagraphSpan> = paragraphs(document)
            .into_iter()
            .filter(|p| p.kind == SpanKind::Prose)
            .collect();
        let mut pass = Pass {
            document,
            spans: &spans,
            line_end: line_end_of(document.text),
            forced: forced_prior(settings),
            old: std::mem::take(&mut self.entries),
            analyzer: self,
            facts: Facts::default(),
            edges: Vec::with_capacity(spans.len()),
            directives: Vec::new(),
            names: Vec::with_capacity(spans.len()),
        };
        pass.gather();
        let context = pass.context();
        let names = std::mem::take(&mut pass.names);
        pass.analyzer.together.update(&names);
        let mut analysis = Analysis {
            context,
            gazetteer: Arc::clone(&pass.analyzer.gazetteer),
            ..Analysis::default()
        };
        if context.kurdish {
            analysis.paragraphs = pass.read(context);
            analysis.names = pass.place_names();
        }
        let directives = pass.directives;
        self.guess = Some(context);
        if !context.kurdish {
            return analysis;
        }
        let ignoring = Ignoring::new(document.text, directives, &settings.ignores);
        if !ignoring.is_empty() {
            analysis.leave_out(document.text, &ignoring);
        }
        analysis
    }
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
    /// With a gazetteer the names are read, too.
    fn of(paragraph: &Paragraph, gazetteer: Option<&Gazetteer>) -> Self {
        let named = gazetteer.map(|gazetteer| Arc::new(Named::of(paragraph, gazetteer)));
        Self {
            facts: paragraph.facts,
            senses: paragraph.senses(),
            edges: Edges::of(paragraph),
            directives: Directive::of(paragraph),
            names: named.unwrap_or_default(),
            short: None,
            idle: false,
            read: None,
        }
    }

    fn short_names(&mut self, content: Content, names: &Arc<ShortNames>) -> Arc<[Mention]> {
        if let Some((known, mentions)) = &self.short
            && Arc::ptr_eq(known, names)
        {
            return Arc::clone(mentions);
        }
        let mut mentions = names.mentions(content.text, &self.names.mentions);
        let in_markup = |m: &Mention| content.markup.iter().any(|part| part.touches(&m.whole));
        mentions.retain(|m| !in_markup(m));
        let mentions: Arc<[Mention]> = mentions.into();
        self.short = Some((Arc::clone(names), Arc::clone(&mentions)));
        mentions
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

/// What is known of the names when a paragraph is read.
struct Known<'k> {
    gazetteer: &'k Gazetteer,
    variants: &'k [Variant],
}

/// The signs of what is to be mended in `paragraph`; all where markup may part them.
fn signs(paragraph: &Paragraph) -> Signs {
    match paragraph.markup.is_empty() {
        true => Signs::of(paragraph.text).with_any_number(),
        false => rules::SIGNS,
    }
}

/// Whether `paragraph` shows no sign of anything to mend.
fn is_idle(paragraph: &Paragraph) -> bool {
    !signs(paragraph).has(rules::SIGNS)
}

/// What a reading is for.
struct Manner<'m> {
    settings: &'m Settings,
    house: House,
    /// Whether only what has a safe fix is looked for.
    mending: bool,
}

fn read_paragraph(
    paragraph: &Paragraph,
    situation: &Situation,
    manner: Manner,
    known: Known,
) -> Read {
    let Manner {
        settings,
        house,
        mending,
    } = manner;
    // Around markup signs may be parted.
    let signs = match mending {
        true => signs(paragraph),
        false => rules::SIGNS,
    };
    let check = Check {
        paragraph,
        gazetteer: known.gazetteer,
        variants: known.variants,
        context: &situation.context,
        around: situation.around,
        house,
        line_end: situation.line_end,
        cut: situation.cut,
        mending,
    };
    let mut findings = Vec::new();
    // Of a text in an old encoding nothing can be said but that.
    let legacy = situation.context.font.is_some();
    let silent = |rule: &Rule| match legacy {
        true => rule.code != "legacy-font",
        false => paragraph.foreign || !paragraph.traits.has(rule.wants),
    };
    let idle = |rule: &Rule| mending && !signs.has(rule.signs);
    for rule in rules::ALL
        .iter()
        .filter(|rule| !silent(rule) && !idle(rule))
    {
        let level = match settings.rules.get(rule.code) {
            Some(level) => match level.severity() {
                Some(severity) => Some(severity),
                None => continue,
            },
            None => None,
        };
        let from = findings.len();
        (rule.check)(&check, &mut findings);
        for finding in &mut findings[from..] {
            finding.severity = level.unwrap_or(finding.severity);
            to_graphemes(paragraph.text, finding);
            finding.fixes.retain(|fix| {
                // The promise of harmlessness is kept here, whatever a rule may do.
                let free = |edit: &Edit| !paragraph.is_protected(&edit.range());
                let prose = |edit: &Edit| {
                    rule.code == Directive::CODE || !paragraph.in_markup(&edit.range())
                };
                let harmless =
                    rule.repairs || fix.certainty != Certainty::Safe || fix.edits.iter().all(free);
                harmless && fix.edits.iter().all(prose)
            });
        }
    }
    // Nor is markup judged, but for the comments that are for us.
    findings.retain(|f| f.rule == Directive::CODE || !paragraph.in_markup(&f.span));
    findings.sort_by_key(|f| (f.span.start, f.span.end));
    if mending {
        return Read {
            findings,
            ..Read::default()
        };
    }
    Read {
        findings,
        links: links(paragraph),
        handles: handles(paragraph),
        stretches: stretches(paragraph),
    }
}

/// Whether byte `at` of `text` surely is the border of a grapheme: between two letters of the Arabic
/// script, or ASCII.
fn is_border(text: &str, at: usize) -> bool {
    let plain = |c: char| is_arabic(c) || c == ' ' || c.is_ascii_graphic();
    let (before, behind) = (text[..at].chars().next_back(), text[at..].chars().next());
    before.is_none_or(plain) && behind.is_none_or(plain)
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
