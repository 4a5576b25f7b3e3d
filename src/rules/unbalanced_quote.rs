//! A quotation mark without its partner in the paragraph.

use super::{Check, Finding, Message, Rule, Severity};
use crate::kurdish::{Signs, Traits};
use crate::kurdish::pairs::quotes;

pub(super) const RULE: Rule = Rule {
    code: "unbalanced-quote",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::QUOTE,
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    if check.cut {
        return;
    }
    for &i in &quotes(paragraph).odd {
        let token = &paragraph.tokens[i];
        let mark = paragraph.word(i).chars().next();
        // A quotation over several paragraphs opens each of them and closes the last.
        let continues =
            mark.is_some_and(|m| [check.around.open_before, check.around.goes_on_behind].contains(&Some(partner(m))));
        if token.language.is_kurdish() && !continues {
            let message = Message::new("unbalanced-quote").with("mark", paragraph.word(i));
            out.push(RULE.finding(token.span(), message, Vec::new()));
        }
    }
}

/// The opening mark of the pair that `mark` belongs to.
fn partner(mark: char) -> char {
    match mark {
        '»' => '«',
        '”' => '“',
        other => other,
    }
}
