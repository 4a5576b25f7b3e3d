//! Text in the encoding of an old font: Ali-K, Ali-Web, Dylan, Zarnegar.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Kind, Traits, Signs};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    code: "legacy-font",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Arabic),
    signs: Signs::NONE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    let Some(font) = check.context.font else {
        return;
    };
    let words = paragraph.tokens.iter().filter(|t| t.kind == Kind::Arabic);
    let edits: Vec<Edit> = words
        .filter_map(|token| {
            let word = &paragraph.text[token.span()];
            let read = font.convert(word);
            (read != word).then(|| Edit::new(token.span(), read))
        })
        .collect();
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
        return;
    };
    let span = first.start..last.end;
    let message = Message::new("legacy-font").with("font", font.name());
    let fix = Fix {
        certainty: Certainty::Likely,
        title: Message::new("fix-convert-font").with("font", font.name()),
        edits,
    };
    out.push(RULE.finding(span, message, vec![fix]));
}
