//! What the editor can ask for, one feature a file.

pub(super) mod add_name;
pub(super) mod change_text;
pub(super) mod code_action;
mod command;
pub(super) mod completion;
pub(super) mod configuration;
pub(super) mod definition;
pub(super) mod diagnostics;
pub(super) mod document_highlight;
pub(super) mod document_link;
pub(super) mod document_symbol;
pub(super) mod explain_rule;
pub(super) mod formatting;
pub(super) mod hover;
pub(super) mod ignore;
pub(super) mod names_of_document;
pub(super) mod on_type_formatting;
pub(super) mod references;
pub(super) mod rename;
pub(super) mod rewrite;
pub(super) mod semantic_tokens;
pub(super) mod status;
pub(super) mod workspace_report;
pub(super) mod workspace_symbol;
