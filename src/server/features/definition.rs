//! Where a name comes from: the record of the house, else the place where the text names it first.

use tower_lsp::ls_types::{Location, Position, Range, Uri};

use crate::entities::Origin;
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The definition of the name at `position` of the text `uri`.
pub(in crate::server) fn definition(
    analysed: &Analysed,
    uri: &Uri,
    position: Position,
    encoding: Encoding,
) -> Option<Location> {
    let text = &analysed.snapshot.text;
    let offset = convert::offset(text, position, encoding);
    let here = analysed.analysis.mention_at(offset)?;
    if let Origin::House { file, line } = &here.entity.origin
        && let Some(uri) = Uri::from_file_path(file)
    {
        return Some(Location::new(uri, line_of(*line)));
    }
    let first = analysed
        .analysis
        .mentions_of(&here.entity.id)
        .into_iter()
        .next()?;
    let range = convert::range(text, &first.name, encoding);
    Some(Location::new(uri.clone(), range))
}

/// The beginning of line `line`, from 1.
pub(super) fn line_of(line: u32) -> Range {
    let start = Position::new(line.saturating_sub(1), 0);
    Range::new(start, start)
}
