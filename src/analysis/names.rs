//! The names of a document: what the paragraphs say of them, put together.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::entities::{
    Entity, Gazetteer, Introduction, Kind, Mention, Said, ShortNames, appositions, introductions,
    names,
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
    pub(super) mentions: Vec<Mention>,
    pub(super) said: Vec<Said>,
    introductions: Vec<Introduction>,
    /// Each spelling of each name once.
    spellings: Vec<Spelling>,
    /// Stands for all that the document wants to know of it.
    fingerprint: u64,
}

/// How a name is spelled.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Spelling {
    name: NameKey,
    text: String,
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
    pub(super) fn of(paragraph: &Paragraph, gazetteer: &Gazetteer) -> Self {
        let mentions = names(paragraph, gazetteer);
        if mentions.is_empty() {
            return Self::default();
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
        Self {
            mentions,
            said,
            introductions,
            spellings,
            fingerprint: hasher.finish(),
        }
    }

    /// The mentions in `text` that deviate.
    pub(super) fn variants(&self, text: &str, deviations: &[Deviation]) -> Vec<Variant> {
        if deviations.is_empty() {
            return Vec::new();
        }
        let variant = |mention: &Mention| {
            let spelling = Spelling::of(text, mention)?;
            let deviation = deviations.iter().find(|d| d.spelling == spelling)?;
            if may_be_adjective(mention, &spelling.text, &deviation.first) {
                return None;
            }
            Some(Variant {
                mention: mention.clone(),
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

/// What the paragraphs of a document must know of each other's names; remembered from one version
/// to the next.
#[derive(Debug, Default)]
pub(super) struct Together {
    fingerprint: Option<u64>,
    /// For each paragraph, in order.
    deviations: Vec<Arc<[Deviation]>>,
    short_names: Arc<ShortNames>,
}

impl Together {
    /// Takes the names of all paragraphs, in their order.
    pub(super) fn update(&mut self, all: &[Arc<Named>]) {
        let mut hasher = DefaultHasher::new();
        for named in all {
            named.fingerprint.hash(&mut hasher);
        }
        all.len().hash(&mut hasher);
        let fingerprint = Some(hasher.finish());
        if self.fingerprint == fingerprint {
            return;
        }
        self.fingerprint = fingerprint;
        let introductions = all.iter().flat_map(|named| &named.introductions);
        self.short_names = Arc::new(ShortNames::new(introductions));
        let mut first: HashMap<NameKey, &str> = HashMap::new();
        let none: Arc<[Deviation]> = Arc::new([]);
        let deviations = all.iter().map(|named| {
            let deviating = named.spellings.iter().filter_map(|spelling| {
                let first = *first.entry(spelling.name).or_insert(&spelling.text);
                (first != spelling.text && alike(first, &spelling.text)).then(|| Deviation {
                    spelling: spelling.clone(),
                    first: first.to_owned(),
                })
            });
            let deviating: Vec<Deviation> = deviating.collect();
            match deviating.is_empty() {
                true => Arc::clone(&none),
                false => deviating.into(),
            }
        });
        self.deviations = deviations.collect();
    }

    /// The deviations of paragraph `n`.
    pub(super) fn deviations(&self, n: usize) -> Arc<[Deviation]> {
        self.deviations.get(n).cloned().unwrap_or_default()
    }

    pub(super) fn short_names(&self) -> &Arc<ShortNames> {
        &self.short_names
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
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// Where the paragraph begins.
    pub(super) start: usize,
    pub(super) named: Arc<Named>,
    /// Where it names people by their short names.
    pub(super) short: Arc<[Mention]>,
}

impl Placed {
    /// The mentions, each with the byte that its offsets count from. Those by a short name come last.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.named.mentions.iter().chain(self.short.iter())
    }
}

/// What a document names for sure, by id.
#[derive(Debug, Default)]
pub(super) struct Index {
    sure: HashSet<String>,
    /// The country that the text is about.
    about: Option<String>,
}

/// A text is about a country if it names it and what belongs to it as often at least, and no place
/// more often.
const ABOUT: usize = 2;

impl Index {
    pub(super) fn of(all: &[Placed], language: Language) -> Self {
        let mut index = Self::default();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let sure = |m: &&Mention| m.certain && m.counts_in(language);
        for mention in all.iter().flat_map(Placed::mentions).filter(sure) {
            let id = &*mention.entity.id;
            if !index.sure.contains(id) {
                index.sure.insert(id.to_owned());
            }
            let place = match &mention.entity.of {
                Some(of) => Some(&**of),
                None => (mention.entity.kind == Kind::Place).then_some(id),
            };
            if let Some(place) = place {
                *places.entry(place).or_default() += 1;
            }
        }
        let most = places.values().copied().max().unwrap_or(0);
        let mut first = places.iter().filter(|(_, n)| **n == most);
        if let (Some((place, _)), None) = (first.next(), first.next())
            && most >= ABOUT
        {
            index.about = Some((*place).to_owned());
        }
        index
    }

    /// Whether `mention` counts: it is sure, or the document names the same thing for sure, or is
    /// about the country that it belongs to.
    pub(super) fn counts(&self, mention: &Mention) -> bool {
        let entity = &mention.entity;
        mention.certain
            || self.sure.contains(&*entity.id)
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
