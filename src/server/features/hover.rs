//! What stands under the cursor: the card of a name, or what is wrong.

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::messages::{self, Markup};
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The hover at `position`.
pub(in crate::server) fn hover(
    analysed: &Analysed,
    position: Position,
    encoding: Encoding,
    markup: Markup,
) -> Option<Hover> {
    let text = &analysed.snapshot.text;
    let offset = convert::offset(text, position, encoding);
    let (span, kind, value) = match analysed.analysis.card_at(offset) {
        Some(card) => {
            let kind = match markup {
                Markup::Plain => MarkupKind::PlainText,
                Markup::Markdown => MarkupKind::Markdown,
            };
            let value = messages::card(analysed.locale, &card, markup);
            (card.span, kind, value)
        }
        None => {
            let mut findings = analysed.analysis.findings();
            let finding = findings.find(|f| f.span.contains(&offset))?;
            let value = messages::text(analysed.locale, &finding.message);
            match markup {
                Markup::Plain => (finding.span, MarkupKind::PlainText, value),
                Markup::Markdown => (finding.span, MarkupKind::Markdown, escaped(&value)),
            }
        }
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(convert::range(text, &span, encoding)),
    })
}

/// `text` so that Markdown shows it as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
