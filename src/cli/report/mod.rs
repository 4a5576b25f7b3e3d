//! Printing findings in the formats of `rastnus check`.

mod github;
mod human;
mod json;
mod sarif;

use std::io::{self, IsTerminal, Write};

use serde_json::Value;

use super::arguments::CheckFormat;
use super::failure::Failure;
use super::files::Source;
use crate::config::{Settings, Severity};
use crate::messages::{self, Locale};
use crate::rules::Finding;
use crate::text::{Encoding, LineIndex, Position};

/// Collects or prints findings, file by file.
pub struct Reporter {
    format: CheckFormat,
    colour: bool,
    items: Vec<Value>,
    count: usize,
    files: usize,
}

impl Reporter {
    /// A reporter that prints in `format`.
    pub fn new(format: CheckFormat) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        Self {
            format,
            colour: io::stdout().is_terminal() && !plain,
            items: Vec::new(),
            count: 0,
            files: 0,
        }
    }

    /// Reports the findings of one text.
    pub fn add(
        &mut self,
        source: &Source,
        findings: &[Finding],
        locale: Locale,
    ) -> Result<(), Failure> {
        self.count += findings.len();
        self.files += 1;
        let place = Place {
            source,
            index: LineIndex::new(&source.text),
            locale,
        };
        let mut out = io::stdout().lock();
        for finding in findings {
            let line = match self.format {
                CheckFormat::Human => human::finding(&place, finding, self.colour),
                CheckFormat::Github => github::finding(&place, finding),
                CheckFormat::Json => {
                    self.items.push(json::finding(&place, finding));
                    continue;
                }
                CheckFormat::Sarif => {
                    self.items.push(sarif::finding(&place, finding));
                    continue;
                }
            };
            writeln!(out, "{line}").map_err(Failure::Output)?;
        }
        Ok(())
    }

    /// Prints what was collected; how many findings there were.
    pub fn finish(self) -> Result<usize, Failure> {
        let document = match self.format {
            CheckFormat::Json => Value::Array(self.items),
            CheckFormat::Sarif => sarif::document(self.items),
            _ => return Ok(self.count),
        };
        let mut out = io::stdout().lock();
        let text = serde_json::to_string_pretty(&document).unwrap_or_default();
        writeln!(out, "{text}").map_err(Failure::Output)?;
        Ok(self.count)
    }
}

/// A text and the means to say where in it something is.
pub struct Place<'s> {
    source: &'s Source,
    index: LineIndex<'s>,
    locale: Locale,
}

impl Place<'_> {
    fn path(&self) -> String {
        self.source.path.display().to_string()
    }

    fn message(&self, finding: &Finding) -> String {
        messages::text(self.locale, &finding.message)
    }

    fn utf16(&self, offset: usize) -> Position {
        self.index.position(offset, Encoding::Utf16)
    }

    /// The offset in the file, byte order mark included.
    fn byte(&self, offset: usize) -> usize {
        offset + self.source.bom
    }
}

/// The language of the messages about a text.
pub fn locale(settings: &Settings, environment: Locale) -> Locale {
    settings.locale.unwrap_or(environment)
}

/// The name of a severity, as in the configuration.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Hint => "hint",
    }
}
