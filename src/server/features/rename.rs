//! Another name in the place of one, in all forms that this text and the others of the workspace have
//! of it.

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position,
    PrepareRenameResponse, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::analysis::{Refusal, Renaming};
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

/// What it takes to give what is named at `position` the name `new`.
pub(in crate::server) fn wanted(
    analysed: &Analysed,
    (position, new): (Position, &str),
    encoding: Encoding,
) -> Result<Renaming> {
    let offset = convert::offset(&analysed.snapshot.text, position, encoding);
    let found = analysed.analysis.renaming(&analysed.content, offset, new);
    found.map_err(|why| refused(analysed.locale, &why))
}

/// The edits of all texts that have the name.
pub(in crate::server) struct Edits {
    encoding: Encoding,
    /// Each text with its version, if it is open, and what is changed in it.
    texts: Vec<(Uri, Option<i32>, Vec<TextEdit>)>,
}

impl Edits {
    pub(in crate::server) fn new(encoding: Encoding) -> Self {
        let texts = Vec::new();
        Self { encoding, texts }
    }

    /// Adds those of the open text `uri`.
    pub(in crate::server) fn open(&mut self, analysed: &Analysed, uri: &Uri, wanted: &Renaming) {
        let snapshot = &analysed.snapshot;
        let edits = analysed.analysis.renamed(&analysed.content, wanted);
        let edits = edits
            .iter()
            .map(|edit| convert::text_edit(&snapshot.text, edit, self.encoding));
        self.add(uri.clone(), Some(snapshot.version), edits.collect());
    }

    /// Adds those of texts that are not open, as they are on the disk.
    pub(in crate::server) fn closed(&mut self, files: Vec<(Uri, Vec<TextEdit>)>) {
        for (uri, edits) in files {
            self.add(uri, None, edits);
        }
    }

    fn add(&mut self, uri: Uri, version: Option<i32>, edits: Vec<TextEdit>) {
        if !edits.is_empty() {
            self.texts.push((uri, version, edits));
        }
    }

    /// All of them; with the versions of the texts if `versioned`.
    pub(in crate::server) fn done(self, versioned: bool) -> WorkspaceEdit {
        if !versioned {
            let changes = self.texts.into_iter().map(|(uri, _, edits)| (uri, edits));
            return WorkspaceEdit {
                changes: Some(changes.collect()),
                ..WorkspaceEdit::default()
            };
        }
        let edit = |(uri, version, edits): (Uri, Option<i32>, Vec<TextEdit>)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        };
        let changes = self.texts.into_iter().map(edit).collect();
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(changes)),
            ..WorkspaceEdit::default()
        }
    }
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
