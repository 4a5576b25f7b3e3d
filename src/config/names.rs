//! The names that a house adds: the files that `[entities] files` lists.

use std::collections::HashMap;
use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use super::file::{ConfigError, check, line_of_path, malformed, whole_file_replaced};
use super::schema::schema_of;
use crate::kurdish::letters::{fold, fold_name};

/// The names file that is made when a house has none.
pub const NAMES_FILE: &str = "entities.toml";

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A human being.
    Person,
    /// A country, a town, a building.
    Place,
    /// A state body, a party, a company, a broadcaster.
    Organization,
    /// A feast, a war, an election.
    Event,
    /// A thing with a name: a web site, a device.
    Product,
    /// A language; shown on hover, not listed among the entities of a text.
    Language,
    /// A month, a day of the week, an era; shown on hover, not listed either.
    Date,
}

impl NameKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Place,
        Self::Organization,
        Self::Event,
        Self::Product,
        Self::Language,
        Self::Date,
    ];

    /// Whether it is listed among the entities of a text.
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::Language | Self::Date)
    }

    /// The kind called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name in data files and in the output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Event => "event",
            Self::Product => "product",
            Self::Language => "language",
            Self::Date => "date",
        }
    }
}

/// Who or what it is, in a few words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct NameGloss {
    /// In Central Kurdish.
    pub ckb: String,
    /// In Kurmanji.
    pub kmr: String,
    /// In English.
    pub en: String,
}

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct NameRecord {
    /// A name for the record, lower-case ASCII: `person-english-name`. The id of a record that
    /// rastnus has takes its place.
    #[serde(default)]
    pub id: Option<String>,
    /// What it is.
    pub kind: NameKind,
    /// Its names in Sorani: the main one first, then other spellings and short forms.
    pub names: Vec<String>,
    /// Adjectives whose stem changes; not those that are the name and ی.
    #[serde(default)]
    pub nisba: Vec<String>,
    /// Its names in Kurmanji, the main one first.
    #[serde(default)]
    pub kurmanji: Vec<String>,
    /// Its names in English, the main one first.
    #[serde(default)]
    pub english: Vec<String>,
    /// Who or what it is, in a few words.
    #[serde(default)]
    pub gloss: NameGloss,
    /// Where the spelling is from.
    #[serde(default)]
    pub source: String,
    /// Whether its names of one word are also common words, and count only in context.
    #[serde(default)]
    pub ambiguous: bool,
    /// The line of the record, from 1.
    #[serde(skip)]
    #[schemars(skip)]
    pub line: u32,
    /// The file.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Option<Arc<Path>>,
}

impl NameRecord {
    /// The id, or one made of the kind and the first name in Latin letters, or else in Sorani.
    pub fn id(&self) -> String {
        if let Some(id) = &self.id {
            return id.clone();
        }
        let latin = self.english.first().or(self.kurmanji.first());
        let name = latin.or(self.names.first()).map_or("", |name| name);
        let words = name.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
        format!("{}-{}", self.kind.name(), words.join("-").to_lowercase())
    }
}

/// The content of a names file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
struct NamesFile {
    /// The records.
    entity: Vec<NameRecord>,
}

/// The names of a house, from all of its files; cheap to copy.
// Copies of one are compared at once: `Arc` looks at the address first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct HouseNames(Arc<Vec<NameRecord>>);

impl HouseNames {
    /// Those of several files.
    pub fn new(records: Vec<NameRecord>) -> Self {
        Self(Arc::new(records))
    }
}

impl Deref for HouseNames {
    type Target = [NameRecord];

    fn deref(&self) -> &[NameRecord] {
        &self.0
    }
}

/// What is wrong with a name of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is nothing in it.
    Empty,
    /// It is there again, in the line given, or spelled so that rastnus reads it as the same.
    Twice(u32),
}

/// The JSON Schema of a names file.
pub fn names_schema() -> Value {
    let mut schema = base().clone();
    schema["title"] = json!(NAMES_FILE);
    schema
}

fn base() -> &'static Value {
    static BASE: OnceLock<Value> = OnceLock::new();
    BASE.get_or_init(schema_of::<NamesFile>)
}

/// Reads the names file `path`.
pub fn read_names(path: &Path) -> Result<Vec<NameRecord>, Vec<ConfigError>> {
    let text = super::file::read_text(path).map_err(|e| {
        vec![ConfigError::Unreadable {
            path: path.to_owned(),
            reason: e.to_string(),
        }]
    })?;
    parse_names(&text, path)
}

/// The records in `text`, the content of the names file `path`, or all that is wrong with them.
pub fn parse_names(text: &str, path: &Path) -> Result<Vec<NameRecord>, Vec<ConfigError>> {
    let line = |path: &[String]| line_of_path(text, path);
    let one = |error| vec![error];
    let value: Value = toml::from_str(text).map_err(|e| one(malformed(text, &e)))?;
    check(&value, base(), &[], line).map_err(one)?;
    let file: NamesFile = toml::from_str(text).map_err(|e| one(malformed(text, &e)))?;
    let place: Arc<Path> = path.into();
    let mut records = file.entity;
    let mut errors = Vec::new();
    let mut known: HashMap<String, (usize, bool, u32)> = HashMap::new();
    for (n, record) in records.iter_mut().enumerate() {
        let at = |keys: &[&str]| {
            let record = ["entity".to_owned(), n.to_string()].into_iter();
            let path: Vec<String> = record.chain(keys.iter().map(|k| (*k).to_owned())).collect();
            line(&path).unwrap_or(1)
        };
        record.line = at(&[]);
        record.file = Some(Arc::clone(&place));
        if record.names.is_empty() {
            errors.push(ConfigError::Name {
                line: at(&["names"]),
                name: String::new(),
                fault: NameFault::Empty,
            });
        }
        let lists = [
            ("names", &record.names),
            ("nisba", &record.nisba),
            ("kurmanji", &record.kurmanji),
            ("english", &record.english),
        ];
        for (key, names) in lists {
            for (m, name) in names.iter().enumerate() {
                let line = at(&[key, &m.to_string()]);
                let mut fault = |fault| {
                    errors.push(ConfigError::Name {
                        line,
                        name: name.clone(),
                        fault,
                    });
                };
                if name.trim().is_empty() {
                    fault(NameFault::Empty);
                } else if matches!(key, "names" | "nisba") {
                    let words = name
                        .split_whitespace()
                        .map(|w| fold_name(&fold(w)).into_owned());
                    let folded = words.collect::<Vec<_>>().join(" ");
                    match known.get(&folded) {
                        // Two people may have one name, if each counts only in context.
                        Some((other, ambiguous, first))
                            if *other == n || !(*ambiguous || record.ambiguous) =>
                        {
                            fault(NameFault::Twice(*first));
                        }
                        _ => drop(known.insert(folded, (n, record.ambiguous, line))),
                    }
                }
            }
        }
    }
    if errors.is_empty() {
        Ok(records)
    } else {
        Err(errors)
    }
}

/// The content of a names file after `text` with `record` added; what is there stays as it is. An
/// error if `text` is no TOML.
pub fn with_record(text: &str, record: &NameRecord) -> Result<String, ConfigError> {
    let mut document = edit(text)?;
    let mut table = Table::new();
    let list = |names: &[String]| value(names.iter().collect::<Array>());
    if let Some(id) = &record.id {
        table.insert("id", value(id));
    }
    table.insert("kind", value(record.kind.name()));
    table.insert("names", list(&record.names));
    for (key, names) in [
        ("nisba", &record.nisba),
        ("kurmanji", &record.kurmanji),
        ("english", &record.english),
    ] {
        if !names.is_empty() {
            table.insert(key, list(names));
        }
    }
    let gloss = [
        ("ckb", &record.gloss.ckb),
        ("kmr", &record.gloss.kmr),
        ("en", &record.gloss.en),
    ];
    let gloss: InlineTable = gloss
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (key, text.as_str()))
        .collect();
    if !gloss.is_empty() {
        table.insert("gloss", value(gloss));
    }
    if !record.source.is_empty() {
        table.insert("source", value(&record.source));
    }
    if record.ambiguous {
        table.insert("ambiguous", value(true));
    }
    let empty = document.is_empty();
    if !empty {
        table.decor_mut().set_prefix("\n");
    }
    let records = document
        .entry("entity")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    match records.as_array_of_tables_mut() {
        Some(records) => records.push(table),
        // An inline list: `entity = [{ … }]`.
        None => match records.as_array_mut() {
            Some(records) => records.push(table.into_inline_table()),
            None => {
                return Err(ConfigError::Malformed {
                    line: None,
                    reason: "entity".to_owned(),
                });
            }
        },
    }
    Ok(document.to_string())
}

/// The content of a `rastnus.toml` after `text` in which the names file `file` is listed.
pub fn with_names_file(text: &str, file: &str) -> Result<String, ConfigError> {
    let mut document = edit(text)?;
    let entities = document
        .entry("entities")
        .or_insert(Item::Table(Table::new()));
    let files = entities
        .as_table_like_mut()
        .map(|table| table.entry("files").or_insert(value(Array::new())));
    match files.and_then(Item::as_array_mut) {
        Some(files) => files.push(file),
        None => {
            return Err(ConfigError::Malformed {
                line: None,
                reason: "entities.files".to_owned(),
            });
        }
    }
    Ok(document.to_string())
}

/// Adds `record` to the names file `file`, which is made if there is none.
pub fn add_record(file: &Path, record: &NameRecord) -> Result<(), ConfigError> {
    rewrite(file, |text| with_record(text, record))
}

/// Lists the names file `name` in the configuration `file`, which is made if there is none.
pub fn add_names_file(file: &Path, name: &str) -> Result<(), ConfigError> {
    rewrite(file, |text| with_names_file(text, name))
}

fn rewrite(
    file: &Path,
    change: impl FnOnce(&str) -> Result<String, ConfigError>,
) -> Result<(), ConfigError> {
    let unwritable = |e: std::io::Error| ConfigError::Unwritable {
        path: file.to_owned(),
        reason: e.to_string(),
    };
    let old = match fs::read_to_string(file) {
        Ok(old) => old,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(unwritable(e)),
    };
    whole_file_replaced(file, &change(&old)?).map_err(unwritable)
}

fn edit(text: &str) -> Result<DocumentMut, ConfigError> {
    text.parse()
        .map_err(|e: toml_edit::TomlError| ConfigError::Malformed {
            line: e.span().map(|span| super::file::line_of(text, span.start)),
            reason: e.message().to_owned(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<ConfigError> {
        parse_names(text, Path::new(NAMES_FILE)).expect_err(text)
    }

    fn record() -> NameRecord {
        NameRecord {
            id: None,
            kind: NameKind::Person,
            names: vec!["زاڵە محەمەد".into()],
            nisba: vec![],
            kurmanji: vec!["Zalê Mihemed".into()],
            english: vec![],
            gloss: NameGloss {
                en: "reporter".into(),
                ..NameGloss::default()
            },
            source: String::new(),
            ambiguous: false,
            line: 0,
            file: None,
        }
    }

    #[test]
    fn records_know_their_place() {
        let text = "# ours\n\n[[entity]]\nkind = \"person\"\nnames = [\"زاڵە\"]\n\n[[entity]]\n\
                    kind = \"place\"\nnames = [\"باداوە\"]\nenglish = [\"Badawa Quarter\"]\n";
        let records = parse_names(text, Path::new("a/entities.toml")).unwrap();
        let lines: Vec<u32> = records.iter().map(|r| r.line).collect();
        assert_eq!(lines, [3, 7]);
        assert_eq!(records[0].id(), "person-زاڵە");
        assert_eq!(records[1].id(), "place-badawa-quarter");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let head = "[[entity]]\nkind = \"person\"\nnames = [\"ئا بێ\"]\n";
        for (rest, line) in [
            ("[[entity", 4),
            ("[[entity]]\nkind = \"persn\"\nnames = [\"x\"]", 5),
            ("[[entity]]\nkind = \"place\"\nname = [\"x\"]", 6),
            ("[[entity]]\nkind = \"place\"\nnames = []", 6),
            (
                "[[entity]]\nkind = \"place\"\nnames = [\n\"سێ\",\n\" \"]",
                8,
            ),
            ("[[entity]]\nkind = \"place\"\nnames = [\"سێ\",\n\"سێ\"]", 7),
            ("[[entity]]\nkind = \"place\"\nnames = [\"ئا بێ\"]", 6),
            ("[[entity]]\nkind = \"place\"\nnames = 5", 6),
        ] {
            let errors = faults(&format!("{head}{rest}"));
            assert_eq!(errors[0].line(), Some(line), "{rest}: {errors:?}");
        }
        let errors = faults("[[entity]]\nkind = \"persn\"\nnames = [\"x\"]");
        assert!(
            matches!(&errors[0], ConfigError::UnknownValue(wrong)
                if wrong.nearest.as_deref() == Some("person") && wrong.valid.len() == 7),
            "{errors:?}"
        );
        let twice = faults("[[entity]]\nkind = \"place\"\nnames = [\"سوریا\", \"سووریا\", \"\"]");
        assert_eq!(twice.len(), 2, "all of it: {twice:?}");
    }

    #[test]
    fn what_is_added_is_read_again_and_the_rest_stays() {
        let old = "# ours\n[[entity]] # first\nkind = \"place\"\nnames = [ \"باداوە\" ]\n";
        let new = with_record(old, &record()).unwrap();
        assert!(new.starts_with(old), "{new}");
        let read = parse_names(&new, Path::new(NAMES_FILE)).unwrap();
        assert_eq!(read.len(), 2);
        let plain = NameRecord {
            line: 0,
            file: None,
            ..read[1].clone()
        };
        assert_eq!(plain, record());
        let first = with_record("", &record()).unwrap();
        assert_eq!(parse_names(&first, Path::new(NAMES_FILE)).unwrap().len(), 1);
        let inline = with_record(
            "entity = [{ kind = \"place\", names = [\"سێ\"] }]\n",
            &record(),
        );
        let inline = parse_names(&inline.unwrap(), Path::new(NAMES_FILE));
        assert_eq!(inline.unwrap().len(), 2);
    }

    #[test]
    fn the_configuration_lists_the_file() {
        for (old, expected) in [
            ("", "[entities]\nfiles = [\"entities.toml\"]\n"),
            (
                "locale = \"ckb\" # ours\n\n[style]\nheh = \"heh\"\n",
                "locale = \"ckb\" # ours\n\n[style]\nheh = \"heh\"\n\n[entities]\nfiles = [\"entities.toml\"]\n",
            ),
            (
                "[entities]\nfiles = [\"a.toml\"] # one\n",
                "[entities]\nfiles = [\"a.toml\", \"entities.toml\"] # one\n",
            ),
        ] {
            assert_eq!(with_names_file(old, NAMES_FILE).unwrap(), expected);
        }
        assert!(with_names_file("entities = 5", NAMES_FILE).is_err());
    }
}
