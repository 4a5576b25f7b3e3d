//! People whom a text introduces and no list knows.

use std::sync::Arc;

use super::apposition::{is_calling, is_role, is_title};
use super::lexicon::{is_common, is_family, is_given};
use super::nouns::{Noun, noun};
use super::recognise::may_be_kurdish;
use super::word::Word;
use super::{Entity, EntityRef, Kind, Mention};
use crate::kurdish::letters::fold;
use crate::kurdish::suffixes::{self, Ending};
use crate::kurdish::{Kind as TokenKind, Paragraph};

/// A word of a name has this many letters at least, if no list has it.
const SHORTEST: usize = 3;

/// The same, where it is clear that a person is named.
const SHORTEST_PART: usize = 2;

/// A name of a person has this many words at most.
const LONGEST: usize = 4;

/// An office stands this many words before the name at most: جێگری سەرۆکی ئەنجومەنی نوێنەرانی عێراق.
const CHAIN: usize = 6;

/// Whether `word` is what people are called first, and no common word.
pub(super) fn is_first_name(word: &str) -> bool {
    is_given(word) && !is_common(word)
}

/// The people whom `paragraph` names in full and no list knows. `known` are its other mentions, in
/// order.
///
/// They may take the place of others that are not certain.
pub(super) fn unknown(paragraph: &Paragraph, known: &[Mention]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let (mut i, mut next) = (0, 0);
    while let Some(token) = paragraph.tokens.get(i) {
        while known.get(next).is_some_and(|m| m.tokens.end <= i) {
            next += 1;
        }
        if token.kind != TokenKind::Arabic {
            i += 1;
            continue;
        }
        // “ڕابەر کوردستانی”
        let set_apart = |m: &Mention| {
            m.tokens == (i + 2..i + 3)
                && matches!(
                    (paragraph.near(i, -1), paragraph.near(i + 2, 1)),
                    ("(", ")") | ("\"", "\"") | ("“", "”") | ("«", "»")
                )
        };
        let firm = |m: &&Mention| {
            let firm = m.certain || m.tokens.len() > 1 || !m.endings.is_empty();
            firm && !set_apart(m)
        };
        let place = Place {
            paragraph,
            known,
            before: out.last().map_or(0, |m| m.tokens.end),
            free: known
                .iter()
                .skip(next)
                .find(firm)
                .map_or(usize::MAX, |m| m.tokens.start),
        };
        let found = match is_given(paragraph.word(i)) {
            true => place.person_at(i),
            false => place.stranger_at(i),
        };
        i = found.as_ref().map_or(i + 1, |mention| mention.tokens.end);
        out.extend(found);
    }
    out
}

/// How sure a word is to belong to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A given or family name that is no common word.
    Name,
    /// A word that nobody knows.
    Unknown,
}

/// A paragraph up to token `free`, with its mentions.
struct Place<'p> {
    paragraph: &'p Paragraph<'p>,
    known: &'p [Mention],
    /// The token behind the last person that was found.
    before: usize,
    free: usize,
}

impl Place<'_> {
    /// The person whose given name is token `i`.
    fn person_at(&self, i: usize) -> Option<Mention> {
        let paragraph = self.paragraph;
        let first = paragraph.word(i);
        // A first name does not tie itself to the next word.
        let a_noun = first.strip_suffix('ی').is_some_and(is_common);
        let tied = a_noun || ["ای", "ەی", "ۆی"].iter().any(|end| first.ends_with(end));
        // The second half of two first names that a hyphen joins.
        let half = paragraph.near(i, -1) == "-";
        if !self.is_word(i)
            || tied
            || half
            || is_title(first)
            || is_role(first)
            || is_particle(first)
        {
            return None;
        }
        let sure_first = !is_common(first);
        let introduced = self.is_introduced(i);
        // The longest name with what speaks for it.
        let (mut last, mut names, mut unknown) = (i, 0, 0);
        let mut found = None;
        for _ in 1..LONGEST {
            let mut next = self.word_behind(last);
            if next.is_some_and(|next| is_particle(paragraph.word(next))) {
                next = next.and_then(|next| self.word_behind(next));
            }
            let part = next.and_then(|next| {
                let word = paragraph.word(next);
                // Even what looks like a form of a common word: مایک هاوڕامیان، سەرۆکی کۆمپانیاکە.
                let called = self.is_explained(next) && !is_common(word);
                part(word).or(called.then_some(Part::Unknown))
            });
            let (Some(next), Some(part)) = (next, part) else {
                break;
            };
            last = next;
            match part {
                Part::Name => names += 1,
                Part::Unknown => unknown += 1,
            }
            let (cut, endings) = bare(paragraph.word(last));
            let told = self.is_told(i, last);
            let enough = match (sure_first, unknown) {
                (true, 0) => true,
                (true, 1) => told || introduced || names > 0,
                (true, _) => told && introduced,
                (false, 0) => told || introduced,
                (false, 1) if self.is_sure(i, last) => true,
                (false, _) => names > 0 && told && introduced,
            };
            // What nobody knows belongs to the name only where it is clear that it ends there.
            let clear = told || !endings.is_empty() || self.word_behind(last).is_none();
            if enough && (found.is_none() || part == Part::Name || clear) {
                found = Some((last, cut, endings.clone()));
            }
            if !endings.is_empty() {
                break;
            }
        }
        let (last, cut, endings) = found?;
        Some(self.mention(i, last, cut, endings))
    }

    /// The person whose name begins with token `i`, which nobody knows for a given name.
    fn stranger_at(&self, i: usize) -> Option<Mention> {
        let paragraph = self.paragraph;
        // Most words are turned away by what stands around them.
        let open = matches!(paragraph.near(i, -1), "(" | "\"" | "“" | "«");
        let listed = self.before > 0 && self.before + 3 == i;
        let comma = matches!(paragraph.near(i + 2, 1), "،" | ",") && self.may_begin(i);
        let begins = self.begins(i);
        let titled = self.is_titled(i);
        if !(open || listed || comma || titled || begins) || !self.is_word(i) {
            return None;
        }
        let second = self.word_behind(i)?;
        let (first, last) = (paragraph.word(i), paragraph.word(second));
        // In brackets even a common word may be a name: ئەکتەری بەناوبانگ (بری لارسۆن).
        let set_apart = (open || listed) && self.is_set_apart(i, second);
        if !set_apart {
            if tied(first) || is_common(first) || is_common(last) {
                return None;
            }
            let explained = comma && self.is_explained(second);
            let told = (titled || begins) && self.is_told(i, second);
            let short = first.chars().count() < SHORTEST && !explained;
            if short || !(explained || told || (titled && self.is_over(second))) {
                return None;
            }
        }
        let fit = match set_apart {
            true => noun(first) == Noun::default() && !is_calling(first) && !is_role(first),
            false => is_foreign(first),
        };
        if !fit || is_particle(first) || !(is_foreign(last) || is_family(last)) {
            return None;
        }
        let (cut, endings) = bare(last);
        let clear = set_apart || titled || endings.is_empty();
        clear.then(|| self.mention(i, second, cut, endings))
    }

    /// Whether it is beyond doubt that tokens `i` to `last` name somebody, though the first is a common
    /// word and nobody knows the last.
    fn is_sure(&self, i: usize, last: usize) -> bool {
        let next = self.paragraph.word(last + 2);
        let told = says(next) || is_role(next) || fold(next) == "خەڵکی";
        let called = i.checked_sub(2).map_or("", |n| self.paragraph.word(n));
        self.is_set_apart(i, last)
            || (self.is_explained(last) && self.may_begin(i))
            || matches!(called, "ناوی" | "بەناوی")
            || (self.is_joined(i) && told && self.paragraph.near(last, 1) == " ")
    }

    /// Whether tokens `i` to `last` stand in brackets or quotation marks behind a calling, alone or with
    /// another: ئەکتەری بەناوبانگ (بری لارسۆن).
    fn is_set_apart(&self, i: usize, last: usize) -> bool {
        let paragraph = self.paragraph;
        let open = match paragraph.near(i, -1) {
            " " if paragraph.near(i, -2) == "و" && self.before + 3 == i => {
                return closes(paragraph.near(last, 1));
            }
            _ => i.checked_sub(1),
        };
        let (Some(open), behind) = (open, paragraph.near(last, 1)) else {
            return false;
        };
        let and = behind == " " && paragraph.near(last, 2) == "و";
        if !matches!(paragraph.word(open), "(" | "\"" | "“" | "«") || !(closes(behind) || and) {
            return false;
        }
        let mut at = open;
        for _ in 0..2 {
            let Some(word) = at.checked_sub(2).filter(|_| paragraph.near(at, -1) == " ") else {
                return false;
            };
            if is_role(paragraph.word(word)) || is_title(paragraph.word(word)) {
                return true;
            }
            at = word;
        }
        false
    }

    /// Whether a calling or a title stands right before token `i`, not tied to it.
    fn is_titled(&self, i: usize) -> bool {
        let paragraph = self.paragraph;
        let before = i.checked_sub(2).filter(|_| paragraph.near(i, -1) == " ");
        before.is_some_and(|before| {
            let word = paragraph.word(before);
            !tied(word) && is_calling(word)
        })
    }

    /// Whether it is clear that a name ends with token `last`.
    fn is_over(&self, last: usize) -> bool {
        let paragraph = self.paragraph;
        let next = paragraph.neighbour(last, 1).map(|t| t.kind);
        match next {
            Some(TokenKind::Space) => is_common(paragraph.word(last + 2)),
            Some(TokenKind::Mark) => true,
            next => next.is_none(),
        }
    }

    /// Whether token `i` begins a sentence.
    fn begins(&self, i: usize) -> bool {
        let before = self.paragraph.solid(i, -1);
        before.is_none_or(|n| matches!(self.paragraph.word(n), "." | "!" | "؟" | ":" | "؛"))
    }

    /// Whether somebody may be named from token `i` on.
    fn may_begin(&self, i: usize) -> bool {
        const BEFORE: [&str; 5] = ["لەگەڵ", "لەلایەن", "لایەن", "هەروەها", "هاوکات"];
        let before = i.checked_sub(2).map_or("", |n| self.paragraph.word(n));
        self.begins(i) || BEFORE.contains(&before)
    }

    fn mention(&self, i: usize, last: usize, cut: usize, endings: Vec<Ending>) -> Mention {
        let paragraph = self.paragraph;
        let start = paragraph.tokens[i].start;
        let end = paragraph.tokens[last].start + cut;
        let entity = Entity::of_text(Kind::Person, &paragraph.text[start..end]);
        let entity = EntityRef::Own(Arc::new(entity));
        Mention::found(paragraph, entity, start..end, endings, i..last + 1)
    }

    fn is_word(&self, i: usize) -> bool {
        let token = self.paragraph.tokens.get(i).filter(|_| i < self.free);
        token.is_some_and(|t| t.kind == TokenKind::Arabic && may_be_kurdish(t.language))
    }

    /// The word one space behind token `i`.
    fn word_behind(&self, i: usize) -> Option<usize> {
        Some(i + 2).filter(|next| self.paragraph.near(i, 1) == " " && self.is_word(*next))
    }

    /// Whether what stands around tokens `i` to `last` says that they are the whole name of a person:
    /// an office, a verb of saying, brackets or quotation marks, another person beside it.
    fn is_told(&self, i: usize, last: usize) -> bool {
        let paragraph = self.paragraph;
        let behind = paragraph.near(last, 1);
        let open = i.checked_sub(1).map_or("", |before| paragraph.word(before));
        if matches!(
            (open, behind),
            ("(", ")") | ("\"", "\"") | ("“", "”") | ("«", "»")
        ) || self.is_joined(i)
            || self.is_set_apart(i, last)
        {
            return true;
        }
        let (_, endings) = bare(paragraph.word(last));
        if !endings.is_empty() {
            return false;
        }
        match behind {
            "،" | "," => self.is_explained(last),
            " " => {
                let next = paragraph.word(last + 2);
                says(next) || ((is_role(next) || fold(next) == "خەڵکی") && tied(next))
            }
            // "/" ends the name of who wrote the text.
            ":" | "/" => true,
            _ => false,
        }
    }

    /// Whether another person stands before token `i`, with و between.
    fn is_joined(&self, i: usize) -> bool {
        let paragraph = self.paragraph;
        let and = paragraph.near(i, -1) == " "
            && paragraph.near(i, -2) == "و"
            && paragraph.near(i, -3) == " ";
        let end = i.saturating_sub(3);
        let listed = |m: &&Mention| m.tokens.end == end && m.entity.kind == Kind::Person;
        and && (self.before == end || self.known.iter().rev().find(listed).is_some())
    }

    /// Whether an office stands in apposition behind token `i`.
    fn is_explained(&self, i: usize) -> bool {
        let paragraph = self.paragraph;
        matches!(paragraph.near(i, 1), "،" | ",")
            && paragraph.near(i, 2) == " "
            && is_role(paragraph.word(i + 3))
    }

    /// Whether a title stands before token `i` (`کاک`), or an office with what it is of
    /// (`سەرۆکی فیفا`, `وەزیری دەرەوەی عێراق`).
    fn is_introduced(&self, i: usize) -> bool {
        let paragraph = self.paragraph;
        let word_before = |at: usize| at.checked_sub(2).filter(|_| paragraph.near(at, -1) == " ");
        let Some(before) = word_before(i) else {
            return false;
        };
        let word = paragraph.word(before);
        if is_title(word) || (is_role(word) && !word.ends_with('ی')) {
            return true;
        }
        // بە ناوی
        if matches!(word, "بەناوی" | "ناوی") {
            return true;
        }
        // Back over the words that izafe ties, to the office.
        let named = self.known.iter().rev().find(|m| m.tokens.end == before + 1);
        if named.is_some_and(|m| !m.endings.is_empty()) || says(word) {
            return false;
        }
        let mut at = named.map_or(before, |m| m.tokens.start);
        for _ in 0..CHAIN {
            let Some(word) = word_before(at) else {
                return false;
            };
            let text = paragraph.word(word);
            if !text.ends_with(['ی', 'ي', 'ى']) {
                return false;
            }
            if is_role(text) {
                return true;
            }
            at = word;
        }
        false
    }
}

/// Verbs with which somebody says something, initial ڕ as ر.
const SAYING: &[&str] = &[
    "گوتی",
    "گوتیشی",
    "وتی",
    "وتیشی",
    "دەڵێ",
    "دەڵێت",
    "دەشڵێت",
    "رایگەیاند",
    "راگەیاند",
    "راشیگەیاند",
    "رایگەیاندووە",
    "رایدەگەیەنێت",
    "ڕایگەیاند",
    "نووسیویەتی",
    "نووسی",
    "نوسیویەتی",
    "ئاشکرایکرد",
    "گوتوویەتی",
    "وتوویەتی",
    "گوتویەتی",
    "وتویەتی",
    "دووپاتیکردەوە",
    "ئاماژەی",
    "جەختی",
    "هۆشداریدا",
    "بڵاویکردەوە",
];

/// Words inside names: محەممەد بن سەلمان.
const PARTICLES: &[&str] = &[
    "بن", "بین", "ئال", "ئەل", "ئەبو", "ئیبن", "دی", "دا", "دۆ", "دێل", "ڤان", "فۆن", "لا", "لێ",
];

/// Whether `word` may be tied to the next one by an izafe.
fn tied(word: &str) -> bool {
    word.ends_with(['ی', 'ي', 'ى'])
}

/// Whether `mark` closes what is set apart.
fn closes(mark: &str) -> bool {
    matches!(mark, ")" | "\"" | "”" | "»")
}

/// Whether `word` is no word of the language as far as anybody knows, but may be a foreign name.
fn is_foreign(word: &str) -> bool {
    let (cut, _) = bare(word);
    let letters = word[..cut].chars().count();
    letters >= SHORTEST_PART
        && !word.ends_with(['ە', 'ه'])
        && !is_role(word)
        && !is_title(word)
        && !is_particle(word)
        && !says(word)
        && noun(word) == Noun::default()
        && !is_ordinary(word)
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

pub(super) fn says(word: &str) -> bool {
    SAYING.contains(&&*fold(word))
}

/// What `word` is in a name; nothing for what is no part of one.
fn part(word: &str) -> Option<Part> {
    let (cut, _) = bare(word);
    let stem = &word[..cut];
    let named = is_given(stem) || is_family(stem);
    if named && !is_common(stem) {
        return Some(Part::Name);
    }
    let short = stem.chars().count() < SHORTEST;
    (!short && !is_role(word) && !is_title(word) && !is_ordinary(word)).then_some(Part::Unknown)
}

/// Whether `word` is no part of a name: a frequent word or a form of one, a verb, an inflected noun.
pub(super) fn is_ordinary(word: &str) -> bool {
    const ENDS: [&str; 16] = [
        "ەمین",
        "ەکەدا",
        "ەکەوە",
        "ەکاندا",
        "ەی",
        "ەکان",
        "ەکانی",
        "ەکە",
        "ەکەی",
        "ێک",
        "ێکی",
        "کردن",
        "دەوە",
        "یەتی",
        "کراو",
        "بوون",
    ];
    const STARTS: [&str; 6] = ["دە", "نا", "نە", "لە", "ئە", "بە"];
    let word = Word::of(word);
    let folded = &*word.folded;
    if is_common(folded) || ENDS.iter().any(|end| folded.ends_with(end)) {
        return true;
    }
    let begins = |start: &str| folded.starts_with(start);
    // "And" is written together with the next word by some.
    let joined = folded
        .strip_prefix('و')
        .filter(|rest| rest.chars().count() > 3);
    if begins("کۆبوو") || joined.is_some_and(|rest| is_common(rest) || is_role(rest)) {
        return true;
    }
    let verb = STARTS.iter().any(|start| begins(start)) && folded.ends_with(['ت', 'ن', 'ێ', 'ە']);
    if verb && folded.chars().count() > 4 {
        return true;
    }
    let joined = ["لە", "بە"].iter().find(|start| begins(start));
    let stems = std::iter::once(folded).chain(joined.map(|start| &folded[start.len()..]));
    for text in stems {
        let stem_is_common = |end: usize| {
            let (stem, rest) = text.split_at(end);
            stem.chars().count() > 1 && is_common(stem) && suffixes::analyse(stem, rest).is_some()
        };
        if text
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .any(stem_is_common)
        {
            return true;
        }
    }
    false
}

/// Where a name that no list knows ends in `word`, and its endings; only those are read that seldom
/// end a name.
pub(super) fn bare(word: &str) -> (usize, Vec<Ending>) {
    const SURE: [&str; 5] = ["یش", "ەوە", "دا", "یشی", "شی"];
    let folded = Word::of(word);
    let found = folded.ends.iter().skip(SHORTEST).find_map(|end| {
        let (stem, rest) = folded.folded.split_at(end.folded);
        let sure = SURE.contains(&rest) || (rest == "ش" && stem.ends_with('ی'));
        let endings = sure.then(|| suffixes::analyse(stem, rest)).flatten()?;
        Some((end.original, endings))
    });
    found.unwrap_or((word.len(), Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{Gazetteer, Origin, ShortNames, introductions, names};
    use crate::kurdish::Prior;

    /// The mentions that the program's lists do not have: what is named, and the form.
    fn found(text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph::new(text, Prior::default());
        let mut all = names(&paragraph, &Gazetteer::default());
        let introduced = introductions(text, &all);
        let short =
            ShortNames::new(introduced.iter()).mentions(text, &crate::entities::Mentions::of(&all));
        all.retain(|m| m.entity.origin == Origin::Text);
        all.extend(short);
        let shown = |m: &Mention| (m.entity.name().to_owned(), text[m.whole.clone()].to_owned());
        all.iter().map(shown).collect()
    }

    #[test]
    fn people_are_introduced_and_named_in_short() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let name = "مایک ڤاندێربرۆک";
        assert_eq!(
            found(
                "مایک ڤاندێربرۆک، سەرۆکی کۆمپانیاکە گوتی باشە. دواتر ڤاندێربرۆکیش هات، لەڤاندێربرۆکەوە زانیمان."
            ),
            [
                pair(name, "مایک ڤاندێربرۆک"),
                pair(name, "ڤاندێربرۆکیش"),
                pair(name, "لەڤاندێربرۆکەوە"),
            ]
        );
        assert_eq!(
            found("ئەوان لەگەڵ دکتۆر مایک ڤاندێربرۆکدا کۆبوونەوە."),
            [pair(name, "مایک ڤاندێربرۆکدا")]
        );
        assert_eq!(
            found("سەرۆکی ئەمریکا مایک ڤاندێربرۆک گوتی باشە."),
            [pair(name, "مایک ڤاندێربرۆک")]
        );
    }

    #[test]
    fn people_are_found_by_what_stands_around_them() {
        for (text, name) in [
            ("مایک ڤاندێربرۆک گوتی ئەوان هاتوون.", "مایک ڤاندێربرۆک"),
            ("ئەو لەگەڵ (سۆزان لیندۆر) هات.", "سۆزان لیندۆر"),
            ("دوێنێ شاخەوان ئەکرەم هات.", "شاخەوان ئەکرەم"),
            ("ئەندامی پەرلەمان ئازاد حەمەئەمین هات.", "ئازاد حەمەئەمین"),
            ("ئەو بە محەممەد بن سەعدون گوت.", "محەممەد بن سەعدون"),
            ("فازیل شێروان ئەرسەلان لەوێ بوو.", "فازیل شێروان ئەرسەلان"),
            ("دوێنێ فازیل شێروان سەرۆکی لقەکە هات.", "فازیل شێروان"),
            ("مایک هاوڕامیان، سەرۆکی لقەکە، هات.", "مایک هاوڕامیان"),
            (
                "ئەو لەگەڵ هونەرمەند “ئومێد نەوبەهاری” هات.",
                "ئومێد نەوبەهاری",
            ),
            ("ئەو لەگەڵ زۆلتا ڕیڤان، باڵیۆزی وڵاتەکە هات.", "زۆلتا ڕیڤان"),
            ("ئەکتەر زۆلتا ڕیڤان گوتی باشە.", "زۆلتا ڕیڤان"),
            ("گەنجێک بە ناوی شڤان لۆقدار، هات.", "شڤان لۆقدار"),
            ("سامان نەوبەهاری، بەرپرسی لقەکە، هات.", "سامان نەوبەهاری"),
            (
                "سۆران عەبدولقەدیر، بەرپرسی لقەکە، هات.",
                "سۆران عەبدولقەدیر",
            ),
        ] {
            assert_eq!(found(text), [(name.to_owned(), name.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_not_introduced_is_nobody() {
        for text in [
            "ئەو ڕۆژە مایک ڤاندێربرۆک لەوێ بوو و هیچی نەگوت.",
            "سەرۆک مایک گوتی ئەوان هاتوون.",
            "کاروان گەیشتە شار و ئازاد کرا.",
            "محەممەد لەگەڵ ئەوان هات.",
            "دکتۆر مایک گوتی ئەوان هاتوون.",
            "هانس-مایک ڤاندێربرۆک، سەرۆکی کۆمپانیاکە گوتی باشە.",
            "ئەوان لەگەڵ هێزەکانیان کۆبوونەوە و چوون.",
            "کۆبوونەوەکە (بڕیاری گرنگ) تەواو بوو.",
            "ئەو ناوی خۆی نەبردووە.",
            "هونەری گۆرانی بە تایبەت سیاچەمانۆک، وەزیری وڵاتەکە باسی کرد.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn people_in_brackets_are_found_together() {
        let people = found("ئەکتەری بەناوبانگ (زۆلتا ڕیڤان و مێرسا کۆڤال) هاتن.");
        let names: Vec<&str> = people.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["زۆلتا ڕیڤان", "مێرسا کۆڤال"]);
    }

    #[test]
    fn first_names_stand_for_who_was_named_in_full() {
        let forms = |text: &str| {
            let forms = found(text).into_iter().map(|(_, form)| form);
            forms.collect::<Vec<_>>()
        };
        assert_eq!(
            forms("دوێنێ شاخەوان ئەکرەم هات. دواتر شاخەوان گوتی باشە."),
            ["شاخەوان ئەکرەم", "شاخەوان"]
        );
        assert_eq!(
            forms("دوێنێ شاخەوان ئەکرەم هات. دواتر شاخەوان برایمسۆر چوو."),
            ["شاخەوان ئەکرەم"]
        );
    }

    #[test]
    fn a_short_name_of_two_people_is_nobody_s() {
        let text = "مایک ڤاندێربرۆک، سەرۆکی کۆمپانیاکە هات. دەیڤید ڤاندێربرۆک، وەزیری دارایی هات. دواتر ڤاندێربرۆک گوتی باشە.";
        assert!(
            found(text).iter().all(|(_, form)| form.contains(' ')),
            "{:?}",
            found(text)
        );
    }
}
