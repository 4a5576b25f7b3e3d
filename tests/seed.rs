//! An article of a news house as a normalizer left it: what is repaired, what is only reported,
//! and what is left alone.

use rastnus::analysis::{Analysis, Scope, normalize};
use rastnus::config::{Settings, Severity};
use rastnus::rules::{Certainty, Finding};
use rastnus::text::{Edit, Encoding, LineIndex, apply};

const SEED: &str = include_str!("data/rudaw-biden-kadhimi.txt");

/// Repaired at once: first byte, column in UTF-16, what stands there, what stood there.
const REPAIRS: [(usize, u32, &str, &str); 9] = [
    (
        2989,
        1637,
        "pic. twitter. com / x ٠ ZkGGPpkV",
        "pic.twitter.com/x0ZkGGPpkV",
    ),
    (3034, 1681, "(@ Rudawkurdish)", "(@Rudawkurdish)"),
    (3051, 1698, "July ٢٦,٢٠٢١", "July 26, 2021"),
    (
        3920,
        2185,
        "pic. twitter. com / qLDizHLm ٣ i",
        "pic.twitter.com/qLDizHLm3i",
    ),
    (3965, 2229, "(@ Rudawkurdish)", "(@Rudawkurdish)"),
    (3982, 2246, "July ٢٦,٢٠٢١", "July 26, 2021"),
    (
        4798,
        2691,
        "pic. twitter. com / ١ oX ١ ml ٦ OYL",
        "pic.twitter.com/1oX1ml6OYL",
    ),
    (4848, 2738, "(@ Rudawkurdish)", "(@Rudawkurdish)"),
    (4865, 2755, "July ٢٦,٢٠٢١", "July 26, 2021"),
];

/// Reported with a fix that is not applied at once: column, length in bytes, the fix.
const GUESSES: [(u32, usize, &str); 17] = [
    (223, 2, "\n\n"),
    (386, 2, "\n\n"),
    (970, 2, "\n\n"),
    (1114, 2, "\n\n"),
    (1265, 2, "\n\n"),
    (1522, 8, "\n\n"),
    (1593, 4, "\n"),
    (1669, 5, "\n—"),
    (1710, 1, "\n\n"),
    (2055, 9, "\n\n"),
    (2159, 4, "\n"),
    (2169, 15, "SAUL LOEB/AFP"),
    (2217, 5, "\n—"),
    (2258, 1, "\n\n"),
    (2606, 9, "\n\n"),
    (2726, 5, "\n—"),
    (2767, 1, "\n\n"),
];

fn findings() -> Vec<Finding> {
    Analysis::of(SEED, &Settings::default())
        .findings()
        .collect()
}

fn column(offset: usize) -> u32 {
    let position = LineIndex::new(SEED).position(offset, Encoding::Utf16);
    assert_eq!(position.line, 0);
    position.column
}

#[test]
fn the_article_is_as_it_was() {
    assert_eq!(SEED.len(), 5621);
    assert_eq!(SEED.chars().count(), 3163);
    assert!(!SEED.contains(['\n', '\r']));
}

#[test]
fn nine_spans_are_repaired_and_nothing_else() {
    let edits = normalize(SEED, &Settings::default(), Scope::Safe);
    let expected: Vec<Edit> = REPAIRS
        .iter()
        .map(|(start, _, wrong, right)| Edit::new(*start..start + wrong.len(), *right))
        .collect();
    for (edit, (_, _, wrong, _)) in expected.iter().zip(REPAIRS) {
        assert_eq!(&SEED[edit.range()], wrong);
    }
    assert_eq!(edits, expected);
    let repaired = apply(SEED, &edits);
    let again = normalize(&repaired, &Settings::default(), Scope::Safe);
    assert_eq!(again, [], "a second run changes nothing");
    let left: Vec<Finding> = Analysis::of(&repaired, &Settings::default())
        .findings()
        .collect();
    let new: Vec<&Finding> = left
        .iter()
        .filter(|f| f.severity != Severity::Info)
        .collect();
    assert!(new.is_empty(), "repairing makes no finding: {new:?}");
    let breaks = left.iter().filter(|f| f.rule == "lost-paragraph").count();
    assert_eq!(breaks, 16, "the lost breaks stay on offer");
    let credit = left.iter().flat_map(|f| &f.fixes).any(|fix| {
        fix.certainty == Certainty::Likely && fix.edits.iter().any(|e| e.text == "SAUL LOEB/AFP")
    });
    assert!(credit, "so does the credit of the picture");
    let style = normalize(SEED, &Settings::default(), Scope::WithStyle);
    assert_eq!(style, expected, "no house asks for another style");
}

#[test]
fn repairs_are_warnings_at_their_columns() {
    let warnings: Vec<Finding> = findings()
        .into_iter()
        .filter(|f| f.severity == Severity::Warning)
        .collect();
    let found: Vec<(usize, u32, &str, &str)> = warnings
        .iter()
        .map(|f| {
            let fix = f.safe_fix().expect("a safe fix");
            let text = &*fix.edits[0].text;
            (
                f.span.start,
                column(f.span.start),
                &SEED[f.span.clone()],
                text,
            )
        })
        .collect();
    assert_eq!(found, REPAIRS);
}

#[test]
fn guesses_are_information_with_a_fix_each() {
    let information: Vec<Finding> = findings()
        .into_iter()
        .filter(|f| f.severity == Severity::Info)
        .collect();
    let found: Vec<(u32, usize, &str)> = information
        .iter()
        .map(|f| {
            let fix = f.fixes.first().expect("a fix");
            assert_eq!(fix.certainty, Certainty::Likely, "{f:?}");
            (column(f.span.start), f.span.len(), &*fix.edits[0].text)
        })
        .collect();
    assert_eq!(found, GUESSES);
}

#[test]
fn style_is_left_alone() {
    assert_eq!(findings().len(), REPAIRS.len() + GUESSES.len());
    let text = SEED;
    // Straight quotes, the ellipsis, the initial ر, joined verbs, a spaced hyphen in prose.
    for kept in [
        "ئەمنی... ئەمڕۆ",
        "زاڵە - پەیامنێری",
        "رۆژنامەڤانان",
        "بەڕێوەبچێت",
        "\"",
    ] {
        let at = text
            .find(kept)
            .unwrap_or_else(|| panic!("{kept} is in the article"));
        let span = at..at + kept.len();
        let touching = findings()
            .into_iter()
            .find(|f| f.span.start < span.end && span.start < f.span.end);
        assert_eq!(touching, None, "{kept}");
    }
}
