//! Rewriting a selection: what it does, what it leaves alone, and what always holds.

#[path = "common/texts.rs"]
#[allow(dead_code)]
mod texts;

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::sample::select;
use rastnus::analysis::{Analysis, Digits, Font, QuoteMarks, Rewriting, Script};
use rastnus::config::Settings;
use rastnus::kurdish::transliterate::{to_arabic, to_latin};
use rastnus::kurdish::{Kind, Paragraph};
use rastnus::text::{Document, Format, apply, paragraphs};
use texts::config;

const LATIN: Rewriting = Rewriting::Transliterate(Script::Latin);
const ARABIC: Rewriting = Rewriting::Transliterate(Script::Arabic);

/// `text`, of which the part between `[[` and `]]` is selected, after `rewriting`; `[[]]` is a caret.
fn rewritten(marked: &str, rewriting: Rewriting) -> String {
    rewritten_as(marked, Format::Plain, rewriting)
}

fn rewritten_as(marked: &str, format: Format, rewriting: Rewriting) -> String {
    let start = marked.find("[[").expect("a selection");
    let end = marked.find("]]").expect("its end") - 2;
    let text = marked.replacen("[[", "", 1).replacen("]]", "", 1);
    let (document, settings) = (Document::new(&text, format), Settings::default());
    let analysis = Analysis::of(document, &settings);
    let edits = analysis.rewrite(document, &settings, start..end, rewriting);
    let possible = analysis.possible(document, &settings, start..end);
    if Rewriting::ALL.contains(&rewriting) {
        assert_eq!(possible.contains(&rewriting), !edits.is_empty(), "{marked}");
    }
    apply(&text, &edits)
}

#[test]
fn digits_of_prose_change_and_numbers_with_a_structure_only_alone() {
    let ascii = Rewriting::Digits(Digits::Ascii);
    for (marked, expected) in [
        (
            "[[لە ساڵی ٢٠٢١ی زایینیدا ٢٥ کەس هاتن.]]",
            "لە ساڵی 2021ی زایینیدا 25 کەس هاتن.",
        ),
        (
            "لە ساڵی ٢٠[[]]٢١دا ٢٥ کەس هاتن.",
            "لە ساڵی 2021دا ٢٥ کەس هاتن.",
        ),
        (
            "لە ساڵی ٢٠٢١دا [[٢٥ کەس]] هاتن.",
            "لە ساڵی ٢٠٢١دا 25 کەس هاتن.",
        ),
        // A part of a number is no number.
        ("لە ساڵی ٢[[٠٢]]١دا هاتن.", "لە ساڵی ٢٠٢١دا هاتن."),
        (
            "[[لە کاتژمێر ١٠:٣٠ و ٣٫٥ لە ٢٦/٧/٢٠٢١ ئەم ٥ کەسە هاتن.]]",
            "لە کاتژمێر ١٠:٣٠ و ٣٫٥ لە ٢٦/٧/٢٠٢١ ئەم 5 کەسە هاتن.",
        ),
        ("لە کاتژمێر [[١٠:٣٠]] هاتن.", "لە کاتژمێر 10:30 هاتن."),
        (
            "بە ڕێژەی [[٣٫٥ ]] لە سەدا بوو.",
            "بە ڕێژەی 3.5  لە سەدا بوو.",
        ),
    ] {
        assert_eq!(rewritten(marked, ascii), expected);
    }
    let arabic = Rewriting::Digits(Digits::Arabic);
    let text = "[[لە ماڵپەڕی https://example.com/12?a=3 و x@a12.com و iPhone 13 و July 26, 2021 ئەمە 7 کەسە.]]";
    let expected = text
        .replace("[[", "")
        .replace("]]", "")
        .replace(" 7 ", " ٧ ");
    assert_eq!(rewritten(text, arabic), expected);
}

#[test]
fn quotations_change_in_pairs() {
    let guillemets = Rewriting::Quotes(QuoteMarks::Guillemets);
    for (marked, expected) in [
        ("[[ئەو وتی \"باشە\" و ڕۆیشت.]]", "ئەو وتی «باشە» و ڕۆیشت."),
        ("ئەو وتی \"با[[]]شە\" و \"نا\".", "ئەو وتی «باشە» و \"نا\"."),
        ("ئەو وتی [[\"باشە و]] ڕۆیشت\".", "ئەو وتی \"باشە و ڕۆیشت\"."),
        ("[[ئەو وتی \"باشە و ڕۆیشت.]]", "ئەو وتی \"باشە و ڕۆیشت."),
        // Marks inside would no longer be told apart.
        (
            "[[ئەو وتی “ئەوان «نا» دەڵێن”.]]",
            "ئەو وتی “ئەوان «نا» دەڵێن”.",
        ),
    ] {
        assert_eq!(rewritten(marked, guillemets), expected);
    }
    let curly = Rewriting::Quotes(QuoteMarks::Curly);
    let html = "<p class=\"a\">[[ئەو وتی \"باشە\" و ڕۆیشت لەوێ.]]</p>";
    assert_eq!(
        rewritten_as(html, Format::Html, curly),
        "<p class=\"a\">ئەو وتی “باشە” و ڕۆیشت لەوێ.</p>"
    );
}

#[test]
fn numbers_become_words_with_their_endings() {
    for (marked, expected) in [
        ("[[نزیکەی ٢٥ کەس هاتن.]]", "نزیکەی بیست و پێنج کەس هاتن."),
        ("لە ١[[]]٠ی مانگدا هاتن.", "لە دەی مانگدا هاتن."),
        (
            "لە ساڵی [[1991]]ەوە لێرەن.",
            "لە ساڵی هەزار و نۆسەد و نەوەد و یەکەوە لێرەن.",
        ),
        ("لە [[٧١]]هەمین ساڵدا.", "لە حەفتا و یەکەمین ساڵدا."),
        ("لە پلەی [[٢]]یەمدایە.", "لە پلەی دووەمدایە."),
        (
            "بە ڕێژەی [[٢٥٪]] زیادی کرد.",
            "بە ڕێژەی لە سەدا بیست و پێنج زیادی کرد.",
        ),
        (
            "بە ڕێژەی [[٣٫٥]] زیادی کرد.",
            "بە ڕێژەی سێ پۆینت پێنج زیادی کرد.",
        ),
        // A date stays a date.
        (
            "[[ئەمڕۆ ١٠ی ئۆکتۆبەری ٢٠٢١ لە شار بوون.]]",
            "ئەمڕۆ ١٠ی ئۆکتۆبەری ٢٠٢١ لە شار بوون.",
        ),
        (
            "[[di wê salê de 25 kes hatin.]]",
            "di wê salê de bîst û pênc kes hatin.",
        ),
        (
            "ew roja [[15'ê]] ya meha borî hat.",
            "ew roja pazdehê ya meha borî hat.",
        ),
    ] {
        assert_eq!(rewritten(marked, Rewriting::NumberToWords), expected);
    }
}

#[test]
fn words_become_numbers_with_their_endings() {
    for (marked, expected) in [
        (
            "[[نزیکەی بیست و پێنج هەزار کەس و دوو منداڵ هاتن.]]",
            "نزیکەی ٢٥٬٠٠٠ کەس و دوو منداڵ هاتن.",
        ),
        ("[[بیست و پێنجی مانگ بوو لە شار]]", "٢٥ی مانگ بوو لە شار"),
        (
            "نزیکەی [[پێنج]] کەس هاتن بۆ شار.",
            "نزیکەی ٥ کەس هاتن بۆ شار.",
        ),
        (
            "[[لە بیست و پێنجەم ڕۆژدا هاتن]]",
            "لە بیست و پێنجەم ڕۆژدا هاتن",
        ),
        (
            "[[دوو هەزار و ئەوان هاتن بۆ شار]]",
            "٢٬٠٠٠ و ئەوان هاتن بۆ شار",
        ),
        (
            "li wir [[sed û bîst]] kes hebûn û ew hatin.",
            "li wir 120 kes hebûn û ew hatin.",
        ),
    ] {
        let expected = expected.replace("٢٬٠٠٠", "٢٠٠٠");
        assert_eq!(rewritten(marked, Rewriting::WordsToNumber(None)), expected);
    }
    let extended = Rewriting::WordsToNumber(Some(Digits::Extended));
    assert_eq!(
        rewritten("ئەوان [[سەد و بیست]] کەسن لە شار.", extended),
        "ئەوان ۱۲۰ کەسن لە شار."
    );
}

#[test]
fn sorani_is_written_in_latin_letters() {
    for (marked, expected) in [
        (
            "[[ئەمڕۆ لە هەولێر ٢٥ کەس هاتن، بەڵام کێ نەهات؟]]",
            "Emřo le Hewlêr 25 kes hatin, bełam kê nehat?",
        ),
        (
            "ئێمە لە [[کوردستانەوە]] هاتووین.",
            "ئێمە لە Kurdistanewe هاتووین.",
        ),
        ("ئێمە لە ماڵ[[]]ەوە بووین.", "ئێمە لە małewe بووین."),
        (
            "[[ئەوان لە ماڵپەڕی example.com و @rudaw و «قال رسول الله» دەنووسن.]]",
            "Ewan le małpeřî example.com û @rudaw û «قال رسول الله» denûsin.",
        ),
        ("[[وتی: د. ئاراس هات]]", "Witî: d. aras hat"),
    ] {
        assert_eq!(rewritten(marked, LATIN), expected);
    }
}

#[test]
fn latin_kurdish_is_written_in_the_arabic_script() {
    for (marked, expected) in [
        (
            "[[Ez ji Kurdistanê me, û tu ji kû yî?]]",
            "ئەز ژ کوردستانێ مە، و تو ژ کوو یی؟",
        ),
        (
            "[[Ew li malpera example.com û di `x y` de dinivîse. This is the news of the day.]]",
            "ئەو ل مالپەرا example.com و د `x y` دە دنڤیسە. This is the news of the day.",
        ),
    ] {
        assert_eq!(rewritten(marked, ARABIC), expected);
    }
}

#[test]
fn old_fonts_are_read_where_they_are_selected() {
    let text = "هةريَمي كوردستان لة نيَوان دوو رِؤذدا";
    let right = "هەرێمی کوردستان لە نێوان دوو ڕۆژدا";
    assert_eq!(
        rewritten(&format!("[[{text}]]"), Rewriting::Font(None)),
        right
    );
    let chosen = Rewriting::Font(Some(Font::AliK));
    assert_eq!(rewritten(&format!("[[{text}]]"), chosen), right);
    let arabic = "[[قال رسول الله في المدينة المنورة]]";
    assert_eq!(
        rewritten(arabic, Rewriting::Font(None)),
        arabic.replace("[[", "").replace("]]", "")
    );
}

#[test]
fn lines_are_sorted_and_their_ends_kept() {
    let sort = Rewriting::SortLines;
    for (marked, expected) in [
        ("[[ژن\r\nئازاد\nچیا]]", "ئازاد\r\nچیا\nژن"),
        ("ژن\n[[بێ\nئازاد\n]]چیا", "ژن\nئازاد\nبێ\nچیا"),
        ("[[كات\n\nکات\nئاو]]", "ئاو\n\nكات\nکات"),
        (
            "[[ێ\nی\nە\nه\u{640}ا\nڵ\nل\nڕ\nر]]",
            "ر\nڕ\nل\nڵ\nه\u{640}ا\nە\nی\nێ",
        ),
        (
            "[[zelal\nçiya\nazad\ncihan\nŞêrko\nsara]]",
            "azad\ncihan\nçiya\nsara\nŞêrko\nzelal",
        ),
        ("[[]]ژن\nئازاد", "ژن\nئازاد"),
        ("[[ژن]]\nئازاد", "ژن\nئازاد"),
    ] {
        assert_eq!(rewritten(marked, sort), expected);
    }
    let code = "[[```\nb\na\n```]]\n";
    assert_eq!(
        rewritten_as(code, Format::Markdown, sort),
        "```\nb\na\n```\n"
    );
    let list = "[[- ژن\n- ئازاد]]\n";
    assert_eq!(
        rewritten_as(list, Format::Markdown, sort),
        "- ئازاد\n- ژن\n"
    );
}

#[test]
fn lost_paragraphs_come_back_where_they_are_selected() {
    let page = include_str!("../src/rules/lost_paragraph.md");
    let example = |kind: &str| {
        let start = page
            .split_once(&format!("```{kind}\n"))
            .expect("an example")
            .1;
        start.split_once("\n```").expect("its end").0.to_owned()
    };
    let (wrong, right) = (example("wrong"), example("right"));
    let restore = Rewriting::RestoreParagraphs;
    assert_eq!(rewritten(&format!("[[{wrong}]]"), restore), right);
    let (first, rest) = wrong.split_once("        ").expect("a gap");
    let (first_right, _) = right.rsplit_once("\n\n").expect("a break");
    let partly = rewritten(&format!("[[{first}]]        {rest}"), restore);
    assert_eq!(partly, format!("{first_right}        {rest}"));
}

/// What `rastnus transliterate` writes for `input`.
fn transliterated(to: &str, input: &str) -> String {
    let mut process = Command::new(env!("CARGO_BIN_EXE_rastnus"))
        .args(["transliterate", "--to", to, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = process.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("written");
    drop(stdin);
    let output = process.wait_with_output().expect("its output");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_command_line_transliterates() {
    let text = "\u{feff}ئێمە لە کوردستان دەژین، لە example.com.\r\nمن هاتم\r\n";
    let latin = "\u{feff}Ême le Kurdistan dejîn, le example.com.\r\nMin hatim\r\n";
    assert_eq!(transliterated("latin", text), latin);
    let kurmanji = "\u{feff}Ez ji Kurdistanê me, li example.com.\r\nTu çawa yî?\r\n";
    let arabic = "\u{feff}ئەز ژ کوردستانێ مە، ل example.com.\r\nتو چاوا یی؟\r\n";
    assert_eq!(transliterated("arabic", kurmanji), arabic);
    // A word alone does not tell that it is Kurdish, but who asks does.
    assert_eq!(transliterated("latin", "کار"), "Kar");
    assert_eq!(transliterated("arabic", "kar"), "کار");
}

/// Prints how many words of a file are transliterated as it has them: `RASTNUS_PAIRS` names it, a word
/// in the Arabic script, a tab and the word in Latin letters a line.
#[test]
#[ignore = "measures, and needs a file"]
fn accuracy() {
    let Some(path) = std::env::var_os("RASTNUS_PAIRS") else {
        return;
    };
    let content = std::fs::read_to_string(path).expect("a file of pairs");
    let pairs: Vec<(&str, String)> = content
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(arabic, latin)| (arabic, latin.to_lowercase()))
        .collect();
    let measure = |name: &str, pairs: &[&(&str, String)]| {
        let percent = |right: usize| 100.0 * right as f64 / pairs.len().max(1) as f64;
        let latin = pairs
            .iter()
            .filter(|(a, l)| to_latin(a).as_ref() == Some(l));
        let arabic = pairs
            .iter()
            .filter(|(a, l)| to_arabic(l).as_deref() == Some(a));
        let back = pairs.iter().filter(|(a, _)| {
            let there = to_latin(a).and_then(|l| to_arabic(&l));
            there.as_deref() == Some(a)
        });
        eprintln!(
            "{name}: {} words, to Latin {:.2} %, to Arabic {:.2} %, there and back {:.2} %",
            pairs.len(),
            percent(latin.count()),
            percent(arabic.count()),
            percent(back.count())
        );
    };
    measure("running words", &pairs.iter().collect::<Vec<_>>());
    let types: BTreeSet<&(&str, String)> = pairs.iter().collect();
    measure(
        "different words",
        &types.iter().copied().collect::<Vec<_>>(),
    );
    type Case = (&'static str, fn(&str, &str) -> bool);
    let cases: [Case; 7] = [
        ("with a short i", |_, l| l.contains('i')),
        ("و is w", |a, l| a.contains('و') && l.contains('w')),
        ("و is u", |a, l| a.contains('و') && l.contains('u')),
        ("وو is û", |a, l| a.contains("وو") && l.contains('û')),
        ("ی is y", |a, l| a.contains('ی') && l.contains('y')),
        ("ی is î", |a, l| a.contains('ی') && l.contains('î')),
        ("ئ at the start", |a, _| a.starts_with('ئ')),
    ];
    for (name, of) in cases {
        let own = types.iter().copied().filter(|(a, l)| of(a, l));
        measure(name, &own.collect::<Vec<_>>());
    }
}

const WORDS: &[&str] = &[
    "ئەمە",
    "لە",
    "کوردستان",
    "هەولێر",
    "و",
    "بەڵام",
    "ڕۆژنامە",
    "كوردی",
    "هه\u{200c}ولێر",
    "ی",
    "دا",
    "ەوە",
    "د",
    "ووشە",
    "گوێ",
    "دەکرێت",
    "the",
    "Rudaw",
    "July",
    "Kurdistan",
    "ez",
    "û",
    "çîrok",
    "hêvî",
    "bîst",
    "الحكومة",
    "قال",
    "این",
    "٢٥",
    "25",
    "۲۵",
    "2021",
    "٢٠٢١",
    "2٠21",
    "10:30",
    "٣٫٥",
    "1,250",
    "٢٦/٧/٢٠٢١",
    "15'ê",
    "https://a.com/1",
    "a.b@c.com",
    "@rudaw",
    "#کورد",
    "`x 5`",
    "COVID-١٩",
    "MBC٤",
    "pic. twitter. com / x ٠ ZkGGPpkV",
    "بیست",
    "پێنج",
    "هەزار",
    "سەد",
    "پێنجی",
    "sed",
    "hezar",
    "%",
    "٪",
];
const MARKS: &[&str] = &[
    " ", " ", " ", " ", " ", "", "، ", "؛ ", ". ", "؟", ", ", "\n", "\r\n", "\n\n", "    ", "\"",
    "«", "»", "“", "”", "(", ")", "-", ".", "\u{640}", "\u{200c}", "😀", "\u{301}",
];

const DIGITS: [Rewriting; 3] = [
    Rewriting::Digits(Digits::Ascii),
    Rewriting::Digits(Digits::Arabic),
    Rewriting::Digits(Digits::Extended),
];

/// A text of up to 24 of `words`, each with one of `marks` behind it.
fn text_of(
    words: &'static [&'static str],
    marks: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let piece = (select(words), select(marks)).prop_map(|(word, mark)| format!("{word}{mark}"));
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

/// A text and a part of it.
fn selected() -> impl Strategy<Value = (String, Range<usize>)> {
    (text_of(WORDS, MARKS), any::<(u16, u16)>()).prop_map(|(text, (a, b))| {
        let at = |n: u16| text.floor_char_boundary(usize::from(n) % (text.len() + 1));
        let (a, b) = (at(a), at(b));
        // Mostly everything.
        let range = if a % 3 == 0 {
            0..text.len()
        } else {
            a.min(b)..a.max(b)
        };
        (text, range)
    })
}

/// The bytes of `text` that nothing may change, as the document has them.
fn protected(text: &str, analysis: &Analysis) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for span in paragraphs(text) {
        let own = &text[span.bytes.clone()];
        let paragraph = Paragraph::new(own, analysis.context().prior);
        for token in &paragraph.tokens {
            if paragraph.is_protected(&token.span()) {
                out.push(token.start + span.bytes.start..token.end + span.bytes.start);
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rewriting_is_harmless((text, range) in selected(), rewriting in select(&Rewriting::ALL[..])) {
        let settings = Settings::default();
        let document = Document::new(&text, Format::Plain);
        let analysis = Analysis::of(document, &settings);
        let edits = analysis.rewrite(document, &settings, range.clone(), rewriting);
        let mut at = 0;
        for edit in &edits {
            prop_assert!(edit.start >= at && edit.start <= edit.end, "{edits:?}");
            prop_assert!(text.is_char_boundary(edit.start) && text.is_char_boundary(edit.end));
            at = edit.end;
        }
        let whole = matches!(rewriting, Rewriting::SortLines | Rewriting::Font(_));
        let chosen = text[range.clone()].trim();
        for span in protected(&text, &analysis) {
            let alone = range.is_empty() || text[span.clone()] == *chosen;
            for edit in edits.iter().filter(|_| !whole && !alone) {
                let inside = edit.start < span.end && span.start < edit.end;
                prop_assert!(!inside, "{edit:?} in {:?}", &text[span.clone()]);
            }
        }
        if !range.is_empty() && rewriting != Rewriting::SortLines {
            let outside = edits.iter().find(|e| e.end <= range.start || range.end <= e.start);
            // An ending that is joined to a selected number goes with it.
            prop_assert!(outside.is_none(), "{outside:?}");
        }
    }

    #[test]
    fn digits_there_and_back_are_what_they_were(
        text in text_of(&["ئەمە", "لە", "ساڵی", "2021", "25", "کەس", "7", "2021دا", "10ی", "1250"], &[" "]),
        there in select(&DIGITS[..]),
    ) {
        let settings = Settings::default();
        let change = |text: &str, rewriting| {
            let document = Document::new(text, Format::Plain);
            let analysis = Analysis::of(document, &settings);
            apply(text, &analysis.rewrite(document, &settings, 0..text.len(), rewriting))
        };
        let back = change(&change(&text, there), DIGITS[0]);
        prop_assert_eq!(back, text);
    }

    #[test]
    fn sorting_is_a_stable_permutation((text, range) in selected()) {
        let settings = Settings::default();
        let sort = |text: &str, range: Range<usize>| {
            let document = Document::new(text, Format::Plain);
            let analysis = Analysis::of(document, &settings);
            apply(text, &analysis.rewrite(document, &settings, range, Rewriting::SortLines))
        };
        let once = sort(&text, range);
        let lines = |text: &str| {
            let mut lines: Vec<String> = text.split(['\n', '\r']).map(str::to_owned).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(lines(&once), lines(&text));
        let all = sort(&text, 0..text.len());
        prop_assert_eq!(sort(&all, 0..all.len()), all);
    }

    #[test]
    fn the_other_script_keeps_what_is_protected(text in text_of(WORDS, MARKS), latin: bool) {
        let settings = Settings::default();
        let document = Document::new(&text, Format::Plain);
        let analysis = Analysis::of(document, &settings);
        let script = if latin { LATIN } else { ARABIC };
        let edits = analysis.rewrite(document, &settings, 0..text.len(), script);
        let written = apply(&text, &edits);
        let mut kept = protected(&text, &analysis);
        kept.retain(|span| text[span.clone()] != *text.trim());
        let mut at = 0;
        for span in kept {
            let own = &text[span];
            let found = written[at..].find(own);
            prop_assert!(found.is_some(), "{own:?} is gone from {written:?}");
            at += found.unwrap_or(0) + own.len();
        }
        // What was not rewritten is what no edit touches.
        let words = Paragraph::new(&text, analysis.context().prior);
        prop_assert!(words.tokens.iter().all(|t| t.kind != Kind::Link || written.contains(&text[t.span()])));
    }
}
