//! Diagnostics for clients that ask for them: of a document, and of the workspace.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::{Client, editor, range, workspace};
use serde_json::{Value, json};

const URI: &str = "untitled:text";
/// A sentence with one sure finding: the doubled comma.
const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوە.\n";

/// An editor that asks for diagnostics; with `refresh` it can be told to ask again.
fn asking(refresh: bool) -> Value {
    let mut capabilities = editor();
    capabilities["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false});
    capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": refresh});
    capabilities
}

fn start(refresh: bool) -> Client {
    Client::start_with(json!({"capabilities": asking(refresh), "locale": "en"}))
}

fn in_folder(root: &str) -> Client {
    Client::start_with(json!({"capabilities": asking(true), "locale": "en",
        "workspaceFolders": [{"uri": root.trim_end_matches('/'), "name": "a"}]}))
}

fn pull(client: &mut Client, uri: &str, known: Option<&str>) -> Value {
    let mut params = json!({"textDocument": {"uri": uri}, "identifier": "rastnus"});
    if let Some(known) = known {
        params["previousResultId"] = json!(known);
    }
    client.call("textDocument/diagnostic", params).unwrap()
}

fn codes(report: &Value) -> Vec<&str> {
    let items = report["items"].as_array().unwrap().iter();
    items.map(|d| d["code"].as_str().unwrap()).collect()
}

fn id(report: &Value) -> String {
    report["resultId"].as_str().unwrap().to_owned()
}

fn refreshes(client: &Client) -> usize {
    let method = "workspace/diagnostic/refresh";
    client.requested.iter().filter(|m| *m == method).count()
}

#[test]
fn who_asks_is_answered_and_not_told() {
    let mut client = start(true);
    let provider = &client.capabilities["diagnosticProvider"];
    assert_eq!(provider["identifier"], "rastnus");
    assert_eq!(provider["interFileDependencies"], false);
    assert_eq!(provider["workspaceDiagnostics"], true);
    client.open(URI, 1, FAULTY);
    let first = pull(&mut client, URI, None);
    assert_eq!(first["kind"], "full");
    assert_eq!(codes(&first), ["repeated-punctuation"]);
    let mark = FAULTY.find("،،").unwrap();
    assert_eq!(
        first["items"][0]["range"],
        range(FAULTY, mark..mark + 4, "utf-16")
    );
    assert_eq!(first["items"][0]["source"], "rastnus");
    let again = pull(&mut client, URI, Some(&id(&first)));
    assert_eq!(again, json!({"kind": "unchanged", "resultId": id(&first)}));
    // A change that changes nothing about the findings, and one that does.
    let end = range(FAULTY, FAULTY.len()..FAULTY.len(), "utf-16");
    client.change(URI, 2, json!([{"range": end, "text": "باشە. "}]));
    assert_eq!(
        pull(&mut client, URI, Some(&id(&first)))["kind"],
        "unchanged"
    );
    client.change(URI, 3, json!([{"text": format!("\n{FAULTY}")}]));
    let moved = pull(&mut client, URI, Some(&id(&first)));
    assert_eq!(moved["items"][0]["range"]["start"]["line"], 1);
    // The newest text is answered for, whatever comes first.
    let params = json!({"textDocument": {"uri": URI}});
    let long = client.request("textDocument/diagnostic", params);
    client.change(URI, 4, json!([{"text": ""}]));
    let answer = client.answer(long).unwrap();
    assert!(codes(&answer).len() <= 1);
    assert_eq!(codes(&pull(&mut client, URI, None)), [""; 0]);
    client.close(URI);
    assert_eq!(codes(&pull(&mut client, URI, None)), [""; 0]);
    client.is_well();
    assert_eq!(client.publishes(URI).len(), 0);
}

#[test]
fn who_does_not_ask_is_told() {
    // Nor does one ask that could not be told to ask again, as Neovim 0.11 could not.
    for mut client in [Client::start(), start(false)] {
        assert_eq!(client.capabilities["diagnosticProvider"], Value::Null);
        client.open(URI, 1, FAULTY);
        assert_eq!(client.diagnostics(URI, 1).len(), 1);
        client.configure(json!({"rastnus": {"rules": {"repeated-punctuation": "off"}}}));
        client.wait("the change", |c| c.publishes(URI).len() == 2);
        assert_eq!(client.diagnostics(URI, 1).len(), 0);
        assert_eq!(refreshes(&client), 0);
    }
}

/// Types the last letter of a word with a fault into a document.
fn type_a_fault(client: &mut Client) {
    let text = "ئەمە ڕستەیەکی کوردییە و كورد";
    client.open(URI, 1, &text[..text.len() - 2]);
    pull(client, URI, None);
    let end = range(text, text.len() - 2..text.len() - 2, "utf-16");
    client.change(URI, 2, json!([{"range": end, "text": "د"}]));
}

#[test]
fn a_word_that_is_being_typed_waits_for_its_end() {
    let mut client = start(true);
    type_a_fault(&mut client);
    let held = pull(&mut client, URI, None);
    assert_eq!(codes(&held), [""; 0]);
    client.wait("a refresh", |c| refreshes(c) == 1);
    let report = pull(&mut client, URI, Some(&id(&held)));
    assert_eq!(codes(&report), ["foreign-letter"]);
    // By saving, the word is finished as well.
    let mut client = start(true);
    type_a_fault(&mut client);
    assert_eq!(codes(&pull(&mut client, URI, None)), [""; 0]);
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": URI}}),
    );
    client.wait("a refresh", |c| refreshes(c) == 1);
    assert_eq!(codes(&pull(&mut client, URI, None)), ["foreign-letter"]);
}

#[test]
fn what_changes_the_findings_has_the_client_ask_again() {
    let (folder, uri) = workspace();
    let mut client = in_folder(&uri(""));
    let text = uri("a.txt");
    client.open(&text, 1, FAULTY);
    let first = pull(&mut client, &text, None);
    assert_eq!(codes(&first), ["repeated-punctuation"]);
    client.configure(json!({"rastnus": {"rules": {"repeated-punctuation": "off"}}}));
    client.wait("a refresh", |c| refreshes(c) == 1);
    assert_eq!(codes(&pull(&mut client, &text, Some(&id(&first)))), [""; 0]);
    client.configure(json!({"rastnus": {"rules": {"repeated-punctuation": "hint"}}}));
    client.wait("a refresh", |c| refreshes(c) == 2);
    assert_eq!(pull(&mut client, &text, None)["items"][0]["severity"], 4);
    let dismissed = json!({"uri": text, "rule": "repeated-punctuation", "text": "،،"});
    let command = json!({"command": "rastnus.ignoreHere", "arguments": [dismissed]});
    client.call("workspace/executeCommand", command).unwrap();
    client.wait("a refresh", |c| refreshes(c) == 3);
    assert_eq!(codes(&pull(&mut client, &text, None)), [""; 0]);
    // What is wrong with a configuration that is open is asked for, too.
    let toml = uri("rastnus.toml");
    client.open_as(&toml, "toml", 1, "[styl]\n");
    let report = pull(&mut client, &toml, None);
    assert_eq!(codes(&report), ["configuration"]);
    assert_eq!(client.publishes(&toml).len(), 0);
    drop(folder);
}

/// What the answer and the parts before it say of each file: its kind, and how many findings.
fn reports(client: &Client, answer: &Value, token: &str) -> Vec<(String, String, usize)> {
    let parts = client
        .notifications
        .iter()
        .filter(|n| n["method"] == "$/progress" && n["params"]["token"] == token);
    let parts = parts.flat_map(|n| n["params"]["value"]["items"].as_array().unwrap().clone());
    let items = parts.chain(answer["items"].as_array().unwrap().clone());
    let mut out: Vec<_> = items
        .map(|item| {
            let uri = item["uri"].as_str().unwrap();
            let count = item["items"].as_array().map_or(0, Vec::len);
            let name = uri.rsplit('/').next().unwrap().to_owned();
            (name, item["kind"].as_str().unwrap().to_owned(), count)
        })
        .collect();
    out.sort();
    out
}

fn look(client: &mut Client, known: &Value, token: &str) -> Value {
    let mut params = json!({"previousResultIds": known});
    if !token.is_empty() {
        params["partialResultToken"] = json!(token);
        params["workDoneToken"] = json!(format!("{token}-work"));
    }
    client.call("workspace/diagnostic", params).unwrap()
}

/// The ids of the reports in `answer`, as the client gives them back.
fn ids(answer: &Value) -> Value {
    let items = answer["items"].as_array().unwrap().iter();
    let id = |item: &Value| json!({"uri": item["uri"], "value": item["resultId"]});
    items.map(id).collect()
}

fn report(name: &str, kind: &str, count: usize) -> (String, String, usize) {
    (name.to_owned(), kind.to_owned(), count)
}

#[test]
fn the_workspace_is_looked_through_once_for_each_change() {
    let (folder, uri) = workspace();
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    write("rastnus.toml", "[files]\nexclude = [\"archive/\"]\n");
    fs::create_dir(folder.path().join(".git")).unwrap();
    write(".gitignore", "drafts/\n");
    write("a.txt", &FAULTY.repeat(2));
    write("b.md", "ئەمە ڕستەیەکی کوردییە.\n");
    write("c.rs", FAULTY);
    write("archive/d.txt", FAULTY);
    write("drafts/e.txt", FAULTY);
    write("open.txt", FAULTY);
    let mut client = in_folder(&uri(""));
    // On the disk it has one fault, in the editor three.
    let open = uri("open.txt");
    client.open(&open, 7, &FAULTY.repeat(3));
    let first = look(&mut client, &json!([]), "");
    let expected = [
        report("a.txt", "full", 2),
        report("b.md", "full", 0),
        report("open.txt", "full", 3),
    ];
    assert_eq!(reports(&client, &first, ""), expected);
    let of_open = |answer: &Value| {
        let items = answer["items"].as_array().unwrap();
        items
            .iter()
            .find(|i| i["uri"] == open.as_str())
            .unwrap()
            .clone()
    };
    assert_eq!(of_open(&first)["version"], 7);
    // The same report as the document's own.
    let own = pull(&mut client, &open, None);
    assert_eq!(id(&own), id(&of_open(&first)));
    // The next time nothing has changed; in parts.
    let known = ids(&first);
    let second = look(&mut client, &known, "parts");
    assert_eq!(second["items"], json!([]));
    let same = [
        report("a.txt", "unchanged", 0),
        report("b.md", "unchanged", 0),
        report("open.txt", "unchanged", 0),
    ];
    assert_eq!(reports(&client, &second, "parts"), same);
    let of_work = |n: &&Value| n["params"]["token"] == "parts-work";
    let work: Vec<&Value> = client.notifications.iter().filter(of_work).collect();
    assert_eq!(work[0]["params"]["value"]["kind"], "begin");
    assert_eq!(work[0]["params"]["value"]["cancellable"], true);
    assert_eq!(work.last().unwrap()["params"]["value"]["kind"], "end");
    // A file that changes, one that goes, one that comes, and one that is closed.
    write("a.txt", FAULTY);
    fs::remove_file(folder.path().join("b.md")).unwrap();
    write("f.txt", FAULTY);
    client.close(&open);
    let third = look(&mut client, &known, "");
    let changed = [
        report("a.txt", "full", 1),
        report("f.txt", "full", 1),
        report("open.txt", "full", 1),
    ];
    assert_eq!(reports(&client, &third, ""), changed);
    // A client of a server that was started anew knows the reports still.
    let mut other = in_folder(&uri(""));
    let fourth = look(&mut other, &ids(&third), "");
    let kinds = reports(&other, &fourth, "");
    assert!(
        kinds.iter().all(|(_, kind, _)| kind == "unchanged"),
        "{kinds:?}"
    );
    // What is excluded from now on is taken away.
    write("rastnus.toml", "[files]\nexclude = [\"a.txt\"]\n");
    other.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let fifth = look(&mut other, &ids(&third), "");
    assert!(reports(&other, &fifth, "").contains(&report("a.txt", "full", 0)));
}

#[test]
fn a_long_look_can_be_cancelled_and_stops_nobody() {
    let (folder, uri) = workspace();
    let long = FAULTY.repeat(4000);
    for n in 0..60 {
        fs::write(
            folder.path().join(format!("{n}.txt")),
            format!("{n}\n{long}"),
        )
        .unwrap();
    }
    let mut client = in_folder(&uri(""));
    let params = json!({"previousResultIds": [], "partialResultToken": 1, "workDoneToken": 2});
    let first = client.request("workspace/diagnostic", params.clone());
    let second = client.request("workspace/diagnostic", params);
    client.is_well();
    let part = |c: &Client| c.notifications.iter().any(|n| n["params"]["token"] == 1);
    client.wait("a part", part);
    for id in [first, second] {
        client.notify("$/cancelRequest", json!({"id": id}));
        assert_eq!(client.answer(id), Err(-32800));
    }
    // The work ends, too.
    let ended = |c: &Client| {
        let mut work = c.notifications.iter().filter(|n| n["params"]["token"] == 2);
        work.next_back()
            .is_some_and(|n| n["params"]["value"]["kind"] == "end")
    };
    client.wait("the end", ended);
    client.is_well();
    let reports = client
        .notifications
        .iter()
        .filter(|n| n["params"]["token"] == 1);
    let items = reports.map(|n| n["params"]["value"]["items"].as_array().unwrap().len());
    assert!(items.sum::<usize>() < 60);
}
