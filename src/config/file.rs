//! Reading the configuration: from `rastnus.toml`, and from what an editor sends.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Settings;
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
    check_keys(&value, rules, |key| find_key(text, key))?;
    toml::from_str(text).map_err(malformed)
}

/// The settings in `value`, as an editor sends them: with or without a `rastnus` key around
/// them; null is the default.
pub fn from_json(value: &Value, rules: &[&str]) -> Result<Settings, ConfigError> {
    let value = value.get("rastnus").unwrap_or(value);
    if value.is_null() {
        return Ok(Settings::default());
    }
    check_keys(value, rules, |_| None)?;
    Settings::deserialize_json(value)
}

impl Settings {
    fn deserialize_json(value: &Value) -> Result<Self, ConfigError> {
        serde_json::from_value(value.clone()).map_err(|e| ConfigError::Malformed {
            line: None,
            reason: e.to_string(),
        })
    }
}

/// The first key of `value` that does not exist, as an error.
fn check_keys(
    value: &Value,
    rules: &[&str],
    line: impl Fn(&str) -> Option<u32>,
) -> Result<(), ConfigError> {
    let known = serde_json::to_value(Settings::default()).unwrap_or_default();
    if let Some((prefix, name, siblings)) = unknown(value, &known, "") {
        return Err(ConfigError::UnknownKey {
            line: line(&name),
            key: format!("{prefix}{name}"),
            nearest: nearest(&name, siblings.iter().map(String::as_str)),
        });
    }
    let set = value.get("rules").and_then(Value::as_object);
    for name in set.into_iter().flat_map(|rules| rules.keys()) {
        if !rules.contains(&name.as_str()) {
            return Err(ConfigError::UnknownRule {
                line: line(name),
                name: name.clone(),
                nearest: nearest(name, rules.iter().copied()),
            });
        }
    }
    Ok(())
}

/// The first key of `value` that `known` lacks: the tables before it, the key, and what exists.
fn unknown(value: &Value, known: &Value, prefix: &str) -> Option<(String, String, Vec<String>)> {
    let (value, known) = (value.as_object()?, known.as_object()?);
    if prefix == "rules." {
        return None;
    }
    value.iter().find_map(|(key, inner)| match known.get(key) {
        Some(inner_known) => unknown(inner, inner_known, &format!("{prefix}{key}.")),
        None => Some((
            prefix.to_owned(),
            key.clone(),
            known.keys().cloned().collect(),
        )),
    })
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

/// The line (from 1) that sets `key`.
fn find_key(text: &str, key: &str) -> Option<u32> {
    let is_key = |line: &str| {
        let line = line.trim_start().trim_start_matches(['[', '"', '\'']);
        let rest = line.strip_prefix(key);
        rest.is_some_and(|r| {
            r.trim_start_matches(['"', '\''])
                .trim_start()
                .starts_with(['=', ']', '.'])
        })
    };
    text.lines().position(is_key).map(|line| line as u32 + 1)
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
    fn reports_the_line_of_a_wrong_value() {
        let error = parse("\n[style]\ndigits = 5\n", RULES).unwrap_err();
        assert!(
            matches!(error, ConfigError::Malformed { line: Some(3), .. }),
            "{error:?}"
        );
    }

    #[test]
    fn editor_settings_come_with_or_without_their_section() {
        let inner = serde_json::json!({"style": {"digits": "arabic"}});
        let outer = serde_json::json!({"rastnus": inner});
        assert_eq!(from_json(&inner, RULES), from_json(&outer, RULES));
        assert_eq!(from_json(&Value::Null, RULES), Ok(Settings::default()));
    }
}
