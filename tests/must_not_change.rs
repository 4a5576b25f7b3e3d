//! Texts that normalizing must leave as they are, from `data/must_not_change.txt`, and texts
//! without any Kurdish, in which nothing at all may be found.

use rastnus::analysis::{Analysis, KEYS, Scope, normalize, typed};
use rastnus::config::{DigitStyle, Settings};
use rastnus::text::{Document, Format, apply};

/// Sentences around a probe of the kind `spans`; `{}` is its place.
const FRAMES: [&str; 8] = [
    "{}",
    "ئەمە {} لە کوردستان بڵاو کرایەوە.",
    "{} لە هەرێمی کوردستان بڵاو کرایەوە.",
    "ئەو دوێنێ گوتی {}",
    "لە کوردستان (وەک {} دەڵێت) هەموو شتێک باشە.",
    "ئێمە دەڵێین، {} و ئەوانیش دەڵێن نا.",
    "ئەمە دێڕێکە\n{}\nئەمەش دێڕێکی کوردییە.",
    "ئەمە ڕستەیەکی کوردییە. {}\n\nئەوەش پەرەگرافێکی ترە.",
];

struct Probe {
    kind: String,
    /// The probe by itself, and in its frame.
    span: String,
    text: String,
    /// Whether something may be found in it.
    reported: bool,
}

fn probes() -> Vec<Probe> {
    let mut kind = String::new();
    let (mut spans, mut reported) = (false, false);
    let mut out = Vec::new();
    for line in include_str!("data/must_not_change.txt").lines() {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            if let Some((class @ ("spans" | "texts" | "reported"), name)) = comment.split_once(": ")
            {
                kind = name.to_owned();
                (spans, reported) = (class == "spans", class == "reported");
            }
            continue;
        }
        if line.is_empty() {
            continue;
        }
        let text = unescape(line);
        let frames: &[&str] = if spans { &FRAMES } else { &FRAMES[..1] };
        out.extend(frames.iter().map(|frame| Probe {
            kind: kind.clone(),
            span: text.clone(),
            text: frame.replace("{}", &text),
            reported,
        }));
    }
    out
}

fn unescape(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let code: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let code = u32::from_str_radix(&code, 16).expect("a code point in hexadecimal");
                out.extend(char::from_u32(code));
            }
            Some(other) => out.push(other),
            None => panic!("a backslash ends {line:?}"),
        }
    }
    out
}

#[test]
fn probes_stay_as_they_are() {
    let settings = Settings::default();
    let probes = probes();
    let lines = include_str!("data/must_not_change.txt").lines();
    let written = lines
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .count();
    assert!(written >= 150, "only {written} probes");
    let mut changed = Vec::new();
    for probe in &probes {
        let edits = normalize(&probe.text, &settings, Scope::Safe);
        if apply(&probe.text, &edits) != probe.text {
            changed.push(format!("{}: {:?} by {edits:?}", probe.kind, probe.text));
        }
    }
    assert!(
        changed.is_empty(),
        "{} of {} probes were changed:\n{}",
        changed.len(),
        probes.len(),
        changed.join("\n")
    );
}

#[test]
fn nothing_is_found_in_probes() {
    let settings = Settings::default();
    let mut found = Vec::new();
    for probe in probes().iter().filter(|p| !p.reported) {
        for finding in Analysis::of(&probe.text, &settings).findings() {
            let place = &probe.text[finding.span.clone()];
            found.push(format!("{} at {place:?} in {:?}", finding.rule, probe.text));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A text that a normalizer is proved to have damaged makes no one bolder with what is whole.
#[test]
fn probes_stay_as_they_are_in_a_damaged_text() {
    let settings = Settings::default();
    let mut changed = Vec::new();
    for probe in probes().iter().filter(|p| !p.reported) {
        let damaged = format!("{}\n\nوێنە: pic. twitter. com / x ٠ ZkGGPpkV", probe.text);
        let repaired = format!("{}\n\nوێنە: pic.twitter.com/x0ZkGGPpkV", probe.text);
        let edits = normalize(&damaged, &settings, Scope::Safe);
        if apply(&damaged, &edits) != repaired {
            changed.push(format!("{}: {:?} by {edits:?}", probe.span, probe.text));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// A dozen sentences of each language, with all that a careless rule would trip over.
const FOREIGN: [(&str, &str); 4] = [
    ("English", include_str!("data/english.txt")),
    ("Arabic", include_str!("data/arabic.txt")),
    ("Persian", include_str!("data/persian.txt")),
    ("Turkish", include_str!("data/turkish.txt")),
];

#[test]
fn texts_without_kurdish_have_no_findings() {
    let settings = Settings::default();
    let mut wrong = Vec::new();
    for (language, text) in FOREIGN {
        assert!(text.lines().count() >= 12, "{language}");
        // As one document, and each sentence as a document of its own.
        for text in std::iter::once(text).chain(text.lines()) {
            for finding in Analysis::of(text, &settings).findings() {
                let found = &text[finding.span.clone()];
                wrong.push(format!(
                    "{language}: {} at {found:?} in {text:?}",
                    finding.rule
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Before what is typed: a Sorani text.
const BEFORE: &str = "لە هەولێر کۆبوونەوەیەک کرا، کە زۆر کەس بەشداریی تێدا کرد.\n\n";

/// A house that writes its numbers in `digits`.
fn house(digits: DigitStyle) -> Settings {
    let mut settings = Settings::default();
    settings.style.digits = Some(digits);
    settings
}

/// What stands there when `keys` are typed behind `before`, with every edit that follows.
fn type_behind(before: &str, keys: &str, format: Format, settings: &Settings) -> String {
    let analysis = Analysis::of(Document::new(before, format), settings);
    let mut text = before.to_owned();
    for key in keys.chars() {
        text.push(key);
        if KEYS.contains(&key) {
            let document = Document::new(&text, format);
            let edits = typed(document, text.len(), key, analysis.context(), settings);
            assert!(edits.iter().all(|edit| edit.end <= text.len()));
            text = apply(&text, &edits);
        }
    }
    text.split_off(before.len())
}

/// Typing changes nothing that normalizing would leave, but for a comma that begins a table of values,
/// and a space that is typed at the end of a line.
#[test]
fn probes_arrive_as_they_are_typed() {
    let houses = [
        (house(DigitStyle::Arabic), Format::Plain),
        (house(DigitStyle::Ascii), Format::Markdown),
    ];
    let mut changed = Vec::new();
    let mut count = 0;
    for probe in probes() {
        for (settings, format) in &houses {
            count += 1;
            let got = type_behind(BEFORE, &probe.text, *format, settings);
            let known = probe.kind.starts_with("right or not")
                || got == probe.text.trim_end_matches(' ').to_owned() + " ";
            if got == probe.text || known {
                continue;
            }
            let normal = |text: &str| {
                let text = format!("{BEFORE}{text}");
                let edits = normalize(Document::new(&text, *format), settings, Scope::Safe);
                apply(&text, &edits)
            };
            if normal(&got) != normal(&probe.text) {
                changed.push(format!(
                    "{}: {:?}\n  became {got:?}",
                    probe.kind, probe.text
                ));
            }
        }
    }
    assert!(count > 2000);
    assert!(
        changed.is_empty(),
        "{}:\n{}",
        changed.len(),
        changed.join("\n")
    );
}

#[test]
fn other_languages_arrive_as_they_are_typed() {
    let settings = house(DigitStyle::Arabic);
    for (language, text) in FOREIGN {
        for line in text.lines() {
            let got = type_behind(BEFORE, line, Format::Plain, &settings);
            assert_eq!(got, line, "{language}");
        }
    }
}
