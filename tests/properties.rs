//! What holds for every text.

#[path = "common/laws.rs"]
mod laws;
#[path = "common/texts.rs"]
mod texts;

use proptest::prelude::*;
use proptest::sample::select;
use rastnus::analysis::{Analysis, Analyzer};
use rastnus::config::Settings;
use texts::{config, text_of};

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

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws_hold(text in text()) {
        for law in laws::FOR_ALL {
            prop_assert_eq!(law(&text), Ok(()), "in {:?}", text);
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
                let renaming = analysis.renaming(&text, at, "یەمەن").expect("a name");
                let edits = analysis.renamed(&text, &renaming);
                laws::edits_fit(&text, &edits).map_err(TestCaseError::fail)?;
            }
        }
        let spans: Vec<_> = analysis.stretches().map(|s| s.span()).collect();
        prop_assert!(spans.windows(2).all(|w| w[0].end <= w[1].start), "{:?}", spans);
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
