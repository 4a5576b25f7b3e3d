//! Compiles the name lists in `data/` into a table of the program.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

#[path = "src/kurdish/letters.rs"]
#[allow(dead_code, missing_docs)]
mod letters;

/// Later files add to the records of earlier ones and win over them.
const FOLDERS: [&str; 3] = ["data/cldr", "data/geonames", "data/names"];

#[derive(Deserialize)]
struct File {
    entity: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: String,
    kind: String,
    names: Vec<String>,
    #[serde(default)]
    nisba: Vec<String>,
    kurmanji: Vec<String>,
    english: Vec<String>,
    gloss: Gloss,
    #[allow(dead_code)]
    source: String,
    #[serde(default)]
    ambiguous: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gloss {
    ckb: String,
    kmr: String,
    en: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/kurdish/letters.rs");
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        for file in files(Path::new(folder))? {
            let text = fs::read_to_string(&file)?;
            let parsed: File =
                toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
            for record in parsed.entity {
                match records.remove(&record.id) {
                    Some(older) => records.insert(record.id.clone(), merge(older, record)),
                    None => records.insert(record.id.clone(), record),
                };
            }
        }
    }
    let mut out = String::from("&[\n");
    for record in records.values() {
        write_record(&mut out, record)?;
    }
    out.push_str("]\n");
    let target = PathBuf::from(env::var("OUT_DIR")?).join("entities.rs");
    fs::write(target, out)?;
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    Ok(files)
}

/// The record `newer` with what `older` has besides.
fn merge(older: Record, mut newer: Record) -> Record {
    let join = |ours: &mut Vec<String>, theirs: Vec<String>| {
        for name in theirs {
            if !ours
                .iter()
                .any(|n| letters::fold(n) == letters::fold(&name))
            {
                ours.push(name);
            }
        }
    };
    join(&mut newer.names, older.names);
    join(&mut newer.nisba, older.nisba);
    join(&mut newer.kurmanji, older.kurmanji);
    join(&mut newer.english, older.english);
    newer.ambiguous |= older.ambiguous;
    newer
}

fn write_record(out: &mut String, record: &Record) -> Result<(), Box<dyn Error>> {
    let kind = match record.kind.as_str() {
        "person" => "Person",
        "place" => "Place",
        "organization" => "Organization",
        "event" => "Event",
        "product" => "Product",
        "language" => "Language",
        "date" => "Date",
        other => return Err(format!("{}: no such kind: {other}", record.id).into()),
    };
    writeln!(
        out,
        "    Entity {{ id: {:?}, kind: Kind::{kind}, names: &{:?}, nisba: &{:?}, kurmanji: &{:?}, \
         english: &{:?}, gloss: Gloss {{ ckb: {:?}, kmr: {:?}, en: {:?} }}, ambiguous: {} }},",
        record.id,
        record.names,
        record.nisba,
        record.kurmanji,
        record.english,
        record.gloss.ckb,
        record.gloss.kmr,
        record.gloss.en,
        record.ambiguous,
    )?;
    Ok(())
}
