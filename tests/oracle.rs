//! The models of what normalizers do against the packages themselves, asosoft 0.2.0 and klpt 0.1.7.

#[path = "common/python.rs"]
mod python;
#[path = "common/spans.rs"]
mod spans;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rastnus::kurdish::damage;
use spans::{Place, sentence};

/// Reads the name of a chain and a list of strings, in JSON, and writes the list of what the chain
/// makes of them.
const CHAINS: &str = r#"
import json, sys
from asosoft.Normalize import NormalizePunctuations, SeperateDigits, UnifyNumerals
from klpt.preprocess import Preprocess
klpt = Preprocess("Sorani", "Arabic", numeral="Arabic")
chains = {
    "asosoft": lambda t: UnifyNumerals(NormalizePunctuations(SeperateDigits(t), False), "ar"),
    "punctuation": lambda t: NormalizePunctuations(t, False),
    "numerals": klpt.unify_numerals,
    "preprocess": klpt.preprocess,
}
name, texts = json.loads(sys.stdin.buffer.read())
sys.stdout.buffer.write(json.dumps([chains[name](t) for t in texts]).encode())
"#;

const PACKAGES: [&str; 2] = ["asosoft==0.2.0", "klpt==0.1.7"];

/// How many texts of each sort there are.
const TEXTS: usize = 2_000;

/// Words, digits and marks, with and without spaces between them: nothing in order.
fn jumble() -> BoxedStrategy<String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z]{1,6}",
        3 => "[0-9]{1,4}",
        1 => "[٠-٩]{1,3}",
        1 => "[۰-۹]{1,3}",
        4 => "[اەبپتجچدرڕزژسشعفڤقکگلڵمنهوۆیێ]{1,6}",
        1 => Just("ی".to_owned()),
        1 => Just("یەم".to_owned()),
        5 => "[-.,:;!?/()@#&=_%+*\"'«»“”‘’،؛؟…—–\\[\\]{}|<>~٫٬٪]{1,3}",
        2 => "[0-9][.,/:|][0-9]{1,3}",
        4 => " {1,2}",
        1 => odd_space(),
    ];
    let pieces = prop::collection::vec(piece, 0..12);
    pieces.prop_map(|p| p.concat()).boxed()
}

/// Spaces that are none to the chains, or not to all of their steps.
fn odd_space() -> impl Strategy<Value = String> {
    const SPACES: &[&str] = &["\t", "\n", "\u{a0}", "\u{200c}", "\u{202f}"];
    prop::sample::select(SPACES).prop_map(str::to_owned)
}

/// Sentences with a span of any kind. No chain changes their words.
fn sentences() -> BoxedStrategy<String> {
    let span = prop_oneof![
        spans::link(),
        spans::folded_link(),
        spans::handle(),
        spans::address(),
        spans::tag(),
        spans::date(),
        spans::time(),
        spans::version(),
        spans::phone(),
        spans::percentage(),
        spans::percentage_behind(),
        spans::file(),
    ];
    let span = span.boxed();
    let cases = prop_oneof![
        sentence(span.clone(), Place::Anywhere),
        sentence(span, Place::InLine),
    ];
    cases.prop_map(|case| case.text()).boxed()
}

fn some(texts: &BoxedStrategy<String>) -> Vec<String> {
    let mut runner = TestRunner::new(ProptestConfig::default());
    let text = |_| texts.new_tree(&mut runner).expect("a text").current();
    (0..TEXTS).map(text).collect()
}

/// What the packages make of `texts` by the chain `name`.
fn ask(python: &str, name: &str, texts: &[String]) -> Vec<String> {
    python::ask(python, CHAINS, &(name, texts))
}

#[test]
fn the_models_do_what_the_packages_do() {
    let Some(python) = python::with("normalizers", &PACKAGES, "asosoft, klpt") else {
        return;
    };
    let (jumble, sentences) = (some(&jumble()), some(&sentences()));
    let trimmed = |text: &str| damage::klpt(text).trim().to_owned();
    type Model<'m> = &'m dyn Fn(&str) -> String;
    let table: [(&str, Model, &[String]); 7] = [
        ("asosoft", &damage::asosoft, &jumble),
        ("asosoft", &damage::asosoft, &sentences),
        ("punctuation", &damage::punctuation, &jumble),
        ("punctuation", &damage::punctuation, &sentences),
        ("numerals", &damage::klpt, &jumble),
        ("numerals", &damage::klpt, &sentences),
        // The whole of it changes letters as well, but none of these sentences.
        ("preprocess", &trimmed, &sentences),
    ];
    let mut wrong = Vec::new();
    for (name, model, texts) in table {
        let expected = ask(&python, name, texts);
        assert_eq!(expected.len(), texts.len());
        let pairs = texts.iter().zip(expected);
        let different = pairs.filter(|(text, expected)| model(text) != *expected);
        wrong.extend(different.map(|(text, expected)| {
            format!(
                "{name}: {text:?}\n  package {expected:?}\n  model   {:?}",
                model(text)
            )
        }));
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
