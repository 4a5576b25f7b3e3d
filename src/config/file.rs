//! Reading the configuration: from `rastnus.toml`, and from what an editor sends.

use std::path::{Path, PathBuf};

use serde_json::Value;
use toml::de::DeTable;

use super::schema::{Fault, FaultKind, fault};
use super::{Selection, Settings};
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
    /// Not TOML, or a value of the wrong type.
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

impl ConfigError {
    /// The line (from 1) that it is in, where known.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Unreadable { .. } => None,
            Self::Malformed { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::UnknownRule { line, .. } => *line,
            Self::UnknownValue(unknown) => unknown.line,
            Self::IgnoreLine { line, .. } => Some(*line),
        }
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
    let text = std::fs::read_to_string(path).map_err(|e| ConfigError::Unreadable {
        path: path.to_owned(),
        reason: e.to_string(),
    })?;
    parse(&text, rules)
}

/// The settings in `text`, the content of a `rastnus.toml`.
pub fn parse(text: &str, rules: &[&str]) -> Result<Settings, ConfigError> {
    let malformed = |e: toml::de::Error| ConfigError::Malformed {
        line: e.span().map(|span| line_of(text, span.start)),
        reason: e.message().to_owned(),
    };
    let value: Value = toml::from_str(text).map_err(malformed)?;
    let line = |path: &[String]| line_of_key(text, path);
    check(&value, rules, line)?;
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
    check(value, rules, |_| None)?;
    let settings: Settings =
        serde_json::from_value(value.clone()).map_err(|e| ConfigError::Malformed {
            line: None,
            reason: e.to_string(),
        })?;
    check_globs(&settings, |_| None)?;
    Ok(settings)
}

/// The first key, rule or value in `value` that does not exist, as an error; `line` tells where
/// a key stands.
fn check(
    value: &Value,
    rules: &[&str],
    line: impl Fn(&[String]) -> Option<u32>,
) -> Result<(), ConfigError> {
    let Some(Fault { path, kind }) = fault(value, rules) else {
        return Ok(());
    };
    let (line, key) = (line(&path), path.join("."));
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

fn line_of(text: &str, offset: usize) -> u32 {
    LineIndex::new(text).position(offset, Encoding::Utf8).line + 1
}

/// The line (from 1) of the last of the keys in `path`, or of the last of them that exists.
fn line_of_key(text: &str, path: &[String]) -> Option<u32> {
    let document = DeTable::parse(text).ok()?;
    let mut table = Some(document.get_ref());
    let mut line = None;
    for key in path {
        let mut entries = table?.iter();
        let (found, value) = entries.find(|(name, _)| name.get_ref() == key)?;
        line = Some(line_of(text, found.span().start));
        table = value.get_ref().as_table();
    }
    line
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
            ("\n\nrules = 5\n", 3),
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
    fn editor_settings_come_with_or_without_their_section() {
        let inner = serde_json::json!({"style": {"digits": "arabic"}});
        let outer = serde_json::json!({"rastnus": inner});
        assert_eq!(from_json(&inner, RULES), from_json(&outer, RULES));
        assert_eq!(from_json(&Value::Null, RULES), Ok(Settings::default()));
    }
}
