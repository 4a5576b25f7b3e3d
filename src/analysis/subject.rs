//! What somebody means who points at a place of a text.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::document::{add_spelling, in_order};
use super::{Analysis, Source};
use crate::entities::{Kind, Mention};
use crate::kurdish::calendar::Calendar;
use crate::kurdish::dates::{Meaning, Stretch, Written};
use crate::kurdish::day::Day;
use crate::kurdish::numerals::{Dialect, Quantity};
use crate::kurdish::suspicion::Suspicion;
use crate::kurdish::{Language, letters, spot, suffixes};

/// What stands at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is.
    pub matter: Matter,
}

/// What something in a text is.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// A name.
    Name(Box<NameCard>),
    /// A date with a year, and what else it can mean.
    Date(Day, Option<Day>),
    /// A month.
    Month(Calendar, u8),
    /// A number.
    Number(Quantity),
    /// A link or an address, and where it leads.
    Link(String),
    /// The name of an account, as it was meant, and where it leads if the text tells.
    Handle(String, Option<String>),
    /// Suspicious characters, each once.
    Letters(Vec<(char, Suspicion)>),
}

/// A name, and all that its text tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct NameCard {
    /// The name at the place.
    pub mention: Mention,
    /// What is joined before it: a preposition, or nothing.
    pub preposition: String,
    /// The name as it is written there, without its endings.
    pub stem: String,
    /// Each of its endings as it is usually written, and what it means.
    pub endings: Vec<(&'static str, suffixes::Suffix)>,
    /// How often the text names the same thing.
    pub count: usize,
    /// First byte of its first mention.
    pub first: usize,
    /// What the text says of it in apposition.
    pub said: Vec<String>,
    /// How else the text writes it.
    pub spellings: Vec<String>,
    /// The first date in the text that has a year.
    pub date: Option<Day>,
}

/// So many bytes are looked at around a place: enough for any grapheme of a text that somebody reads.
const NEAR: usize = 64;

impl Analysis {
    /// What stands at byte `at` of `text`, the text that was analysed.
    pub fn subject_at<'t>(&self, text: impl Into<Source<'t>>, at: usize) -> Option<Subject> {
        let text = text.into();
        let mention = self.mention_at(at).filter(|m| at < m.whole.end);
        // The name of a month says less than the date that it stands in.
        let date = mention.as_ref().filter(|m| m.entity.kind == Kind::Date);
        let date = date.and_then(|_| {
            let figure = self.figure_at(text, at);
            figure.or_else(|| self.words_at(text, at))
        });
        let name = || {
            let mention = mention?;
            let span = mention.whole.clone();
            let matter = Matter::Name(Box::new(self.card(text, mention)));
            Some(Subject { span, matter })
        };
        date.or_else(name)
            .or_else(|| self.figure_at(text, at))
            .or_else(|| self.target_at(text, at))
            .or_else(|| letters_at(text, at))
            .or_else(|| self.words_at(text, at))
    }

    /// All that `text` tells of what `mention` names.
    fn card(&self, text: Source, mention: Mention) -> NameCard {
        let stem = text.slice(mention.name.clone()).into_owned();
        let preposition = text.slice(mention.whole.start..mention.name.start);
        let id = &mention.entity.id;
        let (mut count, mut first) = (0, mention.whole.start);
        let mut spellings: Vec<(usize, Cow<str>)> = Vec::new();
        for (start, other) in self.naming(id) {
            count += 1;
            first = first.min(other.whole().start + start);
            add_spelling(&mut spellings, text, other.name(), start);
        }
        let spellings = in_order(spellings).into_iter();
        let spellings = spellings.filter(|spelling| *spelling != stem).collect();
        NameCard {
            preposition: preposition.into_owned(),
            endings: suffixes::pieces(&letters::fold(&stem), &mention.endings),
            count,
            first,
            said: self.said_of(&mention.entity),
            spellings,
            stem,
            date: self.first_day(),
            mention,
        }
    }

    /// The first date that has a year.
    fn first_day(&self) -> Option<Day> {
        self.stretches().find_map(|stretch| match stretch.meaning {
            Meaning::Date(Some(written), None) => day_of(written),
            _ => None,
        })
    }

    /// The date or the number at byte `at`.
    fn figure_at(&self, text: Source, at: usize) -> Option<Subject> {
        let stretch = self.stretch_at(at)?;
        let span = stretch.span();
        let matter = match stretch.meaning {
            Meaning::Date(Some(written), other) => match day_of(written) {
                Some(day) => Matter::Date(day, other.and_then(day_of)),
                None => Matter::Month(written.calendar, written.month),
            },
            Meaning::Number { percent } => {
                let written = text.slice(span.clone());
                let digits = written.trim_matches(['%', '٪']);
                let mut quantity = Quantity::parse(digits, dialect(&stretch))?;
                quantity.percent = percent;
                Matter::Number(quantity)
            }
            Meaning::Date(None, _) | Meaning::Time => return None,
        };
        Some(Subject { span, matter })
    }

    /// The link or the account at byte `at`.
    fn target_at(&self, text: Source, at: usize) -> Option<Subject> {
        if let Some(link) = self.link_at(at) {
            let matter = Matter::Link(link.target);
            return Some(Subject {
                span: link.span,
                matter,
            });
        }
        let handle = self.handle_at(at)?;
        let own = || text.slice(handle.span.clone()).into_owned();
        let written = handle.repaired.unwrap_or_else(own);
        let name = written.trim_matches(['(', ')']).to_owned();
        // `NAME (@handle) July 26, 2021` is how a tweet is signed that stands in a page.
        let behind = text.slice(handle.span.end..handle.span.end + NEAR);
        let signature = behind.trim_start_matches([')', ' ']);
        let date = behind.len() - signature.len() + handle.span.end;
        let signed = self.stretch_at(date).is_some_and(|s| {
            let latin = signature.starts_with(|c: char| c.is_ascii_alphabetic());
            latin && s.start == date && matches!(s.meaning, Meaning::Date(..))
        });
        let target = || format!("https://x.com/{}", name.trim_start_matches('@'));
        Some(Subject {
            span: handle.span,
            matter: Matter::Handle(name.clone(), signed.then(target)),
        })
    }

    /// A month or a number in words at byte `at`; looked for only in Kurdish texts.
    fn words_at(&self, text: Source, at: usize) -> Option<Subject> {
        let bytes = self.paragraph_at(at)?;
        let (paragraph, inside) = (&*text.slice(bytes.clone()), at - bytes.start);
        let placed = |span: Range<usize>, matter| Subject {
            span: span.start + bytes.start..span.end + bytes.start,
            matter,
        };
        let month = spot::month_at(paragraph, inside)
            .map(|(span, calendar, month)| placed(span, Matter::Month(calendar, month)));
        month.or_else(|| {
            let (span, quantity) = spot::number_at(paragraph, inside)?;
            Some(placed(span, Matter::Number(quantity)))
        })
    }
}

pub(super) fn day_of(written: Written) -> Option<Day> {
    Day::new(written.calendar, written.year?, written.month, written.day)
}

/// The Kurdish that a number stands in; it tells how its marks are read.
fn dialect(stretch: &Stretch) -> Dialect {
    match stretch.language {
        Language::Kurmanji => Dialect::Kurmanji,
        _ => Dialect::Sorani,
    }
}

/// The characters at byte `at`, what the eye takes for one, that are suspicious in any word.
fn letters_at(text: Source, at: usize) -> Option<Subject> {
    let from = text.floor(at.saturating_sub(NEAR));
    let near = text.slice(from..at.saturating_add(NEAR));
    let (offset, grapheme) = near
        .grapheme_indices(true)
        .take_while(|(i, _)| from + i <= at)
        .last()?;
    let found = suspicious(grapheme, Suspicion::is_general);
    let start = from + offset;
    // The joiner inside of an emoji is no fault.
    let picture = |c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    (!found.is_empty() && !grapheme.contains(picture)).then(|| Subject {
        span: start..start + grapheme.len(),
        matter: Matter::Letters(found),
    })
}

/// The suspicious characters of `text`, each once.
pub fn suspicious(text: &str, counts: fn(Suspicion) -> bool) -> Vec<(char, Suspicion)> {
    let mut out: Vec<(char, Suspicion)> = Vec::new();
    for c in text.chars() {
        if let Some(suspicion) = Suspicion::of(c).filter(|s| counts(*s))
            && !out.iter().any(|(known, _)| *known == c)
        {
            out.push((c, suspicion));
        }
    }
    out
}
