//! Finding, reading and writing files.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::{fs, io};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use super::arguments::Input;
use super::failure::Failure;
use crate::config::{self, ConfigError, Settings};
use crate::messages::Locale;
use crate::rules::Rule;
use crate::text::{Document, Format};

/// Endings of the files that are read in a folder.
const TEXT_ENDINGS: &[&str] = &[
    "txt", "md", "markdown", "ckb", "kmr", "html", "htm", "tex", "srt", "vtt",
];

/// The byte order mark that some editors write at the start of a file.
const BOM: &str = "\u{feff}";

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

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Calls `work` for each text of `input`. What is named must be readable, or nothing is done at
/// all; what a folder holds and cannot be read is told, and the rest is done.
pub fn each(
    input: &Input,
    locale: Locale,
    mut work: impl FnMut(Source) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let here = [PathBuf::from(".")];
    let named: &[PathBuf] = if input.paths.is_empty() {
        &here
    } else {
        &input.paths
    };
    let mut configs = Configs::new(input.config.as_deref())?;
    configs.format = input.kind;
    for path in named {
        preflight(path, &mut configs)?;
    }
    let mut failed = false;
    let mut attempt = |result: Result<Source, Failure>,
                       work: &mut dyn FnMut(Source) -> Result<(), Failure>| {
        match result.and_then(work) {
            Err(Failure::Output(error)) => Err(Failure::Output(error)),
            Err(failure) => {
                failure.tell(locale);
                failed = true;
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    };
    for path in named {
        if is_stdin(path) || !path.is_dir() {
            let source = load(path, &mut configs);
            attempt(source, &mut work)?;
            continue;
        }
        let settings = configs.for_path(path)?;
        for entry in walk(path, &settings)? {
            let file = match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => entry.into_path(),
                Ok(_) => continue,
                Err(error) => {
                    let reason = io::Error::other(error.to_string());
                    attempt(Err(Failure::Read(path.clone(), reason)), &mut work)?;
                    continue;
                }
            };
            if is_text(&file) || !settings.files.include.is_empty() {
                attempt(load(&file, &mut configs), &mut work)?;
            }
        }
    }
    if failed { Err(Failure::Told) } else { Ok(()) }
}

/// Fails if what the user names cannot be read.
fn preflight(path: &Path, configs: &mut Configs) -> Result<(), Failure> {
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
    let mut text = String::from_utf8(bytes)
        .map_err(|e| Failure::NotUtf8(path.to_owned(), e.utf8_error().valid_up_to()))?;
    let bom = if text.starts_with(BOM) { BOM.len() } else { 0 };
    text.drain(..bom);
    Ok(Source {
        settings: configs.for_path(path)?,
        format: configs.format.unwrap_or_else(|| Format::of_file(path)),
        path: path.to_owned(),
        text,
        bom,
    })
}

/// The configurations of the folders that were met.
pub struct Configs {
    /// The kind of all texts, if the user says it.
    pub format: Option<Format>,
    fixed: Option<Settings>,
    known: HashMap<PathBuf, Settings>,
}

impl Configs {
    /// Reads `file`, if one is given; else the nearest one of each folder will be read.
    pub fn new(file: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self {
            format: None,
            fixed: file.map(read_config).transpose()?,
            known: HashMap::new(),
        })
    }

    /// The settings for the file or folder `path`.
    pub fn for_path(&mut self, path: &Path) -> Result<Settings, Failure> {
        if let Some(settings) = &self.fixed {
            return Ok(settings.clone());
        }
        let start = if is_stdin(path) { Path::new(".") } else { path };
        let start = fs::canonicalize(start).unwrap_or_else(|_| start.to_owned());
        let folder = if start.is_dir() {
            start.as_path()
        } else {
            start.parent().unwrap_or(Path::new("."))
        };
        if let Some(settings) = self.known.get(folder) {
            return Ok(settings.clone());
        }
        let settings = match config::discover(folder) {
            Some(file) => read_config(&file)?,
            None => Settings::default(),
        };
        self.known.insert(folder.to_owned(), settings.clone());
        Ok(settings)
    }
}

fn read_config(file: &Path) -> Result<Settings, Failure> {
    config::read(file, &Rule::codes()).map_err(|error| Failure::Config {
        file: file.to_owned(),
        error,
    })
}

fn walk(folder: &Path, settings: &Settings) -> Result<ignore::Walk, Failure> {
    let mut globs = OverrideBuilder::new(folder);
    let exclude = settings.files.exclude.iter().map(|glob| format!("!{glob}"));
    for glob in settings.files.include.iter().cloned().chain(exclude) {
        globs.add(&glob).map_err(|e| bad_glob(folder, &e))?;
    }
    let globs = globs.build().map_err(|e| bad_glob(folder, &e))?;
    let mut walk = WalkBuilder::new(folder);
    walk.overrides(globs).follow_links(false);
    walk.sort_by_file_path(std::cmp::Ord::cmp);
    Ok(walk.build())
}

fn bad_glob(folder: &Path, error: &ignore::Error) -> Failure {
    Failure::Config {
        file: config::discover(folder).unwrap_or_else(|| folder.join(config::FILE_NAME)),
        error: ConfigError::Malformed {
            line: None,
            reason: error.to_string(),
        },
    }
}

fn is_text(file: &Path) -> bool {
    let ending = file.extension().and_then(|e| e.to_str());
    ending.is_some_and(|e| TEXT_ENDINGS.contains(&e.to_lowercase().as_str()))
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
