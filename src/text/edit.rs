//! Edits as data: applying a list of them, and composing two lists into one.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

/// Replace the bytes `range` of a text by `text`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// Bytes of the text that the edit was computed for.
    pub start: usize,
    /// End of the replaced bytes.
    pub end: usize,
    /// What stands there afterwards.
    pub text: Cow<'static, str>,
}

impl Edit {
    /// An edit of `range`.
    pub fn new(range: Range<usize>, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            start: range.start,
            end: range.end,
            text: text.into(),
        }
    }

    /// The replaced bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The same edit in a text in which this one's text begins at byte `offset`.
    pub fn shifted(&self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
            text: self.text.clone(),
        }
    }
}

/// `text` after `edits`, which must be sorted and must not overlap; an edit that breaks this rule,
/// or that does not lie on character borders of `text`, is left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + 16 * edits.len());
    let mut at = 0;
    for edit in edits {
        let sound = edit.start >= at
            && edit.start <= edit.end
            && text.is_char_boundary(edit.start)
            && text.is_char_boundary(edit.end);
        if !sound || edit.end > text.len() {
            continue;
        }
        out.push_str(&text[at..edit.start]);
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(&text[at..]);
    out
}

/// One list that does what `first` and then `second` do. Both are sorted and free of overlaps;
/// the ranges of `second` count in the text that `first` leaves.
pub fn compose(first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let mut middle = pieces(first);
    let mut result = Vec::with_capacity(middle.len() + 2 * second.len());
    let mut at = 0;
    for edit in second {
        result.extend(take(&mut middle, edit.start - at));
        take(&mut middle, edit.end - edit.start);
        result.push(Piece::New(edit.text.clone()));
        at = edit.end;
    }
    result.extend(middle);
    edits(result)
}

/// A part of an edited text: bytes of the original, or new text.
enum Piece {
    Kept(Range<usize>),
    New(Cow<'static, str>),
}

/// The text that `edits` leave, as pieces; the last one has no end.
fn pieces(edits: &[Edit]) -> VecDeque<Piece> {
    let mut out = VecDeque::with_capacity(2 * edits.len() + 1);
    let mut at = 0;
    for edit in edits {
        out.push_back(Piece::Kept(at..edit.start));
        out.push_back(Piece::New(edit.text.clone()));
        at = edit.end;
    }
    out.push_back(Piece::Kept(at..usize::MAX));
    out
}

/// Takes the first `len` bytes off `pieces`.
fn take(pieces: &mut VecDeque<Piece>, mut len: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    while len > 0
        && let Some(piece) = pieces.pop_front()
    {
        let (head, tail) = match piece {
            Piece::Kept(r) if r.len() > len => {
                let cut = r.start + len;
                (Piece::Kept(r.start..cut), Some(Piece::Kept(cut..r.end)))
            }
            Piece::New(text) if text.len() > len => {
                let mut text = text.into_owned();
                let tail = text.split_off(text.floor_char_boundary(len));
                (Piece::New(text.into()), Some(Piece::New(tail.into())))
            }
            whole => (whole, None),
        };
        len -= match &head {
            Piece::Kept(r) => r.len(),
            Piece::New(text) => text.len(),
        }
        .min(len);
        out.push(head);
        if let Some(tail) = tail {
            pieces.push_front(tail);
            break;
        }
    }
    out
}

/// The edits that make a text of `pieces` out of the original.
fn edits(pieces: Vec<Piece>) -> Vec<Edit> {
    let mut out = Vec::new();
    let (mut at, mut text) = (0, String::new());
    for piece in pieces {
        match piece {
            Piece::New(new) => text.push_str(&new),
            Piece::Kept(r) if r.is_empty() => {}
            Piece::Kept(r) => {
                if r.start > at || !text.is_empty() {
                    out.push(Edit::new(at..r.start, std::mem::take(&mut text)));
                }
                at = r.end;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Sorted edits that do not touch each other, made from random cuts of a text of `len` bytes.
    fn edits(len: usize, cuts: &[(u8, u8, String)]) -> Vec<Edit> {
        let mut out = Vec::new();
        let mut at = 0;
        for (skip, take, text) in cuts {
            let start = at + *skip as usize % 4;
            let end = start + *take as usize % 4;
            if end > len {
                break;
            }
            out.push(Edit::new(start..end, text.clone()));
            at = end + 1;
        }
        out
    }

    proptest! {
        #[test]
        fn composed_edits_do_what_both_do(
            text in "[a-f]{0,20}",
            first in prop::collection::vec((any::<u8>(), any::<u8>(), "[A-F]{0,4}"), 0..6),
            second in prop::collection::vec((any::<u8>(), any::<u8>(), "[0-9]{0,4}"), 0..6),
        ) {
            let first = edits(text.len(), &first);
            let middle = apply(&text, &first);
            let second = edits(middle.len(), &second);
            let expected = apply(&middle, &second);
            prop_assert_eq!(apply(&text, &compose(&first, &second)), expected);
        }
    }
}
