//! How much each rule finds in each text of the open folders, as a page to read.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::messages;
use crate::rules::Message;
use crate::server::session::Session;
use crate::server::worker::Analysed;
use crate::server::workspace::count;

/// Gives the report.
pub(in crate::server) const COMMAND: &str = "rastnus.workspaceReport";

/// The report of the folders that are open in `session`; `open` are the texts in the editor, with their
/// files. Reads files, so it takes its time.
pub(in crate::server) fn report(
    session: &Session,
    open: &[(Option<PathBuf>, Arc<Analysed>)],
) -> Value {
    let folders = session.settings.folders();
    let mut files: Vec<(PathBuf, BTreeMap<&'static str, usize>)> =
        session.workspace.counts(session);
    for (path, analysed) in open {
        let Some(path) = path else { continue };
        if folders.iter().any(|folder| path.starts_with(folder)) {
            files.push((path.clone(), count(&analysed.analysis)));
        }
    }
    files.sort();
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (rule, n) in files.iter().flat_map(|(_, counts)| counts) {
        let sum = rules.entry(rule).or_default();
        *sum = (sum.0 + n, sum.1 + 1);
    }
    let findings: usize = rules.values().map(|(n, _)| n).sum();
    let text = |key| messages::text(session.locale(), &Message::new(key));
    let summary = Message::new("report-summary")
        .with("findings", findings.to_string())
        .with("files", files.len().to_string());
    let mut page = format!("# {}\n\n", text("report-title"));
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{}", messages::text(session.locale(), &summary));
    if findings > 0 {
        let head = [
            text("report-rule"),
            text("report-findings"),
            text("report-files"),
        ];
        let _ = writeln!(page, "\n| {} |\n| --- | ---: | ---: |", head.join(" | "));
        let mut sorted: Vec<_> = rules.into_iter().collect();
        sorted.sort_by_key(|(rule, (n, _))| (std::cmp::Reverse(*n), *rule));
        for (rule, (n, files)) in sorted {
            let _ = writeln!(page, "| {rule} | {n} | {files} |");
        }
        let head = [
            text("report-file"),
            text("report-findings"),
            text("report-rules"),
        ];
        let _ = writeln!(page, "\n| {} |\n| --- | ---: | --- |", head.join(" | "));
        for (path, counts) in files.iter().filter(|(_, counts)| !counts.is_empty()) {
            let name = shown(path, &folders);
            let total: usize = counts.values().sum();
            let each: Vec<String> = counts
                .iter()
                .map(|(rule, n)| format!("{rule} {n}"))
                .collect();
            let _ = writeln!(page, "| {name} | {total} | {} |", each.join(", "));
        }
    }
    json!({"markdown": page, "files": files.len(), "findings": findings})
}

/// `path` as seen from the open folder that it is in, fit for a table.
fn shown(path: &Path, folders: &[PathBuf]) -> String {
    let inside = folders.iter().find_map(|f| path.strip_prefix(f).ok());
    let name = inside.unwrap_or(path).display().to_string();
    name.replace('|', "\\|").replace(['\n', '\r'], " ")
}
