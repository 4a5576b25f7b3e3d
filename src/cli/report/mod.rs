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

/// Prints findings, file by file; nothing of them is kept.
pub struct Reporter {
    format: CheckFormat,
    colour: bool,
    count: usize,
}

impl Reporter {
    /// A reporter that prints in `format`.
    pub fn new(format: CheckFormat) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        Self {
            format,
            colour: io::stdout().is_terminal() && !plain,
            count: 0,
        }
    }

    /// Reports the findings of one text.
    pub fn add(
        &mut self,
        source: &Source,
        findings: &[Finding],
        locale: Locale,
    ) -> Result<(), Failure> {
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
                CheckFormat::Json => self.item(&json::finding(&place, finding)),
                CheckFormat::Sarif => self.item(&sarif::finding(&place, finding)),
            };
            self.count += 1;
            writeln!(out, "{line}").map_err(Failure::Output)?;
        }
        Ok(())
    }

    /// An item of the list that the report is, with what stands before it.
    fn item(&self, item: &Value) -> String {
        let item = serde_json::to_string_pretty(item).unwrap_or_default();
        if self.count == 0 {
            format!("{}\n{item}", self.ends().0)
        } else {
            format!(",\n{item}")
        }
    }

    /// What stands before the items and behind them.
    fn ends(&self) -> (String, String) {
        match self.format {
            CheckFormat::Json => ("[".into(), "]".into()),
            CheckFormat::Sarif => sarif::ends(),
            CheckFormat::Human | CheckFormat::Github => Default::default(),
        }
    }

    /// Ends the report; how many findings there were.
    pub fn finish(self) -> Result<usize, Failure> {
        let (before, behind) = self.ends();
        let mut out = io::stdout().lock();
        let end = match self.count {
            0 if behind.is_empty() => return Ok(0),
            0 => writeln!(out, "{before}{behind}"),
            _ if behind.is_empty() => Ok(()),
            _ => writeln!(out, "{behind}"),
        };
        end.map_err(Failure::Output)?;
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
