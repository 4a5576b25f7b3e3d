//! Institutions, places and works that no list knows, by the noun that begins or announces their name.

use std::ops::Range;
use std::sync::Arc;

use super::apposition::is_role;
use super::lexicon::{is_common, is_given};
use super::nouns::{Noun, noun};
use super::people::{bare, is_ordinary};
use super::recognise::may_be_kurdish;
use super::{Entity, EntityRef, Kind, Mention};
use crate::kurdish::letters::fold;
use crate::kurdish::suffixes::{Ending, Suffix};
use crate::kurdish::{Kind as TokenKind, Paragraph};

/// A name that nobody knows has this many letters at least.
const SHORTEST: usize = 4;

/// So many words stand between the noun and what ends its name at most.
const LONGEST: usize = 6;

/// What an institution is for has this many letters at most, else two words are written as one.
const LONGEST_TOPIC: usize = 15;

/// What stands in quotation marks is a name if it has as many tokens at most.
const QUOTED: usize = 11;

/// Prepositions that some write together with the noun.
const PREPOSITIONS: [&str; 2] = ["لە", "بە"];

/// Adds the institutions, places and works of `paragraph` to `mentions`, its others in order; gives
/// those that went into another.
pub(super) fn add(paragraph: &Paragraph, mentions: &mut Vec<Mention>) -> Vec<Mention> {
    let found = found(paragraph, mentions);
    if found.is_empty() {
        name_clubs(paragraph, mentions);
        return Vec::new();
    }
    let mut inner = Vec::new();
    let mut places = found.iter().peekable();
    let mut rest = Vec::with_capacity(mentions.len() + found.len());
    for mut mention in mentions.drain(..) {
        while places
            .next_if(|f| f.tokens.end <= mention.tokens.start)
            .is_some()
        {}
        match places.peek() {
            Some(f) if f.tokens.start < mention.tokens.end => {
                mention.within = true;
                inner.push(mention);
            }
            _ => rest.push(mention),
        }
    }
    rest.extend(found);
    rest.sort_by_key(|m| m.whole.start);
    name_clubs(paragraph, &mut rest);
    *mentions = rest;
    inner
}

/// Where a paragraph speaks of the club of a city, the name of the city alone is the club, too, save where
/// a word before it says that the place is meant.
fn name_clubs(paragraph: &Paragraph, mentions: &mut [Mention]) {
    let clubs = mentions.iter().filter(|m| {
        m.entity.kind == Kind::Organization && fold(paragraph.word(m.tokens.start)) == "یانەی"
    });
    let clubs: Vec<(String, EntityRef)> = clubs
        .filter_map(|m| {
            let (_, city) = paragraph.text[m.name.clone()].split_once(' ')?;
            (!city.contains(' ')).then(|| (city.to_owned(), m.entity.clone()))
        })
        .collect();
    if clubs.is_empty() {
        return;
    }
    for mention in mentions.iter_mut() {
        let before = mention.tokens.start.checked_sub(2);
        let there = before.is_some_and(|n| {
            let word = paragraph.word(n);
            matches!(word, "لە" | "بۆ") || word.ends_with(['ی', 'ي', 'ى'])
        });
        // هەولێر 3ی ئایار
        let next = paragraph.neighbour(mention.tokens.end, 1).map(|t| t.kind);
        let there = there || before.is_none() || next == Some(TokenKind::Number);
        let whole = mention.name.start == mention.whole.start && !mention.nisba;
        let city =
            mention.entity.kind == Kind::Place && !there && whole && mention.tokens.len() == 1;
        let name = &paragraph.text[mention.name.clone()];
        let nisba = mention.endings.iter().any(|e| e.suffix == Suffix::Nisba);
        let club = clubs.iter().find(|(of, _)| city && !nisba && of == name);
        if let Some((_, club)) = club {
            mention.entity = club.clone();
            mention.certain = true;
        }
    }
}

/// Whether `mention` has an ending of many.
fn several(mention: &Mention) -> bool {
    let several = |e: &Ending| matches!(e.suffix, Suffix::DefinitePlural | Suffix::Plural);
    mention.endings.iter().any(several)
}

/// The ministries among `mentions` of which only the rest of the text tells whose they are, as those of
/// nobody knows which country.
pub(super) fn unplaced(paragraph: &Paragraph, mentions: &[Mention]) -> Vec<Mention> {
    let doubtful = mentions.iter().filter(|mention| {
        !mention.certain
            && mention.entity.kind == Kind::Organization
            && fold(paragraph.word(mention.tokens.start)).starts_with("وەزارەت")
    });
    doubtful
        .map(|m| {
            let own = Entity::of_text(Kind::Organization, &paragraph.text[m.name.clone()]);
            Mention {
                entity: EntityRef::Own(Arc::new(own)),
                certain: true,
                nisba: false,
                within: false,
                ..m.clone()
            }
        })
        .collect()
}

/// All of them, in order.
fn found(paragraph: &Paragraph, known: &[Mention]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let (mut i, mut next) = (0, 0);
    while let Some(token) = paragraph.tokens.get(i) {
        while known.get(next).is_some_and(|m| m.tokens.end <= i) {
            next += 1;
        }
        let text = paragraph.word(i);
        let tied = token.kind == TokenKind::Arabic
            && text.ends_with(['ی', 'ي', 'ى'])
            && paragraph.near(i, 1) == " ";
        let reader = Reader {
            paragraph,
            known: known.get(next..).unwrap_or_default(),
        };
        let name = tied.then(|| reader.name_at(i)).flatten();
        i = name.as_ref().map_or(i + 1, |m| m.tokens.end);
        out.extend(name);
    }
    out
}

/// Where a name ends.
enum End<'p> {
    /// With a name that is known.
    Known(&'p Mention),
    /// With token `.0`, whose stem has `.1` bytes.
    Word(usize, usize, Vec<Ending>),
    /// It is what stands in tokens `.0`, apart from its noun.
    Quoted(Range<usize>),
    /// It is this word or these words, apart from its noun.
    Apart(usize, usize),
    /// It is token `.0`, whose stem has `.1` bytes, and an izafe.
    Stem(usize, usize),
}

/// A paragraph, and its other mentions from a token on.
struct Reader<'p> {
    paragraph: &'p Paragraph<'p>,
    known: &'p [Mention],
}

impl<'p> Reader<'p> {
    /// The name that token `i` begins or announces.
    fn name_at(&self, i: usize) -> Option<Mention> {
        let text = self.paragraph.word(i);
        let (mut from, mut head) = (0, noun(text));
        if head == Noun::default() {
            let joined = PREPOSITIONS.iter().find_map(|p| text.strip_prefix(p));
            head = noun(joined.filter(|rest| rest.len() > 6)?);
            from = 4;
        }
        let heads = Noun::OF_PLACE
            | Noun::FOR
            | Noun::ANNOUNCES
            | Noun::AFTER_PERSON
            | Noun::QUOTED
            | Noun::PRODUCT
            | Noun::EVENT
            | Noun::PLACE
            | Noun::SITE
            | Noun::HAPPENS;
        let a_person = head.does(Noun::ABSTRACT) && !fold(text).ends_with("یی");
        if !head.does(heads) || a_person {
            return None;
        }
        // پارتی is a party, and the word for one.
        let taken = self.known.first().filter(|m| m.tokens.start <= i);
        if taken.is_some_and(|m| m.tokens.start < i) {
            return None;
        }
        let (end, kind) = self.end(i, head, taken.is_some())?;
        // ئەنجوومەنی ئاسایش is that of the United Nations, and goes on in ئەنجوومەنی ئاسایشی
        // نیشتمانیی تورکیا.
        let longer = |m: &Mention| match &end {
            End::Known(last) => {
                let tied = m.endings.last().is_some_and(|e| e.suffix == Suffix::Izafe);
                tied && m.tokens.end + 1 < last.tokens.start
            }
            _ => false,
        };
        if taken.is_some_and(|m| m.tokens.len() > 1 && !longer(m)) {
            return None;
        }
        Some(self.mention(i, from, end, kind))
    }

    /// Where the name ends whose noun is token `i`, and what it names. The noun may be `taken` for a
    /// name itself.
    fn end(&self, i: usize, head: Noun, taken: bool) -> Option<(End<'p>, Kind)> {
        let paragraph = self.paragraph;
        let (mut at, mut topics, mut named) = (i, 0, false);
        let mut best: Option<(End, Kind)> = None;
        for _ in 0..LONGEST {
            let word = paragraph.word(at);
            let tied = word.ends_with(['ی', 'ي', 'ى']);
            // زاستە روسییەکان
            let compound = word.ends_with(['ە', 'ه']);
            if paragraph.near(at, 1) != " " {
                break;
            }
            let next = at + 2;
            let text = paragraph.word(next);
            // سەرۆک وەزیران
            let office = noun(word).does(Noun::CHIEF) && text.starts_with("وەزیر");
            let listed = noun(word).does(Noun::TOPIC) || head.does(Noun::OPEN);
            let joined = text == "و" && at != i && listed;
            if !(tied || compound || office || joined) {
                break;
            }
            if tied && let Some(end) = self.quoted(next) {
                let kind = match () {
                    () if head.does(Noun::PRODUCT) && topics == 0 => Kind::Product,
                    () if head.does(Noun::EVENT) => Kind::Event,
                    () if head.does(Noun::PLACE) => Kind::Place,
                    () if head.does(Noun::QUOTED | Noun::ANNOUNCES) => Kind::Organization,
                    () => return best,
                };
                return Some((End::Quoted(end), kind));
            }
            let here = |m: &&Mention| m.tokens.end > next && m.tokens.start > i;
            let known = self.known.iter().find(here);
            let number = |n: usize| {
                let token = paragraph.tokens.get(n);
                token.is_some_and(|t| t.kind == TokenKind::Number)
            };
            if at == i && head.does(Noun::NUMBERED) && number(next) && text.len() < 8 {
                return Some((End::Word(next, text.len(), Vec::new()), Kind::Organization));
            }
            if let Some(known) = known.filter(|m| m.tokens.start <= next) {
                if paragraph.tokens[next].kind != TokenKind::Arabic {
                    break;
                }
                let does = noun(text);
                // ئاسایش and جیهان are words as well.
                let a_word = does.does(Noun::TOPIC) || (!known.certain && does.does(Noun::SCOPE));
                if known.tokens.len() > 1 || !a_word {
                    // یەکێتیی ئێرانی بۆ مافەکانی مرۆڤ
                    let body = head.does(Noun::WITH_SCOPE) && known.entity.kind == Kind::Place;
                    if body && let Some(end) = self.purpose(known.tokens.end - 1) {
                        return Some((end, Kind::Organization));
                    }
                    // “هاوپەیمانی کوردستان”
                    let marks = (
                        paragraph.near(i, -1),
                        paragraph.near(known.tokens.end - 1, 1),
                    );
                    let set_apart =
                        matches!(marks, ("(", ")") | ("\"", "\"") | ("“", "”") | ("«", "»"));
                    let a_list = head.does(Noun::QUOTED) && known.entity.kind == Kind::Place;
                    if set_apart && a_list {
                        return Some((End::Known(known), Kind::Organization));
                    }
                    if !joined && let Some(kind) = Self::ends(head, known, topics, named, compound)
                    {
                        return Some((End::Known(known), kind));
                    }
                    break;
                }
            }
            if joined {
                // What it is for has two parts.
                let second = next + 2;
                if paragraph.near(next, 1) != " "
                    || !self.is_word(second)
                    || !self.is_second(head, second)
                {
                    break;
                }
                at = second;
                topics += 1;
                if head.does(Noun::OF_MINISTRY) && best.is_some() {
                    best = self
                        .ministry(i, second)
                        .map(|end| (end, Kind::Organization))
                        .or(best);
                }
                continue;
            }
            if !self.is_word(next) {
                break;
            }
            let does = noun(text);
            let is_ministry = at == i && head.does(Noun::OF_MINISTRY);
            if is_ministry && let Some(end) = self.ministry(i, next) {
                best = Some((end, Kind::Organization));
            }
            if does.does(Noun::SCOPE) && head.does(Noun::WITH_SCOPE) && topics > 0 {
                let (cut, endings) = bare(text);
                best = Some((End::Word(next, cut, endings), Kind::Organization));
            }
            if head.does(Noun::OFFICE) && topics > 0 && does.does(Noun::TOPIC) && named {
                let (cut, endings) = bare(text);
                best = Some((End::Word(next, cut, endings), Kind::Organization));
            }
            if head.does(Noun::WITH_SCOPE)
                && let Some(end) = self.purpose(next)
            {
                return Some((end, Kind::Organization));
            }
            let stem = text.strip_suffix('ە').unwrap_or(text);
            let is_topic = does.does(Noun::TOPIC | Noun::SCOPE) || noun(stem).does(Noun::TOPIC);
            let is_topic = is_topic && !(head.does(Noun::HAPPENS) && does.does(Noun::OTHER));
            let is_area = does.does(Noun::AREA) && (topics > 0 || head.does(Noun::OF_PLACE));
            let open = head.does(Noun::OPEN) && self.may_be_topic(next, does);
            let listed = paragraph.near(next, 1) == " " && paragraph.word(next + 2) == "و";
            let goes_on = text.ends_with(['ی', 'ي', 'ى', 'ە', 'ه'])
                || does.does(Noun::CHIEF)
                || (listed && !is_ordinary(text));
            if is_topic || is_area || (open && goes_on) {
                named |= !is_area;
                topics += 1;
                at = next;
                continue;
            }
            if best.is_none() && !taken {
                best = self.announced(head, next, topics);
            }
            break;
        }
        best
    }

    /// Whether token `i` may be the second of two words for what an institution is for.
    fn is_second(&self, head: Noun, i: usize) -> bool {
        let word = self.paragraph.word(i);
        let does = noun(word);
        let open = head.does(Noun::OPEN) && word.ends_with(['ی', 'ي', 'ى']);
        does.does(Noun::TOPIC) || (open && self.may_be_topic(i, does) && !is_ordinary(word))
    }

    /// Where what an institution is for ends, if بۆ stands behind token `last`: کۆمەڵەی … بۆ مافەکانی
    /// مرۆڤ.
    fn purpose(&self, last: usize) -> Option<End<'p>> {
        let paragraph = self.paragraph;
        let first = last + 4;
        let topic = |n: usize| self.is_word(n) && noun(paragraph.word(n)).does(Noun::TOPIC);
        let told = paragraph.near(last, 1) == " "
            && paragraph.word(last + 2) == "بۆ"
            && paragraph.near(last, 3) == " "
            && topic(first);
        if !told {
            return None;
        }
        let mut at = first;
        while paragraph.word(at).ends_with(['ی', 'ي', 'ى'])
            && paragraph.near(at, 1) == " "
            && topic(at + 2)
        {
            at += 2;
        }
        let (cut, endings) = bare(paragraph.word(at));
        Some(End::Word(at, cut, endings))
    }

    /// Whether token `i`, which does `does`, may tell what an institution is for.
    fn may_be_topic(&self, i: usize, does: Noun) -> bool {
        let word = self.paragraph.word(i);
        let form = ["ێکی", "ەکەی", "انەی"]
            .iter()
            .any(|end| word.ends_with(end));
        let long = word.chars().count() > LONGEST_TOPIC;
        !form && !long && !does.does(Noun::OTHER | Noun::AREA) && !is_role(word) && !is_given(word)
    }

    /// What stands in quotation marks or brackets that open with token `open`.
    fn quoted(&self, open: usize) -> Option<Range<usize>> {
        let paragraph = self.paragraph;
        let close = match paragraph.word(open) {
            "\"" => "\"",
            "“" | "”" => "”",
            "«" => "»",
            "(" => ")",
            _ => return None,
        };
        let first = open + 1;
        let inside = |n: &usize| {
            let token = paragraph.tokens.get(*n);
            token.is_some_and(|t| match t.kind {
                TokenKind::Arabic | TokenKind::Space | TokenKind::Latin | TokenKind::Number => true,
                _ => matches!(&paragraph.text[t.span()], "-" | "–" | ":" | "،"),
            })
        };
        let mut last = (first..first + QUOTED).take_while(inside).last()? + 1;
        if paragraph.word(last) != close {
            return None;
        }
        let first = first + usize::from(paragraph.word(first) == " ");
        last -= usize::from(paragraph.word(last - 1) == " ");
        if last <= first {
            return None;
        }
        let known = self
            .known
            .iter()
            .filter(|m| m.tokens.end > first && m.tokens.start < last);
        if known
            .clone()
            .any(|m| m.entity.kind != Kind::Place || m.tokens == (first..last))
        {
            return None;
        }
        let word = paragraph.word(first);
        let one = last == first + 1;
        let letters = paragraph.tokens[first..last]
            .iter()
            .any(|t| t.kind == TokenKind::Arabic);
        let does = noun(word);
        let ordinary = one
            && (word.chars().count() < SHORTEST - 1
                || does.does(Noun::TOPIC | Noun::SCOPE | Noun::OTHER)
                || (is_common(word) && word.ends_with('ی')));
        (letters && !ordinary).then_some(first..last)
    }

    /// The name that begins with token `first` and that a noun which does `head` announces, `topics`
    /// words before.
    fn announced(&self, head: Noun, first: usize, topics: usize) -> Option<(End<'p>, Kind)> {
        let kind = match () {
            () if head.does(Noun::PLACE) && topics == 0 => Kind::Place,
            () if head.does(Noun::BRAND) => Kind::Product,
            () if head.does(Noun::ANNOUNCES) => Kind::Organization,
            () => return None,
        };
        let word = self.paragraph.word(first);
        let (cut, _) = bare(word);
        let mut stem = &word[..cut];
        // گوندی ئاوباران-ی مەهاباد
        let of = self.known.iter().find(|m| m.tokens.start == first + 2);
        if kind == Kind::Place
            && let Some(izafe) = word.strip_suffix('ی')
            && of.is_some_and(|m| m.certain && m.entity.kind == Kind::Place)
            && self.paragraph.near(first, 1) == " "
            && !is_common(izafe)
            && noun(izafe) == Noun::default()
        {
            stem = izafe;
        }
        let letters = (SHORTEST..=LONGEST_TOPIC).contains(&stem.chars().count());
        // Adjectives end in ی, and plurals in ان.
        let i = ['ی', 'ي', 'ى'];
        let adjective = (stem.ends_with(i) && kind != Kind::Product)
            || (stem.ends_with('ە') && kind == Kind::Place)
            || (stem.ends_with("ان") && kind != Kind::Place);
        // کۆمپانیای تەکنیکار ئەپڵ
        let apart = self.known.iter().any(|m| {
            m.tokens.start == first + 2
                && matches!(m.entity.kind, Kind::Organization | Kind::Product)
        });
        let does = noun(word) != Noun::default() || apart;
        let fit = letters && !adjective && !does && !is_given(stem) && !is_ordinary(word);
        if !fit {
            return None;
        }
        Some(match topics {
            0 if kind == Kind::Organization => {
                let (cut, endings) = bare(word);
                (End::Word(first, cut, endings), kind)
            }
            _ if stem.len() < cut => (End::Stem(first, stem.len()), kind),
            // گوتشی is no "also his".
            _ if kind == Kind::Product && word.ends_with("شی") => {
                (End::Word(first, word.len(), Vec::new()), kind)
            }
            _ => (End::Apart(first, first), kind),
        })
    }

    /// The end of the name of a ministry whose country is not named; it is token `i`, and `last` says
    /// what it is for.
    fn ministry(&self, i: usize, last: usize) -> Option<End<'p>> {
        debug_assert!(i < last);
        let word = self.paragraph.word(last);
        let known = |cut: usize| noun(&word[..cut]).does(Noun::MINISTRY);
        let endings = ["", "دا", "ش", "یش", "وە", "ەوە", "یدا"];
        let end = endings.iter().find_map(|end| {
            let stem = word.strip_suffix(end)?;
            known(stem.len()).then_some(stem.len())
        });
        let (cut, endings) = bare(word);
        end.map(|_| End::Word(last, cut, endings))
    }

    /// What a noun that does `head` names with `known` behind it; `topics` words stand between, and tell
    /// what it is for if it is `named`. A `compound` is tied to it otherwise than by an izafe.
    fn ends(
        head: Noun,
        known: &Mention,
        topics: usize,
        named: bool,
        compound: bool,
    ) -> Option<Kind> {
        let whole = known.name.start == known.whole.start;
        match known.entity.kind {
            Kind::Place => {
                let plural = several(known);
                let nisba = known.nisba || known.endings.iter().any(|e| e.suffix == Suffix::Nisba);
                if !whole || plural != compound {
                    return None;
                }
                if head.does(Noun::HAPPENS) && (known.certain || topics > 1) && !compound {
                    return Some(Kind::Event);
                }
                let sure = known.certain || head.does(Noun::OF_PLACE);
                if head.does(Noun::SITE) && sure && !nisba {
                    return Some(Kind::Place);
                }
                let direct = head.does(Noun::OF_PLACE) && !compound;
                let told = named && head.does(Noun::FOR) && (!nisba || head.does(Noun::WITH_SCOPE));
                (sure && (told || (direct && (known.certain || topics == 0))))
                    .then_some(Kind::Organization)
            }
            Kind::Person => {
                // شەقامی ئەحمەد کایا
                if head.does(Noun::SITE) && head.does(Noun::PLACE) && topics == 0 && whole {
                    return Some(Kind::Place);
                }
                let fit = head.does(Noun::AFTER_PERSON) && known.certain && topics == 0;
                (fit && whole).then_some(Kind::Organization)
            }
            // پارتی گەلی کۆماریخواز
            Kind::Organization => {
                let one = known.tokens.len() == 1 && topics > 0;
                (one && whole && head.does(Noun::PARTY)).then_some(Kind::Organization)
            }
            _ => None,
        }
    }

    fn is_word(&self, i: usize) -> bool {
        let token = self.paragraph.tokens.get(i);
        token.is_some_and(|t| t.kind == TokenKind::Arabic && may_be_kurdish(t.language))
    }

    /// The mention of what begins at byte `from` of token `start` and ends with `end`.
    fn mention(&self, start: usize, from: usize, end: End, kind: Kind) -> Mention {
        let tokens = &self.paragraph.tokens;
        let first = tokens[start].start;
        let (name, whole, endings, tokens) = match end {
            // The plural belongs to the name: ئەکادیمیای زانستە ڕووسییەکان.
            End::Known(known) if several(known) => (
                first + from..known.whole.end,
                first..known.whole.end,
                Vec::new(),
                start..known.tokens.end,
            ),
            End::Known(known) => (
                first + from..known.name.end,
                first..known.whole.end,
                known.endings.clone(),
                start..known.tokens.end,
            ),
            End::Word(last, cut, endings) if kind == Kind::Product => (
                tokens[last].start..tokens[last].start + cut,
                tokens[last].span(),
                endings,
                last..last + 1,
            ),
            End::Word(last, cut, endings) => (
                first + from..tokens[last].start + cut,
                first..tokens[last].end,
                endings,
                start..last + 1,
            ),
            End::Quoted(inner) => {
                let range = tokens[inner.start].start..tokens[inner.end - 1].end;
                (range.clone(), range, Vec::new(), inner)
            }
            End::Stem(one, cut) => (
                tokens[one].start..tokens[one].start + cut,
                tokens[one].span(),
                vec![Suffix::Izafe.into()],
                one..one + 1,
            ),
            End::Apart(one, last) => {
                let (cut, endings) = bare(self.paragraph.word(last));
                (
                    tokens[one].start..tokens[last].start + cut,
                    tokens[one].start..tokens[last].end,
                    endings,
                    one..last + 1,
                )
            }
        };
        let entity = Entity::of_text(kind, &self.paragraph.text[name.clone()]);
        let entity = EntityRef::Own(Arc::new(entity));
        Mention {
            whole,
            ..Mention::found(self.paragraph, entity, name, endings, tokens)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::{Gazetteer, Origin, names};
    use crate::kurdish::{Paragraph, Prior};

    /// What the lists do not have: the kind, and the name as it is written.
    fn found(text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph::new(text, Prior::default());
        let all = names(&paragraph, &Gazetteer::default());
        let new = all.iter().filter(|m| m.entity.origin == Origin::Text);
        new.map(|m| {
            (
                format!("{:?}", m.entity.kind),
                text[m.name.clone()].to_owned(),
            )
        })
        .collect()
    }

    #[test]
    fn institutions_are_found_by_their_noun() {
        for (text, name) in [
            ("ئەمڕۆ حکومەتی ئۆزبەکستان بڕیاری دا.", "حکومەتی ئۆزبەکستان"),
            ("ئەوان چوونە باڵیۆزخانەی پەنەما.", "باڵیۆزخانەی پەنەما"),
            ("بانکی ناوەندیی پەنەما بڕیاری دا.", "بانکی ناوەندیی پەنەما"),
            (
                "گوتەبێژی وەزارەتی ناوخۆی پەنەما گوتی باشە.",
                "وەزارەتی ناوخۆی پەنەما",
            ),
            ("ئەو لە کۆمپانیای زیمۆکس کار دەکات.", "کۆمپانیای زیمۆکس"),
            ("دەستەی ئەرکانی پەنەما بڕیاری دا.", "دەستەی ئەرکانی پەنەما"),
            (
                "ئەو لە نوسینگەی سەرۆک وەزیرانی پەنەما کار دەکات.",
                "نوسینگەی سەرۆک وەزیرانی پەنەما",
            ),
            (
                "ئەوان سەردانی وەزارەتی وەرزش و کارەبای پەنەمایان کرد.",
                "وەزارەتی وەرزش و کارەبای پەنەما",
            ),
            (
                "ئەو لەبەڕێوەبەرایەتیی شوێنەواری پارێزگای کۆلۆرادۆ کار دەکات.",
                "بەڕێوەبەرایەتیی شوێنەواری پارێزگای کۆلۆرادۆ",
            ),
            (
                "ئەوان لە ئەکادیمیای زانستە پەنەماییەکان بوون.",
                "ئەکادیمیای زانستە پەنەماییەکان",
            ),
            (
                "ئەوان لە ڕێخراوی سەمای نێودەوڵەتی بوون.",
                "ڕێخراوی سەمای نێودەوڵەتی",
            ),
            ("یانەی وەرزشیی پەنەما یاریی کرد.", "یانەی وەرزشیی پەنەما"),
            ("ئەو لە گۆڤاری (ناڤیسا ژو) دەنووسێت.", "ناڤیسا ژو"),
            ("ڕێکخراوی \"هەنگاو\" دەڵێت باشە.", "هەنگاو"),
            ("ئەوان لە \"لیستی پەنەما\" بوون.", "لیستی پەنەما"),
            (
                "ئەنجوومەنی ئاسایشی نیشتمانیی پەنەما کۆبووەوە.",
                "ئەنجوومەنی ئاسایشی نیشتمانیی پەنەما",
            ),
            ("کەناڵی 12 بڵاویکردەوە.", "کەناڵی 12"),
            ("ڕادیۆی پەنەما بڵاویکردەوە.", "ڕادیۆی پەنەما"),
            (
                "کۆمەڵەی پەنەمایی بۆ مافەکانی مرۆڤ بڵاویکردەوە.",
                "کۆمەڵەی پەنەمایی بۆ مافەکانی مرۆڤ",
            ),
            (
                "کۆمەڵەی مێشوولە و ژینگەی پەنەما بڵاویکردەوە.",
                "کۆمەڵەی مێشوولە و ژینگەی پەنەما",
            ),
            (
                "ئاژانسی فەرمیی هەواڵی پەنەما بڵاویکردەوە.",
                "ئاژانسی فەرمیی هەواڵی پەنەما",
            ),
            (
                "بەڕێوەبەرایەتیی گشتیی ژینگە بڵاویکردەوە.",
                "بەڕێوەبەرایەتیی گشتیی ژینگە",
            ),
        ] {
            let expected = ("Organization".to_owned(), name.to_owned());
            assert_eq!(found(text), [expected], "{text}");
        }
        for (text, kind, name) in [
            ("کراسەکە لە مارکەی نۆڤیشی بوو.", "Product", "نۆڤیشی"),
            (
                "ئەو فیلمی \"ڕۆژێکی سارد\" دەبینێت.",
                "Product",
                "ڕۆژێکی سارد",
            ),
            ("ئەوان لە فێستیڤاڵی (گوڵی سپی) بوون.", "Event", "گوڵی سپی"),
        ] {
            assert_eq!(found(text), [(kind.to_owned(), name.to_owned())], "{text}");
        }
        for (text, name) in [
            ("ئەوان لە خولی پەنەما یاری دەکەن.", "خولی پەنەما"),
            (
                "فیستیڤاڵی نێودەوڵەتیی فیلمی پەنەما کرایەوە.",
                "فیستیڤاڵی نێودەوڵەتیی فیلمی پەنەما",
            ),
        ] {
            assert_eq!(
                found(text),
                [("Event".to_owned(), name.to_owned())],
                "{text}"
            );
        }
        let village = ("Place".to_owned(), "زیمۆکس".to_owned());
        assert_eq!(found("خەڵکی گوندی زیمۆکس لێرەن."), [village]);
    }

    #[test]
    fn a_city_is_its_club_where_that_is_spoken_of() {
        let text = "یانەی لیۆن یارییەکەی بردەوە. دوێنێ لیۆن هات، ئەوان لە لیۆن دەژین.";
        let paragraph = Paragraph::new(text, Prior::default());
        let all = names(&paragraph, &Gazetteer::default());
        let kinds: Vec<_> = all
            .iter()
            .filter(|m| !m.within)
            .map(|m| format!("{:?}", m.entity.kind))
            .collect();
        assert_eq!(kinds, ["Organization", "Organization", "Place"]);
    }

    #[test]
    fn nouns_alone_are_no_names() {
        for text in [
            "ئەو لە کۆمپانیای نیشتمانی کار دەکات.",
            "خەڵکی گوندی ئێمە لێرەن.",
            "کۆمپانیای ئەو پیاوە گەورەیە.",
            "خەڵکی پەنەما لێرەن.",
            "ئەو ڕێکخراوی گەورەی دامەزراند.",
            "فەرماندەی هێزەکانی پەنەما هات.",
            "لیژنەی پەرلەمانی سەردانی پەنەما دەکات.",
            "ئەوە ناوەندی شاری پەنەمایە.",
            "کۆمپانیای \"گشتی\" نییە.",
            "ئەوان ڕێکخراوی نێودەوڵەتین.",
            "ئەوە پاڵەوانێتی گەلی پەنەما بوو.",
            "کۆمپانیای تەکنەلۆجیا گەورەیە.",
            "گرووپی هەژدەیەمین هات.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
