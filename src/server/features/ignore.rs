//! Dismissing a finding: the two last entries of its menu, and the commands behind them.

use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, Command, Diagnostic, ExecuteCommandParams, Uri,
};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::command::{Refusal, file_of};
use crate::config::{self, Dismissed, IGNORE_FILE};
use crate::messages;
use crate::rules::{Message, Rule};
use crate::server::session::Session;
use crate::server::worker::Analysed;

/// Dismisses a finding in its text.
const HERE: &str = "rastnus.ignoreHere";
/// Dismisses a finding in all texts.
const EVERYWHERE: &str = "rastnus.ignoreEverywhere";

/// The commands that there are.
pub(in crate::server) fn commands() -> Vec<String> {
    vec![HERE.to_owned(), EVERYWHERE.to_owned()]
}

/// What a command is about.
#[derive(Debug, Deserialize)]
struct Argument {
    uri: Uri,
    rule: String,
    text: String,
}

/// The entries that dismiss what `rule` finds in `text`, the text of the findings `linked`.
pub(super) fn actions(
    analysed: &Analysed,
    uri: &Uri,
    rule: &str,
    text: &str,
    linked: &[Diagnostic],
) -> [CodeAction; 2] {
    let keys = if is_visible(text) {
        ["ignore-here", "ignore-everywhere"]
    } else {
        ["ignore-this-here", "ignore-this-everywhere"]
    };
    let action = |key, command: &str| {
        let message = Message::new(key).with("text", shortened(text));
        let title = messages::text(analysed.locale, &message);
        CodeAction {
            title: title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(linked.to_vec()),
            command: Some(Command {
                title,
                command: command.to_owned(),
                arguments: Some(vec![json!({"uri": uri, "rule": rule, "text": text})]),
            }),
            ..CodeAction::default()
        }
    };
    [action(keys[0], HERE), action(keys[1], EVERYWHERE)]
}

fn is_visible(text: &str) -> bool {
    let shows = |c: char| c.general_category_group() != GeneralCategoryGroup::Other;
    text.chars().any(|c| !c.is_whitespace() && shows(c))
}

/// `text` on one line and not too long for a menu.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let line: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Does what a command asks for.
pub(in crate::server) async fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let refusal = Refusal::of(session);
    let here = match params.command.as_str() {
        HERE => true,
        EVERYWHERE => false,
        other => return Err(refusal.misshapen(other.to_owned())),
    };
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    let Argument { uri, rule, text } =
        serde_json::from_value(argument).map_err(|e| refusal.misshapen(e.to_string()))?;
    if Rule::named(&rule).is_none() || text.is_empty() {
        return Err(refusal.misshapen(rule));
    }
    let (path, root) = file_of(session, &uri, "ignore-no-folder")?;
    let parent = path.parent().unwrap_or(&root);
    let folder = config::ignore_folder(parent).unwrap_or(root);
    let dismissed = Dismissed {
        rule,
        text,
        path: here.then(|| config::relative(&folder, &path)).flatten(),
    };
    if here && dismissed.path.is_none() {
        // A name that is not Unicode cannot stand in the list.
        let file = path.display().to_string();
        return Err(refusal.failed(&Message::new("ignore-no-folder").with("file", file)));
    }
    dismiss(session, &refusal, &folder, vec![dismissed]).await?;
    Ok(None)
}

/// Adds `dismissed` to the list in `folder`, and has all texts judged by it.
pub(super) async fn dismiss(
    session: &Arc<Session>,
    refusal: &Refusal,
    folder: &Path,
    dismissed: Vec<Dismissed>,
) -> Result<()> {
    let list = folder.join(IGNORE_FILE);
    let (writer, file) = (Arc::clone(session), list.clone());
    let write = move || {
        let mut all = dismissed.iter();
        all.try_for_each(|one| writer.settings.dismiss(&file, one))
    };
    let written = tokio::task::spawn_blocking(write).await;
    written.map_err(io::Error::other).flatten().map_err(|e| {
        let message = Message::new("ignore-unwritable").with("file", list.display().to_string());
        refusal.failed(&message.with("reason", e.to_string()))
    })?;
    session.settings.touch();
    session.refresh();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_show_what_can_be_seen() {
        assert!(is_visible("،،") && is_visible("a\u{200c}"));
        assert!(!is_visible("  ") && !is_visible("\u{200c}\u{200e}"));
        assert_eq!(shortened("a\nb"), "a b");
        assert_eq!(shortened(&"ک".repeat(50)).chars().count(), 41);
    }
}
