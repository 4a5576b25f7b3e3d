//! Names that are spelled otherwise than they are listed, found by their consonants.

use super::apposition::is_role;
use super::consonants::{Consonants, FEWEST, START, WORDS, article};
use super::lexicon::{find, is_common, is_given};
use super::recognise::may_be_kurdish;
use super::word::Word;
use super::{Gazetteer, Mention, loose};
use crate::kurdish::letters::{fold, fold_name};
use crate::kurdish::suffixes;
use crate::kurdish::{Kind as TokenKind, Paragraph};

static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/respellings"));
static STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/respelling-starts"));

/// A record of [`NAMES`]: the hash of a name, and the place of what is named in the list.
const RECORD: usize = 12;

/// Whether a name may begin with consonants of the hash `start`.
fn may_begin(start: u64) -> bool {
    let byte = STARTS.get((start >> 3) as usize % STARTS.len());
    byte.is_some_and(|byte| byte & (1 << (start & 7)) != 0)
}

/// The place of what is named by consonants of the hash `hash`.
fn named(hash: u64) -> Option<u32> {
    let record = find::<RECORD>(NAMES, hash)?;
    let mut place = [0; 4];
    place.copy_from_slice(&record[8..]);
    Some(u32::from_le_bytes(place))
}

/// Two words are at least as much alike as this, of 1, to be spellings of one name.
const ALIKE: f64 = 0.5;

/// The same for names of one word and for given names, which differ from others by a vowel: حەسەن, حوسێن.
const CLOSE: f64 = 0.7;

/// Whether `written` is likely to be a spelling of `name`, which has the same consonants.
fn is_spelling(written: &str, name: &str) -> bool {
    let key = |name: &str| {
        let name = fold_name(&fold(name)).into_owned();
        loose::fold(&name[article(&name)..])
    };
    let similar = strsim::normalized_damerau_levenshtein;
    let (words, others) = (written.split(' '), name.split(' '));
    if words.clone().count() != others.clone().count() || !name.contains(' ') {
        let joined = |name: &str| key(&name.replace(' ', ""));
        return similar(&joined(written), &joined(name)) >= CLOSE;
    }
    words.zip(others).all(|(word, other)| {
        let least = if is_given(word) { CLOSE } else { ALIKE };
        similar(&key(word), &key(other)) >= least
    })
}

/// A place where a name may end.
#[derive(Debug, Clone, Copy)]
struct End {
    hash: u64,
    token: usize,
    /// In the folded word, in bytes.
    cut: usize,
}

/// The names of `paragraph` that are none of `known`, its other mentions in order.
pub(super) fn respelled(
    paragraph: &Paragraph,
    known: &[Mention],
    gazetteer: &Gazetteer,
) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut reader = Reader {
        paragraph,
        gazetteer,
        word: Word::default(),
        ends: Vec::new(),
    };
    let (mut i, mut next) = (0, 0);
    while i < paragraph.tokens.len() {
        while known.get(next).is_some_and(|m| m.tokens.end <= i) {
            next += 1;
        }
        let free = known.get(next).map_or(usize::MAX, |m| m.tokens.start);
        let found = reader.mention_at(i, free);
        i = found.as_ref().map_or(i + 1, |mention| mention.tokens.end);
        out.extend(found);
    }
    out
}

struct Reader<'p> {
    paragraph: &'p Paragraph<'p>,
    gazetteer: &'p Gazetteer,
    word: Word,
    ends: Vec<End>,
}

impl Reader<'_> {
    /// The longest name that begins with token `i` and ends before token `free`.
    fn mention_at(&mut self, i: usize, free: usize) -> Option<Mention> {
        self.ends.clear();
        let mut read = Consonants::default();
        let (mut turned_away, mut begun) = (false, false);
        let mut at = i;
        for n in 0..WORDS {
            let token = self.paragraph.tokens.get(at).filter(|_| at < free)?;
            if token.kind != TokenKind::Arabic || !may_be_kurdish(token.language) {
                break;
            }
            let ends = &mut self.ends;
            read.read(&self.paragraph.folded(at), n == 0, |read, cut| {
                if read.count() == START && !begun {
                    begun = true;
                    turned_away = !may_begin(read.start());
                }
                if !turned_away && read.count() >= FEWEST {
                    ends.push(End {
                        hash: read.value(),
                        token: at,
                        cut,
                    });
                }
            });
            if turned_away || self.paragraph.near(at, 1) != " " || at + 2 >= free {
                break;
            }
            at += 2;
            if at >= self.paragraph.tokens.len() {
                break;
            }
        }
        while let Some(end) = self.ends.pop() {
            if let Some(place) = named(end.hash)
                && let Some(mention) = self.mention(i, end, place)
            {
                return Some(mention);
            }
        }
        None
    }

    fn mention(&mut self, i: usize, end: End, place: u32) -> Option<Mention> {
        let paragraph = self.paragraph;
        let entity = self.gazetteer.listed(place)?;
        self.word
            .read(paragraph.word(end.token), Default::default());
        let (stem, rest) = self.word.folded.split_at(end.cut);
        let endings = suffixes::analyse(stem, rest)?;
        let ordinary = |text: &str| is_common(text) && !is_given(text);
        let one = end.token == i;
        if ordinary(paragraph.word(i))
            || is_common(stem)
            || is_common(&self.word.folded)
            || is_role(&self.word.folded)
            || (one && is_given(stem))
        {
            return None;
        }
        let token = paragraph.tokens[end.token];
        let start = paragraph.tokens[i].start;
        let name_end = token.start + self.word.original(end.cut);
        let written = &paragraph.text[start..name_end];
        if !entity.names.iter().any(|name| is_spelling(written, name)) {
            return None;
        }
        let tokens = i..end.token + 1;
        let name = start..name_end;
        Some(Mention::found(paragraph, entity, name, endings, tokens))
    }
}
