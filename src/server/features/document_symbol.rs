//! The outline of a text: its title, its paragraphs, and what it names.

use std::collections::HashMap;
use std::ops::Range as Bytes;

use tower_lsp::ls_types::{
    CompletionItemKind, DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, Uri,
};

use crate::entities::{Kind, Mention};
use crate::messages;
use crate::rules::Message;
use crate::server::convert::Ruler;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// A line is no title if it is longer, in bytes.
const LONGEST_TITLE: usize = 240;
/// So much of a paragraph is shown, in characters.
const SHOWN: usize = 60;

/// How kinds of names are shown where the protocol knows only kinds of code.
pub(super) fn kind_of(kind: Kind) -> (SymbolKind, CompletionItemKind) {
    match kind {
        Kind::Person => (SymbolKind::CLASS, CompletionItemKind::CLASS),
        Kind::Place => (SymbolKind::NAMESPACE, CompletionItemKind::FOLDER),
        Kind::Organization => (SymbolKind::MODULE, CompletionItemKind::MODULE),
        Kind::Event => (SymbolKind::EVENT, CompletionItemKind::EVENT),
        Kind::Product => (SymbolKind::OBJECT, CompletionItemKind::VALUE),
        Kind::Language | Kind::Date => (SymbolKind::STRING, CompletionItemKind::TEXT),
    }
}

/// The groups of the outline that hold names.
pub(super) const GROUPS: [(Kind, &str); 5] = [
    (Kind::Person, "symbols-person"),
    (Kind::Place, "symbols-place"),
    (Kind::Organization, "symbols-organization"),
    (Kind::Event, "symbols-event"),
    (Kind::Product, "symbols-product"),
];

/// An entry of the outline. Offsets are bytes.
struct Entry {
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    whole: Bytes<usize>,
    name_span: Bytes<usize>,
    children: Vec<Entry>,
}

/// The outline of the text `uri`; without levels for clients that know none.
pub(in crate::server) fn symbols(
    analysed: &Analysed,
    uri: &Uri,
    encoding: Encoding,
    nested: bool,
) -> DocumentSymbolResponse {
    let entries = outline(analysed);
    let mut ruler = Ruler::new(&analysed.content, encoding);
    if nested {
        let symbols = entries.into_iter().map(|e| symbol(e, &mut ruler)).collect();
        return DocumentSymbolResponse::Nested(symbols);
    }
    let mut out = Vec::new();
    for entry in entries {
        let group = entry.name.clone();
        if entry.children.is_empty() {
            out.push(flat(entry, None, uri, &mut ruler));
            continue;
        }
        for child in entry.children {
            out.push(flat(child, Some(group.clone()), uri, &mut ruler));
        }
    }
    DocumentSymbolResponse::Flat(out)
}

fn symbol(entry: Entry, ruler: &mut Ruler) -> DocumentSymbol {
    let range = ruler.range(entry.whole);
    let selection_range = ruler.range(entry.name_span);
    let children: Vec<DocumentSymbol> = entry
        .children
        .into_iter()
        .map(|e| symbol(e, ruler))
        .collect();
    #[allow(deprecated)]
    DocumentSymbol {
        name: entry.name,
        detail: entry.detail,
        kind: entry.kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}

fn flat(
    entry: Entry,
    container_name: Option<String>,
    uri: &Uri,
    ruler: &mut Ruler,
) -> SymbolInformation {
    let location = Location::new(uri.clone(), ruler.range(entry.name_span));
    information(entry.name, entry.kind, location, container_name)
}

/// A symbol without levels.
pub(super) fn information(
    name: String,
    kind: SymbolKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    #[allow(deprecated)]
    SymbolInformation {
        name,
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name,
    }
}

fn outline(analysed: &Analysed) -> Vec<Entry> {
    let text = &analysed.content;
    let say = |message: &Message| messages::text(analysed.locale, message);
    let mut out = Vec::new();
    let mut paragraphs: Vec<Bytes<usize>> = analysed.analysis.paragraphs().collect();
    if let Some(title) = paragraphs.first().and_then(|first| title(text, first)) {
        let whole = title.end >= paragraphs[0].end;
        out.push(Entry {
            name: shown(&text[title.clone()]),
            detail: Some(say(&Message::new("symbols-title"))),
            kind: SymbolKind::STRING,
            name_span: title.clone(),
            whole: title.clone(),
            children: Vec::new(),
        });
        // What stands below the title in the same paragraph is the first of the others.
        match whole {
            true => drop(paragraphs.remove(0)),
            false => paragraphs[0].start = title.end,
        }
    }
    let pieces: Vec<Entry> = paragraphs
        .into_iter()
        .filter_map(|p| paragraph(text, p))
        .collect();
    out.extend(group(say(&Message::new("symbols-paragraphs")), pieces));
    let mut groups = GROUPS.map(|_| Vec::new());
    for (mention, count) in named(analysed) {
        let gloss = messages::gloss(analysed.locale, &mention.entity.gloss);
        let detail = Message::new("symbol-count")
            .with("gloss", gloss)
            .with("count", count.to_string());
        let entry = Entry {
            name: mention.entity.name().to_owned(),
            detail: Some(say(&detail).trim().to_owned()),
            kind: kind_of(mention.entity.kind).0,
            whole: mention.whole.clone(),
            name_span: mention.name.clone(),
            children: Vec::new(),
        };
        let is_it = |(kind, _): &(Kind, &str)| *kind == mention.entity.kind;
        if let Some(n) = GROUPS.iter().position(is_it) {
            groups[n].push(entry);
        }
    }
    for ((_, key), entries) in GROUPS.iter().zip(groups) {
        out.extend(group(say(&Message::new(key)), entries));
    }
    out
}

/// The first mention of each thing that the text names, and how often it does.
pub(super) fn named(analysed: &Analysed) -> Vec<(Mention, usize)> {
    let mut out: Vec<(Mention, usize)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for mention in analysed.analysis.mentions() {
        match known.get(&*mention.entity.id) {
            Some(n) => out[*n].1 += 1,
            None => {
                known.insert(mention.entity.id.to_string(), out.len());
                out.push((mention, 1));
            }
        }
    }
    out
}

/// Entries under a heading that reaches from the first to the last of them.
fn group(name: String, children: Vec<Entry>) -> Option<Entry> {
    let start = children.iter().map(|e| e.whole.start).min()?;
    let end = children.iter().map(|e| e.whole.end).max()?;
    Some(Entry {
        name,
        detail: Some(children.len().to_string()),
        kind: SymbolKind::ARRAY,
        whole: start..end,
        name_span: start..start,
        children,
    })
}

/// The first line, if it looks like a title: short, and not all of the text.
fn title(text: &str, first: &Bytes<usize>) -> Option<Bytes<usize>> {
    let line = text[first.clone()].lines().next()?.trim_end_matches('\r');
    let line = line.split('\r').next()?;
    let more = !text[first.start + line.len()..].trim().is_empty();
    let ended = line.trim_end().ends_with(['.', '،', ':', '؛']);
    let short = !line.trim().is_empty() && line.len() <= LONGEST_TITLE;
    (more && short && !ended).then(|| first.start..first.start + line.len())
}

fn paragraph(text: &str, span: Bytes<usize>) -> Option<Entry> {
    let own = &text[span.clone()];
    let start = span.start + own.len() - own.trim_start().len();
    let first = own.trim_start().split(['\n', '\r']).next()?;
    (!first.is_empty()).then(|| Entry {
        name: shown(first),
        detail: None,
        kind: SymbolKind::STRING,
        name_span: start..start + first.len(),
        whole: start..span.end.max(start + first.len()),
        children: Vec::new(),
    })
}

/// The beginning of `text`.
fn shown(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((at, _)) => {
            let cut = text[..at].rfind(' ').unwrap_or(at);
            format!("{}…", &text[..cut])
        }
    }
}
