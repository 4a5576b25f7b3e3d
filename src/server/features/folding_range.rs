//! What can be folded: sections, paragraphs of several lines, quotations, code, comments.

use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind};

use crate::server::convert::Ruler;
use crate::text::{BlockKind, Document, Encoding, blocks};

/// The parts of `document` that have more than one line; `most` of them at most, the larger ones first.
pub(in crate::server) fn folds(document: Document, most: Option<u32>) -> Vec<FoldingRange> {
    let mut ruler = Ruler::new(document.text, Encoding::Utf8);
    let mut out: Vec<FoldingRange> = Vec::new();
    for block in blocks(document) {
        let lines = ruler.range(block.bytes);
        let (start_line, end_line) = (lines.start.line, lines.end.line);
        // An editor knows of one fold a line, and the larger one comes first.
        let known = out.last().is_some_and(|last| last.start_line == start_line);
        if start_line == end_line || known {
            continue;
        }
        let kind = match block.kind {
            BlockKind::Comment => Some(FoldingRangeKind::Comment),
            BlockKind::FrontMatter => Some(FoldingRangeKind::Region),
            _ => None,
        };
        out.push(FoldingRange {
            start_line,
            end_line,
            kind,
            ..FoldingRange::default()
        });
    }
    let most = most.map_or(usize::MAX, |most| most as usize);
    if out.len() > most {
        out.sort_by_key(|fold| std::cmp::Reverse(fold.end_line - fold.start_line));
        out.truncate(most);
        out.sort_by_key(|fold| fold.start_line);
    }
    out
}
