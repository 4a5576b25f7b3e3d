//! Finding names in running text, with their endings.

use std::ops::Range;

use super::apposition::is_role;
use super::gazetteer::{Form, Gazetteer, Hit, Naming, key};
use super::latin::{abbreviations, latin};
use super::lexicon::{is_common, is_given};
use super::respelled::respelled;
use super::restored::{reread, restored};
use super::word::{Level, Word};
use super::{EntityRef, Kind, inflect, institutions, people};
use crate::kurdish::letters::{fold, is_arabic};
use crate::kurdish::pairs::quotes;
use crate::kurdish::suffixes::{self, Ending, Suffix};
use crate::kurdish::{Kind as TokenKind, Language, Paragraph, Prior, Token};

/// A name in a text. Offsets are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name without its endings.
    pub name: Range<usize>,
    /// The name with its endings and joined preposition.
    pub whole: Range<usize>,
    /// What is named.
    pub entity: EntityRef,
    /// The endings; [`suffixes::pieces`] tells how each is written.
    pub endings: Vec<Ending>,
    /// Whether the name is written as its adjective, which changed the stem: ئەمریکی.
    pub nisba: bool,
    /// Whether the name is sure; if not, it counts only when the text names the same thing
    /// elsewhere for sure.
    pub certain: bool,
    /// Whether it stands inside another: عێراق in حکومەتی عێراق.
    pub within: bool,
    /// Whether it stands in a quotation, or is only talked about as a spelling.
    pub quoted: bool,
    /// Whether it is sure without the rest of the text that its words are Kurdish.
    pub(super) sorani: bool,
    /// Index of its first token and of the one behind its last.
    pub(super) tokens: Range<usize>,
}

impl Mention {
    /// The mention of `entity` by the words `tokens` of `paragraph`, surely and by itself; `name` and
    /// `endings` are in them.
    pub(super) fn found(
        paragraph: &Paragraph,
        entity: EntityRef,
        name: Range<usize>,
        endings: Vec<Ending>,
        tokens: Range<usize>,
    ) -> Self {
        let words = &paragraph.tokens[tokens.clone()];
        let is_sorani =
            |t: &Token| t.kind != TokenKind::Arabic || t.language.is_kurdish_in_arabic_script();
        Self {
            name,
            whole: words.first().map_or(0, |t| t.start)..words.last().map_or(0, |t| t.end),
            entity,
            endings,
            nisba: false,
            certain: true,
            within: false,
            quoted: false,
            sorani: words.iter().all(is_sorani),
            tokens,
        }
    }

    /// The same mention in a text in which this one's text begins at byte `offset`.
    pub fn shifted(&self, offset: usize) -> Self {
        let mut moved = self.clone();
        for range in [&mut moved.name, &mut moved.whole] {
            *range = range.start + offset..range.end + offset;
        }
        moved
    }

    /// Whether it is one in a text whose undecided words are `language`.
    pub fn counts_in(&self, language: Language) -> bool {
        self.sorani || language.is_kurdish_in_arabic_script()
    }
}

/// Prepositions that some write together with the name.
pub(super) const PREPOSITIONS: [&str; 3] = ["لە", "بە", "بۆ"];

/// Words that look or begin like a name and mostly are none, folded: novel, bath, Muslim, "don't" …
/// They count right behind a word that announces a name, and never because the text names the same
/// thing elsewhere.
const COMMON: &[&str] = &[
    "ئاسیان",
    "ئاوێنە",
    "ئەفریقان",
    "بینی",
    "حەمام",
    "خەبات",
    "دوکان",
    "دڵدار",
    "دۆمینیکان",
    "دێڕێک",
    "راپەڕین",
    "رواندان",
    "رۆمات",
    "رۆمان",
    "زۆریان",
    "سوربوون",
    "سوودان",
    "سووران",
    "سووربوون",
    "سووریش",
    "سپێدە",
    "سیڤیلیان",
    "شان",
    "شایان",
    "شیرازە",
    "شەڕا",
    "قوم",
    "مانگیش",
    "ماڵتان",
    "موسلمان",
    "موسوڵمان",
    "موسڵمان",
    "مووسوڵمان",
    "میت",
    "میزان",
    "مێتان",
    "مەغریبان",
    "مەکە",
    "ناسان",
    "ناما",
    "نیاس",
    "هێزان",
    "هەنگاو",
    "هەڵوێست",
    "وان",
    "وانە",
    "وەستان",
    "پارچێن",
    "پارچەن",
    "پیران",
    "پیرۆ",
    "چومان",
    "چوومان",
    "کۆمەڵە",
    "کۆپ",
];

/// How much of `word`, in bytes of the folded one, is a word that is no name; nothing of most words.
fn common_stem(word: &Word) -> usize {
    let stems = COMMON.iter().filter(|stem| {
        let rest = word.folded.strip_prefix(**stem);
        rest.is_some_and(|rest| suffixes::analyse(stem, rest).is_some())
    });
    stems.map(|stem| stem.len()).max().unwrap_or(0)
}

/// Words that announce a name of a kind, folded, with their izafe.
const CUES: &[(Kind, &[&str])] = &[
    (
        Kind::Place,
        &[
            "وڵاتی",
            "شاری",
            "شارۆچکەی",
            "گوندی",
            "پارێزگای",
            "پارێزگەی",
            "قەزای",
            "ناحیەی",
            "ناوچەی",
            "کۆماری",
            "دەوڵەتی",
            "حکومەتی",
            "سەرۆکی",
            "پایتەختی",
            "شانشینی",
            "پەرلەمانی",
            "سوپای",
            "میرنشینی",
            "ئیدارەی",
        ],
    ),
    (
        Kind::Organization,
        &[
            "پارتی",
            "حزبی",
            "کەناڵی",
            "تۆڕی",
            "رۆژنامەی",
            "ماڵپەڕی",
            "ئاژانسی",
            "پەیامنێری",
            "کۆمپانیای",
            "کۆمپانیاکانی",
            "یانەی",
            "رێکخراوی",
            "بزووتنەوەی",
            "لیستی",
            "تەلەڤزیۆنی",
            "ڕادیۆی",
            "رادیۆی",
            "گۆڤاری",
            "هێزی",
            "هێزەکانی",
            "زانکۆی",
            "سەرکردەی",
            "ئەندامی",
            "دەستەی",
            "فراکسیۆنی",
            "فراکسیۆنەکانی",
            "کاندیدی",
            "لقی",
            "مەڵبەندی",
            "بارەگای",
            "سەرکردایەتی",
            "سەرکردایەتیی",
            "کادیری",
        ],
    ),
    (Kind::Language, &["زمانی", "بەزمانی", "زاراوەی"]),
    (
        Kind::Product,
        &[
            "تۆڕی",
            "ئەپی",
            "بەرنامەی",
            "ماڵپەڕی",
            "ئەپڵیکەیشنی",
            "دراوی",
        ],
    ),
    (Kind::Event, &["جەژنی", "یادی", "کارەساتی", "شەڕی", "جەنگی"]),
    (
        Kind::Person,
        &["بەڕێز", "کاک", "جەنابی", "دکتۆر", "سەرۆک", "شێخ"],
    ),
];

/// Whether a word of `language` may turn out to be Kurdish.
pub(super) fn may_be_kurdish(language: Language) -> bool {
    language.is_kurdish_in_arabic_script() || language == Language::Unknown
}

/// The names of `paragraph` in order. Words of which only the rest of the text can tell that they are
/// Kurdish are among them ([`Mention::counts_in`]). None overlap but those that are not certain and
/// name one of several things, the parliament of one country or of another, and places in the names of
/// institutions ([`Mention::within`]).
pub fn names(paragraph: &Paragraph, gazetteer: &Gazetteer) -> Vec<Mention> {
    if let Some(text) = restored(paragraph)
        && let Some(again) = reread(paragraph, &text)
    {
        return names_as_written(&again, gazetteer);
    }
    names_as_written(paragraph, gazetteer)
}

fn names_as_written(paragraph: &Paragraph, gazetteer: &Gazetteer) -> Vec<Mention> {
    let (mut out, mut shared) = listed(paragraph, gazetteer);
    let mut others = respelled(paragraph, &out, gazetteer);
    others.extend(latin(paragraph, gazetteer));
    if !others.is_empty() {
        out.extend(others);
        set_apart(&mut out);
    }
    leave_other_countries(paragraph.text, &mut out);
    leave_other_people(paragraph, &mut out);
    let inner = institutions::add(paragraph, &mut out);
    shared.extend(institutions::unplaced(paragraph, &out));
    let people = people::unknown(paragraph, &out);
    if !people.is_empty() {
        // سۆران is a place, and in سۆران عەبدولقادر a given name.
        let free = |m: &Mention| {
            let apart =
                |p: &Mention| p.tokens.end <= m.tokens.start || m.tokens.end <= p.tokens.start;
            people.iter().all(apart)
        };
        out.retain(free);
        out.extend(people);
        out.sort_by_key(|m| m.whole.start);
    }
    let short = abbreviations(paragraph, &out);
    if !short.is_empty() {
        out.extend(short);
        out.sort_by_key(|m| m.whole.start);
    }
    if !out.is_empty() {
        trust_company(paragraph.text, &mut out);
        mark_quoted(paragraph, &mut out);
        mark_compared(paragraph.text, &mut out);
    }
    if !shared.is_empty() {
        add_shared(shared, &mut out);
    }
    if !inner.is_empty() {
        out.extend(inner);
        out.sort_by_key(|m| m.whole.start);
    }
    out
}

/// Puts `mentions` in order and leaves out those that begin inside another.
fn set_apart(mentions: &mut Vec<Mention>) {
    mentions.sort_by_key(|m| m.whole.start);
    let mut end = 0;
    mentions.retain(|m| {
        let apart = m.whole.start >= end;
        end = end.max(m.whole.end);
        apart
    });
}

/// Adds what else the names mean that are still there.
fn add_shared(shared: Vec<Mention>, mentions: &mut Vec<Mention>) {
    let there = |other: Mention| {
        let one = mentions.iter().find(|m| m.whole == other.whole)?;
        let quoted = one.quoted;
        Some(Mention { quoted, ..other })
    };
    let others: Vec<Mention> = shared.into_iter().filter_map(there).collect();
    mentions.extend(others);
    mentions.sort_by_key(|m| m.whole.start);
}

/// The names of `paragraph` that a list has, and what else those of them mean that are not certain.
fn listed(paragraph: &Paragraph, gazetteer: &Gazetteer) -> (Vec<Mention>, Vec<Mention>) {
    let mut reader = Reader {
        paragraph,
        gazetteer,
        strict: Sought::default(),
        loose: Sought::default(),
        second: Word::default(),
        last: Word::default(),
        shared: Vec::new(),
    };
    let mut out: Vec<Mention> = Vec::new();
    let mut i = 0;
    while let Some(token) = paragraph.tokens.get(i) {
        if token.kind == TokenKind::Tag {
            out.extend(in_tag(paragraph, i, gazetteer));
        }
        let found = reader.mention_at(i);
        i = match &found {
            Some(mention) => mention.tokens.end,
            None => i + 1,
        };
        out.extend(found);
    }
    (out, reader.shared)
}

/// Leaves out what the text says to be in another place than it is known from: a senate that is
/// that of France.
fn leave_other_countries(text: &str, mentions: &mut Vec<Mention>) {
    let elsewhere = |one: &Mention, next: &Mention| {
        let tied = one
            .endings
            .last()
            .is_some_and(|e| e.suffix == Suffix::Izafe)
            && text.get(one.whole.end..next.whole.start) == Some(" ");
        let country = one.entity.of.as_ref();
        tied && !one.certain
            && next.entity.kind == Kind::Place
            && country.is_some_and(|of| *of != next.entity.id)
    };
    let others: Vec<usize> = (1..mentions.len())
        .filter(|n| elsewhere(&mentions[n - 1], &mentions[*n]))
        .collect();
    for n in others.into_iter().rev() {
        mentions.remove(n - 1);
    }
}

/// Leaves out the family names of others: گابریێل ئیسکۆبار is not the Escobar whom everybody knows, and
/// ڕۆبەرت بێنتلی makes no cars.
fn leave_other_people(paragraph: &Paragraph, mentions: &mut Vec<Mention>) {
    let of_another = |n: usize, all: &[Mention]| {
        let mention = &all[n];
        let i = mention.tokens.start;
        let named = match mention.entity.kind {
            Kind::Person => true,
            // A place with an ending is one: it is where somebody went.
            Kind::Place | Kind::Organization => mention.endings.is_empty(),
            _ => false,
        };
        let short = named && mention.tokens.len() == 1;
        let Some(before) = i
            .checked_sub(2)
            .filter(|_| short && paragraph.near(i, -1) == " ")
        else {
            return false;
        };
        let free = n == 0 || all[n - 1].tokens.end <= before;
        let first = paragraph.word(before);
        let own = |name: &super::Text| name.split(' ').any(|word| inflect::same_name(word, first));
        free && people::is_first_name(first) && !mention.entity.names.iter().any(own)
    };
    let others: Vec<usize> = (0..mentions.len())
        .filter(|n| of_another(*n, mentions))
        .collect();
    for n in others.into_iter().rev() {
        mentions.remove(n);
    }
}

/// The sure names in the tag that is token `i`: `#مەسرور_بارزانی`. A tag is another's word, so they
/// count as quoted.
fn in_tag(paragraph: &Paragraph, i: usize, gazetteer: &Gazetteer) -> Vec<Mention> {
    let token = paragraph.tokens[i];
    let tag = paragraph.word(i);
    if !tag.contains(is_arabic) {
        return Vec::new();
    }
    // All offsets stay.
    let words = tag.replace(['#', '_'], " ");
    let tag = Paragraph::new(&words, Prior::default());
    let (mut found, _) = listed(&tag, gazetteer);
    found.retain(|mention| mention.certain);
    for mention in &mut found {
        *mention = mention.shifted(token.start);
        mention.tokens = i..i + 1;
        mention.quoted = true;
    }
    found
}

/// What stands in a list with a sure name of its kind is sure: چین in `ڕووسیا و چین`.
fn trust_company(text: &str, mentions: &mut [Mention]) {
    let joined = |one: &Mention, other: &Mention| {
        let between = text.get(one.whole.end..other.whole.start);
        let listed = between.is_some_and(|t| matches!(t, " و " | "، " | ", " | " یان "));
        // Endings stand on the last name of a list only.
        listed && one.endings.is_empty() && one.entity.kind == other.entity.kind
    };
    // Two parties side by side: پارتی و یەکێتی.
    for n in 1..mentions.len() {
        let (one, other) = (&mentions[n - 1], &mentions[n]);
        let parties = one.entity.ambiguous
            && other.entity.ambiguous
            && one.entity.kind == Kind::Organization
            && one.entity.id != other.entity.id;
        if parties && joined(one, other) {
            mentions[n - 1].certain = true;
            mentions[n].certain = true;
        }
    }
    for n in 1..mentions.len() {
        if mentions[n - 1].certain && joined(&mentions[n - 1], &mentions[n]) {
            mentions[n].certain = true;
        }
    }
    for n in (1..mentions.len()).rev() {
        if mentions[n].certain && joined(&mentions[n - 1], &mentions[n]) {
            mentions[n - 1].certain = true;
        }
    }
}

/// Two spellings of one name with و between them are what the text talks about: quotations.
fn mark_compared(text: &str, mentions: &mut [Mention]) {
    for n in 1..mentions.len() {
        let (one, other) = (&mentions[n - 1], &mentions[n]);
        let between = text.get(one.whole.end..other.whole.start);
        if one.entity.id == other.entity.id && between.is_some_and(|t| matches!(t, " و " | " یان "))
        {
            mentions[n - 1].quoted = true;
            mentions[n].quoted = true;
        }
    }
}

fn mark_quoted(paragraph: &Paragraph, mentions: &mut [Mention]) {
    let quotes = &quotes(paragraph).matched;
    for mention in mentions {
        let tokens = &mention.tokens;
        mention.quoted |= quotes
            .iter()
            .any(|(open, close)| *open < tokens.start && tokens.end <= *close);
    }
}

/// Reads one paragraph, with room that is used again for each of its words.
struct Reader<'p> {
    paragraph: &'p Paragraph<'p>,
    gazetteer: &'p Gazetteer,
    strict: Sought<'p>,
    loose: Sought<'p>,
    second: Word,
    last: Word,
    /// The other meanings of names that are not certain.
    shared: Vec<Mention>,
}

/// A word, and the names that begin with a start of it.
#[derive(Default)]
struct Sought<'p> {
    word: Word,
    hits: Vec<Hit<'p>>,
}

impl<'p> Sought<'p> {
    fn read(&mut self, text: &str, level: Level, gazetteer: &'p Gazetteer) {
        self.word.read(text, level);
        gazetteer.find(&self.word, &mut self.hits);
    }
}

/// What a name was found to be, before it becomes a [`Mention`].
struct Found<'p> {
    form: &'p Form,
    naming: Naming<'p>,
    /// Where the name ends in the text.
    end: usize,
    /// Where its endings end.
    whole_end: usize,
    endings: Vec<Ending>,
    certain: bool,
    /// The token behind it.
    behind: usize,
}

impl<'p> Reader<'p> {
    fn mention_at(&mut self, i: usize) -> Option<Mention> {
        let token = self.paragraph.tokens.get(i)?;
        if token.kind != TokenKind::Arabic || !may_be_kurdish(token.language) {
            return None;
        }
        let text = self.paragraph.word(i);
        if let Some(mention) = self.longest(i, 0) {
            return Some(mention);
        }
        PREPOSITIONS.iter().find_map(|preposition| {
            if !text.starts_with(preposition) || text.chars().count() < 6 {
                return None;
            }
            let from = preposition.len();
            self.longest(i, from).filter(|m| m.certain)
        })
    }

    /// The longest name that begins at byte `from` of token `i`. Loosely it is looked up where a name
    /// that is spelled as listed is not as long.
    fn longest(&mut self, i: usize, from: usize) -> Option<Mention> {
        let text = &self.paragraph.word(i)[from..];
        if !self.gazetteer.may_begin(text, Level::Strict) {
            return None;
        }
        let mut strict = std::mem::take(&mut self.strict);
        let mut loose = std::mem::take(&mut self.loose);
        strict.read(text, Level::Strict, self.gazetteer);
        let found = self.several(i, &strict).or_else(|| {
            match self.gazetteer.may_begin(text, Level::Loose) {
                true => loose.read(text, Level::Loose, self.gazetteer),
                false => loose.hits.clear(),
            }
            self.several(i, &loose)
                .or_else(|| self.one(i, from, &strict))
                .or_else(|| self.one(i, from, &loose))
        });
        let others = match &found {
            Some(found) if found.form.ambiguous => self.others(found, &strict),
            _ => Vec::new(),
        };
        (self.strict, self.loose) = (strict, loose);
        let mut found = found?;
        // Only the rest of the text tells them apart.
        found.certain &= others.is_empty();
        let of_it = |e: &Ending| matches!(e.suffix, Suffix::Nisba | Suffix::Izafe);
        if !others.is_empty() && found.form.pieces.len() == 1 && found.endings.iter().any(of_it) {
            return None;
        }
        let tokens = &self.paragraph.tokens;
        let start = tokens[i].start;
        if self.is_family_name(i, &found) {
            return None;
        }
        let (entity, name) = (found.naming.to_ref(), start + from..found.end);
        let words = i..found.behind;
        let mention = Mention {
            whole: start..found.whole_end,
            certain: found.certain,
            nisba: found.form.nisba,
            ..Mention::found(self.paragraph, entity, name, found.endings, words)
        };
        self.shared.extend(others.into_iter().map(|entity| Mention {
            entity,
            ..mention.clone()
        }));
        Some(mention)
    }

    /// What else is named as `found` is, each in its country.
    fn others(&self, found: &Found, sought: &Sought<'p>) -> Vec<EntityRef> {
        let hits = sought.hits.iter();
        let forms = hits.flat_map(|hit| hit.forms(self.gazetteer));
        let same = forms.filter(|(form, _)| form.ambiguous && form.pieces == found.form.pieces);
        let entities = same.map(|(_, naming)| naming.to_ref());
        let own = found.naming.to_ref();
        let others = entities.filter(|entity| entity.of.is_some() && entity.id != own.id);
        others.collect()
    }

    /// Whether the adjective of a place, token `i`, is what somebody is called: عومەر قەرەداغی.
    fn is_family_name(&self, i: usize, found: &Found) -> bool {
        let adjective =
            matches!(&*found.endings, [e] if matches!(e.suffix, Suffix::Nisba | Suffix::Izafe));
        let before = i.checked_sub(2).map_or("", |n| self.paragraph.word(n));
        found.naming.kind() == Kind::Place
            && adjective
            && self.paragraph.near(i, -1) == " "
            && (people::is_first_name(before) || (is_given(before) && self.is_set_apart(i - 2, i)))
    }

    /// Whether quotation marks or brackets stand around tokens `first` to `last`.
    fn is_set_apart(&self, first: usize, last: usize) -> bool {
        let marks = (self.paragraph.near(first, -1), self.paragraph.near(last, 1));
        matches!(marks, ("(", ")") | ("\"", "\"") | ("“", "”") | ("«", "»"))
    }

    /// The longest name of several tokens at token `i`, the first of which is written in full.
    fn several(&mut self, i: usize, sought: &Sought<'p>) -> Option<Found<'p>> {
        let Sought { word, hits } = sought;
        let whole = word.name.len();
        let gazetteer = self.gazetteer;
        if !hits.iter().any(|hit| hit.end == whole) {
            return None;
        }
        // Most names that begin so go on otherwise.
        let kind = |i: usize| self.paragraph.tokens.get(i).map(|t| t.kind);
        let spaced = match kind(i + 1) {
            Some(TokenKind::Mark) => word.level == Level::Loose,
            kind => kind == Some(TokenKind::Space),
        };
        let mut second = std::mem::take(&mut self.second);
        let told = kind(i + 2) == Some(TokenKind::Arabic);
        if told {
            second.read(self.paragraph.word(i + 2), word.level);
        }
        let may = |form: &Form| match &*form.pieces {
            [_, space, wanted, ..] if space == " " => {
                spaced && (!told || second.name.starts_with(&**wanted))
            }
            _ => true,
        };
        let all = hits.iter().filter(|hit| hit.end == whole);
        let mut best: Option<Found> = None;
        for (form, naming) in all.flat_map(|hit| hit.several(gazetteer, &may)) {
            let longer = best
                .as_ref()
                .is_none_or(|b| b.form.pieces.len() < form.pieces.len());
            if longer {
                best = self.form_at(i, form, naming, word.level).or(best);
            }
        }
        self.second = second;
        best
    }

    /// The longest name that ends inside token `i`, with nothing but endings behind it.
    fn one(&self, i: usize, from: usize, sought: &Sought<'p>) -> Option<Found<'p>> {
        let Sought { word, hits } = sought;
        if hits.is_empty() {
            return None;
        }
        let common = common_stem(word);
        let mut language = None;
        // No name has fewer than two letters.
        let first = word.ends.first().map_or(0, |end| end.folded);
        let cuts = word.cuts().filter(|cut| cut.folded > first);
        for cut in cuts.filter(|cut| cut.folded >= common) {
            let here = hits.iter().filter(|hit| hit.end == cut.name);
            let forms = here.flat_map(|hit| hit.single(self.gazetteer));
            let whole = cut.name == word.name.len();
            let sure = |form: &Form, naming: Naming| {
                let ambiguous = form.ambiguous || cut.folded == common;
                let kind = naming.kind();
                !ambiguous
                    || self.announced(i, kind)
                    || (whole && self.speaks(i, kind))
                    || (kind == Kind::Place && cut.folded > common && self.is_there(i, from, word))
            };
            let single = forms.filter(|(form, naming)| cut.folded > common || sure(form, *naming));
            let best = single.min_by_key(|(form, naming)| !sure(form, *naming));
            let (stem, rest) = word.folded.split_at(cut.folded);
            let Some((form, naming)) = best else {
                continue;
            };
            let token = self.paragraph.tokens[i];
            let end = token.start + from + cut.original;
            let and = rest == "و" && word.joined_and() == Some(cut.original) && self.is_and(i);
            let (endings, whole_end) = match suffixes::analyse(stem, rest) {
                Some(endings) => (endings, token.end),
                // هەولێرو بەغدا
                None if and => (Vec::new(), end),
                None => continue,
            };
            let to_them = matches!(&*endings, [e] if e.suffix == Suffix::Izafe)
                && i.checked_sub(2)
                    .is_some_and(|n| self.paragraph.word(n) == "بە")
                && self.speaks(i, naming.kind());
            let certain = sure(form, naming) || to_them;
            // فەرماندە is no place called فەرماند.
            let told = to_them || (form.ambiguous && naming.kind() != Kind::Place);
            if !told
                && word.name.len() > cut.name
                && !and
                && self.is_no_name(i, word, naming.kind())
            {
                continue;
            }
            // "An event", not the broadcaster of that name.
            if !certain && form.ambiguous && endings.iter().any(|e| e.suffix == Suffix::Indefinite)
            {
                continue;
            }
            let found = Found {
                form,
                naming,
                certain,
                endings,
                end,
                whole_end,
                behind: i + 1,
            };
            // What looks like a language is more often the adjective of its country.
            if certain || naming.kind() != Kind::Language {
                return Some(language.filter(|_| !certain).unwrap_or(found));
            }
            language = language.or(Some(found));
        }
        language
    }

    /// The name `form` of several tokens at token `i`, if it is there.
    fn form_at(
        &mut self,
        i: usize,
        form: &'p Form,
        naming: Naming<'p>,
        level: Level,
    ) -> Option<Found<'p>> {
        let paragraph = self.paragraph;
        let last = i + form.pieces.len() - 1;
        let tokens = paragraph.tokens.get(i..=last)?;
        let inner = tokens[..tokens.len() - 1]
            .iter()
            .zip(form.pieces.iter())
            .skip(1);
        let same = |(token, piece): (&crate::kurdish::Token, &super::Text)| match token.kind {
            TokenKind::Space => piece == " ",
            TokenKind::Arabic => key(token.kind, &paragraph.text[token.span()], level) == *piece,
            // Parts of a name are joined by a hyphen or not: جۆنگ-ئون.
            TokenKind::Mark if level == Level::Loose && piece == " " => {
                paragraph.text[token.span()] == *"-"
            }
            _ => paragraph.text[token.span()] == **piece,
        };
        if !inner.into_iter().all(same) {
            return None;
        }
        let token = tokens.last()?;
        let wanted = form.pieces.last()?;
        let text = &paragraph.text[token.span()];
        let mut whole_end = token.end;
        let (end, mut endings) = if token.kind == TokenKind::Arabic {
            self.last.read(text, level);
            let (cut, endings) = match self.last.stem(wanted) {
                Some(found) => found,
                // هەرێمی کوردستانو بەغدا
                None => {
                    let cut = self.last.joined_and()?;
                    let and = self.is_and(last).then_some(cut)?;
                    let fits = self.last.name.strip_suffix('و') == Some(&**wanted);
                    whole_end = token.start + and;
                    (fits.then_some(and)?, Vec::new())
                }
            };
            if !endings.is_empty() && cut < text.len() && self.goes_on(text, cut) {
                return None;
            }
            (token.start + cut, endings)
        } else if text == wanted {
            (token.end, Vec::new())
        } else {
            return None;
        };
        // Endings behind a number or a Latin word stand in the token behind it: کوردستان24دا.
        let mut behind = last + 1;
        if token.kind != TokenKind::Arabic
            && let Some(next) = paragraph.tokens.get(behind)
            && next.kind == TokenKind::Arabic
        {
            endings = suffixes::analyse("ر", &fold(&paragraph.text[next.span()]))?;
            whole_end = next.end;
            behind += 1;
        }
        Some(Found {
            form,
            naming,
            certain: !form.ambiguous || self.announced(i, naming.kind()),
            end,
            whole_end,
            endings,
            behind,
        })
    }

    /// Whether it is a place where somebody is or goes that token `i` names: `word`, which is no common
    /// word, from byte `from`. لە مەریوان, where مەریوان is a given name as well.
    fn is_there(&self, i: usize, from: usize, word: &Word) -> bool {
        let before = i.checked_sub(2).map_or("", |n| self.paragraph.word(n));
        let told = match from {
            0 => matches!(before, "لە" | "لەناو" | "لەنێو" | "بەرەو"),
            _ => self.paragraph.word(i).starts_with("لە"),
        };
        told && !is_common(&word.folded)
    }

    /// Whether token `i` says something, as people and organizations do: هەنگاو دەڵێت.
    fn speaks(&self, i: usize, kind: Kind) -> bool {
        let before = i.checked_sub(2).map_or("", |n| self.paragraph.word(n));
        matches!(kind, Kind::Person | Kind::Organization)
            && !is_given(before)
            && self.paragraph.near(i, 1) == " "
            && people::says(self.paragraph.word(i + 2))
    }

    /// Whether `word`, token `i`, is a common word as it stands, and nothing announces a name of `kind`.
    fn is_no_name(&self, i: usize, word: &Word, kind: Kind) -> bool {
        let common = is_common(&word.folded) || is_role(&word.folded);
        common && !self.announced(i, kind)
    }

    /// Whether a word joins token `i` by و at its end to what follows: هەولێرو بەغدا.
    fn is_and(&self, i: usize) -> bool {
        let next = self.paragraph.neighbour(i, 2);
        self.paragraph.near(i, 1) == " " && next.is_some_and(|t| t.kind == TokenKind::Arabic)
    }

    /// Whether a longer name of one word is in `word` than what ends at byte `cut`: ئێران in a phrase
    /// that ends with ئێر.
    fn goes_on(&self, word: &str, cut: usize) -> bool {
        if !self.gazetteer.may_begin(word, Level::Strict) {
            return false;
        }
        let word = Word::of(word);
        let mut hits = Vec::new();
        self.gazetteer.find(&word, &mut hits);
        let longer = word.cuts().take_while(|end| end.original > cut);
        let named = |end: super::word::LetterEnd| {
            let here = hits.iter().filter(|hit| hit.end == end.name);
            let mut forms = here.flat_map(|hit| hit.single(self.gazetteer));
            let (stem, rest) = word.folded.split_at(end.folded);
            forms.any(|(form, _)| !form.ambiguous && !form.nisba)
                && suffixes::analyse(stem, rest).is_some()
        };
        longer.into_iter().any(named)
    }

    /// Whether the word before token `i` announces a name of `kind`.
    fn announced(&self, i: usize, kind: Kind) -> bool {
        let paragraph = self.paragraph;
        let Some(before) = i.checked_sub(2).filter(|_| paragraph.near(i, -1) == " ") else {
            return false;
        };
        let word = fold(paragraph.word(before));
        CUES.iter()
            .any(|(of, cues)| *of == kind && cues.contains(&&*word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sure mentions of `text`: what is named, and the form.
    fn found(text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph::new(text, Prior::default());
        let all = names(&paragraph, &Gazetteer::default());
        let sure = all.iter().filter(|m| m.certain);
        sure.map(|m| (m.entity.id.to_string(), text[m.name.clone()].to_owned()))
            .collect()
    }

    #[test]
    fn names_are_found_in_their_forms() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        for (text, expected) in [
            ("ئەوان لە عێراقەوە هاتن", pair("place-iraq", "عێراق")),
            (
                "هێزەکانی ئەمریکاش لەوێن",
                pair("place-united-states", "ئەمریکا"),
            ),
            (
                "کۆمپانیا ئەمریکییەکان هاتن",
                pair("place-united-states", "ئەمریکی"),
            ),
            (
                "ئەوان لەکوردستاندا ماون",
                pair("place-kurdistan", "کوردستان"),
            ),
            (
                "ئەوان له\u{200c} عێراقی نوێ دەژین",
                pair("place-iraq", "عێراق"),
            ),
            (
                "خەڵکی نه\u{200c}مسا لەوێن",
                pair("place-austria", "نه\u{200c}مسا"),
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn common_words_count_in_context_only() {
        let china = |text: &str| found(text).iter().any(|(id, _)| id == "place-china");
        assert!(!china("ئەوە چین بە چین دانراوە"));
        assert!(china("سەرۆکی چین ئەمڕۆ گەیشت"));
        assert!(china("بازرگانی نێوان ئەمریکا و چین زیادی کرد"));
        assert!(china("وڵاتانی وەک چین، ڕووسیا و ئێران لەوێن"));
        assert!(!china("لە کۆمەڵگەی ئەمریکادا چینی کرێکار زۆرن"));
        for text in [
            "ئەو ڕۆمانێکی نووسی و چوو بۆ حەمامەکە",
            "خەڵکی موسڵمان لەوێن",
            "وا مەکەن، ماڵتان ئاوا بێت",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn the_longer_name_wins_over_the_end_of_a_phrase() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        for (text, expected) in [
            ("ئەوان لە لایەن ئێرانەوە گیران", pair("place-iran", "ئێران")),
            (
                "ئەوان بە لایەن ئێر گەشتیان کرد",
                pair("organization-lion-air", "لایەن ئێر"),
            ),
            ("گەشتی هەولێرو شارەکانی دیکە", pair("place-erbil", "هەولێر")),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        assert_eq!(found("فەرماندە و ئەفسەرەکان هاتن"), []);
    }

    #[test]
    fn where_somebody_is_is_a_place() {
        assert_eq!(found("ئەوان لە مەریوان بوون").len(), 1);
        assert_eq!(found("ئەوان لەمەریوان بوون").len(), 1);
        assert_eq!(found("ئەو لە چین دەچێت"), []);
    }

    #[test]
    fn who_speaks_is_named() {
        assert_eq!(found("هەنگاو دەڵێت ئەوە باشە").len(), 1);
        assert_eq!(found("ئەو هەنگاوە دەڵێت چی؟"), []);
        assert_eq!(found("هەنگاو بە هەنگاو هاتن"), []);
    }

    #[test]
    fn foreign_names_are_found_in_other_spellings() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        for (text, expected) in [
            ("ئەو لە دانیماڕکەوە هات", pair("place-denmark", "دانیماڕک")),
            ("ئەو لەکۆڵۆڕادۆ دەژی", pair("place-colorado", "کۆڵۆڕادۆ")),
            (
                "ئەوان لەگەڵ کیم جۆنگ-ئوندا بوون",
                pair("person-kim-jong-un", "کیم جۆنگ-ئون"),
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in ["ماڵی ئەوان لێرەیە", "ئەو پارچێنە ناوی هێزانە"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn tags_name_things() {
        let text = "ئەمڕۆ #مەسرور_بارزانی هات #کوردستان";
        let paragraph = Paragraph::new(text, Prior::default());
        let all = names(&paragraph, &Gazetteer::default());
        let forms = all.iter().map(|m| &text[m.name.clone()]);
        assert_eq!(forms.collect::<Vec<_>>(), ["مەسرور_بارزانی", "کوردستان"]);
        assert_eq!(all[0].renamed(text, "سەفین دزەیی".into()), "سەفین_دزەیی");
        assert_eq!(
            all[1].renamed(text, "هەرێمی کوردستان".into()),
            "هەرێمی_کوردستان"
        );
    }

    #[test]
    fn family_names_are_no_places() {
        assert_eq!(found("دوێنێ ڕۆبەرت هەولێر گوتی باشە").len(), 1);
        assert!(
            found("ڕۆبەرت هەولێر گوتی باشە")
                .iter()
                .all(|(id, _)| id.starts_with("person"))
        );
        assert_eq!(found("هاوسەری شێرکۆ هەولێری هات"), []);
        assert_eq!(found("خەڵکی هەولێری کۆن هات").len(), 1);
    }

    #[test]
    fn what_is_said_to_be_elsewhere_is_left_out() {
        let ids = |text: &str| {
            let paragraph = Paragraph::new(text, Prior::default());
            let all = names(&paragraph, &Gazetteer::default());
            all.iter()
                .map(|m| m.entity.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            ids("ئەوە دادگای باڵای نیپاڵ بوو"),
            ["organization-دادگای-باڵای-نیپاڵ", "place-nepal"]
        );
        assert_eq!(
            ids("ئەوە دادگای باڵا بوو"),
            ["organization-us-supreme-court"]
        );
    }
}
