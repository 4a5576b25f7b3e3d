//! `rastnus rules` and `rastnus explain`

use std::io::{self, Write};

use serde_json::json;

use super::CLEAN;
use super::arguments::RulesFormat;
use super::failure::Failure;
use super::report::severity_name;
use crate::config::nearest;
use crate::messages::Locale;
use crate::rules::{ALL, Rule};

/// Prints the page of `rule`, or the names of all rules.
pub fn explain(rule: Option<&str>, locale: Locale) -> Result<u8, Failure> {
    let Some(name) = rule else {
        return list(RulesFormat::Human, locale);
    };
    match Rule::named(name) {
        Some(rule) => print(rule.page.trim_end()),
        None => Err(Failure::NoRule(
            name.to_owned(),
            nearest(name, Rule::codes().into_iter()),
        )),
    }
}

/// Prints all rules.
pub fn list(format: RulesFormat, _locale: Locale) -> Result<u8, Failure> {
    let width = ALL.iter().map(|r| r.code.len()).max().unwrap_or(0);
    let lines: Vec<String> = match format {
        RulesFormat::Human => ALL
            .iter()
            .map(|r| {
                format!(
                    "{:width$}  {:8} {}",
                    r.code,
                    severity_name(r.severity),
                    summary(r)
                )
            })
            .collect(),
        RulesFormat::Markdown => ["| rule | severity | what |", "|---|---|---|"]
            .into_iter()
            .map(str::to_owned)
            .chain(ALL.iter().map(|r| {
                format!(
                    "| `{}` | {} | {} |",
                    r.code,
                    severity_name(r.severity),
                    summary(r)
                )
            }))
            .collect(),
        RulesFormat::Json => {
            let rules: Vec<_> = ALL
                .iter()
                .map(|r| json!({"code": r.code, "severity": r.severity, "summary": summary(r)}))
                .collect();
            vec![serde_json::to_string_pretty(&rules).unwrap_or_default()]
        }
    };
    print(&lines.join("\n"))
}

/// The first paragraph of the section "What" of a rule's page, on one line.
pub fn summary(rule: &Rule) -> String {
    let body = rule.page.split("## What").nth(1).unwrap_or(rule.page);
    let paragraph = body.trim_start().split("\n\n").next().unwrap_or_default();
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    lines.join(" ").trim_end().to_owned()
}

/// Prints `text` and ends the line.
pub fn print(text: &str) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").map_err(Failure::Output)?;
    Ok(CLEAN)
}
