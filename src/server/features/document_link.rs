//! Links and addresses, the damaged ones with the target that was meant.

use std::str::FromStr;

use tower_lsp::ls_types::{DocumentLink, Uri};

use crate::server::convert;
use crate::server::transport::encoded;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The links of the text.
pub(in crate::server) fn links(analysed: &Analysed, encoding: Encoding) -> Vec<DocumentLink> {
    let link = |link: crate::analysis::Link| {
        let target = encoded(&link.target).unwrap_or(link.target);
        Some(DocumentLink {
            range: convert::range(&analysed.snapshot.text, &link.span, encoding),
            target: Some(Uri::from_str(&target).ok()?),
            tooltip: None,
            data: None,
        })
    };
    analysed.analysis.links().filter_map(link).collect()
}
