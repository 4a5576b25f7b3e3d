//! The names of a document: what the paragraphs say of them, put together.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use foldhash::{HashMap, HashMapExt, HashSet};

use super::sequence::{Sequence, Slot, placed};
use crate::entities::{
    Entity, Gazetteer, Introduction, Kind, Mention, Mentions, Said, Seen, ShortNames, Text,
    appositions, introductions, names,
};
use crate::kurdish::letters::fold;
use crate::kurdish::suffixes::Suffix;
use crate::kurdish::{Language, Paragraph};
use crate::rules::Variant;

/// Two spellings of a word are at least as much alike as this, of 1.
const ALIKE: f64 = 0.6;

/// The names of one paragraph, read without the rest of the document. Offsets are bytes of the
/// paragraph.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) mentions: Mentions,
    pub(super) said: Box<[Said]>,
    introductions: Box<[Introduction]>,
    spellings: Spellings,
    /// Stands for all that the document wants to know of it.
    fingerprint: u64,
}

/// How a name is spelled.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Spelling {
    name: NameKey,
    text: String,
}

/// Each spelling of each name of a paragraph once.
#[derive(Debug, Default)]
struct Spellings {
    /// The names, and where in `text` their spellings end.
    names: Box<[(NameKey, u32)]>,
    /// The spellings, one behind the other.
    text: Box<str>,
}

impl Spellings {
    fn of(spellings: &[Spelling]) -> Self {
        let mut text = String::new();
        let add = |spelling: &Spelling| {
            text.push_str(&spelling.text);
            (spelling.name, text.len() as u32)
        };
        Self {
            names: spellings.iter().map(add).collect(),
            text: text.into(),
        }
    }

    fn iter(&self) -> impl Iterator<Item = (NameKey, &str)> {
        let mut start = 0;
        self.names.iter().map(move |(name, end)| {
            let end = *end as usize;
            let own = std::mem::replace(&mut start, end)..end;
            (*name, &self.text[own])
        })
    }
}

/// A name of a thing: full and short names of it are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct NameKey {
    /// The address of the entity, which stays as long as the gazetteer does.
    entity: usize,
    words: usize,
}

/// That a paragraph spells a name otherwise than the document does first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deviation {
    spelling: Spelling,
    first: String,
}

impl Named {
    /// Those of a paragraph that has any.
    pub(super) fn of(paragraph: &Paragraph, gazetteer: &Gazetteer) -> Option<Self> {
        let mentions = names(paragraph, gazetteer);
        if mentions.is_empty() {
            return None;
        }
        let said = appositions(paragraph, &mentions);
        let introductions = introductions(paragraph.text, &mentions);
        let mut spellings: Vec<Spelling> = Vec::new();
        for mention in mentions.iter().filter(|m| m.certain) {
            let spelling = Spelling::of(paragraph.text, mention);
            if let Some(spelling) = spelling.filter(|s| !spellings.contains(s)) {
                spellings.push(spelling);
            }
        }
        let mut hasher = DefaultHasher::new();
        (&introductions, &spellings).hash(&mut hasher);
        // They stay as long as the text is open.
        Some(Self {
            mentions: Mentions::of(&mentions),
            said: said.into(),
            introductions: introductions.into(),
            spellings: Spellings::of(&spellings),
            fingerprint: hasher.finish(),
        })
    }

    /// Those of a paragraph without names.
    pub(super) fn none() -> Arc<Self> {
        static NONE: LazyLock<Arc<Named>> = LazyLock::new(Arc::default);
        Arc::clone(&NONE)
    }

    /// The mentions in `text` that deviate.
    pub(super) fn variants(&self, text: &str, deviations: &[Deviation]) -> Vec<Variant> {
        if deviations.is_empty() {
            return Vec::new();
        }
        let variant = |seen: Seen| {
            let mention = seen.mention(0);
            let spelling = Spelling::of(text, &mention)?;
            let deviation = deviations.iter().find(|d| d.spelling == spelling)?;
            if may_be_adjective(&mention, &spelling.text, &deviation.first) {
                return None;
            }
            Some(Variant {
                mention,
                first: deviation.first.clone(),
            })
        };
        self.mentions.iter().filter_map(variant).collect()
    }
}

impl Spelling {
    /// How `mention` of `text` spells its name, marks and letters for machines aside; nothing in a
    /// quotation, and for adjectives, languages and months, of which several may be meant.
    fn of(text: &str, mention: &Mention) -> Option<Self> {
        let kind = mention.entity.kind;
        if mention.quoted || mention.nisba || matches!(kind, Kind::Date | Kind::Language) {
            return None;
        }
        let words = text[mention.name.clone()].split_whitespace().map(fold);
        let words: Vec<_> = words.collect();
        Some(Self {
            name: NameKey {
                entity: std::ptr::from_ref::<Entity>(&mention.entity) as usize,
                words: words.len(),
            },
            text: words.join(" "),
        })
    }
}

/// What the paragraphs of a document must know of each other's names, kept up to date as paragraphs
/// come and go.
#[derive(Debug, Default)]
pub(super) struct Together {
    /// How many paragraphs have each spelling of each name.
    spellings: HashMap<NameKey, Vec<(String, usize)>>,
    /// The first spelling in the text of each name that is spelled in more than one way.
    first: HashMap<NameKey, Arc<str>>,
    /// The names of which paragraphs came or went since `first` was settled.
    touched: HashSet<NameKey>,
    /// How many paragraphs introduce each person.
    introductions: HashMap<Introduction, usize>,
    /// What follows from the introductions, unless they changed since.
    short_names: Arc<ShortNames>,
    outdated: bool,
    /// Grows when `first` changes.
    number: u64,
}

impl Together {
    /// Notes that in some place `new` paragraphs took the place of the `old` ones.
    pub(super) fn exchange(&mut self, old: &[Arc<Named>], new: &[Arc<Named>]) {
        let fingerprints = |all: &[Arc<Named>]| -> Vec<u64> {
            let some = all.iter().filter(|n| !n.mentions.is_empty());
            some.map(|named| named.fingerprint).collect()
        };
        if fingerprints(old) == fingerprints(new) {
            return;
        }
        for named in old {
            for (name, text) in named.spellings.iter() {
                self.touched.insert(name);
                if let Some(known) = self.spellings.get_mut(&name) {
                    if let Some((_, count)) = known.iter_mut().find(|(known, _)| *known == *text) {
                        *count -= 1;
                    }
                    known.retain(|(_, count)| *count > 0);
                    if known.is_empty() {
                        self.spellings.remove(&name);
                    }
                }
            }
            for introduction in &named.introductions {
                if let Some(count) = self.introductions.get_mut(introduction) {
                    *count -= 1;
                    if *count == 0 {
                        self.introductions.remove(introduction);
                        self.outdated = true;
                    }
                }
            }
        }
        for named in new {
            for (name, text) in named.spellings.iter() {
                self.touched.insert(name);
                let known = self.spellings.entry(name).or_default();
                match known.iter_mut().find(|(known, _)| *known == *text) {
                    Some((_, count)) => *count += 1,
                    None => known.push((text.to_owned(), 1)),
                }
            }
            for introduction in &named.introductions {
                match self.introductions.get_mut(introduction) {
                    Some(count) => *count += 1,
                    None => {
                        self.introductions.insert(introduction.clone(), 1);
                        self.outdated = true;
                    }
                }
            }
        }
    }

    /// Finds the first spellings anew of the names that were touched, and the short names.
    pub(super) fn settle(&mut self, sequence: &Sequence) {
        self.settle_first(sequence);
        if std::mem::take(&mut self.outdated) {
            let mut introductions: Vec<&Introduction> = self.introductions.keys().collect();
            // What comes first counts, and must not depend on the order of the edits.
            introductions.sort_by_key(|i| (&i.short, i.given, &i.entity.id, i.entity.name()));
            // Most changes do not matter, and what was found with these names stays as it is.
            if let Some(other) = self.short_names.unless_same(introductions.into_iter()) {
                self.short_names = Arc::new(other);
            }
        }
    }

    fn settle_first(&mut self, sequence: &Sequence) {
        let mut several: HashSet<NameKey> = HashSet::default();
        for name in self.touched.drain() {
            if self.spellings.get(&name).is_some_and(|s| s.len() > 1) {
                several.insert(name);
            } else if self.first.remove(&name).is_some() {
                self.number += 1;
            }
        }
        if several.is_empty() {
            return;
        }
        for (_, item) in sequence.iter() {
            let spellings = item.entry.iter().flat_map(|e| e.names.spellings.iter());
            for (name, text) in spellings {
                if several.remove(&name) && self.first.get(&name).is_none_or(|f| **f != *text) {
                    self.first.insert(name, text.into());
                    self.number += 1;
                }
            }
            if several.is_empty() {
                return;
            }
        }
    }

    /// Grows when some [`Together::deviations`] may have changed.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The deviations of a paragraph that has the names `named`.
    pub(super) fn deviations(&self, named: &Named) -> Vec<Deviation> {
        if self.first.is_empty() {
            return Vec::new();
        }
        let deviation = |(name, text): (NameKey, &str)| {
            let first = self.first.get(&name)?;
            let other = **first != *text && alike(first, text);
            other.then(|| Deviation {
                spelling: Spelling {
                    name,
                    text: text.to_owned(),
                },
                first: first.to_string(),
            })
        };
        named.spellings.iter().filter_map(deviation).collect()
    }

    pub(super) fn short_names(&self) -> Arc<ShortNames> {
        Arc::clone(&self.short_names)
    }
}

/// Whether two names with as many words are one, word by word: ڤایرۆسی کۆرۆنا and پەتای کۆرۆنا are two.
fn alike(one: &str, other: &str) -> bool {
    let words = one.split(' ').zip(other.split(' '));
    words
        .into_iter()
        .all(|(one, other)| strsim::normalized_damerau_levenshtein(one, other) >= ALIKE)
}

/// Whether `mention`, spelled `own`, may be the adjective of the name, which another spelling would
/// turn into something else: ئۆکراینی beside ئۆکراینا.
fn may_be_adjective(mention: &Mention, own: &str, first: &str) -> bool {
    let vowel = |name: &str| name.ends_with(['ا', 'ە', 'ێ', 'ۆ', 'ی']);
    let lone = mention.endings.first().map(|ending| ending.suffix);
    matches!(lone, Some(Suffix::Izafe | Suffix::Nisba)) && vowel(own) != vowel(first)
}

/// The names of one paragraph in its document.
#[derive(Debug)]
pub(super) struct Placed {
    /// Where the paragraph begins, in bytes from the beginning of the part that it is in.
    pub(super) start: usize,
    pub(super) named: Arc<Named>,
    /// Where it names people by their short names.
    pub(super) short: Mentions,
}

impl Placed {
    /// The mentions. Those by a short name come last.
    pub(super) fn mentions(&self) -> impl Iterator<Item = Seen<'_>> {
        self.named.mentions.iter().chain(self.short.iter())
    }
}

/// The names of the paragraphs of one part of the text.
#[derive(Debug)]
pub(super) struct PartNames {
    /// The paragraphs that have names, in order.
    pub(super) placed: Vec<Placed>,
    /// What is named for sure, by id, each once.
    sure: Vec<Text>,
    /// How often a place is named, or what belongs to it.
    places: Vec<(Text, usize)>,
    /// What all this holds for.
    short_names: Arc<ShortNames>,
    language: Language,
}

impl PartNames {
    /// The names of `slot`, in a document with these `short_names` whose undecided words are
    /// `language`; `text` gives the text of bytes of the part.
    pub(super) fn of<'t>(
        slot: &Slot,
        short_names: Arc<ShortNames>,
        language: Language,
        text: impl Fn(Range<usize>) -> Cow<'t, str>,
    ) -> Self {
        let mut all = Vec::new();
        for (bytes, item) in placed(0, slot) {
            let Some(entry) = &item.entry else { continue };
            let start = bytes.start;
            let mut short = match short_names.is_empty() {
                true => Vec::new(),
                false => short_names.mentions(&text(bytes), &entry.names.mentions),
            };
            let in_markup = |m: &Mention| item.markup().iter().any(|part| part.touches(&m.whole));
            short.retain(|m| !in_markup(m));
            if !(entry.names.mentions.is_empty() && short.is_empty()) {
                let named = Arc::clone(&entry.names);
                all.push(Placed {
                    start,
                    named,
                    short: Mentions::of(&short),
                });
            }
        }
        let mut sure: HashSet<&str> = HashSet::default();
        let mut of_sure: Vec<Text> = Vec::new();
        let mut places: HashMap<Text, usize> = HashMap::default();
        let counts = |m: &Seen| m.certain() && m.counts_in(language);
        for mention in all.iter().flat_map(Placed::mentions).filter(counts) {
            let entity = mention.entity();
            if sure.insert(&entity.id) {
                of_sure.push(entity.id.clone());
            }
            let place = match &entity.of {
                Some(of) => Some(of),
                None => (entity.kind == Kind::Place).then_some(&entity.id),
            };
            if let Some(place) = place {
                *places.entry(place.clone()).or_default() += 1;
            }
        }
        drop(sure);
        Self {
            placed: all,
            sure: of_sure,
            places: places.into_iter().collect(),
            short_names,
            language,
        }
    }

    /// Whether they are those of a document with these short names and this language.
    pub(super) fn are_of(&self, short_names: &Arc<ShortNames>, language: Language) -> bool {
        Arc::ptr_eq(&self.short_names, short_names) && self.language == language
    }
}

/// What a document names for sure, by id.
#[derive(Debug, Default)]
pub(super) struct Index {
    sure: HashSet<Text>,
    /// The country that the text is about.
    about: Option<Text>,
}

/// A text is about a country if it names it and what belongs to it as often at least, and no place
/// more often.
const ABOUT: usize = 2;

impl Index {
    pub(super) fn of(all: &[Arc<PartNames>]) -> Self {
        let mut index = Self::default();
        let mut places: HashMap<&Text, usize> = HashMap::new();
        for part in all {
            for id in &part.sure {
                if !index.sure.contains(id) {
                    index.sure.insert(id.clone());
                }
            }
            for (place, count) in &part.places {
                *places.entry(place).or_default() += count;
            }
        }
        let most = places.values().copied().max().unwrap_or(0);
        let mut first = places.iter().filter(|(_, n)| **n == most);
        if let (Some((place, _)), None) = (first.next(), first.next())
            && most >= ABOUT
        {
            index.about = Some((*place).clone());
        }
        index
    }

    /// Whether `mention` counts: it is sure, or the document names the same thing for sure, or is
    /// about the country that it belongs to.
    pub(super) fn counts(&self, mention: Seen) -> bool {
        let entity = mention.entity();
        mention.certain()
            || self.sure.contains(&entity.id)
            || (entity.of.is_some() && entity.of.as_deref() == self.about.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Analysis, Analyzer, Matter};
    use crate::config::Settings;

    /// What `name-variant` says, and the other names by which people are mentioned.
    fn told(analysis: &Analysis, text: &str) -> Vec<String> {
        let findings = analysis.findings().filter(|f| f.rule == "name-variant");
        let variants = findings.map(|f| text[f.span].to_owned());
        let mentions = analysis.mentions();
        let short = mentions.map(|m| format!("{} = {}", &text[m.whole], m.entity.name()));
        variants.chain(short).collect()
    }

    #[test]
    fn what_paragraphs_know_of_each_other_is_read_anew_when_it_changes() {
        let versions = [
            "هێزەکانی سوریا لەوێن.\n\nئەو لە سووریاوە هات.",
            "هێزەکانی سووریا لەوێن.\n\nئەو لە سووریاوە هات.",
            "ئەوان لەوێن.\n\nئەو لە سووریاوە هات.\n\nئەو چوو بۆ سوریا.",
            "مایک ڤاندێربرۆک، سەرۆکی کۆمپانیاکە گوتی باشە.\n\nئەو لە سووریاوە هات.\n\nڤاندێربرۆکیش چوو بۆ سوریا.",
            "مایک ڤاندێربرۆک لەوێ بوو.\n\nئەو لە سووریاوە هات.\n\nڤاندێربرۆکیش چوو بۆ سوریا.",
        ];
        let settings = Settings::default();
        let mut analyzer = Analyzer::default();
        for text in versions.iter().chain(versions.iter().rev()) {
            let kept = told(&analyzer.analyse(*text, &settings), text);
            assert_eq!(kept, told(&Analysis::of(*text, &settings), text), "{text}");
        }
        let count = |n: usize| told(&Analysis::of(versions[n], &settings), versions[n]).len();
        assert_eq!(
            [count(0), count(1), count(2), count(3), count(4)],
            [3, 2, 3, 5, 3]
        );
    }

    #[test]
    fn names_are_found_by_place_and_by_what_they_name() {
        let text = "ئەو لە سوریاوە هات.\n\nخەڵکی سوریا لێرەن.";
        let analysis = Analysis::of(text, &Settings::default());
        let mentions: Vec<_> = analysis.mentions().collect();
        assert_eq!(mentions.len(), 2);
        for mention in &mentions {
            for at in [mention.whole.start, mention.name.end, mention.whole.end] {
                assert_eq!(analysis.mention_at(at).as_ref(), Some(mention));
            }
            let subject = analysis.subject_at(text, mention.name.start);
            let count = match subject.map(|s| s.matter) {
                Some(Matter::Name(card)) => card.count,
                _ => 0,
            };
            assert_eq!(count, 2);
        }
        assert_eq!(analysis.mention_at(0), None);
        assert_eq!(
            analysis.spellings_of(text, &mentions[0].entity.id),
            ["سوریا"]
        );
        assert_eq!(analysis.mentions_of(&mentions[0].entity.id), mentions);
    }

    #[test]
    fn places_count_inside_institutions() {
        let text = "بانکی ناوەندیی پەنەما بڕیاری دا.\n\nئەو لە پەنەماوە هات.";
        let analysis = Analysis::of(text, &Settings::default());
        let shown: Vec<_> = analysis.mentions().map(|m| &text[m.name]).collect();
        assert_eq!(shown, ["بانکی ناوەندیی پەنەما", "پەنەما"]);
        assert_eq!(analysis.mentions_of("place-panama").len(), 2);
        let inside = text.find("پەنەما").unwrap();
        assert_eq!(
            &*analysis.mention_at(inside + 2).unwrap().entity.id,
            "place-panama"
        );
    }

    #[test]
    fn bare_names_count_in_texts_about_their_country() {
        let named = |text: &str| {
            let analysis = Analysis::of(text, &Settings::default());
            let court = analysis
                .mentions()
                .filter(|m| &*m.entity.id == "organization-us-supreme-court");
            court.count()
        };
        let about = "ترەمپ لە ئەمریکا بوو.";
        assert_eq!(named(&format!("{about}\n\nئەوە دادگای باڵا بوو.")), 1);
        assert_eq!(named("ئەوە دادگای باڵا بوو."), 0);
        let elsewhere = "ئەو لە هیندستانەوە هات بۆ هیندستان و هیندستان گەورەیە.";
        let text = format!("{about}\n\n{elsewhere}\n\nئەوە دادگای باڵا بوو.");
        assert_eq!(named(&text), 0);
    }

    #[test]
    fn a_bare_name_of_several_is_that_of_which_the_text_speaks() {
        let parliaments = |text: &str| {
            let analysis = Analysis::of(text, &Settings::default());
            let ids = analysis.mentions().map(|m| m.entity.id.to_string());
            ids.filter(|id| id.ends_with("parliament"))
                .collect::<Vec<_>>()
        };
        for (full, id) in [
            ("پەرلەمانی کوردستان", "organization-kurdistan-parliament"),
            ("پەرلەمانی عێراق", "organization-iraqi-parliament"),
        ] {
            let text = format!("{full} کۆبووەوە. ئەندامانی پەرلەمان ئامادە بوون.");
            assert_eq!(parliaments(&text), [id, id], "{text}");
        }
        assert!(parliaments("ئەندامانی پەرلەمان ئامادە بوون.").is_empty());
    }
}
