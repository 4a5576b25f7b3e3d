//! `rastnus.toml`, editor settings, and what they mean.
//!
//! Rule names are only text here; the engine checks them against its catalogue.

mod file;
mod ignores;
mod names;
mod schema;
mod selection;
mod style;
mod typing;

pub use file::{
    ConfigError, FILE_NAME, UnknownValue, WrongType, discover, from_json, nearest, parse, read,
    wanted_locale, wanted_locale_in, wanted_locale_of,
};
pub use ignores::{Dismissed, IGNORE_FILE, IgnoreList, Ignores, append, ignore_folder, relative};
pub use names::{
    HouseNames, NAMES_FILE, NameFault, NameGloss, NameKind, NameRecord, add_names_file, add_record,
    names_schema, parse_names, read_names,
};
pub use schema::{Expected, schema};
pub use selection::{Selection, is_text};
pub use style::{
    DashStyle, DigitStyle, EllipsisStyle, HehStyle, House, Profile, QuoteStyle, RehStyle, Style,
};
pub use typing::{Hints, Typing};

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use schemars::JsonSchema;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
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

/// The language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Central Kurdish.
    Ckb,
    /// Kurmanji.
    Kmr,
}

/// Which files of a folder are read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Files {
    /// Globs of the files to read; none: those with the usual endings of texts.
    pub include: Vec<String>,
    /// Globs of the files to leave out, on the command line and in the editor.
    pub exclude: Vec<String>,
}

/// The names that the house adds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct EntityFiles {
    /// Files of names, from the folder of the configuration.
    pub files: Vec<String>,
}

/// What an editor shows of the findings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Diagnostics {
    /// How many findings of one text an editor shows at most; the others are counted in one.
    pub limit: NonZeroU32,
}

impl Default for Diagnostics {
    fn default() -> Self {
        const LIMIT: NonZeroU32 = NonZeroU32::new(2_000).expect("more than nothing");
        Self { limit: LIMIT }
    }
}

/// All that a user can set, from `rastnus.toml` or from the editor.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Settings {
    /// The language of the texts.
    pub language: Language,
    /// The language of the messages; by default that of the editor or the system.
    pub locale: Option<Locale>,
    /// House style.
    pub style: Style,
    /// Level of each rule that shall differ from its default.
    pub rules: BTreeMap<String, Level>,
    /// Which files of a folder are read.
    pub files: Files,
    /// Names of people, places and things that the house adds.
    pub entities: EntityFiles,
    /// What an editor puts right while a text is typed.
    pub typing: Typing,
    /// What an editor shows between the words.
    pub hints: Hints,
    /// What an editor shows of the findings.
    pub diagnostics: Diagnostics,
    /// The content of [`Settings::entities`]; no key of its own.
    #[serde(skip)]
    #[schemars(skip)]
    pub names: HouseNames,
    /// The findings that the user dismissed in the text in question. They stand in a file of
    /// their own ([`IGNORE_FILE`]) and are no key of the configuration.
    #[serde(skip)]
    #[schemars(skip)]
    pub ignores: Ignores,
}
