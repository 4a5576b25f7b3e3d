//! [`Analyzer`] and [`Analysis`].
//!
//! A document is read in two passes. The first reads each paragraph for its facts, and the summed
//! facts make the document's [`Context`]; the second runs the rules on each paragraph in that
//! context. Both are cached by the content of the paragraph, so that a keystroke costs one.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::GraphemeCursor;

use super::ignoring::Ignoring;
use crate::config::{House, Language as Wanted, Settings};
use crate::entities::{self, Mention, Said};
use crate::kurdish::dates::{Stretch, stretches};
use crate::kurdish::pairs::quotes;
use crate::kurdish::{Context, Facts, Kind, Language, Paragraph, Prior, RepairKind, links_in};
use crate::rules::{self, Around, Certainty, Check, Directive, Finding, Rule};
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
    pub(super) mentions: Vec<Mention>,
    pub(super) said: Vec<Said>,
}

/// All that is known of one version of a text. Immutable and cheap to share.
#[derive(Debug, Default)]
pub struct Analysis {
    pub(super) paragraphs: Vec<(Range<usize>, Arc<Read>)>,
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

    /// The names, in the order of the text. A name that may be a common word is among them only
    /// if the text names the same thing for sure elsewhere.
    pub fn mentions(&self) -> impl Iterator<Item = Mention> + '_ {
        let sure: HashSet<&str> = self
            .all_mentions()
            .filter(|(_, m)| m.certain)
            .map(|(_, m)| m.entity.id)
            .collect();
        self.all_mentions()
            .filter(move |(_, m)| m.certain || sure.contains(m.entity.id))
            .map(|(start, m)| m.shifted(start))
    }

    pub(super) fn all_mentions(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.paragraphs
            .iter()
            .flat_map(|(span, read)| read.mentions.iter().map(|m| (span.start, m)))
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
    edges: Edges,
    directives: Vec<Directive>,
    /// The last reading, and what it depended on.
    read: Option<(Situation, Arc<Read>)>,
}

/// All that the reading of a paragraph depends on besides its content and the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Situation {
    context: Context,
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
    /// Whether names are left out.
    nameless: bool,
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

    /// The analysis of `document`; a bare text is plain text.
    pub fn analyse<'t>(
        &mut self,
        document: impl Into<Document<'t>>,
        settings: &Settings,
    ) -> Analysis {
        let document = document.into();
        if self.settings != *settings {
            self.entries.clear();
            self.settings = settings.clone();
            self.house = settings.style.house();
        }
        let forced = forced_prior(settings);
        let spans: Vec<ParagraphSpan> = paragraphs(document)
            .into_iter()
            .filter(|p| p.kind == SpanKind::Prose)
            .collect();
        // Only what this version holds is kept for the next.
        let mut old = std::mem::take(&mut self.entries);
        let mut facts = Facts::default();
        let mut edges = Vec::with_capacity(spans.len());
        let mut directives = Vec::new();
        for span in &spans {
            let content = Content::of(document, span);
            let key = content.key();
            if !self.entries.contains_key(&*key) {
                let entry = old
                    .remove_entry(&*key)
                    .unwrap_or_else(|| ((&*key).into(), Entry::new(content, forced)));
                self.entries.insert(entry.0, entry.1);
            }
            if let Some(entry) = self.entries.get(&*key) {
                facts.add(&entry.facts);
                edges.push(entry.edges);
                let own = entry.directives.iter();
                directives.extend(own.map(|d| d.shifted(span.bytes.start)));
            }
        }
        let mut context = Context::of(&facts);
        if forced != Prior::default() {
            context.prior = forced;
            context.kurdish = true;
        }
        let line_end = line_end_of(document.text);
        let mut analysis = Analysis {
            context,
            ..Analysis::default()
        };
        if !context.kurdish {
            return analysis;
        }
        for (n, span) in spans.iter().enumerate() {
            let content = Content::of(document, span);
            let situation = Situation {
                context,
                around: Around {
                    open_before: n.checked_sub(1).and_then(|p| edges[p].left_open),
                    goes_on_behind: edges.get(n + 1).and_then(|e| e.goes_on),
                },
                line_end,
                cut: span.cut,
            };
            if let Some(entry) = self.entries.get_mut(&*content.key()) {
                let read = entry.read(content, situation, settings, self.house, !self.nameless);
                analysis.paragraphs.push((span.bytes.clone(), read));
            }
        }
        let ignoring = Ignoring::new(document.text, directives, &settings.ignores);
        if !ignoring.is_empty() {
            analysis.leave_out(document.text, &ignoring);
        }
        analysis
    }
}

/// The languages that the user fixes.
fn forced_prior(settings: &Settings) -> Prior {
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
    fn new(content: Content, prior: Prior) -> Self {
        let paragraph = content.read(prior);
        Self {
            facts: paragraph.facts,
            edges: Edges::of(&paragraph),
            directives: Directive::of(&paragraph),
            read: None,
        }
    }

    fn read(
        &mut self,
        content: Content,
        situation: Situation,
        settings: &Settings,
        house: House,
        names: bool,
    ) -> Arc<Read> {
        if let Some((known, read)) = &self.read
            && *known == situation
        {
            return Arc::clone(read);
        }
        let read = Arc::new(read_paragraph(content, &situation, settings, house, names));
        self.read = Some((situation, Arc::clone(&read)));
        read
    }
}

impl Edges {
    fn of(paragraph: &Paragraph) -> Self {
        let odd = quotes(paragraph).odd;
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

fn read_paragraph(
    content: Content,
    situation: &Situation,
    settings: &Settings,
    house: House,
    names: bool,
) -> Read {
    let paragraph = content.read(situation.context.prior);
    let check = Check {
        paragraph: &paragraph,
        context: &situation.context,
        around: situation.around,
        house,
        line_end: situation.line_end,
        cut: situation.cut,
    };
    let mut findings = Vec::new();
    // Of a text in an old encoding nothing can be said but that.
    let legacy = situation.context.font.is_some();
    let silent = |rule: &Rule| match legacy {
        true => rule.code != "legacy-font",
        false => paragraph.foreign,
    };
    for rule in rules::ALL.iter().filter(|rule| !silent(rule)) {
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
            to_graphemes(content.text, finding);
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
    let (mentions, said) = match names {
        true => entities::names(&paragraph),
        false => Default::default(),
    };
    Read {
        findings,
        links: links(&paragraph),
        handles: handles(&paragraph),
        stretches: stretches(&paragraph),
        mentions,
        said,
    }
}

/// Widens the span and the edits of `finding` to the borders of graphemes, so that no editor cuts
/// a letter from its mark.
fn to_graphemes(text: &str, finding: &mut Finding) {
    let whole = |range: Range<usize>| {
        let border = |mut at: usize, forward: bool| {
            let mut cursor = GraphemeCursor::new(at, text.len(), true);
            while !cursor.is_boundary(text, 0).unwrap_or(true) {
                let step = if forward { at + 1 } else { at - 1 };
                at = if forward {
                    text.ceil_char_boundary(step)
                } else {
                    text.floor_char_boundary(step)
                };
                cursor.set_cursor(at);
            }
            at
        };
        border(range.start, false)..border(range.end, true)
    };
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
