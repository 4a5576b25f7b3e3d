//! What the two normalizers that did most of the damage on the web do to a text.
//!
//! These models serve as proof: a repair is provable when damaging the repaired text gives the
//! damaged one back. They were written from the observed behaviour of the packages asosoft 0.2.0
//! and klpt 0.1.7, and are compared with them in the tests where Python is there.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::Digits;
use super::digits::is_digit;

/// AsoSoft's chain: digits set apart, punctuation spaced, digits made Arabic-Indic, the ends
/// trimmed. Letters are left alone: the chain's changes to them are another matter.
pub fn asosoft(text: &str) -> String {
    let text = separate_digits(&text.chars().collect::<Vec<_>>());
    let text = space_punctuation(text);
    let folded: String = text.into_iter().collect();
    Digits::Arabic.write(folded.trim())
}

/// The punctuation step of AsoSoft's chain alone, as it is used where digits shall stay.
pub fn punctuation(text: &str) -> String {
    let spaced: String = space_punctuation(text.chars().collect())
        .into_iter()
        .collect();
    spaced.trim().to_owned()
}

/// KLPT's numerals: every digit made Arabic-Indic, nothing else.
pub fn klpt(text: &str) -> String {
    Digits::Arabic.write(text)
}

/// Sets digits apart from what stands beside them, but for signs and full stops.
fn separate_digits(text: &[char]) -> Vec<char> {
    let keeps = |c: Option<&char>| {
        c.is_some_and(|c| is_digit(*c) || matches!(c, ' ' | '\t' | '-' | '+' | '.'))
    };
    let mut apart = Vec::with_capacity(text.len() + 8);
    for (i, c) in text.iter().enumerate() {
        if is_digit(*c) && !keeps(i.checked_sub(1).and_then(|p| text.get(p))) {
            apart.push(' ');
        }
        apart.push(*c);
        if is_digit(*c) && !keeps(text.get(i + 1)) {
            apart.push(' ');
        }
    }
    // The izafe goes back to its number, and two spaces behind a number become one.
    let mut out = Vec::with_capacity(apart.len());
    let mut i = 0;
    while i < apart.len() {
        out.push(apart[i]);
        if is_digit(apart[i]) && apart.get(i + 1) == Some(&' ') {
            let rest = &apart[i + 2..];
            let ending = [&['ی'][..], &['ی', 'ە', 'م'], &[]]
                .into_iter()
                .find(|e| rest.starts_with(e) && rest.get(e.len()) == Some(&' '));
            if let Some(ending) = ending {
                out.extend_from_slice(ending);
                out.push(' ');
                i += 3 + ending.len();
                continue;
            }
        }
        i += 1;
    }
    out
}

/// Stand-ins for marks that the chain hides from its own rules.
const QUOTE: char = '\u{f8fd}';
const CLOSED_QUOTE: char = '\u{f8fa}';
const CLOSED_BRACKET: char = '\u{f8fb}';

fn space_punctuation(text: Vec<char>) -> Vec<char> {
    let text = match text.iter().any(|c| matches!(c, '"' | '(' | ')' | '»')) {
        true => hide_pairs(text),
        false => text,
    };
    let text = space_between_stops_and_quotes(text);
    let mut text = space_after_runs(&text);
    for c in &mut text {
        match *c {
            CLOSED_QUOTE => *c = '»',
            CLOSED_BRACKET => *c = ')',
            _ => {}
        }
    }
    let text = space_before_runs(&text);
    let text = join_separators(text, &['.', '|', '٫'], 1);
    let text = join_separators(text, &[',', '٬'], 3);
    let text = join_separators(text, &['/', '\u{60d}'], 1);
    let text = drop_space_before(&text, is_closing);
    let text = drop_space_after_opening(&text);
    let mut text = drop_space_before(&text, is_stop);
    for c in &mut text {
        if *c == QUOTE {
            *c = '"';
        }
    }
    text
}

/// Puts the stand-ins in.
fn hide_pairs(text: Vec<char>) -> Vec<char> {
    let text: String = text.into_iter().collect();
    let text = text
        .replace('"', &QUOTE.to_string())
        .replace("((", "«")
        .replace("))", "»")
        .replace('»', &CLOSED_QUOTE.to_string())
        .replace(')', &CLOSED_BRACKET.to_string());
    text.chars().collect()
}

fn space_between_stops_and_quotes(text: Vec<char>) -> Vec<char> {
    if text.iter().all(char::is_ascii) {
        return text;
    }
    let mut out = Vec::with_capacity(text.len());
    for (i, c) in text.iter().enumerate() {
        let initial = |c: &char| c.general_category() == GeneralCategory::InitialPunctuation;
        if i > 0 && is_stop(text[i - 1]) && initial(c) {
            out.push(' ');
        }
        out.push(*c);
    }
    out
}

fn space_after_runs(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() + 8);
    for (i, c) in text.iter().enumerate() {
        out.push(*c);
        let ends = text
            .get(i + 1)
            .is_none_or(|next| !next.is_whitespace() && !is_punctuation(*next));
        if is_punctuation(*c) && ends {
            out.push(' ');
        }
    }
    out
}

fn space_before_runs(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() + 8);
    for (i, c) in text.iter().enumerate() {
        let begins = i == 0 || !(matches!(text[i - 1], ' ' | '\t') || is_punctuation(text[i - 1]));
        if is_punctuation(*c) && begins {
            out.push(' ');
        }
        out.push(*c);
    }
    out
}

/// `5 . 3` to `5.3` for each of `marks` that `digits` digits follow.
fn join_separators(text: Vec<char>, marks: &[char], digits: usize) -> Vec<char> {
    if !text.iter().any(|c| marks.contains(c)) {
        return text;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut i = 0;
    while i < text.len() {
        let followed = |from: usize| {
            text.get(from..from + digits)
                .is_some_and(|d| d.iter().all(|c| is_digit(*c)))
        };
        if let [digit, ' ', mark, ' ', ..] = &text[i..]
            && is_digit(*digit)
            && marks.contains(mark)
            && followed(i + 4)
        {
            out.extend([*digit, *mark]);
            i += 4;
        } else {
            out.push(text[i]);
            i += 1;
        }
    }
    out
}

fn drop_space_before(text: &[char], mark: impl Fn(char) -> bool) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for (i, c) in text.iter().enumerate() {
        if !(*c == ' ' && text.get(i + 1).is_some_and(|next| mark(*next))) {
            out.push(*c);
        }
    }
    out
}

fn drop_space_after_opening(text: &[char]) -> Vec<char> {
    use GeneralCategory::{InitialPunctuation, OpenPunctuation};
    let mut out = Vec::with_capacity(text.len());
    for (i, c) in text.iter().enumerate() {
        let behind_opening = || {
            i > 0
                && matches!(
                    text[i - 1].general_category(),
                    InitialPunctuation | OpenPunctuation
                )
        };
        if !(*c == ' ' && behind_opening()) {
            out.push(*c);
        }
    }
    out
}

fn is_stop(c: char) -> bool {
    matches!(c, '!' | '.' | ':' | ';' | '?' | '،' | '؛' | '؟')
}

fn is_closing(c: char) -> bool {
    use GeneralCategory::{ClosePunctuation, FinalPunctuation};
    if c.is_ascii() {
        return matches!(c, ')' | ']' | '}');
    }
    matches!(c.general_category(), ClosePunctuation | FinalPunctuation)
}

fn is_punctuation(c: char) -> bool {
    use GeneralCategory::*;
    if c.is_ascii() {
        let symbol = matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~');
        return c.is_ascii_punctuation() && !symbol;
    }
    matches!(
        c.general_category(),
        ConnectorPunctuation
            | DashPunctuation
            | OpenPunctuation
            | ClosePunctuation
            | InitialPunctuation
            | FinalPunctuation
            | OtherPunctuation
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damages_as_the_chain_does() {
        // Observed outputs of the package.
        for (clean, damaged) in [
            (
                "pic.twitter.com/x0ZkGGPpkV",
                "pic. twitter. com / x ٠ ZkGGPpkV",
            ),
            (
                "(@Rudawkurdish) July 26, 2021",
                "(@ Rudawkurdish) July ٢٦,٢٠٢١",
            ),
            ("info2021@rudaw.net", "info ٢٠٢١ @ rudaw. net"),
            ("COVID-19", "COVID - ١٩"),
            ("10:30", "١٠: ٣٠"),
            ("SAUL LOEB/AFP", "SAUL LOEB / AFP"),
            ("1991ەوە", "١٩٩١ ەوە"),
            ("10ی ئۆکتۆبەری 2021", "١٠ی ئۆکتۆبەری ٢٠٢١"),
            (
                "https://www.rudaw.net/a?id=12&x=3.5",
                "https:// www. rudaw. net / a? id= ١٢ & x= ٣.٥",
            ),
        ] {
            assert_eq!(asosoft(clean), damaged);
        }
    }
}
