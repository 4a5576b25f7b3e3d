//! Names in words that lost their ە to a ه.

use crate::kurdish::letters::is_arabic;
use crate::kurdish::{Kind as TokenKind, Paragraph, Prior, heh};

use super::recognise::may_be_kurdish;

/// A paragraph in which ه stands between consonants this often writes it for ە elsewhere, too.
const OFTEN: u32 = 2;

/// The text of `paragraph` with ە where ه stands for it, as long as the text; none if that changes
/// nothing.
pub(super) fn restored(paragraph: &Paragraph) -> Option<String> {
    if paragraph.facts().lost_ae == 0 {
        return None;
    }
    let mut text = paragraph.text.to_owned();
    let mut changed = false;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        let word = paragraph.word(i);
        let lost = token.kind == TokenKind::Arabic
            && may_be_kurdish(token.language)
            && word.contains('ه')
            && !word.contains('ە')
            && word.chars().all(is_arabic)
            && (paragraph.facts().lost_ae >= OFTEN || heh::between_consonants(word) > 0);
        let word = lost.then(|| heh::restore(word)).flatten();
        if let Some(word) = word.filter(|word| word.len() == token.end - token.start) {
            text.replace_range(token.span(), &word);
            changed = true;
        }
    }
    changed.then_some(text)
}

/// `paragraph` with the text `restored`; its words stay in the languages that they are in.
pub(super) fn reread<'t>(paragraph: &Paragraph<'t>, restored: &'t str) -> Option<Paragraph<'t>> {
    let mut again = Paragraph::with_markup(restored, paragraph.markup, Prior::default());
    if again.tokens.len() != paragraph.tokens.len() {
        return None;
    }
    for (token, old) in again.tokens.iter_mut().zip(&paragraph.tokens) {
        if token.span() != old.span() {
            return None;
        }
        token.language = old.language;
    }
    Some(again)
}
