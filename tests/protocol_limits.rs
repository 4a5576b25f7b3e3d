//! Much of everything: documents, letters, changes.

#![allow(clippy::unwrap_used)]

mod common;

use common::Client;
use serde_json::{Value, json};

/// With one sure finding: the doubled comma.
const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوەی بەرنامەکە نووسراوە.";

fn uri(n: usize) -> String {
    format!("file:///many/{n}.txt")
}

#[test]
fn ten_thousand_documents_may_be_open() {
    let mut client = Client::start();
    let count = 10_000;
    for n in 0..count {
        client.open(&uri(n), 1, FAULTY);
    }
    client.wait("findings in all", |c| c.notifications.len() >= count);
    for n in [0, count / 2, count - 1] {
        assert_eq!(client.diagnostics(&uri(n), 1).len(), 1);
    }
    client.notifications.clear();
    client.change(
        &uri(7),
        2,
        json!([{"text": "ئەمە ڕستەیەکی کوردییە، بۆ تاقیکردنەوە."}]),
    );
    assert_eq!(client.diagnostics(&uri(7), 2), Vec::<Value>::new());
    for n in 0..count {
        client.close(&uri(n));
    }
    client.is_well();
}

#[test]
fn a_line_of_ten_megabytes_holds_nothing_up() {
    let mut client = Client::start();
    let words = "The quick brown fox jumps over the lazy dog. ";
    let text = format!("{FAULTY} {}", words.repeat((10 << 20) / words.len()));
    client.open(&uri(0), 1, &text);
    // Another document is read meanwhile.
    client.open(&uri(1), 1, FAULTY);
    assert_eq!(client.diagnostics(&uri(1), 1).len(), 1);
    let end = text.encode_utf16().count();
    let behind = json!({"line": 0, "character": end});
    let change = json!([{"range": {"start": behind, "end": behind}, "text": FAULTY}]);
    client.change(&uri(0), 2, change);
    let found = client.settled(&uri(0), 2);
    assert_eq!(found.len(), 2, "{found:?}");
    let at = |d: &Value| d["range"]["start"]["character"].as_u64().unwrap() as usize;
    assert!(at(&found[0]) < FAULTY.len() && at(&found[1]) > end);
}

#[test]
fn thousands_of_changes_in_one_message_are_made_one_after_another() {
    let mut client = Client::start();
    client.open(&uri(0), 1, "");
    let start = json!({"line": 0, "character": 0});
    let range = json!({"start": start, "end": start});
    // Each letter is put before those that are there.
    let changes: Vec<Value> = FAULTY
        .chars()
        .rev()
        .map(|c| json!({"range": range, "text": c.to_string()}))
        .collect();
    let many: Vec<Value> = std::iter::repeat_n(json!({"range": range, "text": ""}), 5_000)
        .chain(changes)
        .collect();
    client.change(&uri(0), 2, json!(many));
    assert_eq!(client.settled(&uri(0), 2).len(), 1);
}
