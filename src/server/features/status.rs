//! What there is to say of a text in a status bar.

use serde::Serialize;

use crate::config::{Profile, Severity};
use crate::server::worker::Analysed;

/// Gives the state of a text.
pub(in crate::server) const COMMAND: &str = "rastnus.status";

#[derive(Debug, Serialize)]
pub(in crate::server) struct Status {
    uri: String,
    version: i32,
    language: Option<&'static str>,
    counts: Counts,
    profile: Profile,
    server: &'static str,
}

/// How much there is of each severity.
#[derive(Debug, Default, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    information: usize,
    hint: usize,
}

/// The state of the text `uri`.
pub(in crate::server) fn status(analysed: &Analysed, uri: &str) -> Status {
    let mut counts = Counts::default();
    for (_, finding) in analysed.analysis.findings_in_place() {
        *match finding.severity {
            Severity::Error => &mut counts.error,
            Severity::Warning => &mut counts.warning,
            Severity::Info => &mut counts.information,
            Severity::Hint => &mut counts.hint,
        } += 1;
    }
    Status {
        uri: uri.to_owned(),
        version: analysed.snapshot.version,
        language: analysed.analysis.language_tag(),
        counts,
        profile: analysed.settings.style.profile,
        server: env!("CARGO_PKG_VERSION"),
    }
}
