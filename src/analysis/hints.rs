//! What is worth saying beside a text, in a word or two.

use std::collections::HashSet;
use std::ops::Range;

use super::Analysis;
use super::subject::day_of;
use crate::config::Hints;
use crate::entities::Kind;
use crate::kurdish::calendar::Calendar;
use crate::kurdish::dates::Meaning;
use crate::kurdish::day::Day;

/// Something to say behind a place of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// The byte that it stands before.
    pub at: usize,
    /// What there is to say.
    pub aside: Aside,
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Aside {
    /// The day before it, in this calendar.
    Day(Day, Calendar),
    /// The full name of the person whose short name stands before it.
    FullName(String),
}

impl Analysis {
    /// What there is to say in the bytes `range` of `text`, the one analysed, as far as it is `wanted`:
    /// behind a date in digits or words that is one for sure, the same day in the other calendar; behind
    /// the first short name of a person in each paragraph, the full one.
    pub fn hints(&self, text: &str, range: Range<usize>, wanted: Hints) -> Vec<Hint> {
        let mut out = Vec::new();
        let inside = |at: usize| range.start <= at && at <= range.end;
        if wanted.dates {
            for stretch in self.stretches().filter(|s| inside(s.span().end)) {
                let Meaning::Date(Some(written), None) = stretch.meaning else {
                    continue;
                };
                let other = match written.calendar {
                    Calendar::Gregorian => Calendar::Solar,
                    _ => Calendar::Gregorian,
                };
                out.extend(day_of(written).map(|day| Hint {
                    at: stretch.span().end,
                    aside: Aside::Day(day, other),
                }));
            }
        }
        if wanted.names {
            let mut known = HashSet::new();
            for mention in self.mentions().filter(|m| m.entity.kind == Kind::Person) {
                let at = mention.whole.end;
                let paragraph = self.paragraph_at(mention.name.start);
                let first = known.insert((paragraph.map(|p| p.start), mention.entity.id.clone()));
                if !first || !inside(at) {
                    continue;
                }
                // As the text writes it, where it does.
                let words = |name: &str| name.split_whitespace().count();
                let written = self.spellings_of(text, &mention.entity.id);
                let longest = written.into_iter().rev().max_by_key(|name| words(name));
                let own = mention.entity.name();
                let full = longest
                    .filter(|name| words(name) >= words(own))
                    .unwrap_or_else(|| own.to_owned());
                let short = text.get(mention.name.clone()).unwrap_or_default();
                if words(short) < words(&full) {
                    let aside = Aside::FullName(full);
                    out.push(Hint { at, aside });
                }
            }
        }
        out.sort_by_key(|hint| hint.at);
        out
    }
}
