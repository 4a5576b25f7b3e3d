//! Annotations of GitHub Actions.

use super::Place;
use crate::config::Severity;
use crate::rules::Finding;
use crate::text::Encoding;

/// One finding as a workflow command. Lines and columns count from 1, columns in characters.
pub fn finding(place: &Place, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    };
    let start = place.index.position(finding.span.start, Encoding::Utf32);
    let end = place.index.position(finding.span.end, Encoding::Utf32);
    format!(
        "::{level} file={},line={},endLine={},col={},endColumn={},title={}::{}",
        property(&place.path()),
        start.line + 1,
        end.line + 1,
        start.column + 1,
        end.column + 1,
        finding.rule,
        data(&place.message(finding)),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
