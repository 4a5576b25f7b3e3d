//! Finding, reading and writing files.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::{fs, io};

use ignore::WalkBuilder;

use super::arguments::Using;
use super::failure::Failure;
use crate::config::{self, ConfigError, HouseNames, IGNORE_FILE, IgnoreList, Selection, Settings};
use crate::entities::Gazetteer;
use crate::messages::Locale;
use crate::rules::Rule;
use crate::text::{Document, Format};

/// The byte order mark that some editors write at the start of a file.
pub const BOM: &str = "\u{feff}";

/// A text to work on.
#[derive(Debug)]
pub struct Source {
    /// Where it comes from; `-` is standard input.
    pub path: PathBuf,
    /// The text without its byte order mark.
    pub text: String,
    /// Its kind, by what the user says or by the ending of the file name.
    pub format: Format,
    /// Length of the byte order mark, in bytes.
    pub bom: usize,
    /// The settings that hold for it.
    pub settings: Settings,
}

impl Source {
    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        is_stdin(&self.path)
    }

    /// The text and its kind.
    pub fn document(&self) -> Document<'_> {
        Document::new(&self.text, self.format)
    }

    /// `text` as the file's content: with the byte order mark, if there was one.
    pub fn content(&self, text: &str) -> String {
        if self.bom > 0 {
            format!("{BOM}{text}")
        } else {
            text.to_owned()
        }
    }
}

pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Fails if what the user names cannot be read.
pub fn preflight(path: &Path, configs: &mut Configs) -> Result<(), Failure> {
    if is_stdin(path) {
        return Ok(());
    }
    let unreadable = |error| Failure::Read(path.to_owned(), error);
    if path.is_dir() {
        fs::read_dir(path).map_err(unreadable)?;
        configs.for_path(path)?;
    } else {
        load(path, configs)?;
    }
    Ok(())
}

/// Reads the text at `path`.
pub fn load(path: &Path, configs: &mut Configs) -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        io::stdin().read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|e| Failure::Read(path.to_owned(), e))?;
    of_bytes(path, bytes, configs)
}

/// The text `bytes`, which came from `path`.
pub fn of_bytes(path: &Path, bytes: Vec<u8>, configs: &mut Configs) -> Result<Source, Failure> {
    let mut text = String::from_utf8(bytes)
        .map_err(|e| Failure::NotUtf8(path.to_owned(), e.utf8_error().valid_up_to() as u64))?;
    let bom = if text.starts_with(BOM) { BOM.len() } else { 0 };
    text.drain(..bom);
    Ok(Source {
        settings: configs.for_text(path)?,
        format: configs.format.unwrap_or_else(|| Format::of_file(path)),
        path: path.to_owned(),
        text,
        bom,
    })
}

/// What holds in a folder.
#[derive(Debug, Clone, Default)]
pub struct Holding {
    /// The settings; without the findings that are dismissed in a single text.
    pub settings: Settings,
    /// The configuration file that they come from.
    pub file: Option<PathBuf>,
    /// The folder whose list of dismissed findings counts.
    pub ignore_folder: Option<PathBuf>,
}

/// The configurations of the folders that were met.
pub struct Configs {
    /// The kind of all texts, if the user says it.
    pub format: Option<Format>,
    using: Option<(Settings, PathBuf)>,
    profile: Option<config::Profile>,
    locale: Locale,
    known: HashMap<PathBuf, Holding>,
    lists: HashMap<PathBuf, IgnoreList>,
    names: HashMap<Vec<PathBuf>, HouseNames>,
}

impl Configs {
    /// Reads the file of `using`, if one is given; else the nearest one of each folder will be
    /// read. What is wrong with a list of dismissed findings is told in the language `locale`.
    pub fn new(using: &Using, locale: Locale) -> Result<Self, Failure> {
        let file = using.config.as_ref();
        let fixed = file.map(|file| Ok((read_config(file)?, file.clone())));
        Ok(Self {
            format: None,
            using: fixed.transpose()?,
            profile: using.profile,
            locale,
            known: HashMap::new(),
            lists: HashMap::new(),
            names: HashMap::new(),
        })
    }

    /// What holds for the file or folder `path`.
    pub fn for_path(&mut self, path: &Path) -> Result<Holding, Failure> {
        let start = absolute(path);
        let folder = if start.is_dir() {
            start.as_path()
        } else {
            start.parent().unwrap_or(Path::new("."))
        };
        if let Some(holding) = self.known.get(folder) {
            return Ok(holding.clone());
        }
        let (mut settings, file) = match &self.using {
            Some((settings, file)) => (settings.clone(), Some(file.clone())),
            None => match config::discover(folder) {
                Some(file) => (read_config(&file)?, Some(file)),
                None => (Settings::default(), None),
            },
        };
        if let Some(file) = &file {
            let root = file.parent().unwrap_or(Path::new("."));
            let files = settings.entities.files.iter();
            settings.names = self.house_names(files.map(|file| root.join(file)).collect())?;
        }
        if let Some(profile) = self.profile {
            settings.style.profile = profile;
        }
        let holding = Holding {
            settings,
            file,
            ignore_folder: config::ignore_folder(folder),
        };
        self.known.insert(folder.to_owned(), holding.clone());
        Ok(holding)
    }

    /// The settings for the text `path`, with what is dismissed in it.
    pub fn for_text(&mut self, path: &Path) -> Result<Settings, Failure> {
        let Holding {
            mut settings,
            ignore_folder,
            ..
        } = self.for_path(path)?;
        if let Some(folder) = ignore_folder {
            let inside = config::relative(&folder, &absolute(path));
            settings.ignores = self.list(folder).for_text(inside.as_deref());
        }
        Ok(settings)
    }

    /// The names in `files`. Those that the program knows for something else are told once.
    fn house_names(&mut self, files: Vec<PathBuf>) -> Result<HouseNames, Failure> {
        if let Some(names) = self.names.get(&files) {
            return Ok(names.clone());
        }
        let mut records = Vec::new();
        for file in &files {
            match config::read_names(file) {
                Ok(read) => records.extend(read),
                Err(errors) => {
                    for error in errors {
                        let file = file.clone();
                        Failure::Config { file, error }.tell(self.locale);
                    }
                    return Err(Failure::Told);
                }
            }
        }
        let names = HouseNames::new(records);
        for clash in Gazetteer::new(&names).clashes() {
            let file = clash.file.to_path_buf();
            let error = clash.into();
            Failure::Config { file, error }.tell(self.locale);
        }
        self.names.insert(files, names.clone());
        Ok(names)
    }

    /// The list of dismissed findings in `folder`; what is wrong with it is told once.
    fn list(&mut self, folder: PathBuf) -> &IgnoreList {
        let locale = self.locale;
        self.lists.entry(folder).or_insert_with_key(|folder| {
            let file = folder.join(IGNORE_FILE);
            let (list, errors) = IgnoreList::read(&file, &Rule::codes());
            for error in errors {
                let file = file.clone();
                Failure::Config { file, error }.tell(locale);
            }
            list
        })
    }
}

/// `path` from the root; the current folder for standard input.
fn absolute(path: &Path) -> PathBuf {
    let start = if is_stdin(path) { Path::new(".") } else { path };
    fs::canonicalize(start).unwrap_or_else(|_| start.to_owned())
}

fn read_config(file: &Path) -> Result<Settings, Failure> {
    config::read(file, &Rule::codes()).map_err(|error| Failure::Config {
        file: file.to_owned(),
        error,
    })
}

/// The texts in `folder` that are to be read, in order of their paths. Globs count from the folder of the configuration,
/// wherever the walk begins.
pub fn walk(
    folder: &Path,
    holding: &Holding,
) -> Result<impl Iterator<Item = Result<PathBuf, Failure>> + Send + use<>, Failure> {
    let top = absolute(folder);
    let root = holding.file.as_deref().map(absolute);
    let root = root.as_deref().and_then(Path::parent);
    let root = root.filter(|root| top.starts_with(root)).unwrap_or(&top);
    let bad_glob = |(key, reason)| Failure::Config {
        file: root.join(config::FILE_NAME),
        error: ConfigError::Malformed {
            line: None,
            reason: format!("files.{key}: {reason}"),
        },
    };
    let selection = Selection::new(root, &holding.settings.files).map_err(bad_glob)?;
    let begin = folder.to_owned();
    let mut walk = WalkBuilder::new(folder);
    walk.follow_links(false);
    walk.sort_by_file_path(std::cmp::Ord::cmp);
    walk.filter_entry(move |entry| {
        let inside = entry.path().strip_prefix(&begin);
        let place = inside.map_or_else(|_| entry.path().to_owned(), |inside| top.join(inside));
        let is_folder = entry.file_type().is_some_and(|t| t.is_dir());
        // What is named is read, whatever the globs say.
        let named = entry.depth() == 0;
        named
            || (!selection.excludes(&place, is_folder)
                && (is_folder || selection.includes(&place) != Some(false)))
    });
    let all = !holding.settings.files.include.is_empty();
    let top = folder.to_owned();
    Ok(walk.build().filter_map(move |entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|t| t.is_file());
            (is_file && (all || config::is_text(entry.path()))).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(Failure::Read(
            top.clone(),
            io::Error::other(error.to_string()),
        ))),
    }))
}

/// Replaces the content of the file that `source` was read from by `text`: written to a temporary
/// file beside it and renamed, so that the file is whole at any moment, old or new.
pub fn replace(source: &Source, text: &str) -> Result<(), Failure> {
    let path = &source.path;
    let failed = |e| Failure::Write(path.clone(), e);
    let target = link_target(path)?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(failed(io::ErrorKind::PermissionDenied.into()));
    }
    let mut file = tempfile::Builder::new()
        .prefix(".rastnus-")
        .permissions(permissions)
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(source.content(text).as_bytes())
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    let now = fs::read(&target).map_err(|e| Failure::Read(path.clone(), e))?;
    if now != source.content(&source.text).as_bytes() {
        return Err(Failure::Changed(path.clone()));
    }
    file.persist(&target).map_err(|e| failed(e.error))?;
    Ok(())
}

/// The file that `path` stands for. A link is followed only inside its own folder.
fn link_target(path: &Path) -> Result<PathBuf, Failure> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink());
    if !is_link {
        return Ok(path.to_owned());
    }
    let canonical = |p: &Path| fs::canonicalize(p).map_err(|e| Failure::Read(p.to_owned(), e));
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = canonical(folder.unwrap_or(Path::new(".")))?;
    let target = canonical(path)?;
    if target.starts_with(&folder) {
        Ok(target)
    } else {
        Err(Failure::Link(path.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_somebody_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "یەک").unwrap();
        let mut configs = Configs::new(&Using::default(), Locale::default()).unwrap();
        let source = load(&path, &mut configs).unwrap();
        fs::write(&path, "دوو").unwrap();
        let result = replace(&source, "سێ");
        assert!(matches!(result, Err(Failure::Changed(_))), "{result:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "دوو");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
