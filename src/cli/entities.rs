//! `rastnus entities`

use std::io::{self, Write};

use serde_json::{Value, json};

use super::CLEAN;
use super::arguments::{Entities, EntitiesFormat, Using};
use super::failure::Failure;
use super::files::{Configs, Source, load};
use super::report;
use crate::analysis::Analysis;
use crate::entities::Mention;
use crate::messages::{self, Locale, kind_key};
use crate::rules::Message;
use crate::text::{Encoding, LineIndex};

/// Lists the names of a text.
pub fn run(args: &Entities, locale: Locale) -> Result<u8, Failure> {
    let source = load(&args.path, &mut Configs::new(&Using::default(), locale)?)?;
    let locale = report::locale(&source.settings, locale);
    let analysis = Analysis::of(source.document(), &source.settings);
    // Names of languages and months are for the hover card; they are no entities of the article.
    let mentions = analysis.mentions().filter(|m| m.entity.kind.is_listed());
    let index = LineIndex::new(&source.text);
    let out = match args.format {
        EntitiesFormat::Json => {
            let items: Vec<Value> = mentions.map(|m| item(&source, &index, &m)).collect();
            serde_json::to_string_pretty(&items).unwrap_or_default()
        }
        EntitiesFormat::Human => mentions
            .map(|m| line(&source, &index, &m, locale))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    if !out.is_empty() {
        writeln!(io::stdout().lock(), "{out}").map_err(Failure::Output)?;
    }
    Ok(CLEAN)
}

fn item(source: &Source, index: &LineIndex, mention: &Mention) -> Value {
    let position = |offset| {
        let p = index.position(offset, Encoding::Utf16);
        json!({"line": p.line, "character": p.column})
    };
    json!({
        "text": &source.text[mention.name.clone()],
        "kind": mention.entity.kind.name(),
        "id": mention.entity.id,
        "latin": mention.entity.kurmanji.first(),
        "bytes": [mention.name.start + source.bom, mention.name.end + source.bom],
        "range": {"start": position(mention.name.start), "end": position(mention.name.end)},
    })
}

/// Line and column (from 1, in characters), the form in the text, what it is.
fn line(source: &Source, index: &LineIndex, mention: &Mention, locale: Locale) -> String {
    let start = index.position(mention.whole.start, Encoding::Utf32);
    let kind = messages::text(locale, &Message::new(kind_key(mention.entity.kind)));
    format!(
        "{}:{}\t{}\t{kind}\t{}",
        start.line + 1,
        start.column + 1,
        &source.text[mention.whole.clone()],
        mention.entity.latin(),
    )
}
