//! Another name in the place of one, in all forms that the text has of it.

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{Position, PrepareRenameResponse, Uri, WorkspaceEdit};

use crate::analysis::Refusal;
use crate::messages::{self, Locale};
use crate::rules::Message;
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The protocol's code for a request that is well-formed and cannot be fulfilled.
const REQUEST_FAILED: i64 = -32803;

/// The name at `position`, if it can be changed.
pub(in crate::server) fn prepare(
    analysed: &Analysed,
    position: Position,
    encoding: Encoding,
) -> Result<PrepareRenameResponse> {
    let text = &analysed.snapshot.text;
    let offset = convert::offset(text, position, encoding);
    let found = analysed.analysis.renamable(&analysed.content, offset);
    let name = found.map_err(|why| refused(analysed.locale, &why))?;
    Ok(PrepareRenameResponse::RangeWithPlaceholder {
        range: convert::range(text, &name.range, encoding),
        placeholder: name.name,
    })
}

/// The edits of the text `uri` that give what is named at `position` the name `new`.
pub(in crate::server) fn rename(
    analysed: &Analysed,
    uri: &Uri,
    (position, new): (Position, &str),
    encoding: Encoding,
    versioned: bool,
) -> Result<WorkspaceEdit> {
    let offset = convert::offset(&analysed.snapshot.text, position, encoding);
    let found = analysed.analysis.renaming(&analysed.content, offset, new);
    let edits = found.map_err(|why| refused(analysed.locale, &why))?;
    Ok(convert::workspace_edit(
        &analysed.snapshot,
        uri,
        &edits,
        encoding,
        versioned,
    ))
}

/// Tells why nothing is renamed.
fn refused(locale: Locale, why: &Refusal) -> Error {
    let message = match why {
        Refusal::Nothing => Message::new("rename-nothing"),
        Refusal::Ambiguous(name) => Message::new("rename-ambiguous").with("name", name),
        Refusal::Invalid(name) => Message::new("rename-invalid").with("name", name),
    };
    Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: messages::text(locale, &message).into(),
        data: None,
    }
}
