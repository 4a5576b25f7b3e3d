//! What may follow a name: the endings of Sorani nouns.
//!
//! `STEM [nisba] [number] [also] [pronoun] [pronoun] [postposition] [copula | izafe]`; the form
//! of each ending depends on the sound before it. Verified on inflected forms of news texts.

/// One ending of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suffix {
    /// ی that makes an adjective or the name of an inhabitant: عێراقی.
    Nisba,
    /// "the": ەکە.
    Definite,
    /// "the" of many: ەکان.
    DefinitePlural,
    /// Many: ان.
    Plural,
    /// "a": ێک.
    Indefinite,
    /// The ە that goes with ئەم and ئەو.
    Demonstrative,
    /// "also": یش.
    Also,
    /// A pronoun: م ت ی مان تان یان.
    Pronoun,
    /// "in": دا.
    In,
    /// "from, again": ەوە.
    From,
    /// "is", "are" …
    Copula,
    /// The ی that ties to the next word.
    Izafe,
}

/// The sound at the end of a form, as far as the next ending cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Consonant,
    /// ا
    A,
    /// ە
    E,
    /// ی
    I,
    /// ێ
    Ye,
    /// ۆ and وو
    O,
}

impl End {
    fn of(form: &str) -> Self {
        match form.chars().next_back() {
            Some('ا') => Self::A,
            Some('ە') => Self::E,
            Some('ی') => Self::I,
            Some('ێ') => Self::Ye,
            Some('ۆ') => Self::O,
            Some('و') if form.ends_with("وو") => Self::O,
            _ => Self::Consonant,
        }
    }
}

/// The slots, in their order, and what each may hold.
const SLOTS: [&[Suffix]; 7] = [
    &[Suffix::Nisba],
    &[
        Suffix::DefinitePlural,
        Suffix::Definite,
        Suffix::Plural,
        Suffix::Indefinite,
    ],
    &[Suffix::Also],
    &[Suffix::Pronoun],
    &[Suffix::Pronoun],
    &[Suffix::In, Suffix::From],
    &[Suffix::Copula, Suffix::Izafe, Suffix::Demonstrative],
];

impl Suffix {
    /// Its shapes behind a form that ends in `end`.
    fn shapes(self, end: End) -> &'static [&'static str] {
        use End::{A, Consonant, E, I, O, Ye};
        match (self, end) {
            (Self::Nisba, Consonant) => &["ی"],
            (Self::Nisba, A | O) => &["یی"],
            (Self::Definite, Consonant) => &["ەکە"],
            (Self::Definite, A | E) => &["کە"],
            (Self::Definite, I) => &["یەکە"],
            (Self::Definite, Ye) => &["کە", "یەکە"],
            (Self::Definite, O) => &["کە", "ەکە"],
            (Self::DefinitePlural, Consonant) => &["ەکان"],
            (Self::DefinitePlural, A | E) => &["کان"],
            (Self::DefinitePlural, I) => &["یەکان"],
            (Self::DefinitePlural, Ye) => &["کان", "یەکان"],
            (Self::DefinitePlural, O) => &["کان", "ەکان"],
            (Self::Plural, Consonant) => &["ان"],
            (Self::Plural, A | I | Ye) => &["یان"],
            (Self::Plural, O) => &["یان", "ان"],
            (Self::Indefinite, Consonant) => &["ێک", "ێکی"],
            (Self::Indefinite, A | E | I | Ye | O) => &["یەک"],
            (Self::Also, Consonant) => &["یش"],
            (Self::Also, I) => &["ش", "یش"],
            (Self::Also, A | E | Ye | O) => &["ش"],
            (Self::Pronoun, _) => &["مان", "تان", "یان", "م", "ت", "ی"],
            (Self::In, _) => &["دا"],
            (Self::From, Consonant) => &["ەوە"],
            (Self::From, A | E | Ye) => &["وە"],
            (Self::From, I) => &["یەوە"],
            (Self::From, O) => &["وە", "ەوە"],
            (Self::Demonstrative, Consonant) => &["ە"],
            (Self::Demonstrative, A | E | I | Ye) => &["یە"],
            (Self::Demonstrative, O) => &["یە", "ە"],
            (Self::Copula, Consonant) => &["ە", "ین", "ن"],
            (Self::Copula, A | E | I | Ye) => &["یە", "ین", "ن"],
            (Self::Copula, O) => &["یە", "ە", "ین", "ن"],
            (Self::Izafe, _) => &["ی"],
            (Self::Nisba | Self::Plural, _) => &[],
        }
    }
}

/// The endings that `rest` is made of, behind `stem`; none when it is not made of endings. The
/// reading with the fewest endings wins.
pub fn analyse(stem: &str, rest: &str) -> Option<Vec<Suffix>> {
    let mut found = Vec::new();
    if rest.is_empty() {
        return Some(found);
    }
    for limit in 1..=SLOTS.len() {
        if read(&mut String::from(stem), rest, 0, limit, &mut found) {
            return Some(found);
        }
    }
    None
}

fn read(form: &mut String, rest: &str, slot: usize, limit: usize, found: &mut Vec<Suffix>) -> bool {
    if rest.is_empty() {
        return true;
    }
    if limit == 0 {
        return false;
    }
    for (next, suffixes) in SLOTS.iter().enumerate().skip(slot) {
        for suffix in *suffixes {
            for shape in suffix.shapes(End::of(form)) {
                let Some(tail) = rest.strip_prefix(shape) else {
                    continue;
                };
                // A last ی ties to the next word more often than it says "his".
                if *suffix == Suffix::Pronoun && *shape == "ی" && tail.is_empty() {
                    continue;
                }
                let len = form.len();
                form.push_str(shape);
                found.push(*suffix);
                if read(form, tail, next + 1, limit - 1, found) {
                    return true;
                }
                found.pop();
                form.truncate(len);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use Suffix::*;

    #[test]
    fn forms_of_the_news() {
        for (stem, rest, expected) in [
            ("عێراق", "ییەکان", Some(vec![Nisba, DefinitePlural])),
            ("ئەمریکی", "یەکانمان", Some(vec![DefinitePlural, Pronoun])),
            ("کازمی", "ش", Some(vec![Also])),
            ("عێراق", "ە", Some(vec![Copula])),
            ("بەغدا", "وە", Some(vec![From])),
            ("هەولێر", "ەوە", Some(vec![From])),
            ("عێراق", "دایە", Some(vec![In, Copula])),
            ("کوردستان", "یشمان", Some(vec![Also, Pronoun])),
            ("عێراق", "یی", Some(vec![Nisba, Izafe])),
            ("ئێران", "یش", Some(vec![Also])),
            ("کازمی", "", Some(vec![])),
            ("عێراق", "چی", None),
            ("هەولێر", "و", None),
        ] {
            assert_eq!(analyse(stem, rest), expected, "{stem}{rest}");
        }
    }
}
