//! What is put right while a text is typed.
//!
//! A mark is changed as soon as the word before it tells that it belongs to Kurdish prose, anything
//! else only when what follows cannot make it part of something different: `10` may become `10:30`,
//! `5` may become `5 km`, `;` may become a face. What is not known yet stays as it was typed.

use std::ops::Range;

use super::analyzer::forced_prior;
use crate::config::{Level, Settings};
use crate::entities::Gazetteer;
use crate::kurdish::letters::{fold, is_line_end};
use crate::kurdish::{Context, Kind, Paragraph, Prior};
use crate::rules::{Around, Check, Rule};
use crate::text::{Document, Edit, Format, ParagraphSpan, SpanKind, line_end_of, paragraphs};

/// A comment with this word leaves out a whole text.
const LEFT_OUT: &str = "rastnus-ignore-file";
/// Behind one of these words a number of four digits is a year, whatever follows.
const YEARS: [&str; 3] = ["ساڵ", "ساڵی", "ساڵانی"];

/// The keys on which something may follow.
pub const KEYS: [char; 5] = [',', '?', ';', ' ', '\n'];

/// The edits, in bytes of `document`'s text, that follow on `key`, one of [`KEYS`]; `caret` is the
/// byte behind what it wrote. They lie before the caret. `context` is what is known of the document,
/// from this version or an earlier one.
pub fn typed(
    document: Document,
    caret: usize,
    key: char,
    context: &Context,
    settings: &Settings,
) -> Vec<Edit> {
    let text = document.text;
    let silent = context.font.is_some() || text.contains(LEFT_OUT);
    let before = text.get(..caret).filter(|_| !silent);
    let Some((event, end)) = before.and_then(|before| Event::of(key, before)) else {
        return Vec::new();
    };
    let spans = paragraphs(document);
    let here = |s: &&ParagraphSpan| s.bytes.start < end && end <= s.bytes.end;
    let Some(span) = spans.iter().find(here) else {
        return Vec::new();
    };
    let open = matches!(document.format, Format::Plain | Format::Markdown)
        && in_open_block(text, &spans, span.bytes.start..end);
    if span.kind != SpanKind::Prose || open {
        return Vec::new();
    }
    // The paragraph must tell itself that it is Kurdish: in a Kurdish text somebody may just begin a
    // Persian one.
    let (own, prior) = (&text[span.bytes.clone()], forced_prior(settings));
    let paragraph = Paragraph::with_markup(own, &span.markup, prior);
    let at = end - span.bytes.start;
    let Some(last) = paragraph.tokens.iter().position(|t| t.end == at) else {
        return Vec::new();
    };
    let place = Place {
        paragraph: &paragraph,
        settings,
        format: document.format,
    };
    if paragraph.foreign || place.in_open_markup(last) {
        return Vec::new();
    }
    let edits = match event {
        Event::Mark => place.mark(last).into_iter().collect(),
        Event::SecondSpace => place.space_behind_stop(last).into_iter().collect(),
        Event::Space | Event::Line => {
            let gazetteer = Gazetteer::default();
            let check = Check {
                paragraph: &paragraph,
                gazetteer: &gazetteer,
                variants: &[],
                context,
                around: Around::default(),
                house: settings.style.house(),
                line_end: line_end_of(text),
                cut: span.cut,
                mends: None,
            };
            place.finished(last, event == Event::Line, &check)
        }
    };
    let free = |edit: &Edit| !paragraph.is_protected(&edit.range());
    let edits = edits.into_iter().filter(free);
    let mut edits: Vec<Edit> = edits.map(|e| e.shifted(span.bytes.start)).collect();
    edits.sort();
    edits
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// It wrote a mark.
    Mark,
    /// It ended a word.
    Space,
    /// It wrote a space behind a space.
    SecondSpace,
    /// It ended a line.
    Line,
}

impl Event {
    /// What `key` did, which wrote the end of `before`, and the byte behind the text that it is about.
    fn of(key: char, before: &str) -> Option<(Self, usize)> {
        let spaces = [' ', '\t'];
        if key == '\n' {
            // What is indented on the new line was not typed.
            let line = before.trim_end_matches(spaces);
            let line = line.strip_suffix(is_line_end)?;
            let line = line.strip_suffix('\r').unwrap_or(line);
            return Some((Self::Line, line.trim_end_matches(spaces).len()));
        }
        let rest = before.strip_suffix(key)?;
        match key {
            ' ' if rest.ends_with(' ') => Some((Self::SecondSpace, before.len())),
            ' ' => Some((Self::Space, rest.len())),
            // A semicolon may become a face, until a space follows.
            ',' | '?' => Some((Self::Mark, before.len())),
            _ => None,
        }
    }
}

/// Whether `place`, which starts a paragraph, lies behind a fence of code or front matter that is
/// not closed, and so is none for the paragraphs.
fn in_open_block(text: &str, spans: &[ParagraphSpan], place: Range<usize>) -> bool {
    let before = spans.iter().filter(|s| s.bytes.start <= place.start);
    let prose = before.filter(|s| s.kind == SpanKind::Prose);
    let opens = |line: &str| {
        let line = line.trim_start_matches([' ', '>']);
        line.starts_with("```") || line.starts_with("~~~")
    };
    let lines = |s: &ParagraphSpan| {
        let bytes = s.bytes.start..s.bytes.end.min(place.end);
        text[bytes].split(is_line_end)
    };
    let mut fences = prose.flat_map(|s| lines(s).filter(|l| opens(l)));
    let mut head = text.split(is_line_end).filter(|l| !l.is_empty());
    let front = matches!(head.next().map(str::trim_end), Some("---" | "+++"))
        && head.next().is_some_and(|line| line.contains([':', '=']))
        && !head.any(|line| matches!(line.trim_end(), "---" | "+++"));
    fences.next().is_some() || front
}

/// A place in a paragraph at which something is typed.
struct Place<'p> {
    paragraph: &'p Paragraph<'p>,
    settings: &'p Settings,
    format: Format,
}

impl Place<'_> {
    fn word(&self, i: usize) -> &str {
        self.paragraph.word(i)
    }

    fn kind(&self, i: usize) -> Kind {
        self.paragraph.tokens[i].kind
    }

    fn is_mark(&self, i: usize, marks: &[&str]) -> bool {
        self.kind(i) == Kind::Mark && marks.contains(&self.word(i))
    }

    /// Whether the user lets the rule `code` speak.
    fn wants(&self, code: &str) -> bool {
        self.settings.rules.get(code) != Some(&Level::Off)
    }

    /// Whether code, a tag, the target of a link or a placeholder was begun before token `i` and is
    /// not closed anywhere.
    fn in_open_markup(&self, i: usize) -> bool {
        let mut braces = Vec::new();
        let mut squares = Vec::new();
        let mut tag = false;
        let mut target = false;
        let mut dollars = 0;
        for at in 0..self.paragraph.tokens.len() {
            if matches!(self.kind(at), Kind::Markup | Kind::Code) {
                let piece = self.word(at);
                for (n, c) in piece.char_indices() {
                    match c {
                        '{' => braces.push(at),
                        '}' => drop(braces.pop()),
                        '$' if !piece[..n].ends_with('\\') => dollars += usize::from(at < i),
                        _ => {}
                    }
                }
                continue;
            }
            if self.kind(at) != Kind::Mark {
                continue;
            }
            let before = at < i;
            match self.word(at) {
                // Behind a letter it is an apostrophe.
                "`" if before => {
                    let behind_word = at > 0 && self.paragraph.tokens[at - 1].is_word();
                    if !behind_word {
                        return true;
                    }
                }
                "<" if before => {
                    let next = self.paragraph.near(at, 1);
                    tag |= next.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
                }
                ">" if before => tag = false,
                "(" if before && at > 0 && self.word(at - 1) == "]" => target = true,
                ")" if before => target = false,
                "{" => braces.push(at),
                "}" => drop(braces.pop()),
                "[" if self.paragraph.near(at, 1) == "[" => squares.push(at),
                "]" if self.paragraph.near(at, 1) == "]" => drop(squares.pop()),
                "$" if before => dollars += 1,
                _ => {}
            }
        }
        let open = |marks: &[usize]| marks.first().is_some_and(|first| *first < i);
        let mathematics = self.format == Format::Latex && dollars % 2 == 1;
        tag || target || open(&braces) || open(&squares) || mathematics
    }

    /// Whether what token `i` is glued to, on both sides, is nothing but words and the marks of prose.
    fn is_prose(&self, i: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        let parts = |i: usize| matches!(tokens[i].kind, Kind::Space | Kind::LineEnd);
        let from = (0..i).rev().find(|i| parts(*i)).map_or(0, |i| i + 1);
        let to = (i..tokens.len())
            .find(|i| parts(*i))
            .unwrap_or(tokens.len());
        let fits = |at: usize| match tokens[at].kind {
            Kind::Arabic | Kind::Latin | Kind::Number | Kind::Markup | Kind::Emoji => true,
            Kind::Mark => "()[]«»“”\"'’‘.…،؛؟!-–—ـ,;?".contains(self.word(at)),
            _ => false,
        };
        let called = |at: usize| {
            self.kind(at) == Kind::Latin && at + 1 < tokens.len() && self.is_mark(at + 1, &["("])
        };
        (from..to).all(|at| fits(at) && !called(at))
    }

    /// The first token of the sentence, or of the line, of token `i`.
    fn sentence_start(&self, i: usize) -> usize {
        let ends = |at: &usize| {
            let stop = self.is_mark(*at, &[".", "؟", "!", "?"]);
            self.kind(*at) == Kind::LineEnd
                || (stop && self.paragraph.near(*at, 1).starts_with(' '))
        };
        (0..i).rev().find(ends).map_or(0, |at| at + 1)
    }

    /// Whether the sentence of token `i` is more in the Arabic script than in the Latin one, as far as
    /// it goes.
    fn is_kurdish_sentence(&self, i: usize) -> bool {
        let (mut kurdish, mut latin) = (0, 0);
        for at in self.sentence_start(i)..i {
            match self.kind(at) {
                Kind::Latin | Kind::Path => latin += 1,
                Kind::Arabic => kurdish += usize::from(self.paragraph.is_kurdish_word(at)),
                _ => {}
            }
        }
        kurdish > latin
    }

    /// Whether a mark elsewhere in the paragraph stands between words without any space, as in a
    /// table of values.
    fn has_columns(&self, i: usize) -> bool {
        let value = |i: Option<usize>| {
            let kind = i.and_then(|i| self.paragraph.tokens.get(i)).map(|t| t.kind);
            matches!(kind, Some(Kind::Arabic | Kind::Number | Kind::Latin))
        };
        let glued = |at: usize| {
            self.is_mark(at, &[",", ";"]) && value(at.checked_sub(1)) && value(Some(at + 1))
        };
        (0..self.paragraph.tokens.len()).any(|at| at != i && glued(at))
    }

    /// Whether the mark at `i` is glued to a Kurdish word, a bracket or a quotation that ends with
    /// one, in a Kurdish sentence.
    fn follows_kurdish(&self, i: usize) -> bool {
        let step = |i: usize| self.paragraph.beside(i, -1);
        let mut at = step(i);
        let question = self.word(i) == "?";
        while let Some(mark) = at.filter(|m| question && self.is_mark(*m, &["؟", "!"])) {
            at = step(mark);
        }
        let closes = |c: &usize| {
            self.is_mark(*c, &["»", "”"]) || self.ends_aside(*c) || self.ends_straight_quote(*c)
        };
        if let Some(close) = at.filter(closes) {
            at = step(close);
        }
        self.paragraph.is_kurdish_at(at)
            && self.is_prose(i)
            && self.is_kurdish_sentence(i)
            && !self.has_columns(i)
    }

    /// Whether token `i` closes a bracket that stands apart from the word before it, unlike that of
    /// a function.
    fn ends_aside(&self, i: usize) -> bool {
        let open = (0..i).rev().find(|at| self.is_mark(*at, &["("]));
        let apart = |at: usize| at == 0 || matches!(self.kind(at - 1), Kind::Space | Kind::LineEnd);
        self.is_mark(i, &[")"]) && open.is_some_and(apart)
    }

    /// Whether token `i` is a straight quotation mark that closes a quotation inside a sentence: the
    /// one that opened it stands behind a Kurdish word and a space, with or without a colon. In lists of
    /// quoted values it stands behind a comma, a bracket or nothing.
    fn ends_straight_quote(&self, i: usize) -> bool {
        let line = self.line_start(i);
        let tokens = &self.paragraph.tokens;
        let marks: Vec<usize> = (0..i)
            .filter(|at| tokens[*at].start >= line && self.is_mark(*at, &["\""]))
            .collect();
        let Some(open) = marks.last().copied().filter(|_| marks.len() % 2 == 1) else {
            return false;
        };
        let apart = open > 0 && self.kind(open - 1) == Kind::Space;
        let before = self.paragraph.solid(open, -1);
        let colon = before.filter(|at| self.is_mark(*at, &[":"]));
        let word = colon.map_or(before, |at| self.paragraph.beside(at, -1));
        self.is_mark(i, &["\""])
            && apart
            && word.is_some_and(|at| tokens[at].start >= line && self.paragraph.is_kurdish_word(at))
    }

    /// The edit that makes the Latin mark at `i` a Kurdish one, if the user wants that.
    fn kurdish_mark(&self, i: usize) -> Option<Edit> {
        let typing = &self.settings.typing;
        let (right, wanted) = match self.word(i) {
            "," => ("،", typing.comma),
            ";" => ("؛", typing.semicolon),
            "?" => ("؟", typing.question_mark),
            _ => return None,
        };
        let wanted = wanted && self.kind(i) == Kind::Mark && self.wants("latin-punctuation");
        wanted.then(|| Edit::new(self.paragraph.tokens[i].span(), right))
    }

    /// What follows on typing the mark at `i`.
    fn mark(&self, i: usize) -> Option<Edit> {
        self.kurdish_mark(i).filter(|_| self.follows_kurdish(i))
    }

    /// What follows on finishing the word that ends with token `last`, by a space or with the line.
    fn finished(&self, last: usize, line: bool, check: &Check) -> Vec<Edit> {
        let mut edits = Vec::new();
        if self.word(last) == ";" && self.follows_kurdish(last) {
            edits.extend(self.kurdish_mark(last));
        }
        let tokens = &self.paragraph.tokens;
        let parts = |i: &usize| matches!(tokens[*i].kind, Kind::Space | Kind::LineEnd);
        let first = (0..last).rev().find(parts).map_or(0, |i| i + 1);
        if first > 1 && self.paragraph.is_kurdish_word(first) {
            edits.extend(self.second_space(first - 1));
        }
        // The number of this word, with what is glued to it.
        if let Some(number) = (first..=last).find(|i| self.kind(*i) == Kind::Number) {
            let rest = number + 1..last + 1;
            let ends = |i: usize| {
                self.is_mark(i, &[".", "،", "؛", "؟", "!", ")", "»", "”"])
                    || self.paragraph.is_kurdish_word(i)
            };
            let year = || {
                let before = self.paragraph.solid(number, -1);
                let known = before.is_some_and(|i| YEARS.contains(&&*fold(self.word(i))));
                known && self.word(number).chars().count() == 4
            };
            let known = match rest.is_empty() {
                true => line || year(),
                false => rest.clone().all(ends),
            };
            if known {
                edits.extend(self.number(number, check));
            }
            return edits;
        }
        // The number before this word, which is Kurdish: perhaps with a mark between them.
        if !(self.paragraph.is_kurdish_word(first) && self.is_prose(last)) || first < 2 {
            return edits;
        }
        let mut before = first - 2;
        if self.word(first - 1) != " " {
            return edits;
        }
        let mark = self.is_mark(before, &[",", ";", "?"]).then_some(before);
        if mark.is_some() {
            let Some(number) = before.checked_sub(1) else {
                return edits;
            };
            before = number;
        }
        if self.paragraph.prose_number(before).is_some() && self.stands_in_prose(before) {
            if let Some(mark) = mark.filter(|m| !self.has_columns(*m)) {
                edits.extend(self.kurdish_mark(mark));
            }
            edits.extend(self.number(before, check));
        }
        edits
    }

    /// Whether the number at `i` is a number of Kurdish prose, and no part of a larger one with
    /// spaces.
    fn stands_in_prose(&self, i: usize) -> bool {
        let numeric = |at: usize| self.paragraph.tokens[at].is_numeric();
        let between = ["-", "–", "—", "/", ":", "+", "×", "*", "=", ",", "."];
        let before = self.paragraph.solid(i, -1);
        let alone = before.is_some_and(|at| {
            let joined =
                self.is_mark(at, &between) && self.paragraph.solid(at, -1).is_some_and(numeric);
            !numeric(at) && !joined
        });
        alone && self.is_prose(i) && self.is_kurdish_sentence(i)
    }

    /// Whether the sentence of token `i`, as far as it goes, tells by itself that it is Kurdish.
    fn tells_itself(&self, i: usize) -> bool {
        let forced = forced_prior(self.settings);
        let start = self.paragraph.tokens[self.sentence_start(i)].start;
        let sentence = &self.paragraph.text[start..self.paragraph.tokens[i].end];
        let facts = *Paragraph::new(sentence, forced).facts();
        facts.kurdish > facts.foreign || forced != Prior::default()
    }

    /// The edit that gives the number at `i` the digits that the rule for them asks for.
    fn number(&self, i: usize, check: &Check) -> Option<Edit> {
        let rule = Rule::named("mixed-digits")?;
        let wanted = self.settings.typing.digits && self.wants(rule.code);
        if !wanted || !self.stands_in_prose(i) || !self.tells_itself(i) {
            return None;
        }
        let mut found = Vec::new();
        (rule.check)(check, &mut found);
        let span = self.paragraph.tokens[i].span();
        let finding = found.iter().find(|f| f.span == span)?;
        finding.safe_fix()?.edits.first().cloned()
    }

    /// What follows on the second space of the space `i`, if it stands behind a stop. Elsewhere it may
    /// be the first of many that part the columns of a table or the halves of a verse.
    fn space_behind_stop(&self, i: usize) -> Option<Edit> {
        let mut before = self.paragraph.beside(i, -1)?;
        while self.is_mark(before, &["»", "”", "\"", ")"]) {
            before = self.paragraph.beside(before, -1)?;
        }
        // Two spaces at its end break a line of Markdown.
        let breaks = self.format == Format::Markdown && self.line(i).ends_with(' ');
        let stop = self.is_mark(before, &[".", "،", "؛", "؟", "!"]);
        self.second_space(i).filter(|_| stop && !breaks)
    }

    /// The edit that drops the second space of the space `i`, if it is a slip in Kurdish prose.
    fn second_space(&self, i: usize) -> Option<Edit> {
        let span = self.paragraph.tokens[i].span();
        let drops = self.settings.typing.spaces && self.wants("repeated-space");
        // More of them are there on purpose.
        if !drops || self.word(i) != "  " {
            return None;
        }
        let closing = [".", "،", "؛", "؟", "!", ":", "…", "»", "”", "\"", ")"];
        let mut before = self.paragraph.beside(i, -1)?;
        while self.is_mark(before, &closing) {
            before = self.paragraph.beside(before, -1)?;
        }
        let number = self.kind(before) == Kind::Number;
        let prose = self.paragraph.is_kurdish_word(before)
            || (number && self.paragraph.prose_number(before).is_some());
        let (start, line) = (self.line_start(i), self.line(i));
        // Tables, code and verses in two columns.
        let laid_out = |line: &str| {
            line.starts_with("    ") || line.contains(['|', '\t']) || line.trim().contains("  ")
        };
        let mut others = self.paragraph.text.split(is_line_end);
        let columns = laid_out(&line[..span.start - start])
            || others.any(|other| other.as_ptr() != line.as_ptr() && laid_out(other));
        let drops = prose && !columns && self.is_kurdish_sentence(before + 1);
        drops.then(|| Edit::new(span.end - 1..span.end, ""))
    }

    fn line_start(&self, i: usize) -> usize {
        let tokens = &self.paragraph.tokens;
        let end = (0..i).rev().find(|i| tokens[*i].kind == Kind::LineEnd);
        end.map_or(0, |i| tokens[i].end)
    }

    /// The line of token `i`.
    fn line(&self, i: usize) -> &str {
        let rest = &self.paragraph.text[self.line_start(i)..];
        rest.split(is_line_end).next().unwrap_or_default()
    }
}
