//! Names of Latin letters as Kurdish writes them, as in ئای.بی.ئێم (IBM) and گۆڵ.کۆم (goal.com).

use super::suffixes;

/// Names of the letters A to Z, folded, with the spellings in use.
const LETTERS: &[&str] = &[
    "ئەی",
    "بی",
    "سی",
    "دی",
    "ئی",
    "ئێف",
    "جی",
    "ئێچ",
    "ئێیچ",
    "ئای",
    "جەی",
    "جێی",
    "کەی",
    "ئێل",
    "ئێڵ",
    "ئەل",
    "ئێم",
    "ئێن",
    "ئەن",
    "ئۆ",
    "پی",
    "کیو",
    "ئاڕ",
    "ئار",
    "ئێس",
    "ئەس",
    "تی",
    "یو",
    "ڤی",
    "دەبلیو",
    "دەبڵیو",
    "ئێکس",
    "وای",
    "زێد",
    "زی",
];

/// The last part of an internet name, spelled in Kurdish.
const DOMAINS: &[&str] = &["کۆم", "نێت", "ئۆرگ"];

/// Whether the dot between the words `before` and `behind`, both folded, belongs to an abbreviation
/// or to an internet name that is spelled out.
pub fn joins(before: &str, behind: &str) -> bool {
    // No Kurdish word begins with ە: it is an ending behind the dot of an abbreviation.
    behind.starts_with('ە')
        || one_of(DOMAINS, behind)
        || (LETTERS.contains(&before) && one_of(LETTERS, behind))
}

/// Whether `word` is one of `stems`, with endings or without: ئێمی.
fn one_of(stems: &[&str], word: &str) -> bool {
    stems.iter().any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|rest| suffixes::analyse(stem, rest).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn abbreviations() {
        for (before, behind, expected) in [
            ("ئێن", "ئێڵ", true),
            ("ئێڵ", "پیدا", true),
            ("ئێم", "ەوە", true),
            ("گۆڵ", "کۆم", true),
            ("گۆڵ", "کۆمەوە", true),
            ("ئەم", "کات", false),
            ("کرد", "ئەم", false),
            ("کرد", "کۆمەڵ", false),
        ] {
            assert_eq!(joins(before, behind), expected, "{before}.{behind}");
        }
    }
}
