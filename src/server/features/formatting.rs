//! Formatting: what is certain is put right, in the whole text or in a part of it.

use std::ops::Range as Bytes;

use tower_lsp::ls_types::{Range, TextEdit};

use crate::analysis::{Scope, normalize_within};
use crate::server::convert::{self, Ruler};
use crate::server::worker::Analysed;
use crate::text::{Edit, Encoding};

/// The edits that normalize the text, or those of them that lie inside `range` as a whole.
pub(in crate::server) fn format(
    analysed: &Analysed,
    range: Option<Range>,
    encoding: Encoding,
) -> Vec<TextEdit> {
    let Some(range) = range else {
        return match analysed.normal() {
            [] => Vec::new(),
            edits => text_edits(&analysed.content, edits, encoding),
        };
    };
    let text = &analysed.content;
    let part: Bytes<usize> = convert::bytes(&analysed.snapshot.text, range, encoding);
    let settings = &analysed.settings;
    let edits = normalize_within(analysed.document(), settings, Scope::Safe, part);
    text_edits(text, &edits, encoding)
}

/// The protocol's form of `edits` of `text`, which are sorted.
pub(super) fn text_edits(text: &str, edits: &[Edit], encoding: Encoding) -> Vec<TextEdit> {
    let mut ruler = Ruler::new(text, encoding);
    let written = |edit: &Edit| TextEdit::new(ruler.range(edit.range()), edit.text.to_string());
    edits.iter().map(written).collect()
}
