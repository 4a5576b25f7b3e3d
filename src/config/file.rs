//! Reading the configuration: from `rastnus.toml`, and from what an editor sends.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::names::NameFault;
use super::schema::{Expected, Fault, FaultKind, base, fault};
use super::{Locale, Selection, Settings};
use crate::text::{Encoding, LineIndex};

/// The name of the configuration file.
pub const FILE_NAME: &str = "rastnus.toml";

/// Why a configuration cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// The file cannot be read; the reason is the system's.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Not TOML, or a value that cannot be used.
    Malformed {
        /// Line from 1, where known.
        line: Option<u32>,
        /// What the parser says.
        reason: String,
    },
    /// A key that does not exist.
    UnknownKey {
        /// Line from 1, where known.
        line: Option<u32>,
        /// The key, with its tables: `style.digts`.
        key: String,
        /// The nearest key that exists.
        nearest: Option<String>,
    },
    /// A rule that does not exist.
    UnknownRule {
        /// Line from 1, where known.
        line: Option<u32>,
        /// The name.
        name: String,
        /// The nearest rule that exists.
        nearest: Option<String>,
    },
    /// A value that is none of those that the key may have.
    UnknownValue(Box<UnknownValue>),
    /// A value of another type than the key may have.
    WrongType(Box<WrongType>),
    /// A name of a names file that cannot be used.
    Name {
        /// Line from 1.
        line: u32,
        /// The name.
        name: String,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// A name of the house that rastnus knows for something else; the house's counts.
    NameClash {
        /// Line from 1.
        line: u32,
        /// The name.
        name: String,
        /// What rastnus knows it for.
        other: String,
    },
    /// A names file that a configuration lists lies outside of the folders that are open.
    Outside {
        /// The file, as it is listed.
        listed: String,
    },
    /// The file cannot be written; the reason is the system's.
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A line of the list of dismissed findings that cannot be understood.
    IgnoreLine {
        /// Line from 1.
        line: u32,
        /// What stands there.
        content: String,
    },
}

/// See [`ConfigError::UnknownValue`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    /// Line from 1, where known.
    pub line: Option<u32>,
    /// The key, with its tables: `style.digits`.
    pub key: String,
    /// The value.
    pub value: String,
    /// The nearest valid value.
    pub nearest: Option<String>,
    /// All valid values.
    pub valid: Vec<String>,
}

/// See [`ConfigError::WrongType`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongType {
    /// Line from 1, where known.
    pub line: Option<u32>,
    /// The key, with its tables: `typing.comma`; empty for the configuration itself.
    pub key: String,
    /// The value as JSON, shortened.
    pub value: String,
    /// What must stand there.
    pub expected: Expected,
}

impl ConfigError {
    /// The line (from 1) that it is in, where known.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Unreadable { .. } | Self::Unwritable { .. } | Self::Outside { .. } => None,
            Self::Malformed { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::UnknownRule { line, .. } => *line,
            Self::UnknownValue(unknown) => unknown.line,
            Self::WrongType(wrong) => wrong.line,
            Self::IgnoreLine { line, .. }
            | Self::Name { line, .. }
            | Self::NameClash { line, .. } => Some(*line),
        }
    }

    /// The file that the system does not let us read or write.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Unreadable { path, .. } | Self::Unwritable { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Whether it only tells what happens, and nothing has to be mended.
    pub fn is_notice(&self) -> bool {
        matches!(self, Self::NameClash { .. })
    }
}

/// The nearest `rastnus.toml` at `start` or in a folder above it.
pub fn discover(start: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .map(|folder| folder.join(FILE_NAME))
        .find(|file| file.is_file())
}

/// Reads the configuration file `path`; `rules` are the names of the rules that exist.
pub fn read(path: &Path, rules: &[&str]) -> Result<Settings, ConfigError> {
    let text = read_text(path).map_err(|e| ConfigError::Unreadable {
        path: path.to_owned(),
        reason: e.to_string(),
    })?;
    parse(&text, rules)
}

/// The settings in `text`, the content of a `rastnus.toml`.
pub fn parse(text: &str, rules: &[&str]) -> Result<Settings, ConfigError> {
    let malformed = |e: toml::de::Error| malformed(text, &e);
    let value: Value = toml::from_str(text).map_err(malformed)?;
    let line = |path: &[String]| line_of_path(text, path);
    check(&value, base(), rules, line)?;
    let settings: Settings = toml::from_str(text).map_err(malformed)?;
    check_globs(&settings, line)?;
    Ok(settings)
}

/// The settings in `value`, as an editor sends them: with or without a `rastnus` key around
/// them; null is the default.
pub fn from_json(value: &Value, rules: &[&str]) -> Result<Settings, ConfigError> {
    let value = value.get("rastnus").unwrap_or(value);
    if value.is_null() {
        return Ok(Settings::default());
    }
    check(value, base(), rules, |_| None)?;
    let settings: Settings =
        serde_json::from_value(value.clone()).map_err(|e| ConfigError::Malformed {
            line: None,
            reason: e.to_string(),
        })?;
    check_globs(&settings, |_| None)?;
    Ok(settings)
}

/// The language of the messages that `value` asks for, whatever else is wrong with it.
pub fn wanted_locale(value: &Value) -> Option<Locale> {
    let value = value.get("rastnus").unwrap_or(value);
    serde_json::from_value(value.get("locale")?.clone()).ok()
}

/// The language of the messages that `text` asks for, the content of a `rastnus.toml`, whatever else is
/// wrong with it.
pub fn wanted_locale_in(text: &str) -> Option<Locale> {
    wanted_locale(&toml::from_str(text).ok()?)
}

/// The language of the messages that the configuration file `path` asks for.
pub fn wanted_locale_of(path: &Path) -> Option<Locale> {
    wanted_locale_in(&read_text(path).ok()?)
}

/// The first key, rule or value in `value` that does not exist, as an error; `line` tells where
/// a key stands.
pub(super) fn check(
    value: &Value,
    schema: &Value,
    rules: &[&str],
    line: impl Fn(&[String]) -> Option<u32>,
) -> Result<(), ConfigError> {
    let Some(Fault { path, kind }) = fault(value, schema, rules) else {
        return Ok(());
    };
    let line = line(&path);
    let is_key = |part: &&String| part.parse::<usize>().is_err();
    let path: Vec<String> = path.iter().filter(is_key).cloned().collect();
    let key = path.join(".");
    let name = path.last().cloned().unwrap_or_default();
    Err(match kind {
        FaultKind::Key(known) => ConfigError::UnknownKey {
            line,
            key,
            nearest: nearest(&name, known.iter().map(String::as_str)),
        },
        FaultKind::Rule => ConfigError::UnknownRule {
            line,
            nearest: nearest(&name, rules.iter().copied()),
            name,
        },
        FaultKind::Value(value, valid) => ConfigError::UnknownValue(Box::new(UnknownValue {
            line,
            key,
            nearest: nearest(&value, valid.iter().map(String::as_str)),
            value,
            valid,
        })),
        FaultKind::Type(value, expected) => ConfigError::WrongType(Box::new(WrongType {
            line,
            key,
            value,
            expected,
        })),
    })
}

fn check_globs(
    settings: &Settings,
    line: impl Fn(&[String]) -> Option<u32>,
) -> Result<(), ConfigError> {
    match Selection::new(Path::new("/"), &settings.files) {
        Ok(_) => Ok(()),
        Err((key, reason)) => Err(ConfigError::Malformed {
            line: line(&["files".to_owned(), key.to_owned()]),
            reason: format!("files.{key}: {reason}"),
        }),
    }
}

/// The name of `names` that is most like `name`, if one is like it at all.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    names
        .map(|n| (strsim::normalized_damerau_levenshtein(name, n), n))
        .filter(|(likeness, _)| *likeness >= 0.4)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, n)| n.to_owned())
}

pub(super) fn line_of(text: &str, offset: usize) -> u32 {
    LineIndex::new(text).position(offset, Encoding::Utf8).line + 1
}

/// What the parser says of `text`.
pub(super) fn malformed(text: &str, error: &toml::de::Error) -> ConfigError {
    ConfigError::Malformed {
        line: error.span().map(|span| line_of(text, span.start)),
        reason: error.message().to_owned(),
    }
}

/// The line (from 1) of what `path` leads to, keys and places in lists, or of the last part of it
/// that exists.
pub(super) fn line_of_path(text: &str, path: &[String]) -> Option<u32> {
    let document = DeTable::parse(text).ok()?;
    let mut inside: Option<&DeValue> = None;
    let mut line = None;
    for part in path {
        let list = inside.and_then(DeValue::as_array);
        if let Some(item) = list.and_then(|list| list.get(part.parse::<usize>().ok()?)) {
            line = Some(line_of(text, item.span().start));
            inside = Some(item.get_ref());
            continue;
        }
        let table = match inside {
            None => Some(document.get_ref()),
            Some(value) => value.as_table(),
        };
        let mut entries = table.into_iter().flatten();
        let Some((found, value)) = entries.find(|(name, _)| name.get_ref() == part) else {
            break;
        };
        line = Some(line_of(text, found.span().start));
        inside = Some(value.get_ref());
    }
    line
}

/// No configuration, names file or list is larger, in bytes.
const LARGEST: u64 = 32 << 20;

/// The content of the file `path`, which must be a file of a size that makes sense: a folder from
/// elsewhere may hold a link to anything.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        let reason = format!("no file, or larger than {} MiB", LARGEST >> 20);
        return Err(io::Error::other(reason));
    }
    fs::read_to_string(path)
}

/// Replaces the content of `file`, which is whole at any moment, old or new. A file that is a link
/// stays one.
pub(super) fn whole_file_replaced(file: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rastnus-");
    let permissions = match fs::metadata(&target) {
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => usual_permissions(),
    };
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|e| e.error)?;
    Ok(())
}

/// Those of a file that a program makes, before the user's mask: a list is for all who share it.
fn usual_permissions() -> Option<fs::Permissions> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Some(fs::Permissions::from_mode(0o666))
    }
    #[cfg(not(unix))]
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{DigitStyle, Level};

    const RULES: &[&str] = &["mixed-digits", "repeated-space"];

    #[test]
    fn reads_the_documented_keys() {
        let text =
            "language = \"ckb\"\n[style]\ndigits = \"ascii\"\n[rules]\nrepeated-space = \"off\"\n";
        let settings = parse(text, RULES).unwrap();
        assert_eq!(settings.style.digits, Some(DigitStyle::Ascii));
        assert_eq!(settings.rules["repeated-space"], Level::Off);
    }

    #[test]
    fn names_the_nearest_key_rule_and_line() {
        let error = parse("[style]\ndigts = \"ascii\"\n", RULES).unwrap_err();
        let expected = ConfigError::UnknownKey {
            line: Some(2),
            key: "style.digts".into(),
            nearest: Some("digits".into()),
        };
        assert_eq!(error, expected);
        let error = parse("[rules]\nmixed-digit = \"off\"\n", RULES).unwrap_err();
        let expected = ConfigError::UnknownRule {
            line: Some(2),
            name: "mixed-digit".into(),
            nearest: Some("mixed-digits".into()),
        };
        assert_eq!(error, expected);
    }

    #[test]
    fn names_the_nearest_value_and_all_valid_ones() {
        let unknown = |text: &str| match parse(text, RULES).unwrap_err() {
            ConfigError::UnknownValue(u) => {
                assert!(u.valid.len() > 2, "{:?}", u.valid);
                (
                    u.line.unwrap(),
                    u.key,
                    u.value,
                    u.nearest.unwrap_or_default(),
                )
            }
            other => panic!("{other:?}"),
        };
        for (text, line, key, value, nearest) in [
            ("language = \"ckp\"", 1, "language", "ckp", "ckb"),
            ("\nlocale = \"kmrr\"", 2, "locale", "kmrr", "kmr"),
            (
                "[style]\nprofile = \"rudw\"",
                2,
                "style.profile",
                "rudw",
                "rudaw",
            ),
            (
                "[style]\nquotes = \"keep\"\ndigits = \"asci\"",
                3,
                "style.digits",
                "asci",
                "ascii",
            ),
            ("style = { heh = \"hhe\" }", 1, "style.heh", "hhe", "heh"),
            (
                "[rules]\n\nrepeated-space = \"wraning\"",
                3,
                "rules.repeated-space",
                "wraning",
                "warning",
            ),
            ("\n[style]\ndigits = 5\n", 3, "style.digits", "5", ""),
            ("[style]\ndash = \"\"\n", 2, "style.dash", "", ""),
        ] {
            let expected = (line, key.to_owned(), value.to_owned(), nearest.to_owned());
            assert_eq!(unknown(text), expected);
        }
    }

    #[test]
    fn reports_the_line_of_what_cannot_be_read() {
        for (text, expected) in [
            ("\n[style\n", 2),
            ("[files]\ninclude = []\nexclude = [\"a[\"]", 3),
            ("a = 1\na = 2", 2),
        ] {
            let error = parse(text, RULES).unwrap_err();
            assert!(
                matches!(error, ConfigError::Malformed { line: Some(line), .. } if line == expected),
                "{error:?}"
            );
        }
    }

    #[test]
    fn a_wrong_type_is_named_with_its_key_and_line() {
        let error = parse("\n[files]\ninclude = [\"a\",\n3]", RULES).unwrap_err();
        let expected = ConfigError::WrongType(Box::new(WrongType {
            line: Some(4),
            key: "files.include".into(),
            value: "3".into(),
            expected: Expected::Text,
        }));
        assert_eq!(error, expected);
    }

    #[test]
    fn editor_settings_come_with_or_without_their_section() {
        let inner = serde_json::json!({"style": {"digits": "arabic"}});
        let outer = serde_json::json!({"rastnus": inner});
        assert_eq!(from_json(&inner, RULES), from_json(&outer, RULES));
        assert_eq!(from_json(&Value::Null, RULES), Ok(Settings::default()));
    }
}
