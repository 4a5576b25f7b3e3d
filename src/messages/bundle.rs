//! The message files and the choice among them.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use crate::config::Locale;
use crate::config::{ConfigError, Expected, NameFault};
use crate::rules::Message;

impl Locale {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::En, Self::Ckb, Self::Kmr];

    /// The locale for a language tag such as `ckb-IQ`, `ku_TR.UTF-8` or `en`; none when we do not
    /// speak that language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag
            .split(['.', '@'])
            .next()
            .unwrap_or(tag)
            .replace('_', "-");
        let id: LanguageIdentifier = tag.parse().ok()?;
        let arabic = id.script.is_some_and(|s| s.as_str() == "Arab");
        let iraq_or_iran = id.region.is_some_and(|r| matches!(r.as_str(), "IQ" | "IR"));
        match id.language.as_str() {
            "ckb" => Some(Self::Ckb),
            "ku" if arabic || iraq_or_iran => Some(Self::Ckb),
            "kmr" | "ku" => Some(Self::Kmr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The locale of the user's environment, or English.
    pub fn from_environment() -> Self {
        sys_locale::get_locales()
            .find_map(|tag| Self::from_tag(&tag))
            .unwrap_or_default()
    }

    /// Its language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ckb => "ckb",
            Self::Kmr => "kmr",
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("en.ftl"),
            Self::Ckb => include_str!("ckb.ftl"),
            Self::Kmr => include_str!("kmr.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 3] =
            [const { OnceLock::new() }; 3];
        BUNDLES[self as usize].get_or_init(|| {
            let id: LanguageIdentifier = self.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Terminals and some editors print the isolating marks as boxes.
            bundle.set_use_isolating(false);
            let resource = match FluentResource::try_new(self.source().to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

/// `message` in the language `locale`. A key without a text (a test forbids it) shows as itself.
pub fn text(locale: Locale, message: &Message) -> String {
    let bundle = locale.bundle();
    let Some(pattern) = bundle.get_message(message.key).and_then(|m| m.value()) else {
        return message.key.to_owned();
    };
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        match locale == Locale::Ckb && is_count(name, value) {
            true => args.set(*name, in_sorani_digits(value)),
            false => args.set(*name, value.as_str()),
        }
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned()
}

/// Whether the argument `name` of a message is a number that we say; one that is quoted from a text or a
/// file stays as it stands there.
fn is_count(name: &str, value: &str) -> bool {
    const COUNTS: [&str; 9] = [
        "count", "day", "days", "files", "findings", "limit", "line", "number", "year",
    ];
    COUNTS.contains(&name) && value.bytes().all(|b| b.is_ascii_digit())
}

/// `number` in the digits that Sorani is printed with.
fn in_sorani_digits(number: &str) -> String {
    let digit = |c: char| {
        c.to_digit(10)
            .and_then(|d| char::from_u32(u32::from('٠') + d))
    };
    number.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// What is wrong with a configuration, and what to do; `file` is how the user knows it.
pub fn config_error(locale: Locale, file: &str, error: &ConfigError) -> String {
    let at = |line: &Option<u32>| match line {
        Some(line) => format!("{file}:{line}"),
        None => file.to_owned(),
    };
    let message = match error {
        ConfigError::Unreadable { path, reason } => Message::new("config-unreadable")
            .with("file", path.display().to_string())
            .with("reason", reason),
        ConfigError::Malformed { line, reason } => Message::new("config-malformed")
            .with("file", at(line))
            .with("reason", reason.trim()),
        ConfigError::UnknownKey { line, key, nearest } => unknown("config-unknown-key", nearest)
            .with("file", at(line))
            .with("name", key),
        ConfigError::UnknownRule {
            line,
            name,
            nearest,
        } => unknown("config-unknown-rule", nearest)
            .with("file", at(line))
            .with("name", name),
        ConfigError::UnknownValue(wrong) => unknown("config-unknown-value", &wrong.nearest)
            .with("file", at(&wrong.line))
            .with("name", &wrong.key)
            .with("value", &wrong.value)
            .with("valid", wrong.valid.join(", ")),
        ConfigError::WrongType(wrong) => {
            let (expected, least, most) = match wrong.expected {
                Expected::Switch => ("switch", 0, 0),
                Expected::Number(least, most) => ("number", least, most),
                Expected::Text => ("text", 0, 0),
                Expected::List => ("list", 0, 0),
                Expected::Table => ("table", 0, 0),
            };
            let whole = wrong.key.is_empty();
            Message::new("config-wrong-type")
                .with("file", at(&wrong.line))
                .with("name", if whole { file } else { &wrong.key })
                .with("value", &wrong.value)
                .with("expected", expected)
                .with("least", least.to_string())
                .with("most", most.to_string())
        }
        ConfigError::Name { line, name, fault } => match fault {
            NameFault::Empty => Message::new("config-name-empty"),
            NameFault::Twice(first) => {
                Message::new("config-name-twice").with("first", first.to_string())
            }
        }
        .with("file", at(&Some(*line)))
        .with("name", name),
        ConfigError::NameClash { line, name, other } => Message::new("config-name-clash")
            .with("file", at(&Some(*line)))
            .with("name", name)
            .with("other", other),
        ConfigError::Outside { listed } => Message::new("config-outside")
            .with("file", file)
            .with("listed", listed),
        ConfigError::Unwritable { path, reason } => Message::new("config-unwritable")
            .with("file", path.display().to_string())
            .with("reason", reason),
        ConfigError::IgnoreLine { line, content } => Message::new("config-ignore-line")
            .with("file", at(&Some(*line)))
            .with("content", content),
    };
    text(locale, &message)
}

/// The message `key` with the nearest valid name, which the texts leave out when it is empty.
fn unknown(key: &'static str, nearest: &Option<String>) -> Message {
    Message::new(key).with("nearest", nearest.clone().unwrap_or_else(|| "none".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::collections::BTreeSet;

    fn keys(locale: Locale) -> BTreeSet<String> {
        let resource = FluentResource::try_new(locale.source().to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", locale.tag()));
        resource
            .entries()
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(m) => Some(m.id.name.to_owned()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_key_exists_in_all_languages() {
        let english = keys(Locale::En);
        assert!(!english.is_empty());
        for locale in Locale::ALL {
            assert_eq!(keys(locale), english, "{}", locale.tag());
        }
    }

    #[test]
    fn sorani_counts_in_its_own_digits_and_quotes_as_it_stands() {
        let count = Message::new("card-mentions").with("count", "12");
        assert!(text(Locale::Ckb, &count).contains("١٢"));
        assert!(text(Locale::Kmr, &count).contains("12"));
        let quoted = Message::new("mixed-number")
            .with("wrong", "1")
            .with("right", "2");
        assert!(text(Locale::Ckb, &quoted).contains("«1»"));
    }

    #[test]
    fn tags_of_systems_and_editors_are_understood() {
        assert_eq!(Locale::from_tag("ckb_IQ.UTF-8"), Some(Locale::Ckb));
        assert_eq!(Locale::from_tag("ku-IQ"), Some(Locale::Ckb));
        assert_eq!(Locale::from_tag("ku_TR"), Some(Locale::Kmr));
        assert_eq!(Locale::from_tag("en-GB"), Some(Locale::En));
        assert_eq!(Locale::from_tag("C"), None);
    }
}
