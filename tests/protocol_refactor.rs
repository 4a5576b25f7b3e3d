//! Rewriting a selection and the commands for plugins, as an editor sees them over standard input and
//! output.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, applied, editor_offering, range, workspace};
use serde_json::{Value, json};

const URI: &str = "file:///tmp/a.txt";

const TEXT: &str = "😀 ئەمڕۆ لە هەولێر ٢٥ کەس وتیان \"باشە\" و لە https://a.com/٢٥ نووسیان.
ژن
ئازاد
";

/// A client that can do what this is about, besides what `changes` says.
fn able(encoding: &str, changes: Value) -> Client {
    let mut capabilities = editor_offering(&[encoding]);
    capabilities["workspace"]["applyEdit"] = json!(true);
    let action = &mut capabilities["textDocument"]["codeAction"];
    action["dataSupport"] = json!(true);
    action["resolveSupport"] = json!({"properties": ["edit"]});
    for (path, value) in changes.as_object().unwrap() {
        *capabilities.pointer_mut(path).unwrap() = value.clone();
    }
    Client::start_with(json!({"capabilities": capabilities, "locale": "en"}))
}

fn opened(encoding: &str) -> Client {
    let mut client = able(encoding, json!({}));
    client.open(URI, 1, TEXT);
    client
}

/// The range of `part` in [`TEXT`].
fn place(part: &str, encoding: &str) -> Value {
    let start = TEXT.find(part).unwrap();
    range(TEXT, start..start + part.len(), encoding)
}

fn line(n: usize, encoding: &str) -> Value {
    let start: usize = TEXT.split_inclusive('\n').take(n).map(str::len).sum();
    let end = start + TEXT.lines().nth(n).unwrap().len();
    range(TEXT, start..end, encoding)
}

fn run(client: &mut Client, command: &str, argument: Value) -> Result<Value, i64> {
    let command = format!("rastnus.{command}");
    let params = json!({"command": command, "arguments": [argument]});
    client.call("workspace/executeCommand", params)
}

/// The text after the last edit that the server sent.
fn after(client: &Client) -> String {
    applied(TEXT, client.edits.last().unwrap(), &client.encoding)
}

fn kinds(actions: &[Value]) -> Vec<&str> {
    actions
        .iter()
        .map(|a| a["kind"].as_str().unwrap())
        .collect()
}

#[test]
fn the_menu_offers_what_would_change_something() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = opened(encoding);
        let only = json!({"only": ["refactor.rewrite"]});
        let selected = client.actions_at(URI, line(0, encoding), only.clone());
        assert_eq!(
            kinds(&selected),
            [
                "refactor.rewrite.rastnus.digits.ascii",
                "refactor.rewrite.rastnus.digits.extended",
                "refactor.rewrite.rastnus.quotes.curly",
                "refactor.rewrite.rastnus.quotes.guillemets",
                "refactor.rewrite.rastnus.number.words",
                "refactor.rewrite.rastnus.transliterate.latin",
            ]
        );
        assert!(
            selected
                .iter()
                .all(|a| a.get("edit").is_none() && a.get("diagnostics").is_none())
        );
        let number = place("٢٥", encoding);
        let digits = json!({"only": ["refactor.rewrite.rastnus.digits"]});
        let actions = client.actions_at(URI, number, digits);
        assert_eq!(actions.len(), 2);
        assert_eq!(actions[0]["title"], "Write digits as 0123456789");
        let resolved = client
            .call("codeAction/resolve", actions[0].clone())
            .unwrap();
        let version = &resolved["edit"]["documentChanges"][0]["textDocument"]["version"];
        assert_eq!(version, &json!(1));
        assert_eq!(
            applied(TEXT, &resolved, encoding),
            TEXT.replacen("٢٥", "25", 1)
        );
        assert_eq!(resolved["title"], actions[0]["title"]);
    }
}

#[test]
fn a_menu_is_good_for_its_text_only() {
    let mut client = opened("utf-16");
    let only = json!({"only": ["refactor.rewrite.rastnus.sort"]});
    let lines = json!({"start": {"line": 1, "character": 0}, "end": {"line": 3, "character": 0}});
    let actions = client.actions_at(URI, lines, only);
    let sorted = client
        .call("codeAction/resolve", actions[0].clone())
        .unwrap();
    assert_eq!(
        applied(TEXT, &sorted, "utf-16"),
        TEXT.replace("ژن\nئازاد", "ئازاد\nژن")
    );
    client.change(URI, 2, json!([{"text": "ئەمە لە کوردستان\n"}]));
    assert_eq!(
        client.call("codeAction/resolve", actions[0].clone()),
        Err(-32801)
    );
    // What is not ours is given back as it came.
    let other = json!({"title": "x", "data": {"a": 1}});
    assert_eq!(client.call("codeAction/resolve", other.clone()), Ok(other));
}

#[test]
fn carets_that_only_move_get_no_refactorings() {
    let mut client = opened("utf-16");
    let start = place("٢٥", "utf-16")["start"].clone();
    let caret = json!({"start": start, "end": start});
    let moved = client.actions_at(URI, caret.clone(), json!({"triggerKind": 2}));
    assert!(
        moved
            .iter()
            .all(|a| !a["kind"].as_str().unwrap().contains("rewrite")),
        "{moved:?}"
    );
    let asked = client.actions_at(URI, caret, json!({"triggerKind": 1}));
    assert!(kinds(&asked).contains(&"refactor.rewrite.rastnus.number.words"));
    // Nor does anybody who wants something else.
    let fixes = client.actions(URI, json!({"only": ["quickfix"]}));
    assert!(kinds(&fixes).iter().all(|kind| *kind == "quickfix"));
}

#[test]
fn clients_that_resolve_nothing_get_the_edits_at_once() {
    let changes = json!({"/textDocument/codeAction/resolveSupport": null,
        "/workspace/workspaceEdit/documentChanges": false});
    let mut client = able("utf-16", changes);
    client.open(URI, 1, TEXT);
    let only = json!({"only": ["refactor.rewrite.rastnus.transliterate"]});
    let actions = client.actions_at(URI, line(0, "utf-16"), only);
    assert_eq!(
        applied(TEXT, &actions[0], "utf-16"),
        "😀 emřo le Hewlêr 25 kes wityan \"başe\" û le https://a.com/٢٥ nûsyan.\nژن\nئازاد\n"
    );
}

#[test]
fn commands_change_the_text_by_a_versioned_edit() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = opened(encoding);
        let first = line(0, encoding);
        let lines =
            json!({"start": {"line": 1, "character": 0}, "end": {"line": 3, "character": 0}});
        for (command, more, edits, expected) in [
            (
                "convertDigits",
                json!({"range": first, "digits": "ascii"}),
                1,
                TEXT.replacen("٢٥", "25", 1),
            ),
            (
                "convertDigits",
                json!({"digits": "extended"}),
                1,
                TEXT.replacen("٢٥", "۲۵", 1),
            ),
            (
                "convertQuotes",
                json!({"range": first, "quotes": "guillemets"}),
                2,
                TEXT.replace("\"باشە\"", "«باشە»"),
            ),
            (
                "numberToWords",
                json!({"range": place("٢٥", encoding)}),
                1,
                TEXT.replacen("٢٥", "بیست و پێنج", 1),
            ),
            (
                "sortLines",
                json!({"range": lines}),
                2,
                TEXT.replace("ژن\nئازاد", "ئازاد\nژن"),
            ),
            (
                "transliterate",
                json!({"range": place("هەولێر", encoding), "to": "latin"}),
                1,
                TEXT.replace("هەولێر", "Hewlêr"),
            ),
        ] {
            let mut argument = more;
            argument["uri"] = json!(URI);
            argument["version"] = json!(1);
            let answer = run(&mut client, command, argument).unwrap();
            assert_eq!(
                answer,
                json!({"uri": URI, "version": 1, "edits": edits, "applied": true})
            );
            assert_eq!(after(&client), expected, "{command}");
            let change = &client.edits.last().unwrap()["edit"]["documentChanges"][0];
            assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
        }
        let sent = client.edits.len();
        let nothing = json!({"uri": URI, "to": "arabic"});
        let answer = run(&mut client, "transliterate", nothing).unwrap();
        assert_eq!(
            answer,
            json!({"uri": URI, "version": 1, "edits": 0, "applied": false})
        );
        assert_eq!(client.edits.len(), sent);
    }
}

#[test]
fn commands_normalize_and_fix() {
    let text = "ئەمە كوردی یە , لە كوردستان.\nئەوە كوردی بوو لەوێ.\n";
    let mut client = able("utf-16", json!({}));
    client.open(URI, 4, text);
    let second = json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 99}});
    let mut change = |command, argument| {
        run(&mut client, command, argument).unwrap();
        applied(text, client.edits.last().unwrap(), "utf-16")
    };
    let all = change("normalizeDocument", json!({"uri": URI, "range": second}));
    assert!(!all.contains('ك') && !all.contains(','), "{all}");
    let selection = change("normalizeSelection", json!({"uri": URI, "range": second}));
    assert_eq!(selection, text.replace("ئەوە كوردی", "ئەوە کوردی"));
    let rule = change("fixRule", json!({"uri": URI, "rule": "foreign-letter"}));
    assert_eq!(rule, text.replace('ك', "ک"));
    let one = change(
        "fixRule",
        json!({"uri": URI, "rule": "foreign-letter", "text": "كوردستان"}),
    );
    assert_eq!(one, text.replace("كوردستان", "کوردستان"));
}

#[test]
fn commands_that_cannot_be_done_say_why() {
    let mut client = opened("utf-16");
    let digits = json!({"uri": URI, "digits": "ascii", "version": 7});
    assert_eq!(run(&mut client, "convertDigits", digits), Err(-32801));
    assert!(client.refusal.contains("has changed"), "{}", client.refusal);
    for (command, argument) in [
        ("convertDigits", json!({"uri": URI})),
        ("convertDigits", json!({"uri": URI, "digits": "roman"})),
        ("convertQuotes", json!({"digits": "ascii"})),
        ("transliterate", json!({"uri": URI, "to": 5})),
        ("transliterate", json!([])),
        ("fixRule", json!({"uri": URI, "rule": "no-such-rule"})),
        ("sortLines", json!({"uri": URI, "range": {"start": 5}})),
        ("explainRule", json!({"rule": "no-such-rule"})),
        ("explainRule", Value::Null),
        ("status", json!({})),
    ] {
        assert_eq!(
            run(&mut client, command, argument.clone()),
            Err(-32602),
            "{command} {argument}"
        );
    }
    for command in ["sortLines", "status", "namesOfDocument"] {
        assert_eq!(
            run(&mut client, command, json!({"uri": "file:///tmp/b.txt"})),
            Err(-32803)
        );
        assert!(client.refusal.contains("not open"), "{}", client.refusal);
    }
    client.takes_edits = false;
    let digits = json!({"uri": URI, "digits": "ascii"});
    assert_eq!(
        run(&mut client, "convertDigits", digits.clone()),
        Err(-32803)
    );
    assert_eq!(client.edits.len(), 1);
    client.is_well();
    let mut client = able("utf-16", json!({"/workspace/applyEdit": false}));
    client.open(URI, 1, TEXT);
    assert_eq!(run(&mut client, "convertDigits", digits), Err(-32803));
    assert!(client.edits.is_empty());
}

#[test]
fn commands_tell_of_rules_names_and_the_text() {
    let mut client = opened("utf-16");
    let page = run(&mut client, "explainRule", json!({"rule": "mixed-digits"})).unwrap();
    assert_eq!(page["rule"], "mixed-digits");
    assert!(
        page["markdown"]
            .as_str()
            .unwrap()
            .starts_with("# mixed-digits")
    );
    let names = run(&mut client, "namesOfDocument", json!({"uri": URI})).unwrap();
    assert_eq!((&names["uri"], &names["version"]), (&json!(URI), &json!(1)));
    let groups = names["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 1);
    assert_eq!(
        (&groups[0]["kind"], &groups[0]["title"]),
        (&json!("place"), &json!("Places"))
    );
    let erbil = &groups[0]["entities"][0];
    assert_eq!(erbil["name"], "هەولێر");
    assert_eq!(
        erbil["mentions"],
        json!([{"text": "هەولێر", "range": place("هەولێر", "utf-16")}])
    );
    let status = run(&mut client, "status", json!({"uri": URI})).unwrap();
    assert_eq!(
        status,
        json!({"uri": URI, "version": 1, "language": "ckb", "profile": "none",
            "counts": {"error": 0, "warning": 0, "information": 0, "hint": 0},
            "server": env!("CARGO_PKG_VERSION")})
    );
    let all = client.capabilities["executeCommandProvider"]["commands"].to_string();
    let page = include_str!("../docs/commands.md");
    for command in page
        .split('`')
        .filter(|word| word.starts_with("rastnus.") && !word.ends_with("toml"))
    {
        assert!(
            all.contains(&format!("\"{command}\"")),
            "{command} is not there"
        );
    }
}

#[test]
fn the_report_counts_what_is_found_in_the_folders() {
    let (folder, uri) = workspace();
    std::fs::write(
        folder.path().join("a.txt"),
        "ئەمە كوردی یە.\nئەوە كوردستان بوو.\n",
    )
    .unwrap();
    std::fs::write(folder.path().join("b.txt"), "ئەمە کوردی بوو لە کوردستان.\n").unwrap();
    let mut client = common::in_workspace(&uri(""));
    client.open(&uri("c.txt"), 1, "ئەمە كوردی بوو لە کوردستان.\n");
    client.settled(&uri("c.txt"), 1);
    let report = run(&mut client, "workspaceReport", Value::Null).unwrap();
    assert_eq!(report["files"], 3);
    let page = report["markdown"].as_str().unwrap();
    assert!(page.contains("| foreign-letter | 3 | 2 |"), "{page}");
    assert!(
        page.contains("| a.txt |") && page.contains("| c.txt | 1 |"),
        "{page}"
    );
    assert!(!page.contains("b.txt"), "{page}");
}
