//! Fixes: of one finding, of all of its kind, of all that is certain.

use std::collections::HashMap;
use std::ops::Range as Bytes;

use tower_lsp::ls_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionTriggerKind,
    Diagnostic, Range, Uri, WorkspaceEdit,
};

use super::diagnostics::diagnostic;
use super::{add_name, ignore, rewrite};
use crate::messages;
use crate::rules::{Certainty, Finding, Fix, Message};
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::{Edit, Encoding};

/// Applies every fix that is certain.
pub(in crate::server) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.rastnus");
/// Normalizes the text.
pub(in crate::server) const NORMALIZE: CodeActionKind =
    CodeActionKind::new("source.normalize.rastnus");

/// The kinds of action that there are.
pub(in crate::server) fn kinds() -> Vec<CodeActionKind> {
    let own = [
        CodeActionKind::QUICKFIX,
        CodeActionKind::REFACTOR,
        FIX_ALL,
        NORMALIZE,
    ];
    own.into_iter().chain(rewrite::kinds()).collect()
}

/// Where the actions are asked for, and how the client wants its edits.
pub(in crate::server) struct Place<'p> {
    pub(in crate::server) analysed: &'p Analysed,
    pub(in crate::server) uri: &'p Uri,
    pub(in crate::server) encoding: Encoding,
    /// Whether edits name the version of the text.
    pub(in crate::server) versioned: bool,
    /// Whether the client asks for edits when it needs them.
    pub(in crate::server) lazy: bool,
    /// Whether there is a place to note what the user dismisses, and names.
    pub(in crate::server) dismissible: bool,
}

/// The actions for `range`.
pub(in crate::server) fn actions(
    place: &Place,
    range: Range,
    context: &CodeActionContext,
) -> Vec<CodeActionOrCommand> {
    let mut out = Vec::new();
    let asked = |kind: &CodeActionKind| {
        let only = context.only.as_ref();
        only.is_some_and(|only| only.iter().any(|o| covers(o, kind)))
    };
    let by_hand = context.trigger_kind == Some(CodeActionTriggerKind::INVOKED);
    if context.only.is_none() || asked(&CodeActionKind::QUICKFIX) {
        out.extend(quick_fixes(place, range));
    }
    if place.dismissible && (context.only.is_none() || asked(&CodeActionKind::REFACTOR)) {
        let wanted = convert::bytes(&place.analysed.snapshot.text, range, place.encoding);
        out.extend(add_name::actions(place.analysed, place.uri, &wanted));
    }
    let wanted = convert::bytes(&place.analysed.snapshot.text, range, place.encoding);
    // At a caret that only moved there would be some at every word.
    let unasked = context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC);
    if !(unasked && wanted.is_empty()) {
        let any = context.only.is_none();
        out.extend(rewrite::actions(place, &wanted, |kind| any || asked(kind)));
    }
    if asked(&FIX_ALL) {
        out.extend(fix_all(place));
    }
    if asked(&NORMALIZE) || (context.only.is_none() && by_hand) {
        out.extend(normalize(place));
    }
    out.into_iter()
        .map(CodeActionOrCommand::CodeAction)
        .collect()
}

/// Whether `kind` is `asked` or below it: `source.fixAll.rastnus` is below `source`.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    rest.is_some_and(|rest| asked.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
}

/// The fixes of the findings that `range` touches, and of all findings of their rules.
fn quick_fixes(place: &Place, range: Range) -> Vec<CodeAction> {
    let wanted = convert::bytes(&place.analysed.snapshot.text, range, place.encoding);
    let near = place.analysed.analysis.findings_near(&wanted);
    let touched: Vec<Finding> = near.filter(|f| touch(&f.span, &wanted)).collect();
    if touched.is_empty() {
        return Vec::new();
    }
    let touched: Vec<&Finding> = touched.iter().collect();
    // Those of the same rules are mended together.
    let ours = |rule: &str| touched.iter().any(|f| f.rule == rule);
    let all = place.analysed.analysis.findings_in_place();
    let all = all.filter(|(_, f)| ours(f.rule));
    let all: Vec<Finding> = all.map(|(start, f)| f.moved(start)).collect();
    let mut out = Vec::new();
    for finding in &touched {
        let linked = vec![diagnostic(place.analysed, finding, place.encoding)];
        let preferred = preferred(finding);
        for (n, fix) in finding.fixes.iter().enumerate() {
            out.push(CodeAction {
                is_preferred: (Some(n) == preferred).then_some(true),
                diagnostics: Some(linked.clone()),
                ..place.action(CodeActionKind::QUICKFIX, &fix.title, &fix.edits)
            });
        }
    }
    let mut done = Vec::new();
    for finding in &touched {
        let matter = (finding.rule, first_spelling(finding));
        if !done.contains(&matter) {
            done.push(matter);
            out.extend(fix_all_of_rule(place, finding, &touched, &all));
        }
    }
    if place.dismissible {
        out.extend(dismissals(place, &touched));
    }
    out
}

/// The ways to dismiss the findings `touched`, those of one rule and text together.
fn dismissals(place: &Place, touched: &[&Finding]) -> Vec<CodeAction> {
    let mut groups: Vec<(&str, &str, Vec<Diagnostic>)> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for finding in touched {
        let Some(text) = place.analysed.content.get(finding.span.clone()) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let n = *known.entry((finding.rule, text)).or_insert_with(|| {
            groups.push((finding.rule, text, Vec::new()));
            groups.len() - 1
        });
        groups[n]
            .2
            .push(diagnostic(place.analysed, finding, place.encoding));
    }
    groups
        .iter()
        .flat_map(|(rule, text, linked)| {
            ignore::actions(place.analysed, place.uri, rule, text, linked)
        })
        .collect()
}

fn touch(a: &Bytes<usize>, b: &Bytes<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The fix to choose without thinking: the first that is certain, or the only one.
fn preferred(finding: &Finding) -> Option<usize> {
    let safe = |fix: &Fix| fix.certainty == Certainty::Safe;
    let only = (finding.fixes.len() == 1).then_some(0);
    finding.fixes.iter().position(safe).or(only)
}

/// How the text spells the name first that `finding` is about, if it is about a name.
fn first_spelling(finding: &Finding) -> Option<&str> {
    let args = &finding.message.args;
    let first = args.iter().find(|(name, _)| *name == "first");
    first.map(|(_, value)| value.as_str())
}

/// The fix of everything in the text that is like `finding`.
fn fix_all_of_rule(
    place: &Place,
    finding: &Finding,
    touched: &[&Finding],
    all: &[Finding],
) -> Option<CodeAction> {
    let certainty = finding.fixes.first()?.certainty;
    // Of names in two spellings only those of the same name are alike.
    let first = first_spelling(finding);
    let alike = |f: &Finding| f.rule == finding.rule && first_spelling(f) == first;
    let fixes = all.iter().filter(|f| alike(f));
    let fixes = fixes.filter_map(|f| f.fixes.first().filter(|fix| fix.certainty == certainty));
    let (edits, count) = together(fixes);
    if count < 2 {
        return None;
    }
    let key = match finding.rule {
        "lost-paragraph" => "restore-breaks",
        "heh" => "restore-heh",
        "name-variant" => "fix-name-everywhere",
        _ => "fix-all-of-rule",
    };
    let linked: Vec<Diagnostic> = touched
        .iter()
        .filter(|f| alike(f))
        .map(|f| diagnostic(place.analysed, f, place.encoding))
        .collect();
    let mut title = Message::new(key).with("count", count.to_string());
    if let Some(first) = first {
        title = title.with("first", first);
    }
    Some(CodeAction {
        diagnostics: Some(linked),
        ..place.action(CodeActionKind::QUICKFIX, &title, &edits)
    })
}

/// Everything that is certain, as one action.
fn fix_all(place: &Place) -> Option<CodeAction> {
    let findings = place.analysed.analysis.findings();
    let findings: Vec<Finding> = findings.filter(|f| f.safe_fix().is_some()).collect();
    let (edits, count) = together(findings.iter().filter_map(Finding::safe_fix));
    (count > 0).then(|| place.action(FIX_ALL, &Message::new("fix-all-safe"), &edits))
}

/// The normal form of the text, as one action.
fn normalize(place: &Place) -> Option<CodeAction> {
    let edits = place.analysed.normal();
    let title = Message::new("normalize-text");
    (!edits.is_empty()).then(|| place.action(NORMALIZE, &title, edits))
}

/// The edits of `fixes` that do not get in each other's way, and the number of fixes.
pub(super) fn together<'f>(fixes: impl Iterator<Item = &'f Fix>) -> (Vec<Edit>, usize) {
    /// Fixes come in the order of the text, so only the latest edits can be in the way.
    const NEAR: usize = 64;
    let mut edits: Vec<Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        let clash = |a: &Edit| {
            let near = edits.iter().rev().take(NEAR);
            near.clone()
                .any(|b| a.range() == b.range() || (a.start < b.end && b.start < a.end))
        };
        if !fix.edits.iter().any(clash) {
            edits.extend(fix.edits.iter().cloned());
            count += 1;
        }
    }
    edits.sort();
    (edits, count)
}

impl Place<'_> {
    fn action(&self, kind: CodeActionKind, title: &Message, edits: &[Edit]) -> CodeAction {
        CodeAction {
            title: messages::text(self.analysed.locale, title),
            kind: Some(kind),
            edit: Some(self.workspace_edit(edits)),
            ..CodeAction::default()
        }
    }

    pub(super) fn workspace_edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let snapshot = &self.analysed.snapshot;
        convert::workspace_edit(snapshot, self.uri, edits, self.encoding, self.versioned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_asked_for_by_prefix() {
        let kind = CodeActionKind::new;
        assert!(covers(&kind("source"), &NORMALIZE));
        assert!(covers(&kind("source.fixAll"), &FIX_ALL));
        assert!(covers(&kind(""), &FIX_ALL));
        assert!(covers(&FIX_ALL, &FIX_ALL));
        assert!(!covers(&kind("source.fix"), &FIX_ALL));
        assert!(!covers(&kind("source.fixAll.other"), &FIX_ALL));
        assert!(!covers(&kind("quickfix"), &FIX_ALL));
    }
}
