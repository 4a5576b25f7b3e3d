//! Accepting a word: everything that is found in it is dismissed in all texts, in one step.

use std::ops::Range as Bytes;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{ExecuteCommandParams, Range, Uri};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::command::{Refusal, file_of};
use super::ignore::dismiss;
use crate::config::{self, Dismissed};
use crate::rules::Message;
use crate::server::convert;
use crate::server::session::Session;
use crate::server::worker::Analysed;

/// Accepts a word.
pub(in crate::server) const COMMAND: &str = "rastnus.addWord";

/// What the command is about.
#[derive(Debug, Deserialize)]
struct Argument {
    uri: Uri,
    range: Range,
}

/// Dismisses what is found in the word at the place that the command names, or in what is selected
/// there, and answers how much that is.
pub(in crate::server) async fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
    analysed: &Analysed,
) -> Result<Option<Value>> {
    let refusal = Refusal::of(session);
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    let Argument { uri, range } =
        serde_json::from_value(argument).map_err(|e| refusal.misshapen(e.to_string()))?;
    let wanted = convert::bytes(&analysed.snapshot.text, range, session.encoding());
    let word = match wanted.is_empty() {
        true => word_at(&analysed.content, wanted.start),
        false => wanted,
    };
    let found = found_in(analysed, &word);
    let text = analysed.content.get(word).unwrap_or_default().trim();
    if found.is_empty() {
        let word = if text.is_empty() { "none" } else { text };
        return Err(refusal.failed(&Message::new("add-word-nothing").with("word", word)));
    }
    let (path, root) = file_of(session, &uri, "ignore-no-folder")?;
    let parent = path.parent().unwrap_or(&root);
    let folder = config::ignore_folder(parent).unwrap_or(root);
    let answer = json!({"uri": uri, "word": text, "findings": found.len()});
    dismiss(session, &refusal, &folder, found).await?;
    Ok(Some(answer))
}

/// What is found in `word`, each matter once.
fn found_in(analysed: &Analysed, word: &Bytes<usize>) -> Vec<Dismissed> {
    let mut out: Vec<Dismissed> = Vec::new();
    for finding in analysed.analysis.findings() {
        let overlaps = finding.span.start < word.end && word.start < finding.span.end;
        let Some(text) = analysed
            .content
            .get(finding.span.clone())
            .filter(|_| overlaps)
        else {
            continue;
        };
        let dismissed = Dismissed {
            rule: finding.rule.to_owned(),
            text: text.to_owned(),
            path: None,
        };
        if !text.is_empty() && !out.contains(&dismissed) {
            out.push(dismissed);
        }
    }
    out
}

/// The word at byte `at` of `text`, or behind whose last letter it lies; empty if there is none.
fn word_at(text: &str, at: usize) -> Bytes<usize> {
    // Joiners and the like belong to a word, and are what is found in some.
    let belongs = |c: char| {
        let group = c.general_category_group();
        let hidden = group == GeneralCategoryGroup::Other && !c.is_control();
        c.is_alphanumeric() || hidden || group == GeneralCategoryGroup::Mark
    };
    let before = text[..at].trim_end_matches(belongs).len();
    let rest = &text[at..];
    let behind = at + rest.len() - rest.trim_start_matches(belongs).len();
    before..behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_letters_and_joiners() {
        let text = "سڵاو، نامه\u{200c} a.";
        let word = |before: &str| &text[word_at(text, text.find(before).unwrap())];
        assert_eq!(word("ڵاو"), "سڵاو");
        assert_eq!(word("،"), "سڵاو");
        assert_eq!(word(" نا"), "");
        assert_eq!(word("مه"), "نامه\u{200c}");
        assert_eq!(word("."), "a");
    }
}
