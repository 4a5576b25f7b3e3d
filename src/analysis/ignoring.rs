//! Leaving out the findings that the user does not want, by comments in the text ([`Directive`]).

use std::ops::Range;

use super::analyzer::Source;
use crate::rules::{Directive, Reach};

/// A part of a text in which some rules are silent.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// Its first and its last byte, and what a finding may begin at in between.
    bytes: Range<usize>,
    /// The rules; none: all.
    rules: Vec<String>,
}

/// What is to be left out of the findings of one text, by its comments.
#[derive(Debug)]
pub(super) struct Ignoring {
    /// By their beginnings.
    parts: Vec<Part>,
}

impl Ignoring {
    /// What `directives`, which stand in `text` in this order, leave out.
    pub(super) fn new(text: Source, directives: Vec<Directive>) -> Self {
        let len = text.len();
        let mut parts = Vec::new();
        let mut open: Vec<Part> = Vec::new();
        for directive in directives {
            let Directive {
                span, reach, rules, ..
            } = directive;
            let rules: Vec<String> = rules.into_iter().map(|(_, name)| name).collect();
            let bytes = match reach {
                None => continue,
                Some(Reach::File) => 0..len,
                Some(Reach::Line) => text.line(span.start),
                Some(Reach::Next) => next_line(text, span.end),
                Some(Reach::Begin) => {
                    let bytes = span.start..len;
                    open.push(Part { bytes, rules });
                    continue;
                }
                Some(Reach::End) => {
                    // It ends the innermost part, or the innermost of its rules.
                    let is_meant = |p: &Part| rules.is_empty() || p.rules == rules;
                    if let Some(n) = open.iter().rposition(is_meant) {
                        let mut part = open.remove(n);
                        part.bytes.end = span.end;
                        parts.push(part);
                    }
                    continue;
                }
            };
            parts.push(Part { bytes, rules });
        }
        parts.append(&mut open);
        parts.sort_by_key(|part| part.bytes.start);
        Self { parts }
    }

    /// A reader of findings in their order.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            ignoring: self,
            next: 0,
            open: Vec::new(),
        }
    }
}

/// Judges findings that come in the order of the text, each part looked at while it lasts.
pub(super) struct Reader<'i> {
    ignoring: &'i Ignoring,
    next: usize,
    open: Vec<&'i Part>,
}

impl Reader<'_> {
    /// Whether what `rule` finds at byte `start` of the text is left out.
    pub(super) fn leaves_out(&mut self, rule: &str, start: usize) -> bool {
        let parts = &self.ignoring.parts;
        while let Some(part) = parts.get(self.next).filter(|p| p.bytes.start <= start) {
            self.open.push(part);
            self.next += 1;
        }
        self.open.retain(|part| part.bytes.end >= start);
        let silent =
            |part: &&Part| part.rules.is_empty() || part.rules.iter().any(|own| own == rule);
        self.open.iter().any(silent)
    }
}

/// The first line behind the one of byte `at` that is not blank.
fn next_line(text: Source, at: usize) -> Range<usize> {
    let mut line = text.line(at);
    while let Some(next) = text.line_behind(&line) {
        line = next;
        if !text.slice(line.clone()).trim().is_empty() {
            return line;
        }
    }
    line.end..line.end
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Analysis, Scope, normalize};
    use crate::config::{IgnoreList, Settings};
    use crate::rules::Rule;

    /// A sentence with a doubled comma and a stretched word.
    const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوە نووسـراوە.";

    /// The lines and rules of what is found, `F` being the sentence.
    fn found(text: &str, settings: &Settings) -> Vec<(usize, &'static str)> {
        let text = text.replace('F', FAULTY);
        let all = Analysis::of(&text, settings);
        all.findings()
            .map(|f| (text[..f.span.start].lines().count().max(1), f.rule))
            .collect()
    }

    #[test]
    fn comments_silence_their_part() {
        let (comma, stretch) = ("repeated-punctuation", "tatweel");
        for (text, expected) in [
            ("F", vec![(1, comma), (1, stretch)]),
            (
                "<!-- rastnus-ignore -->\nF\nF",
                vec![(3, comma), (3, stretch)],
            ),
            (
                "<!-- rastnus-ignore tatweel -->\n\r\n\n  F",
                vec![(4, comma)],
            ),
            (
                "F <!-- rastnus-ignore-line -->\nF",
                vec![(2, comma), (2, stretch)],
            ),
            (
                "F\n% rastnus-ignore-file repeated-punctuation",
                vec![(1, stretch)],
            ),
            ("F\n\n<!-- rastnus-ignore-file -->", vec![]),
            (
                "F\n\n<!-- rastnus-ignore-begin tatweel -->\n\nF\n\nF\n<!-- rastnus-ignore-end -->\nF",
                vec![
                    (1, comma),
                    (1, stretch),
                    (5, comma),
                    (7, comma),
                    (9, comma),
                    (9, stretch),
                ],
            ),
            (
                "% rastnus-ignore-begin\nF\n% rastnus-ignore-begin heh\nF\n% rastnus-ignore-end\nF\n\
                 % rastnus-ignore-end\nF",
                vec![(8, comma), (8, stretch)],
            ),
            (
                "F\n\n% rastnus-ignore-begin tatweel\nF",
                vec![(1, comma), (1, stretch), (4, comma)],
            ),
            ("% rastnus-ignore-begin", vec![]),
            (
                "<!-- rastnus-ignore-end -->\nF",
                vec![(2, comma), (2, stretch)],
            ),
            // A slip switches nothing off.
            (
                "<!-- rastnus-ignore tatwel -->\n\nF",
                vec![(1, "directive"), (3, comma), (3, stretch)],
            ),
            // What is shown as code is no instruction.
            (
                "```\n<!-- rastnus-ignore-file -->\n```\nF",
                vec![(4, comma), (4, stretch)],
            ),
        ] {
            assert_eq!(found(text, &Settings::default()), expected, "{text}");
        }
    }

    #[test]
    fn the_list_silences_its_texts_everywhere() {
        let (list, errors) = IgnoreList::parse("repeated-punctuation\t،،\n", &Rule::codes());
        assert_eq!(errors, []);
        let settings = Settings {
            ignores: list.for_text(None),
            ..Settings::default()
        };
        assert_eq!(found("F", &settings), [(1, "tatweel")]);
        assert_eq!(
            found(&"F".replace('F', &FAULTY.replace("،،", "؛؛")), &settings).len(),
            2,
            "another text"
        );
    }

    #[test]
    fn what_is_ignored_is_not_mended() {
        let text = format!("{FAULTY}\n<!-- rastnus-ignore repeated-punctuation -->\n{FAULTY}");
        let edits = normalize(&text, &Settings::default(), Scope::Safe);
        let mended = crate::text::apply(&text, &edits);
        let (comma, stretch) = (
            FAULTY.replace("،،", "،").replace('ـ', ""),
            FAULTY.replace('ـ', ""),
        );
        let expected = format!("{comma}\n<!-- rastnus-ignore repeated-punctuation -->\n{stretch}");
        assert_eq!(mended, expected);
        let ignored = format!("<!-- rastnus-ignore-file -->\n{FAULTY}");
        assert_eq!(
            normalize(&ignored, &Settings::default(), Scope::WithStyle),
            []
        );
    }

    #[test]
    fn remembered_paragraphs_are_silenced_and_heard_again() {
        let mut analyzer = crate::analysis::Analyzer::default();
        let settings = Settings::default();
        for (prefix, count) in [("", 2), ("% rastnus-ignore-file\n\n", 0), ("", 2)] {
            let text = format!("{prefix}{FAULTY}");
            assert_eq!(analyzer.analyse(&text, &settings).findings().count(), count);
        }
    }
}
