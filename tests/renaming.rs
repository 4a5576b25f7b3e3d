//! Renaming there and back is the identity.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use rastnus::analysis::Analysis;
use rastnus::config::Settings;
use rastnus::entities::{EntityRef, Gazetteer, Mention, same_name, search_key};
use rastnus::kurdish::suffixes::{Ending, Person, Suffix, generate};
use rastnus::text::apply;

/// The endings that names take in news texts.
fn chains() -> Vec<Vec<Suffix>> {
    use Suffix::*;
    vec![
        vec![],
        vec![In],
        vec![From],
        vec![Also],
        vec![Izafe],
        vec![Copula(Person::Third)],
        vec![Also, In],
        vec![In, Copula(Person::Third)],
        vec![Pronoun(Person::FirstPlural)],
        vec![Also, Pronoun(Person::FirstPlural)],
        vec![Definite, In],
        vec![DefinitePlural],
        vec![DefinitePlural, From],
        vec![Nisba, DefinitePlural],
        vec![Nisba, DefinitePlural, Pronoun(Person::FirstPlural)],
        vec![Indefinite],
    ]
}

fn endings(chain: &[Suffix]) -> Vec<Ending> {
    chain.iter().copied().map(Ending::from).collect()
}

/// The names of the list that are sure to be names, in any text.
fn names() -> Vec<(EntityRef, String)> {
    let gazetteer = Gazetteer::default();
    let sure = gazetteer.entities().filter(|e| !e.ambiguous);
    // An adjective belongs to the name that begins as it does.
    let alike = |e: &EntityRef| {
        let head = |name: &str| search_key(name).chars().take(3).collect::<String>();
        e.nisba.first().is_none_or(|n| head(n) == head(e.name()))
    };
    sure.filter(alike)
        .map(|e| (e.clone(), e.name().to_owned()))
        .collect()
}

/// `text` with the name at the first letter of `place` renamed.
fn renamed(text: &str, place: &str, new: &str) -> Option<String> {
    let analysis = Analysis::of(text, &Settings::default());
    let renaming = analysis.renaming(text, text.find(place)?, new).ok()?;
    Some(apply(text, &analysis.renamed(text, &renaming)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn there_and_back_is_the_identity(
        one: Index,
        other: Index,
        forms in prop::collection::vec(select(chains()), 1..5),
    ) {
        let names = names();
        let (one, other) = (one.get(&names), other.get(&names));
        prop_assume!(one.0.id != other.0.id && !same_name(&one.1, &other.1));
        // Where there is an adjective with a stem of its own, texts write that.
        let written = |(entity, name): &(EntityRef, String)| -> Vec<String> {
            let form = |chain: &Vec<Suffix>| match (chain.first(), entity.nisba.first()) {
                (Some(Suffix::Nisba), Some(adjective)) => generate(adjective, &endings(&chain[1..])),
                _ => generate(name, &endings(chain)),
            };
            forms.iter().map(form).collect()
        };
        let text_of = |named: &(EntityRef, String)| {
            let words: Vec<String> = written(named).iter().map(|f| format!("دوێنێ {f} گوتی")).collect();
            format!("ئەمە ڕستەیەکی کوردییە و {} لێرەدایە، {}.", named.1, words.join("، "))
        };
        let text = text_of(one);
        // What reads otherwise cannot come back: names of which another is a part, or an ending
        // that is not seen behind the letter before it, as a second ی.
        let reads = |text: &str, id: &str| {
            let analysis = Analysis::of(text, &Settings::default());
            let read = |m: &Mention| {
                let mut suffixes: Vec<Suffix> = m.endings.iter().map(|e| e.suffix).collect();
                if m.nisba {
                    suffixes.insert(0, Suffix::Nisba);
                }
                suffixes
            };
            let found: Vec<Vec<Suffix>> = analysis.mentions_of(id).iter().map(read).collect();
            analysis.mentions().count() == found.len()
                && found.split_first().is_some_and(|(bare, rest)| bare.is_empty() && rest == forms)
        };
        prop_assume!(reads(&text, &one.0.id));
        let there = renamed(&text, &one.1, &other.1).expect("a name");
        prop_assume!(reads(&there, &other.0.id));
        let back = renamed(&there, &other.1, &one.1).expect("a name");
        prop_assert_eq!(&back, &text, "by {}", there);
        prop_assert_eq!(there, text_of(other));
    }
}
