//! Configurations, names files and lists of dismissed findings, whatever is in them.

use std::path::Path;

use arbitrary::{Result, Unstructured};
use rastnus::config::{self, ConfigError, HouseNames, IgnoreList};
use rastnus::entities::Gazetteer;
use rastnus::messages::{Locale, config_error};
use rastnus::rules::Rule;
use rastnus::text::Text;

use super::pieces;

const PIECES: &[&str] = &[
    "[style]\n",
    "[rules]\n",
    "[files]\n",
    "[entities]\n",
    "[[entity]]\n",
    "profile = ",
    "digits = ",
    "heh = ",
    "locale = ",
    "include = ",
    "files = ",
    "kind = ",
    "names = ",
    "nisba = ",
    "gloss = { en = \"x\" }\n",
    "ambiguous = true\n",
    "of = \"place-iraq\"\n",
    "\"rudaw\"\n",
    "\"ascii\"\n",
    "\"off\"\n",
    "\"person\"\n",
    "[\"باداوە\", \"باداوەی نوێ\"]\n",
    "[\"ئەمریکا\"]\n",
    "[\"\"]\n",
    "[\"**/[\"]\n",
    "5\n",
    "heh\tهەولێر\ta.txt\n",
    "\t",
    "\n",
    "# ",
    "\\",
];

/// Reads `data`, and a file that is made from it, as each of the three.
pub fn run(data: &[u8]) {
    read(&String::from_utf8_lossy(data));
    // Bytes that run out end the case.
    let _ = attempt(&mut Unstructured::new(data));
}

fn attempt(bytes: &mut Unstructured) -> Result<()> {
    let mut text = String::new();
    while !bytes.is_empty() {
        text.push_str(match bytes.int_in_range(0..=9)? {
            0 => pieces::piece(bytes)?,
            _ => bytes.choose(PIECES)?,
        });
    }
    read(&text);
    Ok(())
}

fn read(text: &str) {
    let rules = Rule::codes();
    let lines = Text::new(text).lines() as u32;
    let sound = |error: &ConfigError| {
        let line = error.line();
        assert!(line.is_none_or(|l| (1..=lines).contains(&l)), "{error:?}");
        let told = config_error(Locale::default(), "rastnus.toml", error);
        assert!(!told.trim().is_empty(), "{error:?}");
    };
    if let Err(error) = config::parse(text, &rules) {
        sound(&error);
    }
    match config::parse_names(text, Path::new("entities.toml")) {
        Ok(records) => {
            let names = HouseNames::new(records);
            for clash in Gazetteer::new(&names).clashes() {
                sound(&clash.into());
            }
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            errors.iter().for_each(sound);
        }
    }
    let (_, errors) = IgnoreList::parse(text, &rules);
    errors.iter().for_each(sound);
}
