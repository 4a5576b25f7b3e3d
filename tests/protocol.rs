//! The language server, over standard input and output, as an editor sees it.

#![allow(clippy::unwrap_used)]

mod common;

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use common::{
    Client, Dice, applied, editor, editor_offering, frame, in_workspace, position, range, workspace,
};
use rastnus::analysis::{Scope, normalize};
use rastnus::config::Settings;
use rastnus::text::apply;
use serde_json::{Value, json};

const SEED: &str = include_str!("data/rudaw-biden-kadhimi.txt");
const URI: &str = "file:///tmp/a.txt";

/// A sentence with one sure finding: the doubled comma.
const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوەی بەرنامەکە نووسراوە.";
const FAULT: &str = "،،";

fn hover_at(line: i64, character: i64) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics
        .iter()
        .map(|d| d["code"].as_str().unwrap())
        .collect()
}

fn faults(diagnostics: &[Value]) -> usize {
    codes(diagnostics)
        .iter()
        .filter(|c| **c == "repeated-punctuation")
        .count()
}

// Life and death.

#[test]
fn exit_after_shutdown_is_0_and_without_is_1() {
    let mut client = Client::start();
    assert_eq!(client.call("shutdown", Value::Null), Ok(Value::Null));
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
    let mut client = Client::start();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
    let mut client = Client::spawn();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_end_of_the_input_is_the_end() {
    let mut client = Client::start();
    client.close_input();
    assert_eq!(client.exit_code(), 1);
    let mut client = Client::start();
    assert_eq!(client.call("shutdown", Value::Null), Ok(Value::Null));
    client.close_input();
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::spawn();
    assert_eq!(
        client.call("textDocument/hover", hover_at(0, 0)),
        Err(-32002)
    );
    assert_eq!(client.call("shutdown", Value::Null), Err(-32002));
    client.open(URI, 1, FAULTY);
    client.initialize(json!({"capabilities": editor()}));
    assert_eq!(
        client.call("initialize", json!({"capabilities": {}})),
        Err(-32600)
    );
    assert_eq!(
        client.call("textDocument/hover", hover_at(0, 0)),
        Ok(Value::Null)
    );
    assert_eq!(client.call("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(
        client.call("textDocument/hover", hover_at(0, 0)),
        Err(-32600)
    );
    assert_eq!(client.call("shutdown", Value::Null), Err(-32600));
}

#[test]
fn a_start_without_waiting_for_answers_works() {
    let mut client = Client::spawn();
    let id = client.request("initialize", json!({"capabilities": editor()}));
    client.notify("initialized", json!({}));
    client.open(URI, 1, FAULTY);
    client.change(URI, 2, json!([{"text": FAULTY.repeat(2)}]));
    assert_eq!(faults(&client.diagnostics(URI, 2)), 2);
    assert!(client.answer(id).is_ok());
}

#[cfg(unix)]
#[test]
fn the_server_ends_with_the_process_of_its_client() {
    let mut parent = Command::new("sleep").arg("600").spawn().unwrap();
    let mut client = Client::start_with(json!({"processId": parent.id(), "capabilities": {}}));
    client.is_well();
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_server_says_what_it_can() {
    let mut client = Client::spawn();
    let result = client
        .call("initialize", json!({"capabilities": {}}))
        .unwrap();
    assert_eq!(result["serverInfo"]["name"], "rastnus");
    assert_eq!(result["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
    let can = &result["capabilities"];
    assert_eq!(can["positionEncoding"], "utf-16");
    assert_eq!(can["textDocumentSync"]["change"], 2);
    assert_eq!(can["textDocumentSync"]["openClose"], true);
    assert!(can["textDocumentSync"].get("save").is_some());
    let kinds = can["codeActionProvider"]["codeActionKinds"]
        .as_array()
        .unwrap();
    for kind in [
        "quickfix",
        "source.fixAll.rastnus",
        "source.normalize.rastnus",
    ] {
        assert!(kinds.iter().any(|k| k == kind), "{kind}");
    }
    for (offered, chosen) in [
        (&["utf-16", "utf-8"][..], "utf-8"),
        (&["utf-32", "utf-16"], "utf-16"),
        (&["utf-32"], "utf-32"),
        (&["utf-7"], "utf-16"),
        (&[], "utf-16"),
    ] {
        let client = Client::start_with(json!({"capabilities": editor_offering(offered)}));
        assert_eq!(client.encoding, chosen);
    }
}

#[test]
fn a_server_on_a_socket_connects_to_its_client() {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut process = Command::new(env!("CARGO_BIN_EXE_rastnus"))
        .args(["serve", "--socket", &port])
        .spawn()
        .unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    for message in [
        json!({"id": 1, "method": "initialize", "params": {"capabilities": {}}}),
        json!({"id": 2, "method": "shutdown"}),
        json!({"method": "exit"}),
    ] {
        stream.write_all(&frame(&message)).unwrap();
    }
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("Content-Length").count(), 2, "{answers}");
    assert_eq!(process.wait().unwrap().code(), Some(0));
}

// Messages that are none.

#[test]
fn no_broken_message_stops_the_server() {
    let mut client = Client::start();
    let body = r#"{"jsonrpc":"2.0","method":"$/x","params":{}}"#;
    let framed = |length: &str| format!("Content-Length: {length}\r\n\r\n{body}").into_bytes();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let in_frame =
        |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes();
    let mut not_utf8 = in_frame("{\"method\":\"ab\"}");
    let at = not_utf8.len() - 4;
    not_utf8[at] = 0xff;
    let parse = Some(-32700);
    let invalid = Some(-32600);
    let cases: Vec<(&str, Vec<u8>, Option<i64>)> = vec![
        (
            "half a body",
            in_frame(r#"{"jsonrpc":"2.0","id":1,"method":"#),
            parse,
        ),
        ("no JSON", in_frame("hello"), parse),
        ("an empty body", in_frame(""), parse),
        ("a number", in_frame("42"), invalid),
        ("an empty object", in_frame("{}"), invalid),
        ("a batch", in_frame(&format!("[{body},{body}]")), invalid),
        (
            "a method that is no text",
            in_frame(r#"{"jsonrpc":"2.0","method":5}"#),
            invalid,
        ),
        (
            "an id that is none",
            in_frame(r#"{"id":[1],"method":"shutdown"}"#),
            invalid,
        ),
        ("deep nesting", in_frame(&deep), parse),
        ("invalid UTF-8", not_utf8, parse),
        ("negative length", framed("-5"), parse),
        ("length in words", framed("abc"), parse),
        ("absurd length", framed("99999999999999"), parse),
        (
            "more absurd length",
            framed("99999999999999999999999999"),
            parse,
        ),
        ("short length", framed("20"), parse),
        (
            "no length",
            format!("X-Foo: 1\r\n\r\n{body}").into_bytes(),
            parse,
        ),
        ("noise", b"hello\r\n\r\nworld\n".to_vec(), parse),
        ("long length", framed(&(body.len() + 9).to_string()), None),
        (
            "lone surrogate",
            in_frame(r#"{"method":"$/x","params":{"t":"\ud83d"}}"#),
            None,
        ),
        (
            "bare line ends",
            format!("content-length:{}\n\n{body}", body.len()).into_bytes(),
            None,
        ),
        (
            "other headers",
            format!(
                "Content-Type: x; charset=utf-8\r\nCONTENT-LENGTH : {}\r\n\r\n{body}",
                body.len()
            )
            .into_bytes(),
            None,
        ),
    ];
    for (name, bytes, code) in cases {
        eprintln!("{name}");
        client.send_raw(&bytes);
        client.is_well();
        client.is_well();
        let got: Vec<i64> = client
            .unaddressed
            .drain(..)
            .map(|answer| answer["error"]["code"].as_i64().unwrap())
            .collect();
        assert_eq!(got, Vec::from_iter(code), "{name}");
    }
}

#[test]
fn unknown_and_misshapen_requests_are_answered() {
    let mut client = Client::start();
    assert_eq!(client.call("$/noSuchThing", json!({})), Err(-32601));
    assert_eq!(
        client.call("textDocument/noSuchThing", json!({})),
        Err(-32601)
    );
    assert_eq!(client.call("textDocument/hover", Value::Null), Err(-32602));
    assert_eq!(
        client.call("textDocument/hover", json!({"textDocument": 5})),
        Err(-32602)
    );
    assert_eq!(
        client.call("textDocument/hover", hover_at(-1, -1)),
        Err(-32602)
    );
    assert_eq!(
        client.call("textDocument/hover", hover_at(0, 1 << 53)),
        Err(-32602)
    );
    client.open(URI, 1, FAULTY);
    assert_eq!(
        client.call("textDocument/hover", hover_at(1 << 31, 1 << 31)),
        Ok(Value::Null)
    );
    client.notify("$/noSuchThing", json!({}));
    client.notify("noSuchThing", json!([1]));
    client.notify("textDocument/didChange", json!({"textDocument": {}}));
    client.notify("$/cancelRequest", json!({"id": 4242}));
    client.send(&json!({"jsonrpc": "2.0", "id": 4242, "result": null}));
    client.send(&json!({"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": ""}}));
    client.is_well();
    assert_eq!(client.unaddressed, Vec::<Value>::new());
}

#[test]
fn a_cancelled_request_is_answered() {
    let mut client = Client::start();
    client.open(URI, 1, &format!("{SEED}\n\n").repeat(400));
    let slow: Vec<i64> = (0..8)
        .map(|_| client.request("textDocument/hover", hover_at(0, 0)))
        .collect();
    let start = Instant::now();
    for id in &slow[1..] {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    client.is_well();
    let quick = start.elapsed();
    for id in &slow[1..] {
        let answer = client.answer(*id);
        assert!(matches!(answer, Err(-32800) | Ok(_)), "{answer:?}");
    }
    // The one that was not cancelled has its answer as well.
    assert!(client.answer(slow[0]).is_ok());
    assert!(quick < Duration::from_secs(2), "{quick:?}");
}

#[test]
fn a_client_that_does_not_read_is_still_read() {
    let mut client = Client::start();
    // The answers are far more than a pipe holds, and are looked at only afterwards.
    client.open(URI, 1, &SEED.repeat(4));
    client.diagnostics(URI, 1);
    let params = json!({"textDocument": {"uri": URI}});
    let start = Instant::now();
    let ids: Vec<i64> = (0..3000)
        .map(|_| client.request("textDocument/documentLink", params.clone()))
        .collect();
    assert!(start.elapsed() < Duration::from_secs(15));
    for id in ids {
        assert!(client.answer(id).is_ok());
    }
}

#[test]
fn output_that_nobody_takes_does_not_stop_the_input() {
    use std::io::Write;
    use std::process::Stdio;
    let mut process = Command::new(env!("CARGO_BIN_EXE_rastnus"))
        .args(["serve", "--stdio"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = process.stdin.take().unwrap();
    let (done, finished) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let mut send = |message: Value| input.write_all(&frame(&message)).unwrap();
        send(json!({"id": 1, "method": "initialize", "params": {"capabilities": editor()}}));
        send(json!({"method": "initialized", "params": {}}));
        for n in 0..20_000 {
            send(json!({"id": n, "method": "textDocument/noSuchThing", "params": {"n": n}}));
        }
        done.send(input).unwrap();
    });
    let input = finished.recv_timeout(common::PATIENCE);
    let still_there = process.try_wait().unwrap().is_none();
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(input.is_ok() && still_there);
}

#[test]
fn the_user_can_say_how_the_editor_counts() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::spawn_with(&["--position-encoding", encoding]);
        client.initialize(json!({"capabilities": editor()}));
        assert_eq!(client.encoding, encoding);
    }
}

// Documents.

#[test]
fn the_damage_of_the_seed_is_found_in_its_exact_places() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        // Behind emoji and different line ends.
        let text = format!("😀🏳️‍🌈\r😀 \r\n\u{2028}😀 {SEED}");
        client.open(URI, 7, &text);
        let diagnostics = client.diagnostics(URI, 7);
        for (damaged, code) in [
            ("pic. twitter. com / x ٠ ZkGGPpkV", "broken-link"),
            ("pic. twitter. com / qLDizHLm ٣ i", "broken-link"),
            ("(@ Rudawkurdish)", "broken-handle"),
            ("July ٢٦,٢٠٢١", "broken-date"),
        ] {
            let start = text.find(damaged).unwrap();
            let place = range(&text, start..start + damaged.len(), encoding);
            let found = diagnostics.iter().find(|d| d["range"] == place);
            let found = found.unwrap_or_else(|| panic!("{damaged} in {encoding}"));
            assert_eq!(found["code"], code);
            assert_eq!(found["source"], "rastnus");
            assert_eq!(found["severity"], 2);
            assert!(found["message"].as_str().unwrap().contains(damaged));
        }
    }
}

#[test]
fn a_burst_of_changes_ends_with_the_last_version() {
    let mut client = Client::start();
    client.open(URI, 1, FAULTY);
    client.diagnostics(URI, 1);
    let start = json!({"line": 0, "character": 0});
    for n in 0..200 {
        let text = if n % 2 == 0 { "،، " } else { "ئەمە " };
        let changes = json!([{"range": {"start": start, "end": start}, "text": text}]);
        client.change(URI, 2 + n, changes);
    }
    let last = client.diagnostics(URI, 201);
    assert!(faults(&last) > 1);
    let versions: Vec<i64> = client
        .publishes(URI)
        .iter()
        .map(|p| p["version"].as_i64().unwrap())
        .collect();
    assert!(versions.is_sorted(), "{versions:?}");
    assert!(versions.len() <= 201);
}

/// Text in which there is something to find, and line ends and characters of all kinds.
const PIECES: &[&str] = &[
    "ئەمە ڕستەیەکی کوردییە",
    "،، ",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\u{2028}",
    "\u{85}",
    "😀",
    "🏳️‍🌈",
    "٢0٢١",
    "COVID-١٩",
    "pic. twitter. com / x ٠ ZkGGPpkV",
    "ك",
    "ە\u{200c}",
    "(",
    "«",
    "a",
    "لە هەولێر",
    ". ",
    "کوردستان  عێراق",
];

fn random_text(dice: &mut Dice, most: usize) -> String {
    (0..dice.roll(most + 1))
        .map(|_| *dice.choose(PIECES))
        .collect()
}

/// A random place of `text` that has a position: not inside a character nor a line end.
fn random_place(dice: &mut Dice, text: &str) -> usize {
    loop {
        let at = dice.roll(text.len() + 1);
        let in_line_end = at > 0 && text.as_bytes()[at - 1..].starts_with(b"\r\n");
        if text.is_char_boundary(at) && !in_line_end {
            return at;
        }
    }
}

#[test]
fn edited_text_has_the_findings_of_the_same_text_opened() {
    for (seed, encoding) in ["utf-8", "utf-16", "utf-32"].into_iter().enumerate() {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 + seed as u64);
        let mut client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        let mut text = format!("{FAULTY}\r\n{}", random_text(&mut dice, 30));
        client.open(URI, 1, &text);
        let mut version = 1;
        for round in 0..300 {
            let mut changes = Vec::new();
            for _ in 0..=dice.roll(3) {
                if dice.roll(60) == 0 {
                    text = format!("{FAULTY}\n{}", random_text(&mut dice, 30));
                    changes.push(json!({"text": text}));
                    continue;
                }
                let a = random_place(&mut dice, &text);
                let b = random_place(&mut dice, &text);
                let near = a.abs_diff(b) < 60 && dice.roll(2) == 0;
                let (from, to) = if near { (a.min(b), a.max(b)) } else { (a, a) };
                let insert = random_text(&mut dice, 3);
                changes.push(json!({"range": range(&text, from..to, encoding), "text": insert}));
                text.replace_range(from..to, &insert);
            }
            version += 1 + dice.roll(3) as i32;
            client.change(URI, version, json!(changes));
            if round % 100 == 99 {
                let edited = client.settled(URI, version);
                let fresh = format!("file:///tmp/fresh-{round}.txt");
                client.open(&fresh, 1, &text);
                assert_eq!(
                    edited,
                    client.diagnostics(&fresh, 1),
                    "{encoding} {round} {text:?}"
                );
                assert!(!edited.is_empty());
                client.close(&fresh);
            }
        }
    }
}

#[test]
fn positions_past_an_end_are_the_end() {
    // Each edit makes the first text into the second, or the findings would differ.
    let last = position(FAULTY, FAULTY.len(), "utf-16")["character"]
        .as_u64()
        .unwrap();
    let two = format!("{FAULTY}\r\n{FAULTY}");
    let at = |line: u64, character: u64| json!({"line": line, "character": character});
    let cases = [
        (
            two.as_str(),
            at(0, 1_000_000),
            at(0, 1_000_000),
            3,
            "past the end of a line",
        ),
        (
            two.as_str(),
            at(0, last + 1),
            at(0, last + 1),
            3,
            "between CR and LF",
        ),
        (
            FAULTY,
            at(1_000_000, 0),
            at(1_000_001, 5),
            2,
            "past the end of the text",
        ),
        (two.as_str(), at(1, last), at(1, 0), 2, "a reversed range"),
        (
            two.as_str(),
            at(1, 4_294_967_295),
            at(0, last),
            2,
            "a reversed range past an end",
        ),
    ];
    for (text, start, end, expected, name) in cases {
        let mut client = Client::start();
        client.open(URI, 1, text);
        let changes =
            json!([{"range": {"start": start, "end": end}, "text": format!(" {FAULTY}")}]);
        client.change(URI, 2, changes);
        assert_eq!(faults(&client.settled(URI, 2)), expected, "{name}");
    }
    let mut client = Client::start();
    client.open(URI, 1, &format!("a\r\n{FAULTY}"));
    // Text put at the end of line 0 does not land on line 1.
    let far = at(0, 99);
    client.change(
        URI,
        2,
        json!([{"range": {"start": far, "end": far}, "text": "b\r"}]),
    );
    let diagnostics = client.diagnostics(URI, 2);
    assert_eq!(diagnostics[0]["range"]["start"]["line"], 2);
}

#[test]
fn columns_behind_emoji_are_counted_in_the_unit_of_the_client() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        let text = format!("😀 {FAULTY}");
        client.open(URI, 1, &text);
        let start = text.find(FAULT).unwrap();
        let place = range(&text, start..start + FAULT.len(), encoding);
        let diagnostics = client.diagnostics(URI, 1);
        assert_eq!(diagnostics[0]["range"], place);
        // Put a second emoji before the first, deleting one half of nothing.
        let zero = json!({"line": 0, "character": 0});
        client.change(
            URI,
            2,
            json!([{"range": {"start": zero, "end": zero}, "text": "😀"}]),
        );
        let text = format!("😀{text}");
        let start = start + "😀".len();
        let place = range(&text, start..start + FAULT.len(), encoding);
        assert_eq!(client.diagnostics(URI, 2)[0]["range"], place);
    }
}

#[test]
fn only_the_line_ends_of_the_protocol_end_lines() {
    for (end, line) in [
        ("\n", 1),
        ("\r\n", 1),
        ("\r", 1),
        ("\u{2028}", 0),
        ("\u{85}", 0),
        ("\u{b}", 0),
        ("\u{c}", 0),
    ] {
        let mut client = Client::start();
        client.open(URI, 1, &format!("ئەمە{end}{FAULTY}"));
        let diagnostics = client.diagnostics(URI, 1);
        assert_eq!(diagnostics[0]["range"]["start"]["line"], line, "{end:?}");
    }
}

#[test]
fn odd_orders_of_messages_do_no_harm() {
    let mut client = Client::start();
    client.change(URI, 1, json!([{"text": FAULTY}]));
    client.close(URI);
    client.open(URI, 5, FAULTY);
    client.open(URI, 6, &FAULTY.repeat(2));
    assert_eq!(faults(&client.diagnostics(URI, 6)), 2);
    client.change(URI, 3, json!([{"text": FAULTY}]));
    assert_eq!(faults(&client.diagnostics(URI, 3)), 1);
    client.change(URI, 90, json!([]));
    assert_eq!(faults(&client.diagnostics(URI, 90)), 1);
    // Half an emoji, as an editor sends it that cuts one in two.
    let body = json!({"method": "textDocument/didChange", "params": {
        "textDocument": {"uri": URI, "version": 91}, "contentChanges": [{"text": "HALF"}]}});
    let body = body
        .to_string()
        .replace("HALF", &format!("\\ud83d{FAULTY}"));
    client.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    let start = format!("\u{fffd}{FAULTY}").find(FAULT).unwrap();
    let column = position(&format!("\u{fffd}{FAULTY}"), start, "utf-16");
    assert_eq!(client.diagnostics(URI, 91)[0]["range"]["start"], column);
    client.close(URI);
    client.wait("the clearing", |c| {
        let publishes = c.publishes(URI);
        publishes
            .last()
            .is_some_and(|p| p["diagnostics"] == json!([]) && p.get("version").is_none())
    });
    client.open(URI, 1, FAULTY);
    assert_eq!(faults(&client.diagnostics(URI, 1)), 1);
}

#[test]
fn file_names_work_in_every_spelling() {
    let mut client = Client::start();
    for uri in [
        "file:///tmp/هەواڵ.txt",
        "file:///tmp/%D9%87%DB%95.txt",
        "file:///tmp/a b [1] ک%20.txt",
        "untitled:Untitled-1",
        "untitled:بێ ناو",
        "file:///c%3A/x.txt",
        "vscode-notebook-cell:/a.ipynb#W0sZmlsZQ%3D%3D",
    ] {
        client.open(uri, 1, FAULTY);
        assert_eq!(faults(&client.diagnostics(uri, 1)), 1, "{uri}");
        client.change(uri, 2, json!([{"text": FAULTY.repeat(2)}]));
        assert_eq!(faults(&client.diagnostics(uri, 2)), 2, "{uri}");
        let actions = client.actions(uri, json!({"only": ["quickfix"]}));
        let document = &actions[0]["edit"]["documentChanges"][0]["textDocument"];
        assert_eq!(document, &json!({"uri": uri, "version": 2}));
        client.close(uri);
    }
    // One document, whichever way it is spelled.
    client.open("file:///C:/%DA%A9.txt", 1, FAULTY);
    client.change("file:///c%3A/ک.txt", 2, json!([{"text": FAULTY.repeat(3)}]));
    assert_eq!(faults(&client.diagnostics("file:///C:/%DA%A9.txt", 2)), 3);
    client.open("no uri at all", 1, FAULTY);
    client.is_well();
}

#[test]
fn text_that_is_not_kurdish_has_no_findings() {
    let mut client = Client::start();
    for (n, text) in [
        "",
        "Plain English,, text ( with ) faults .",
        "\0\u{1}\u{85}",
        "\u{301}\u{202e}",
    ]
    .into_iter()
    .enumerate()
    {
        let uri = format!("file:///tmp/{n}.txt");
        client.open(&uri, 1, text);
        assert_eq!(client.diagnostics(&uri, 1), Vec::<Value>::new(), "{text:?}");
    }
}

#[test]
fn a_large_document_does_not_hold_up_other_requests() {
    let mut client = Client::start();
    let large: String = (0..250).map(|n| format!("{n}. {SEED}\n\n")).collect();
    client.open(URI, 1, &large);
    let start = Instant::now();
    client.is_well();
    let waited = start.elapsed();
    assert!(waited < Duration::from_secs(2), "{waited:?}");
    assert!(!client.diagnostics(URI, 1).is_empty());
}

#[test]
fn findings_beyond_the_limit_are_counted_in_one() {
    let mut client = Client::start_with(json!({
        "capabilities": editor(), "initializationOptions": {"diagnostics": {"limit": 2}}}));
    let text = format!("{FAULTY}\n\n").repeat(5);
    client.open(URI, 1, &text);
    let all = client.diagnostics(URI, 1);
    assert_eq!(faults(&all), 2);
    assert_eq!(all.len(), 3);
    assert_eq!(all[0]["code"], "limit");
    assert_eq!(all[0]["severity"], 3);
    assert_eq!(all[0]["range"]["start"], json!({"line": 0, "character": 0}));
    assert!(
        all[0]["message"].as_str().unwrap().contains('3'),
        "{}",
        all[0]
    );
    // One that is mended makes room for the next.
    let place = text.find(FAULT).unwrap();
    let range = range(&text, place..place + FAULT.len(), "utf-16");
    client.change(URI, 2, json!([{"range": range, "text": "،"}]));
    let all = client.settled(URI, 2);
    assert_eq!(faults(&all), 2);
    assert!(
        all[0]["message"].as_str().unwrap().contains('2'),
        "{}",
        all[0]
    );
}

#[test]
fn the_word_being_typed_is_not_judged_until_it_is_finished() {
    let mut client = Client::start();
    client.open(URI, 1, &format!("{FAULTY} COVID"));
    assert_eq!(codes(&client.diagnostics(URI, 1)), ["repeated-punctuation"]);
    let line = |c: &str| {
        let end = position(
            &format!("{FAULTY} {c}"),
            FAULTY.len() + 1 + c.len(),
            "utf-16",
        );
        json!({"start": end, "end": end})
    };
    client.change(URI, 2, json!([{"range": line("COVID"), "text": "-"}]));
    let start = Instant::now();
    client.change(URI, 3, json!([{"range": line("COVID-"), "text": "١"}]));
    assert_eq!(codes(&client.diagnostics(URI, 3)), ["repeated-punctuation"]);
    client.wait("the finding after a pause", |c| {
        let publishes = c.publishes(URI);
        publishes
            .last()
            .is_some_and(|p| p["diagnostics"].as_array().unwrap().len() == 2)
    });
    assert!(start.elapsed() >= Duration::from_millis(500));
    client.change(URI, 4, json!([{"range": line("COVID-١"), "text": "٩"}]));
    assert_eq!(client.diagnostics(URI, 4).len(), 1);
    client.change(URI, 5, json!([{"range": line("COVID-١٩"), "text": " "}]));
    let both = client.diagnostics(URI, 5);
    assert_eq!(codes(&both), ["repeated-punctuation", "digits-in-latin"]);
}

// Features.

#[test]
fn normalizing_gives_the_normal_text_and_then_there_is_nothing_to_do() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        let text = format!("😀 {FAULTY}\r\n{SEED}");
        client.open(URI, 4, &text);
        let only = json!({"only": ["source.normalize"]});
        let actions = client.actions(URI, only.clone());
        assert_eq!(actions.len(), 1);
        let edit = &actions[0]["edit"]["documentChanges"][0];
        assert_eq!(edit["textDocument"], json!({"uri": URI, "version": 4}));
        assert!(
            edit["edits"].as_array().unwrap().len() > 5,
            "one edit a finding"
        );
        let normal = applied(&text, &actions[0], encoding);
        let expected = apply(&text, &normalize(&text, &Settings::default(), Scope::Safe));
        assert_eq!(normal, expected);
        client.change(URI, 5, json!([{"text": normal}]));
        assert_eq!(client.actions(URI, only), Vec::<Value>::new());
        assert_eq!(
            client.actions(URI, json!({"only": ["source.fixAll.rastnus"]})),
            Vec::<Value>::new()
        );
    }
}

#[test]
fn quick_fixes_fit_their_findings() {
    let mut client = Client::start();
    let text = format!("{FAULTY}\n{FAULTY}");
    client.open(URI, 1, &text);
    let diagnostics = client.diagnostics(URI, 1);
    let place = diagnostics[0]["range"].clone();
    let actions = client.actions_at(URI, place.clone(), json!({"triggerKind": 2}));
    let titles: Vec<&str> = actions
        .iter()
        .map(|a| a["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        ["Change to “،”", "Fix all of this kind in the text (2)"]
    );
    assert_eq!(actions[0]["kind"], "quickfix");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[0]["diagnostics"], json!([diagnostics[0]]));
    assert_eq!(
        applied(&text, &actions[0], "utf-16"),
        text.replacen(FAULT, "،", 1)
    );
    assert!(actions[1].get("isPreferred").is_none());
    assert_eq!(
        applied(&text, &actions[1], "utf-16"),
        text.replace(FAULT, "،")
    );
    let start = json!({"start": place["start"], "end": place["start"]});
    assert_eq!(
        client.actions_at(URI, start, json!({})).len(),
        2,
        "a caret before the finding"
    );
    let zero = json!({"line": 0, "character": 0});
    let nowhere = json!({"start": zero, "end": zero});
    assert_eq!(client.actions_at(URI, nowhere, json!({})).len(), 0);
}

#[test]
fn actions_are_of_the_kinds_asked_for() {
    let mut client = Client::start();
    client.open(URI, 1, &format!("{FAULTY}\n{SEED}"));
    let mut kinds = |context: Value| {
        let actions = client.actions(URI, context);
        let mut kinds: Vec<String> = actions
            .iter()
            .map(|a| a["kind"].as_str().unwrap().to_owned())
            .map(|kind| kind.split(".rewrite.").next().unwrap().to_owned())
            .collect();
        kinds.dedup();
        kinds
    };
    let (fix_all, normal) = ("source.fixAll.rastnus", "source.normalize.rastnus");
    let rewrite = "refactor";
    assert_eq!(kinds(json!({})), ["quickfix", rewrite]);
    assert_eq!(kinds(json!({"triggerKind": 2})), ["quickfix", rewrite]);
    assert_eq!(
        kinds(json!({"triggerKind": 1})),
        ["quickfix", rewrite, normal]
    );
    assert_eq!(kinds(json!({"only": ["quickfix"]})), ["quickfix"]);
    assert_eq!(kinds(json!({"only": ["source"]})), [fix_all, normal]);
    assert_eq!(kinds(json!({"only": ["source.fixAll"]})), [fix_all]);
    assert_eq!(kinds(json!({"only": [normal]})), [normal]);
    assert_eq!(
        kinds(json!({"only": [""]})),
        ["quickfix", rewrite, fix_all, normal]
    );
    assert_eq!(
        kinds(json!({"only": ["source.organizeImports", "refactor"]})),
        [rewrite]
    );
    assert_eq!(
        kinds(json!({"only": ["source.organizeImports", "refactor.extract"]})),
        [""; 0]
    );
    let restore = client.actions(URI, json!({"only": ["quickfix"]}));
    let restore = restore.iter().filter(|a| {
        a["title"]
            .as_str()
            .unwrap()
            .starts_with("Restore all lost paragraphs")
    });
    assert_eq!(restore.count(), 1);
}

#[test]
fn edits_have_the_form_that_the_client_takes() {
    let mut capabilities = editor();
    capabilities["workspace"] = json!({});
    let mut client = Client::start_with(json!({"capabilities": capabilities}));
    let uri = "file:///tmp/دەق.txt";
    client.open(uri, 1, FAULTY);
    let actions = client.actions(uri, json!({}));
    let changes = actions[0]["edit"]["changes"].as_object().unwrap();
    assert_eq!(changes.keys().collect::<Vec<_>>(), [uri]);
    assert_eq!(
        applied(FAULTY, &actions[0], "utf-16"),
        FAULTY.replace(FAULT, "،")
    );
    let mut client = Client::start_with(json!({"capabilities": {}}));
    client.open(URI, 1, FAULTY);
    assert_eq!(client.actions(URI, json!({})), Vec::<Value>::new());
}

#[test]
fn requests_see_the_text_that_was_sent_before_them() {
    let mut client = Client::start();
    client.open(URI, 1, "");
    for n in 1..30 {
        client.change(URI, n + 1, json!([{"text": FAULTY.repeat(n as usize)}]));
        let actions = client.actions(URI, json!({"only": ["source.fixAll"]}));
        let edit = &actions[0]["edit"]["documentChanges"][0];
        assert_eq!(edit["edits"].as_array().unwrap().len(), n as usize);
        assert_eq!(edit["textDocument"]["version"], n + 1);
    }
}

#[test]
fn hovering_over_a_finding_tells_what_is_wrong() {
    for (formats, kind) in [
        (json!(["markdown"]), "markdown"),
        (json!(["plaintext"]), "plaintext"),
        (Value::Null, "plaintext"),
    ] {
        let mut capabilities = editor();
        capabilities["textDocument"]["hover"] = json!({"contentFormat": formats});
        let mut client = Client::start_with(json!({"capabilities": capabilities}));
        client.open(URI, 1, FAULTY);
        let start = FAULTY.find(FAULT).unwrap();
        let place = position(FAULTY, start, "utf-16");
        let params = json!({"textDocument": {"uri": URI}, "position": place});
        let hover = client.call("textDocument/hover", params).unwrap();
        assert_eq!(hover["contents"]["kind"], kind);
        assert!(hover["contents"]["value"].as_str().unwrap().contains(FAULT));
        assert_eq!(
            hover["range"],
            range(FAULTY, start..start + FAULT.len(), "utf-16")
        );
    }
}

#[test]
fn hovering_over_a_name_shows_its_card() {
    let mut client = Client::start();
    let text = "😀 سەرۆکی هەرێم لە هەولێرەوە گەیشتە بەغدا.";
    client.open(URI, 1, text);
    let start = text.find("هەولێر").unwrap();
    let place = position(text, start + "هە".len(), "utf-16");
    let params = json!({"textDocument": {"uri": URI}, "position": place});
    let hover = client.call("textDocument/hover", params).unwrap();
    assert_eq!(hover["range"]["start"], position(text, start, "utf-16"));
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("Hewlêr"),
        "{hover}"
    );
}

#[test]
fn links_lead_where_they_were_meant_to() {
    let mut client = Client::start();
    let text = format!("{FAULTY} https://ckb.wikipedia.org/wiki/هەولێر\n{SEED}");
    client.open(URI, 1, &text);
    let params = json!({"textDocument": {"uri": URI}});
    let links = client.call("textDocument/documentLink", params).unwrap();
    let links = links.as_array().unwrap();
    let target = |place: &str| {
        let start = text.find(place).unwrap();
        let place = range(&text, start..start + place.len(), "utf-16");
        let link = links.iter().find(|l| l["range"] == place);
        link.unwrap_or_else(|| panic!("{links:?}"))["target"].clone()
    };
    assert_eq!(
        target("pic. twitter. com / x ٠ ZkGGPpkV"),
        "https://pic.twitter.com/x0ZkGGPpkV"
    );
    assert_eq!(
        target("https://ckb.wikipedia.org/wiki/هەولێر"),
        "https://ckb.wikipedia.org/wiki/%D9%87%DB%95%D9%88%D9%84%DB%8E%D8%B1"
    );
}

// Settings.

fn off(rule: &str) -> Value {
    json!({"rules": {rule: "off"}})
}

#[test]
fn settings_come_in_every_way() {
    let rule = "repeated-punctuation";
    let mut client = Client::start_with(json!({
        "capabilities": editor(), "initializationOptions": off(rule)}));
    client.open(URI, 1, FAULTY);
    assert_eq!(faults(&client.diagnostics(URI, 1)), 0);
    let expect = |client: &mut Client, settings: Value, count: usize| {
        client.configure(settings.clone());
        client.wait(&format!("{count} after {settings}"), |c| {
            let publishes = c.publishes(URI);
            let last = publishes.last().unwrap();
            faults(last["diagnostics"].as_array().unwrap()) == count
        });
    };
    expect(&mut client, json!({"rastnus": {}}), 1);
    expect(&mut client, json!({"rastnus": off(rule)}), 0);
    expect(&mut client, json!({"rules": {rule: "error"}}), 1);
    expect(&mut client, off(rule), 0);
    // Nothing, and settings of somebody else, change nothing.
    client.configure(Value::Null);
    client.configure(json!({"editor": {"fontSize": 12}}));
    client.notify("workspace/didChangeConfiguration", json!({}));
    client.listen(Duration::from_millis(200));
    assert_eq!(faults(&client.diagnostics(URI, 1)), 0);
    assert_eq!(client.shown(), Vec::<String>::new());
}

#[test]
fn settings_are_asked_for_where_the_client_can_be_asked() {
    let mut capabilities = editor();
    capabilities["workspace"]["configuration"] = json!(true);
    capabilities["workspace"]["didChangeConfiguration"] = json!({"dynamicRegistration": true});
    let mut client = Client::spawn();
    client.configuration = off("repeated-punctuation");
    client.initialize(json!({"capabilities": capabilities}));
    client.open(URI, 1, FAULTY);
    let faults_now = |c: &Client| {
        let publishes = c.publishes(URI);
        publishes
            .last()
            .map(|p| faults(p["diagnostics"].as_array().unwrap()))
    };
    client.wait("silence", |c| faults_now(c) == Some(0));
    assert_eq!(
        client.requested,
        ["client/registerCapability", "workspace/configuration"]
    );
    client.configuration = json!({});
    client.configure(Value::Null);
    client.wait("the finding", |c| faults_now(c) == Some(1));
    // Text is changed at once, whatever the client is asked for meanwhile.
    client.configure(Value::Null);
    client.change(URI, 2, json!([{"text": FAULTY.repeat(2)}]));
    let actions = client.actions(URI, json!({"only": ["source.fixAll"]}));
    assert_eq!(
        actions[0]["edit"]["documentChanges"][0]["textDocument"]["version"],
        2
    );
}

#[test]
fn a_broken_configuration_is_told_once_and_the_last_good_one_stays() {
    let mut client = Client::start_with(json!({
        "capabilities": editor(), "initializationOptions": {"styel": {}}}));
    client.wait("a message", |c| !c.shown().is_empty());
    assert!(client.shown()[0].contains("styel"), "{:?}", client.shown());
    client.open(URI, 1, FAULTY);
    client.configure(json!({"rastnus": off("repeated-punctuation")}));
    client.wait("silence", |c| {
        let publishes = c.publishes(URI);
        publishes
            .last()
            .is_some_and(|p| p["diagnostics"] == json!([]))
    });
    for _ in 0..3 {
        client.configure(json!({"rastnus": off("repeated-punctation")}));
    }
    client.change(URI, 2, json!([{"text": format!("{FAULTY} {FAULTY}")}]));
    assert_eq!(client.diagnostics(URI, 2), Vec::<Value>::new());
    assert_eq!(client.shown().len(), 2, "{:?}", client.shown());
    assert!(client.shown()[1].contains("repeated-punctuation"));
}

#[test]
fn the_configuration_file_counts_and_the_editor_wins() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rastnus.toml");
    let uri = format!("file://{}/نووسین/دەق.txt", folder.path().display());
    std::fs::write(&file, "[rules]\nrepeated-punctuation = \"error\"\n").unwrap();
    let mut client = Client::start();
    client.open(&uri, 1, FAULTY);
    assert_eq!(client.diagnostics(&uri, 1)[0]["severity"], 1);
    let last = |c: &Client| c.publishes(&uri).last().unwrap()["diagnostics"].clone();
    client.configure(json!({"rules": {"repeated-punctuation": "hint"}}));
    client.wait("a hint", |c| last(c)[0]["severity"] == 4);
    client.configure(json!({}));
    client.wait("an error", |c| last(c)[0]["severity"] == 1);
    std::fs::write(&file, "[rules]\nrepeated-punctuation = \"off\"\n").unwrap();
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": uri}}),
    );
    client.wait("silence", |c| last(c) == json!([]));
    std::fs::write(&file, "[rules\n").unwrap();
    for _ in 0..3 {
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
        client.listen(Duration::from_millis(100));
    }
    client.wait("a message", |c| !c.shown().is_empty());
    assert_eq!(client.shown().len(), 1);
    assert!(client.shown()[0].contains("rastnus.toml"));
    assert_eq!(last(&client), json!([]));
}

/// Waits until the last publish for each of `uris` has `count` faults.
fn wait_faults(client: &mut Client, uris: &[&str], count: usize) {
    client.wait(&format!("{count} faults"), |c| {
        uris.iter().all(|uri| {
            let publishes = c.publishes(uri);
            let last = publishes
                .last()
                .map(|p| p["diagnostics"].as_array().unwrap());
            last.is_some_and(|d| faults(d) == count)
        })
    });
}

#[test]
fn a_saved_or_changed_configuration_is_taken_up_in_all_documents() {
    let (folder, uri) = workspace();
    let file = folder.path().join("rastnus.toml");
    let mut client = in_workspace(&uri(""));
    let (a, b) = (uri("a.txt"), uri("دەق/b.txt"));
    client.open(&a, 1, FAULTY);
    client.open(&b, 1, FAULTY);
    wait_faults(&mut client, &[&a, &b], 1);
    let off = "[rules]\nrepeated-punctuation = \"off\"\n";
    std::fs::write(&file, off).unwrap();
    let saved = json!({"textDocument": {"uri": uri("rastnus.toml")}});
    client.notify("textDocument/didSave", saved.clone());
    wait_faults(&mut client, &[&a, &b], 0);
    std::fs::write(&file, "").unwrap();
    let changes = json!({"changes": [{"uri": uri("rastnus.toml"), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changes);
    wait_faults(&mut client, &[&a, &b], 1);
    // A slip leaves the last good configuration in force, until it is mended.
    std::fs::write(&file, off).unwrap();
    client.notify("textDocument/didSave", saved.clone());
    wait_faults(&mut client, &[&a, &b], 0);
    std::fs::write(&file, "\n[style]\nprofile = \"rudw\"\n").unwrap();
    client.notify("textDocument/didSave", saved.clone());
    client.wait("a message", |c| !c.shown().is_empty());
    client.listen(Duration::from_millis(200));
    wait_faults(&mut client, &[&a, &b], 0);
    let shown = client.shown();
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].contains("rastnus.toml:3: ") && shown[0].ends_with("“rudaw”?"));
    std::fs::write(&file, "[style]\nprofile = \"rudaw\"\n").unwrap();
    client.notify("textDocument/didSave", saved);
    wait_faults(&mut client, &[&a, &b], 1);
    assert_eq!(client.shown().len(), 1);
}

#[test]
fn an_open_configuration_shows_what_is_wrong_in_it() {
    let (folder, uri) = workspace();
    let wrong = "# ڕێکخستن\n[style]\n  digits = \"asci\"\n";
    std::fs::write(folder.path().join("rastnus.toml"), wrong).unwrap();
    let mut client = in_workspace(&uri(""));
    let (config, list, text) = (uri("rastnus.toml"), uri(".rastnus-ignore"), uri("a.txt"));
    client.open(&config, 1, wrong);
    let found = client.diagnostics(&config, 1);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["code"], "configuration");
    assert_eq!(found[0]["severity"], 1);
    let start = wrong.find("digits").unwrap();
    assert_eq!(
        found[0]["range"],
        range(wrong, start..wrong.len() - 1, "utf-16")
    );
    let message = found[0]["message"].as_str().unwrap();
    assert!(
        message.contains("asci") && message.contains("style.digits"),
        "{message}"
    );
    assert!(message.contains("“ascii”"), "{message}");
    client.open(&list, 1, "heh\n# a comment\nhe\tx\nheh\tx\n");
    let lines: Vec<Value> = client
        .diagnostics(&list, 1)
        .iter()
        .map(|d| d["range"]["start"]["line"].clone())
        .collect();
    assert_eq!(lines, [json!(0), json!(2)]);
    client.open(&text, 1, FAULTY);
    assert_eq!(faults(&client.diagnostics(&text, 1)), 1);
    assert_eq!(client.shown(), Vec::<String>::new(), "it is shown in place");
    client.change(
        &config,
        2,
        json!([{"text": "[style]\ndigits = \"ascii\"\n"}]),
    );
    assert_eq!(client.diagnostics(&config, 2), Vec::<Value>::new());
    client.change(&config, 3, json!([{"text": "[style"}]));
    assert_eq!(client.diagnostics(&config, 3).len(), 1);
    assert_eq!(client.actions(&config, json!({})), Vec::<Value>::new());
    client.close(&config);
    client.close(&list);
    client.is_well();
}

#[test]
fn files_that_are_left_out_have_no_findings() {
    let (folder, uri) = workspace();
    let toml = "[files]\nexclude = [\"archive/\", \"*.bak\"]\n";
    std::fs::write(folder.path().join("rastnus.toml"), toml).unwrap();
    let mut client = in_workspace(&uri(""));
    for (name, count) in [("archive/2020/a.txt", 0), ("b/c.bak", 0), ("b/a.txt", 1)] {
        client.open(&uri(name), 1, FAULTY);
        assert_eq!(faults(&client.diagnostics(&uri(name), 1)), count, "{name}");
    }
    let only = json!({"only": ["source"]});
    assert_eq!(client.actions(&uri("b/c.bak"), only), Vec::<Value>::new());
    std::fs::remove_file(folder.path().join("rastnus.toml")).unwrap();
    client.configure(json!({"files": {"exclude": ["/b"]}}));
    wait_faults(&mut client, &[&uri("archive/2020/a.txt")], 1);
    wait_faults(&mut client, &[&uri("b/c.bak"), &uri("b/a.txt")], 0);
}

#[test]
fn names_of_the_house_are_known_and_read_anew() {
    let (folder, uri) = workspace();
    let file = folder.path().join("names.toml");
    let write = |names: &str| {
        std::fs::write(&file, format!("[[entity]]\nkind = \"person\"\n{names}\n")).unwrap();
    };
    write("names = [\"زاڵە دوورگە\"]\nkurmanji = [\"Zalê Dûrge\"]");
    let toml = "[entities]\nfiles = [\"names.toml\"]\n";
    std::fs::write(folder.path().join("rastnus.toml"), toml).unwrap();
    let mut client = in_workspace(&uri(""));
    let text = "ئەمڕۆ زاڵە دوورگەش لە هەولێر بوو و پرسیاری کرد.";
    client.open(&uri("a.txt"), 1, text);
    let hover = |client: &mut Client| {
        let params = json!({"textDocument": {"uri": uri("a.txt")},
            "position": {"line": 0, "character": 8}});
        client.call("textDocument/hover", params).unwrap()
    };
    let value = hover(&mut client)["contents"]["value"].to_string();
    assert!(value.contains("Zalê Dûrge"), "{value}");
    // What is broken is told, and the last good names stay.
    let changed = json!({"changes": [{"uri": uri("names.toml"), "type": 2}]});
    std::fs::write(&file, "[[entity]]\nkind = \"persn\"\nnames = [\"x\"]\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    client.wait("a message", |c| !c.shown().is_empty());
    let shown = client.shown();
    assert!(
        shown[0].contains("names.toml:2: ") && shown[0].contains("“person”"),
        "{shown:?}"
    );
    let value = hover(&mut client)["contents"]["value"].to_string();
    assert!(value.contains("Zalê Dûrge"), "{value}");
    // In the editor it is shown where it is.
    let broken = std::fs::read_to_string(&file).unwrap();
    client.open(&uri("names.toml"), 1, &broken);
    let found = client.diagnostics(&uri("names.toml"), 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["range"]["start"]["line"], 1);
    // Mended, it counts at once; a name of ours for something else is told once.
    write("names = [\"زاڵە دوورگە\", \"هەولێر\"]\nkurmanji = [\"Zalê D.\"]");
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri("names.toml")}}),
    );
    client.notify("workspace/didChangeWatchedFiles", changed);
    client.wait("another message", |c| c.shown().len() > 1);
    assert!(
        client.shown()[1].contains("names.toml:1: “هەولێر”"),
        "{:?}",
        client.shown()
    );
    let value = hover(&mut client)["contents"]["value"].to_string();
    assert!(value.contains("Zalê D."), "{value}");
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    hover(&mut client);
    assert_eq!(client.shown().len(), 2);
}

#[test]
fn a_name_is_added_to_the_names_of_the_house() {
    let (folder, uri) = workspace();
    std::fs::write(
        folder.path().join("rastnus.toml"),
        "locale = \"en\" # ours\n",
    )
    .unwrap();
    let mut client = in_workspace(&uri(""));
    let text = "ئەمڕۆ زاڵە دوورگەش لە هەولێر بوو و پرسیاری کرد.";
    client.open(&uri("a.txt"), 1, text);
    let add = |client: &mut Client, range: Value| {
        let params = json!({"textDocument": {"uri": uri("a.txt")}, "range": range,
            "context": {"diagnostics": [], "only": ["refactor"]}});
        let actions = client.call("textDocument/codeAction", params).unwrap();
        let mut actions = actions.as_array().unwrap().clone();
        actions.retain(|a| a["kind"] == "refactor");
        actions
    };
    let selected =
        json!({"start": {"line": 0, "character": 6}, "end": {"line": 0, "character": 17}});
    let actions = add(&mut client, selected.clone());
    let titles: Vec<&str> = actions
        .iter()
        .map(|a| a["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles[0],
        "Add “زاڵە دوورگە” to the names of the house (person)"
    );
    assert_eq!(titles.len(), 3);
    let command = actions[0]["command"].clone();
    assert_eq!(
        client.call("workspace/executeCommand", command),
        Ok(Value::Null)
    );
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(
        read("rastnus.toml"),
        "locale = \"en\" # ours\n\n[entities]\nfiles = [\"entities.toml\"]\n"
    );
    assert_eq!(
        read("entities.toml"),
        "[[entity]]\nkind = \"person\"\nnames = [\"زاڵە دوورگە\"]\n"
    );
    let params = json!({"textDocument": {"uri": uri("a.txt")},
        "position": {"line": 0, "character": 8}});
    let hover = client.call("textDocument/hover", params).unwrap();
    assert!(
        hover["contents"]["value"]
            .to_string()
            .contains("زاڵە دوورگە"),
        "{hover}"
    );
    assert_eq!(
        add(&mut client, selected),
        Vec::<Value>::new(),
        "it is there"
    );
    let wrong = json!({"command": "rastnus.addName",
        "arguments": [{"uri": uri("a.txt"), "kind": "persn", "name": "x"}]});
    assert!(client.call("workspace/executeCommand", wrong).is_err());
}

#[test]
fn a_name_is_spelled_as_at_first_everywhere() {
    let mut client = Client::start_with(json!({"capabilities": editor(), "locale": "en"}));
    let text = "سەرۆکی ئەمریکا گوتی باشە.\n\nخەڵکی ئەمەریکا ڕۆیشت.\n\nئەو لە ئەمەریکاوە هات.\n\n\
                هێزەکانی سوریا لەوێن و ئەو لە سووریاوە هات.\n";
    client.open("file:///a.txt", 1, text);
    let range = json!({"start": {"line": 2, "character": 7}, "end": {"line": 2, "character": 7}});
    let actions = client.actions_at("file:///a.txt", range, json!({}));
    let all = actions
        .iter()
        .find(|a| a["title"] == "Use “ئەمریکا” everywhere (2)");
    let mended = applied(text, all.unwrap(), "utf-16");
    assert!(
        mended.contains("ئەو لە ئەمریکاوە هات") && !mended.contains("ئەمەریکا"),
        "{mended}"
    );
    assert!(mended.contains("سووریاوە"), "another name");
}

/// The entries of the menu that are commands, and what they send.
fn commands(actions: &[Value]) -> Vec<(String, Value)> {
    let command = |a: &Value| {
        let command = a.get("command")?;
        assert_eq!(a["kind"], "quickfix");
        assert!(a.get("isPreferred").is_none() && a.get("edit").is_none());
        let name = command["command"].as_str()?.to_owned();
        let params = json!({"command": name, "arguments": command["arguments"]});
        Some((name, params))
    };
    actions.iter().filter_map(command).collect()
}

#[test]
fn a_word_is_accepted_with_all_that_is_found_in_it() {
    let (folder, uri) = workspace();
    let mut client = in_workspace(&uri(""));
    let a = uri("a.txt");
    // Foreign letters and a stretched one in a word that is there twice.
    let text = "ئەمە دەقێکی کوردییە، كـورد لێرەیە.\n\nكـورد لەوێیە لە هەولێر.\n";
    client.open(&a, 1, text);
    assert_eq!(client.settled(&a, 1).len(), 4);
    let accept = |client: &mut Client, word: &str| {
        let place = position(text, text.find(word).unwrap(), "utf-16");
        let argument = json!({"uri": a, "range": {"start": place, "end": place}});
        let params = json!({"command": "rastnus.addWord", "arguments": [argument]});
        client.call("workspace/executeCommand", params)
    };
    assert_eq!(accept(&mut client, "ئەمە"), Err(-32803));
    let answer = accept(&mut client, "ـورد").unwrap();
    assert_eq!(answer, json!({"uri": a, "word": "كـورد", "findings": 2}));
    client.wait("no findings", |c| {
        let last = c.publishes(&a).last().map(|p| p["diagnostics"].clone());
        last == Some(json!([]))
    });
    let list = std::fs::read_to_string(folder.path().join(".rastnus-ignore")).unwrap();
    assert_eq!(list.lines().count(), 2, "{list}");
}

#[test]
fn findings_can_be_dismissed_here_and_everywhere() {
    let (folder, uri) = workspace();
    let list = folder.path().join(".rastnus-ignore");
    let mut client = in_workspace(&uri(""));
    let (a, b) = (uri("دەق/a.txt"), uri("b.txt"));
    client.open(&a, 1, FAULTY);
    client.open(&b, 1, FAULTY);
    wait_faults(&mut client, &[&a, &b], 1);
    let actions = client.actions(&a, json!({}));
    let titles: Vec<&str> = actions
        .iter()
        .map(|a| a["title"].as_str().unwrap())
        .collect();
    let expected = [
        "Change to “،”",
        "Ignore “،،” in this text",
        "Ignore “،،” in all texts",
        "Write in Latin letters",
    ];
    assert_eq!(titles, expected);
    let menu = commands(&actions);
    assert_eq!(menu[0].0, "rastnus.ignoreHere");
    assert_eq!(menu[1].0, "rastnus.ignoreEverywhere");
    let known = &client.capabilities["executeCommandProvider"]["commands"];
    for (command, _) in &menu {
        assert!(known.as_array().unwrap().contains(&json!(command)));
    }
    let run = |client: &mut Client, n: usize| {
        let params = menu[n].1.clone();
        assert_eq!(
            client.call("workspace/executeCommand", params),
            Ok(Value::Null)
        );
    };
    run(&mut client, 0);
    wait_faults(&mut client, &[&a], 0);
    wait_faults(&mut client, &[&b], 1);
    assert_eq!(
        std::fs::read_to_string(&list).unwrap(),
        "repeated-punctuation\t،،\tدەق/a.txt\n"
    );
    assert_eq!(
        client.actions(&a, json!({"only": ["source"]})),
        Vec::<Value>::new(),
        "what is dismissed is not mended"
    );
    run(&mut client, 1);
    run(&mut client, 1);
    wait_faults(&mut client, &[&a, &b], 0);
    let text = std::fs::read_to_string(&list).unwrap();
    assert_eq!(text.lines().nth(1), Some("repeated-punctuation\t،،"));
    assert_eq!(text.lines().count(), 2);
    // By hand, and beside the configuration where there is one.
    std::fs::write(&list, "").unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    wait_faults(&mut client, &[&a, &b], 1);
    std::fs::write(&list, "repeated-punctuation\t،،\nnonsense\n").unwrap();
    let saved = json!({"textDocument": {"uri": uri(".rastnus-ignore")}});
    client.notify("textDocument/didSave", saved);
    wait_faults(&mut client, &[&a, &b], 0);
    client.wait("a message", |c| !c.shown().is_empty());
    assert!(
        client.shown()[0].contains(".rastnus-ignore:2: "),
        "{:?}",
        client.shown()
    );
    let inner = folder.path().join("دەق");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("rastnus.toml"), "").unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    wait_faults(&mut client, &[&a], 1);
    run(&mut client, 0);
    wait_faults(&mut client, &[&a], 0);
    assert_eq!(
        std::fs::read_to_string(inner.join(".rastnus-ignore")).unwrap(),
        "repeated-punctuation\t،،\ta.txt\n"
    );
}

#[test]
fn what_cannot_be_noted_is_refused() {
    let (folder, uri) = workspace();
    let mut client = in_workspace(&uri(""));
    let mut refused = |argument: Value| {
        let params = json!({"command": "rastnus.ignoreHere", "arguments": [argument]});
        client.call("workspace/executeCommand", params)
    };
    let argument = |uri: &str| json!({"uri": uri, "rule": "heh", "text": "ه"});
    assert_eq!(refused(argument("untitled:Untitled-1")), Err(-32803));
    assert_eq!(refused(argument("file:///elsewhere/a.txt")), Err(-32803));
    assert_eq!(refused(argument(&uri("../a.txt"))), Err(-32803));
    assert_eq!(
        refused(json!({"uri": uri("a.txt"), "rule": "he", "text": "ه"})),
        Err(-32602)
    );
    assert_eq!(
        refused(json!({"uri": uri("a.txt"), "rule": "heh", "text": ""})),
        Err(-32602)
    );
    assert_eq!(refused(json!({"rule": "heh"})), Err(-32602));
    let params = json!({"command": "rastnus.no", "arguments": []});
    assert_eq!(client.call("workspace/executeCommand", params), Err(-32602));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    // Where nothing can be noted, nothing is offered; folders come and go.
    client.open(URI, 1, FAULTY);
    client.open("untitled:a", 1, FAULTY);
    let file = uri("a.txt");
    client.open(&file, 1, FAULTY);
    assert_eq!(commands(&client.actions(URI, json!({}))), []);
    assert_eq!(commands(&client.actions("untitled:a", json!({}))), []);
    assert_eq!(commands(&client.actions(&file, json!({}))).len(), 2);
    let here = json!([{"uri": uri("").trim_end_matches('/'), "name": "a"}]);
    for (added, removed, count) in [(json!([]), here.clone(), 0), (here, json!([]), 2)] {
        let event = json!({"event": {"added": added, "removed": removed}});
        client.notify("workspace/didChangeWorkspaceFolders", event);
        assert_eq!(commands(&client.actions(&file, json!({}))).len(), count);
    }
}

#[test]
fn messages_are_in_the_language_of_the_user() {
    let english = {
        let mut client = Client::start_with(json!({"capabilities": editor(), "locale": "en"}));
        client.open(URI, 1, FAULTY);
        client.diagnostics(URI, 1)[0]["message"].clone()
    };
    assert!(english.as_str().unwrap().is_ascii() || english.as_str().unwrap().contains("mark"));
    for (locale, options) in [("ckb", json!({})), ("en", json!({"locale": "ckb"}))] {
        let mut client = Client::start_with(json!({
            "capabilities": editor(), "locale": locale, "initializationOptions": options}));
        client.open(URI, 1, FAULTY);
        let expected = rastnus::analysis::Analysis::of(FAULTY, &Settings::default());
        let finding = expected.findings().next().unwrap();
        let expected = rastnus::messages::text(rastnus::messages::Locale::Ckb, &finding.message);
        assert_eq!(client.diagnostics(URI, 1)[0]["message"], expected);
    }
}

// Kinds of text.

#[test]
fn the_language_id_and_else_the_file_name_tell_the_kind_of_a_text() {
    const TEXT: &str = "ئەمە [ڕستەیەکی،، کوردییە](ناو،،.md) و \\label{ناو،،} بڵاو کرایەوە،،.";
    let mut client = Client::start();
    let documents = [
        ("file:///tmp/a.txt", "plaintext", 4),
        ("file:///tmp/b.txt", "markdown", 3),
        ("file:///tmp/c.md", "plaintext", 4),
        ("file:///tmp/d.md", "", 3),
        ("file:///tmp/%D9%86%D8%A7%D9%88.tex", "", 3),
        ("untitled:Untitled-1", "latex", 3),
    ];
    for (uri, id, expected) in documents {
        client.open_as(uri, id, 1, TEXT);
        let found = client.diagnostics(uri, 1);
        assert_eq!(faults(&found), expected, "{uri} as {id:?}: {found:?}");
    }
    // What normalizes a document leaves its markup alone.
    let uri = "file:///tmp/b.txt";
    let actions = client.actions(uri, json!({"only": ["source.normalize"]}));
    let mended = applied(TEXT, &actions[0], "utf-16");
    let expected = TEXT.replace("،،", "،").replace("ناو،.md", "ناو،،.md");
    assert_eq!(mended, expected);
    // The kind stays when the text changes, and may be another when it is opened again.
    client.change(uri, 2, json!([{"text": TEXT}]));
    assert_eq!(faults(&client.diagnostics(uri, 2)), 3);
    client.close(uri);
    client.open_as(uri, "plaintext", 3, TEXT);
    assert_eq!(faults(&client.diagnostics(uri, 3)), 4);
}
