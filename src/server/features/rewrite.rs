//! Rewriting a selection: the entries of the menu, and what they are called.

use std::ops::Range as Bytes;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{CodeAction, CodeActionKind, Uri};

use super::code_action::Place;
use crate::analysis::{Digits, QuoteMarks, Rewriting, Script};
use crate::messages;
use crate::rules::Message;
use crate::server::worker::Analysed;
use crate::text::Edit;

/// What the kinds of all rewritings begin with.
const KIND: &str = "refactor.rewrite.rastnus";

/// The kinds of action that there are.
pub(in crate::server) fn kinds() -> Vec<CodeActionKind> {
    Rewriting::ALL.into_iter().map(kind).collect()
}

/// The last part of the kind of `rewriting`, its name.
fn name(rewriting: Rewriting) -> &'static str {
    match rewriting {
        Rewriting::Digits(Digits::Ascii) => "digits.ascii",
        Rewriting::Digits(Digits::Arabic) => "digits.arabic",
        Rewriting::Digits(Digits::Extended) => "digits.extended",
        Rewriting::Quotes(QuoteMarks::Straight) => "quotes.straight",
        Rewriting::Quotes(QuoteMarks::Curly) => "quotes.curly",
        Rewriting::Quotes(QuoteMarks::Guillemets) => "quotes.guillemets",
        Rewriting::NumberToWords => "number.words",
        Rewriting::WordsToNumber(_) => "number.digits",
        Rewriting::Transliterate(Script::Latin) => "transliterate.latin",
        Rewriting::Transliterate(Script::Arabic) => "transliterate.arabic",
        Rewriting::Font(_) => "font",
        Rewriting::RestoreParagraphs => "paragraphs",
        Rewriting::SortLines => "sort",
    }
}

fn kind(rewriting: Rewriting) -> CodeActionKind {
    format!("{KIND}.{}", name(rewriting)).into()
}

/// The message that names `rewriting` in a menu.
fn title(rewriting: Rewriting) -> Message {
    Message::new(match rewriting {
        Rewriting::Digits(Digits::Ascii) => "rewrite-digits-ascii",
        Rewriting::Digits(Digits::Arabic) => "rewrite-digits-arabic",
        Rewriting::Digits(Digits::Extended) => "rewrite-digits-extended",
        Rewriting::Quotes(QuoteMarks::Straight) => "rewrite-quotes-straight",
        Rewriting::Quotes(QuoteMarks::Curly) => "rewrite-quotes-curly",
        Rewriting::Quotes(QuoteMarks::Guillemets) => "rewrite-quotes-guillemets",
        Rewriting::NumberToWords => "rewrite-number-words",
        Rewriting::WordsToNumber(_) => "rewrite-number-digits",
        Rewriting::Transliterate(Script::Latin) => "rewrite-latin",
        Rewriting::Transliterate(Script::Arabic) => "rewrite-arabic",
        Rewriting::Font(_) => "rewrite-font",
        Rewriting::RestoreParagraphs => "rewrite-paragraphs",
        Rewriting::SortLines => "rewrite-sort",
    })
}

/// What an entry of the menu remembers until its edit is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::server) struct Promise {
    pub(in crate::server) uri: Uri,
    /// Our number for the text that the menu was made for.
    pub(in crate::server) edition: u64,
    /// The selection, in bytes.
    start: usize,
    end: usize,
    rewrite: String,
}

impl Promise {
    /// What `action` promises; nothing if it is none of ours.
    pub(in crate::server) fn of(action: &CodeAction) -> Option<Self> {
        serde_json::from_value(action.data.clone()?).ok()
    }

    /// The edits that were promised.
    pub(in crate::server) fn edits(&self, analysed: &Analysed) -> Vec<Edit> {
        let mut all = Rewriting::ALL.into_iter();
        let rewriting = all.find(|rewriting| name(*rewriting) == self.rewrite);
        rewriting.map_or_else(Vec::new, |r| analysed.rewrite(self.start..self.end, r))
    }
}

/// The entries that rewrite the bytes `wanted`, of the kinds that `asked` lets pass. At a caret a menu
/// that nobody opened gets none, for there is one at every word.
pub(super) fn actions(
    place: &Place,
    wanted: &Bytes<usize>,
    asked: impl Fn(&CodeActionKind) -> bool,
) -> Vec<CodeAction> {
    let analysed = place.analysed;
    if !Rewriting::ALL.into_iter().any(|r| asked(&kind(r))) {
        return Vec::new();
    }
    let possible = analysed.possible(wanted.clone()).into_iter();
    // At a caret there is a word to transliterate nearly everywhere.
    let common = |rewriting: &Rewriting| matches!(rewriting, Rewriting::Transliterate(_));
    let possible = possible.filter(|rewriting| !(wanted.is_empty() && common(rewriting)));
    let action = |rewriting: Rewriting| {
        let mut action = CodeAction {
            title: messages::text(analysed.locale, &title(rewriting)),
            kind: Some(kind(rewriting)),
            ..CodeAction::default()
        };
        if place.lazy {
            let promise = Promise {
                uri: place.uri.clone(),
                edition: analysed.snapshot.edition,
                start: wanted.start,
                end: wanted.end,
                rewrite: name(rewriting).to_owned(),
            };
            action.data = serde_json::to_value(promise).ok();
        } else {
            let edits = analysed.rewrite(wanted.clone(), rewriting);
            action.edit = Some(place.workspace_edit(&edits));
        }
        action
    };
    possible
        .filter(|rewriting| asked(&kind(*rewriting)))
        .map(action)
        .collect()
}
