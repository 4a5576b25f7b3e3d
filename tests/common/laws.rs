//! What holds for every text.

// No test needs all of it.
#![allow(dead_code)]

use rastnus::analysis::{Analysis, Scope, normalize};
use rastnus::config::{DigitStyle, Settings};
use rastnus::kurdish::{Paragraph, Signs};
use rastnus::rules::Rule;
use rastnus::text::{Edit, SpanKind, apply, paragraphs};
use unicode_segmentation::UnicodeSegmentation;

/// A law: what is wrong if `text` breaks it.
pub type Law = fn(text: &str) -> Result<(), String>;

/// Those of all texts, whatever jumble they are.
pub const FOR_ALL: &[Law] = &[
    normalizing_twice_is_normalizing_once,
    edits_are_in_order_and_keep_graphemes_whole,
    findings_lie_in_the_text,
    only_repairs_edit_protected_spans,
    safe_fixes_show_their_signs,
];

/// An error unless `holds`.
pub fn check(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

pub fn normalizing_twice_is_normalizing_once(text: &str) -> Result<(), String> {
    let settings = Settings::default();
    for scope in [Scope::Safe, Scope::WithStyle] {
        let once = apply(text, &normalize(text, &settings, scope));
        let twice = apply(&once, &normalize(&once, &settings, scope));
        check(twice == once, || format!("{once:?} becomes {twice:?}"))?;
    }
    for digits in [None, Some(DigitStyle::Keep), Some(DigitStyle::Arabic)] {
        let mut settings = Settings::default();
        settings.style.digits = digits;
        let once = apply(text, &normalize(text, &settings, Scope::Safe));
        let analysis = Analysis::of(&once, &settings);
        let left = analysis.findings().find(|f| f.safe_fix().is_some());
        check(left.is_none(), || format!("{left:?} is left"))?;
    }
    Ok(())
}

/// What has no sign of a rule is not shown to the rule when a text is normalized.
pub fn safe_fixes_show_their_signs(text: &str) -> Result<(), String> {
    let all = paragraphs(text);
    for finding in Analysis::of(text, &Settings::default()).findings() {
        if finding.safe_fix().is_none() {
            continue;
        }
        let own = all.iter().find(|p| p.bytes.contains(&finding.span.start));
        let signs = own.map(|p| Signs::of(&text[p.bytes.clone()]).with_any_number());
        let shown = Rule::named(finding.rule)
            .zip(signs)
            .is_some_and(|(rule, signs)| signs.has(rule.signs));
        check(shown, || {
            format!("{finding:?} shows none of its signs: {signs:?}")
        })?;
    }
    Ok(())
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
