//! House style: what a newsroom chose where Kurdish allows more than one way.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a choice between ways to write something.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "lowercase")]
        pub enum $name {
            /// Report nothing.
            Keep,
            /// Whatever the text itself mostly does.
            #[default]
            Consistent,
            $($(#[$variant_doc])* $variant),*
        }
    };
}

choice! {
    /// Digits in Kurdish prose.
    DigitStyle {
        /// `0123456789`
        Ascii,
        /// `٠١٢٣٤٥٦٧٨٩`
        Arabic,
        /// `۰۱۲۳۴۵۶۷۸۹`
        Extended,
    }
}

choice! {
    /// Quotation marks.
    QuoteStyle {
        /// `"…"`
        Straight,
        /// `“…”`
        Curly,
        /// `«…»`
        Guillemets,
    }
}

choice! {
    /// The letter for the sound h.
    HehStyle {
        /// ه U+0647
        Heh,
        /// ھ U+06BE
        Doachashmee,
    }
}

choice! {
    /// The letter for r at the start of a word.
    RehStyle {
        /// ر, as Rudaw writes
        Plain,
        /// ڕ, as the Academy writes
        Rolled,
    }
}

choice! {
    /// The marks for an omission.
    EllipsisStyle {
        /// `...`
        Dots,
        /// `…`
        Character,
    }
}

choice! {
    /// The dash between words.
    DashStyle {
        /// `-`
        Hyphen,
        /// `–`
        En,
        /// `—`
        Em,
    }
}

/// A newsroom's choices under one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Rudaw Media Network.
    Rudaw,
    /// Kurdistan24.
    Kurdistan24,
    /// The Kurdish Academy.
    Academy,
    /// The Sorani Wikipedia.
    Wikipedia,
    /// Newsrooms in Iran.
    Iran,
    /// No house: each text is judged by itself.
    #[default]
    None,
}

/// What a user says about style: a profile, and what differs from it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Style {
    /// The newsroom whose choices hold where nothing else is set.
    pub profile: Profile,
    /// Digits in Kurdish prose.
    pub digits: Option<DigitStyle>,
    /// Quotation marks.
    pub quotes: Option<QuoteStyle>,
    /// The letter for the sound h.
    pub heh: Option<HehStyle>,
    /// The letter for r at the start of a word.
    pub initial_reh: Option<RehStyle>,
    /// The marks for an omission.
    pub ellipsis: Option<EllipsisStyle>,
    /// The dash between words.
    pub dash: Option<DashStyle>,
}

/// The style that holds in the end: profile and settings put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct House {
    /// Digits in Kurdish prose.
    pub digits: DigitStyle,
    /// Quotation marks.
    pub quotes: QuoteStyle,
    /// The letter for the sound h.
    pub heh: HehStyle,
    /// The letter for r at the start of a word.
    pub initial_reh: RehStyle,
    /// The marks for an omission.
    pub ellipsis: EllipsisStyle,
    /// The dash between words.
    pub dash: DashStyle,
}

impl Style {
    /// The same style with everything said: what the profile says is set.
    pub fn spelled_out(&self) -> Self {
        let house = self.house();
        Self {
            profile: self.profile,
            digits: Some(house.digits),
            quotes: Some(house.quotes),
            heh: Some(house.heh),
            initial_reh: Some(house.initial_reh),
            ellipsis: Some(house.ellipsis),
            dash: Some(house.dash),
        }
    }

    /// The style that holds.
    pub fn house(&self) -> House {
        let base = self.profile.house();
        House {
            digits: self.digits.unwrap_or(base.digits),
            quotes: self.quotes.unwrap_or(base.quotes),
            heh: self.heh.unwrap_or(base.heh),
            initial_reh: self.initial_reh.unwrap_or(base.initial_reh),
            ellipsis: self.ellipsis.unwrap_or(base.ellipsis),
            dash: self.dash.unwrap_or(base.dash),
        }
    }
}

/// A file in `data/profiles`: the choices, and where they were seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileFile {
    style: House,
    #[allow(dead_code)]
    sources: std::collections::BTreeMap<String, String>,
}

impl Profile {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Rudaw,
        Self::Kurdistan24,
        Self::Academy,
        Self::Wikipedia,
        Self::Iran,
    ];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rudaw => "rudaw",
            Self::Kurdistan24 => "kurdistan24",
            Self::Academy => "academy",
            Self::Wikipedia => "wikipedia",
            Self::Iran => "iran",
            Self::None => "none",
        }
    }

    /// The profile called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// The choices of this newsroom; what it leaves open is `consistent`.
    pub fn house(self) -> House {
        let text = match self {
            Self::Rudaw => include_str!("../../data/profiles/rudaw.toml"),
            Self::Kurdistan24 => include_str!("../../data/profiles/kurdistan24.toml"),
            Self::Academy => include_str!("../../data/profiles/academy.toml"),
            Self::Wikipedia => include_str!("../../data/profiles/wikipedia.toml"),
            Self::Iran => include_str!("../../data/profiles/iran.toml"),
            Self::None => return House::default(),
        };
        // The files are compiled in and a test reads them all.
        toml::from_str::<ProfileFile>(text).map_or_else(|_| House::default(), |file| file.style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_is_readable_and_names_its_sources() {
        for (name, text) in [
            ("rudaw", include_str!("../../data/profiles/rudaw.toml")),
            (
                "kurdistan24",
                include_str!("../../data/profiles/kurdistan24.toml"),
            ),
            ("academy", include_str!("../../data/profiles/academy.toml")),
            (
                "wikipedia",
                include_str!("../../data/profiles/wikipedia.toml"),
            ),
            ("iran", include_str!("../../data/profiles/iran.toml")),
        ] {
            let file: toml::Table = toml::from_str(text).unwrap();
            toml::from_str::<ProfileFile>(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            let style = file["style"].as_table().unwrap();
            let sources = file["sources"].as_table().unwrap();
            for key in style.keys() {
                assert!(sources.contains_key(key), "{name}: no source for {key}");
            }
        }
    }

    #[test]
    fn profiles_have_the_names_of_the_configuration() {
        for profile in Profile::ALL {
            assert_eq!(
                serde_json::to_value(profile).unwrap(),
                serde_json::json!(profile.name())
            );
            assert_eq!(Profile::named(profile.name()), Some(profile));
        }
    }

    #[test]
    fn settings_win_over_the_profile() {
        let style = Style {
            profile: Profile::Rudaw,
            quotes: Some(QuoteStyle::Curly),
            ..Style::default()
        };
        assert_eq!(style.house().digits, DigitStyle::Ascii);
        assert_eq!(style.house().quotes, QuoteStyle::Curly);
    }
}
