//! What holds of every text, seen on the seed and on real articles. `RASTNUS_TEXTS` names a folder
//! of texts (`*.txt`); none is part of the project, and without it the seed alone is read.

#[path = "common/laws.rs"]
mod laws;

use std::fs;
use std::path::{Path, PathBuf};

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
            let failed = laws::LAWS.iter().filter_map(|law| law(piece).err());
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
