//! Names of months and words of time.

/// English months, full names and usual abbreviations.
const ENGLISH_MONTHS: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// The number (1 to 12) of the English month `word`, written with a capital or in capitals.
pub fn english_month(word: &str) -> Option<u8> {
    let is = |name: &str| word == name || word == name.to_ascii_uppercase();
    let found = ENGLISH_MONTHS
        .iter()
        .position(|(full, short)| is(full) || is(short) || (*short == "Sep" && is("Sept")));
    found.map(|i| i as u8 + 1)
}

/// Whether `word` (folded) announces a time of day: کاتژمێر، سەعات.
pub fn is_hour_word(word: &str) -> bool {
    const STEMS: [&str; 4] = ["کاتژمێر", "سەعات", "سعات", "کاتژمێری"];
    STEMS.iter().any(|stem| word.ends_with(stem))
}
