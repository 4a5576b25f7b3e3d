//! Where sentences begin and end.

use std::ops::Range;

use super::letters::fold;
use super::{Kind, Paragraph};

/// Words that are written with a full stop behind them, besides single letters. Sorani هتد is `and so
/// on`, as hwd. is in Kurmanji.
const ABBREVIATIONS: [&str; 12] = [
    "هتد", "hwd", "dr", "mr", "mrs", "ms", "prof", "st", "no", "vs", "etc", "inc",
];

/// The sentences of `paragraph`, in bytes, without the spaces around them. The full stop of an
/// abbreviation (د. بەرهەم, پ.ز.), of a decimal and of a label (`1.`) ends none, nor do dots that stand
/// for an omission; an item of a list begins one.
pub fn sentences(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let tokens = &paragraph.tokens;
    let mut out = Vec::new();
    let mut start = 0;
    let mut close = |start: &mut usize, end: usize| {
        let text = &paragraph.text[*start..end];
        let from = *start + (text.len() - text.trim_start().len());
        let to = *start + text.trim_end().len();
        if from < to {
            out.push(from..to);
        }
        *start = end;
    };
    let mut i = 0;
    while i < tokens.len() {
        let end = ending(paragraph, i);
        if let Some(last) = end {
            close(&mut start, tokens[last].end);
            i = last;
        } else if tokens[i].kind == Kind::LineEnd && is_item(paragraph, i + 1) {
            close(&mut start, tokens[i].end);
        }
        i += 1;
    }
    close(&mut start, paragraph.text.len());
    out
}

/// The last token of the end of a sentence that begins with the mark at `i`.
fn ending(paragraph: &Paragraph, i: usize) -> Option<usize> {
    let tokens = &paragraph.tokens;
    let is = |i: usize, marks: &[&str]| {
        let mark = tokens.get(i).is_some_and(|t| t.kind == Kind::Mark);
        mark && marks.contains(&paragraph.word(i))
    };
    let stops = [".", "؟", "?", "!", "۔"];
    // Of several marks the first one counts.
    let goes_on = i > 0 && is(i, &["."]) && is(i - 1, &["."]);
    if !is(i, &stops) || goes_on {
        return None;
    }
    let mut last = i;
    while is(last + 1, &stops) {
        last += 1;
    }
    let omission = last > i && (i..=last).all(|i| is(i, &["."]));
    let single = last == i && is(i, &["."]);
    if omission || (single && belongs_to_word(paragraph, i)) {
        return None;
    }
    while is(last + 1, &["»", "”", "\"", ")", "]", "’", "'"])
        || tokens.get(last + 1).is_some_and(|t| t.kind == Kind::Markup)
    {
        last += 1;
    }
    let next = tokens.get(last + 1).map(|t| t.kind);
    matches!(next, None | Some(Kind::Space | Kind::LineEnd)).then_some(last)
}

/// Whether the full stop at `i` belongs to the abbreviation or the label before it.
fn belongs_to_word(paragraph: &Paragraph, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let word = paragraph.word(before);
    match paragraph.tokens[before].kind {
        Kind::Arabic => {
            let letter = word.chars().count() == 1 && word != "و";
            letter || ABBREVIATIONS.contains(&&*fold(word))
        }
        Kind::Latin => {
            let letter = word.chars().count() == 1;
            letter || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
        }
        Kind::Number => starts_line(paragraph, before),
        _ => false,
    }
}

fn starts_line(paragraph: &Paragraph, i: usize) -> bool {
    let before = paragraph.solid(i, -1);
    before.is_none_or(|i| paragraph.tokens[i].kind == Kind::LineEnd)
}

/// Whether an item of a list begins with token `i`: `- …`, `• …`, `1. …`, `١) …`.
fn is_item(paragraph: &Paragraph, i: usize) -> bool {
    let first = match paragraph.tokens.get(i).map(|t| t.kind) {
        Some(Kind::Space) => i + 1,
        _ => i,
    };
    let spaced = |i: usize| {
        paragraph
            .tokens
            .get(i)
            .is_some_and(|t| t.kind == Kind::Space)
    };
    match paragraph.tokens.get(first).map(|t| t.kind) {
        Some(Kind::Mark) => {
            matches!(paragraph.word(first), "-" | "–" | "—" | "*" | "•") && spaced(first + 1)
        }
        Some(Kind::Number) => {
            matches!(paragraph.word(first + 1), "." | ")" | "-") && spaced(first + 2)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kurdish::Prior;

    #[track_caller]
    fn check(parts: &[&str], between: &str) {
        let text = parts.join(between);
        let paragraph = Paragraph::new(&text, Prior::default());
        let found: Vec<&str> = sentences(&paragraph)
            .into_iter()
            .map(|s| &text[s])
            .collect();
        assert_eq!(found, parts);
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        check(&["ئەو هات.", "من چووم؟", "بەڕاستی!؟", "باشە"], " ");
        check(
            &["د. بەرهەم ئەحمەد لە ساڵی ٥٠٠ی پ.ز. باسی کرد.", "هات."],
            " ",
        );
        check(
            &["نزیکەی ٣.٥ ملیۆن و 1.250 کەس هاتن.", "لە rudaw.net نووسرا."],
            " ",
        );
        check(&["کتێب و دەفتەر و هتد. هەبوو.", "پێنووس نەبوو."], " ");
        check(
            &["بۆ ئەمنی... ئەمڕۆ هات.", "ئەو گوتی «دەچم.»", "پاشان ڕۆیشت."],
            " ",
        );
        check(&["He met Dr. J. Smith.", "Then he left."], " ");
        check(&["ئەمانە:", "1. یەکەم", "2. دووەم", "- سێیەم"], "\n");
        check(&["دێڕێک کە\nبەردەوامە.", "دێڕی تر."], "\n");
    }
}
