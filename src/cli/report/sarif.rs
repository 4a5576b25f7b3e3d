//! SARIF 2.1.0.

use serde_json::{Value, json};

use super::Place;
use crate::config::Severity;
use crate::rules::{ALL, Finding};

/// One finding as a result. Lines and columns count from 1, columns in UTF-16 code units.
pub fn finding(place: &Place, finding: &Finding) -> Value {
    let (start, end) = (
        place.utf16(finding.span.start),
        place.utf16(finding.span.end),
    );
    json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": place.message(finding)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": place.path()},
            "region": {
                "startLine": start.line + 1,
                "startColumn": start.column + 1,
                "endLine": end.line + 1,
                "endColumn": end.column + 1,
            },
        }}],
    })
}

/// What stands before the results in the report, and behind them.
pub fn ends() -> (String, String) {
    let rules: Vec<Value> = ALL
        .iter()
        .map(|r| json!({"id": r.code, "defaultConfiguration": {"level": level(r.severity)}}))
        .collect();
    let report = json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": {"driver": {
                "name": "rastnus",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "results": [],
        }],
    });
    let report = serde_json::to_string_pretty(&report).unwrap_or_default();
    let (before, behind) = report.split_once("[]").unwrap_or_default();
    (format!("{before}["), format!("]{behind}"))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}
