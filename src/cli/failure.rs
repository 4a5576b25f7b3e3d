//! What can go wrong, said in one sentence in the user's language.

use std::io;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue};

use crate::config::{self, ConfigError};
use crate::messages::{self, Locale};
use crate::rules::Message;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The arguments make no sense.
    Arguments(Box<clap::Error>),
    /// The configuration cannot be used.
    Config {
        /// The file.
        file: PathBuf,
        /// Why.
        error: ConfigError,
    },
    /// A file cannot be read.
    Read(PathBuf, io::Error),
    /// A file is not UTF-8; the offset of the first wrong byte.
    NotUtf8(PathBuf, u64),
    /// A file cannot be written; it is as it was.
    Write(PathBuf, io::Error),
    /// A file was changed by somebody else meanwhile; it is as they left it.
    Changed(PathBuf),
    /// A symbolic link leads out of its folder.
    Link(PathBuf),
    /// A fault of ours stopped the work on a file; it is as it was.
    Fault(PathBuf),
    /// There is no such rule; the nearest one.
    NoRule(String, Option<String>),
    /// Standard output is closed or full.
    Output(io::Error),
    /// Several, each told already.
    Told,
}

impl Failure {
    /// Writes the sentence to standard error.
    pub fn tell(&self, locale: Locale) {
        // A reader that closed the pipe has seen enough.
        let closed = matches!(self, Self::Output(e) if e.kind() == io::ErrorKind::BrokenPipe);
        if !closed && !matches!(self, Self::Told) {
            eprintln!("rastnus: {}", self.text(locale));
        }
    }

    fn text(&self, locale: Locale) -> String {
        let path = |key, path: &PathBuf| Message::new(key).with("file", path.display().to_string());
        let message = match self {
            Self::Arguments(error) => argument_message(error),
            Self::Config { file, error } => {
                let locale = config::wanted_locale_of(file).unwrap_or(locale);
                return messages::config_error(locale, &file.display().to_string(), error);
            }
            Self::Read(file, error) => match error.kind() {
                io::ErrorKind::NotFound => path("file-missing", file),
                io::ErrorKind::PermissionDenied => path("file-forbidden", file),
                _ => path("file-unreadable", file).with("reason", error.to_string()),
            },
            Self::NotUtf8(file, at) => path("file-not-utf8", file).with("byte", at.to_string()),
            Self::Write(file, error) => {
                path("file-unwritable", file).with("reason", error.to_string())
            }
            Self::Changed(file) => path("file-changed", file),
            Self::Fault(file) => path("file-fault", file),
            Self::Link(file) => path("file-link", file),
            Self::NoRule(name, nearest) => Message::new("rule-unknown")
                .with("name", name)
                .with("nearest", nearest.clone().unwrap_or_else(|| "none".into())),
            Self::Output(error) => Message::new("output-failed").with("reason", error.to_string()),
            Self::Told => return String::new(),
        };
        messages::text(locale, &message)
    }
}

/// One sentence for what clap says in several lines.
fn argument_message(error: &clap::Error) -> Message {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => Some(s.clone()),
        Some(ContextValue::Strings(all)) => all.first().cloned(),
        _ => None,
    };
    use clap::error::ErrorKind;
    let nearest = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ]
    .into_iter()
    .find_map(get)
    .unwrap_or_else(|| "none".into());
    let wrong = [
        ContextKind::InvalidSubcommand,
        ContextKind::InvalidValue,
        ContextKind::InvalidArg,
    ]
    .into_iter()
    .find_map(get)
    .unwrap_or_default();
    let key = match error.kind() {
        ErrorKind::InvalidValue if wrong.is_empty() => "",
        ErrorKind::UnknownArgument => "option-unknown",
        ErrorKind::InvalidSubcommand => "command-unknown",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "value-invalid",
        ErrorKind::ArgumentConflict => "option-conflict",
        _ => "",
    };
    if key.is_empty() {
        let text = error.to_string();
        let line = text.lines().next().unwrap_or_default();
        let reason = line.trim_start_matches("error: ").to_owned();
        return Message::new("arguments-invalid").with("reason", reason);
    }
    Message::new(key)
        .with("name", wrong)
        .with("nearest", nearest)
}
