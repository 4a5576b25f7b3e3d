//! Applying what is safe, all at once.

use super::Analyzer;
use crate::config::Settings;
use crate::rules::{Certainty, Finding, Fix};
use crate::text::{Edit, apply, compose};

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
const ROUNDS: usize = 8;

/// Findings come in the order of the text, so only the latest edits can be in the way.
const NEAR: usize = 64;

/// The edits, in bytes of `text`, that make `text` normal: sorted, without overlaps, one for each
/// finding. Applied once or twice, the result is the same.
pub fn normalize(text: &str, settings: &Settings, scope: Scope) -> Vec<Edit> {
    let mut all: Vec<Edit> = Vec::new();
    let mut current = text.to_owned();
    let mut analyzer = Analyzer::without_names();
    for _ in 0..ROUNDS {
        let analysis = analyzer.analyse(&current, settings);
        let edits = choose(analysis.findings(), scope);
        if edits.is_empty() {
            break;
        }
        current = apply(&current, &edits);
        all = compose(&all, &edits);
    }
    all.retain(|edit| text.get(edit.range()) != Some(&edit.text));
    all
}

/// The edits of the fixes to apply; of two that overlap, that of the first finding.
fn choose(findings: impl Iterator<Item = Finding>, scope: Scope) -> Vec<Edit> {
    let wanted = |fix: &Fix| match fix.certainty {
        Certainty::Safe => true,
        Certainty::Style => scope == Scope::WithStyle,
        Certainty::Likely => false,
    };
    let mut chosen: Vec<Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = finding.fixes.into_iter().find(wanted) else {
            continue;
        };
        let free = |edit: &Edit| !chosen.iter().rev().take(NEAR).any(|c| clash(c, edit));
        if fix.edits.iter().all(free) {
            chosen.extend(fix.edits);
        }
    }
    chosen.sort();
    chosen
}

/// Whether two edits touch the same bytes, or insert at the same place.
fn clash(a: &Edit, b: &Edit) -> bool {
    a.range() == b.range() || (a.start < b.end && b.start < a.end)
}
