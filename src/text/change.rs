//! Where two versions of a text differ.

use std::ops::Range;

/// How much of a text is as it was in an older version. Bytes at its start and at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// So many bytes at the start are the same.
    pub head: usize,
    /// So many bytes at the end are the same.
    pub tail: usize,
}

impl Change {
    /// No change of a text of `len` bytes.
    pub fn none(len: usize) -> Self {
        Self {
            head: len,
            tail: len,
        }
    }

    /// Nothing is known to be as it was.
    pub fn whole() -> Self {
        Self { head: 0, tail: 0 }
    }

    /// The replacement of the bytes `range` in a text of `len` bytes.
    pub fn of(range: Range<usize>, len: usize) -> Self {
        Self {
            head: range.start,
            tail: len - range.end,
        }
    }

    /// This change and then `next`: what neither touches.
    pub fn then(self, next: Self) -> Self {
        Self {
            head: self.head.min(next.head),
            tail: self.tail.min(next.tail),
        }
    }
}
