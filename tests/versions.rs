//! The versions of an open document: whatever was typed before, and however often the work was
//! stopped, what is found is that of the text as it stands.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::sample::select;
use rastnus::analysis::{Analysis, Analyzer};
use rastnus::config::Settings;
use rastnus::text::{Change, Document, Format, Text};

/// What stands in lines.
const PIECES: &[&str] = &[
    "ئەمە ڕستەیەکی کوردییە",
    "لە کوردستان",
    "سوریا",
    "سووریاوە هات",
    "مایک هاوڕامیان، سەرۆکی کۆمپانیاکە گوتی باشە.",
    "هاوڕامیانیش چوو.",
    "،،",
    " ,",
    "«",
    "»",
    "\"",
    "٢٠٢١",
    "2021",
    "۱۴۰۰",
    "2٥",
    "کـــورد",
    "كوردی",
    "هەولێر",
    "ھەولێر",
    "قال الحكومة",
    "the news",
    "Ev hevokeke kurdî ye",
    "pic. twitter. com / x ٠ ZkGGPpkV",
    "https://www.rudaw.net",
    "@Rudaw",
    "<!-- rastnus-ignore-begin -->",
    "<!-- rastnus-ignore-end -->",
    "% rastnus-ignore-line",
    "<!-- rastnus-ignore -->",
    "% rastnus-ignore-file tatweel",
    "😀",
    "e\u{301}",
    "*",
    "`",
    "<b>",
];

/// What parts them.
const GAPS: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\r\r",
    "\n \n",
    "\n```\n",
    "\n~~~~\n",
    "\n---\n",
    "\n  ```\n\n",
    "",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => long()];
    let start = select(
        &[
            "",
            "",
            "",
            "",
            "---\n",
            "+++\na = 1\n",
            "\n",
            "\n \n",
            "```\n",
        ][..],
    );
    let rest = prop::collection::vec((piece, select(GAPS)), 0..24);
    (start, rest).prop_map(|(start, rest)| {
        let rest = rest.into_iter().map(|(piece, gap)| piece + gap);
        start.to_owned() + &rest.collect::<String>()
    })
}

/// Lines and paragraphs that are cut for their length.
fn long() -> impl Strategy<Value = String> {
    let line = "ئەمە ڕستەیەکی کوردییە بۆ تاقیکردنەوە. ";
    prop_oneof![
        3 => Just(line.repeat(60)),
        1 => Just(line.repeat(300)),
        2 => Just(format!("{}\n", line.repeat(10)).repeat(8)),
    ]
}

fn inserted() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(PIECES).prop_map(str::to_owned),
        4 => select(GAPS).prop_map(str::to_owned),
        3 => select(&["", "ک", "`", "-", "~", ":"][..]).prop_map(str::to_owned),
        1 => text(),
    ]
}

/// An edit: where, how many characters are deleted, what is inserted. Without a place, it is at the start.
type Typed = (Option<prop::sample::Index>, usize, String);

fn typed() -> impl Strategy<Value = Typed> {
    let deleted = prop_oneof![4 => 0usize..4, 1 => 0usize..200];
    let place = prop_oneof![1 => Just(None), 6 => any::<prop::sample::Index>().prop_map(Some)];
    let inserted = prop_oneof![1 => Just(String::new()), 5 => inserted()];
    (place, deleted, inserted)
}

/// All that can be asked of an analysis without pointing at a place.
fn all(analysis: &Analysis) -> String {
    let findings: Vec<_> = analysis.findings().collect();
    let links: Vec<_> = analysis.links().collect();
    let handles: Vec<_> = analysis.handles().collect();
    let stretches: Vec<_> = analysis.stretches().collect();
    let names: Vec<_> = analysis
        .mentions()
        .map(|m| (m.whole, m.entity.id.to_string()))
        .collect();
    let paragraphs: Vec<_> = analysis.paragraphs().collect();
    assert_eq!(analysis.count(), findings.len());
    format!(
        "{findings:#?}\n{links:?}\n{handles:?}\n{stretches:?}\n{names:?}\n{paragraphs:?}\n{:?}",
        analysis.context()
    )
}

proptest! {
    // Nothing is written beside the tests.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typing_changes_nothing_but_what_was_typed(
        start in text(),
        format in select(&[Format::Plain, Format::Plain, Format::Plain, Format::Markdown, Format::Html][..]),
        versions in prop::collection::vec((prop::collection::vec(typed(), 1..3), 0usize..6), 1..8),
    ) {
        let settings = Settings::default();
        let mut analyzer = Analyzer::default();
        let mut text = Text::new(&start);
        let mut plain = start;
        analyzer.update(&text, format, Change::whole(), &settings, &|| false);
        for (edits, patience) in versions {
            let mut change = Change::none(text.len());
            for (place, deleted, inserted) in edits {
                let places: Vec<usize> = plain.char_indices().map(|(i, _)| i).chain([plain.len()]).collect();
                let from = place.map_or(0, |place| place.index(places.len()));
                let to = (from + deleted).min(places.len() - 1);
                let bytes = places[from]..places[to];
                change = change.then(Change::of(bytes.clone(), text.len()));
                text.replace(bytes.clone(), &inserted);
                plain.replace_range(bytes, &inserted);
            }
            prop_assert_eq!(text.to_string(), plain.clone());
            // Some versions are gone before they are read.
            let left = AtomicUsize::new(if patience < 4 { usize::MAX } else { patience - 4 });
            let stop = || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1)).is_err();
            let Some(reused) = analyzer.update(&text, format, change, &settings, &stop) else {
                continue;
            };
            let fresh = Analysis::of(Document::new(&plain, format), &settings);
            let (reused, fresh) = (all(&reused), all(&fresh));
            prop_assert!(reused == fresh, "{}\nis not\n{}\nin {:?}", reused, fresh, plain);
        }
    }
}

#[test]
fn blank_lines_that_go_move_what_stands_behind() {
    let settings = Settings::default();
    for blank in ["\n", "\r\n", " \n\n"] {
        for head in ["", "سڵاو لە هەولێر.\n\n"] {
            let body = "ئەمە كوردییە.\n\nئەمەش كوردییە.";
            let (before, after) = (format!("{head}{blank}{body}"), format!("{head}{body}"));
            let mut analyzer = Analyzer::default();
            let text = Text::new(&before);
            analyzer.update(&text, Format::Plain, Change::whole(), &settings, &|| false);
            let bytes = head.len()..head.len() + blank.len();
            let change = Change::of(bytes, before.len());
            let text = Text::new(&after);
            let kept = analyzer.update(&text, Format::Plain, change, &settings, &|| false);
            let anew = Analysis::of(&after, &settings);
            assert_eq!(kept.map(|kept| all(&kept)), Some(all(&anew)), "{after:?}");
        }
    }
}
