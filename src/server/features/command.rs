//! What the commands have in common: how they are refused, and which file they are about.

use std::path::PathBuf;

use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::ls_types::Uri;

use crate::messages::{self, Locale};
use crate::rules::Message;
use crate::server::documents::Name;
use crate::server::session::Session;

/// The language in which commands are refused.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refusal(Locale);

impl Refusal {
    pub(super) fn of(session: &Session) -> Self {
        Self(session.locale())
    }

    /// The command came without what it needs.
    pub(super) fn misshapen(self, detail: String) -> Error {
        let message = Message::new("command-arguments").with("detail", detail);
        // The numbers are those of the protocol: invalid parameters, a text that changed, a request
        // that failed.
        error(-32602, messages::text(self.0, &message))
    }

    /// The command could not be done.
    pub(super) fn failed(self, message: &Message) -> Error {
        self.failed_with(messages::text(self.0, message))
    }

    /// The command is for a text that is another one by now.
    pub(super) fn stale(self, message: &Message) -> Error {
        error(-32801, messages::text(self.0, message))
    }

    /// The command could not be done, for the reason `text`.
    pub(super) fn failed_with(self, text: String) -> Error {
        error(-32803, text)
    }
}

fn error(code: i64, text: String) -> Error {
    Error {
        code: ErrorCode::from(code),
        message: text.into(),
        data: None,
    }
}

/// The file `uri`, and the open folder that it is in; refused with the message `no_folder` if it is in
/// none.
pub(super) fn file_of(
    session: &Session,
    uri: &Uri,
    no_folder: &'static str,
) -> Result<(PathBuf, PathBuf), Error> {
    let refusal = Refusal::of(session);
    let (uri, own) = (uri.clone(), session.uris.own(uri));
    let Some(path) = (Name { uri, own }).path() else {
        return Err(refusal.failed(&Message::new("ignore-no-file")));
    };
    match session.settings.workspace_folder(&path) {
        Some(root) => Ok((path, root)),
        None => {
            let file = path.display().to_string();
            Err(refusal.failed(&Message::new(no_folder).with("file", file)))
        }
    }
}
