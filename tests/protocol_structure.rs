//! Folding, growing selections and hints over the protocol.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, editor, editor_offering, offset, position, range};
use serde_json::{Value, json};

const URI: &str = "untitled:text";

fn folds(client: &mut Client, uri: &str) -> Vec<(u64, u64)> {
    let params = json!({"textDocument": {"uri": uri}});
    let answer = client.call("textDocument/foldingRange", params).unwrap();
    let line = |fold: &Value, key: &str| fold[key].as_u64().unwrap();
    let folds = answer.as_array().unwrap().iter();
    folds
        .map(|f| (line(f, "startLine"), line(f, "endLine")))
        .collect()
}

#[test]
fn sections_and_paragraphs_can_be_folded() {
    let text = "---\nناونیشان: کورد\n---\n# یەکەم\nدێڕ\n\n## دووەم\nدێڕی یەک\nدێڕی دوو\n\n```\nکۆد\n```\n\n# سێیەم\nتاکە دێڕ\n";
    let expected = [(0, 2), (3, 12), (6, 12), (7, 8), (10, 12), (14, 15)];
    let mut client = Client::start();
    assert_eq!(client.capabilities["foldingRangeProvider"], true);
    client.open_as(URI, "markdown", 1, text);
    assert_eq!(folds(&mut client, URI), expected);
    // The text as it is, without waiting for anything.
    client.change(URI, 2, json!([{"text": "یەک\nدوو\n\nسێ\n"}]));
    assert_eq!(folds(&mut client, URI), [(0, 1)]);
    client.open_as("untitled:other", "text", 1, "a\nb\r\n\r\nc\rd\n");
    assert_eq!(folds(&mut client, "untitled:other"), [(0, 1), (3, 4)]);
    let nothing = json!({"textDocument": {"uri": "file:///no"}});
    assert_eq!(
        client.call("textDocument/foldingRange", nothing),
        Ok(Value::Null)
    );
    let mut capabilities = editor();
    capabilities["textDocument"]["foldingRange"] = json!({"rangeLimit": 2});
    let mut client = Client::start_with(json!({"capabilities": capabilities}));
    client.open_as(URI, "markdown", 1, text);
    assert_eq!(folds(&mut client, URI), [(3, 12), (6, 12)]);
}

#[test]
fn a_selection_grows_step_by_step() {
    let text = "😀 ئەو گوتی «من لە عێراقەوە هاتم.» ڕۆیشت. تەواو.\n\nدووەم.\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        assert_eq!(client.capabilities["selectionRangeProvider"], true);
        client.open(URI, 1, text);
        let at = text.find("عێراق").unwrap();
        let places = [at, text.find("دووەم").unwrap(), text.len()];
        let positions: Vec<Value> = places.map(|at| position(text, at, encoding)).into();
        let params = json!({"textDocument": {"uri": URI}, "positions": positions});
        let answer = client.call("textDocument/selectionRange", params).unwrap();
        let answers = answer.as_array().unwrap();
        assert_eq!(answers.len(), places.len());
        let (mut steps, mut next) = (Vec::new(), &answers[0]);
        while !next.is_null() {
            let start = offset(text, &next["range"]["start"], encoding);
            let end = offset(text, &next["range"]["end"], encoding);
            steps.push(&text[start..end]);
            next = &next["parent"];
        }
        let sentence = "😀 ئەو گوتی «من لە عێراقەوە هاتم.»";
        let quoted = "من لە عێراقەوە هاتم.";
        let line = text.lines().next().unwrap();
        let quotation = format!("«{quoted}»");
        let expected = [
            "ع",
            "عێراق",
            "عێراقەوە",
            quoted,
            &quotation,
            sentence,
            line,
            text,
        ];
        assert_eq!(steps, expected);
    }
}

fn hints(client: &mut Client, range: Value) -> Vec<(Value, String)> {
    let params = json!({"textDocument": {"uri": URI}, "range": range});
    let answer = client.call("textDocument/inlayHint", params).unwrap();
    let hints = answer.as_array().unwrap().iter();
    let label = |hint: &Value| hint["label"].as_str().unwrap().to_owned();
    hints.map(|h| (h["position"].clone(), label(h))).collect()
}

#[test]
fn hints_are_there_on_request() {
    let date = "١٠ی ئۆکتۆبەری ٢٠٢١";
    let text = format!(
        "لە {date} مایک پۆمپەئۆ، وەزیری دەرەوە، هات.\n\nپۆمپەئۆ لە {date} گوتی. پۆمپەئۆ ڕۆیشت.\n"
    );
    let mut capabilities = editor();
    capabilities["workspace"]["inlayHint"] = json!({"refreshSupport": true});
    let mut client = Client::start_with(json!({"capabilities": capabilities, "locale": "en"}));
    assert_eq!(client.capabilities["inlayHintProvider"], true);
    client.open(URI, 1, &text);
    let whole = range(&text, 0..text.len(), "utf-16");
    assert_eq!(hints(&mut client, whole.clone()), []);
    client.configure(json!({"rastnus": {"hints": {"dates": true}}}));
    let refreshed = |c: &Client| {
        c.requested
            .iter()
            .any(|m| m == "workspace/inlayHint/refresh")
    };
    client.wait("a refresh", refreshed);
    let first = text.find(date).unwrap() + date.len();
    let second = text.rfind(date).unwrap() + date.len();
    let of_date = |at| (position(&text, at, "utf-16"), "18 Rezber 2721".to_owned());
    assert_eq!(
        hints(&mut client, whole.clone()),
        [of_date(first), of_date(second)]
    );
    let part = range(&text, text.find("\n\n").unwrap()..text.len(), "utf-16");
    assert_eq!(hints(&mut client, part), [of_date(second)]);
    client.configure(json!({"rastnus": {"hints": {"names": true}}}));
    let short = text.find("\n\n").unwrap() + 2 + "پۆمپەئۆ".len();
    let name = (position(&text, short, "utf-16"), "مایک پۆمپەئۆ".to_owned());
    assert_eq!(hints(&mut client, whole), [name]);
}
