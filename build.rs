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
    let mut out = String::from("pub(super) static ENTITIES: &[Entity] = &[\n");
    for record in records.values() {
        write_record(&mut out, record)?;
    }
    out.push_str("];\n");
    write_forms(&mut out, &records)?;
    let target = PathBuf::from(env::var("OUT_DIR")?).join("entities.rs");
    fs::write(target, out)?;
    Ok(())
}

/// The ways to write the names, sorted for the look-up. A name that is not only words and single
/// spaces is left to the tokenizer, which is not here.
fn write_forms(out: &mut String, records: &BTreeMap<String, Record>) -> Result<(), Box<dyn Error>> {
    let mut forms = Vec::new();
    let mut odd = Vec::new();
    for (n, record) in records.values().enumerate() {
        let names = record.names.iter().map(|name| (name, false));
        // An adjective that is the name with ی is left to the grammar.
        let regular = |nisba: &String, name: &String| {
            let rest = nisba.strip_prefix(name.as_str());
            rest.is_some_and(|rest| matches!(rest, "ی" | "یی"))
        };
        let irregular = |n: &&String| !record.names.iter().any(|name| regular(n, name));
        let nisba = record
            .nisba
            .iter()
            .filter(irregular)
            .map(|name| (name, true));
        for (name, nisba) in names.chain(nisba) {
            let words: Vec<&str> = name.split(' ').collect();
            let plain = |word: &&str| !word.is_empty() && word.chars().all(letters::is_arabic);
            if !words.iter().all(plain) {
                odd.push((n, name, nisba));
                continue;
            }
            let pieces = words
                .iter()
                .map(|w| letters::fold_name(&letters::fold(w)).into_owned());
            let pieces: Vec<String> = pieces.flat_map(|p| [" ".to_owned(), p]).skip(1).collect();
            let ambiguous = record.ambiguous && pieces.len() == 1;
            forms.push((pieces, n, ambiguous, nisba));
        }
    }
    // As `Table` wants them: by the first word, then the longest name, then the sure one.
    forms.sort_by(|a, b| (&a.0[0], b.0.len(), a.2, a.1).cmp(&(&b.0[0], a.0.len(), b.2, b.1)));
    out.push_str("static FORMS: &[Form] = &[\n");
    for (pieces, n, ambiguous, nisba) in forms {
        writeln!(
            out,
            "    Form {{ pieces: {}, entity: {n}, ambiguous: {ambiguous}, nisba: {nisba} }},",
            list(&pieces)
        )?;
    }
    out.push_str("];\nstatic ODD: &[(usize, &str, bool)] = &[\n");
    for (n, name, nisba) in odd {
        writeln!(out, "    ({n}, {name:?}, {nisba}),")?;
    }
    out.push_str("];\n");
    Ok(())
}

/// `texts` as an expression of the program.
fn list(texts: &[String]) -> String {
    let items: Vec<String> = texts.iter().map(|t| format!("B({t:?})")).collect();
    format!("B(&[{}])", items.join(", "))
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
        "    Entity {{ id: B({:?}), kind: Kind::{kind}, names: {}, nisba: {}, kurmanji: {}, \
         english: {}, gloss: Gloss {{ ckb: B({:?}), kmr: B({:?}), en: B({:?}) }}, \
         ambiguous: {}, origin: Origin::BuiltIn }},",
        record.id,
        list(&record.names),
        list(&record.nisba),
        list(&record.kurmanji),
        list(&record.english),
        record.gloss.ckb,
        record.gloss.kmr,
        record.gloss.en,
        record.ambiguous,
    )?;
    Ok(())
}
