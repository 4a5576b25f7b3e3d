//! What is wrong in a `rastnus.toml`, a `.rastnus-ignore` or a names file that is open in the editor.

use std::path::Path;

use tower_lsp::ls_types::DiagnosticSeverity;

use super::diagnostics::Outgoing;
use crate::config::{self, ConfigError, FILE_NAME, HouseNames, IGNORE_FILE, IgnoreList};
use crate::entities::Gazetteer;
use crate::messages::{self, Locale};
use crate::rules::Rule;
use crate::server::convert::Ruler;
use crate::server::settings::Store;
use crate::text::{Encoding, LineIndex};

/// Whether the file `path` is one of ours, and no text. A names file can have any name.
pub(in crate::server) fn is_configuration(path: &Path, settings: &Store) -> bool {
    let name = path.file_name();
    name.is_some_and(|name| name == FILE_NAME || name == IGNORE_FILE)
        || settings.is_names_file(path)
}

/// The diagnostics for `content`, the text of the configuration file `path`.
pub(in crate::server) fn diagnostics(
    path: &Path,
    content: &str,
    locale: Locale,
    encoding: Encoding,
) -> Vec<Outgoing> {
    let rules = Rule::codes();
    let file_name = path.file_name();
    let (errors, severity) = if file_name.is_some_and(|name| name == IGNORE_FILE) {
        let errors = IgnoreList::parse(content, &rules).1;
        (errors, DiagnosticSeverity::WARNING)
    } else if file_name.is_some_and(|name| name == FILE_NAME) {
        let error = config::parse(content, &rules).err();
        (Vec::from_iter(error), DiagnosticSeverity::ERROR)
    } else {
        match config::parse_names(content, path) {
            Ok(records) => {
                let names = Gazetteer::new(&HouseNames::new(records));
                let clashes = names.clashes().into_iter().map(ConfigError::from);
                (clashes.collect(), DiagnosticSeverity::INFORMATION)
            }
            Err(errors) => (errors, DiagnosticSeverity::ERROR),
        }
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let index = LineIndex::new(content);
    let mut ruler = Ruler::new(content, encoding);
    let diagnostic = |error: &ConfigError| {
        let line = error.line().unwrap_or(1).saturating_sub(1);
        let bytes = index.line(line as usize);
        let shown = &content[bytes.clone()];
        let indent = shown.len() - shown.trim_start().len();
        let place = bytes.start + indent..bytes.start + shown.trim_end().len().max(indent);
        let message = messages::config_error(locale, &name, error);
        Outgoing::of_configuration(ruler.range(place), severity, message)
    };
    errors.iter().map(diagnostic).collect()
}
