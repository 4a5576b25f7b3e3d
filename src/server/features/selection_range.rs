//! What a selection grows by: the character, the word, the sentence …

use tower_lsp::ls_types::{Position, Range, SelectionRange};

use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// For each of `positions` what stands around it, the smallest part first.
pub(in crate::server) fn selections(
    analysed: &Analysed,
    positions: &[Position],
    encoding: Encoding,
) -> Vec<SelectionRange> {
    let text = &analysed.snapshot.text;
    let selection = |position: &Position| {
        let at = convert::offset(text, *position, encoding);
        let around = analysed.analysis.around(analysed.document(), at);
        let mut selection: Option<SelectionRange> = None;
        for bytes in around.into_iter().rev() {
            selection = Some(SelectionRange {
                range: convert::range(text, &bytes, encoding),
                parent: selection.map(Box::new),
            });
        }
        // There is one answer for each position, even in an empty text.
        selection.unwrap_or_else(|| {
            let place = convert::range(text, &(at..at), encoding);
            SelectionRange {
                range: Range::new(place.start, place.end),
                parent: None,
            }
        })
    };
    positions.iter().map(selection).collect()
}
