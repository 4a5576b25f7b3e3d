//! Adding a name to the names of the house: the entries of the menu, and the command behind them.

use std::io;
use std::ops::Range as Bytes;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{CodeAction, CodeActionKind, Command, ExecuteCommandParams, Uri};

use super::command::{Refusal, file_of};
use crate::config::{ConfigError, NameGloss, NameKind, NameRecord};
use crate::entities::{Kind, Origin, name_to_add};
use crate::messages::{self, kind_key};
use crate::rules::Message;
use crate::server::session::Session;
use crate::server::worker::Analysed;

/// Adds a name.
pub(in crate::server) const COMMAND: &str = "rastnus.addName";

/// The kinds that the menu offers; the others are few and can be set in the file.
const OFFERED: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organization];

/// What the command is about. What is left out can be written into the file.
#[derive(Debug, Deserialize)]
struct Argument {
    uri: Uri,
    kind: NameKind,
    name: String,
    #[serde(default)]
    kurmanji: Vec<String>,
    #[serde(default)]
    english: Vec<String>,
    #[serde(default)]
    gloss: NameGloss,
}

/// The entries that add the name at `wanted`: what is selected, or else a person whom only the text
/// knows.
pub(super) fn actions(analysed: &Analysed, uri: &Uri, wanted: &Bytes<usize>) -> Vec<CodeAction> {
    let analysis = &analysed.analysis;
    let found = analysis.mention_at(wanted.start);
    let found = found.filter(|m| m.entity.origin == Origin::Text);
    let selected = match &found {
        Some(mention) if wanted.is_empty() => mention.entity.name(),
        _ => analysed.content.get(wanted.clone()).unwrap_or_default(),
    };
    let Some(name) = name_to_add(selected, analysis.gazetteer()) else {
        return Vec::new();
    };
    let kinds = OFFERED.iter().filter(|kind| {
        let known = found.as_ref().filter(|_| wanted.is_empty());
        known.is_none_or(|m| m.entity.kind == **kind)
    });
    let action = |kind: &Kind| {
        let shown = messages::text(analysed.locale, &Message::new(kind_key(*kind)));
        let message = Message::new("add-name")
            .with("name", &name)
            .with("kind", shown);
        let title = messages::text(analysed.locale, &message);
        CodeAction {
            title: title.clone(),
            kind: Some(CodeActionKind::REFACTOR),
            command: Some(Command {
                title,
                command: COMMAND.to_owned(),
                arguments: Some(vec![json!({"uri": uri, "kind": kind.name(), "name": name})]),
            }),
            ..CodeAction::default()
        }
    };
    kinds.map(action).collect()
}

/// Writes the record that the command asks for.
pub(in crate::server) async fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let refusal = Refusal::of(session);
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    let argument: Argument =
        serde_json::from_value(argument).map_err(|e| refusal.misshapen(e.to_string()))?;
    if argument.name.trim().is_empty() {
        return Err(refusal.misshapen(argument.name));
    }
    let (path, root) = file_of(session, &argument.uri, "add-name-no-folder")?;
    let folder = path.parent().unwrap_or(&root).to_owned();
    let record = NameRecord {
        id: None,
        kind: argument.kind,
        names: vec![argument.name],
        nisba: Vec::new(),
        kurmanji: argument.kurmanji,
        english: argument.english,
        gloss: argument.gloss,
        source: String::new(),
        ambiguous: false,
        line: 0,
        file: None,
    };
    let writer = Arc::clone(session);
    let write = move || writer.settings.add_name(&folder, &root, &record);
    let written = tokio::task::spawn_blocking(write).await;
    let failed = |e| ConfigError::Unreadable {
        path: path.clone(),
        reason: e,
    };
    written
        .map_err(|e| failed(io::Error::other(e).to_string()))
        .flatten()
        .map_err(|error| {
            let file = error.file().unwrap_or(&path).display().to_string();
            refusal.failed_with(messages::config_error(session.locale(), &file, &error))
        })?;
    session.settings.touch();
    session.refresh();
    Ok(None)
}
