//! What holds for every text.

use rastnus::analysis::{Analysis, Scope, normalize};
use rastnus::config::Settings;
use rastnus::kurdish::Paragraph;
use rastnus::rules::{Finding, Rule};
use rastnus::text::{Edit, SpanKind, apply, paragraphs};
use unicode_segmentation::UnicodeSegmentation;

/// A law: what is wrong if `text` breaks it.
pub type Law = fn(text: &str) -> Result<(), String>;

/// All of them.
pub const LAWS: &[Law] = &[
    normalizing_twice_is_normalizing_once,
    edits_are_in_order_and_keep_graphemes_whole,
    findings_lie_in_the_text,
    only_repairs_edit_protected_spans,
    every_fix_removes_its_finding_and_makes_no_new_one,
];

/// An error unless `holds`.
fn check(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

pub fn normalizing_twice_is_normalizing_once(text: &str) -> Result<(), String> {
    let settings = Settings::default();
    for scope in [Scope::Safe, Scope::WithStyle] {
        let once = apply(text, &normalize(text, &settings, scope));
        let twice = apply(&once, &normalize(&once, &settings, scope));
        check(twice == once, || format!("{once:?} becomes {twice:?}"))?;
    }
    let once = apply(text, &normalize(text, &settings, Scope::Safe));
    let analysis = Analysis::of(&once, &settings);
    let left = analysis.findings().find(|f| f.safe_fix().is_some());
    check(left.is_none(), || format!("{left:?} is left"))
}

pub fn edits_are_in_order_and_keep_graphemes_whole(text: &str) -> Result<(), String> {
    edits_fit(text, &normalize(text, &Settings::default(), Scope::Safe))?;
    for finding in Analysis::of(text, &Settings::default()).findings() {
        for fix in &finding.fixes {
            edits_fit(text, &fix.edits)?;
        }
    }
    Ok(())
}

/// Whether `edits` of `text` are in order and lie on the borders of graphemes.
pub fn edits_fit(text: &str, edits: &[Edit]) -> Result<(), String> {
    let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).collect();
    borders.push(text.len());
    let mut at = 0;
    for edit in edits {
        let ordered = edit.start >= at && edit.start <= edit.end;
        check(ordered, || format!("order: {edits:?}"))?;
        let whole = [edit.start, edit.end]
            .iter()
            .all(|at| borders.binary_search(at).is_ok());
        check(whole, || format!("{edit:?} cuts a grapheme"))?;
        at = edit.end;
    }
    Ok(())
}

pub fn findings_lie_in_the_text(text: &str) -> Result<(), String> {
    let mut last = 0;
    for finding in Analysis::of(text, &Settings::default()).findings() {
        let there = text.get(finding.span.clone()).is_some() && !finding.span.is_empty();
        check(there, || format!("{finding:?} is not in the text"))?;
        check(finding.span.start >= last, || format!("order: {finding:?}"))?;
        last = finding.span.start;
    }
    Ok(())
}

pub fn only_repairs_edit_protected_spans(text: &str) -> Result<(), String> {
    let analysis = Analysis::of(text, &Settings::default());
    let prior = analysis.context().prior;
    for finding in analysis.findings() {
        if Rule::named(finding.rule).is_some_and(|r| r.repairs) {
            continue;
        }
        let Some(fix) = finding.safe_fix() else {
            continue;
        };
        for edit in &fix.edits {
            let around = paragraphs(text)
                .into_iter()
                .find(|p| p.bytes.start <= edit.start && edit.end <= p.bytes.end)
                .filter(|p| p.kind == SpanKind::Prose)
                .ok_or_else(|| format!("{finding:?} is in no prose"))?;
            let start = around.bytes.start;
            let paragraph = Paragraph::new(&text[around.bytes], prior);
            let local = edit.start - start..edit.end - start;
            let free = !paragraph.is_protected(&local);
            check(free, || format!("{finding:?} edits a protected span"))?;
        }
    }
    Ok(())
}

/// Rules of style: a word whose letters were wrong may, once they are right, be seen to depart from
/// the text's habit.
const STYLE: [&str; 9] = [
    "quote-style",
    "ellipsis-style",
    "dash-style",
    "heh-style",
    "initial-reh",
    "double-waw",
    "izafe-yeh",
    "number-ending",
    "name-variant",
];

/// The rule under whose name a fault is counted: a gap is one fault, whatever it is taken for.
fn fault(rule: &str) -> &str {
    match rule {
        "repeated-space" => "lost-paragraph",
        rule => rule,
    }
}

/// A fix mends what it is offered for, and no fault comes of it that was not there.
pub fn every_fix_removes_its_finding_and_makes_no_new_one(text: &str) -> Result<(), String> {
    let settings = Settings::default();
    let before: Vec<Finding> = Analysis::of(text, &settings).findings().collect();
    for finding in &before {
        for fix in &finding.fixes {
            let mended = apply(text, &fix.edits);
            let after = Analysis::of(&mended, &settings);
            let mut after: Vec<Finding> = after.findings().collect();
            // What was mended, in the new text.
            let start = finding.span.start;
            let end = (finding.span.end + mended.len()).saturating_sub(text.len());
            let shown =
                |f: &Finding| STYLE.contains(&f.rule) && f.span.start <= end && start <= f.span.end;
            after.retain(|f| f.rule == finding.rule || !shown(f));
            let count = |all: &[Finding], rule: &str| {
                all.iter().filter(|f| fault(f.rule) == fault(rule)).count()
            };
            for rule in Rule::codes() {
                let (old, new) = (count(&before, rule), count(&after, rule));
                let gone = fault(rule) != fault(finding.rule) || new < old;
                check(gone && new <= old, || {
                    let near = |at: usize| (0..=at).rev().find(|i| text.is_char_boundary(*i));
                    let start = near(finding.span.start.saturating_sub(40)).unwrap_or(0);
                    let end = near((finding.span.end + 40).min(text.len())).unwrap_or(start);
                    format!(
                        "{} of {:?} by {:?} in {:?}: {rule} {old} -> {new}",
                        finding.rule,
                        &text[finding.span.clone()],
                        fix.edits.iter().map(|e| &e.text).collect::<Vec<_>>(),
                        &text[start..end],
                    )
                })?;
            }
        }
    }
    Ok(())
}
