//! One mark typed twice: `،،`, `؛؛`, `..`.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::style::Choice;
use crate::kurdish::{Kind, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "repeated-punctuation",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Mark),
    signs: Signs::DOUBLED_MARK,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    let mut i = 0;
    while i < paragraph.tokens.len() {
        let start = i;
        i += 1;
        if !paragraph.tokens[start].traits.has(Traits::DOT.and(Traits::KURDISH_MARK)) {
            continue;
        }
        let mark = paragraph.word(start);
        if !matches!(mark, "،" | "؛" | ".") {
            continue;
        }
        while i < paragraph.tokens.len() && paragraph.word(i) == mark {
            i += 1;
        }
        let count = i - start;
        let span = paragraph.tokens[start].start..paragraph.tokens[i - 1].end;
        let follows_word = paragraph.is_kurdish_at(paragraph.solid(start, -1));
        if count < 2 || !follows_word || paragraph.in_repair(&span) {
            continue;
        }
        let fixes = match (mark, count) {
            (".", 2) => {
                // At the end of a line a slip, before more text rather an ellipsis.
                let ends = paragraph
                    .solid(i - 1, 1)
                    .is_none_or(|n| paragraph.tokens[n].kind == Kind::LineEnd);
                let ellipsis = match check.context.habits[Choice::Ellipsis as usize] {
                    Some(1) => "…",
                    _ => "...",
                };
                let offers = if ends { [".", ellipsis] } else { [ellipsis, "."] };
                offers
                    .map(|new| Fix::replace(Certainty::Likely, span.clone(), new))
                    .into()
            }
            // Three full stops and more are an ellipsis.
            (".", _) => continue,
            _ => vec![Fix::replace(Certainty::Safe, span.clone(), mark)],
        };
        let message = Message::new("repeated-punctuation")
            .with("wrong", &paragraph.text[span.clone()])
            .with("right", mark);
        let finding = RULE.finding(span, message, fixes);
        // Newsrooms write `راستەوخۆ..` in headlines: worth a look, no more.
        let severity = match mark {
            "." => Severity::Info,
            _ => finding.severity,
        };
        out.push(Finding {
            severity,
            ..finding
        });
    }
}
