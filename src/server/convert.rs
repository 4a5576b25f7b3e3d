//! Between our types and those of the protocol.

use std::ops::Range as Bytes;

use tower_lsp::ls_types::{
    DiagnosticSeverity, Position as LspPosition, PositionEncodingKind, Range, TextEdit,
};

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

/// The protocol's form of `edit`.
pub(super) fn text_edit(text: &Text, edit: &Edit, encoding: Encoding) -> TextEdit {
    TextEdit::new(range(text, &edit.range(), encoding), edit.text.clone())
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
