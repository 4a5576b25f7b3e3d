//! A sorted list of forms, and where in it those with the same first word stand.

use std::cmp::Ordering;
use std::ops::Range;

use foldhash::HashMap;

use super::Text;
use super::gazetteer::Form;
use super::word::LetterEnd;

/// Forms by their first word, then the longest name, then the sure one.
#[derive(Debug, Default)]
pub(super) struct Forms {
    sorted: Vec<Form>,
    /// Those with the same first word.
    firsts: HashMap<Text, Range<u32>>,
}

/// The order of forms with the same first word.
pub(super) fn order(a: &Form, b: &Form) -> Ordering {
    let longest = b.pieces.len().cmp(&a.pieces.len());
    longest.then(a.ambiguous.cmp(&b.ambiguous))
}

impl Forms {
    /// The list of `forms`, in whatever order they come.
    pub(super) fn new(mut forms: Vec<Form>) -> Self {
        forms.sort_by(|a, b| a.pieces[0].cmp(&b.pieces[0]).then_with(|| order(a, b)));
        let mut firsts: HashMap<Text, Range<u32>> = HashMap::default();
        let mut n = 0;
        while let Some(form) = forms.get(n) {
            let first = &form.pieces[0];
            let same = forms[n..].partition_point(|f| f.pieces[0] == *first);
            firsts.insert(first.clone(), n as u32..(n + same) as u32);
            n += same;
        }
        Self {
            sorted: forms,
            firsts,
        }
    }

    /// Those whose first word is `word`.
    pub(super) fn of(&self, word: &str) -> &[Form] {
        let range = self.firsts.get(word).cloned().unwrap_or_default();
        &self.sorted[range.start as usize..range.end as usize]
    }

    /// Calls `found` with each part of the list whose first word is a start of `name`, and the end of
    /// that start. `ends` are the ends of the letters of `name`.
    pub(super) fn find<'g>(
        &'g self,
        name: &str,
        ends: &[LetterEnd],
        mut found: impl FnMut(usize, &'g [Form]),
    ) {
        if self.sorted.is_empty() {
            return;
        }
        let mut start = 0;
        for end in ends.iter().map(|end| end.name) {
            // A letter that is dropped ends where the one before it does.
            if end == start {
                continue;
            }
            start = end;
            let forms = self.of(&name[..end]);
            if !forms.is_empty() {
                found(end, forms);
            }
        }
    }
}
