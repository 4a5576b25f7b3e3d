//! `rastnus config`

use std::fs;
use std::path::Path;

use super::arguments::{Config, Using};
use super::failure::Failure;
use super::files::Configs;
use super::report;
use super::rules::{print, summary};
use crate::config::{IGNORE_FILE, names_schema, schema};
use crate::messages::{self, Locale};
use crate::rules::{ALL, Message};

/// Prints the schema, or the settings that hold somewhere.
pub fn run(what: Option<&Config>, locale: Locale) -> Result<u8, Failure> {
    match what {
        Some(Config::Schema) => {
            let summaries: Vec<(&str, String)> = ALL.iter().map(|r| (r.code, summary(r))).collect();
            let rules: Vec<(&str, &str)> = summaries.iter().map(|(c, s)| (*c, &**s)).collect();
            let schema = serde_json::to_string_pretty(&schema(&rules));
            print(&schema.unwrap_or_default())
        }
        Some(Config::NamesSchema) => {
            print(&serde_json::to_string_pretty(&names_schema()).unwrap_or_default())
        }
        Some(Config::Show { path, using }) => show(path, using, locale),
        None => show(Path::new("."), &Using::default(), locale),
    }
}

fn show(path: &Path, using: &Using, locale: Locale) -> Result<u8, Failure> {
    // What is not there would get the settings of its folder, but is rather a slip.
    fs::metadata(path).map_err(|e| Failure::Read(path.to_owned(), e))?;
    let holding = Configs::new(using, locale)?.for_path(path)?;
    let locale = report::locale(&holding.settings, locale);
    let comment = |message: &Message| format!("# {}\n", messages::text(locale, message));
    let naming = |key, file: &Path| {
        let file = file.display().to_string();
        comment(&Message::new(key).with("file", file))
    };
    let mut out = match &holding.file {
        Some(file) => naming("config-from", file),
        None => comment(&Message::new("config-default")),
    };
    let list = holding.ignore_folder.map(|folder| folder.join(IGNORE_FILE));
    if let Some(list) = list.filter(|list| list.is_file()) {
        out.push_str(&naming("config-ignores", &list));
    }
    let mut settings = holding.settings;
    settings.style = settings.style.spelled_out();
    out.push('\n');
    out.push_str(&toml::to_string(&settings).unwrap_or_default());
    print(out.trim_end())
}
