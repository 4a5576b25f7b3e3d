//! What holds for every text.

#[path = "common/texts.rs"]
mod texts;

use proptest::prelude::*;
use proptest::sample::select;
use rastnus::analysis::{Analysis, Analyzer, Scope, normalize};
use rastnus::config::Settings;
use rastnus::kurdish::Paragraph;
use rastnus::rules::Rule;
use rastnus::text::{Edit, SpanKind, apply, paragraphs};
use texts::{config, text_of};
use unicode_segmentation::UnicodeSegmentation;

const WORDS: &[&str] = &[
    "ئەمە",
    "لە",
    "کوردستان",
    "هەولێر",
    "بڵاو",
    "کرایەوە",
    "و",
    "بەڵام",
    "ڕۆژنامە",
    "گوناه",
    "شاه",
    "الله",
    "د",
    "پ",
    "ی",
    "یش",
    "ەوە",
    "دا",
    "كوردی",
    "عێراقي",
    "بۆردومانى",
    "ه\u{200c}ولێر",
    "له\u{200c}",
    "به\u{200c}\u{200c}",
    "كُردستان",
    "كۆبوونه\u{200c}وه\u{200c}ی",
    "ههه",
    "ھەولێر",
    "هـ",
    "کـــورد",
    "گرنگی\u{200c}و",
    "الحكومة",
    "قال",
    "إِنَّ",
    "اللَّهَ",
    "می\u{200c}خواهم",
    "این",
    "the",
    "Rudaw",
    "Joe",
    "July",
    "May",
    "AFP",
    "C#",
    ".NET",
    "Kurdistan",
    "û",
    "li",
    "çi",
    "کاتژمێر",
    "24",
];

const NUMBERS: &[&str] = &[
    "10",
    "٢٠٢١",
    "۱۴۰۰",
    "٢0٢١",
    "2٥",
    "10:30",
    "10:٣٠",
    "26/7/2021",
    "1,250,000",
    "٣٫٥",
    "25%",
    "٪25",
    "2-1",
    "07501234567",
    "+964 750 123 4567",
    "192.168.1.10",
    "COVID-١٩",
    "MBC٤",
    "v1.2.3",
    "1",
];

const SPANS: &[&str] = &[
    "pic. twitter. com / x ٠ ZkGGPpkV",
    "pic.twitter.com/x٠ZkGGPpkV",
    "www. rudaw. net",
    "https://www.rudaw.net/a?id=12",
    "https:// www. rudaw. net / a? id= ١٢ & x= ٣.٥",
    "(@ Rudawkurdish)",
    "@Rudaw",
    "@ Rudaw ٢٤",
    "# نەورۆز",
    "#نەورۆز",
    "July ٢٦,٢٠٢١",
    "٢٦ July",
    "info ٢٠٢١ @ rudaw. net",
    "info@rudaw.net",
    "١٠: ٣٠",
    "SAUL LOEB / AFP",
    "`کۆد ,`",
    "<b>",
    "&nbsp;",
    "[ناو](a b.png)",
    "👨\u{200d}👩\u{200d}👧",
    "❤️",
    ":)",
    ";)",
    "http",
    "://",
];

const MARKS: &[&str] = &[
    "،", ",", "؛", ";", "؟", "?", "?!", "!", ".", "..", "...", "،،", ":", "-", "—", "\"", "“", "”",
    "«", "»", "(", ")", "((", "))", "[", "]", "/", "@", "#", "_", "'", "`", "*", "|", "\u{200c}",
    "\u{200f}", "\u{200d}", "\u{301}", "\u{64e}", "٪", "%", "&", "<", ">", "+", "=", "\u{feff}",
];

const GAPS: &[&str] = &[
    " ", " ", " ", " ", " ", " ", "", "", "", "  ", "    ", "\u{a0}", "\t", "\n", "\n\n", "\r\n",
    "\r",
];

/// A piece of a text: a word, a number, a mark, a link …
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(WORDS),
        2 => select(NUMBERS),
        1 => select(SPANS),
        3 => select(MARKS),
    ]
    .prop_map(str::to_owned)
}

/// Some text, Kurdish most of the time.
fn text() -> impl Strategy<Value = String> {
    text_of(piece(), GAPS)
}

fn check_edits(text: &str, edits: &[Edit]) -> Result<(), TestCaseError> {
    let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).collect();
    borders.push(text.len());
    let mut at = 0;
    for edit in edits {
        prop_assert!(
            edit.start >= at && edit.start <= edit.end,
            "order: {edits:?}"
        );
        for offset in [edit.start, edit.end] {
            let fits = borders.binary_search(&offset).is_ok();
            prop_assert!(fits, "{edit:?} cuts a grapheme of {text:?}");
        }
        at = edit.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn normalizing_twice_is_normalizing_once(text in text()) {
        let settings = Settings::default();
        for scope in [Scope::Safe, Scope::WithStyle] {
            let once = apply(&text, &normalize(&text, &settings, scope));
            let twice = apply(&once, &normalize(&once, &settings, scope));
            prop_assert_eq!(&twice, &once);
        }
        let once = apply(&text, &normalize(&text, &settings, Scope::Safe));
        let left = Analysis::of(&once, &settings).findings().find(|f| f.safe_fix().is_some());
        prop_assert_eq!(left, None, "in {:?}", once);
    }

    #[test]
    fn edits_are_in_order_and_keep_graphemes_whole(text in text()) {
        check_edits(&text, &normalize(&text, &Settings::default(), Scope::Safe))?;
        for finding in Analysis::of(&text, &Settings::default()).findings() {
            for fix in &finding.fixes {
                check_edits(&text, &fix.edits)?;
            }
        }
    }

    #[test]
    fn findings_lie_in_the_text(text in text()) {
        let mut last = 0;
        for finding in Analysis::of(&text, &Settings::default()).findings() {
            prop_assert!(text.get(finding.span.clone()).is_some(), "{:?}", finding);
            prop_assert!(!finding.span.is_empty(), "{:?}", finding);
            prop_assert!(finding.span.start >= last, "findings come in the order of the text");
            last = finding.span.start;
        }
    }

    #[test]
    fn whatever_is_pointed_at_lies_there(text in text(), number in "[0-9٠-٩]{1,2}[./,]?[0-9٠-٩]{0,4}") {
        let text = format!("{text} {number}ی ئۆکتۆبەری {number} بیست و پێنج هەزار");
        let analysis = Analysis::of(&text, &Settings::default());
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            if let Some(subject) = analysis.subject_at(&text, at) {
                prop_assert!(subject.span.contains(&at) && text.get(subject.span).is_some());
            }
            for proposal in analysis.proposals(&text, at) {
                prop_assert_eq!(proposal.range.end, at);
                prop_assert!(proposal.typed.starts_with(&text[proposal.range]));
            }
            if let Ok(name) = analysis.renamable(&text, at) {
                prop_assert!(name.range.start <= at && text.get(name.range).is_some());
                let edits = analysis.renaming(&text, at, "یەمەن").expect("a name");
                check_edits(&text, &edits)?;
            }
        }
        let spans: Vec<_> = analysis.stretches().map(|s| s.span()).collect();
        prop_assert!(spans.windows(2).all(|w| w[0].end <= w[1].start), "{:?}", spans);
    }

    #[test]
    fn only_repairs_edit_protected_spans(text in text()) {
        let analysis = Analysis::of(&text, &Settings::default());
        let prior = analysis.context().prior;
        for finding in analysis.findings() {
            if Rule::named(finding.rule).is_some_and(|r| r.repairs) {
                continue;
            }
            let Some(fix) = finding.safe_fix() else { continue };
            for edit in &fix.edits {
                let around = paragraphs(&text)
                    .into_iter()
                    .find(|p| p.bytes.start <= edit.start && edit.end <= p.bytes.end);
                let around = around.expect("an edit lies in one paragraph");
                prop_assert_eq!(around.kind, SpanKind::Prose);
                let start = around.bytes.start;
                let paragraph = Paragraph::new(&text[around.bytes], prior);
                let local = edit.start - start..edit.end - start;
                prop_assert!(!paragraph.is_protected(&local), "{:?}", finding);
            }
        }
    }

    /// Whatever was typed before, what is found is that of the text as it stands.
    #[test]
    fn remembering_changes_nothing(
        text in text(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, piece()), 1..8),
    ) {
        let settings = Settings::default();
        let mut analyzer = Analyzer::default();
        let mut current: Vec<char> = text.chars().collect();
        for (place, deleted, inserted) in changes {
            let from = place.index(current.len() + 1);
            let to = (from + deleted).min(current.len());
            current.splice(from..to, inserted.chars());
            let text: String = current.iter().collect();
            let reused = analyzer.analyse(&text, &settings);
            let fresh = Analysis::of(&text, &settings);
            let findings = |a: &Analysis| a.findings().collect::<Vec<_>>();
            prop_assert_eq!(findings(&reused), findings(&fresh), "in {:?}", text);
            let stretches = |a: &Analysis| a.stretches().collect::<Vec<_>>();
            prop_assert_eq!(stretches(&reused), stretches(&fresh), "in {:?}", text);
            let names = |a: &Analysis| a.mentions().collect::<Vec<_>>();
            prop_assert_eq!(names(&reused), names(&fresh), "in {:?}", text);
        }
    }
}
