//! The JSON of `rastnus check`.

use serde_json::{Value, json};

use super::{Place, severity_name};
use crate::messages;
use crate::rules::{Certainty, Finding};

/// One finding.
pub fn finding(place: &Place, finding: &Finding) -> Value {
    let bytes = |start, end| json!([place.byte(start), place.byte(end)]);
    let position = |offset| {
        let p = place.utf16(offset);
        json!({"line": p.line, "character": p.column})
    };
    let fix = finding.fixes.first().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|e| json!({"bytes": bytes(e.start, e.end), "text": e.text}))
            .collect();
        json!({
            "safe": fix.certainty == Certainty::Safe,
            "title": messages::text(place.locale, &fix.title),
            "edits": edits,
        })
    });
    json!({
        "path": place.path(),
        "code": finding.rule,
        "severity": severity_name(finding.severity),
        "message": place.message(finding),
        "range": {"start": position(finding.span.start), "end": position(finding.span.end)},
        "bytes": bytes(finding.span.start, finding.span.end),
        "fix": fix,
    })
}
