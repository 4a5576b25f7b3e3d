//! The commands that change a text: what is asked for, and the edits that do it.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{ExecuteCommandParams, Range, Uri};

use super::code_action::together;
use super::command::Refusal;
use crate::analysis::{Digits, Font, QuoteMarks, Rewriting, Script};
use crate::rules::{Message, Rule};
use crate::server::convert;
use crate::server::session::Session;
use crate::server::worker::Analysed;
use crate::text::{Edit, Encoding};

const NORMALIZE_DOCUMENT: &str = "rastnus.normalizeDocument";
const NORMALIZE_SELECTION: &str = "rastnus.normalizeSelection";
const FIX_RULE: &str = "rastnus.fixRule";
const RESTORE_PARAGRAPHS: &str = "rastnus.restoreParagraphs";
const CONVERT_DIGITS: &str = "rastnus.convertDigits";
const CONVERT_QUOTES: &str = "rastnus.convertQuotes";
const NUMBER_TO_WORDS: &str = "rastnus.numberToWords";
const WORDS_TO_NUMBER: &str = "rastnus.wordsToNumber";
const TRANSLITERATE: &str = "rastnus.transliterate";
const CONVERT_FONT: &str = "rastnus.convertFont";
const SORT_LINES: &str = "rastnus.sortLines";

/// The commands that there are.
pub(in crate::server) const COMMANDS: [&str; 11] = [
    NORMALIZE_DOCUMENT,
    NORMALIZE_SELECTION,
    FIX_RULE,
    RESTORE_PARAGRAPHS,
    CONVERT_DIGITS,
    CONVERT_QUOTES,
    NUMBER_TO_WORDS,
    WORDS_TO_NUMBER,
    TRANSLITERATE,
    CONVERT_FONT,
    SORT_LINES,
];

/// Which text a command is about.
#[derive(Debug, Deserialize)]
struct Place {
    uri: Uri,
    version: Option<i32>,
    range: Option<Range>,
}

/// What a command is to do.
#[derive(Debug)]
enum Deed {
    Normalize,
    Fix {
        rule: &'static Rule,
        text: Option<String>,
    },
    Rewrite(Rewriting),
}

/// What a command asks for.
#[derive(Debug)]
pub(in crate::server) struct Wanted {
    pub(in crate::server) uri: Uri,
    /// The version that the text must have.
    pub(in crate::server) version: Option<i32>,
    range: Option<Range>,
    deed: Deed,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DigitName {
    Ascii,
    Arabic,
    Extended,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum QuoteName {
    Straight,
    Curly,
    Guillemets,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ScriptName {
    Latin,
    Arabic,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum FontName {
    AliK,
    AliWeb,
    Dylan,
    Zarnegar,
}

impl From<DigitName> for Digits {
    fn from(name: DigitName) -> Self {
        match name {
            DigitName::Ascii => Self::Ascii,
            DigitName::Arabic => Self::Arabic,
            DigitName::Extended => Self::Extended,
        }
    }
}

impl From<QuoteName> for QuoteMarks {
    fn from(name: QuoteName) -> Self {
        match name {
            QuoteName::Straight => Self::Straight,
            QuoteName::Curly => Self::Curly,
            QuoteName::Guillemets => Self::Guillemets,
        }
    }
}

impl From<ScriptName> for Script {
    fn from(name: ScriptName) -> Self {
        match name {
            ScriptName::Latin => Self::Latin,
            ScriptName::Arabic => Self::Arabic,
        }
    }
}

impl From<FontName> for Font {
    fn from(name: FontName) -> Self {
        match name {
            FontName::AliK => Self::AliK,
            FontName::AliWeb => Self::AliWeb,
            FontName::Dylan => Self::Dylan,
            FontName::Zarnegar => Self::Zarnegar,
        }
    }
}

impl Wanted {
    /// What the command `params` asks for; an error for one that lacks what it needs.
    pub(in crate::server) fn of(session: &Session, params: ExecuteCommandParams) -> Result<Self> {
        let refusal = Refusal::of(session);
        let argument = params.arguments.into_iter().next().unwrap_or_default();
        let place: Place = read(refusal, argument.clone())?;
        let deed = match params.command.as_str() {
            NORMALIZE_DOCUMENT | NORMALIZE_SELECTION => Deed::Normalize,
            FIX_RULE => {
                let code: String = key(refusal, &argument, "rule")?;
                let rule = Rule::named(&code).ok_or_else(|| refusal.misshapen(code))?;
                let text = optional(refusal, &argument, "text")?;
                Deed::Fix { rule, text }
            }
            RESTORE_PARAGRAPHS => Deed::Rewrite(Rewriting::RestoreParagraphs),
            CONVERT_DIGITS => {
                let name: DigitName = key(refusal, &argument, "digits")?;
                Deed::Rewrite(Rewriting::Digits(name.into()))
            }
            CONVERT_QUOTES => {
                let name: QuoteName = key(refusal, &argument, "quotes")?;
                Deed::Rewrite(Rewriting::Quotes(name.into()))
            }
            NUMBER_TO_WORDS => Deed::Rewrite(Rewriting::NumberToWords),
            WORDS_TO_NUMBER => {
                let name: Option<DigitName> = optional(refusal, &argument, "digits")?;
                Deed::Rewrite(Rewriting::WordsToNumber(name.map(Into::into)))
            }
            TRANSLITERATE => {
                let name: ScriptName = key(refusal, &argument, "to")?;
                Deed::Rewrite(Rewriting::Transliterate(name.into()))
            }
            CONVERT_FONT => {
                let name: Option<FontName> = optional(refusal, &argument, "font")?;
                Deed::Rewrite(Rewriting::Font(name.map(Into::into)))
            }
            SORT_LINES => Deed::Rewrite(Rewriting::SortLines),
            other => return Err(refusal.misshapen(other.to_owned())),
        };
        let whole = params.command == NORMALIZE_DOCUMENT;
        Ok(Self {
            uri: place.uri,
            version: place.version,
            range: place.range.filter(|_| !whole),
            deed,
        })
    }

    /// The edits of the text that do it, and how many places they change.
    pub(in crate::server) fn edits(&self, analysed: &Analysed, encoding: Encoding) -> Vec<Edit> {
        let bytes = match self.range {
            Some(range) => convert::bytes(&analysed.snapshot.text, range, encoding),
            None => 0..analysed.content.len(),
        };
        let touched = |range: std::ops::Range<usize>| {
            let caret = bytes.is_empty() && range.start <= bytes.start && bytes.end <= range.end;
            caret || (bytes.start <= range.start && range.end <= bytes.end)
        };
        match &self.deed {
            Deed::Rewrite(rewriting) => analysed.rewrite(bytes, *rewriting),
            Deed::Normalize => {
                let edits = analysed.normal().iter();
                edits.filter(|e| touched(e.range())).cloned().collect()
            }
            Deed::Fix { rule, text } => {
                let findings: Vec<_> = analysed.analysis.findings().collect();
                let ours = findings.iter().filter(|f| {
                    let found = analysed.content.get(f.span.clone());
                    let same = text.is_none() || found == text.as_deref();
                    f.rule == rule.code && same && touched(f.span.clone())
                });
                together(ours.filter_map(|f| f.fixes.first())).0
            }
        }
    }
}

/// The document that the command `params` is about.
pub(in crate::server) fn document(session: &Session, params: &ExecuteCommandParams) -> Result<Uri> {
    let argument = params.arguments.first().cloned().unwrap_or_default();
    key(Refusal::of(session), &argument, "uri")
}

/// What a command answers that changed `edits` places.
pub(in crate::server) fn answer(uri: &str, version: i32, edits: usize) -> Value {
    json!({"uri": uri, "version": version, "edits": edits, "applied": edits > 0})
}

/// The argument `value` as what it must be.
fn read<T: DeserializeOwned>(refusal: Refusal, value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|e| refusal.misshapen(e.to_string()))
}

/// What `argument` has under `key`.
fn key<T: DeserializeOwned>(refusal: Refusal, argument: &Value, key: &str) -> Result<T> {
    let value = argument.get(key).cloned().unwrap_or_default();
    serde_json::from_value(value).map_err(|e| refusal.misshapen(format!("{key}: {e}")))
}

/// What `argument` has under `key`, if it has it.
fn optional<T: DeserializeOwned>(
    refusal: Refusal,
    argument: &Value,
    name: &str,
) -> Result<Option<T>> {
    match argument.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => key(refusal, argument, name).map(Some),
    }
}

/// The refusal of a command for a text that is another one by now.
pub(in crate::server) fn stale(session: &Session) -> tower_lsp::jsonrpc::Error {
    Refusal::of(session).stale(&Message::new("command-stale"))
}

/// The refusal of a command for the reason `key`.
pub(in crate::server) fn refused(
    session: &Session,
    key: &'static str,
) -> tower_lsp::jsonrpc::Error {
    Refusal::of(session).failed(&Message::new(key))
}
