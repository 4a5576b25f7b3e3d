//! The layers of the source: each knows only those below it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the bottom to the top; a layer may name those before it.
const LAYERS: [&str; 10] = [
    "text", "kurdish", "config", "entities", "spelling", "rules", "analysis", "messages", "server",
    "cli",
];

/// Crates that speak the protocol of editors, or wait for something; only the server may.
const PROTOCOL: [&str; 5] = ["tower_lsp", "lsp_types", "ls_types", "tower", "tokio"];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The source without comments and strings, so that only code is read.
fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        out.push('\n');
                        break;
                    }
                }
            }
            '"' => {
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => drop(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                out.push_str("\"\"");
            }
            // A character, not a lifetime: skip it, it may be a quotation mark.
            '\'' => {
                let mut ahead = chars.clone();
                let first = ahead.next();
                let second = ahead.next();
                if first == Some('\\') {
                    chars = ahead;
                    for c in chars.by_ref() {
                        if c == '\'' {
                            break;
                        }
                    }
                } else if second == Some('\'') {
                    chars = ahead;
                } else {
                    out.push(c);
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The modules of the crate's root that `code` names: `crate::text::…`, `crate::{text, kurdish}`.
fn named(code: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for root in ["crate::", "rastnus::"] {
        for (at, _) in code.match_indices(root) {
            if code[..at].ends_with(is_name) {
                continue;
            }
            let rest = code[at + root.len()..].trim_start();
            let Some(group) = rest.strip_prefix('{') else {
                out.insert(rest.chars().take_while(|c| is_name(*c)).collect());
                continue;
            };
            // The heads of the group's paths: names at depth 0, behind `{` or `,`.
            let (mut depth, mut head) = (0, true);
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        out.insert(std::mem::take(&mut name));
                        head = true;
                    }
                    c if depth == 0 && head && is_name(c) => name.push(c),
                    c if !c.is_whitespace() => head = false,
                    _ => {}
                }
            }
            out.insert(name);
        }
    }
    out.remove("");
    out
}

#[test]
fn paths_are_read_from_code() {
    let code = code(
        "use crate::{text::{Edit, apply}, kurdish};\n// crate::cli\nlet c = '\"'; let s = \"crate::server\"; crate::rules::ALL; macro_crate::x",
    );
    let names: Vec<String> = named(&code).into_iter().collect();
    assert_eq!(names, ["kurdish", "rules", "text"]);
}

#[test]
fn no_layer_knows_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30);
    let level = |name: &str| LAYERS.iter().position(|l| *l == name);
    let mut wrong = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).expect("a file of src");
        let first = path.iter().next().expect("a name").to_string_lossy();
        let layer = first.trim_end_matches(".rs");
        let code = code(&std::fs::read_to_string(&file).expect("a source"));
        let shown = path.display();
        if !matches!(layer, "lib" | "main") {
            let Some(own) = level(layer) else {
                wrong.push(format!("{shown}: {layer} is no layer"));
                continue;
            };
            for name in named(&code) {
                match level(&name) {
                    Some(other) if other > own => {
                        wrong.push(format!("{shown}: {layer} names {name}, which is above it"));
                    }
                    _ => {}
                }
            }
        }
        if matches!(layer, "server" | "cli" | "main") {
            // The command line starts the server; what it knows of the protocol is checked below.
            let protocol = PROTOCOL.iter().take(3).find(|p| code.contains(*p));
            if let Some(name) = protocol.filter(|_| layer != "server") {
                wrong.push(format!("{shown}: {name} outside of the server"));
            }
        } else {
            for name in PROTOCOL {
                if code.contains(&format!("{name}::")) {
                    wrong.push(format!("{shown}: {name} outside of the server"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
