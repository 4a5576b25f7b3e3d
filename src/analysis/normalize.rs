//! Applying what is safe, all at once.

use std::borrow::Cow;
use std::ops::Range;

use super::{Analysis, Analyzer};
use crate::config::{DigitStyle, Settings};
use crate::kurdish::{Digits, Signs};
use crate::rules::{Certainty, SIGNS};
use crate::text::{Document, Edit, Format, Markup, SpanKind, apply, compose, markup, paragraphs};

/// Which fixes [`normalize`] applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// The safe ones.
    #[default]
    Safe,
    /// The safe ones, and those of style that the configuration asks for.
    WithStyle,
}

/// A fix can make another one possible, seldom more than once.
pub(super) const ROUNDS: usize = 8;

/// Findings come in the order of the text, so only the latest edits can be in the way.
const NEAR: usize = 64;

/// A text made normal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normal {
    /// The edits, in bytes of the old text, that make it: sorted, without overlaps.
    pub edits: Vec<Edit>,
    /// The new text.
    pub text: String,
    /// How many findings are left in it; those about names are looked for only where there are no
    /// others.
    pub left: usize,
}

/// The edits, in bytes of its text, that make `document` normal: sorted, without overlaps, one for
/// each finding. Applied once or twice, the result is the same. A bare text is plain text.
pub fn normalize<'t>(
    document: impl Into<Document<'t>>,
    settings: &Settings,
    scope: Scope,
) -> Vec<Edit> {
    made_normal(document.into(), settings, scope, None).edits
}

/// The edits of [`normalize`] for a part of `document`, its bytes `range`: those of the fixes that
/// lie inside it as a whole.
pub fn normalize_within<'t>(
    document: impl Into<Document<'t>>,
    settings: &Settings,
    scope: Scope,
    range: Range<usize>,
) -> Vec<Edit> {
    made_normal(document.into(), settings, scope, Some(range)).edits
}

/// The normal form of `document`, with what [`normalize`] does to it.
pub fn normal<'t>(document: impl Into<Document<'t>>, settings: &Settings, scope: Scope) -> Normal {
    let document = document.into();
    let mut normal = made_normal(document, settings, scope, None);
    let mended = Document::new(&normal.text, document.format);
    let mut analyzer = Analyzer::without_names();
    normal.left = analyzer
        .analyse(mended, settings)
        .findings_in_place()
        .count();
    if normal.left == 0 {
        normal.left = Analysis::of(mended, settings).findings_in_place().count();
    }
    normal
}

/// Whether nothing in `document` shows a sign of what a safe fix mends. Markup may part what belongs
/// together, so where there is any this cannot be told.
fn is_clean(document: Document, settings: &Settings) -> bool {
    let mut signs = Signs::NONE;
    for paragraph in paragraphs(document) {
        if paragraph.kind != SpanKind::Prose {
            continue;
        }
        signs = signs.and(Signs::of(&document.text[paragraph.bytes]));
        if signs.has(SIGNS) || !paragraph.markup.is_empty() {
            return false;
        }
    }
    let signs = match settings.style.house().digits {
        DigitStyle::Keep => signs,
        DigitStyle::Consistent => signs.with_house(None),
        DigitStyle::Ascii => signs.with_house(Some(Digits::Ascii)),
        DigitStyle::Arabic => signs.with_house(Some(Digits::Arabic)),
        DigitStyle::Extended => signs.with_house(Some(Digits::Extended)),
    };
    !signs.has(SIGNS)
}

/// The normal form, without the names in it: none is mended unasked. With a `part` only what lies in
/// these bytes is changed. What is left is not counted.
fn made_normal(
    document: Document,
    settings: &Settings,
    scope: Scope,
    mut part: Option<Range<usize>>,
) -> Normal {
    let Document { text, format } = document;
    let mut analyzer = match scope {
        Scope::Safe => Analyzer::mending(),
        Scope::WithStyle => Analyzer::without_names(),
    };
    let mut edits: Vec<Edit> = Vec::new();
    let mut current = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let document = Document::new(&current, format);
        if scope == Scope::Safe && is_clean(document, settings) {
            break;
        }
        let analysis = analyzer.analyse(document, settings);
        let mut fixes = choose(&analysis, scope);
        if let Some(part) = &part {
            let inside = |edit: &Edit| part.start <= edit.start && edit.end <= part.end;
            fixes.retain(|fix| fix.iter().all(inside));
        }
        let more = fixes.harmless_in(document);
        if more.is_empty() {
            break;
        }
        let next = apply(&current, &more);
        if let Some(part) = &mut part {
            // All that changed lies inside of it.
            part.end = part.end + next.len() - current.len();
        }
        current = Cow::Owned(next);
        edits = if edits.is_empty() {
            more
        } else {
            compose(&edits, &more)
        };
    }
    edits.retain(|edit| text.get(edit.range()) != Some(&edit.text));
    Normal {
        edits,
        text: current.into_owned(),
        left: 0,
    }
}

/// The edits of those of `fixes` that leave the markup of `document` what it is. Edits in prose
/// seldom change it, but what is emphasis in Markdown depends on the letters and marks around it.
pub(super) fn structural(document: Document, fixes: Vec<Vec<Edit>>) -> Vec<Edit> {
    if document.format == Format::Plain || fixes.is_empty() {
        return sorted(fixes.into_iter().flatten());
    }
    let edits = |fixes: &[Vec<Edit>]| sorted(fixes.iter().flatten().cloned());
    let fixes = &fixes[..];
    let all = edits(fixes);
    let before = marks(document);
    let harmless = |edits: &[Edit]| {
        let after = apply(document.text, edits);
        marks(Document::new(&after, document.format)) == before
    };
    if harmless(&all) {
        return all;
    }
    // The few that do harm are found by halves.
    let (mut kept, mut open) = (Vec::new(), vec![fixes]);
    while let Some(part) = open.pop() {
        if harmless(&edits(part)) {
            kept.extend_from_slice(part);
        } else if part.len() > 1 {
            let (left, right) = part.split_at(part.len() / 2);
            open.extend([right, left]);
        }
    }
    let kept = edits(&kept);
    if harmless(&kept) { kept } else { Vec::new() }
}

/// `edits` in order.
pub(super) fn sorted(edits: impl Iterator<Item = Edit>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = edits.collect();
    edits.sort();
    edits
}

/// The markup of `document`, as it is written.
fn marks(document: Document) -> Vec<String> {
    let own = |m: Markup| document.text[m.bytes].to_owned();
    markup(document).into_iter().map(own).collect()
}

/// The edits of some fixes, in one list: there may be many of both.
#[derive(Debug, Default)]
pub(super) struct Fixes {
    edits: Vec<Edit>,
    /// Where in the list the edits of each fix end.
    ends: Vec<usize>,
}

impl Fixes {
    /// The edits of each fix.
    fn lists(&self) -> impl Iterator<Item = &[Edit]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(from, to)| &self.edits[from..*to])
    }

    /// Leaves out the fixes whose edits are not `wanted`.
    pub(super) fn retain(&mut self, wanted: impl Fn(&[Edit]) -> bool) {
        let mut kept = Self::default();
        for edits in self.lists().filter(|edits| wanted(edits)) {
            kept.edits.extend_from_slice(edits);
            kept.ends.push(kept.edits.len());
        }
        *self = kept;
    }

    /// All edits, in order.
    pub(super) fn into_edits(mut self) -> Vec<Edit> {
        self.edits.sort();
        self.edits
    }

    /// The edits, in order, of those that leave the markup of `document` what it is.
    pub(super) fn harmless_in(self, document: Document) -> Vec<Edit> {
        match document.format {
            Format::Plain => self.into_edits(),
            _ => structural(document, self.lists().map(<[Edit]>::to_vec).collect()),
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The edits of each fix to apply; of two that overlap, that of the first finding.
pub(super) fn choose(analysis: &Analysis, scope: Scope) -> Fixes {
    let mut chosen = Fixes::default();
    // The end of the chosen ones.
    let mut reach = 0;
    let add = |start: usize, edits: &[Edit]| {
        let from = chosen.edits.len();
        let edits = edits.iter().map(|edit| edit.shifted(start));
        chosen.edits.extend(edits);
        let (before, edits) = chosen.edits.split_at(from);
        let mut near = before.iter().rev().take(NEAR);
        let apart = edits.iter().all(|edit| edit.start > reach);
        if apart || !near.any(|c| edits.iter().any(|edit| clash(c, edit))) {
            reach = edits.iter().map(|edit| edit.end).fold(reach, usize::max);
            chosen.ends.push(chosen.edits.len());
        } else {
            chosen.edits.truncate(from);
        }
    };
    let wanted = |certainty| match certainty {
        Certainty::Safe => true,
        Certainty::Style => scope == Scope::WithStyle,
        Certainty::Likely => false,
    };
    analysis.each_fix(wanted, add);
    chosen
}

/// Whether two edits touch the same bytes, or insert at the same place.
fn clash(a: &Edit, b: &Edit) -> bool {
    a.range() == b.range() || (a.start < b.end && b.start < a.end)
}
