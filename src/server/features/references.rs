//! All mentions of what is under the cursor: in this text, the other open ones, and the workspace.

use tower_lsp::ls_types::{Location, Uri};

use crate::entities::Origin;
use crate::server::convert::Ruler;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The mentions in one open text of what has the id `id`.
pub(in crate::server) fn in_open(
    analysed: &Analysed,
    uri: &Uri,
    id: &str,
    encoding: Encoding,
) -> Vec<Location> {
    let mut ruler = Ruler::new(&analysed.content, encoding);
    let mentions = analysed.analysis.mentions_of(id);
    let location = |m: crate::entities::Mention| Location::new(uri.clone(), ruler.range(m.whole));
    mentions.into_iter().map(location).collect()
}

/// The record of the house that defines what is named.
pub(in crate::server) fn declaration(origin: &Origin) -> Option<Location> {
    match origin {
        Origin::House { file, line } => Some(Location::new(
            Uri::from_file_path(file)?,
            super::definition::line_of(*line),
        )),
        Origin::BuiltIn | Origin::Text => None,
    }
}
