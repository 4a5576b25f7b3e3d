//! Makes the name lists in `data/` into a table for the program.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::{Deserialize, Serialize};

#[path = "src/entities/consonants.rs"]
mod consonants;
#[path = "src/entities/hash.rs"]
mod hash;
#[path = "build/hashes.rs"]
mod hashes;
#[path = "src/kurdish/letters.rs"]
#[allow(dead_code, missing_docs)]
mod letters;
#[path = "src/entities/loose.rs"]
mod loose;
#[path = "src/entities/starts.rs"]
mod starts;

/// Later files add to the records of earlier ones and win over them.
const FOLDERS: [&str; 3] = ["data/cldr", "data/geonames", "data/names"];

#[derive(Deserialize)]
struct File {
    entity: Vec<Record>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: String,
    kind: Kind,
    names: Vec<String>,
    #[serde(default)]
    nisba: Vec<String>,
    kurmanji: Vec<String>,
    english: Vec<String>,
    gloss: Gloss,
    #[allow(dead_code)]
    #[serde(skip_serializing)]
    source: String,
    #[serde(default)]
    ambiguous: bool,
    of: Option<String>,
    #[serde(default, skip_serializing)]
    bare: Vec<String>,
}

/// In the order of `config::NameKind`.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Person,
    Place,
    Organization,
    Event,
    Product,
    Language,
    Date,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Gloss {
    ckb: String,
    kmr: String,
    en: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build/hashes.rs");
    println!("cargo:rerun-if-changed=src/kurdish/letters.rs");
    for file in ["consonants", "hash", "loose", "starts"] {
        println!("cargo:rerun-if-changed=src/entities/{file}.rs");
    }
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
    let forms = forms(&records);
    let target = PathBuf::from(env::var("OUT_DIR")?);
    let entities: Vec<&Record> = records.values().collect();
    let loose = loose_forms(&forms, &records);
    write_entities(&target, &entities)?;
    for (name, forms) in [("forms", &forms), ("loose-forms", &loose)] {
        write_forms(&target, name, forms)?;
    }
    for (file, forms) in [("starts", &forms), ("loose-starts", &loose)] {
        let starts = starts::Starts::new(forms.iter().map(Form::start));
        fs::write(target.join(file), starts.to_bytes())?;
    }
    hashes::write(&target, &forms, &entities)?;
    Ok(())
}

// What follows is data for `src/entities/table.rs`, not source, since compilers take minutes for so many
// constants; and each piece by itself, since a text needs few of them.

/// Writes the entities one behind the other, and where each begins.
fn write_entities(target: &Path, entities: &[&Record]) -> Result<(), Box<dyn Error>> {
    let (mut bytes, mut places) = (Vec::new(), Vec::new());
    for entity in entities {
        places.extend(u32::try_from(bytes.len())?.to_le_bytes());
        bytes.extend(postcard::to_stdvec(entity)?);
    }
    fs::write(target.join("entities"), bytes)?;
    fs::write(target.join("entity-places"), places)?;
    Ok(())
}

/// Writes the groups of forms with the same first word one behind the other; where each begins, by the
/// hash of that word; and the forms that are left to the tokenizer.
fn write_forms(target: &Path, name: &str, forms: &[Form]) -> Result<(), Box<dyn Error>> {
    let (odd, plain): (Vec<&Form>, Vec<&Form>) = forms.iter().partition(|f| f.pieces.is_empty());
    let mut bytes = Vec::new();
    let mut places: BTreeMap<u64, u32> = BTreeMap::new();
    for group in plain.chunk_by(|a, b| a.pieces[0] == b.pieces[0]) {
        let word = &group[0].pieces[0];
        let place = u32::try_from(bytes.len())?;
        if places.insert(hashes::hash(word), place).is_some() {
            return Err(format!("“{word}” has the hash of another word").into());
        }
        bytes.extend(postcard::to_stdvec(group)?);
    }
    let groups = places.iter().flat_map(|(hash, place)| {
        let (hash, place) = (hash.to_le_bytes(), place.to_le_bytes());
        hash.into_iter().chain(place)
    });
    fs::write(
        target.join(format!("{name}-groups")),
        groups.collect::<Vec<u8>>(),
    )?;
    fs::write(
        target.join(format!("{name}-odd")),
        postcard::to_stdvec(&odd)?,
    )?;
    fs::write(target.join(name), bytes)?;
    Ok(())
}

/// One way to write a name.
#[derive(Clone, Serialize)]
struct Form {
    /// Folded words with single spaces between them; empty for a name that is not only such words,
    /// which is left to the tokenizer, which is not here.
    pieces: Vec<String>,
    /// The name, for the tokenizer.
    name: String,
    entity: u32,
    ambiguous: bool,
    nisba: bool,
}

impl Form {
    /// The first word, and whether more follows it.
    fn start(&self) -> (&str, bool) {
        match self.pieces.first() {
            Some(word) => (word, self.pieces.len() > 1),
            None => {
                let rest = self.name.trim_start_matches(letters::is_arabic_word);
                (&self.name[..self.name.len() - rest.len()], !rest.is_empty())
            }
        }
    }
}

/// The ways to write the names, as the look-up wants them: by the first word, then the longest
/// name, then the sure one.
fn forms(records: &BTreeMap<String, Record>) -> Vec<Form> {
    let mut forms = Vec::new();
    for (n, record) in records.values().enumerate() {
        let names = record.names.iter().map(|name| (name, false, false));
        let bare = record.bare.iter().map(|name| (name, false, true));
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
            .map(|name| (name, true, false));
        for (name, nisba, bare) in names.chain(nisba).chain(bare) {
            let words: Vec<&str> = name.split(' ').collect();
            let plain = |word: &&str| !word.is_empty() && word.chars().all(letters::is_arabic);
            let pieces = match words.iter().all(plain) {
                true => words
                    .iter()
                    .map(|w| letters::fold_name(&letters::fold(w)).into_owned())
                    .flat_map(|piece| [" ".to_owned(), piece])
                    .skip(1)
                    .collect(),
                false => Vec::new(),
            };
            forms.push(Form {
                ambiguous: bare || (record.ambiguous && words.len() == 1),
                name: match pieces.is_empty() {
                    true => name.clone(),
                    false => String::new(),
                },
                pieces,
                entity: n as u32,
                nisba,
            });
        }
    }
    sort(&mut forms);
    forms
}

/// By the first word, then the longest name, then the sure one.
fn sort(forms: &mut [Form]) {
    forms.sort_by(|a, b| {
        let first = a.pieces.first().cmp(&b.pieces.first());
        let longest = b.pieces.len().cmp(&a.pieces.len());
        first
            .then(longest)
            .then(a.ambiguous.cmp(&b.ambiguous))
            .then(a.entity.cmp(&b.entity))
    });
}

/// The names that are sure and long, as they are compared loosely; what stands for two things is
/// left out.
fn loose_forms(forms: &[Form], records: &BTreeMap<String, Record>) -> Vec<Form> {
    let kinds: Vec<&Kind> = records.values().map(|r| &r.kind).collect();
    let mut all: BTreeMap<Vec<String>, Option<&Form>> = BTreeMap::new();
    for form in forms {
        let key: Vec<String> = form.pieces.iter().map(|p| loose::fold(p)).collect();
        let words = key.iter().map(String::as_str).filter(|p| *p != " ");
        let named = !matches!(kinds[form.entity as usize], Kind::Language | Kind::Date);
        if form.ambiguous || !named || !loose::is_long_enough(words) {
            continue;
        }
        let same = all.entry(key).or_insert(Some(form));
        if same.is_some_and(|other| other.entity != form.entity) {
            *same = None;
        }
    }
    let clear =
        |(pieces, form): (_, Option<&Form>)| form.cloned().map(|form| Form { pieces, ..form });
    let mut loose: Vec<Form> = all.into_iter().filter_map(clear).collect();
    sort(&mut loose);
    loose
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
    join(&mut newer.bare, older.bare);
    newer.of = newer.of.or(older.of);
    newer.ambiguous |= older.ambiguous;
    newer
}
