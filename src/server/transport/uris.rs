//! The URIs of clients that do not encode them.

use std::str::FromStr;

use dashmap::DashMap;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::Value;
use tower_lsp::ls_types::Uri;

/// What may not stand raw in a URI, besides all that is not ASCII.
const FORBIDDEN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Encodes the URIs that come in and gives the client back its own spelling of them.
#[derive(Debug, Default)]
pub(in crate::server) struct Uris {
    /// The client's spelling of an open document's URI, by the encoded one.
    own: DashMap<String, String>,
}

impl Uris {
    /// Encodes the URIs in the parameters of a message.
    pub(super) fn encode(&self, method: &str, params: &mut Value) {
        if method == "textDocument/didOpen"
            && let Some(Value::String(own)) = params.pointer("/textDocument/uri")
        {
            match encoded(own) {
                Some(uri) => self.own.insert(uri, own.clone()),
                None => self.own.remove(own).map(|(_, own)| own),
            };
        }
        visit(params, &mut |uri| {
            if let Some(new) = encoded(uri) {
                *uri = new;
            }
        });
    }

    /// The client's spelling of `uri`.
    pub(in crate::server) fn own(&self, uri: &Uri) -> String {
        match self.own.get(uri.as_str()) {
            Some(own) => own.clone(),
            None => uri.as_str().to_owned(),
        }
    }

    /// Puts the client's spelling of the URIs into a message for it.
    pub(super) fn restore(&self, message: &mut Value) {
        visit(message, &mut |uri| {
            if let Some(own) = self.own.get(uri.as_str()) {
                uri.clone_from(&own);
            }
        });
    }

    /// Whether there is nothing to restore.
    pub(super) fn is_empty(&self) -> bool {
        self.own.is_empty()
    }
}

/// `uri` with everything encoded that must be, if it is not a URI already.
pub(in crate::server) fn encoded(uri: &str) -> Option<String> {
    if Uri::from_str(uri).is_ok() {
        return None;
    }
    let is_code = |rest: &str| {
        let code = rest.as_bytes().get(..2);
        code.is_some_and(|c| c.iter().all(u8::is_ascii_hexdigit))
    };
    let mut out = String::with_capacity(uri.len() * 2);
    for (n, part) in uri.split('%').enumerate() {
        match n {
            0 => {}
            _ if is_code(part) => out.push('%'),
            _ => out.push_str("%25"),
        }
        out.extend(utf8_percent_encode(part, FORBIDDEN));
    }
    Some(out)
}

/// Calls `change` on every URI in `value`.
fn visit(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, change)),
        Value::Object(object) => {
            if let Some(Value::Object(changes)) = object.get_mut("changes") {
                // A workspace edit has URIs for keys.
                *changes = std::mem::take(changes)
                    .into_iter()
                    .map(|(mut uri, edits)| {
                        change(&mut uri);
                        (uri, edits)
                    })
                    .collect();
            }
            for (key, item) in object {
                match item {
                    Value::String(uri) if key == "uri" || key.ends_with("Uri") => change(uri),
                    item => visit(item, change),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_must_be_is_encoded() {
        assert_eq!(encoded("file:///tmp/a%20b.txt"), None);
        assert_eq!(encoded("untitled:Untitled-1"), None);
        let got = encoded("file:///tmp/ک [1]%20%zz.txt").unwrap();
        assert_eq!(got, "file:///tmp/%DA%A9%20%5B1%5D%20%25zz.txt");
        assert!(Uri::from_str(&got).is_ok());
    }

    #[test]
    fn the_client_gets_its_own_spelling_back() {
        let uris = Uris::default();
        let own = "file:///tmp/ک.txt";
        let mut params = json!({"textDocument": {"uri": own, "text": own}});
        uris.encode("textDocument/didOpen", &mut params);
        let uri = params["textDocument"]["uri"].as_str().unwrap().to_owned();
        assert_eq!(uri, "file:///tmp/%DA%A9.txt");
        assert_eq!(params["textDocument"]["text"], own);
        let mut edit = json!({"edit": {"changes": {uri: []}}});
        uris.restore(&mut edit);
        assert_eq!(edit, json!({"edit": {"changes": {own: []}}}));
    }
}
