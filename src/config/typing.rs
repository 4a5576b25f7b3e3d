//! What an editor may change, or show beside the text, on its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is put right in Sorani text while it is typed, in editors that ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Typing {
    /// `,` behind a Sorani word becomes `،`.
    pub comma: bool,
    /// `;` behind a Sorani word becomes `؛`.
    pub semicolon: bool,
    /// `?` behind a Sorani word becomes `؟`.
    pub question_mark: bool,
    /// A number takes the digits of the house, or those that the text mostly has.
    pub digits: bool,
    /// A second space inside a line is dropped.
    pub spaces: bool,
}

impl Default for Typing {
    fn default() -> Self {
        Self {
            comma: true,
            semicolon: true,
            question_mark: true,
            digits: true,
            spaces: true,
        }
    }
}

/// What an editor shows between the words of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Hints {
    /// Behind a Gregorian date the Kurdish one, behind any other date the Gregorian one.
    pub dates: bool,
    /// Behind the short name of a person the full name.
    pub names: bool,
}
