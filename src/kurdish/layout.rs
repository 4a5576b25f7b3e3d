//! What runs of spaces inside a line mean: typing slips, columns, or lost line breaks.

use std::ops::Range;

use super::repair::RepairKind;
use super::token::Kind;
use super::{Language, Paragraph};

/// What a run of spaces stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// One space typed more than once.
    Repeated,
    /// A line break that was lost.
    LostLine,
    /// A break between paragraphs that was lost.
    LostParagraph,
}

/// A run of spaces with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Its bytes; for the signature of an embedded post, the dash behind it included.
    pub span: Range<usize>,
    /// What it stands for.
    pub meaning: Meaning,
    /// Whether a dash that opens the signature of a post is part of it.
    pub dash: bool,
    /// Whether it may as well stand for a lost break: behind a sentence of a long line.
    pub doubtful: bool,
}

/// A line this long, in bytes, with several runs of spaces in it, once was several lines.
const FLATTENED: usize = 400;
/// A line this long, in bytes, may be what is left of a flattened one.
const LONG: usize = 160;
/// From this many spaces on, a run in a short line may be a column.
const COLUMN: usize = 4;

/// The runs of spaces in `paragraph` that mean something, in order.
pub fn gaps<'p>(paragraph: &'p Paragraph) -> &'p [Gap] {
    paragraph.gaps.get_or_init(|| find_gaps(paragraph))
}

fn find_gaps(paragraph: &Paragraph) -> Vec<Gap> {
    let mut out = Vec::new();
    let signed = paragraph.text.contains("(@");
    if !signed && !paragraph.text.contains("  ") {
        return out;
    }
    let lines: Vec<Range<usize>> = lines(paragraph);
    for (n, line) in lines.iter().enumerate() {
        let text = line_text(paragraph, line);
        if !signed && !text.contains("  ") {
            continue;
        }
        // Code, tables and columns are laid out on purpose.
        if text.starts_with("    ") || text.starts_with('\t') || text.contains('|') {
            continue;
        }
        let runs = runs(paragraph, line);
        let flattened = text.len() >= FLATTENED && runs.len() >= 2 && stops(text) >= 2;
        let beside = |m: Option<usize>| {
            m.and_then(|m| lines.get(m))
                .is_some_and(|l| !self::runs(paragraph, l).is_empty())
        };
        let columns = beside(n.checked_sub(1)) || beside(Some(n + 1));
        for i in line
            .clone()
            .filter(|i| paragraph.tokens[*i].kind == Kind::Space)
        {
            if flattened && let Some(gap) = lost(paragraph, i) {
                out.push(gap);
            } else if runs.contains(&i) && !columns && is_slip(paragraph, i, text.len()) {
                out.push(Gap {
                    span: paragraph.tokens[i].span(),
                    meaning: Meaning::Repeated,
                    dash: false,
                    doubtful: text.len() >= LONG && behind_stop(paragraph, i),
                });
            }
        }
    }
    out
}

/// The tokens of each line.
fn lines(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if token.kind == Kind::LineEnd {
            out.push(start..i);
            start = i + 1;
        }
    }
    out.push(start..paragraph.tokens.len());
    out
}

fn line_text<'t>(paragraph: &Paragraph<'t>, line: &Range<usize>) -> &'t str {
    let tokens = &paragraph.tokens[line.clone()];
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => &paragraph.text[first.start..last.end],
        _ => "",
    }
}

/// Runs of two or more plain spaces between two tokens of a line.
fn runs(paragraph: &Paragraph, line: &Range<usize>) -> Vec<usize> {
    let inner = line.start + 1..line.end.max(line.start + 1) - 1;
    inner
        .filter(|i| {
            let text = paragraph.word(*i);
            paragraph.tokens[*i].kind == Kind::Space
                && text.len() >= 2
                && text.bytes().all(|b| b == b' ')
        })
        .collect()
}

fn stops(line: &str) -> usize {
    line.matches(['.', '؟', '!']).count()
}

/// Whether a sentence ends before token `i`.
fn behind_stop(paragraph: &Paragraph, i: usize) -> bool {
    let mut at = i;
    while at > 0 {
        at -= 1;
        match paragraph.word(at) {
            "\"" | "»" | "”" | ")" => continue,
            "." | "؟" | "!" | "…" => return true,
            _ => return false,
        }
    }
    false
}

/// The lost break that token `i` of a flattened line stands for, if it does.
fn lost(paragraph: &Paragraph, i: usize) -> Option<Gap> {
    let token = &paragraph.tokens[i];
    if token.kind != Kind::Space || !paragraph.text[token.span()].bytes().all(|b| b == b' ') {
        return None;
    }
    let span = token.span();
    let plain = |meaning| Gap {
        span: span.clone(),
        meaning,
        dash: false,
        doubtful: false,
    };
    let foreign = |i: Option<usize>| {
        let language = i.and_then(|i| paragraph.tokens.get(i)).map(|t| t.language);
        language.is_some_and(|l| !l.is_kurdish() && l != Language::Unknown)
    };
    if foreign(word_near(paragraph, i, -1)) && foreign(word_near(paragraph, i, 1)) {
        return None;
    }
    let count = span.len();
    if count == 1 {
        // Most spaces stand between two words, and no date ends with one of these.
        let before = i.checked_sub(1).map(|before| paragraph.tokens[before].kind);
        if before == Some(Kind::Arabic) {
            return None;
        }
        return ends_post(paragraph, i).then(|| plain(Meaning::LostParagraph));
    }
    let stop = behind_stop(paragraph, i);
    if count < COLUMN && !stop {
        return None;
    }
    if let Some(dash) = signature(paragraph, i) {
        return Some(Gap {
            span: span.start..dash,
            meaning: Meaning::LostLine,
            dash: true,
            doubtful: false,
        });
    }
    Some(plain(if stop || count > COLUMN {
        Meaning::LostParagraph
    } else {
        Meaning::LostLine
    }))
}

/// The nearest word before (`step` -1) or behind (1) token `i`.
fn word_near(paragraph: &Paragraph, i: usize, step: isize) -> Option<usize> {
    let mut at = i.checked_add_signed(step)?;
    while !paragraph.tokens.get(at)?.is_word() {
        at = at.checked_add_signed(step)?;
    }
    Some(at)
}

/// The end of the dash behind token `i` that opens the signature of a post: `- Name (@name)`.
fn signature(paragraph: &Paragraph, i: usize) -> Option<usize> {
    if !matches!(paragraph.near(i, 1), "-" | "—" | "–") {
        return None;
    }
    let dash = paragraph.neighbour(i, 1)?.end;
    let ahead = &paragraph.text[dash..];
    let bracket = ahead.find("(@")?;
    let name = &ahead[..bracket];
    (name.starts_with(' ') && name.len() <= 120 && !name.contains(['.', '\n'])).then_some(dash)
}

/// Whether the one space at token `i` follows the date that ends the signature of a post, and
/// Kurdish prose follows it.
fn ends_post(paragraph: &Paragraph, i: usize) -> bool {
    let end = paragraph.tokens[i].start;
    let mut repairs = paragraph.repairs.iter();
    let damaged = repairs.find(|r| r.kind == RepairKind::Date && r.span.end == end);
    // Once it is mended, the date still ends the signature.
    let mended = || {
        let month = paragraph.english_date(i.checked_sub(1)?)?;
        Some(paragraph.tokens[month].start)
    };
    let date = damaged.map(|r| r.span.start).or_else(mended);
    date.is_some_and(|start| paragraph.text[..start].ends_with(") "))
        && paragraph.is_kurdish_word(i + 1)
}

/// Whether the run of spaces at `i` is a slip in a line of `len` bytes.
fn is_slip(paragraph: &Paragraph, i: usize, len: usize) -> bool {
    let sorani = |i: Option<usize>| paragraph.is_kurdish_at(i);
    let (before, behind) = (i.checked_sub(1), Some(i + 1));
    let prose = paragraph.tokens[i].language.is_kurdish() && (sorani(before) || sorani(behind));
    let short = paragraph.tokens[i].span().len() < COLUMN || len >= LONG;
    prose && short && !paragraph.in_repair(&paragraph.tokens[i].span())
}
