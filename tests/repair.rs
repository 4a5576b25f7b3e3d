//! Damaging a text and repairing it gives the text back, for whatever is provable.

#[path = "common/spans.rs"]
mod spans;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rastnus::analysis::{Scope, normalize};
use rastnus::config::Settings;
use rastnus::kurdish::damage;
use rastnus::text::apply;
use spans::{Case, Place, sentence};

/// What a normalizer does, with its name.
type Model = (&'static str, fn(&str) -> String);

const ASOSOFT: Model = ("asosoft", damage::asosoft);
const PUNCTUATION: Model = ("punctuation", damage::punctuation);
const KLPT: Model = ("klpt", damage::klpt);

/// A paragraph that no model damages.
const SOUND: &str = "ئەمە دەقێکی کوردییە لە هەولێر.";

/// A paragraph of which every model leaves a proof.
const WITNESS: &str = "رووداو (@Rudaw_24) هەواڵەکەی بڵاو کردەوە.";

/// How many cases there are of each kind, and how many of them make one document.
const CASES: usize = 10_000;
const SENTENCES: usize = 50;

/// A text, what a model makes of it, and what repairing gives where that is another text.
#[derive(Debug)]
#[allow(dead_code, reason = "shown when a test fails")]
struct Lost {
    model: &'static str,
    text: String,
    damaged: String,
    repaired: String,
}

fn repaired(damaged: &str) -> String {
    let edits = normalize(damaged, &Settings::default(), Scope::Safe);
    apply(damaged, &edits)
}

/// Normalizers work line by line.
fn by_line(text: &str, damage: fn(&str) -> String) -> String {
    text.lines().map(damage).collect::<Vec<_>>().join("\n")
}

/// Damages the document of the paragraphs `texts` behind the paragraph `head`, and gives the
/// paragraphs that repairing does not turn into `wanted`, with their places in `texts`.
fn lost(
    texts: &[String],
    head: &str,
    (model, damage): Model,
    wanted: fn(&str, Model) -> String,
) -> Vec<(usize, Lost)> {
    const BREAK: &str = "\n\n";
    let clean = [head, BREAK, &texts.join(BREAK)].concat();
    let damaged = by_line(&clean, damage);
    let result = repaired(&damaged);
    let parts = damaged.split(BREAK).zip(result.split(BREAK)).skip(1);
    assert_eq!(
        parts.clone().count(),
        texts.len(),
        "{damaged:?} became {result:?}"
    );
    let parts = texts.iter().zip(parts).enumerate();
    parts
        .filter(|(_, (text, (_, repaired)))| *repaired != wanted(text, (model, damage)))
        .map(|(i, (text, (damaged, repaired)))| {
            let [text, damaged, repaired] = [text.as_str(), damaged, repaired].map(str::to_owned);
            (
                i,
                Lost {
                    model,
                    text,
                    damaged,
                    repaired,
                },
            )
        })
        .collect()
}

/// The smallest case of `tree` that is lost.
fn smallest<T>(tree: &mut T, find: impl Fn(&[String]) -> Vec<(usize, Lost)>) -> Option<Lost>
where
    T: ValueTree<Value = Case>,
{
    let mut found = None;
    loop {
        let lost = find(&[tree.current().text()]).pop();
        let goes_on = match lost {
            Some((_, lost)) => {
                found = Some(lost);
                tree.simplify()
            }
            None => tree.complicate(),
        };
        if !goes_on {
            return found;
        }
    }
}

/// Damages many sentences of `cases` behind the paragraph `head` with each of `models`, and
/// expects each back as `wanted` gives it.
fn check(
    cases: impl Strategy<Value = Case>,
    head: &str,
    models: &[Model],
    wanted: fn(&str, Model) -> String,
) {
    let mut runner = TestRunner::new(ProptestConfig::default());
    for _ in 0..CASES / SENTENCES {
        let tree = |_| cases.new_tree(&mut runner).expect("a case");
        let mut trees: Vec<_> = (0..SENTENCES).map(tree).collect();
        let texts: Vec<String> = trees.iter().map(|t| t.current().text()).collect();
        for model in models {
            let find = |texts: &[String]| lost(texts, head, *model, wanted);
            let lost = find(&texts).into_iter().take(5);
            let shown: Vec<Lost> = lost
                .map(|(i, whole)| smallest(&mut trees[i], find).unwrap_or(whole))
                .collect();
            assert!(shown.is_empty(), "{shown:#?}");
        }
    }
}

/// Repairing gives the text itself.
fn itself(text: &str, _: Model) -> String {
    text.to_owned()
}

/// Nothing is repaired.
fn damaged(text: &str, (_, damage): Model) -> String {
    by_line(text, damage)
}

#[test]
fn links() {
    let cases = || sentence(spans::link(), Place::Anywhere);
    check(cases(), SOUND, &[ASOSOFT, PUNCTUATION], itself);
    let cases = || sentence(spans::folded_link(), Place::Anywhere);
    check(cases(), SOUND, &[KLPT], itself);
}

#[test]
fn handles() {
    let cases = sentence(spans::handle(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, PUNCTUATION, KLPT], itself);
}

#[test]
fn addresses() {
    let cases = sentence(spans::address(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, PUNCTUATION, KLPT], itself);
}

/// A lone sign proves nothing: some write tags so.
#[test]
fn tags_in_a_damaged_text() {
    let cases = || sentence(spans::tag(), Place::InLine);
    check(cases(), WITNESS, &[ASOSOFT, PUNCTUATION], itself);
    check(cases(), SOUND, &[ASOSOFT], damaged);
}

#[test]
fn dates() {
    let cases = sentence(spans::date(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, KLPT], itself);
}

#[test]
fn times() {
    let cases = sentence(spans::time(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, PUNCTUATION, KLPT], itself);
}

#[test]
fn versions() {
    let cases = sentence(spans::version(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, PUNCTUATION, KLPT], itself);
}

#[test]
fn phones() {
    let cases = sentence(spans::phone(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, PUNCTUATION, KLPT], itself);
}

/// With the sign in front; with the sign behind the space that a normalizer puts in is right, and
/// so is none.
#[test]
fn percentages_in_a_damaged_text() {
    let cases = || sentence(spans::percentage(), Place::InLine);
    check(cases(), WITNESS, &[ASOSOFT, PUNCTUATION, KLPT], itself);
    let cases = || sentence(spans::percentage_behind(), Place::InLine);
    check(cases(), WITNESS, &[ASOSOFT, PUNCTUATION, KLPT], damaged);
}

#[test]
fn files() {
    let cases = sentence(spans::file(), Place::Anywhere);
    check(cases, SOUND, &[ASOSOFT, PUNCTUATION, KLPT], itself);
}

/// What chance seldom finds.
#[test]
fn hard_spans() {
    let spans = [
        // The first half of the name looks like a domain, or a file.
        "aa.iq@rudaw.net",
        "aa.de0@rudaw.net",
        "aa.de12.b@rudaw.net",
        "a.a.js@aa.com",
        "info@kurdistan24.net",
        "www.kurdistan24.net",
        "(@ali__h)",
        "(@24news)",
        "(@rudaw_24_tv)",
        "https://t.co/0123456789",
        "https://youtu.be/a-_0b-1_2cD",
        "https://www.bbc.com/news/world-middle-east/57966911",
        "26 July 2021",
        "Monday, July 26th, 2021",
    ];
    for (_, damage) in [ASOSOFT, PUNCTUATION] {
        for span in spans {
            let text = format!("ئەمە لە کوردستان هەموو {span} باشە.");
            let damaged = damage(&text);
            // Without folded digits a date is whole.
            if !span.contains("July") || damaged.contains('٢') {
                assert_eq!(repaired(&damaged), text);
            }
        }
    }
}

/// What has two originals is left as it is: the first is what repairing would make of it.
#[test]
fn what_is_not_provable_stays() {
    let pairs = [
        ("24info@rudaw.net", "24 info@rudaw.net"),
        ("A-info@rudaw.net", "A - info@rudaw.net"),
        (
            "https://rudaw.net/a@user_name",
            "https://rudaw.net/a @user_name",
        ),
        (
            "https://rudaw.net/a:AFP/Getty",
            "https://rudaw.net/a: AFP/Getty",
        ),
        (
            "https://rudaw.net/a#tag_name",
            "https://rudaw.net/a #tag_name",
        ),
        (
            "https://rudaw.net/a-AFP/Getty",
            "https://rudaw.net/a - AFP/Getty",
        ),
        ("https://rudaw.net/a12/7", "https://rudaw.net/a 12/7"),
        ("https://rudaw.net/a&b", "https://rudaw.net/a & b"),
        ("https://rudaw.net/a12", "https://rudaw.net/a 12"),
        ("report2021.pdf", "report 2021.pdf"),
    ];
    for (joined, apart) in pairs {
        let sentence = |span: &str| format!("ئەمە {span} لە کوردستان.");
        let damaged = damage::asosoft(&sentence(apart));
        assert_eq!(
            damaged,
            damage::asosoft(&sentence(joined)),
            "they look alike"
        );
        assert_eq!(repaired(&damaged), damaged);
    }
}
