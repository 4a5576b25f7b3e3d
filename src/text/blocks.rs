//! The larger parts of a text: sections below headings, quotations, listings, comments.

use std::ops::Range;

use super::markup::headings_and_blocks;
use super::{Document, Effect, Format, SpanKind, markup, paragraphs};

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// A heading with all that stands below it; headings of level 1 are the highest.
    Section(u8),
    /// A quotation of several lines.
    Quotation,
    /// A paragraph.
    Paragraph,
    /// Code.
    Code,
    /// Front matter.
    FrontMatter,
    /// A comment.
    Comment,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, without blank lines at its end.
    pub bytes: Range<usize>,
}

/// The parts of `document`, by their starts; larger ones come before those that they hold.
pub fn blocks<'t>(document: impl Into<Document<'t>>) -> Vec<Block> {
    let document = document.into();
    let text = document.text;
    let mut out: Vec<Block> = Vec::new();
    let mut headings: Vec<(u8, usize)> = Vec::new();
    let mut add = |kind, bytes: Range<usize>| {
        let end = bytes.start + text[bytes.clone()].trim_end().len();
        let bytes = bytes.start..end;
        if !bytes.is_empty() {
            out.push(Block { kind, bytes });
        }
    };
    match document.format {
        Format::Markdown => {
            for (kind, bytes) in headings_and_blocks(text) {
                match kind {
                    BlockKind::Section(level) => headings.push((level, bytes.start)),
                    kind => add(kind, bytes),
                }
            }
        }
        Format::Html | Format::Latex => {
            let breaks = markup(document).into_iter();
            for mark in breaks.filter(|m| m.effect == Effect::Break) {
                let found = levels(&text[mark.bytes.clone()], document.format);
                headings.extend(found.map(|(level, at)| (level, at + mark.bytes.start)));
            }
        }
        Format::Plain | Format::Srt | Format::Vtt => {}
    }
    if matches!(document.format, Format::Markdown | Format::Html) {
        for mark in markup(document) {
            if text[mark.bytes.clone()].trim_start().starts_with("<!--") {
                let start = mark.bytes.end - text[mark.bytes.clone()].trim_start().len();
                add(BlockKind::Comment, start..mark.bytes.end);
            }
        }
    }
    for (n, (level, start)) in headings.iter().enumerate() {
        let mut behind = headings[n + 1..].iter();
        let next = behind.find(|(other, _)| other <= level);
        let end = next.map_or(text.len(), |(_, start)| *start);
        add(BlockKind::Section(*level), *start..end);
    }
    for span in paragraphs(document) {
        let kind = match span.kind {
            SpanKind::Prose => BlockKind::Paragraph,
            SpanKind::Verbatim if document.format != Format::Plain => continue,
            SpanKind::Verbatim if span.bytes.start == 0 && text.starts_with(['-', '+']) => {
                BlockKind::FrontMatter
            }
            SpanKind::Verbatim => BlockKind::Code,
        };
        add(kind, span.bytes);
    }
    out.sort_by_key(|block| {
        (
            block.bytes.start,
            std::cmp::Reverse(block.bytes.end),
            block.kind,
        )
    });
    out
}

/// The headings that begin in `markup`: their levels and where.
fn levels(markup: &str, format: Format) -> impl Iterator<Item = (u8, usize)> {
    /// From the highest.
    const LATEX: [&str; 5] = ["part", "chapter", "section", "subsection", "subsubsection"];
    let sign = if format == Format::Html { '<' } else { '\\' };
    let level = move |name: &str| match format {
        Format::Html => match name.as_bytes() {
            [b'h' | b'H', level @ b'1'..=b'6', b'>' | b' ', ..] => Some(level - b'0'),
            _ => None,
        },
        _ => {
            let len = name.find(|c: char| !c.is_ascii_alphabetic())?;
            let (name, rest) = name.split_at(len);
            let level = LATEX.iter().position(|known| *known == name)?;
            rest.starts_with(['{', '*', '[']).then_some(level as u8)
        }
    };
    let places = markup.match_indices(sign);
    let mut found: Vec<(u8, usize)> = Vec::new();
    for (at, _) in places {
        found.extend(level(&markup[at + 1..]).map(|level| (level, at)));
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first line of each part, and how many lines it has.
    fn parts(text: &str, format: Format) -> Vec<(BlockKind, &str, usize)> {
        let blocks = blocks(Document::new(text, format)).into_iter();
        blocks
            .map(|block| {
                let part = &text[block.bytes];
                (
                    block.kind,
                    part.lines().next().unwrap(),
                    part.lines().count(),
                )
            })
            .collect()
    }

    #[test]
    fn sections_end_before_the_next_heading_of_their_level() {
        use BlockKind::{Code, Comment, FrontMatter, Paragraph, Quotation, Section};
        let text = "---\na: b\n---\n# ا\nب\n\n## پ\n> ت\n> ج\n\n```\nx\n```\n<!--\nو\n-->\n\nچ\nح\n\n# د\nئ\n";
        let found = parts(text, Format::Markdown);
        for expected in [
            (FrontMatter, "---", 3),
            (Section(1), "# ا", 16),
            (Section(2), "## پ", 13),
            (Quotation, "> ت", 2),
            (Code, "```", 3),
            (Comment, "<!--", 3),
            (Paragraph, "چ", 2),
            (Section(1), "# د", 2),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        let html = "<h1>ا</h1>\n<p>ب\nپ</p>\n<h2 id=\"x\">ت</h2>\n<p>ج</p>\n<h1>چ</h1>\nح\n";
        let sections: Vec<_> = parts(html, Format::Html);
        assert!(
            sections.contains(&(Section(1), "<h1>ا</h1>", 5)),
            "{sections:?}"
        );
        assert!(
            sections.contains(&(Section(2), "<h2 id=\"x\">ت</h2>", 2)),
            "{sections:?}"
        );
        let latex = "\\section{ا}\nب\n\n\\subsection*{پ}\nت\n\n\\section{ج}\nچ\n";
        let sections = parts(latex, Format::Latex);
        assert!(
            sections.contains(&(Section(2), "\\section{ا}", 5)),
            "{sections:?}"
        );
        assert!(
            sections.contains(&(Section(3), "\\subsection*{پ}", 2)),
            "{sections:?}"
        );
        let plain = "---\na: b\n---\nا\nب\n\n```\nc\n```\n";
        let found = [
            (FrontMatter, "---", 3),
            (Paragraph, "ا", 2),
            (Code, "```", 3),
        ];
        assert_eq!(parts(plain, Format::Plain), found);
    }
}
