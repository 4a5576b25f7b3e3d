//! What an editor can do with names, dates and numbers, as it sees it over standard input and output.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, applied, editor, editor_offering, in_workspace, position, range, workspace};
use serde_json::{Value, json};

const URI: &str = "file:///tmp/a.txt";

const TEXT: &str = "هەواڵێکی کوردی لە هەولێر

😀 ئەمڕۆ ١٠ی ئۆکتۆبەری ٢٠٢١ لە هەولێرەوە ١,٢٥٠ کەس چوونە عێراق.\r
عێراقییەکان لەهەولێریش بوون و نێچیرڤان بارزانی بینییان؛ ماڵپەڕی example.com نووسیویەتی.
";

fn opened(encoding: &str) -> Client {
    let capabilities = editor_offering(&[encoding]);
    let mut client = Client::start_with(json!({"capabilities": capabilities, "locale": "en"}));
    client.open(URI, 1, TEXT);
    client
}

/// The ranges of all places of `words` in [`TEXT`], in their order.
fn places(words: &[&str], encoding: &str) -> Vec<Value> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for word in words {
        found.extend(TEXT.match_indices(word).map(|(at, w)| (at, at + w.len())));
    }
    found.sort_unstable();
    let whole: Vec<_> = found
        .iter()
        .map(|(a, b)| range(TEXT, *a..*b, encoding))
        .collect();
    whole
}

/// The value of the hover at `place`.
fn hover(client: &mut Client, place: &str) -> String {
    let answer = client
        .ask_at("textDocument/hover", (URI, TEXT, place), json!({}))
        .unwrap();
    answer["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn hovering_tells_of_dates_numbers_links_and_forms() {
    let mut client = opened("utf-16");
    let date = hover(&mut client, "١٠ی");
    for part in [
        "Sunday, 10 October 2021",
        "2021-10-10",
        "Rezber 2721",
        "Mehr 1400",
        "1443",
    ] {
        assert!(date.contains(part), "{part}: {date}");
    }
    let number = hover(&mut client, "١,٢٥٠");
    assert!(number.contains("هەزار و دووسەد و پەنجا"), "{number}");
    assert!(number.contains("hezar û dused û pêncî"), "{number}");
    let link = hover(&mut client, "example");
    assert_eq!(link, "Leads to: \u{2068}https://example.com\u{2069}");
    let form = hover(&mut client, "عێراقییەکان");
    assert!(
        form.contains("Iraq") && form.contains("(the (many))"),
        "{form}"
    );
    let joined = hover(&mut client, "لەهەولێریش");
    assert!(
        joined.contains("لە") && joined.contains("(also)"),
        "{joined}"
    );
}

#[test]
fn terminals_get_no_marks_for_directions() {
    for (name, marks) in [("Neovim", false), ("Visual Studio Code", true)] {
        let mut client = Client::start_with(json!({"capabilities": editor(), "locale": "en",
            "clientInfo": {"name": name}}));
        client.open(URI, 1, TEXT);
        assert_eq!(
            hover(&mut client, "عێراق").contains('\u{2068}'),
            marks,
            "{name}"
        );
    }
}

#[test]
fn all_forms_of_a_name_are_found_in_every_encoding() {
    let erbil = ["هەولێرەوە", "لەهەولێریش", "هەولێر\n"];
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = opened(encoding);
        assert_eq!(client.encoding, encoding);
        let mut expected = places(&erbil[..2], encoding);
        let title = TEXT.find("هەولێر").unwrap();
        expected.insert(0, range(TEXT, title..title + "هەولێر".len(), encoding));
        let place = (URI, TEXT, "هەولێرەوە");
        let found = client
            .ask_at("textDocument/documentHighlight", place, json!({}))
            .unwrap();
        let ranges = |list: &Value| -> Vec<Value> {
            list.as_array()
                .unwrap()
                .iter()
                .map(|h| h["range"].clone())
                .collect()
        };
        assert_eq!(ranges(&found), expected);
        let context = json!({"context": {"includeDeclaration": true}});
        let found = client
            .ask_at("textDocument/references", place, context)
            .unwrap();
        assert_eq!(ranges(&found), expected);
        let found = client
            .ask_at("textDocument/definition", place, json!({}))
            .unwrap();
        assert_eq!(
            (&found["uri"], &found["range"]),
            (&json!(URI), &expected[0])
        );
        let nothing = client.ask_at(
            "textDocument/references",
            (URI, TEXT, "کەس"),
            json!({"context": {"includeDeclaration": true}}),
        );
        assert_eq!(nothing, Ok(Value::Null));
    }
}

#[test]
fn renaming_keeps_every_ending_and_back_is_the_same() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = opened(encoding);
        let place = (URI, TEXT, "هەولێرەوە");
        let prepared = client
            .ask_at("textDocument/prepareRename", place, json!({}))
            .unwrap();
        let start = TEXT.find(place.2).unwrap();
        assert_eq!(prepared["placeholder"], "هەولێر");
        assert_eq!(
            prepared["range"],
            range(TEXT, start..start + "هەولێر".len(), encoding)
        );
        let edit = client
            .ask_at("textDocument/rename", place, json!({"newName": "بەغدا"}))
            .unwrap();
        assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
        let new = applied(TEXT, &json!({"edit": edit}), encoding);
        let expected = TEXT
            .replace("هەولێرەوە", "بەغداوە")
            .replace("لەهەولێریش", "لەبەغداش")
            .replace("هەولێر", "بەغدا");
        assert_eq!(new, expected);
        client.change(URI, 2, json!([{"text": new}]));
        let place = (URI, new.as_str(), "بەغداوە");
        let edit = client
            .ask_at("textDocument/rename", place, json!({"newName": "هەولێر"}))
            .unwrap();
        assert_eq!(applied(&new, &json!({"edit": edit}), encoding), TEXT);
    }
}

#[test]
fn renaming_reaches_the_other_texts_of_the_workspace() {
    let (folder, uri) = workspace();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let closed = "\u{feff}بە کوردی.\r\nلە هەولێرەوە هاتن 😀 بۆ شاری هەولێر.";
    write("ب.txt", closed);
    write("left-out.txt", closed);
    // What is on the disk does not count where the text is open.
    write("b.txt", "هەولێر هەولێر هەولێر");
    write("rastnus.toml", "[files]\nexclude = [\"left-out.txt\"]\n");
    let mut client = in_workspace(&uri(""));
    let (here, other) = (uri("a.txt"), uri("b.txt"));
    let open = "سەرۆکی هەرێم لە هەولێردا بوو.";
    client.open(&here, 1, TEXT);
    client.open(&other, 7, open);
    let place = (here.as_str(), TEXT, "هەولێرەوە");
    let edit = client
        .ask_at("textDocument/rename", place, json!({"newName": "بەغدا"}))
        .unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    let versions: Vec<&Value> = changes
        .iter()
        .map(|c| &c["textDocument"]["version"])
        .collect();
    assert_eq!(versions, [&json!(1), &json!(7), &Value::Null], "{edit}");
    let applied_to = |n: usize, text: &str| {
        let alone = json!({"edit": {"documentChanges": [changes[n]]}});
        applied(text, &alone, "utf-16")
    };
    assert_eq!(applied_to(1, open), open.replace("هەولێردا", "بەغدادا"));
    let text = closed.trim_start_matches('\u{feff}');
    let expected = text
        .replace("هەولێرەوە", "بەغداوە")
        .replace("هەولێر", "بەغدا");
    assert_eq!(applied_to(2, text), expected);
    // Somebody whom only this text knows stays in it.
    let person = "مایک هاوڕامیان، سەرۆکی کۆمپانیاکە لە هەولێر گوتی باشە.";
    write("ب.txt", person);
    client.change(&other, 8, json!([{"text": person}]));
    client.change(&here, 2, json!([{"text": person}]));
    let place = (here.as_str(), person, "مایک هاوڕامیان");
    let new = json!({"newName": "دەیڤید هاوڕامیان"});
    let edit = client.ask_at("textDocument/rename", place, new).unwrap();
    assert_eq!(
        edit["documentChanges"].as_array().unwrap().len(),
        1,
        "{edit}"
    );
}

#[test]
fn what_cannot_be_renamed_is_refused_in_the_language_of_the_user() {
    let mut client = opened("utf-16");
    let refused = client.ask_at("textDocument/prepareRename", (URI, TEXT, "کەس"), json!({}));
    assert_eq!(refused, Err(-32803));
    assert!(
        client.refusal.starts_with("There is no name here"),
        "{}",
        client.refusal
    );
    let place = (URI, TEXT, "عێراق");
    let refused = client.ask_at("textDocument/rename", place, json!({"newName": " \n"}));
    assert_eq!(refused, Err(-32803));
    // A word that may be a name, and nothing says so.
    let doubtful = "ئەم چینە لە کۆمەڵگەدا زۆر گرنگە و هەموو کەس دەیزانێت.";
    client.configure(json!({"rastnus": {"locale": "ckb"}}));
    client.change(URI, 2, json!([{"text": doubtful}]));
    let refused = client.ask_at(
        "textDocument/prepareRename",
        (URI, doubtful, "چین"),
        json!({}),
    );
    assert_eq!(refused, Err(-32803));
    assert!(client.refusal.contains("چین"), "{}", client.refusal);
}

#[test]
fn the_outline_has_the_title_the_paragraphs_and_the_names() {
    let mut client = opened("utf-16");
    let document = json!({"textDocument": {"uri": URI}});
    let symbols = client
        .call("textDocument/documentSymbol", document.clone())
        .unwrap();
    let names: Vec<&str> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["هەواڵێکی کوردی لە هەولێر", "Paragraphs", "People", "Places"]
    );
    let places: Vec<&str> = symbols[3]["children"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["name"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["هەولێر", "عێراق"]);
    let iraq = &symbols[3]["children"][1];
    assert!(iraq["detail"].as_str().unwrap().contains("(2)"), "{iraq}");
    let mut plain = editor();
    plain["textDocument"]["documentSymbol"] = json!({});
    let mut client = Client::start_with(json!({"capabilities": plain, "locale": "en"}));
    client.open(URI, 1, TEXT);
    let flat = client
        .call("textDocument/documentSymbol", document)
        .unwrap();
    let erbil = flat
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["name"] == "هەولێر")
        .unwrap();
    assert_eq!(erbil["containerName"], "Places");
    assert_eq!(erbil["location"]["uri"], URI);
}

#[test]
fn names_are_completed_in_the_script_of_the_text() {
    let mut client = opened("utf-16");
    let items = |client: &mut Client, version: i32, typed: &str| -> Vec<Value> {
        let text = format!("{TEXT}لە {typed}");
        client.change(URI, version, json!([{"text": text}]));
        let at = position(&text, text.len(), "utf-16");
        let params = json!({"textDocument": {"uri": URI}, "position": at});
        let list = client.call("textDocument/completion", params).unwrap();
        assert_eq!(list["isIncomplete"], true);
        list["items"].as_array().unwrap().clone()
    };
    for (version, typed) in [(2, "kurdist"), (3, "کورد")] {
        let found = items(&mut client, version, typed);
        let item = found.iter().find(|i| i["label"] == "کوردستان").unwrap();
        assert_eq!(item["textEdit"]["newText"], "کوردستان");
        assert!(item["filterText"].as_str().unwrap().starts_with(typed));
        assert!(!item["detail"].as_str().unwrap().is_empty());
    }
    assert_eq!(items(&mut client, 4, "k"), Vec::<Value>::new());
    let kurmanji = "Ev hevokeke kurdî ye û li wir hatiye nivîsîn. Li kurdist";
    client.change(URI, 5, json!([{"text": kurmanji}]));
    let place = (URI, kurmanji, "kurdist");
    let mut at = position(kurmanji, kurmanji.len(), "utf-16");
    let list = client
        .call(
            "textDocument/completion",
            json!({"textDocument": {"uri": URI}, "position": at.take()}),
        )
        .unwrap();
    let labels: Vec<&Value> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| &i["label"])
        .collect();
    assert!(
        labels.contains(&&json!("Kurdistan")),
        "{place:?}: {labels:?}"
    );
}

/// The tokens of a response, with absolute places: line, start, length, type.
fn absolute(data: &Value) -> Vec<[u64; 4]> {
    let numbers: Vec<u64> = data
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect();
    let (mut line, mut start) = (0, 0);
    let token = |t: &[u64]| {
        start = if t[0] == 0 { start + t[1] } else { t[1] };
        line += t[0];
        [line, start, t[2], t[3]]
    };
    numbers.chunks(5).map(token).collect()
}

#[test]
fn names_numbers_dates_and_links_are_coloured() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = opened(encoding);
        let legend = client.capabilities["semanticTokensProvider"]["legend"]["tokenTypes"].clone();
        let document = json!({"textDocument": {"uri": URI}});
        let full = client
            .call("textDocument/semanticTokens/full", document.clone())
            .unwrap();
        let tokens = absolute(&full["data"]);
        let has = |place: &str, kind: &str| {
            let at = TEXT.find(place).unwrap();
            let span = range(TEXT, at..at + place.len(), encoding);
            let line = span["start"]["line"].as_u64().unwrap();
            let start = span["start"]["character"].as_u64().unwrap();
            let length = span["end"]["character"].as_u64().unwrap() - start;
            let number = legend
                .as_array()
                .unwrap()
                .iter()
                .position(|k| k == kind)
                .unwrap();
            let token = [line, start, length, number as u64];
            assert!(tokens.contains(&token), "{place}: {token:?} in {tokens:?}");
        };
        has("١٠ی ئۆکتۆبەری ٢٠٢١", "date");
        has("هەولێرەوە", "place");
        has("١,٢٥٠", "number");
        has("نێچیرڤان بارزانی", "person");
        has("example.com", "link");
        // Only what is in the range, and only what changed.
        let second =
            json!({"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 900}});
        let params = json!({"textDocument": {"uri": URI}, "range": second});
        let part = client
            .call("textDocument/semanticTokens/range", params)
            .unwrap();
        let part = absolute(&part["data"]);
        assert_eq!(
            part,
            tokens
                .iter()
                .filter(|t| t[0] == 2)
                .copied()
                .collect::<Vec<_>>()
        );
        let new = TEXT.replace("example.com", "example.com عێراق");
        client.change(URI, 2, json!([{"text": new}]));
        let params = json!({"textDocument": {"uri": URI}, "previousResultId": full["resultId"]});
        let delta = client
            .call("textDocument/semanticTokens/full/delta", params)
            .unwrap();
        let mut data: Vec<Value> = full["data"].as_array().unwrap().clone();
        for edit in delta["edits"].as_array().unwrap() {
            let start = edit["start"].as_u64().unwrap() as usize;
            let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
            let come = edit["data"].as_array().cloned().unwrap_or_default();
            data.splice(start..end, come);
        }
        let again = client
            .call("textDocument/semanticTokens/full", document)
            .unwrap();
        assert_eq!(again["data"], json!(data));
        let params = json!({"textDocument": {"uri": URI}, "previousResultId": "unheard-of"});
        let all = client
            .call("textDocument/semanticTokens/full/delta", params)
            .unwrap();
        assert_eq!(all["data"], again["data"]);
    }
}

#[test]
fn the_files_of_the_workspace_are_looked_through() {
    let (folder, uri) = workspace();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let other = "سەرۆکی هەرێم لە هەولێردا بوو، پاشان لە بەغداوە گەڕایەوە بۆ هەولێر.";
    write("ب.txt", other);
    write("left-out.txt", other);
    write("data.json", other);
    write(
        "rastnus.toml",
        "[files]\nexclude = [\"left-out.txt\"]\n[entities]\nfiles = [\"names.toml\"]\n",
    );
    write(
        "names.toml",
        "[[entity]]\nkind = \"person\"\nnames = [\"زاڵە دوورگە\"]\nenglish = [\"Zala Dourga\"]\n",
    );
    let mut client = in_workspace(&uri(""));
    let open = uri("a.txt");
    client.open(&open, 1, TEXT);
    let context = json!({"context": {"includeDeclaration": true}});
    let place = (open.as_str(), TEXT, "هەولێرەوە");
    let count = |list: &Value| -> Vec<usize> {
        let all = list.as_array().unwrap();
        let here = all.iter().filter(|l| l["uri"] == open.as_str()).count();
        vec![here, all.len() - here]
    };
    let found = client
        .ask_at("textDocument/references", place, context.clone())
        .unwrap();
    assert_eq!(count(&found), [3, 2], "{found}");
    let start = other.find("هەولێردا").unwrap();
    let expected = range(other, start..start + "هەولێردا".len(), "utf-16");
    assert_eq!(found[3]["range"], expected);
    // A file that has changed is read again.
    write(
        "ب.txt",
        "لە هەولێرەوە هاتن بۆ شاری هەولێر و هەولێریش، بە کوردی.",
    );
    let found = client
        .ask_at("textDocument/references", place, context)
        .unwrap();
    assert_eq!(count(&found), [3, 3]);
    let names = |client: &mut Client, query: &str| -> Vec<(String, String)> {
        let found = client
            .call("workspace/symbol", json!({"query": query}))
            .unwrap();
        let pair = |s: &Value| {
            let text = |v: &Value| v.as_str().unwrap().to_owned();
            let file = text(&s["location"]["uri"]);
            (
                text(&s["name"]),
                file.rsplit('/').next().unwrap().to_owned(),
            )
        };
        found.as_array().unwrap().iter().map(pair).collect()
    };
    let erbil = names(&mut client, "hewl");
    assert_eq!(erbil.len(), 2, "{erbil:?}");
    let house = names(&mut client, "زاڵە");
    assert_eq!(house, [("زاڵە دوورگە".to_owned(), "names.toml".to_owned())]);
    assert_eq!(names(&mut client, "qqq"), []);
    // The record of the house is the definition.
    let text = "ئەمڕۆ زاڵە دوورگەش لە هەولێر بوو.";
    client.change(&open, 2, json!([{"text": text}]));
    let found = client
        .ask_at("textDocument/definition", (&open, text, "زاڵە"), json!({}))
        .unwrap();
    assert!(
        found["uri"].as_str().unwrap().ends_with("names.toml"),
        "{found}"
    );
    assert_eq!(found["range"]["start"]["line"], 0);
}

#[test]
fn what_is_asked_about_an_old_text_is_answered_for_the_new_one_or_refused() {
    let mut client = opened("utf-16");
    client.diagnostics(URI, 1);
    let place = json!({"textDocument": {"uri": URI}, "position": position(TEXT, TEXT.find("هەولێر").unwrap(), "utf-16")});
    let mut ids = Vec::new();
    for version in 2..20 {
        ids.push(client.request("textDocument/documentHighlight", place.clone()));
        client.change(
            URI,
            version,
            json!([{"text": format!("{TEXT}\n{}", TEXT.repeat(version as usize))}]),
        );
    }
    for id in ids {
        match client.answer(id) {
            Ok(found) => assert!(!found.as_array().unwrap().is_empty()),
            Err(code) => assert_eq!(code, -32801),
        }
    }
    let last = client
        .call("textDocument/documentHighlight", place)
        .unwrap();
    assert_eq!(last.as_array().unwrap().len(), 3 * 20);
}
