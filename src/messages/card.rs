//! The hover card of a name, in words.

use super::{Locale, text};
use crate::entities::{Card, Kind};
use crate::rules::Message;

/// How a client shows text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// As it is.
    #[default]
    Plain,
    /// CommonMark.
    Markdown,
}

/// `card` in the language `locale`: the name in both scripts, what it is, how often the text
/// names it, and what the text says of it. Each line has one script only, as far as can be, so
/// that it reads right in either direction.
pub fn card(locale: Locale, card: &Card, markup: Markup) -> String {
    let entity = card.entity;
    let first = |names: &[&'static str]| names.first().copied().unwrap_or_default();
    let (name, latin, english) = (
        first(entity.names),
        first(entity.kurmanji),
        first(entity.english),
    );
    let mut titles = vec![name, latin];
    if english != latin {
        titles.push(english);
    }
    let title = match markup {
        Markup::Markdown => titles
            .iter()
            .map(|t| format!("**{t}**"))
            .collect::<Vec<_>>()
            .join(" · "),
        Markup::Plain => titles.join(" · "),
    };
    let gloss = match locale {
        Locale::En => entity.gloss.en,
        Locale::Ckb => entity.gloss.ckb,
        Locale::Kmr => entity.gloss.kmr,
    };
    let kind = text(locale, &Message::new(kind_key(entity.kind)));
    let mut lines = vec![title, format!("{kind}: {gloss}")];
    if !card.said.is_empty() {
        let said = Message::new("card-said").with("phrases", card.said.join("؛ "));
        lines.push(text(locale, &said));
    }
    let count = Message::new("card-mentions").with("count", card.mentions.to_string());
    lines.push(text(locale, &count));
    match markup {
        Markup::Markdown => lines.join("\n\n"),
        Markup::Plain => lines.join("\n"),
    }
}

/// The message that names a kind.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "kind-person",
        Kind::Place => "kind-place",
        Kind::Organization => "kind-organization",
        Kind::Event => "kind-event",
        Kind::Product => "kind-product",
        Kind::Language => "kind-language",
        Kind::Date => "kind-date",
    }
}
