//! Quotation marks that belong together.

use super::{Part, QuoteMarks};
use crate::kurdish::style::{Choice, places};
use crate::text::Edit;

impl QuoteMarks {
    /// The opening and the closing mark.
    fn marks(self) -> [&'static str; 2] {
        match self {
            Self::Straight => ["\"", "\""],
            Self::Curly => ["“", "”"],
            Self::Guillemets => ["«", "»"],
        }
    }
}

/// The changes that write the quotations of `part` with `marks`: those whose two marks are
/// selected, and the innermost around the caret. A quotation that has such marks inside keeps its own.
pub(super) fn convert(part: &Part, marks: QuoteMarks) -> Vec<Vec<Edit>> {
    let wanted = marks.marks();
    let text = part.paragraph.text;
    let quotations = places(&part.paragraph, Choice::Quotes);
    let change = |place: &crate::kurdish::style::Place| {
        let [open, close] = &place.parts[..] else {
            return None;
        };
        let whole = open.start..close.end;
        let caret =
            part.range.is_empty() && whole.start <= part.range.start && part.range.end <= whole.end;
        let inside = &text[open.end..close.start];
        let clear = !wanted.iter().any(|mark| inside.contains(mark));
        let same = text[open.clone()] == *wanted[0] && text[close.clone()] == *wanted[1];
        let edits = || {
            let parts = [open, close].into_iter().zip(wanted);
            parts.map(|(range, mark)| Edit::new(range.clone(), mark))
        };
        ((caret || part.selects(&whole)) && clear && !same).then(|| edits().collect())
    };
    quotations.iter().filter_map(change).collect()
}
