//! A first look at a word: whether any name can begin with it. Names stand here by their first word,
//! in letters that all its spellings share, so that a look costs a step a letter and most words are
//! through after three or four. `build.rs` includes this file, too.

use std::collections::VecDeque;

use super::letters::is_arabic;

/// The first words of names, as a tree of letters.
#[derive(Debug, Default)]
pub struct Starts {
    nodes: Vec<Node>,
}

/// What has been read so far of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Node {
    /// A bit for each letter that goes on.
    children: u64,
    /// The node of the first of these; those of the others follow.
    first: u32,
    /// Whether a name of one word ends here.
    single: bool,
    /// Whether the first word of a longer name ends here.
    several: bool,
}

/// The bytes that a node is stored in.
const STORED: usize = 12;
/// Where among the bits of the letters, of which there are fewer, a stored node has the others.
const SINGLE: u64 = 1 << 62;
const SEVERAL: u64 = 1 << 63;

impl Starts {
    /// The tree of `names`: the first word of each, and whether others follow it.
    pub fn new<'n>(names: impl Iterator<Item = (&'n str, bool)>) -> Self {
        let mut words: Vec<(Vec<u8>, bool)> = names
            .map(|(word, several)| (letters(word).collect(), several))
            .filter(|(word, _): &(Vec<u8>, bool)| !word.is_empty())
            .collect();
        words.sort();
        words.dedup();
        let mut nodes = vec![Node::default()];
        let mut open = VecDeque::from([(0, 0, &words[..])]);
        while let Some((node, depth, mut rest)) = open.pop_front() {
            while let Some(((word, several), others)) = rest.split_first()
                && word.len() == depth
            {
                nodes[node].several |= several;
                nodes[node].single |= !several;
                rest = others;
            }
            nodes[node].first = nodes.len() as u32;
            while let Some((word, _)) = rest.first() {
                let letter = word[depth];
                let same = rest.partition_point(|(word, _)| word[depth] == letter);
                nodes[node].children |= 1 << letter;
                open.push_back((nodes.len(), depth + 1, &rest[..same]));
                nodes.push(Node::default());
                rest = &rest[same..];
            }
        }
        Self { nodes }
    }

    /// Reads what [`Starts::to_bytes`] has written.
    #[allow(dead_code, reason = "not in build.rs")]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let node = |bytes: &[u8]| {
            let (mut bits, mut first) = ([0; 8], [0; 4]);
            bits.copy_from_slice(&bytes[..8]);
            first.copy_from_slice(&bytes[8..]);
            let bits = u64::from_le_bytes(bits);
            Node {
                children: bits & !(SINGLE | SEVERAL),
                first: u32::from_le_bytes(first),
                single: bits & SINGLE != 0,
                several: bits & SEVERAL != 0,
            }
        };
        Self {
            nodes: bytes.chunks_exact(STORED).map(node).collect(),
        }
    }

    /// The tree, to be read by [`Starts::from_bytes`].
    #[allow(dead_code, reason = "only in build.rs and in a test")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.nodes.len() * STORED);
        for node in &self.nodes {
            let single = if node.single { SINGLE } else { 0 };
            let several = if node.several { SEVERAL } else { 0 };
            out.extend((node.children | single | several).to_le_bytes());
            out.extend(node.first.to_le_bytes());
        }
        out
    }

    /// Whether a name can begin with `word` as a whole, or be a start of it with endings behind.
    /// Without it none does; with it the names themselves must be asked.
    #[allow(dead_code, reason = "not in build.rs")]
    pub fn may_begin(&self, word: &str) -> bool {
        let Some(mut node) = self.nodes.first() else {
            return false;
        };
        for letter in letters(word) {
            let bit = 1 << letter;
            if node.single && ENDINGS & bit != 0 {
                return true;
            }
            if node.children & bit == 0 {
                return false;
            }
            let place = (node.children & (bit - 1)).count_ones();
            let Some(next) = self.nodes.get((node.first + place) as usize) else {
                return false;
            };
            node = next;
        }
        node.single || node.several
    }
}

/// The letters that [`letter`] tells apart in `word`, without doubled ones.
fn letters(word: &str) -> impl Iterator<Item = u8> + '_ {
    let bytes = word.as_bytes();
    let (mut at, mut before) = (0, NONE);
    std::iter::from_fn(move || {
        while let Some(&lead) = bytes.get(at) {
            let letter = match bytes.get(at + 1) {
                // The block Arabic, in two bytes.
                Some(low) if lead & 0xfc == 0xd8 => {
                    at += 2;
                    TABLE[(usize::from(lead & 3) << 6) | usize::from(low & 0x3f)]
                }
                _ => {
                    let c = word.get(at..)?.chars().next()?;
                    at += c.len_utf8();
                    letter(c)
                }
            };
            if letter != NONE && letter != before {
                before = letter;
                return Some(letter);
            }
        }
        None
    })
}

/// What is no letter.
const NONE: u8 = 0;

/// The letters of the alphabet, those that stand for each other somewhere under one number.
const ALPHABET: [(char, u8); 36] = [
    ('ه', 1),
    ('ھ', 1),
    ('ە', 1),
    ('ی', 2),
    ('ي', 2),
    ('ى', 2),
    ('ێ', 2),
    ('و', 3),
    ('ۆ', 3),
    ('ک', 4),
    ('ك', 4),
    ('ر', 5),
    ('ڕ', 5),
    ('ل', 6),
    ('ڵ', 6),
    ('ف', 7),
    ('ڤ', 7),
    ('گ', 8),
    ('غ', 8),
    ('ئ', 9),
    ('ا', 10),
    ('ب', 11),
    ('پ', 12),
    ('ت', 13),
    ('ج', 14),
    ('چ', 15),
    ('ح', 16),
    ('خ', 17),
    ('د', 18),
    ('ز', 19),
    ('ژ', 20),
    ('س', 21),
    ('ش', 22),
    ('ع', 23),
    ('م', 24),
    ('ن', 25),
];

/// The letters of all endings: ه ی و ک ا ت د ش م ن.
const ENDINGS: u64 = {
    let numbers = [1, 2, 3, 4, 10, 13, 18, 22, 24, 25];
    let (mut set, mut n) = (0, 0);
    while n < numbers.len() {
        set |= 1 << numbers[n];
        n += 1;
    }
    set
};

/// The numbers of the block Arabic.
static TABLE: [u8; 256] = {
    let mut table = [NONE; 256];
    let mut at = 0;
    while at < 256 {
        if let Some(c) = char::from_u32(0x600 + at as u32)
            && is_arabic(c)
        {
            // Rare letters need not be told apart.
            table[at] = 26 + (at % 32) as u8;
        }
        at += 1;
    }
    let mut n = 0;
    while n < ALPHABET.len() {
        let (letter, number) = ALPHABET[n];
        table[letter as usize - 0x600] = number;
        n += 1;
    }
    table
};

/// The number of a letter, the same for all that count as one somewhere when names are compared;
/// [`NONE`] for marks and joiners.
fn letter(c: char) -> u8 {
    match u32::from(c).checked_sub(0x600) {
        Some(at @ 0..=0xff) => TABLE[at as usize],
        _ if is_arabic(c) => 58,
        _ => NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_begin_like_a_name_pass() {
        let names = [("عێراق", false), ("کوردستان", true), ("ئەمریکی", false)];
        let made = Starts::new(names.into_iter());
        let read = Starts::from_bytes(&made.to_bytes());
        assert_eq!(made.nodes, read.nodes);
        for word in [
            "عێراق",
            "عیراقي",
            "عێراقەوە",
            "عێڕاقییەکان",
            "کوردستان",
            "کووردستان",
            "ئەمریکییەکان",
            "ئه\u{200c}مریكى",
        ] {
            assert!(read.may_begin(word), "{word}");
        }
        for word in ["", "عێرا", "عێراقچ", "کوردستاندا", "ئەم", "زۆر", "\u{200c}"]
        {
            assert!(!read.may_begin(word), "{word}");
        }
        assert!(!Starts::default().may_begin("عێراق"));
    }
}
