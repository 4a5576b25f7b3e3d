//! HTML, cut by html5gum as browsers do.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::{Collector, Effect, Markup, entities};

/// Elements inside of a sentence. All others part paragraphs.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i",
    "ins", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "small", "span", "strike",
    "strong", "sub", "sup", "time", "u", "wbr", "img", "input",
];

/// Elements whose content is no prose, inside of a sentence.
const CODE: &[&str] = &["code", "kbd", "samp", "tt", "var", "math", "svg"];

/// Those of them that may hold elements of any name.
const FOREIGN: &[&str] = &["math", "svg"];

/// Elements whose content is no prose and that stand by themselves.
const LISTING: &[&str] = &[
    "script", "style", "pre", "textarea", "template", "listing", "xmp", "noembed", "iframe",
    "object", "canvas",
];

/// What an element does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Marks words of a sentence.
    Inline,
    /// Stands around paragraphs, or between them.
    Block,
    /// Holds code; by its name.
    Code(&'static str),
    /// Holds what stands by itself and is no prose; by its name.
    Listing(&'static str),
}

impl Element {
    /// The element called `name`.
    pub(super) fn named(name: &[u8]) -> Self {
        let find = |names: &[&'static str]| {
            let same = |n: &&&str| n.as_bytes().eq_ignore_ascii_case(name);
            names.iter().find(same).copied()
        };
        if find(INLINE).is_some() {
            Self::Inline
        } else if let Some(name) = find(CODE) {
            Self::Code(name)
        } else if let Some(name) = find(LISTING) {
            Self::Listing(name)
        } else {
            Self::Block
        }
    }

    fn effect(self) -> Effect {
        match self {
            Self::Inline => Effect::Silent,
            Self::Code(_) => Effect::Object,
            Self::Block | Self::Listing(_) => Effect::Break,
        }
    }
}

/// A piece of markup as html5gum reports it.
enum Piece {
    /// `<name`, up to the end of the name.
    Opens(Element, usize),
    /// The end of a start tag, and whether it closes itself.
    Opened(usize, bool),
    Closes(Element, Range<usize>),
    Other(Range<usize>, Effect),
}

/// The tags, comments and entities of `text`, and the code in it.
pub(super) fn markup(text: &str) -> Vec<Markup> {
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        let bytes = span.start..span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                Some(Piece::Opens(Element::named(name), span.start))
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                Some(Piece::Opened(span.end, self_closing))
            }
            CallbackEvent::EndTag { name } => Some(Piece::Closes(Element::named(name), bytes)),
            CallbackEvent::Comment { .. } => Some(Piece::Other(bytes, Effect::Silent)),
            CallbackEvent::Doctype { .. } => Some(Piece::Other(bytes, Effect::Break)),
            _ => None,
        }
    });
    emitter.naively_switch_states(true);
    let mut out = Collector::default();
    // The start tag that is being read, and the element whose content is protected: its name,
    // first byte, effect, and how many of its kind are open.
    let mut tag: Option<(Element, usize)> = None;
    let mut held: Option<(&'static str, usize, Effect, usize)> = None;
    // html5gum cannot fail on a string.
    for piece in Tokenizer::new_with_emitter(text, emitter).flatten() {
        // Code that nobody closed ends with its paragraph.
        let block = match &piece {
            Piece::Opens(Element::Block, start) => Some(*start),
            Piece::Closes(Element::Block, bytes) => Some(bytes.start),
            _ => None,
        };
        if let (Some(start), Some((name, from, Effect::Object, _))) = (block, held)
            && !FOREIGN.contains(&name)
        {
            add(text, &mut out, from..start, Effect::Object);
            held = None;
        }
        match piece {
            Piece::Opens(element, start) => tag = Some((element, start)),
            Piece::Opened(end, self_closing) => {
                let Some((element, start)) = tag.take() else {
                    continue;
                };
                match (element, &mut held) {
                    (Element::Code(name) | Element::Listing(name), Some((open, .., count))) => {
                        *count += usize::from(name == *open && !self_closing);
                    }
                    (Element::Code(name) | Element::Listing(name), None) if !self_closing => {
                        held = Some((name, start, element.effect(), 1));
                    }
                    (_, Some(_)) => {}
                    (_, None) => add(text, &mut out, start..end, element.effect()),
                }
            }
            Piece::Closes(element, bytes) => match (element, &mut held) {
                (
                    Element::Code(name) | Element::Listing(name),
                    Some((open, from, effect, count)),
                ) if name == *open => {
                    *count -= 1;
                    if *count == 0 {
                        add(text, &mut out, *from..bytes.end, *effect);
                        held = None;
                    }
                }
                (_, Some(_)) => {}
                (_, None) => add(text, &mut out, bytes, element.effect()),
            },
            Piece::Other(bytes, effect) => {
                if held.is_none() {
                    add(text, &mut out, bytes, effect);
                }
            }
        }
    }
    if let Some((_, from, effect, _)) = held {
        add(text, &mut out, from..text.len(), effect);
    } else if let Some((element, start)) = tag {
        // A tag that is still being typed.
        let len = text[start..]
            .find(['\n', '\r'])
            .unwrap_or(text.len() - start);
        add(text, &mut out, start..start + len, element.effect());
    }
    let end = out.end();
    entities(text, end..text.len(), &mut out);
    out.out
}

/// Adds markup and the entities before it.
fn add(text: &str, out: &mut Collector, bytes: Range<usize>, effect: Effect) {
    let end = out.end();
    if end < bytes.start {
        entities(text, end..bytes.start, out);
    }
    out.push(bytes, effect);
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
            rest("<!DOCTYPE html><p class=\"a>b\">یەک &amp; <b>دوو</b><!-- x --> سێ</p>"),
            ["یەک ", "دوو", " سێ"]
        );
    }

    #[test]
    fn scripts_and_code_are_no_text() {
        assert_eq!(
            rest("<script>if (a<b) \"</p>\"</script>ا<pre>ب <pre>پ</pre> ت</pre>ج<code>چ</code>ح"),
            ["ا", "ج", "ح"]
        );
    }

    #[test]
    fn code_that_is_not_closed_ends_with_its_paragraph() {
        assert_eq!(rest("<p>ا <code>ب</p><p>ت</p>"), ["ا ", "ت"]);
        assert_eq!(rest("ا <b\nب"), ["ا ", "\nب"]);
        assert_eq!(rest("١ < ٢ ا<ب"), ["١ < ٢ ا<ب"]);
    }

    #[test]
    fn offsets_are_bytes_whatever_the_line_ends() {
        assert_eq!(
            rest("ا\r\n<b>ب</b>\r\n\0<i>ج</i>\rد"),
            ["ا\r\n", "ب", "\r\n\0", "ج", "\rد"]
        );
    }
}
