//! The page of a rule, for a plugin to show.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::ExecuteCommandParams;

use super::command::Refusal;
use crate::rules::Rule;
use crate::server::session::Session;

/// Gives the page of a rule.
pub(in crate::server) const COMMAND: &str = "rastnus.explainRule";

#[derive(Debug, Deserialize)]
struct Argument {
    rule: String,
}

/// The page that the command asks for.
pub(in crate::server) fn execute(
    session: &Session,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let refusal = Refusal::of(session);
    let argument = params.arguments.into_iter().next().unwrap_or_default();
    let Argument { rule } =
        serde_json::from_value(argument).map_err(|e| refusal.misshapen(e.to_string()))?;
    match Rule::named(&rule) {
        Some(found) => Ok(Some(json!({"rule": rule, "markdown": found.page}))),
        None => Err(refusal.misshapen(rule)),
    }
}
