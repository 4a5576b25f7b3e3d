//! The configuration in force: `rastnus.toml` under what the editor sets.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use dashmap::DashMap;
use serde_json::Value;
use tower_lsp::ls_types::{InitializeParams, Uri, WorkspaceFolder};

use super::documents::Name;
use crate::config::{
    self, ConfigError, Dismissed, HouseNames, IGNORE_FILE, IgnoreList, Ignores, Level, NameRecord,
    Selection, Settings,
};
use crate::entities::Gazetteer;
use crate::messages::Locale;
use crate::rules::Rule;

/// How the user knows the settings of the editor.
const EDITOR: &str = "rastnus";

/// A configuration that cannot be used, and how the user knows it.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) source: String,
    /// The file that it is in, if it is in one.
    pub(super) file: Option<PathBuf>,
    pub(super) error: ConfigError,
}

/// The settings of the session.
#[derive(Debug, Default)]
pub(super) struct Store {
    editor: Mutex<Editor>,
    /// The last good content of each configuration file.
    files: DashMap<PathBuf, Settings>,
    /// The last good content of each names file.
    names: DashMap<PathBuf, Vec<NameRecord>>,
    /// The names of the files last listed together, so that equal ones are one.
    house: Mutex<HouseNames>,
    /// What is wrong and has been told, by source.
    told: Mutex<HashMap<String, ConfigError>>,
    /// Failures that the user knows of.
    failures: Mutex<HashSet<String>>,
    generation: AtomicU64,
    /// The folders that are open in the editor.
    folders: Mutex<Vec<PathBuf>>,
    /// Held while a list of dismissed findings is written.
    writing: Mutex<()>,
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
            Err(error) => {
                // The complaint too is in the language that the user has just asked for.
                if let Some(locale) = config::wanted_locale(&value) {
                    lock(&self.editor).locale = Some(locale);
                }
                self.complain(EDITOR, error)
            }
        }
    }

    /// The settings for the file `document`, if it is one, with what is dismissed in it, and what
    /// is newly wrong with them. In a file that is left out all rules are silent.
    pub(super) fn resolve(&self, document: Option<&Path>) -> (Settings, Vec<Problem>) {
        let mut problems = Vec::new();
        let folder = document.and_then(Path::parent);
        let file = folder.and_then(config::discover);
        let below = match &file {
            Some(file) => {
                let (below, problem) = self.read(file);
                problems.extend(problem.err());
                below
            }
            None => Settings::default(),
        };
        let editor = lock(&self.editor).value.clone();
        let mut value = serde_json::to_value(&below).unwrap_or_default();
        overlay(&mut value, &editor);
        let mut settings = config::from_json(&value, &Rule::codes()).unwrap_or(below);
        if let (Some(document), Some(folder)) = (document, folder) {
            let beside = file.as_deref().and_then(Path::parent).map(Path::to_owned);
            let root = beside.or_else(|| self.workspace_folder(document));
            let root = root.as_deref().unwrap_or(folder);
            let selection = Selection::new(root, &settings.files);
            if selection.is_ok_and(|s| s.excludes(document, false)) {
                let silent = Rule::codes()
                    .into_iter()
                    .map(|c| (c.to_owned(), Level::Off));
                settings.rules = silent.collect();
            }
            let listed = settings.entities.files.iter();
            let mut files: Vec<PathBuf> = listed.map(|listed| root.join(listed)).collect();
            let own = editor.pointer("/entities/files").is_some();
            if let Some(configuration) = file.as_deref().filter(|_| !own) {
                let (inside, outside) = files.into_iter().partition(|f| self.may_list(root, f));
                files = inside;
                let problem = self.outside(configuration, outside);
                problems.extend(problem.err());
            }
            let (names, found) = self.house_names(files);
            settings.names = names;
            problems.extend(found);
            if let Some(folder) = config::ignore_folder(folder) {
                let (ignores, problem) = self.dismissed(&folder, document);
                settings.ignores = ignores;
                problems.extend(problem.err());
            }
        }
        (settings, problems)
    }

    fn read(&self, file: &Path) -> (Settings, Result<(), Problem>) {
        match config::read(file, &Rule::codes()) {
            Ok(settings) => {
                self.clear(&file.display().to_string());
                self.files.insert(file.to_owned(), settings.clone());
                (settings, Ok(()))
            }
            Err(error) => {
                let good = self.files.get(file).map(|good| good.clone());
                (good.unwrap_or_default(), self.complain_of(file, error))
            }
        }
    }

    /// What is dismissed in `document` by the list in `folder`. Of what is wrong with the list
    /// the first is told; the editor shows all of it to who opens it.
    fn dismissed(&self, folder: &Path, document: &Path) -> (Ignores, Result<(), Problem>) {
        let file = folder.join(IGNORE_FILE);
        let (list, errors) = IgnoreList::read(&file, &Rule::codes());
        let ignores = list.for_text(config::relative(folder, document).as_deref());
        match errors.into_iter().next() {
            Some(error) => (ignores, self.complain_of(&file, error)),
            None => {
                self.clear(&file.display().to_string());
                (ignores, Ok(()))
            }
        }
    }

    /// Whether a configuration in the folder `root` may list the names file `file`: it lies there or in
    /// a folder that is open. A folder that somebody sent may list anything.
    fn may_list(&self, root: &Path, file: &Path) -> bool {
        let real = |path: &Path| std::fs::canonicalize(path);
        // Of a file that is not there, its folder tells.
        let place = real(file).or_else(|_| real(file.parent().unwrap_or(root)));
        let Ok(place) = place else {
            return !file.components().any(|part| part == Component::ParentDir);
        };
        let folders = [Some(root.to_owned()), self.workspace_folder(root)];
        let mut folders = folders.iter().flatten();
        folders.any(|folder| real(folder).is_ok_and(|folder| place.starts_with(folder)))
    }

    /// What is wrong with `configuration` if it lists the names files `outside`; told once.
    fn outside(&self, configuration: &Path, outside: Vec<PathBuf>) -> Result<(), Problem> {
        match outside.first() {
            Some(file) => {
                let listed = file.display().to_string();
                let told = self.complain(
                    &listed,
                    ConfigError::Outside {
                        listed: listed.clone(),
                    },
                );
                told.map_err(|problem| Problem {
                    source: configuration.display().to_string(),
                    file: Some(configuration.to_owned()),
                    ..problem
                })
            }
            None => Ok(()),
        }
    }

    /// The names in `files`, and what is newly wrong with them. Of a file that is not good the last good content stays. Names that the program knows for
    /// something else are told, once.
    fn house_names(&self, files: Vec<PathBuf>) -> (HouseNames, Vec<Problem>) {
        let (mut records, mut problems) = (Vec::new(), Vec::new());
        for file in files {
            match config::read_names(&file) {
                Ok(read) => {
                    self.clear(&file.display().to_string());
                    records.extend(read.iter().cloned());
                    self.names.insert(file, read);
                }
                Err(errors) => {
                    // All that is wrong is shown to who opens the file.
                    let first = errors.into_iter().next();
                    problems.extend(first.and_then(|e| self.complain_of(&file, e).err()));
                    let good = self.names.entry(file).or_default();
                    records.extend(good.iter().cloned());
                }
            }
        }
        let names = HouseNames::new(records);
        let mut known = lock(&self.house);
        if *known != names {
            for clash in Gazetteer::new(&names).clashes() {
                let (file, error) = (clash.file.to_path_buf(), ConfigError::from(clash));
                let told = format!("{}: {error:?}", file.display());
                if self.is_news(&told) {
                    problems.push(Problem {
                        source: file.display().to_string(),
                        file: Some(file),
                        error,
                    });
                }
            }
            known.clone_from(&names);
        }
        (known.clone(), problems)
    }

    /// Whether the file `path` is a names file.
    pub(super) fn is_names_file(&self, path: &Path) -> bool {
        self.names.contains_key(path)
    }

    /// Adds `record` to the names of the house that hold in `folder`; one at a time. Where no names
    /// file is listed, one is made and listed; where there is no configuration, in `root`.
    pub(super) fn add_name(
        &self,
        folder: &Path,
        root: &Path,
        record: &NameRecord,
    ) -> Result<(), ConfigError> {
        let _turn = lock(&self.writing);
        let configuration = config::discover(folder);
        let files = match &configuration {
            Some(file) => config::read(file, &Rule::codes())?.entities.files,
            None => Vec::new(),
        };
        let beside = configuration.as_deref().and_then(Path::parent);
        let root = beside.unwrap_or(root);
        let listed = files.first().map(String::as_str);
        let names = root.join(listed.unwrap_or(config::NAMES_FILE));
        if !self.may_list(root, &names) {
            let listed = names.display().to_string();
            return Err(ConfigError::Outside { listed });
        }
        config::add_record(&names, record)?;
        if listed.is_none() {
            let file = root.join(config::FILE_NAME);
            config::add_names_file(&file, config::NAMES_FILE)?;
        }
        Ok(())
    }

    /// Adds to the list `file`; one at a time.
    pub(super) fn dismiss(&self, file: &Path, dismissed: &Dismissed) -> std::io::Result<()> {
        let _turn = lock(&self.writing);
        config::append(file, dismissed)
    }

    /// Takes the folders that the client has open at its start.
    pub(super) fn set_folders(&self, params: &InitializeParams) {
        // Older clients know of one folder only.
        #[allow(deprecated)]
        let root = params.root_uri.as_ref();
        let named = params.workspace_folders.as_deref().unwrap_or_default();
        let mut folders: Vec<PathBuf> = named.iter().filter_map(folder_path).collect();
        if folders.is_empty() {
            folders.extend(root.and_then(path_of));
        }
        *lock(&self.folders) = folders;
    }

    /// Takes what the client says of folders closed and opened.
    pub(super) fn change_folders(&self, removed: &[WorkspaceFolder], added: &[WorkspaceFolder]) {
        let removed: Vec<PathBuf> = removed.iter().filter_map(folder_path).collect();
        let mut folders = lock(&self.folders);
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(added.iter().filter_map(folder_path));
        drop(folders);
        self.touch();
    }

    /// The folders that are open in the editor.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        lock(&self.folders).clone()
    }

    /// Whether the file `document` is among those to read in a folder, by its `settings`.
    pub(super) fn selects(&self, document: &Path, settings: &Settings) -> bool {
        let folder = document.parent();
        let file = folder.and_then(config::discover);
        let beside = file.as_deref().and_then(Path::parent).map(Path::to_owned);
        let root = beside.or_else(|| self.workspace_folder(document));
        let Some(root) = root.as_deref().or(folder) else {
            return true;
        };
        let selection = Selection::new(root, &settings.files);
        selection.is_ok_and(|s| !s.excludes(document, false) && s.includes(document) != Some(false))
    }

    /// The innermost open folder that the file `document` is in.
    pub(super) fn workspace_folder(&self, document: &Path) -> Option<PathBuf> {
        let leads_up = |part: Component| part == Component::ParentDir;
        if document.components().any(leads_up) {
            return None;
        }
        let folders = lock(&self.folders);
        let around = folders.iter().filter(|f| document.starts_with(f));
        around.max_by_key(|f| f.components().count()).cloned()
    }

    /// Whether `failure` has not been told yet.
    pub(super) fn is_news(&self, failure: &str) -> bool {
        lock(&self.failures).insert(failure.to_owned())
    }

    /// The problem in `file`, unless the user knows of it.
    fn complain_of(&self, file: &Path, error: ConfigError) -> Result<(), Problem> {
        let told = self.complain(&file.display().to_string(), error);
        told.map_err(|problem| Problem {
            file: Some(file.to_owned()),
            ..problem
        })
    }

    /// The problem, unless the user knows of it.
    fn complain(&self, source: &str, error: ConfigError) -> Result<(), Problem> {
        let known = lock(&self.told).insert(source.to_owned(), error.clone());
        if known.as_ref() == Some(&error) {
            return Ok(());
        }
        Err(Problem {
            source: source.to_owned(),
            file: None,
            error,
        })
    }

    fn clear(&self, source: &str) {
        lock(&self.told).remove(source);
    }
}

fn folder_path(folder: &WorkspaceFolder) -> Option<PathBuf> {
    path_of(&folder.uri)
}

fn path_of(uri: &Uri) -> Option<PathBuf> {
    let own = uri.as_str().to_owned();
    let uri = uri.clone();
    Name { uri, own }.path()
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
    use crate::config::DigitStyle;
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
        assert!(problem.is_empty());
        assert_eq!(settings.style.digits, Some(DigitStyle::Ascii));
        assert_eq!(settings.rules["heh"], Level::Off);
        let wrong = json!({"style": {"digits": 5}});
        assert!(store.set_editor(&wrong).is_err());
        assert!(store.set_editor(&wrong).is_ok(), "told only once");
        let wrong = json!({"style": {"digits": 6}, "locale": "ckb"});
        assert!(store.set_editor(&wrong).is_err());
        assert_eq!(store.locale(), Some(Locale::Ckb), "to be told in");
        std::fs::write(&file, "[style").unwrap();
        let (settings, problem) = store.resolve(Some(&document));
        assert!(!problem.is_empty());
        assert_eq!(settings.style.digits, Some(DigitStyle::Ascii));
        assert_eq!(settings.rules["heh"], Level::Off);
        assert!(
            store.resolve(Some(&document)).1.is_empty(),
            "told only once"
        );
    }

    #[test]
    fn a_configuration_lists_no_names_from_elsewhere_but_the_user_does() {
        let all = tempfile::tempdir().unwrap();
        let (folder, elsewhere) = (all.path().join("a"), all.path().join("b"));
        let record = "[[entity]]\nkind = \"place\"\nnames = [\"باداوە\"]\n";
        for folder in [&folder, &elsewhere] {
            std::fs::create_dir(folder).unwrap();
            std::fs::write(folder.join("names.toml"), record).unwrap();
        }
        let document = folder.join("x.txt");
        let file = folder.join(config::FILE_NAME);
        let names = |store: &Store, listed: &str| {
            let toml = format!("[entities]\nfiles = [{listed:?}]\n");
            std::fs::write(&file, toml).unwrap();
            let (settings, problems) = store.resolve(Some(&document));
            let outside = |p: &Problem| matches!(p.error, ConfigError::Outside { .. });
            (
                settings.names != HouseNames::default(),
                problems.iter().any(outside),
            )
        };
        let store = Store::default();
        assert_eq!(names(&store, "names.toml"), (true, false));
        assert_eq!(names(&store, "../b/names.toml"), (false, true));
        assert_eq!(
            names(&store, "../b/names.toml"),
            (false, false),
            "told once"
        );
        let absolute = elsewhere.join("names.toml").display().to_string();
        assert_eq!(names(&store, &absolute), (false, true));
        let own = json!({"entities": {"files": [absolute]}});
        assert!(store.set_editor(&own).is_ok());
        assert_eq!(names(&store, "names.toml"), (true, false));
        let store = Store::default();
        *lock(&store.folders) = vec![all.path().to_owned()];
        assert_eq!(
            names(&store, "../b/names.toml"),
            (true, false),
            "in the open folder"
        );
    }

    #[test]
    fn settings_of_others_do_not_concern_us() {
        assert!(concerns_us(&json!({"rastnus": {}})));
        assert!(concerns_us(&json!({"style": {}, "editor": {}})));
        assert!(!concerns_us(&json!({"editor": {}})));
        assert!(!concerns_us(&Value::Null));
    }
}
