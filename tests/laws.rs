//! What holds of every text, seen on the seed and on real articles. `RASTNUS_TEXTS` names a folder
//! of texts (`*.txt`); none is part of the project, and without it the seed alone is read.

#[path = "common/laws.rs"]
mod laws;

use std::fs;
use std::path::{Path, PathBuf};

use rastnus::analysis::Analysis;
use rastnus::config::Settings;
use rastnus::rules::{Finding, Rule};
use rastnus::text::apply;

const SEED: &str = include_str!("data/rudaw-biden-kadhimi.txt");

/// Texts are read in pieces of about this many bytes, so that what breaks a law is short.
const PIECE: usize = 4 * 1024;

#[test]
fn the_laws_hold_for_real_texts() {
    let mut broken = Vec::new();
    let mut read = 0;
    for (name, text) in texts() {
        for piece in pieces(&text) {
            read += piece.len();
            let own: laws::Law = every_fix_removes_its_finding_and_makes_no_new_one;
            let all = laws::FOR_ALL.iter().copied().chain([own]);
            let failed = all.filter_map(|law| law(piece).err());
            broken.extend(failed.map(|why| format!("{name}: {why}")));
        }
    }
    eprintln!("{read} bytes were read");
    assert!(
        broken.is_empty(),
        "{} laws are broken:\n{}",
        broken.len(),
        broken[..broken.len().min(40)].join("\n")
    );
}

fn texts() -> Vec<(String, String)> {
    let mut out = vec![("the seed".to_owned(), SEED.to_owned())];
    let mut folders: Vec<PathBuf> = std::env::var_os("RASTNUS_TEXTS")
        .iter()
        .map(PathBuf::from)
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of texts") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if is_text(&path) {
                let text = fs::read(&path).expect("a text");
                let name = path.display().to_string();
                out.push((name, String::from_utf8_lossy(&text).into_owned()));
            }
        }
    }
    out
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "txt")
}

/// `text` in pieces that end at blank lines.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while rest.len() > PIECE {
        let mut from = PIECE;
        while !rest.is_char_boundary(from) {
            from += 1;
        }
        let Some(at) = rest[from..].find('\n') else {
            break;
        };
        let (piece, more) = rest.split_at(from + at + 1);
        out.push(piece);
        rest = more;
    }
    out.push(rest);
    out
}

/// Rules of style: a word whose letters were wrong may, once they are right, be seen to depart from
/// the text's habit, or make clear what that habit is.
const STYLE: [&str; 9] = [
    "quote-style",
    "ellipsis-style",
    "dash-style",
    "heh-style",
    "initial-reh",
    "double-waw",
    "izafe-yeh",
    "number-ending",
    "name-variant",
];

/// The rule under whose name a fault is counted: a gap is one fault, whatever it is taken for.
fn fault(rule: &str) -> &str {
    match rule {
        "repeated-space" => "lost-paragraph",
        rule => rule,
    }
}

/// A fix mends what it is offered for, and no fault comes of it that was not there. This holds of what
/// people write; where faults are heaped up, mending one may show another behind it.
fn every_fix_removes_its_finding_and_makes_no_new_one(text: &str) -> Result<(), String> {
    let settings = Settings::default();
    let before: Vec<Finding> = Analysis::of(text, &settings).findings().collect();
    for finding in &before {
        for fix in &finding.fixes {
            let mended = apply(text, &fix.edits);
            let after = Analysis::of(&mended, &settings);
            let mut after: Vec<Finding> = after.findings().collect();
            after.retain(|f| f.rule == finding.rule || !STYLE.contains(&f.rule));
            let count = |all: &[Finding], rule: &str| {
                all.iter().filter(|f| fault(f.rule) == fault(rule)).count()
            };
            for rule in Rule::codes() {
                let (old, new) = (count(&before, rule), count(&after, rule));
                let gone = fault(rule) != fault(finding.rule) || new < old;
                laws::check(gone && new <= old, || {
                    let near = |at: usize| (0..=at).rev().find(|i| text.is_char_boundary(*i));
                    let start = near(finding.span.start.saturating_sub(40)).unwrap_or(0);
                    let end = near((finding.span.end + 40).min(text.len())).unwrap_or(start);
                    format!(
                        "{} of {:?} by {:?} in {:?}: {rule} {old} -> {new}",
                        finding.rule,
                        &text[finding.span.clone()],
                        fix.edits.iter().map(|e| &e.text).collect::<Vec<_>>(),
                        &text[start..end],
                    )
                })?;
            }
        }
    }
    Ok(())
}
