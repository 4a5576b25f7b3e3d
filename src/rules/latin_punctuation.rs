//! The Latin marks , ; ? between Kurdish words.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Kind, Paragraph, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "latin-punctuation",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::LATIN_MARK,
    signs: Signs::LATIN_MARK,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if !token.traits.has(RULE.wants) {
            continue;
        }
        let right = match (token.kind, paragraph.word(i)) {
            (Kind::Mark, ",") => "،",
            (Kind::Mark, ";") => "؛",
            (Kind::Mark, "?") => "؟",
            _ => continue,
        };
        let Some(certainty) = certainty(paragraph, i) else {
            continue;
        };
        // The space that stands before the mark goes, the one that lacks behind it comes.
        let spaced = paragraph.near(i, -1) == " " && paragraph.is_kurdish_at(i.checked_sub(2));
        let start = if spaced { token.start - 1 } else { token.start };
        let glued = paragraph.is_kurdish_word(i + 1);
        let text = if glued {
            format!("{right} ")
        } else {
            right.to_owned()
        };
        out.push(RULE.finding(
            token.span(),
            Message::new("latin-punctuation")
                .with("wrong", paragraph.word(i))
                .with("right", right),
            vec![Fix::replace(certainty, start..token.end, text)
                .titled(Message::new("fix-replace").with("new", right))],
        ));
    }
}

/// How sure it is that the mark at `i` belongs to Kurdish prose; none when it does not.
fn certainty(paragraph: &Paragraph, i: usize) -> Option<Certainty> {
    let mark = paragraph.word(i);
    if paragraph.in_repair(&paragraph.tokens[i].span()) {
        return None;
    }
    let question = |i: usize| matches!(paragraph.word(i), "?" | "!" | "؟");
    // `?!` and `???` are judged as one.
    let (mut first, mut last) = (i, i);
    while mark == "?" && first > 0 && question(first - 1) {
        first -= 1;
    }
    while mark == "?" && last + 1 < paragraph.tokens.len() && question(last + 1) {
        last += 1;
    }
    let before = paragraph.solid(first, -1);
    let behind = paragraph.solid(last, 1);
    let sorani = |i: Option<usize>| paragraph.is_kurdish_at(i);
    if sorani(before) && sorani(behind) {
        return Some(Certainty::Safe);
    }
    let adjoins = |i: Option<usize>| {
        i.is_none_or(|i| match paragraph.tokens[i].kind {
            Kind::Number => paragraph.tokens[i].language.is_kurdish_in_arabic_script(),
            Kind::LineEnd => true,
            Kind::Mark => "\"()[]«»“”".contains(paragraph.word(i)),
            Kind::Arabic => paragraph.is_kurdish_word(i),
            _ => false,
        })
    };
    if mark == "?" {
        let attached = paragraph.beside(first, -1);
        return (sorani(attached) && adjoins(behind)).then_some(Certainty::Safe);
    }
    // A winking face.
    if mark == ";" && matches!(paragraph.near(i, 1), ")" | "-" | "(" | "d" | "D") {
        return None;
    }
    // Between numbers the mark may be a separator.
    let number = |i: Option<usize>| i.is_some_and(|i| paragraph.tokens[i].is_numeric());
    let inside = before.is_some() && adjoins(before) && adjoins(behind);
    (inside && !(number(before) && number(behind)) && (sorani(before) || sorani(behind)))
        .then_some(Certainty::Likely)
}
