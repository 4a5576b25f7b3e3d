//! A name that somebody points at in a text, to be put into a names file.

use super::{Gazetteer, Origin};
use crate::kurdish::letters::{TATWEEL, ZWJ, ZWNJ, is_arabic, is_mark, standard};

/// Names have this many words at most.
const LONGEST: usize = 6;

/// `selected` as a names file has it: words of the Arabic script with single spaces, in the letters of
/// Sorani; nothing if it is something else, or `gazetteer` has it already.
pub fn name_to_add(selected: &str, gazetteer: &Gazetteer) -> Option<String> {
    let words: Vec<String> = selected.split_whitespace().map(written).collect();
    let is_word = |word: &String| word.chars().count() > 1 && word.chars().all(is_arabic);
    if words.is_empty() || words.len() > LONGEST || !words.iter().all(is_word) {
        return None;
    }
    let name = words.join(" ");
    let listed = gazetteer
        .named(&name)
        .iter()
        .any(|e| e.origin != Origin::Text);
    (!listed).then_some(name)
}

/// `word` in the letters of Sorani, without marks and joiners.
fn written(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            'ه' | 'ھ' if letters.peek() == Some(&ZWNJ) => out.push('ە'),
            'ھ' => out.push('ه'),
            ZWNJ | ZWJ | TATWEEL => {}
            c if is_mark(c) => {}
            c => out.push(standard(c).unwrap_or(c)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_the_letters_of_sorani() {
        let gazetteer = Gazetteer::default();
        let add = |selected| name_to_add(selected, &gazetteer);
        assert_eq!(
            add(" زاڵه\u{200c}  ئه\u{200c}حمه\u{200c}دي\n").as_deref(),
            Some("زاڵە ئەحمەدی")
        );
        for other in [
            "",
            "abc",
            "زاڵە 5",
            "ئا، بێ",
            "هەولێر",
            "ڕستەیەک کە لە حەوت وشە زیاتری تێدایە نییە",
        ] {
            assert_eq!(add(other), None, "{other}");
        }
    }
}
