//! Hints between the words: a date in the other calendar, the full name of a person.

use tower_lsp::ls_types::{InlayHint, InlayHintLabel, Range};

use crate::messages;
use crate::server::convert::{self, Ruler};
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The hints in `range` that the user wants.
pub(in crate::server) fn hints(
    analysed: &Analysed,
    range: Range,
    encoding: Encoding,
) -> Vec<InlayHint> {
    let wanted = analysed.settings.hints;
    let bytes = convert::bytes(&analysed.snapshot.text, range, encoding);
    let hints = analysed.analysis.hints(&analysed.content, bytes, wanted);
    let mut ruler = Ruler::new(&analysed.content, encoding);
    let hint = |hint: crate::analysis::Hint| InlayHint {
        position: ruler.range(hint.at..hint.at).start,
        label: InlayHintLabel::String(messages::aside(analysed.locale, &hint.aside)),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    hints.into_iter().map(hint).collect()
}
