//! What the editor can ask for, one feature a file.

pub(super) mod add_name;
pub(super) mod code_action;
mod command;
pub(super) mod configuration;
pub(super) mod diagnostics;
pub(super) mod document_link;
pub(super) mod hover;
pub(super) mod ignore;
