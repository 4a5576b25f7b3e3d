//! The configuration in force: `rastnus.toml` under what the editor sets.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use dashmap::DashMap;
use serde_json::Value;

use crate::config::{self, ConfigError, Settings};
use crate::messages::Locale;
use crate::rules::Rule;

/// How the user knows the settings of the editor.
const EDITOR: &str = "rastnus";

/// A configuration that cannot be used, and how the user knows it.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) source: String,
    pub(super) error: ConfigError,
}

/// The settings of the session.
#[derive(Debug, Default)]
pub(super) struct Store {
    editor: Mutex<Editor>,
    /// The last good content of each configuration file.
    files: DashMap<PathBuf, Settings>,
    /// What is wrong and has been told, by source.
    told: Mutex<HashMap<String, ConfigError>>,
    /// Failures that the user knows of.
    failures: Mutex<HashSet<String>>,
    generation: AtomicU64,
}

#[derive(Debug, Default)]
struct Editor {
    /// What the editor sent last that was good.
    value: Value,
    locale: Option<Locale>,
}

impl Store {
    /// Grows whenever a configuration may have changed.
    pub(super) fn generation(&self) -> u64 {
        self.generation.load(Ordering::SeqCst)
    }

    /// Says that a configuration file may have changed.
    pub(super) fn touch(&self) {
        self.generation.fetch_add(1, Ordering::SeqCst);
    }

    /// The language that the editor's settings ask for.
    pub(super) fn locale(&self) -> Option<Locale> {
        lock(&self.editor).locale
    }

    /// Takes the settings that the editor sends. If they are not good, the last good ones stay,
    /// and the problem is given, once.
    pub(super) fn set_editor(&self, value: &Value) -> Result<(), Problem> {
        let value = without_nulls(value.get(EDITOR).unwrap_or(value));
        match config::from_json(&value, &Rule::codes()) {
            Ok(settings) => {
                self.clear(EDITOR);
                *lock(&self.editor) = Editor {
                    locale: settings.locale,
                    value,
                };
                self.touch();
                Ok(())
            }
            Err(error) => self.complain(EDITOR, error),
        }
    }

    /// The settings for the file `document`, if it is one, and what is newly wrong with them.
    pub(super) fn resolve(&self, document: Option<&Path>) -> (Settings, Option<Problem>) {
        let folder = document.and_then(Path::parent);
        let file = folder.and_then(config::discover);
        let (below, problem) = match &file {
            Some(file) => self.read(file),
            None => (Settings::default(), Ok(())),
        };
        let editor = lock(&self.editor).value.clone();
        let mut value = serde_json::to_value(&below).unwrap_or_default();
        overlay(&mut value, &editor);
        let settings = config::from_json(&value, &Rule::codes()).unwrap_or(below);
        (settings, problem.err())
    }

    fn read(&self, file: &Path) -> (Settings, Result<(), Problem>) {
        let name = file.display().to_string();
        match config::read(file, &Rule::codes()) {
            Ok(settings) => {
                self.clear(&name);
                self.files.insert(file.to_owned(), settings.clone());
                (settings, Ok(()))
            }
            Err(error) => {
                let good = self.files.get(file).map(|good| good.clone());
                (good.unwrap_or_default(), self.complain(&name, error))
            }
        }
    }

    /// Whether `failure` has not been told yet.
    pub(super) fn is_news(&self, failure: &str) -> bool {
        lock(&self.failures).insert(failure.to_owned())
    }

    /// The problem, unless the user knows of it.
    fn complain(&self, source: &str, error: ConfigError) -> Result<(), Problem> {
        let known = lock(&self.told).insert(source.to_owned(), error.clone());
        if known.as_ref() == Some(&error) {
            return Ok(());
        }
        Err(Problem {
            source: source.to_owned(),
            error,
        })
    }

    fn clear(&self, source: &str) {
        lock(&self.told).remove(source);
    }
}

/// Whether `value`, sent as changed settings, concerns us: editors may send everybody's.
pub(super) fn concerns_us(value: &Value) -> bool {
    let known = serde_json::to_value(Settings::default()).unwrap_or_default();
    value.as_object().is_some_and(|object| {
        object.is_empty()
            || object
                .keys()
                .any(|key| key == EDITOR || known.get(key).is_some())
    })
}

/// Puts the values of `upper` over those of `lower`.
fn overlay(lower: &mut Value, upper: &Value) {
    match (lower, upper) {
        (Value::Object(lower), Value::Object(upper)) => {
            for (key, value) in upper {
                overlay(lower.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (lower, upper) => *lower = upper.clone(),
    }
}

/// `value` without what is null: editors send that for what the user has not set.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .filter(|(_, item)| !item.is_null())
            .map(|(key, item)| (key.clone(), without_nulls(item)))
            .collect(),
        value => value.clone(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{DigitStyle, Level};
    use serde_json::json;

    #[test]
    fn the_editor_wins_and_the_last_good_settings_stay() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a/b.txt");
        std::fs::create_dir(folder.path().join("a")).unwrap();
        let file = folder.path().join(config::FILE_NAME);
        std::fs::write(
            &file,
            "[style]\ndigits = \"arabic\"\n[rules]\nheh = \"off\"\n",
        )
        .unwrap();
        let store = Store::default();
        assert!(
            store
                .set_editor(&json!({"rastnus": {"style": {"digits": "ascii"}, "locale": null}}))
                .is_ok()
        );
        let (settings, problem) = store.resolve(Some(&document));
        assert!(problem.is_none());
        assert_eq!(settings.style.digits, Some(DigitStyle::Ascii));
        assert_eq!(settings.rules["heh"], Level::Off);
        let wrong = json!({"style": {"digits": 5}});
        assert!(store.set_editor(&wrong).is_err());
        assert!(store.set_editor(&wrong).is_ok(), "told only once");
        std::fs::write(&file, "[style").unwrap();
        let (settings, problem) = store.resolve(Some(&document));
        assert!(problem.is_some());
        assert_eq!(settings.style.digits, Some(DigitStyle::Ascii));
        assert_eq!(settings.rules["heh"], Level::Off);
        assert!(store.resolve(Some(&document)).1.is_none(), "told only once");
    }

    #[test]
    fn settings_of_others_do_not_concern_us() {
        assert!(concerns_us(&json!({"rastnus": {}})));
        assert!(concerns_us(&json!({"style": {}, "editor": {}})));
        assert!(!concerns_us(&json!({"editor": {}})));
        assert!(!concerns_us(&Value::Null));
    }
}
