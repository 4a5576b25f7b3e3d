//! Sets of words and of names as sorted hashes, which the program reads where they lie.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use super::consonants::{Consonants, FEWEST, START, WORDS};
use super::hash::Hash;
use super::{Form, Kind, Record, letters, loose};

/// Writes all of them to the folder `target`.
pub fn write(target: &Path, forms: &[Form], records: &[&Record]) -> Result<(), Box<dyn Error>> {
    let common = words("data/words/common.txt")?;
    let mut given = words("data/words/given-names.txt")?;
    let mut family = BTreeSet::new();
    let people = records.iter().filter(|r| matches!(r.kind, Kind::Person));
    for name in people.flat_map(|r| &r.names) {
        let words: Vec<String> = name.split(' ').map(folded).collect();
        if let [first, .., last] = &*words {
            given.insert(first.clone());
            family.insert(last.clone());
        }
    }
    let strict: fn(&str) -> String = str::to_owned;
    let sets = [
        ("common", &common, strict),
        ("given", &given, loose::fold),
        ("family", &family, loose::fold),
    ];
    for (file, words, fold) in sets {
        let hashes: BTreeSet<u64> = words.iter().map(|word| hash(&fold(word))).collect();
        let bytes: Vec<u8> = hashes.iter().flat_map(|h| h.to_le_bytes()).collect();
        fs::write(target.join(file), bytes)?;
    }
    latin(target, records)?;
    respellings(target, forms, records, &common)
}

/// The names in the Latin script, as they are written, each with what it names.
fn latin(target: &Path, records: &[&Record]) -> Result<(), Box<dyn Error>> {
    let mut all: BTreeMap<u64, Option<u32>> = BTreeMap::new();
    for (n, record) in records.iter().enumerate() {
        let listed = !matches!(record.kind, Kind::Date | Kind::Language);
        for name in record.english.iter().filter(|_| listed) {
            // Two letters mean too many things.
            if name.chars().count() < 3 || !name.contains(char::is_uppercase) {
                continue;
            }
            let same = all.entry(hash(name)).or_insert(Some(n as u32));
            if *same != Some(n as u32) {
                *same = None;
            }
        }
    }
    write_places(&target.join("latin"), all)
}

/// Writes hashes, each with the place in the list of what it stands for, if that is one.
fn write_places(file: &Path, all: BTreeMap<u64, Option<u32>>) -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    for (hash, entity) in all {
        if let Some(entity) = entity {
            bytes.extend(hash.to_le_bytes());
            bytes.extend(entity.to_le_bytes());
        }
    }
    fs::write(file, bytes)?;
    Ok(())
}

/// The words of `file`, as names are compared.
fn words(file: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={file}");
    let text = fs::read_to_string(file)?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.flat_map(str::split_whitespace).map(folded).collect())
}

pub fn hash(word: &str) -> u64 {
    word.chars().fold(Hash::default(), Hash::with).value()
}

fn folded(word: &str) -> String {
    letters::fold_name(&letters::fold(word)).into_owned()
}

/// The bytes of the filter for how names begin, so many that few words pass it by chance.
const FILTER: usize = 1 << 15;

/// The names by their consonants, each with what it names, and a filter for how they begin.
fn respellings(
    target: &Path,
    forms: &[Form],
    records: &[&Record],
    common: &BTreeSet<String>,
) -> Result<(), Box<dyn Error>> {
    let mut all: BTreeMap<u64, Option<u32>> = BTreeMap::new();
    let mut filter = vec![0u8; FILTER];
    for form in forms.iter().filter(|form| !form.pieces.is_empty()) {
        let words: Vec<&str> = form
            .pieces
            .iter()
            .map(String::as_str)
            .filter(|p| *p != " ")
            .collect();
        let kind = &records[form.entity as usize].kind;
        let plain =
            !form.ambiguous && !form.nisba && !words.iter().any(|word| common.contains(*word));
        let fit = match kind {
            Kind::Person if words.len() > 1 => !form.nisba,
            Kind::Person | Kind::Place | Kind::Organization | Kind::Product => plain,
            _ => false,
        };
        if !fit || words.len() > WORDS {
            continue;
        }
        let mut read = Consonants::default();
        let mut start = 0;
        for (n, word) in words.iter().enumerate() {
            read.read(word, n == 0, |read, _| {
                if read.count() == START && start == 0 {
                    start = read.start();
                }
            });
        }
        if read.count() < FEWEST {
            continue;
        }
        filter[(start >> 3) as usize % FILTER] |= 1 << (start & 7);
        let same = all.entry(read.value()).or_insert(Some(form.entity));
        if *same != Some(form.entity) {
            *same = None;
        }
    }
    write_places(&target.join("respellings"), all)?;
    fs::write(target.join("respelling-starts"), filter)?;
    Ok(())
}
