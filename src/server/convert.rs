//! Between our types and those of the protocol.

use std::collections::HashMap;
use std::ops::Range as Bytes;

use tower_lsp::ls_types::{
    DiagnosticSeverity, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    Position as LspPosition, PositionEncodingKind, Range, TextDocumentEdit, TextEdit, Uri,
    WorkspaceEdit,
};

use super::documents::Snapshot;
use crate::config::Severity;
use crate::text::{Edit, Encoding, Position, Text};

/// The position encoding for a client that offers `offered`.
pub(super) fn encoding(offered: Option<&[PositionEncodingKind]>) -> Encoding {
    let offers = |kind| offered.is_some_and(|kinds| kinds.contains(&kind));
    if offers(PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offers(PositionEncodingKind::UTF16) || !offers(PositionEncodingKind::UTF32) {
        Encoding::Utf16
    } else {
        Encoding::Utf32
    }
}

/// The protocol's name of `encoding`.
pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The byte offset of `position`.
pub(super) fn offset(text: &Text, position: LspPosition, encoding: Encoding) -> usize {
    let position = Position {
        line: position.line,
        column: position.character,
    };
    text.offset(position, encoding)
}

/// The bytes of `range`, turned round if need be.
pub(super) fn bytes(text: &Text, range: Range, encoding: Encoding) -> Bytes<usize> {
    let start = offset(text, range.start, encoding);
    let end = offset(text, range.end, encoding);
    start.min(end)..start.max(end)
}

/// The protocol's range of `bytes`.
pub(super) fn range(text: &Text, bytes: &Bytes<usize>, encoding: Encoding) -> Range {
    let position = |offset| {
        let position = text.position(offset, encoding);
        LspPosition::new(position.line, position.column)
    };
    Range::new(position(bytes.start), position(bytes.end))
}

/// Finds the positions of offsets that mostly grow, in one pass over the text.
pub(super) struct Ruler<'t> {
    text: &'t str,
    encoding: Encoding,
    at: usize,
    position: LspPosition,
}

impl<'t> Ruler<'t> {
    pub(super) fn new(text: &'t str, encoding: Encoding) -> Self {
        Self {
            text,
            encoding,
            at: 0,
            position: LspPosition::new(0, 0),
        }
    }

    /// The range of `bytes`; the next one is found fastest if it does not start before this one.
    pub(super) fn range(&mut self, bytes: Bytes<usize>) -> Range {
        if bytes.start < self.at {
            *self = Self::new(self.text, self.encoding);
        }
        self.position = self.position_of(bytes.start);
        self.at = bytes.start;
        Range::new(self.position, self.position_of(bytes.end))
    }

    /// The position of `offset`, which is not before the place reached.
    fn position_of(&self, offset: usize) -> LspPosition {
        let bytes = self.text.as_bytes();
        let mut position = self.position;
        for at in self.at..offset.min(bytes.len()) {
            let byte = bytes[at];
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                position.line += 1;
                position.character = 0;
                continue;
            }
            // A continuation byte belongs to the character before.
            let starts = u32::from(byte & 0xc0 != 0x80);
            position.character += match self.encoding {
                Encoding::Utf8 => 1,
                Encoding::Utf16 => starts + u32::from(byte >= 0xf0),
                Encoding::Utf32 => starts,
            };
        }
        position
    }
}

/// The protocol's form of `edit`.
pub(super) fn text_edit(text: &Text, edit: &Edit, encoding: Encoding) -> TextEdit {
    TextEdit::new(range(text, &edit.range(), encoding), edit.text.to_string())
}

/// The edits of the text `snapshot`, which is `uri`; with its version if `versioned`.
pub(super) fn workspace_edit(
    snapshot: &Snapshot,
    uri: &Uri,
    edits: &[Edit],
    encoding: Encoding,
    versioned: bool,
) -> WorkspaceEdit {
    let edits = edits
        .iter()
        .map(|edit| text_edit(&snapshot.text, edit, encoding));
    if !versioned {
        let edits: Vec<TextEdit> = edits.collect();
        return WorkspaceEdit {
            changes: Some(HashMap::from([(uri.clone(), edits)])),
            ..WorkspaceEdit::default()
        };
    }
    let version = snapshot.version;
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier::new(uri.clone(), version),
        edits: edits.map(OneOf::Left).collect(),
    };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edit])),
        ..WorkspaceEdit::default()
    }
}

/// The protocol's form of `severity`.
pub(super) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ruler_measures_like_the_rope() {
        let content = "😀 کوردی\r\nä\r\rx\u{2028}\n🏳️‍🌈،\n";
        let text = Text::new(content);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let mut ruler = Ruler::new(content, encoding);
            let ends = content.char_indices().map(|(i, _)| i);
            let ends: Vec<usize> = ends.chain([content.len()]).collect();
            for (n, start) in ends.iter().enumerate() {
                for end in &ends[n..] {
                    let bytes = *start..*end;
                    assert_eq!(ruler.range(bytes.clone()), range(&text, &bytes, encoding));
                }
            }
            assert_eq!(ruler.range(0..4), range(&text, &(0..4), encoding));
        }
    }
}
