//! One paragraph, and one document, put together from the layers below.

mod document;
mod ignoring;
mod normalize;

pub use document::{Analysis, Analyzer, Link};
pub use normalize::{Normal, Scope, normal, normalize};
