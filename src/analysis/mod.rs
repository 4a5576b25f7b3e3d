//! One paragraph, and one document, put together from the layers below.

mod analyzer;
mod broken;
mod completion;
mod document;
mod findings;
mod hints;
mod ignoring;
mod lookup;
mod mending;
mod names;
mod normalize;
mod pieces;
mod renaming;
mod rewriting;
mod selection;
mod sequence;
mod subject;
mod typing;

pub use analyzer::{Analyzer, Source};
pub use completion::Proposal;
pub use document::{Analysis, Found, Handle, Link};
pub use hints::{Aside, Hint};
pub use lookup::Figure;
pub use normalize::{Normal, Scope, normal, normalize, normalize_within};
pub use pieces::{LongNormal, Refused, normal_in_pieces};
pub use renaming::{Refusal, Renamable, Renaming};
pub use rewriting::{Digits, Font, QuoteMarks, Rewriting, Script};
pub use subject::{Matter, NameCard, Subject, suspicious};
pub use typing::{KEYS, typed};
