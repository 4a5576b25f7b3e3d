//! What the editor can ask for, one feature a file.

pub(super) mod code_action;
pub(super) mod configuration;
pub(super) mod diagnostics;
pub(super) mod document_link;
pub(super) mod hover;
pub(super) mod ignore;
