//! Words without what newsrooms write at will inside foreign names: دانیمارک and دانیماڕک, کۆلۆرادۆ and
//! کۆڵۆڕادۆ. `build.rs` includes this file, too.

/// A name of one word that is looked up so has this many letters at least, else it is too much like
/// common words: مالی and ماڵی.
const SHORTEST: usize = 6;

/// A name of several words has as many letters at least.
const SHORTEST_OF_SEVERAL: usize = 7;

/// The letter that stands for the folded letter `c`.
pub fn letter(c: char) -> char {
    match c {
        'ڕ' => 'ر',
        'ڵ' => 'ل',
        'ێ' => 'ی',
        'ۆ' => 'و',
        'ڤ' => 'ف',
        'غ' => 'گ',
        c => c,
    }
}

/// A folded word with those letters and without doubled ones.
pub fn fold(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars().map(letter) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether a name of these words, folded so, may be looked up so.
pub fn is_long_enough<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let (mut count, mut letters) = (0, 0);
    for word in words {
        count += 1;
        letters += word.chars().count();
    }
    let shortest = if count == 1 {
        SHORTEST
    } else {
        SHORTEST_OF_SEVERAL
    };
    letters >= shortest
}
