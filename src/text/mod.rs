//! Text without language: ropes, positions, edits, kinds of text, markup and paragraphs.
//!
//! Offsets are bytes of UTF-8 unless a name says otherwise; a [`Position`] counts columns in the
//! code units of an [`Encoding`]. Line ends are `\n`, `\r\n` and `\r`, and nothing else.

mod blocks;
mod change;
mod edit;
mod format;
mod markup;
mod paragraph;
mod position;
mod rope;

pub use blocks::{Block, BlockKind, blocks};
pub use change::Change;
pub use edit::{Edit, apply, compose};
pub use format::{Document, Format};
pub use markup::{Effect, Markup, markup};
pub use paragraph::{
    ParagraphSpan, Seam, SpanKind, Window, cut_again, line_end_of, may_be_front_matter, paragraphs,
};
pub use position::{Encoding, LineIndex, Position};
pub use rope::Text;
