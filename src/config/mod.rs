//! `rastnus.toml`, editor settings, and what they mean.
//!
//! Rule names are only text here; the engine checks them against its catalogue.

mod file;
mod style;

pub use file::{ConfigError, FILE_NAME, discover, from_json, nearest, parse, read};
pub use style::{
    DashStyle, DigitStyle, EllipsisStyle, HehStyle, House, Profile, QuoteStyle, RehStyle, Style,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Plainly wrong.
    Error,
    /// Wrong.
    Warning,
    /// Worth a look.
    Info,
    /// Barely visible.
    Hint,
}

/// The level of a rule in the configuration: a severity, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The rule is silent.
    Off,
    /// See [`Severity::Hint`].
    Hint,
    /// See [`Severity::Info`].
    Info,
    /// See [`Severity::Warning`].
    Warning,
    /// See [`Severity::Error`].
    Error,
}

impl Level {
    /// The severity, or none for [`Level::Off`].
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The language of a text, where the user fixes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Found from the text.
    #[default]
    Auto,
    /// Central Kurdish (Sorani).
    Ckb,
    /// Northern Kurdish (Kurmanji).
    Kmr,
}

/// Which files of a folder are read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Files {
    /// Globs of files to read; empty: those with the usual text endings.
    pub include: Vec<String>,
    /// Globs of files to leave out.
    pub exclude: Vec<String>,
}

/// All that a user can set, from `rastnus.toml` or from the editor.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Settings {
    /// The language of the texts.
    pub language: Language,
    /// The language of the messages: `ckb`, `kmr` or `en`.
    pub locale: Option<String>,
    /// House style.
    pub style: Style,
    /// Level of each rule that shall differ from its default.
    pub rules: BTreeMap<String, Level>,
    /// Which files of a folder are read.
    pub files: Files,
}
