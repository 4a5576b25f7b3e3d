//! One paragraph, and one document, put together from the layers below.

mod document;
mod ignoring;
mod lookup;
mod names;
mod normalize;
mod subject;

pub use document::{Analysis, Analyzer, Handle, Link};
pub use normalize::{Scope, normalize};
pub use subject::{Matter, NameCard, Subject, suspicious};
