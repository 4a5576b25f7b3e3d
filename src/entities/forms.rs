//! A sorted list of forms, and where in it a word's beginnings stand.

use std::ops::Range;

use foldhash::HashMap;

use super::gazetteer::Form;
use super::word::LetterEnd;

/// Forms by their first word, then the longest name, then the sure one.
#[derive(Debug, Default)]
pub(super) struct Forms {
    sorted: Vec<Form>,
    /// The forms whose first word begins with two letters, or is one letter, by these. Most words
    /// share their first two letters with few names or none, and cost no more than this look-up.
    starts: HashMap<Start, Range<u32>>,
}

/// The bytes of at most two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Start {
    bytes: [u8; 8],
    letters: u8,
}

impl Start {
    fn of(text: &str, letters: u8) -> Self {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        Self { bytes, letters }
    }
}

impl Forms {
    /// The list of `forms`, in whatever order they come.
    pub(super) fn new(mut forms: Vec<Form>) -> Self {
        forms.sort_by(|a, b| {
            let longest = b.pieces.len().cmp(&a.pieces.len());
            let first = a.pieces[0].cmp(&b.pieces[0]);
            first.then(longest).then(a.ambiguous.cmp(&b.ambiguous))
        });
        let mut starts: HashMap<Start, Range<u32>> = HashMap::default();
        for (n, form) in (0u32..).zip(&forms) {
            let word = &form.pieces[0];
            let second = word.char_indices().nth(1);
            let start = match second {
                None => Start::of(word, 1),
                Some((at, c)) => Start::of(&word[..at + c.len_utf8()], 2),
            };
            starts
                .entry(start)
                .and_modify(|range| range.end = n + 1)
                .or_insert(n..n + 1);
        }
        Self {
            sorted: forms,
            starts,
        }
    }

    /// All of them.
    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = &Form> {
        self.sorted.iter()
    }

    fn starting(&self, start: Start) -> &[Form] {
        let range = self.starts.get(&start);
        let range = range.map_or(0..0, |r| r.start as usize..r.end as usize);
        self.sorted.get(range).unwrap_or_default()
    }

    /// Calls `found` with each part of the list whose first word is a start of `name`, and the end of
    /// that start. `ends` are the ends of the letters of `name`.
    pub(super) fn find<'g>(
        &'g self,
        name: &str,
        ends: &[LetterEnd],
        mut found: impl FnMut(usize, &'g [Form]),
    ) {
        // A letter that is dropped ends where the one before it does.
        let mut ends = ends.iter().map(|end| end.name).filter(|end| *end > 0);
        let Some(first) = ends.next() else {
            return;
        };
        let one = self.starting(Start::of(&name[..first], 1));
        if !one.is_empty() {
            found(first, one);
        }
        let Some(second) = ends.find(|end| *end > first) else {
            return;
        };
        let mut forms = self.starting(Start::of(&name[..second], 2));
        let mut start = first;
        for end in std::iter::once(second).chain(ends) {
            if forms.is_empty() {
                return;
            }
            if end == start {
                continue;
            }
            let letter = &name.as_bytes()[start..end];
            let part = |form: &Form| {
                let bytes = form.pieces[0].as_bytes();
                bytes[start.min(bytes.len())..bytes.len().min(end)].cmp(letter)
            };
            let from = forms.partition_point(|form| part(form).is_lt());
            forms = &forms[from..];
            let to = forms.partition_point(|form| part(form).is_eq());
            forms = &forms[..to];
            let whole = forms.partition_point(|form| form.pieces[0].len() == end);
            if whole > 0 {
                found(end, &forms[..whole]);
            }
            start = end;
        }
    }
}
