//! All mentions, in one text, of what is under the cursor.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, Position};

use crate::server::convert::{self, Ruler};
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The mentions of what has a name at `position`.
pub(in crate::server) fn highlights(
    analysed: &Analysed,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<DocumentHighlight>> {
    let offset = convert::offset(&analysed.snapshot.text, position, encoding);
    let here = analysed.analysis.mention_at(offset)?;
    let mut ruler = Ruler::new(&analysed.content, encoding);
    let mentions = analysed.analysis.mentions_of(&here.entity.id);
    let highlight = |mention: crate::entities::Mention| DocumentHighlight {
        range: ruler.range(mention.whole),
        kind: Some(DocumentHighlightKind::TEXT),
    };
    Some(mentions.into_iter().map(highlight).collect())
}
