//! What others compute, against what we do: AsoSoft's chain, and the packages of calendars.
//!
//! Runs where a Python is that has the packages, the one that `RASTNUS_ORACLE_PYTHON` names or
//! `python3`: `pip install asosoft==0.2.0 convertdate hijridate jdatetime`. Elsewhere each test says
//! that it was skipped.

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rastnus::kurdish::calendar::Calendar;
use rastnus::kurdish::damage;
use rastnus::kurdish::day::{Day, HijriRule, UMM_AL_QURA, YearMonthDay};
use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// The Python to ask, if it has `modules`.
#[allow(clippy::print_stdout)]
fn oracle(modules: &str) -> Option<String> {
    let python = std::env::var("RASTNUS_ORACLE_PYTHON").unwrap_or_else(|_| "python3".into());
    let has_them = Command::new(&python)
        .args(["-c", &format!("import {modules}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success());
    if has_them {
        return Some(python);
    }
    println!("skipped: {python} has no {modules}");
    None
}

/// What `script` answers to `input`, both JSON.
fn ask<T: DeserializeOwned>(python: &str, script: &str, input: &impl Serialize) -> T {
    let mut child = Command::new(python)
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = serde_json::to_vec(input).expect("JSON");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&input).expect("Python reads");
    drop(stdin);
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_model_does_what_the_package_does() {
    let Some(python) = oracle("asosoft") else {
        return;
    };
    let texts = texts();
    let expected: Vec<String> = ask(&python, CHAIN, &texts);
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

/// For each day from the first to the last year of the input: its ISO form, the day of the week, and
/// year, month and day of the solar, the Umm al-Qura (where it is known) and the tabular calendar.
const CALENDARS: &str = r#"
import datetime, json, sys
import hijridate, jdatetime
from convertdate import islamic
first, last = json.load(sys.stdin)
day, out = datetime.date(first, 1, 1), []
while day.year <= last:
    solar = jdatetime.date.fromgregorian(date=day)
    try:
        official = hijridate.Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        official = None
    tabular = islamic.from_gregorian(day.year, day.month, day.day)
    out.append([day.isoformat(), day.weekday(), [solar.year, solar.month, solar.day], official, tabular])
    day += datetime.timedelta(1)
json.dump(out, sys.stdout)
"#;

type Parts = (i32, u8, u8);

#[test]
fn the_calendars_agree_with_the_packages_on_every_day_of_two_centuries() {
    let Some(python) = oracle("convertdate, hijridate, jdatetime") else {
        return;
    };
    let days: Vec<(String, usize, Parts, Option<Parts>, Parts)> =
        ask(&python, CALENDARS, &(1900, 2100));
    assert_eq!(days.len(), 73_414);
    let parts = |d: YearMonthDay| (d.year, d.month, d.day);
    for (iso, weekday, solar, official, tabular) in days {
        let number = |range: std::ops::Range<usize>| iso[range].parse::<u16>().expect("a number");
        let (month, day) = (number(5..7) as u8, number(8..10) as u8);
        let year = i32::from(number(0..4));
        let found = Day::new(Calendar::Gregorian, year, month, day).expect("a day");
        assert_eq!(found.iso(), iso);
        assert_eq!(
            (found.weekday, parts(found.solar)),
            (weekday, solar),
            "{iso}"
        );
        let official = official.filter(|(year, ..)| UMM_AL_QURA.contains(year));
        let rule = match official {
            Some(_) => HijriRule::UmmAlQura,
            None => HijriRule::Tabular,
        };
        let hijri = official.unwrap_or(tabular);
        assert_eq!(
            (found.hijri_rule, parts(found.hijri)),
            (rule, hijri),
            "{iso}"
        );
        // And back.
        let day = Some(found);
        assert_eq!(Day::new(Calendar::Solar, solar.0, solar.1, solar.2), day);
        assert_eq!(
            Day::new(Calendar::Solar, found.kurdish_year(), solar.1, solar.2),
            day
        );
        let again = Day::new(Calendar::Hijri, hijri.0, hijri.1, hijri.2);
        assert_eq!(again.map(|d| d.iso()), Some(iso), "{hijri:?}");
    }
}
