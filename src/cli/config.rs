//! `rastnus config`

use std::fmt::Write as _;

use super::CLEAN;
use super::arguments::Config;
use super::failure::Failure;
use super::files::Configs;
use super::report;
use super::rules::{print, summary};
use crate::config::{IGNORE_FILE, schema};
use crate::messages::{self, Locale};
use crate::rules::{ALL, Message};

/// Prints the schema, or the settings that hold somewhere.
pub fn run(args: &Config, locale: Locale) -> Result<u8, Failure> {
    match args {
        Config::Schema => {
            let rules: Vec<(&str, &str)> = ALL.iter().map(|r| (r.code, summary(r))).collect();
            let schema = serde_json::to_string_pretty(&schema(&rules));
            print(&schema.unwrap_or_default())
        }
        Config::Show { path, using } => {
            // What is not there would get the settings of its folder, but is rather a slip.
            std::fs::metadata(path).map_err(|e| Failure::Read(path.clone(), e))?;
            let holding = Configs::new(using, locale)?.for_path(path)?;
            let locale = report::locale(&holding.settings, locale);
            let from = match &holding.file {
                Some(file) => Message::new("config-from").with("file", file.display().to_string()),
                None => Message::new("config-default"),
            };
            let mut out = format!("# {}\n", messages::text(locale, &from));
            let list = holding.ignore_folder.map(|folder| folder.join(IGNORE_FILE));
            if let Some(list) = list.filter(|list| list.is_file()) {
                let message =
                    Message::new("config-ignores").with("file", list.display().to_string());
                // Writing to a string does not fail.
                let _ = writeln!(out, "# {}", messages::text(locale, &message));
            }
            let mut settings = holding.settings;
            settings.style = settings.style.spelled_out();
            out.push('\n');
            out.push_str(&toml::to_string(&settings).unwrap_or_default());
            print(out.trim_end())?;
            Ok(CLEAN)
        }
    }
}
