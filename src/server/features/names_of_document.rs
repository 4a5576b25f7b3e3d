//! What a text names, by kinds, for a plugin to show as a tree.

use std::collections::HashMap;

use serde::Serialize;
use tower_lsp::ls_types::Range;

use super::document_symbol::GROUPS;
use crate::entities::EntityRef;
use crate::messages;
use crate::rules::Message;
use crate::server::convert::Ruler;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// Gives the names of a text.
pub(in crate::server) const COMMAND: &str = "rastnus.namesOfDocument";

#[derive(Debug, Serialize)]
pub(in crate::server) struct Names {
    uri: String,
    version: i32,
    groups: Vec<Group>,
}

/// The names of one kind.
#[derive(Debug, Serialize)]
struct Group {
    kind: &'static str,
    title: String,
    entities: Vec<Named>,
}

/// What is named, and where.
#[derive(Debug, Serialize)]
struct Named {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    latin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gloss: Option<String>,
    mentions: Vec<Place>,
}

/// A mention, with its endings.
#[derive(Debug, Serialize)]
struct Place {
    text: String,
    range: Range,
}

/// The names of the text `uri`, in the order in which it names them first.
pub(in crate::server) fn names(analysed: &Analysed, uri: &str, encoding: Encoding) -> Names {
    let mut entities: Vec<(EntityRef, Named)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut ruler = Ruler::new(&analysed.content, encoding);
    for mention in analysed.analysis.mentions() {
        let entity = mention.entity;
        let id = entity.id.to_string();
        let n = *known.entry(id.clone()).or_insert_with(|| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let named = Named {
                id,
                name: entity.name().to_owned(),
                latin: some(entity.latin()).or_else(|| some(entity.english_name())),
                gloss: some(messages::gloss(analysed.locale, &entity.gloss)),
                mentions: Vec::new(),
            };
            entities.push((entity.clone(), named));
            entities.len() - 1
        });
        entities[n].1.mentions.push(Place {
            text: analysed.content[mention.whole.clone()].to_owned(),
            range: ruler.range(mention.whole),
        });
    }
    let mut groups: Vec<Group> = GROUPS
        .into_iter()
        .map(|(kind, title)| Group {
            kind: kind.name(),
            title: messages::text(analysed.locale, &Message::new(title)),
            entities: Vec::new(),
        })
        .collect();
    for (entity, named) in entities {
        let group = GROUPS.iter().position(|(kind, _)| *kind == entity.kind);
        if let Some(group) = group {
            groups[group].entities.push(named);
        }
    }
    groups.retain(|group| !group.entities.is_empty());
    Names {
        uri: uri.to_owned(),
        version: analysed.snapshot.version,
        groups,
    }
}
