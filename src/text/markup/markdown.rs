//! Markdown, read by pulldown-cmark: what it gives as text is prose, all else is markup.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html::{self, Element};
use super::{Collector, Effect, Markup};
use crate::text::BlockKind;

/// CommonMark, what GitHub adds to it, and front matter, mathematics and links between pages.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// Reads the events in order. What lies between two pieces is markup.
struct Reader<'t> {
    text: &'t str,
    out: Collector,
    /// The byte behind the last piece.
    at: usize,
    /// Whether a paragraph began or ended since the last piece.
    block: bool,
}

impl Reader<'_> {
    /// Goes on to `range`, which is prose or has an effect of its own.
    fn piece(&mut self, range: Range<usize>, effect: Option<Effect>) {
        if range.start < self.at || range.is_empty() {
            return;
        }
        let gap = self.at..range.start;
        if self.block {
            self.out.push(gap, Effect::Break);
        } else if !self.text[gap.clone()].trim().is_empty() {
            self.out.push(gap, Effect::Silent);
        }
        if let Some(effect) = effect {
            self.out.push(range.clone(), effect);
        }
        self.at = range.end;
        self.block = false;
    }

    /// Goes through an HTML block; `lines` are those bytes of it that are no prefix of a quotation
    /// or an item.
    fn html(&mut self, block: Range<usize>, lines: &[Range<usize>]) {
        let mut at = block.start;
        let source = &self.text[block.clone()];
        let end = Markup {
            bytes: source.len()..source.len(),
            effect: Effect::Break,
        };
        for tag in html::markup(source).into_iter().chain([end]) {
            let tag_bytes = tag.bytes.start + block.start..tag.bytes.end + block.start;
            for line in lines {
                let both = at.max(line.start)..tag_bytes.start.min(line.end);
                if both.start < both.end && !self.text[both.clone()].trim().is_empty() {
                    self.piece(both, None);
                }
            }
            match tag.effect {
                Effect::Break => self.block = true,
                effect => self.piece(tag_bytes.clone(), Some(effect)),
            }
            at = tag_bytes.end;
        }
        self.block = true;
    }
}

/// Whether what a link of this type shows is its target at the same time.
fn shows_target(link: LinkType) -> bool {
    matches!(
        link,
        LinkType::Collapsed
            | LinkType::CollapsedUnknown
            | LinkType::Shortcut
            | LinkType::ShortcutUnknown
            | LinkType::Autolink
            | LinkType::Email
            | LinkType::WikiLink { has_pothole: false }
    )
}

/// The headings of `text`, and the blocks in it that are more than a paragraph.
pub(in crate::text) fn headings_and_blocks(text: &str) -> Vec<(BlockKind, Range<usize>)> {
    let block = |(event, bytes): (Event, Range<usize>)| {
        let Event::Start(tag) = event else {
            return None;
        };
        let kind = match tag {
            Tag::Heading { level, .. } => BlockKind::Section(level as u8),
            Tag::BlockQuote(_) => BlockKind::Quotation,
            Tag::CodeBlock(_) => BlockKind::Code,
            Tag::MetadataBlock(_) => BlockKind::FrontMatter,
            _ => return None,
        };
        Some((kind, bytes))
    };
    let events = Parser::new_ext(text, options()).into_offset_iter();
    events.filter_map(block).collect()
}

/// All of `text` that is no prose.
pub(super) fn markup(text: &str) -> Vec<Markup> {
    let mut reader = Reader {
        text,
        out: Collector::default(),
        at: 0,
        block: true,
    };
    // How many listings, links that show their target, and elements of HTML with code are open.
    let (mut verbatim, mut opaque, mut code) = (0_usize, 0_usize, 0_usize);
    let mut targets: Vec<bool> = Vec::new();
    let mut html: Option<(Range<usize>, Vec<Range<usize>>)> = None;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(tag) => match tag {
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
                Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
                    targets.push(shows_target(link_type));
                    opaque += usize::from(shows_target(link_type));
                }
                Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                    reader.block = true;
                    verbatim += 1;
                }
                Tag::HtmlBlock => {
                    reader.block = true;
                    html = Some((range, Vec::new()));
                }
                _ => {
                    reader.block = true;
                    code = 0;
                }
            },
            Event::End(tag) => match tag {
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
                TagEnd::Link | TagEnd::Image => {
                    let shown = targets.pop().unwrap_or(false);
                    opaque -= usize::from(shown);
                }
                TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                    reader.block = true;
                    verbatim -= 1;
                }
                TagEnd::HtmlBlock => {
                    if let Some((block, lines)) = html.take() {
                        reader.html(block, &lines);
                    }
                }
                _ => {
                    reader.block = true;
                    code = 0;
                }
            },
            Event::Text(shown) if verbatim == 0 => {
                // Text that shows something else than it is written as: an entity.
                let object = opaque > 0 || code > 0 || text.get(range.clone()) != Some(&*shown);
                reader.piece(range, object.then_some(Effect::Object));
            }
            Event::Text(_) => {}
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                reader.piece(range, Some(Effect::Object));
            }
            Event::Html(_) => {
                if let Some((_, lines)) = &mut html {
                    lines.push(range);
                }
            }
            Event::InlineHtml(tag) => {
                let name = tag.trim_start_matches(['<', '/']);
                let len = name.find(|c: char| !c.is_ascii_alphanumeric());
                let name = &name[..len.unwrap_or(name.len())];
                let effect = match Element::named(name.as_bytes()) {
                    Element::Code(_) | Element::Listing(_) if tag.starts_with("</") => {
                        code = code.saturating_sub(1);
                        Effect::Object
                    }
                    Element::Code(_) | Element::Listing(_) => {
                        code += usize::from(!tag.ends_with("/>"));
                        Effect::Object
                    }
                    // Comments have no name.
                    Element::Block if !name.is_empty() => Effect::Break,
                    _ => Effect::Silent,
                };
                reader.piece(range, Some(effect));
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::HardBreak => {
                reader.piece(range, Some(Effect::Silent));
            }
            Event::SoftBreak => {}
            Event::Rule => reader.block = true,
        }
    }
    reader.block = true;
    let rest = reader.at..text.len();
    reader.out.push(rest, Effect::Break);
    reader.out.out
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;

    fn rest(text: &str) -> Vec<&str> {
        prose(text, &markup(text))
    }

    #[test]
    fn text_alone_remains() {
        assert_eq!(
            rest("# یەک {#a}\n\n**دوو** و `x`\n- [ ] [سێ](b.md \"ت\")\n\n> چوار\n> پێنج\n"),
            ["یەک", "دوو", " و ", "سێ", "چوار", "پێنج"]
        );
        assert_eq!(
            rest("---\na: ب\n---\n| ا | ب |\n|---|---|\n| پ | ت |\n\n[a]: x 'ج'\n"),
            ["ا", "ب", "پ", "ت"]
        );
    }

    #[test]
    fn what_shows_its_target_is_no_prose() {
        assert_eq!(
            rest("ا [ناو] ب [[پەڕە]] پ <https://a.b/ت>\n\n[ناو]: x"),
            ["ا ", " ب ", " پ "]
        );
        assert_eq!(rest("[[پەڕە|ناو]]"), ["ناو"]);
    }

    #[test]
    fn prose_inside_of_html_is_prose() {
        assert_eq!(
            rest("<div dir=\"rtl\">\nیەک <b>دوو</b>\n</div>\n\nسێ <kbd>Ctrl ک</kbd> چوار\n"),
            ["یەک ", "دوو", "سێ ", " چوار"]
        );
        assert_eq!(rest("> <p>ا</p>\n> <p>ب\n> ت</p>"), ["ا", "ب\n", "ت"]);
    }

    #[test]
    fn escapes_entities_and_mathematics_are_markup() {
        assert_eq!(
            rest("ا \\* ب &amp; پ $x،،$ ت  \nج"),
            ["ا ", "* ب ", " پ ", " ت", "ج"]
        );
    }
}
