//! The model of AsoSoft's chain against the package itself.
//!
//! Runs where a Python with asosoft 0.2.0 is: the one that `RASTNUS_ORACLE_PYTHON` names, or
//! `python3`. Elsewhere it says that it was skipped.

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rastnus::kurdish::damage;

/// Reads a JSON list of strings, and writes the list of what the chain makes of them.
const CHAIN: &str = r#"
import json, sys
from asosoft.Normalize import NormalizePunctuations, SeperateDigits, UnifyNumerals
texts = json.loads(sys.stdin.buffer.read())
out = [UnifyNumerals(NormalizePunctuations(SeperateDigits(t), False), "ar") for t in texts]
sys.stdout.buffer.write(json.dumps(out).encode())
"#;

/// Texts of words, digits and marks, with and without spaces between them, and what the chain is
/// known to damage.
fn texts() -> Vec<String> {
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
    ];
    let text = prop::collection::vec(piece, 1..12).prop_map(|p| p.concat());
    let mut runner = TestRunner::deterministic();
    let mut out: Vec<String> = [
        "pic.twitter.com/x0ZkGGPpkV",
        "(@Rudawkurdish) July 26, 2021",
        "info2021@rudaw.net",
        "COVID-19 (MBC4) SAUL LOEB/AFP",
        "10ی ئۆکتۆبەری 2021، 1991ەوە، 10:30",
        "https://www.rudaw.net/sorani?id=12&x=3.5",
        "+964-750-123 3.5% ٪25 2-1 26/7/2021",
        "ئەو گوتی: \"سڵاو!\" و «بەڵێ.» ((ناو))",
        "",
        " ",
    ]
    .map(str::to_owned)
    .to_vec();
    while out.len() < 600 {
        let tree = text.new_tree(&mut runner).expect("a text");
        out.push(tree.current());
    }
    out
}

fn has_oracle(python: &str) -> bool {
    Command::new(python)
        .args(["-c", "import asosoft"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

#[test]
#[allow(clippy::print_stdout)]
fn the_model_does_what_the_package_does() {
    let python = std::env::var("RASTNUS_ORACLE_PYTHON").unwrap_or_else(|_| "python3".into());
    if !has_oracle(&python) {
        println!("skipped: {python} has no asosoft");
        return;
    }
    let texts = texts();
    let mut child = Command::new(&python)
        .args(["-c", CHAIN])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = serde_json::to_vec(&texts).expect("JSON");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&input).expect("Python reads");
    drop(stdin);
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success());
    let expected: Vec<String> = serde_json::from_slice(&output.stdout).expect("JSON");
    let wrong: Vec<String> = texts
        .iter()
        .zip(&expected)
        .map(|(text, expected)| (text, expected, damage::asosoft(text)))
        .filter(|(_, expected, got)| got != *expected)
        .map(|(text, expected, got)| format!("{text:?}\n  package {expected:?}\n  model   {got:?}"))
        .collect();
    assert_eq!(expected.len(), texts.len());
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        texts.len(),
        wrong.join("\n")
    );
}
