//! Formatting while the user types.

use tower_lsp::ls_types::{DocumentOnTypeFormattingOptions, Position, TextEdit};

use super::formatting::text_edits;
use crate::analysis::{KEYS, typed};
use crate::server::convert;
use crate::server::documents::Snapshot;
use crate::server::worker::Analysed;
use crate::text::{Document, Encoding};

/// The keys on which something may follow.
pub(in crate::server) fn options() -> DocumentOnTypeFormattingOptions {
    let [first, more @ ..] = KEYS.map(String::from);
    DocumentOnTypeFormattingOptions {
        first_trigger_character: first,
        more_trigger_character: Some(more.to_vec()),
    }
}

/// The edits that follow on `key`, which the user typed before `position` of the text `snapshot`;
/// `known` is the last analysis, of this text or an older one.
pub(in crate::server) fn edits(
    snapshot: &Snapshot,
    known: &Analysed,
    position: Position,
    key: &str,
    encoding: Encoding,
) -> Vec<TextEdit> {
    // Some editors send the line end as it is in the text.
    let Some(key) = key.chars().next_back() else {
        return Vec::new();
    };
    let key = if key == '\r' { '\n' } else { key };
    let caret = convert::offset(&snapshot.text, position, encoding);
    let content = snapshot.text.to_string();
    let document = Document::new(&content, snapshot.format);
    let context = known.analysis.context();
    let edits = typed(document, caret, key, context, &known.settings);
    text_edits(&content, &edits, encoding)
}
