//! Names in the Latin script inside Sorani text: HBO, FIFA, Netflix.

use super::hash::Hash;
use super::lexicon::{find, is_given};
use super::nouns::{Noun, noun};
use super::people::is_ordinary;
use super::{Gazetteer, Kind, Mention};
use crate::kurdish::letters::fold;
use crate::kurdish::suffixes;
use crate::kurdish::{Kind as TokenKind, Paragraph};

static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/latin"));

/// A record of [`NAMES`]: the hash of a name, and the place of what is named in the list.
const RECORD: usize = 12;

/// A name has this many words at most.
const WORDS: usize = 5;

/// The names of `paragraph` in the Latin script, exactly as they are listed.
pub(super) fn latin(paragraph: &Paragraph, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(token) = paragraph.tokens.get(i) {
        let found = (token.kind == TokenKind::Latin)
            .then(|| longest(paragraph, i, gazetteer))
            .flatten();
        i = match &found {
            Some(mention) => mention.tokens.end,
            None => behind(paragraph, i),
        };
        out.extend(found);
    }
    out
}

/// The abbreviations that stand in brackets behind the institutions among `mentions`, all others in order.
pub(super) fn abbreviations(paragraph: &Paragraph, mentions: &[Mention]) -> Vec<Mention> {
    let behind = |(n, mention): (usize, &Mention)| {
        let open = mention.tokens.end + 1;
        let short = open + 1;
        let token = paragraph.tokens.get(short)?;
        let word = paragraph.word(short);
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        let written = match token.kind {
            TokenKind::Latin => {
                (2..=8).contains(&word.len())
                    && word.starts_with(|c: char| c.is_ascii_uppercase())
                    && capitals > 1
            }
            TokenKind::Arabic => {
                (3..=6).contains(&word.chars().count())
                    && noun(word) == Noun::default()
                    && !is_given(word)
                    && !is_ordinary(word)
            }
            _ => false,
        };
        let set_apart = mention.entity.kind == Kind::Organization
            && mention.certain
            && paragraph.near(open, -1) == " "
            && paragraph.near(short, -1) == "("
            && paragraph.near(short, 1) == ")";
        let free = mentions
            .get(n + 1)
            .is_none_or(|next| next.tokens.start > short);
        (written && set_apart && free).then(|| Mention {
            name: token.span(),
            whole: token.span(),
            endings: Vec::new(),
            nisba: false,
            within: false,
            quoted: true,
            sorani: token.kind == TokenKind::Arabic,
            tokens: short..short + 1,
            ..mention.clone()
        })
    };
    mentions.iter().enumerate().filter_map(behind).collect()
}

/// The token behind token `i` and the Latin words that go on with it.
fn behind(paragraph: &Paragraph, i: usize) -> usize {
    let mut last = i;
    while paragraph.tokens[i].kind == TokenKind::Latin && is_followed(paragraph, last) {
        last += 2;
    }
    last + 1
}

/// Whether another Latin word stands one space behind token `i`.
fn is_followed(paragraph: &Paragraph, i: usize) -> bool {
    let next = paragraph.tokens.get(i + 2);
    paragraph.near(i, 1) == " " && next.is_some_and(|t| t.kind == TokenKind::Latin)
}

fn longest(paragraph: &Paragraph, i: usize, gazetteer: &Gazetteer) -> Option<Mention> {
    let mut hash = Hash::default();
    let mut found = None;
    let mut at = i;
    for _ in 0..WORDS {
        hash = paragraph.word(at).chars().fold(hash, Hash::with);
        if let Some(record) = find::<RECORD>(NAMES, hash.value()) {
            let mut place = [0; 4];
            place.copy_from_slice(&record[8..]);
            found = Some((at, u32::from_le_bytes(place)));
        }
        if !is_followed(paragraph, at) {
            break;
        }
        hash = hash.with(' ');
        at += 2;
    }
    // Of a longer name, or of an English sentence, a part says nothing.
    let (last, place) = found.filter(|(last, _)| *last == at)?;
    let name = paragraph.tokens.get(i)?.start..paragraph.tokens.get(last)?.end;
    // Endings stand in the token behind: HBOی.
    let ending = paragraph
        .tokens
        .get(last + 1)
        .filter(|t| t.kind == TokenKind::Arabic);
    let endings = match ending {
        Some(token) => suffixes::analyse("ر", &fold(&paragraph.text[token.span()]))?,
        None => Vec::new(),
    };
    Some(Mention {
        whole: name.start..ending.map_or(name.end, |t| t.end),
        name,
        entity: gazetteer.listed(place)?,
        endings,
        nisba: false,
        within: false,
        certain: true,
        // Another's spelling, which nobody wants changed with the others.
        quoted: true,
        sorani: false,
        tokens: i..last + 1 + usize::from(ending.is_some()),
    })
}

#[cfg(test)]
mod tests {
    use crate::entities::{Gazetteer, names};
    use crate::kurdish::{Paragraph, Prior};

    #[test]
    fn abbreviations_stand_for_the_institution_before_them() {
        let text = "دەستەی وەرزشی پەنەما (PSB) و پەنەما (PAN) و بانکی پەنەما (بێڤتا) هاتن.";
        let paragraph = Paragraph::new(text, Prior::default());
        let all = names(&paragraph, &Gazetteer::default());
        let short = all.iter().find(|m| &text[m.name.clone()] == "PSB");
        assert!(short.is_some_and(|m| m.entity.name() == "دەستەی وەرزشی پەنەما"));
        assert!(!all.iter().any(|m| &text[m.name.clone()] == "PAN"));
        let short = all.iter().find(|m| &text[m.name.clone()] == "بێڤتا");
        assert!(short.is_some_and(|m| m.entity.name() == "بانکی پەنەما"));
    }

    #[test]
    fn names_in_latin_letters_are_found_as_they_are_listed() {
        let found = |text: &str| {
            let paragraph = Paragraph::new(text, Prior::default());
            let all = names(&paragraph, &Gazetteer::default());
            let forms = all.iter().map(|m| text[m.whole.clone()].to_owned());
            forms.collect::<Vec<_>>()
        };
        assert_eq!(found("ئەوە زنجیرەی نوێی Netflixە لێرە."), ["Netflixە"]);
        assert_eq!(found("دوێنێ FIFA بڕیاری دا."), ["FIFA"]);
        for text in [
            "ئەو fifa نییە.",
            "ئەوە FIFA Netflix Media نییە.",
            "بڕوانە https://netflix.com/FIFA بۆ زیاتر.",
        ] {
            assert_eq!(found(text).len(), 0, "{text}");
        }
    }
}
